"""The contents of a Word document: renewed, they say what they said."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from printgen.check.docx_fields import fields
from printgen.check.docx_file import find, open_word
from printgen.render.html_outline import Entry, SectionEntry
from printgen.render.word import fields as written
from printgen.render.word.contents import ENTRY, NUMBERED, PURPOSE, UNNUMBERED, Mark, contents_of
from tests.word.renewed import renewed
from tests.word.test_word_pages import SAMPLES, counted


def _said(lines: list[str]) -> list[tuple[str, str]]:
    """Words and page of each line; a number stands before them with a tab or a space, and purposes have no page."""
    found = []
    for line in lines:
        words, _, page = " ".join(line.replace("\u00a0", " ").split("\t")).rpartition(" ")
        found.append((words, page) if page.isdigit() else (f"{words} {page}", ""))
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_renewed_by_libreoffice_they_have_the_same_lines_and_pages(name: str, tmp_path: Path) -> None:
    before, after = (_said(lines) for lines in renewed(counted(name), tmp_path))
    assert len(before) > 15
    assert any(words.startswith(("Activity 2.1: ", "Worksheet: ")) for words, _ in before)
    assert [words for words, _ in after] == [words for words, _ in before]
    pages = [(words, page) for words, page in before if page]
    assert [one for one in after if one[0] in dict(pages)] == pages


def test_a_line_that_no_heading_says_holds_fields_so_that_it_follows_its_title_and_number() -> None:
    file = open_word(counted(SAMPLES[0]))
    inside = [one for one in fields(file.document) if one.inside and one.code.startswith("REF ")]
    marked = set(find(file.document, "//w:bookmarkStart/@w:name"))
    assert len(inside) > 15
    assert {one.code.split()[1] for one in inside} <= marked
    lines = [one.code for one in fields(file.document) if one.code.startswith("TC ")]
    assert any(line.startswith('TC "Activities ') for line in lines)


def _entry(identity: str, title: str, icon: str = "") -> Entry:
    return Entry(icon, identity, Markup(title))


def _section(identity: str, number: str = "", *entries: Entry) -> SectionEntry:
    return SectionEntry(number, _entry(identity, identity.title()), "", entries, joined=False)


TITLES = {"one": "One", "two": "Two", "three": "Three", "act": "Ask"}


def test_headings_of_a_style_are_taken_as_they_stand_where_all_are_lines_of_one_level() -> None:
    sections = [("one", "Opener Title"), ("two", "Heading 1"), ("three", "Heading 1")]
    made = contents_of(sections, [_section("one", "1"), _section("two"), _section("three")], TITLES, {})
    assert made.styles == {"Opener Title": NUMBERED, "Heading 1": UNNUMBERED}
    assert made.marks == {}
    assert made.code.endswith(r' \n 3-3 \t "Opener Title,1,Heading 1,4" ')


@pytest.mark.parametrize(("listed", "number"), [(["two"], ""), (["two", "three"], "2")])
def test_a_style_of_headings_that_are_left_out_or_numbered_like_no_other_is_taken_by_marks(
    listed: list[str], number: str
) -> None:
    sections = [("two", "Heading 1"), ("three", "Heading 1")]
    entries = [_section(one, number if one == "two" else "") for one in listed]
    made = contents_of(sections, entries, TITLES, {})
    assert made.styles == {}
    assert [(one, mark.title, mark.number) for one, mark in made.marks.items()][:1] == [("two", "Two", number)]
    assert set(made.marks) == set(listed)


def test_a_mark_knows_what_is_a_title_and_what_is_the_number_of_an_activity() -> None:
    entries = [_section("one", "1", _entry("act", "Activity 2.1: Ask"), _entry("range", "Activities 2.2 to 2.4"))]
    numbered = {"act": ("activity", "2.1"), "b": ("activity", "2.2"), "c": ("activity", "2.4"), "f": ("figure", "2.1")}
    made = contents_of([("one", "Opener Title")], entries, TITLES, numbered)
    assert made.marks["act"] == Mark(level=ENTRY, words="Activity 2.1: Ask", title="Ask")
    assert list(made.marks["act"].pieces(made.activities)) == [("Activity ", ""), ("2.1", "act"), (": ", "")]
    pieces = list(made.marks["range"].pieces(made.activities))
    assert pieces == [("Activities ", ""), ("2.2", "b"), (" to ", ""), ("2.4", "c"), ("", "")]


def test_numbers_in_the_words_of_a_title_stay_as_they_are() -> None:
    mark = Mark(level=ENTRY, words="Activity 3: Top 3 of 2")
    assert list(mark.pieces({"3": "a", "2": "b"})) == [("Activity ", ""), ("3", "a"), (": Top 3 of 2", "")]


def test_quotation_marks_do_not_end_a_line() -> None:
    assert r"\“Ask\”, \"again\" a\\b" in written.quoted('“Ask”, "again" a\\b')
    assert "”again” a/b" in written.plain('"again" a\\b')


def test_a_purpose_has_no_page_number() -> None:
    assert r"\l 3 \n " in written.entry("", PURPOSE, r" \n")
