"""Fonts of a brand file, by family: files of its own, a family that comes with printgen, or an installed package."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from printgen.brand.fonts import PACKAGED, FontFaultError, FontFile, from_package, inspected, packaged, weight_of
from printgen.brand.model import Font
from printgen.brand.source import Source
from printgen.diagnostics import PrintgenError
from printgen.read.yamls import Path as Keys

USES = ("base", "headings", "link", "monospace", "monospace-inline", "monospace-block")
"""brand.yml's uses of fonts; printgen has one for base and headings."""
SOURCES = ("file", "package")
_STYLES = ("normal", "italic", "oblique")


def read_font(source: Source, use: str) -> Font | None:
    """The font for "base" or "headings"; None where there is none, or where it is wrong (that has been said)."""
    keys: Keys = ("typography", use)
    if isinstance(source.get(*keys), dict):
        keys = (*keys, "family")
    family = source.words(*keys)
    if not family:
        return None
    listed = source.items("typography", "fonts")
    at = next((n for n, one in enumerate(listed) if isinstance(one, dict) and one.get("family") == family), None)
    if at is not None:
        font = _listed(source, family, ("typography", "fonts", at))
        if font and use == "base":
            _weights(source, font, ("typography", "fonts", at))
        return font
    if (font := packaged(family)) is None:
        close = get_close_matches(family, PACKAGED, n=1)
        hint = f"list its files under typography: fonts:, or use {', '.join(PACKAGED)}"
        hint = f'did you mean "{close[0]}"?' if close else hint
        source.error("font", f'there is no font "{family}"', keys, hint)
    return font


def _listed(source: Source, family: str, keys: Keys) -> Font | None:
    kind = source.words(*keys, "source") or "file"
    package = "fontpkg-" + "-".join(family.lower().split())
    if kind == "package":
        try:
            return from_package(family, package)
        except FontFaultError as fault:
            source.error("font", f'the font "{family}": {fault}', keys)
        return None
    if kind != "file":
        where = "is looked for on this computer, and others may not have it" if kind == "system" else (
            f"would have to be fetched from {kind}"
        )  # fmt: skip
        hint = f"printgen fetches nothing: install {package} and write source: package, or give its files"
        source.error("font", f'the font "{family}" {where}', keys, hint)
        return None
    faces: dict[int, tuple[Path, FontFile]] = {}
    faults = len(source.diagnostics.errors)
    for n, _ in enumerate(source.items(*keys, "files")):
        _face(source, family, (*keys, "files", n), faces)
    if len(source.diagnostics.errors) > faults:
        return None
    if not faces:
        source.error("font", f'the font "{family}" has no files', keys, "list them under files:")
        return None
    regular = faces[min(faces, key=lambda weight: (abs(weight - 400), weight))]
    return Font(family, {weight: path for weight, (path, _) in sorted(faces.items())}, regular[1].x_height)


def _face(source: Source, family: str, keys: Keys, faces: dict[int, tuple[Path, FontFile]]) -> None:
    value = source.get(*keys)
    entry = value if isinstance(value, dict) else {"path": value}
    name = entry.get("path")
    if not isinstance(name, str):
        source.error("font", f"a file of the font {family} has no name", keys, "write path: Name-Regular.ttf")
        return
    if str(entry.get("style", "normal")) in _STYLES[1:]:  # no italics in clear print
        return
    try:
        read = inspected(source.folder.read(name, source.span(keys), "font file"))
        weight = weight_of(entry["weight"]) if "weight" in entry else read.weight
        path = source.folder.path(name, source.span(keys))
    except PrintgenError as fault:
        source.diagnostics.extend(fault.diagnostics)
    except FontFaultError as fault:
        source.error("font", f'the font file "{name}" of {family} cannot be used: {fault}', keys)
    else:
        if weight in faces:
            other, hint = faces[weight][0].name, "give each its weight, such as weight: 700"
            source.error("font", f'the font files "{other}" and "{name}" have the same weight, {weight}', keys, hint)
        faces[weight] = path, read


def _weights(source: Source, font: Font, keys: Keys) -> None:
    """Says when words would be set too bold, or bold words could not be told apart."""
    if min(font.faces) > 500:
        source.error("font", f'the font "{font.family}" has no regular weight', keys, "add a file of weight 400")
    elif max(font.faces) < 600:
        source.diagnostics.warning(
            "font", f'the font "{font.family}" has no bold file', source.span(keys), "add a file of weight 700"
        )
