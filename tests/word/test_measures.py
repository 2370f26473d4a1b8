"""Each measure of a Word file tells one that keeps its rule from one that breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from printgen.check import UnreadableError
from printgen.check.docx_measure import measures
from printgen.check.rules import check_edition
from printgen.edition import STANDARD, Colours, Edition, Rule
from printgen.pipeline import Order, build
from tests.documents.matrix import workbook

GROUND = "#FFF9E8"


def document():
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.size = Pt(12)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(18)
    normal.paragraph_format.space_after = Pt(18)
    made.sections[0].page_width, made.sections[0].page_height = Mm(210), Mm(297)
    heading = made.styles["Heading 1"].font
    heading.size, heading.color.rgb = Pt(18), RGBColor(0, 0, 0)
    made.add_heading("A title", 1)
    made.add_paragraph("Listening may be the kindest thing that you do all day.", style="Normal")
    return made


def run(made, **font):
    one = made.add_paragraph().add_run("More words that are long enough to count as a block.")
    for name, value in font.items():
        setattr(one.font, name, value)


def colour(made, rgb: RGBColor) -> None:
    run(made)
    made.paragraphs[-1].runs[0].font.color.rgb = rgb


def tinted(made, value: str) -> None:
    made.element.insert(0, parse_xml(f'<w:background {nsdecls("w")} w:color="{value}"/>'))
    made.settings.element.insert(0, parse_xml(f"<w:displayBackgroundShape {nsdecls('w')}/>"))


def spaced(made, **given) -> None:
    for name, value in given.items():
        setattr(made.styles["Normal"].paragraph_format, name, value)


CASES: dict[str, tuple[float | None, Callable, Callable]] = {
    "smallest-text": (10, lambda d: run(d, size=Pt(10)), lambda d: run(d, size=Pt(9))),
    "text-size": (12, lambda d: None, lambda d: setattr(d.styles["Normal"].font, "size", Pt(11))),
    "heading-size": (120, lambda d: None, lambda d: setattr(d.styles["Heading 1"].font, "size", Pt(13))),
    "line-spacing": (1.5, lambda d: None, lambda d: spaced(d, line_spacing=Pt(14))),
    "paragraph-gap": (1, lambda d: None, lambda d: spaced(d, space_after=Pt(6))),
    "text-contrast": (4.5, lambda d: colour(d, RGBColor(70, 70, 70)), lambda d: colour(d, RGBColor(170, 170, 170))),
    "table-columns": (2, lambda d: d.add_table(2, 2), lambda d: d.add_table(2, 3)),
    "page-size": (None, lambda d: None, lambda d: setattr(d.sections[0], "page_width", Mm(300))),
    "page-ground": (None, lambda d: tinted(d, GROUND[1:]), lambda d: tinted(d, "FFFFFF")),
    "blocks-of-capitals": (None, lambda d: run(d, bold=True), lambda d: run(d, all_caps=True)),
    "colour-operators": (0, lambda d: colour(d, RGBColor(9, 9, 9)), lambda d: colour(d, RGBColor(9, 9, 90))),
}


def result(measure: str, limit: float | None, change: Callable):
    made = document()
    change(made)
    out = io.BytesIO()
    made.save(out)
    rule = Rule(id="it", words="It is so.", source="test", measure=measure, limit=limit)
    ground = GROUND if measure == "page-ground" else "#FFFFFF"
    (one,) = check_edition(out.getvalue(), Edition(rules=(rule,), colours=Colours(ground=ground)), "docx")
    return one


@pytest.mark.parametrize("measure", CASES)
def test_a_rule_is_met_and_broken(measure: str) -> None:
    limit, kept, broken = CASES[measure]
    assert result(measure, limit, kept).status == "met"
    fault = result(measure, limit, broken)
    assert (fault.status, bool(fault.said)) == ("not met", True)


def test_italics_by_a_style_are_a_block_too() -> None:
    assert result("blocks-of-capitals", None, lambda d: run(d, italic=True)).status == "not met"
    assert result("blocks-of-capitals", None, lambda d: d.styles["Normal"].font.__setattr__("italic", True)).value > 0


def test_what_word_decides_is_not_checked() -> None:
    one = result("line-spacing", 1.5, lambda d: spaced(d, line_spacing=1.5))
    assert (one.status, one.said) == ("not checked", "Word takes it from the font")


def test_every_measure_has_a_case(every_kind: bytes) -> None:
    assert set(measures(every_kind, STANDARD)) == set(CASES)


def test_no_word_document_cannot_be_measured() -> None:
    with pytest.raises(UnreadableError, match="not a Word document"):
        measures(b"PK", STANDARD)


@pytest.mark.parametrize("edition", ["standard", "large-print", "giant-print"])
def test_ours_keep_what_can_be_measured(edition: str) -> None:
    from printgen.read.edition import load_edition

    data = build(workbook("content/working-alongside"), "docx", Order(edition=edition)).data
    results = check_edition(data, load_edition(edition), "docx")
    assert [f"{r.rule.id}: {r.said}" for r in results if r.status == "not met"] == []
    assert sum(r.status == "met" for r in results) >= 4
