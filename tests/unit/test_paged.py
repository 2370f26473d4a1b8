"""Ranges of pages: one page or several is said in words, whatever the layout turns out to be."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import printgen
from printgen.paged import page_ranges
from printgen.pipeline import build

BODY = """\
See {pages}`short`, {pages}`long` and {page}`long`.

:::{session-plan} Plan
- 5: Begin. | {pages}`long`
- 5: Go on. | {pages}`short`
:::

:::{worksheet} Short
:id: short
:::{question} Why?
:lines: 2
:::
:::

:::{worksheet} Long
:id: long
:::{prompts}
:lines: 12
- One?
- Two?
- Three?
- Four?
:::
:::
"""


@pytest.fixture
def words(tmp_path: Path) -> str:
    (tmp_path / "sections").mkdir()
    (tmp_path / "workbook.yaml").write_text("title: T\nsections: [one]\ncover: false\ncontents: false\n")
    (tmp_path / "sections" / "one.md").write_text(f"---\nid: one\ntitle: One\n---\n\n{BODY}")
    built = build(printgen.load(tmp_path))
    assert built.pages["short"][0] == built.pages["short"][1]
    assert built.pages["long"][0] < built.pages["long"][1]
    pages = pypdfium2.PdfDocument(built.data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    first, last = built.pages["long"]
    only = built.pages["short"][0]
    return f"{' '.join(text.replace(chr(160), ' ').split())}|{only}|{first}|{last}"


def test_one_page_and_several_are_told_apart_in_one_layout(words: str) -> None:
    text, only, first, last = words.rsplit("|", 3)
    assert f"See page {only}, pages {first} to {last} and page {first}." in text
    assert f"Begin. {first} to {last} " in text
    assert f"Go on. {only} " in text


def test_ranges_come_from_the_anchors_at_both_ends() -> None:
    anchors = {"a": 3, "a--end": 5, "a--text-end": 4, "b": 6}
    assert page_ranges(anchors) == {"a": (3, 5), "a:text": (3, 4), "b": (6, 6)}
