"""Fonts of a brand: local files, those that come with printgen, or a ``fontpkg-...`` package from PyPI."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from printgen.brand.model import Font
from printgen.record import record
from printgen.resources import folder

X_HEIGHT = 0.496
"""x-height of the reference, Atkinson Hyperlegible, in em."""
PACKAGED: Mapping[str, Mapping[int, str]] = {
    "Printgen Text": {400: "printgen-text-400.ttf", 700: "printgen-text-700.ttf"},
    "Printgen Display": {700: "printgen-display-700.ttf"},
    "Lexend": {400: "lexend-400.ttf", 700: "lexend-700.ttf"},
    "Atkinson Hyperlegible": {400: "AtkinsonHyperlegible-Regular.ttf", 700: "AtkinsonHyperlegible-Bold.ttf"},
}
"""Families that come with printgen, under templates/fonts, with their licences beside them."""
_SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_WEIGHTS = {"thin": 100, "light": 300, "regular": 400, "normal": 400, "medium": 500, "semibold": 600, "bold": 700}


class FontFaultError(ValueError):
    """A file that is no font that can be used; the message says why."""


@record
class FontFile:
    """What a font file says of itself.

    Attributes:
        x_height: Height of x, in em.
        weight: 400 is regular, 700 bold.
    """

    x_height: float
    weight: int


def packaged(family: str) -> Font | None:
    """A family that comes with printgen."""
    files = PACKAGED.get(family)
    if files is None:
        return None
    faces = {weight: folder("templates") / "fonts" / name for weight, name in files.items()}
    return Font(family, faces, inspected(next(iter(faces.values())).read_bytes()).x_height)


def from_package(family: str, distribution: str) -> Font:
    """A family from an installed ``fontpkg-...`` distribution with static Regular and Bold files.

    Raises:
        FontFaultError: when it is not installed, or holds variable fonts only.
    """
    from importlib.util import find_spec

    module = distribution.replace("-", "_")
    spec = find_spec(module) if module.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        raise FontFaultError(f"the package {distribution} is not installed; install it beside printgen")
    files = Path(next(iter(spec.submodule_search_locations))) / "files"
    found = ((weight, style, files.glob(f"*-{style}.[to]tf")) for weight, style in ((400, "Regular"), (700, "Bold")))
    faces = {weight: path for weight, _, paths in found for path in paths}
    if 400 not in faces:
        raise FontFaultError(f"{distribution} holds variable fonts only; give files of one weight each")
    return Font(family, faces, inspected(faces[400].read_bytes()).x_height)


def weight_of(value: object) -> int:
    """A weight as brand.yml writes it: 400, "bold".

    Raises:
        FontFaultError: when it is none.
    """
    known = _WEIGHTS.get(str(value).lower().replace("-", ""))
    if known is None and isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000:
        known = value
    if known is None:
        raise FontFaultError(f'the weight is "{value}"; give 400, 700, normal or bold')
    return known


def inspected(data: bytes) -> FontFile:
    """x-height and weight of a font (OpenType 1.9, OS/2: sxHeight, since version 2, and usWeightClass).

    Read by hand: fontTools takes 0.2 s to import, and a build reads two to four fonts.

    Raises:
        FontFaultError: when it is no font, or a variable one (WeasyPrint takes static weights only).
    """
    if data[:4] not in _SIGNATURES:
        raise FontFaultError("it is not a TrueType or OpenType font")
    try:
        tables = _tables(data)
        if b"fvar" in tables:
            raise FontFaultError("it is a variable font; give files of one weight each")
        os2, (em,) = tables[b"OS/2"], struct.unpack_from(">H", data, tables[b"head"] + 18)
        version, _, weight = struct.unpack_from(">HhH", data, os2)
        (height,) = struct.unpack_from(">h", data, os2 + 86) if version >= 2 else (0,)
    except (struct.error, KeyError):
        raise FontFaultError("it is damaged") from None
    x_height = round(height / em, 3) if em else 0
    usual = 0.2 < x_height < 0.9  # some fonts leave it empty
    return FontFile(x_height if usual else X_HEIGHT, weight if 1 <= weight <= 1000 else 400)


def _tables(data: bytes) -> dict[bytes, int]:
    """Offset of each table; those that lie outside the file are left out."""
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4s4xLL", data, 12 + 16 * n) for n in range(count))
    return {tag: offset for tag, offset, length in records if offset + length <= len(data)}
