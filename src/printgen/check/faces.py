"""The letters of a font as its file describes them: how wide each is, and where its ink begins and ends."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from printgen.brand.fonts import FontFaultError, from_package, packaged

PLAIN: Final = "abcdeghnopqrsuvxz"
"""Letters whose sides are where their ink ends: the white between them is what a reader sees."""
_ODD: Final = 0.5
"""Em of a character that the font lacks: another font gives it, about as wide."""


class Face:
    """One weight of a family.

    Args:
        file: TrueType or OpenType.
    """

    def __init__(self, file: Path) -> None:
        from fontTools.ttLib import TTFont

        self.font: Any = TTFont(file, lazy=True)
        self.em: int = self.font["head"].unitsPerEm
        self.glyphs: dict[int, str] = self.font.getBestCmap()
        self.widths: Any = self.font["hmtx"].metrics
        self._inked: dict[str, tuple[float, float]] = {}

    def width(self, char: str) -> float:
        """How far a character moves on, in em."""
        name = self.glyphs.get(ord(char))
        return float(self.widths[name][0]) / self.em if name else _ODD

    def ink(self, char: str) -> tuple[float, float]:
        """Where a letter's ink begins and ends, in em; (0, 0) where it has none."""
        if char not in self._inked:
            self._inked[char] = self._ink(self.glyphs.get(ord(char), ""))
        return self._inked[char]

    def _ink(self, name: str) -> tuple[float, float]:
        from fontTools.pens.boundsPen import BoundsPen

        if not name:
            return 0.0, 0.0
        pen = BoundsPen(self.font.getGlyphSet())
        self.font.getGlyphSet()[name].draw(pen)
        return (pen.bounds[0] / self.em, pen.bounds[2] / self.em) if pen.bounds else (0.0, 0.0)

    @cached_property
    def height(self) -> float:
        """Of a single line, in em, as Word has it on Windows (OpenType 1.9, OS/2: usWinAscent and usWinDescent)."""
        os2 = self.font["OS/2"]
        return float(os2.usWinAscent + os2.usWinDescent) / self.em


@cache
def face(family: str, bold: bool) -> Face | None:
    """A family's face: one that comes with printgen, a ``fontpkg-...`` package, or a font of this machine.

    Args:
        family: As a document names it.
        bold: The bold one.

    Returns:
        None where the family is not here: another one has other letters.
    """
    known = packaged(family)
    if known is None:
        with suppress(FontFaultError):
            known = from_package(family, "fontpkg-" + "-".join(family.lower().split()))
    file = known.faces.get(700 if bold else 400, known.faces[min(known.faces)]) if known else _installed(family, bold)
    if file is None:
        return None
    try:
        return Face(file)
    except Exception:  # fontTools raises what it likes on a damaged file
        return None


def _installed(family: str, bold: bool) -> Path | None:
    """The file of a font of this machine, as fontconfig knows it: it names another family for one that it lacks."""
    program = shutil.which("fc-match")
    if not program or not family:
        return None
    pattern = f"{family.replace(':', '').replace('-', chr(92) + '-')}:{'bold' if bold else 'regular'}"
    asked = [program, "-f", "%{family}\n%{file}", pattern]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    names, _, file = done.stdout.partition("\n")
    return Path(file) if family.casefold() in names.casefold().split(",") and Path(file).is_file() else None
