"""Makes the fonts under templates/fonts: static weights, subset, from the variable fonts of PyPI packages.

    python scripts/make_fonts.py

WeasyPrint takes static weights only. The subset holds what Latin-script languages of Europe need, check boxes and
arrows. Source Sans is a reserved name of its licence (OFL 1.1), so the changed copies have names of their own; the
licences lie beside them. Where a family lacks Welsh letters they are put together from its own letters and accents, and
check boxes, arrows and ticks come from Printgen Text: no word is set in a stray font. The result is the same, byte for
byte, each time.
"""

from __future__ import annotations

import shutil
import unicodedata
from importlib.util import find_spec
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "templates" / "fonts"
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1CD, 0x1DC), (0x218, 0x21B), (0x2BB, 0x2BC), (0x2C6, 0x2DD),
    (0x300, 0x308),
    (0x1E00, 0x1EFF), (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC),
    (0x2116, 0x2122), (0x2150, 0x215E), (0x2190, 0x2199), (0x2212, 0x2215), (0x2248, 0x2265), (0x25A0, 0x25CF),
    (0x2610, 0x2611), (0x2713, 0x2717),
]  # fmt: skip
MADE = [
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": 400}, "Printgen Text", 400, "printgen-text-400.ttf"),
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": 650}, "Printgen Text", 700, "printgen-text-700.ttf"),
    (
        "fontpkg_bricolage_grotesque", "BricolageGrotesque[opsz,wdth,wght].ttf", {"opsz": 36, "wdth": 100, "wght": 640},
        "Printgen Display", 700, "printgen-display-700.ttf",
    ),
    ("fontpkg_lexend", "Lexend[wght].ttf", {"wght": 400}, "Lexend", 400, "lexend-400.ttf"),
    ("fontpkg_lexend", "Lexend[wght].ttf", {"wght": 700}, "Lexend", 700, "lexend-700.ttf"),
]  # fmt: skip
WELSH = "ŴŵŶŷẀẁẂẃẄẅỲỳ"
SYMBOLS = "←↑→↓↔☐☑✓✗■□▪●○"
ALIASES = {0x2011: 0x2D, 0x2007: 0x30, 0x2009: 0x20, 0x202F: 0x20}
"""Hyphens and spaces that do not break: code point, and what they are as wide as (thin ones: see ``completed``)."""
THIN = 0.2
ACCENTS = {"\u0302": "uni0302", "\u0300": "gravecomb", "\u0301": "acutecomb", "\u0308": "uni0308"}
COPIED = [("fontpkg_atkinson_hyperlegible", f"AtkinsonHyperlegible-{w}.ttf") for w in ("Regular", "Bold")]
COMPLETED = [
    ("AtkinsonHyperlegible-Regular.ttf", 400, 1.02), ("AtkinsonHyperlegible-Bold.ttf", 700, 1.02),
    ("printgen-display-700.ttf", 700, 1.05), ("lexend-400.ttf", 400, 1.05), ("lexend-700.ttf", 700, 1.05),
]  # fmt: skip
"""Families that lack some characters, the weight of the symbols that they get, and their factor."""



def package(name: str) -> Path:
    """The folder of an installed font package."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


def made(source: Path, axes: dict[str, float], family: str, weight: int, out: Path) -> None:
    """One static, subset, renamed font."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl", "calt"]
    options.name_IDs, options.name_languages, options.notdef_outline = [0, 1, 2, 3, 4, 5, 6, 13, 14], [0x409], True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)  # before the weight is fixed: a tenth of the glyphs, a tenth of the time
    instantiateVariableFont(font, axes, inplace=True)
    style = "Bold" if weight == 700 else "Regular"
    names = {
        1: family,
        2: style,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = 1 if weight == 700 else 0
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    font.save(out, reorderTables=True)


def completed(font: TTFont, symbols: TTFont, height: float) -> None:
    """Adds what a family lacks: Welsh letters, symbols, hyphens and spaces that do not break.

    Args:
        font: A static TrueType font.
        symbols: Where its symbols come from.
        height: Factor for them.
    """
    characters = font.getBestCmap()
    for character in WELSH:
        if ord(character) not in characters:
            accented(font, character)
    for character in SYMBOLS:
        if ord(character) not in characters and ord(character) in symbols.getBestCmap():
            drawn(font, symbols, character, height)
    for code, like in ALIASES.items():
        if code not in characters:
            name, width = f"uni{code:04X}", font["hmtx"][characters[like]][0]
            empty = like == 0x20
            glyph = TTGlyphPen(None).glyph() if empty else font["glyf"][characters[like]]
            placed(font, code, name, glyph, round(font["head"].unitsPerEm * THIN) if empty else width)


def accented(font: TTFont, character: str) -> None:
    """A letter from its base and its accent, the accent over the middle of the letter."""
    letter, mark = unicodedata.normalize("NFD", character)
    glyphs = font["glyf"]
    base = font.getBestCmap()[ord(letter)]
    accent = ACCENTS[mark] + (".case" if letter.isupper() else "")
    pen = TTGlyphPen(glyphs)
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    over, under = glyphs[accent], glyphs[base]
    shift = round((under.xMin + under.xMax - over.xMin - over.xMax) / 2)
    pen.addComponent(accent, (1, 0, 0, 1, shift, 0))
    placed(font, ord(character), f"uni{ord(character):04X}", pen.glyph(), font["hmtx"][base][0])


def drawn(font: TTFont, symbols: TTFont, character: str, height: float) -> None:
    """A symbol from another font, as large as suits this one."""
    source = symbols.getBestCmap()[ord(character)]
    scale = height * font["head"].unitsPerEm / symbols["head"].unitsPerEm
    pen, glyphs = TTGlyphPen(None), symbols.getGlyphSet()
    glyphs[source].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    placed(font, ord(character), f"uni{ord(character):04X}", pen.glyph(), round(glyphs[source].width * scale))


def placed(font: TTFont, code: int, name: str, glyph: object, width: int) -> None:
    """Puts a glyph into a font under a code point."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])  # type: ignore[attr-defined]
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def main(out: Path = OUT) -> None:
    """Makes all of them."""
    out.mkdir(parents=True, exist_ok=True)
    for name, file, axes, family, weight, made_file in MADE:
        made(package(name) / "files" / file, axes, family, weight, out / made_file)
    for name, file in COPIED:
        shutil.copyfile(package(name) / "files" / file, out / file)
    for file, weight, height in COMPLETED:
        font = TTFont(out / file, recalcTimestamp=False)
        font.ensureDecompiled()
        completed(font, TTFont(out / f"printgen-text-{weight}.ttf"), height)
        if "DSIG" in font:  # a signature of what was there before
            del font["DSIG"]
        font.save(out / file, reorderTables=True)
    for name in {name: None for name, *_ in (*MADE, *COPIED)}:
        licence = f"{name.removeprefix('fontpkg_').replace('_', '-')}-LICENSE.txt"
        shutil.copyfile(package(name) / "LICENSE", out / licence)


if __name__ == "__main__":
    main()
