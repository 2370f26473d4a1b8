"""Each fault of a section's text has its own message, with the line where it stands."""

from __future__ import annotations

import pytest

from printgen.diagnostics import Diagnostics
from printgen.read.ids import give_ids
from printgen.read.text import parse_section
from tests.cases.cases import HERE, Case, read_cases, write_cases

FILE = HERE / "bad-text.md"
FRONT = "---\nid: test\ntitle: Test\n---\n"
CASES = read_cases(FILE)


def found_in(source: str) -> str:
    """Every diagnostic of a section's body; lines counted from the body's first."""
    diagnostics = Diagnostics()
    section = parse_section(FRONT + source, "test.md", diagnostics, {"year": "2026"})
    if section:
        give_ids((section,), diagnostics)
    return "\n".join(f"{d.span.line - 4} {d.severity} {d.code}: {str(d).partition(': ')[2]}" for d in diagnostics)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_fault_is_said_with_its_line(case: Case, accept: bool) -> None:
    found = found_in(case.source)
    if accept:
        write_cases(FILE, [Case(c.file, c.title, c.source, found_in(c.source)) for c in CASES])
        return
    assert found, "a case of bad text gives at least one diagnostic"
    assert found == case.expected
