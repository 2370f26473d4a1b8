"""Each measure of a Word file tells one that keeps its rule from one that breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from printgen.check import UnreadableError
from printgen.check.docx_measure import measures
from printgen.check.rules import MEASURED, check_edition
from printgen.edition import STANDARD, Colours, Edition, Rule
from printgen.pipeline import Order, build
from printgen.read.edition import load_edition, packaged_editions
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


SENTENCE = "Listening may be the kindest thing that you do all day, and there is time for it. "


def running(made, **font) -> None:
    """Five lines of running text, in a font that comes with printgen."""
    made.styles["Normal"].font.name = "Printgen Text"
    one = made.add_paragraph().add_run(SENTENCE * 9)
    for name, value in font.items():
        setattr(one.font, name, value)


def spaced_words(made, letters: int, spaces: int) -> None:
    """Words with this much more white between letters, and between words, in twentieths of a point."""
    made.styles["Normal"].font.name = "Printgen Text"
    paragraph = made.add_paragraph()
    for word in (SENTENCE * 3).split():
        for text, value in ((word, letters), (" ", spaces)):
            run = paragraph.add_run(text)
            run._r.get_or_add_rPr().append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="{value}"/>'))


def answers(made, pitch: float, colour: str = "666666") -> None:
    """Three empty paragraphs with a rule under each."""
    for _ in range(3):
        one = made.add_paragraph()
        one.paragraph_format.line_spacing, one.paragraph_format.space_after = Mm(pitch), Mm(0)
        border = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
        between = border.replace("w:bottom", "w:between")
        one._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{border}{between}</w:pBdr>"))


def side(made, millimetres: float) -> None:
    running(made)
    made.sections[0].left_margin = made.sections[0].right_margin = Mm(millimetres)


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
    "line-length": (70, lambda d: side(d, 50), lambda d: side(d, 15)),
    "split-words": (None, running, lambda d: (running(d), spaced(d, alignment=WD_ALIGN_PARAGRAPH.JUSTIFY))),
    "letter-gap": (35, lambda d: spaced_words(d, 20, 20), lambda d: spaced_words(d, 0, 0)),
    "word-gap": (3.5, lambda d: spaced_words(d, 10, 80), lambda d: spaced_words(d, 10, 10)),
    "writing-line": (9, lambda d: answers(d, 9), lambda d: answers(d, 6)),
    "line-contrast": (3, lambda d: answers(d, 9), lambda d: answers(d, 9, "BBBBBB")),
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


def test_words_all_underlined_are_a_block_and_links_are_not() -> None:
    assert result("blocks-of-capitals", None, lambda d: run(d, underline=True)).status == "not met"
    link = parse_xml(f"<w:hyperlink {nsdecls('w')} w:anchor='x'/>")

    def linked(made) -> None:
        run(made, underline=True)
        link.append(made.paragraphs[-1].runs[0]._r)
        made.paragraphs[-1]._p.append(link)

    assert result("blocks-of-capitals", None, linked).status == "met"


def test_lines_without_a_height_of_their_own_have_the_fonts() -> None:
    def single(made) -> None:
        running(made)
        spaced(made, line_spacing=1.0)

    one = result("line-spacing", 1.5, single)
    assert one.status == "not met"
    assert 1.1 < one.value < 1.45


@pytest.mark.parametrize("measure", ["line-spacing", "line-length", "letter-gap"])
def test_a_font_that_is_not_here_is_not_guessed(measure: str) -> None:
    def foreign(made) -> None:
        running(made)
        made.styles["Normal"].font.name = "Nobody Has This"
        spaced(made, line_spacing=1.5)

    one = result(measure, 1.5, foreign)
    assert (one.status, one.said) == ("not checked", "Its font, Nobody Has This, is not on this machine.")


def test_words_that_word_may_split_are_found() -> None:
    def hyphened(made) -> None:
        made.settings.element.insert(0, parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))

    assert "splits words by itself" in result("split-words", None, hyphened).said


def test_empty_ruled_rows_are_lines_to_write_on() -> None:
    def rows(made) -> None:
        table = made.add_table(4, 1)
        table.style = made.styles["Table Grid"]
        for row in table.rows:
            row.height = Mm(7)

    assert 6.9 < result("writing-line", 9, rows).value < 7.1


def test_ink_is_measured_as_libreoffice_shows_it_and_only_in_files_of_ours() -> None:
    rule = Rule(id="ink", words="Ink.", source="test", measure="ink-cover", limit=12)
    out = io.BytesIO()
    document().save(out)
    (one,) = check_edition(out.getvalue(), Edition(rules=(rule,)), "docx")
    assert (one.status, one.said[:29]) == ("not checked", "Pages are laid out for this o")
    statuses = {
        edition: check_edition(_ours(edition), Edition(rules=(rule,)), "docx")[0].status
        for edition in ("ink-saver", "standard")
    }
    assert statuses == {"ink-saver": "met", "standard": "not met"}


def _ours(edition: str) -> bytes:
    return build(workbook("content/working-alongside"), "docx", Order(edition=edition)).data


def test_what_is_measured_is_what_the_list_says(every_kind: bytes) -> None:
    assert set(measures(every_kind, STANDARD)) == MEASURED["docx"] == {*CASES, "ink-cover"}


def test_no_word_document_cannot_be_measured() -> None:
    with pytest.raises(UnreadableError, match="not a Word document"):
        measures(b"PK", STANDARD)


OPEN = {"not-by-colour", "same-words", "plain-face", "film-first"}
"""Rules that a file alone cannot show."""


@pytest.mark.parametrize("edition", packaged_editions())
@pytest.mark.parametrize("name", ["content/working-alongside", "tests/cases/kitchen-sink"])
def test_ours_keep_every_rule_that_can_be_measured(edition: str, name: str) -> None:
    data = build(workbook(name), "docx", Order(edition=edition)).data
    results = check_edition(data, load_edition(edition), "docx")
    short = {"line-length"} if "kitchen-sink" in name else set()  # little running text
    assert {r.rule.id: r.said for r in results if r.status != "met" and r.rule.id not in OPEN | short} == {}
