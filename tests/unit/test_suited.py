"""A brand in an edition: colours that can be read on its ground, its font, its logos; fonts widened by themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from printgen.brand import Brand, load_brand
from printgen.brand.coverage import characters, lacking
from printgen.brand.fonts import PACKAGED, packaged
from printgen.brand.greyed import grey_svg, greyed
from printgen.brand.spaced import spacing, widened
from printgen.brand.suited import font_names, suited, suited_tokens
from printgen.colour import contrast, grey, luminance, parts
from printgen.diagnostics import Diagnostics, Span
from printgen.edition import STANDARD, Colours, Edition
from printgen.read.edition import load_edition, packaged_editions
from printgen.resources import folder
from printgen.transform.places import PageMarks, place
from tests.unit.render.sink import prepared

BRANDS = ("default", "harbour-mind", "ardmarrow")


def brand(name: str) -> Brand:
    return load_brand(folder("content") / "brands" / name)


def worn(name: str, edition: Edition) -> Brand:
    found = Diagnostics()
    made = suited(brand(name), edition, found)
    found.raise_if_errors()
    return made


class TestColours:
    @pytest.mark.parametrize("name", BRANDS)
    @pytest.mark.parametrize("edition", [n for n in packaged_editions() if n != "standard"])
    def test_every_pair_reaches_what_the_edition_promises(self, name: str, edition: str) -> None:
        asked = load_edition(edition)
        tokens = worn(name, asked).tokens
        words = [("ink", g) for g in ("ground", "tint-1", "tint-2", "accent-tint")]
        words += [("primary", g) for g in ("ground", "tint-1", "tint-2")]
        words += [("ink-soft", "ground"), ("link", "ground"), ("on-field", "field")]
        words += [] if asked.fills == "none" else [("on-primary", "primary")]
        assert [(a, b) for a, b in words if contrast(tokens[a], tokens[b]) < asked.contrast] == []
        lines = [("line", "ground"), ("field-mark", "field")]
        assert [(a, b) for a, b in lines if contrast(tokens[a], tokens[b]) < asked.line_contrast] == []

    def test_the_brand_still_shows(self) -> None:
        tokens = worn("harbour-mind", load_edition("tinted")).tokens
        own = brand("harbour-mind").tokens
        assert tokens["field"] == own["field"]
        assert tokens["primary"] != tokens["ink"]

    def test_without_colour_every_token_is_grey(self) -> None:
        tokens = worn("ardmarrow", load_edition("ink-saver")).tokens
        assert [name for name, colour in tokens.items() if len(set(parts(colour))) > 1] == []
        assert tokens["field"] == "#FFFFFF"

    def test_panels_without_fills_have_the_pages_ground(self) -> None:
        tokens = suited_tokens(brand("ardmarrow").tokens, load_edition("high-contrast"))
        assert {tokens["tint-1"], tokens["tint-2"], tokens["accent-tint"]} == {"#FFFFFF"}

    def test_a_grey_is_as_light_as_the_colour(self) -> None:
        assert grey("#FFFFFF") == "#FFFFFF"
        assert luminance(grey("#B5482A")) == pytest.approx(luminance("#B5482A"), abs=0.004)


class TestFonts:
    def test_a_persons_font_takes_the_place_of_both(self) -> None:
        made = worn("ardmarrow", replace(STANDARD, font="Lexend"))
        assert made.text.family == made.display.family == "Lexend"

    def test_no_words_get_smaller_than_the_minimum_in_a_font_with_a_large_x(self) -> None:
        assert worn("ardmarrow", replace(load_edition("large-print"), font="Lexend")).type_k == 1

    def test_a_font_that_is_not_there_is_named_with_those_that_are(self) -> None:
        found = Diagnostics()
        edition = replace(STANDARD, font="Lexand", spans={"font": Span("editions/sam.yaml", 3)})
        suited(brand("default"), edition, found)
        (fault,) = found.errors
        assert str(fault).startswith('editions/sam.yaml:3: there is no font "Lexand"; did you mean "Lexend"? Allowed:')
        assert set(PACKAGED) <= set(font_names())

    def test_what_a_font_lacks_is_named_with_its_block(self) -> None:
        workbook = prepared()
        font = packaged("Lexend")
        assert font is not None
        assert list(lacking(workbook, font)) == []
        section = workbook.sections[0]
        odd = replace(workbook, sections=(replace(section, purpose="Ѭ and 漢", span=Span("one.md", 4)),))
        found = [str(one) for one in lacking(odd, font)]
        assert found[0].startswith('one.md:4: the font "Lexend" has no "Ѭ" (U+046C)')
        assert len(found) == 2

    def test_what_another_font_has_is_only_a_warning(self, tmp_path: Path) -> None:
        font = packaged("Lexend")
        assert font is not None
        opened = TTFont(font.faces[400])
        for table in opened["cmap"].tables:
            table.cmap.pop(0x2192, None)
        opened.save(tmp_path / "bare.ttf")
        bare = replace(font, faces={400: tmp_path / "bare.ttf"})
        assert 0x2192 not in characters(tmp_path / "bare.ttf")
        section = replace(prepared().sections[0], purpose="→")
        (found,) = lacking(replace(prepared(), sections=(section,)), bare)
        assert found.severity == "warning"
        assert "Printgen Text is used for them" in found.hint


class TestWidened:
    edition = load_edition("dyslexia")

    def made(self, family: str) -> tuple[TTFont, TTFont]:
        font = packaged(family)
        assert font is not None
        wide = widened(font, 400 if 400 in font.faces else 700, "Printgen Wide", self.edition)
        return TTFont(next(iter(font.faces.values()))), TTFont(BytesIO(wide))

    @pytest.mark.parametrize("family", PACKAGED)
    def test_the_white_between_letters_is_what_was_asked_for(self, family: str) -> None:
        _, wide = self.made(family)
        cmap, metrics, glyphs = wide.getBestCmap(), wide["hmtx"].metrics, wide.getGlyphSet()
        whites, widths = [], []
        for letter in "etaoinshrdlucm":
            pen = BoundsPen(glyphs)
            glyphs[cmap[ord(letter)]].draw(pen)
            advance = metrics[cmap[ord(letter)]][0]
            whites.append(advance - (pen.bounds[2] - pen.bounds[0]))
            widths.append(advance)
        usual = TTFont(next(iter(packaged(family).faces.values())))  # type: ignore[union-attr]
        before = sum(usual["hmtx"].metrics[usual.getBestCmap()[ord(c)]][0] for c in "etaoinshrdlucm")
        assert sum(whites) / before == pytest.approx(0.35, abs=0.06)
        assert metrics[cmap[0x20]][0] > 2.5 * sum(whites) / len(whites)

    def test_a_letter_stands_in_the_middle_of_its_room_and_its_accent_over_it(self) -> None:
        usual, wide = self.made("Printgen Text")
        for name in (usual.getBestCmap()[ord("e")], usual.getBestCmap()[ord("é")]):
            before, after = (BoundsPen(font.getGlyphSet()) for font in (usual, wide))
            usual.getGlyphSet()[name].draw(before)
            wide.getGlyphSet()[name].draw(after)
            moved = after.bounds[0] - before.bounds[0]
            assert moved > 0
            assert after.bounds[2] - before.bounds[2] == moved
            assert wide["hmtx"][name][1] == after.bounds[0]

    def test_it_has_another_name_and_comes_out_the_same_each_time(self) -> None:
        _, wide = self.made("Atkinson Hyperlegible")
        assert wide["name"].getDebugName(1) == "Printgen Wide"
        font = packaged("Atkinson Hyperlegible")
        assert font is not None
        again = widened(font, 400, "Printgen Wide", self.edition)
        assert again == widened(font, 400, "Printgen Wide", self.edition)

    def test_other_formats_are_told_in_em(self) -> None:
        font = packaged("Printgen Text")
        assert font is not None
        letter, space = spacing(font.faces[400], self.edition)
        assert 0.04 < letter < 0.2
        assert space > 0.2


class TestLogos:
    def test_one_ink_on_a_dark_ground(self) -> None:
        logo = worn("harbour-mind", load_edition("high-contrast-dark")).logo
        assert logo is not None
        assert b"#FFFF00" in logo.picture.data
        assert b"#000000" not in logo.picture.data

    def test_without_a_version_in_one_ink_it_stands_on_a_plate(self) -> None:
        own = brand("harbour-mind")
        assert own.logo is not None
        found = Diagnostics()
        made = suited(replace(own, logo=replace(own.logo, mono=None)), load_edition("high-contrast-dark"), found)
        assert made.logo is not None
        assert made.logo.picture.height > own.logo.picture.height
        assert b'<rect width="' in made.logo.picture.data

    def test_without_colour(self) -> None:
        own = brand("harbour-mind")
        assert own.logo is not None
        made = suited(replace(own, logo=replace(own.logo, mono=None)), load_edition("ink-saver"), Diagnostics())
        assert made.logo is not None
        colours = re.findall(rb"#([0-9A-Fa-f]{6})", made.logo.picture.data)
        assert colours
        assert all(c[:2] == c[2:4] == c[4:] for c in colours)

    def test_a_tinted_page_keeps_the_logo(self) -> None:
        assert worn("ardmarrow", load_edition("tinted")).logo == brand("ardmarrow").logo


def test_colours_of_a_drawing_become_greys() -> None:
    assert grey_svg(b'<svg fill="#f00" stroke="rgb(0, 0, 255)"/>') == b'<svg fill="#7F7F7F" stroke="#4C4C4C"/>'


def test_a_photo_becomes_grey() -> None:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (4, 4), (200, 30, 30)).save(out, "PNG")
    data, mime = greyed(out.getvalue(), "image/png")
    assert mime == "image/png"
    assert Image.open(BytesIO(data)).mode == "L"


class TestPlaces:
    def test_each_page_is_said_once_before_the_first_that_begins_on_it(self) -> None:
        blocks = max((section.body for section in prepared().sections), key=len)
        pages = {place(one): page for one, page in zip(blocks, (4, 4, 5, 7), strict=False)}
        marks = PageMarks(pages)
        assert [marks.take(one) for one in blocks[:4]] == [4, None, 5, 7]
        assert marks.take(blocks[0]) is None

    def test_without_pages_nothing_is_said(self) -> None:
        assert PageMarks(None).take(prepared().sections[0]) is None


def test_colours_left_open_are_the_brands() -> None:
    tokens = suited_tokens(brand("ardmarrow").tokens, replace(STANDARD, colours=Colours()))
    assert tokens["primary"] == brand("ardmarrow").tokens["primary"]
