"""What is written as content is read back as the same blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.diagnostics import Diagnostics
from printgen.importer.words import Writer
from printgen.importer.writing import section_file
from printgen.model.core import Block, List, ListItem, Paragraph, Table, TableRow
from printgen.model.inline import Code, Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text, plain
from printgen.read.text import parse_section
from printgen.read.workbook import load

ROOT = Path(__file__).parents[2]


def shape(blocks: object) -> str:
    """Blocks as text, without the places that they came from and with plain spaces."""
    return re.sub(r"Span\(file='[^']*', line=\d+\)", "", repr(blocks)).replace("\\xa0", " ")


def back(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks written and read."""
    text, _ = section_file({"id": "one", "title": "One"}, blocks)
    diagnostics = Diagnostics()
    section = parse_section(text, "one.md", diagnostics)
    assert list(diagnostics) == [], text
    assert section is not None
    return section.body


@pytest.mark.parametrize("name", ["content/use-of-self", "content/working-alongside", "tests/cases/kitchen-sink"])
def test_every_block_of_a_workbook_comes_back(name: str) -> None:
    for section in load(ROOT / name).sections:
        assert shape(back(section.body)) == shape(section.body), section.id


TEXT = st.text(
    alphabet=st.sampled_from([*"abcXYZ 01239 .,:;-+*_#<>[](){}|`~!?=\\/&@'\"^$%", *"“”’…é—", "\n", "\t", "\u00a0"]),
    min_size=1,
    max_size=40,
)


def inlines() -> st.SearchStrategy[Inlines]:
    """Runs of words in every look that a Word file has."""
    leaf = TEXT.map(Text)
    marked = st.one_of(
        leaf,
        TEXT.map(lambda t: Strong((Text(t),))),
        TEXT.map(lambda t: Emphasis((Text(t),))),
        TEXT.map(lambda t: Strong((Emphasis((Text(t),)),))),
        TEXT.map(Code),
        TEXT.map(lambda t: Link((Text(t),), "https://example.org/a_(b)")),
        st.just(LineBreak()),
    )
    return st.lists(marked, min_size=1, max_size=5).map(tuple)


def letters(words: str) -> str:
    """What no typesetting changes: letters and figures, and no spaces."""
    return "".join(c for c in words if c.isalnum())


@given(inlines())
@settings(max_examples=400, deadline=None)
def test_no_word_of_a_paragraph_is_lost_or_made_a_mark(words: tuple[Inline, ...]) -> None:
    wanted = letters(plain(words))
    found = back((Paragraph(content=(Text("Start "), *words, Text(" end"))),))
    assert len(found) == 1
    assert isinstance(found[0], Paragraph)
    assert letters(plain(found[0].content)) == f"Start{wanted}end"


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_a_paragraph_stays_a_paragraph_however_it_begins(words: str) -> None:
    found = back((Paragraph(content=(Text(words + "x"),)),))
    assert [type(one) for one in found] == [Paragraph]


@given(st.lists(TEXT, min_size=2, max_size=4), st.booleans())
@settings(max_examples=150, deadline=None)
def test_items_and_cells_keep_their_words(words: list[str], ordered: bool) -> None:
    items = tuple(ListItem(body=(Paragraph(content=(Text(f"a{w}z"),)),)) for w in words)
    cells = tuple(Paragraph(content=(Text(f"a{w}z"),)) for w in words)
    listed, table = back((List(items=items, ordered=ordered), Table(head=cells, rows=(TableRow(cells=cells),))))
    assert isinstance(listed, List)
    assert isinstance(table, Table)
    wanted = [letters(f"a{w}z") for w in words]
    assert [letters(plain(item.words)) for item in listed.items] == wanted
    assert [letters(plain(cell.content)) for cell in table.head] == wanted
    assert [letters(plain(cell.content)) for cell in table.rows[0].cells] == wanted


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ((Strong((Text("Name: "),)), Text("Ada")), "**Name:** Ada"),
        ((Strong((Text("Name:"),)), Text("Ada")), "**Name**:Ada"),
        ((Text("see (c) and {{x}}"),), "see \\(c) and \\{\\{x}}"),
        ((Text("write to @ann"),), "write to \\@ann"),
        ((Text("5 * 3 < 20"),), "5 \\* 3 < 20"),
    ],
)
def test_words_are_written_as_an_author_would(words: Inlines, written: str) -> None:
    assert Writer().line(words) == written
