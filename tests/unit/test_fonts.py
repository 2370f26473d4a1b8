"""The fonts that come with printgen: what they can write, under which licence, and that they can be made again."""

from __future__ import annotations

import runpy
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from printgen.brand.fonts import PACKAGED, inspected, weight_of
from printgen.resources import folder

FONTS = folder("templates") / "fonts"
FILES = sorted({name for files in PACKAGED.values() for name in files.values()})
LANGUAGES = {
    "Welsh": "ÂâÊêÎîÔôÛûŴŵŶŷÀàÈèÌìÒòÙùẀẁỲỳÁáÉéÍíÓóÚúẂẃÝýÄäËëÏïÖöÜüẄẅŸÿ",
    "Gaelic": "ÀàÈèÌìÒòÙùÁáÉéÓó",
    "Polish": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "Romanian": "ĂăÂâÎîȘșȚț",
    "French, German, Scandinavian": "ÇçÑñŒœÆæßÅåØøÐðÞþ",
    "signs": "–—‘’“”…•·£€©®™°×½¼¾§†‡←→↑↓☐☑✓\u00a0\u2009\u202f\u2011",
}
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_fonts.py"


@pytest.fixture(params=FILES)
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(FONTS / request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_there(font: TTFont, language: str) -> None:
    characters = font.getBestCmap()
    missing = [c for c in LANGUAGES[language] if ord(c) not in characters]
    assert missing == []


def test_letters_have_an_outline_and_spaces_none(font: TTFont) -> None:
    characters, glyphs = font.getBestCmap(), font["glyf"]
    for character in "".join(LANGUAGES.values()):
        drawn = glyphs[characters[ord(character)]].numberOfContours != 0
        assert drawn == (unicodedata.category(character) != "Zs"), character


def test_accents_of_added_letters_stand_over_their_middle() -> None:
    font = TTFont(FONTS / "AtkinsonHyperlegible-Regular.ttf")
    glyphs, characters = font["glyf"], font.getBestCmap()
    for letter in "ŵŷŴŶ":
        base, accent = glyphs[characters[ord(letter)]].components
        middle = [glyphs[c.glyphName].xMin + glyphs[c.glyphName].xMax + 2 * c.x for c in (base, accent)]
        assert abs(middle[0] - middle[1]) <= 2
        assert glyphs[accent.glyphName].yMin + accent.y > glyphs[base.glyphName].yMax, "above the letter"


def test_what_is_read_by_hand_is_what_fonttools_reads(font: TTFont, request: pytest.FixtureRequest) -> None:
    read = inspected((FONTS / request.node.callspec.params["font"]).read_bytes())
    assert read.x_height == round(font["OS/2"].sxHeight / font["head"].unitsPerEm, 3)
    assert read.weight == font["OS/2"].usWeightClass


def test_changed_fonts_bear_no_reserved_name(font: TTFont) -> None:
    assert "Source" not in str(font["name"].getDebugName(1))
    assert "fvar" not in font, "WeasyPrint takes static weights"


def test_each_family_has_its_licence_beside_it() -> None:
    licences = [file.read_text(encoding="utf-8") for file in sorted(FONTS.glob("*-LICENSE.txt"))]
    assert len(licences) == len({"Atkinson", "Bricolage", "Lexend", "Source"})
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in licences)


def test_fonts_can_be_made_again_byte_for_byte(tmp_path: Path) -> None:
    runpy.run_path(str(SCRIPT))["main"](tmp_path)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    kept = {file.name: file.read_bytes() for file in FONTS.iterdir() if file.name != "README.md"}
    assert made == kept


@pytest.mark.parametrize(("given", "weight"), [(400, 400), ("bold", 700), ("Semi-Bold", 600), ("normal", 400), (1, 1)])
def test_weights_may_be_numbers_or_words(given: object, weight: int) -> None:
    assert weight_of(given) == weight


@pytest.mark.parametrize("given", ["heavy-ish", 0, 1001, "400..700", [], None, True])
def test_other_weights_are_refused(given: object) -> None:
    with pytest.raises(ValueError, match="give 400, 700, normal or bold"):
        weight_of(given)
