"""Whatever is done to a section's text, reading gives a section or diagnostics: never a traceback, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printgen.diagnostics import Diagnostics, PrintgenError
from printgen.read.ids import give_ids
from printgen.read.text import parse_section
from printgen.read.workbook import load
from printgen.read.yamls import parse

CONTENT = Path(__file__).parents[3] / "content"
SECTIONS = [file.read_text(encoding="utf-8") for file in sorted(CONTENT.glob("*/sections/*.md"))]
LINES = [line for text in SECTIONS for line in text.splitlines()]
ODD = [
    ":::",
    "::::",
    ":::{",
    ":::{}",
    ":::{box}",
    "2. :::{question} Why?",
    ":lines:",
    "---",
    "- ",
    "> ",
    "| a | b |",
    "|---|---|",
    "```",
    "<!--",
    "-->",
    "{#x}",
    "{{",
    "}}",
    "{ref}`",
    "[@",
    "]",
    "[^1]",
    "[^1]: note",
    "\t",
    "\x00",
    "\ufffd",
    "\u202e",
    "***",
    "![",
    "](",
    "\\",
]

pieces = st.one_of(st.sampled_from(LINES), st.sampled_from(ODD), st.text(max_size=20))
documents = st.lists(pieces, min_size=1, max_size=40).map("\n".join)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A real section with lines taken out, doubled, swapped or replaced."""
    lines = draw(st.sampled_from(SECTIONS)).splitlines()
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        lines[at : at + draw(st.integers(0, 3))] = draw(st.lists(pieces, max_size=3))
        if not lines:
            break
    return "\n".join(lines)


def read(text: str) -> Diagnostics:
    diagnostics = Diagnostics()
    section = parse_section(text, "x.md", diagnostics)
    assert section or diagnostics.errors, "no section and no reason for it"
    if section:
        give_ids((section,), diagnostics)
    for said in diagnostics:
        assert said.span.file == "x.md"
        assert said.message
        assert 0 <= said.span.line <= text.count("\n") + text.count("\r") + 2, "the line is one of the file's"
    return diagnostics


@settings(max_examples=1500, deadline=5000, suppress_health_check=list(HealthCheck))
@given(mangled())
def test_a_mangled_section_gives_diagnostics(text: str) -> None:
    read(text)


@settings(max_examples=1000, deadline=5000, suppress_health_check=list(HealthCheck))
@given(documents)
def test_pieces_in_any_order_give_diagnostics(text: str) -> None:
    read("---\nid: x\ntitle: X\n---\n" + text)


@settings(max_examples=500, deadline=5000)
@given(documents)
def test_any_yaml_gives_data_or_diagnostics(text: str) -> None:
    try:
        said = (parse(text, "x.yaml"), ())[1]
    except PrintgenError as fault:
        said = fault.diagnostics
    assert all(d.span.file == "x.yaml" for d in said)


@pytest.mark.parametrize(
    "unit", [":::{box}\n", "> ", "- ", "[", "*a **b ", "{ref}`a` ", ":::\n", "[@a; ", "{{ a }}", "| a "]
)
def test_long_runs_of_one_mark_end(unit: str) -> None:
    assert read("---\nid: x\ntitle: X\n---\n" + unit * 3000) is not None


def test_a_folder_that_is_no_workbook_says_so(tmp_path: Path) -> None:
    with pytest.raises(PrintgenError, match="not a workbook"):
        load(tmp_path)
