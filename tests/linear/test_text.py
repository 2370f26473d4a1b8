"""Plain text: one line a paragraph, recognisable headings, and nothing that only a drawing says."""

from __future__ import annotations

import pytest

from tests.linear.conftest import Bench


def body(text: str) -> str:
    """What stands under the section's heading."""
    return text.partition("First\n=====\n\n")[2].rstrip("\n")


def test_a_file_is_utf8_with_lf_and_one_at_its_end(bench: Bench) -> None:
    text = bench.made("txt", "A “word”.\n\nAnother.")
    assert "\r" not in text
    assert text.endswith("Another.\n")
    assert not text.endswith("\n\n")
    assert text.startswith("A workbook\n==========\n")


def test_paragraphs_are_not_wrapped(bench: Bench) -> None:
    long = "word " * 60
    assert body(bench.made("txt", long)) == long.strip()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## Two\n\n### Three\n\n#### Four", "Two\n---\n\nThree\n~~~~~\n\nFour\n...."),
        ("A line\\\nbreaks.", "A line\nbreaks."),
        ("- one\n- two\n  - inner\n- three", "- one\n- two\n  - inner\n- three"),
        ("- one\n\n- two", "- one\n\n- two"),
        ("2. two\n\n   more\n\n3. three", "2. two\n\n  more\n\n3. three"),
        ("- [x] a\n- [ ] b", "[x] a\n[ ] b"),
        ("```\na\n  b\n```", "    a\n      b"),
        ("One.\n\n---\n\nTwo.", "One.\n\nTwo."),
        ("See [a list](https://example.org/list).", "See a list (example.org/list)."),
        ("*Never* say `never`.", "Never say never."),
        (":::{question} Why?\n:lines: 2\n:::", "Why?\n\n[Space to write, 2 lines]"),
        (":::{choices} Which?\n- One\n:::", "Which?\n\nChoose one:\n\n[ ] One"),
        (":::{quote}\n:by: Col\nWait.\n:::", "“Wait.”\n\n— Col"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "[A table. Each row has: A and B.]\n\n- A: 1. B: 2."),
        (
            ":::{action-plan}\n:columns: What? | Date\n:rows: 2\n:::",
            "Action plan\n-----------\n\n[A table to fill in, with 2 rows. In each row:]\n\n- What?\n- Date",
        ),
        ("Word.[^n]\n\n[^n]: Note.", "Word. (note 1)\n\n[Note 1: Note.]"),
    ],
)
def test_what_each_thing_looks_like(bench: Bench, source: str, expected: str) -> None:
    assert body(bench.made("txt", source)) == expected


def test_the_contents_stand_before_the_first_section(bench: Bench) -> None:
    text = bench.made("txt", ":::{worksheet} Sheet\nWrite.\n:::")
    assert "Contents\n========\n\nFirst\n  Worksheet: Sheet\n\n\nFirst\n=====\n" in text
