"""Fonts of a brand: local files, those that come with printgen, or a ``fontpkg-...`` package from PyPI."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from printgen.brand.model import Font
from printgen.resources import folder

X_HEIGHT = 0.496
"""x-height of the reference, Atkinson Hyperlegible, in em."""
PACKAGED: Mapping[str, Mapping[int, str]] = {
    "Printgen Text": {400: "printgen-text-400.ttf", 700: "printgen-text-700.ttf"},
    "Printgen Display": {700: "printgen-display-700.ttf"},
    "Atkinson Hyperlegible": {400: "AtkinsonHyperlegible-Regular.ttf", 700: "AtkinsonHyperlegible-Bold.ttf"},
}
"""Families that come with printgen, under templates/fonts, with their licences beside them."""
_SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_WEIGHTS = {"thin": 100, "light": 300, "regular": 400, "normal": 400, "medium": 500, "semibold": 600, "bold": 700}


class FontFaultError(ValueError):
    """A file that is no font that can be used; the message says why."""


def packaged(family: str) -> Font | None:
    """A family that comes with printgen."""
    files = PACKAGED.get(family)
    if files is None:
        return None
    faces = {weight: folder("templates") / "fonts" / name for weight, name in files.items()}
    return Font(family, faces, measured(next(iter(faces.values()))))


def from_package(family: str) -> Font:
    """A family from an installed ``fontpkg-...`` distribution with static Regular and Bold files.

    Raises:
        FontFaultError: when it is not installed, or holds variable fonts only.
    """
    from importlib.util import find_spec

    distribution = "fontpkg-" + family.lower().replace(" ", "-")
    spec = find_spec(distribution.replace("-", "_"))
    if spec is None or not spec.submodule_search_locations:
        raise FontFaultError(f"the package {distribution} is not installed; install it beside printgen")
    files = Path(next(iter(spec.submodule_search_locations))) / "files"
    faces = {w: p for w, part in ((400, "Regular"), (700, "Bold")) for p in files.glob(f"*-{part}.[to]tf")}
    if 400 not in faces:
        raise FontFaultError(f"{distribution} holds variable fonts only; give files of one weight each")
    return Font(family, faces, measured(faces[400]))


def weight_of(value: object) -> int:
    """A weight as brand.yml writes it: 400, "bold".

    Raises:
        FontFaultError: when it is none.
    """
    known = _WEIGHTS.get(str(value).lower().replace("-", ""))
    if known is None and not (isinstance(value, int) and 1 <= value <= 1000):
        raise FontFaultError(f'the weight is "{value}"; give 400, 700, normal or bold')
    return known or int(str(value))


def measured(path: Path) -> float:
    """x-height of a font, in em, from its OS/2 table (OpenType 1.9: sxHeight, since version 2).

    Raises:
        FontFaultError: when the file is no font, or a variable one (WeasyPrint takes static weights only).
    """
    data = path.read_bytes()
    if data[:4] not in _SIGNATURES:
        raise FontFaultError("it is not a TrueType or OpenType font")
    try:
        tables = {data[12 + 16 * n : 16 + 16 * n]: n for n in range(struct.unpack(">H", data[4:6])[0])}
        if b"fvar" in tables:
            raise FontFaultError("it is a variable font; give files of one weight each")
        offsets = {tag: struct.unpack(">L", data[20 + 16 * n : 24 + 16 * n])[0] for tag, n in tables.items()}
        em = struct.unpack(">H", data[offsets[b"head"] + 18 : offsets[b"head"] + 20])[0]
        os2 = offsets[b"OS/2"]
        version = struct.unpack(">H", data[os2 : os2 + 2])[0]
        height = struct.unpack(">h", data[os2 + 86 : os2 + 88])[0] if version >= 2 else 0
    except (struct.error, KeyError, IndexError):
        raise FontFaultError("it is damaged") from None
    return float(round(height / em, 3)) if em and height > 0 else X_HEIGHT
