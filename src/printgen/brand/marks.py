"""Logos of a brand file: its own, for cover and footer, and its partners'."""

from __future__ import annotations

from pathlib import PurePosixPath

from printgen.brand.model import Mark
from printgen.brand.source import Source
from printgen.diagnostics import PrintgenError
from printgen.model.workbook import Picture
from printgen.read.pictures import read_picture
from printgen.read.yamls import Path as Keys

SIZES = ("large", "medium", "small")


def read_logos(source: Source, name: str) -> tuple[Mark | None, Mark | None]:
    """The logo for the cover and the small one; None where there is none, or where it is wrong (that has been said).

    Args:
        source: The brand file.
        name: What a logo says whose ``alt`` is not given.
    """
    value = source.get("logo")
    if value is None:
        return None, None
    if isinstance(value, str):
        return read_mark(source, ("logo",), name), None
    if not isinstance(value, dict):
        source.error("logo", "logo is not a file or a list of sizes", ("logo",), "write logo: {medium: ...}")
        return None, None
    source.known(("logo",), (*SIZES, "images"))
    found = {size: read_mark(source, ("logo", size), name) for size in SIZES if value.get(size) is not None}
    return found.get("large") or found.get("medium") or found.get("small"), found.get("small")


def read_mark(source: Source, keys: Keys, name: str) -> Mark | None:
    """A logo: a file, a name under ``logo.images``, or one of these for light grounds."""
    if isinstance(value := source.get(*keys), dict) and "light" in value:
        keys, value = (*keys, "light"), value["light"]
    images = source.mapping("logo", "images") if isinstance(source.get("logo"), dict) else {}
    if isinstance(value, str) and value in images:
        keys, value = ("logo", "images", value), images[value]
    entry = value if isinstance(value, dict) else {"path": value}
    path, alt = entry.get("path"), entry.get("alt")
    if not isinstance(path, str):
        source.error("logo", "this logo has no file", keys, "write path: logo.svg")
        return None
    picture = _picture(source, path, keys)
    return Mark(picture, str(alt or name), _mono(source, path, keys)) if picture else None


def _picture(source: Source, path: str, keys: Keys) -> Picture | None:
    try:
        data = source.folder.read(path, source.span(keys), "logo")
    except PrintgenError as fault:
        source.diagnostics.extend(fault.diagnostics)
        return None
    return read_picture(data, path, source.span(keys), source.diagnostics)


def _mono(source: Source, path: str, keys: Keys) -> Picture | None:
    """The black form of a logo: the file beside it whose name ends in "-mono"."""
    pure = PurePosixPath(path)
    other = pure.with_name(f"{pure.stem}-mono{pure.suffix}").as_posix()
    return _picture(source, other, keys) if (source.folder.root / other).is_file() else None
