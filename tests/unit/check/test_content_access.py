"""Pictures, links, headings, tables and shouting in content."""

from __future__ import annotations

from pathlib import Path

import pytest

from printgen.check.content import check_content

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
FIGURE = ":::{{figure}}\n:src: images/dot.svg\n:alt: {}\n:::"



def _wide(columns: int) -> str:
    row = "|".join("a" * columns)
    return f"|{row}|\n|{'---|' * columns}\n|{row}|"


FAULTS = {
    "alt-file-name": (FIGURE.format("dot.svg"), "A dot.svg of ink is what it is"),
    "alt-long": (FIGURE.format("Many words. " * 24), "Words"),
    "alt-opening": (FIGURE.format("Picture of a dot"), "Words"),
    "heading-skips": ("#### Deep", "## First\n\n### Then\n\n#### Deep"),
    "table-header": ("| | |\n|---|---|\n| a | b |", "| | B |\n|---|---|\n| a | b |"),
    "wide-table": (_wide(9), _wide(8)),
    "capitals": ("THIS IS A WHOLE LINE OF CAPITALS", "THE NHS and the BBC"),
    "italics": ("*This whole paragraph is in italics.*", "*Only this* is in italics, this is not."),
    "link-words": ("[Click here](https://example.org).", "[What helped](https://example.org)"),
}


@pytest.fixture
def check(tmp_path: Path):
    def run(body: str):
        folder = tmp_path / "book"
        (folder / "sections").mkdir(parents=True)
        (folder / "images").mkdir()
        (folder / "images/dot.svg").write_text(DOT)
        (folder / "workbook.yaml").write_text("title: Small\nsections: [one]\ncover: false\n")
        (folder / "sections/one.md").write_text(f"---\nid: one\ntitle: One\n---\n\nWords.\n\n{body}\n")
        return check_content(str(folder))

    return run


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_said_with_its_line(check, code: str) -> None:
    (found,) = check(FAULTS[code][0])
    assert (found.code, found.span.line) == (code, 8)
    assert found.severity == ("advice" if code == "alt-opening" else "warning")
    assert found.hint


@pytest.mark.parametrize("code", FAULTS)
def test_what_only_looks_like_it_is_fine(check, code: str) -> None:
    assert check(FAULTS[code][1]) == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("| A | B | |\n|---|---|---|\n| a | b | c |", "column 3 of a table has no heading"),
        ("[https://example.org/a/very/long/address/that/nobody/reads](https://example.org/x)", "a long address"),
        (FIGURE.format("IMG_1234"), "is a file name"),
        ("- *Every word of this one is in italics*", "a block of italics"),
    ],
)
def test_other_forms_of_them(check, body: str, said: str) -> None:
    (found,) = check(body)
    assert said in found.message
