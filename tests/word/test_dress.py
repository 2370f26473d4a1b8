"""A brand reaches theme, styles and fonts; nothing else changes."""

from __future__ import annotations

import re

import pytest

from printgen.edition import PAPERS
from printgen.resources import folder
from printgen.write.docx import Dress
from printgen.write.docx.dress import fonts, recolour, resize, theme
from printgen.write.docx.fit import fit
from printgen.write.docx.package import open_reference

PACKAGE = open_reference(folder("templates") / "word" / "reference.docx").package
STYLES = PACKAGE.text("word/styles.xml")


def style(xml: str, identity: str) -> str:
    """One style."""
    found = re.search(rf'<w:style [^>]*w:styleId="{identity}".*?</w:style>', xml, re.S)
    assert found
    return found[0]


def test_the_theme_takes_colours_and_fonts() -> None:
    xml = theme(
        PACKAGE.text("word/theme/theme1.xml"), Dress(colours={"primary": "123456"}, text_font="A & B", display_font="C")
    )
    assert '<a:accent1><a:srgbClr val="123456"/></a:accent1>' in xml
    assert '<a:hlink><a:srgbClr val="123456"/></a:hlink>' in xml
    assert '<a:minorFont><a:latin typeface="A &amp; B"/>' in xml
    assert '<a:majorFont><a:latin typeface="C"/>' in xml
    assert '<a:accent2><a:srgbClr val="B5411A"/></a:accent2>' in xml, "a role that the brand does not give stays"


def test_plain_colours_follow_the_theme() -> None:
    xml = recolour(STYLES, Dress(colours={"primary": "123456", "tint-1": "ABCDEF"}))
    assert 'w:val="123456" w:themeColor="accent1"' in style(xml, "Heading1")
    assert 'w:fill="ABCDEF" w:themeFill="background2"' in style(xml, "PanelTable")
    assert "0D4A50" not in xml


def test_a_tint_of_a_theme_colour_is_mixed_as_word_does() -> None:
    tag = '<w:shd w:val="clear" w:color="auto" w:fill="000000" w:themeFill="accent1" w:themeFillTint="33"/>'
    assert 'w:fill="CCCCFF"' in recolour(tag, Dress(colours={"primary": "0000FF"}))
    tag = '<w:color w:val="000000" w:themeColor="accent1" w:themeShade="80"/>'
    assert 'w:val="000080"' in recolour(tag, Dress(colours={"primary": "0000FF"}))


def test_lines_darken_where_an_edition_asks() -> None:
    xml = recolour(STYLES, Dress(colours={"line": "5A6A6E"}))
    assert 'w:color="5A6A6E"' in style(xml, "WritingLine")
    assert "879598" not in xml


def test_an_undressed_document_keeps_every_byte() -> None:
    assert recolour(STYLES, Dress()) == STYLES
    assert resize(STYLES, Dress()) == STYLES
    assert fit(STYLES, PAPERS["a4"]) == STYLES


def test_sizes_follow_the_fonts_and_inheritance() -> None:
    xml = resize(STYLES, Dress(text_scale=1.5, display_scale=2))
    assert '<w:sz w:val="120"/>' in style(xml, "Heading1"), "30 pt doubled, in half points"
    assert '<w:sz w:val="256"/>' in style(xml, "TitleMedium"), "64 pt doubled: in the headings' font by inheritance"
    assert '<w:sz w:val="45"/>' in style(xml, "Lead"), "15 pt and a half"


def test_the_font_table_names_what_stands_in() -> None:
    xml = fonts(
        PACKAGE.text("word/fontTable.xml"), Dress(text_font="Lexend", display_font="Lexend", fallback="Verdana")
    )
    assert xml.count('<w:font w:name="Lexend"><w:altName w:val="Verdana"/>') == 1


@pytest.mark.parametrize(("paper", "left", "edge"), [("a5", 0, 6803), ("letter", 2268, 9638)])
def test_other_papers_move_the_reading_edge(paper: str, left: int, edge: int) -> None:
    xml = fit(STYLES, PAPERS[paper])  # type: ignore[index]
    assert f'w:left="{left}"' in style(xml, "BodyText")
    assert f'w:val="right" w:leader="dot" w:pos="{edge}"' in style(xml, "TOC2")
    band = style(xml, "WorksheetTitle")
    side = round(PAPERS[paper].side * 1440 / 25.4)  # type: ignore[index]
    hanging, right = (int(re.search(f'w:{name}="(-?[0-9]+)"', band)[1]) for name in ("hanging", "right"))  # type: ignore[index]
    assert left - hanging == pytest.approx(-side, abs=2), "the band starts at the page's edge"
    assert side + right == pytest.approx(round(15.2 * 1440 / 25.4), abs=2), "its border covers the rest of the margin"
