"""Fonts for screens: WOFF2, with the letters that a document uses and those that its readers may type."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from printgen.edition import STANDARD, Edition
from printgen.kept import kept

if TYPE_CHECKING:
    from printgen.brand import Brand

TYPED = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x20AC)
"""What people type in the languages that the packaged fonts know: Latin letters, punctuation, the euro."""
WIDE = "Printgen Wide"
"""What a widened font calls itself; some names are reserved."""
MAKER = "1"
"""Raised when fonts are made in another way: what was kept is then made anew."""


def web_fonts(brand: Brand, words: str, edition: Edition = STANDARD) -> Iterator[tuple[str, int, bytes]]:
    """Each font of a brand: family, weight, and its file as WOFF2 (W3C WOFF File Format 2.0).

    An edition with more white between letters has it in the font, as on paper: a reader's own spacing still counts.

    Args:
        brand: Whose fonts.
        words: All that the document says.
        edition: What the document is dressed in.
    """
    from printgen.brand.spaced import widened

    wanted = sorted({*TYPED, *map(ord, words)})
    for font in brand.fonts:
        for weight, path in sorted(font.faces.items()):
            wide = bool(edition.letter_spacing)
            data = widened(font, weight, WIDE, edition) if wide else path.read_bytes()
            key = b"%s %s %s" % (MAKER.encode(), repr(wanted).encode(), data)
            yield font.family, weight, kept("web-fonts", key, partial(_woff2, data, wanted, wide))


def licences(brand: Brand) -> tuple[str, ...]:
    """What each font of a brand says of its makers and its licence, each once."""
    said = {f"{font.family}: {_licence(next(iter(font.faces.values())).read_bytes())}": None for font in brand.fonts}
    return tuple(said)


def _licence(data: bytes) -> str:
    """Copyright, licence and its address (OpenType 1.9, name table, 0, 13 and 14)."""

    def read() -> bytes:
        from fontTools.ttLib import TTFont

        names = TTFont(io.BytesIO(data), lazy=True)["name"]
        parts = [str(names.getDebugName(id) or "").strip() for id in (0, 13, 14)]
        return " ".join(dict.fromkeys(filter(None, parts))).encode()

    return kept("web-fonts", b"licence %s %s" % (MAKER.encode(), data), read).decode()


def _woff2(data: bytes, wanted: Iterable[int], wide: bool) -> bytes:
    from fontTools import subset

    options: Any = subset.Options()
    options.flavor = "woff2"
    joined = [] if wide else ["liga", "clig"]  # letters with white between them are not joined
    options.layout_features = ["kern", *joined, "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    font = subset.load_font(io.BytesIO(data), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.recalcTimestamp = False
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
