"""Runs, fields, bookmarks and controls: ids are unique and the same on every build, words are escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printgen.render.word.breaks import paged
from printgen.render.word.controls import Controls, shorten
from printgen.render.word.parts import Parts
from printgen.render.word.runs import Frame
from printgen.render.word.wellformed import fault_in
from printgen.render.word.words import anchor_name
from printgen.render.word.xml import ROOT, Xml, attribute, escape


@pytest.fixture
def w() -> Controls:
    return Controls(parts=Parts(), pages={"here": (4, 6)}, targets=frozenset({"here", "there"}), language="en-GB")


def whole(xml: str) -> bool:
    """Whether a fragment is well-formed."""
    return fault_in(f"<w:p {ROOT}>{xml}</w:p>") is None


@given(st.text())
def test_any_words_make_xml_that_can_be_read(words: str) -> None:
    assert whole(f'<w:t w:x="{attribute(words)}">{escape(words)}</w:t>')


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF)))
def test_words_come_back_as_they_were(words: str) -> None:
    assert unescape(escape(words)) == words


@given(st.lists(st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True), unique=True, min_size=2, max_size=8))
def test_bookmark_names_are_word_names_and_differ(ids: list[str]) -> None:
    names = [anchor_name(i) for i in ids]
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,39}", name) for name in names)
    assert len({name.lower() for name in names}) == len(ids)


def test_hyphens_do_not_make_two_ids_one() -> None:
    assert anchor_name("a-b") != anchor_name("ab")
    assert anchor_name("x" * 60) != anchor_name("x" * 61)


def test_finished_xml_is_not_escaped_again_and_other_words_are() -> None:
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string("{{ xml }}{{ words }}{{ xml ~ xml }}{{ xml * 2 }}")
    assert template.render(xml=Xml("<a/>"), words="<b>") == "<a/>&lt;b&gt;<a/><a/><a/><a/>"


def test_a_run_says_its_language_only_when_it_differs(w: Controls) -> None:
    assert "w:lang" not in w.run("words", lang="en-GB")
    assert '<w:lang w:val="cy"/>' in w.run("croeso", lang="cy")
    assert w.run("one\ntwo").count("<w:br/>") == 1
    assert w.run("") == ""


def test_a_page_field_shows_the_page_that_is_known(w: Controls) -> None:
    field = w.page_field("here")
    assert "PAGEREF here \\h" in field
    assert ">4</w:t>" in field
    assert ">6</w:t>" in w.last_page_field("here")
    assert whole(field)
    assert w.refers_to_pages


def test_an_id_is_bookmarked_once(w: Controls) -> None:
    assert 'w:name="here"' in w.bookmark("here", "x")
    assert w.bookmark("here", "x") == "x"
    assert 'w:id="2"' in w.bookmark("there", "")


def test_a_reference_to_what_is_not_there_is_words(w: Controls) -> None:
    assert w.inner_link("gone", "words") == "words"
    assert 'w:anchor="there"' in w.inner_link("there", "words")


def test_the_same_address_has_one_relationship(w: Controls) -> None:
    first, second = w.link("https://example.org", "a"), w.link("https://example.org", "b")
    assert re.search('r:id="(.*?)"', first)[1] == re.search('r:id="(.*?)"', second)[1]  # type: ignore[index]
    assert len(w.parts.relationships) == 1


def test_the_first_paragraph_in_the_text_starts_the_page_not_a_frame(w: Controls) -> None:
    xml = paged(w.on_new_page(w.framed("Mark", "", Frame(width=10)) + w.paragraph("BodyText", w.run("x"))))
    assert '<w:pStyle w:val="BodyText"/><w:pageBreakBefore/>' in xml
    assert xml.count("pageBreakBefore") == 1


def test_room_after_a_paragraph_replaces_what_it_had(w: Controls) -> None:
    xml = w.space_after(
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:spacing w:after="1"/><w:ind w:left="2"/></w:pPr></w:p>', 10
    )
    assert '<w:pStyle w:val="A"/><w:spacing w:after="567"/><w:ind' in xml
    assert xml.count("w:spacing") == 1


def test_controls_have_ids_of_their_own_however_alike(w: Controls) -> None:
    xml = "".join(w.entry("Name", f"n-{k}") for k in range(500)) + w.entry("Name", "n-1")
    ids = re.findall(r'<w:id w:val="(\d+)"', xml)
    assert len(set(ids)) == 501
    assert all(0 < int(i) < 2**31 for i in ids)


def test_a_control_names_its_placeholder(w: Controls) -> None:
    xml = w.answer("What helps?", "helps", "Write here", lines=3)
    name = re.search('<w:docPart w:val="(.*?)"', xml)[1]  # type: ignore[index]
    (paragraphs,) = (p for p, n in w.parts.placeholders.items() if n == name)
    assert paragraphs.count('<w:pStyle w:val="WritingLine"/>') == 3
    assert xml.endswith(f"<w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>")
    assert [xml.index(f"<w:{tag}") for tag in ("alias", "tag", "id", "lock", "placeholder", "showingPlcHdr")] == sorted(
        xml.index(f"<w:{tag}") for tag in ("alias", "tag", "id", "lock", "placeholder", "showingPlcHdr")
    )


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("date", "<w:date>"),
        ("drop_down", "<w:dropDownList>"),
        ("check_box", "<w14:checkbox>"),
        ("entry", "w:multiLine"),
    ],
)
def test_each_kind_of_control_is_words_own(w: Controls, kind: str, mark: str) -> None:
    xml = {
        "date": lambda: w.date("When", "when", "Choose"),
        "drop_down": lambda: w.drop_down("Which", "which", "Choose", {"One": "1", "Two": "2"}),
        "check_box": lambda: w.check_box("Yes", "yes", ticked=True),
        "entry": lambda: w.entry("Name", "name"),
    }[kind]()
    assert mark in xml
    assert whole(xml)


def test_titles_are_cut_between_words() -> None:
    assert len(shorten("many words " * 20)) <= 64
    assert shorten("x" * 80) == "x" * 63 + "…"
    assert shorten("short") == "short"
