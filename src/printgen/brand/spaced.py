"""A font with more white between its letters and words: the font itself is widened, not the style sheet.

CSS letter-spacing of more than 0.08 em breaks words apart when text is searched, copied or read aloud ("T h i s"): a
PDF then places each letter by itself. With wider letters the words stay whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from printgen.brand.model import Font
from printgen.edition import Edition
from printgen.kept import kept

USUAL = "etaoinshrdlucmfwypvbgkjqxz"
"""Letters by how often English has them (Norvig 2012), for the average letter."""
_SHARES = (
    12.5, 9.3, 8.0, 7.6, 7.6, 7.2, 6.5, 5.1, 6.3, 3.8, 4.1, 2.7, 3.3, 2.5, 2.4, 1.7, 1.7, 2.1, 1.1, 1.5, 1.9, 0.5, 0.2,
    0.1, 0.2, 0.1,
)  # fmt: skip
SPACES = (0x20, 0xA0, 0x2002, 0x2007, 0x2009, 0x202F)
"""Spaces, whose width is set by the white between words."""
_VERSION = b"1"


def spacing(font: Path, edition: Edition) -> tuple[float, float]:
    """What an edition adds to each letter and to each space of a font, in em; for formats that set it themselves."""
    from fontTools.ttLib import TTFont

    with TTFont(font) as opened:
        added, space = _added(opened, edition)
        em = opened["head"].unitsPerEm
        usual = opened["hmtx"][opened.getBestCmap()[0x20]][0]
        return added / em, (space - usual) / em


def widened(font: Font, weight: int, family: str, edition: Edition) -> bytes:
    """The file of one weight, widened for an edition.

    Args:
        font: A family.
        weight: One of its weights.
        family: What it is called when widened: not its own name, since some are reserved (SIL Open Font License, 3).
        edition: ``letter_spacing`` is the white between two letters as a share of an average letter's width;
            ``word_spacing`` the white between words, as a multiple of that.
    """
    data = font.faces[weight].read_bytes()
    given = repr((family, edition.letter_spacing, edition.word_spacing)).encode()
    return kept("wide-fonts", b"|".join((_VERSION, given, data)), lambda: _widened(data, family, edition))


def _widened(data: bytes, family: str, edition: Edition) -> bytes:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    opened = TTFont(BytesIO(data), recalcTimestamp=False)
    added, space = _added(opened, edition)
    metrics = opened["hmtx"].metrics
    still = _marks(opened) | {name for name, (advance, _) in metrics.items() if not advance}
    by = added // 2 if "glyf" in opened else 0
    spaces = {name for code, name in opened.getBestCmap().items() if code in SPACES}
    for name, (advance, bearing) in list(metrics.items()):
        if name in spaces:
            metrics[name] = (space, bearing)
        elif name not in still:
            metrics[name] = (advance + added, bearing + by)
            if by:
                _shift(opened, name, by, still)
    for table in ("hdmx", "LTSH", "VDMX"):  # widths for screens of long ago
        if table in opened:
            del opened[table]
    _rename(opened, family)
    out = BytesIO()
    opened.save(out, reorderTables=True)
    return out.getvalue()


def _added(opened: Any, edition: Edition) -> tuple[int, int]:
    """Units added to each letter, and the width of a space, so that the white is what the edition asks for."""
    cmap, metrics = opened.getBestCmap(), opened["hmtx"].metrics
    glyphs = opened.getGlyphSet()
    total = sum(_SHARES)
    wide = sum(share * metrics[cmap[ord(letter)]][0] for letter, share in zip(USUAL, _SHARES, strict=True)) / total
    inked = (_ink(glyphs, cmap[ord(letter)]) for letter in USUAL)
    black = sum(share * ink for ink, share in zip(inked, _SHARES, strict=True)) / total
    white = wide - black
    wanted = max(white, edition.letter_spacing * wide)
    usual = metrics[cmap[0x20]][0]
    space = max(usual, edition.word_spacing * wanted - wanted)
    return round(wanted - white), round(space)


def _ink(glyphs: Any, name: str) -> float:
    from fontTools.pens.boundsPen import BoundsPen

    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return float(pen.bounds[2] - pen.bounds[0]) if pen.bounds else 0.0


def _marks(opened: Any) -> set[str]:
    """Accents that stand over a letter take no room of their own."""
    classes = opened["GDEF"].table.GlyphClassDef if "GDEF" in opened else None
    return {name for name, kind in classes.classDefs.items() if kind == 3} if classes else set()


def _shift(opened: Any, name: str, by: int, still: set[str]) -> None:
    """Moves a letter into the middle of its new width; an accent on it that does not move by itself goes with it."""
    glyph = opened["glyf"][name]
    if glyph.isComposite():
        for part in glyph.components:
            if part.glyphName in still and hasattr(part, "x"):
                part.x += by
    elif glyph.numberOfContours > 0:
        glyph.coordinates.translate((by, 0))
    glyph.recalcBounds(opened["glyf"])


def _rename(opened: Any, family: str) -> None:
    for record in opened["name"].names:
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID in (3, 4, 6):
            weight = opened["OS/2"].usWeightClass
            record.string = f"{family.replace(' ', '')}-{weight}" if record.nameID == 6 else f"{family} {weight}"
