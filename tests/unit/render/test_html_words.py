"""Inlines on paper: links, references to pages, notes, and the small care that type takes."""

from __future__ import annotations

import pytest

from printgen.labels import labels
from printgen.model import inline as m
from printgen.render.html_inlines import InlineWriter, address, page_ranges, tied

LABELS = labels("en-GB")


def write(*nodes: m.Inline, linked: bool = True) -> str:
    return InlineWriter(LABELS).write(nodes, linked=linked)


def test_every_inline_has_its_function() -> None:
    from printgen.render.html_inlines import WRITERS

    kinds = {one for one in vars(m).values() if isinstance(one, type) and issubclass(one, m.Inline)}
    assert kinds - {m.Inline, m.Container} == set(WRITERS)


def test_strong_emphasis_and_other_languages() -> None:
    got = write(m.Strong((m.Text("a"),)), m.Emphasis((m.Text("b"),)), m.Phrase((m.Text("c"),), lang="cy"))
    assert got == '<strong>a</strong><em>b</em><span lang="cy">c</span>'


def test_units_and_postcodes_stay_with_their_numbers() -> None:
    assert write(m.Text("45 minutes at IV0 7QL, page 3")) == "45\u00a0minutes at IV0\u00a07QL, page 3"


def test_a_link_shows_plain_words() -> None:
    got = write(m.Link((m.Strong((m.Text("The report"),)),), url="https://example.org/a?b=1&c=2"))
    assert got == '<a href="https://example.org/a?b=1&amp;c=2">The report</a>'


def test_an_address_is_shown_as_people_write_it() -> None:
    assert write(m.Link((m.Text("https://www.example.org/a/"),), url="https://www.example.org/a/")).endswith(
        ">example.org/a</a>"
    )
    assert address("mailto:a@example.org") == "a@example.org"


def test_a_page_number_is_left_to_the_layout() -> None:
    got = write(m.Reference((), target="ws", form="page"))
    assert got == '<a class="pn" href="#ws" data-before="page\u00a0" data-after=""></a>'


def test_a_range_is_put_in_words_once_its_pages_are_known() -> None:
    got = write(m.Reference((), target="ws", form="pages"))
    assert got == '<a class="pn far" href="#ws" data-to="#ws--end"></a>'
    words = page_ranges(LABELS)
    assert words["pages-to"] == ("page\u00a0{first}", "pages {first} to {last}")
    assert words["pages-to-bare"] == ("{first}", "{first} to {last}")


def test_the_text_of_a_section_ends_before_its_first_worksheet() -> None:
    assert 'data-to="#s--text-end"' in write(m.Reference((), target="s", form="pages", text_only=True))


def test_numbers_alone_in_a_plan_s_last_column() -> None:
    assert 'class="pn far bare"' in write(m.Reference((), target="ws", form="pages", bare=True))
    got = write(m.Reference((), target="ws", form="page", bare=True))
    assert 'data-before=""' in got


def test_own_words_take_the_number_s_place() -> None:
    got = write(m.Reference((m.Text("over the page"),), target="ws", form="page", own_words=True))
    assert got == '<a href="#ws">over the page</a>'


def test_inside_a_link_there_are_no_links_and_no_notes() -> None:
    nodes = (m.Link((m.Text("a"),), url="https://example.org"), m.Footnote((m.Text("b"),), number=1))
    assert write(*nodes, linked=False) == "a"
    assert '<span class="fn">b</span>' in write(*nodes)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("and say what you know", "and say what you\u00a0know"),
        ("two words", "two words"),
        ("a longer line with an extraordinary", "a longer line with an extraordinary"),
    ],
)
def test_headings_end_with_two_words(words: str, kept: str) -> None:
    assert tied(words) == kept
