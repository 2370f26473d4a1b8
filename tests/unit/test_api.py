"""The Python interface: ``printgen.load`` and ``printgen.build``."""

from __future__ import annotations

from pathlib import Path

import pytest

import printgen
from printgen.brand import load_brand
from printgen.diagnostics import PrintgenError
from printgen.edition import Layout
from printgen.model.workbook import Workbook
from printgen.resources import folder
from printgen.transform.select import Selection

STARTER = folder("templates") / "starter"


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return printgen.load(STARTER)


def test_load_takes_a_folder_a_file_or_a_packaged_name(workbook: Workbook) -> None:
    assert printgen.load(str(STARTER / "workbook.yaml")).sections == workbook.sections
    assert printgen.load("use-of-self").settings.title == "Use of self"


def test_build_gives_bytes_in_each_format(workbook: Workbook) -> None:
    assert printgen.build(workbook).startswith(b"%PDF-")
    assert printgen.build(workbook, format="docx", edition="standard").startswith(b"PK")


def test_a_brand_may_be_a_name_a_path_or_a_brand(workbook: Workbook) -> None:
    place = folder("content") / "brands" / "ardmarrow"
    made = [printgen.build(workbook, format="docx", brand=b) for b in ("ardmarrow", place, load_brand(place))]
    assert made[0] == made[1] == made[2]
    assert made[0] != printgen.build(workbook, format="docx")


def test_selection_and_layout_are_taken(workbook: Workbook) -> None:
    whole = printgen.build(workbook, format="docx")
    part = printgen.build(workbook, format="docx", selection=Selection(sections=("welcome",)))
    small = printgen.build(workbook, format="docx", layout=Layout(paper="a5"))
    assert len({whole, part, small}) == 3


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"format": "odt"}, 'there is no format "odt"; allowed: brf, docx, epub'),
        ({"edition": "tiny-print"}, 'there is no edition "tiny-print"; did you mean "giant-print"?'),
        ({"brand": "nobody"}, 'there is no brand "nobody"'),
    ],
)
def test_what_is_not_there_is_said(workbook: Workbook, wanted: dict[str, str], words: str) -> None:
    with pytest.raises(PrintgenError) as caught:
        printgen.build(workbook, **wanted)  # type: ignore[arg-type]
    assert words in str(caught.value)


def test_everything_wrong_is_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "workbook.yaml").write_text("title: T\nsections: [one]\n")
    (tmp_path / "sections" / "one.md").write_text("---\nid: one\ntitle: One\n---\n\n:::{qoute}\nA\n:::\n\n{ref}`x`\n")
    with pytest.raises(PrintgenError) as caught:
        printgen.load(tmp_path)
    assert [(one.code, one.span.line) for one in caught.value.diagnostics] == [
        ("unknown-kind", 6), ("unknown-reference", 10),
    ]  # fmt: skip
