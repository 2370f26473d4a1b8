"""``editions/<name>.yaml`` into an `Edition`: the packaged ones, a designer's, and a person's own.

A file says only what differs from the edition that it is based on. What it leaves out and what hangs on the size
(small words, writing lines, where signs stand, the form of tables) is worked out from the size.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from printgen.colour import BLACK, WHITE, contrast, nearest_passing
from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError, Span, nearest
from printgen.edition import STANDARD, Colours, Edition
from printgen.read.folder import Folder, text_of
from printgen.read.records import Records, keys
from printgen.read.yamls import Located, parse
from printgen.resources import folder

PLACE = "editions"
"""The folder of editions: under templates, beside a workbook, in a project, in the user's configuration."""
LARGE, GIANT = 16.0, 22.0
"""Sizes in points from which an edition is laid out as large print (UKAAF), and its tables as cards."""
COLOURS: Mapping[str, str] = {
    "white": "#FFFFFF", "black": "#000000", "yellow": "#FFFF00", "cream": "#FFF9E8", "ivory": "#FFFFF0",
    "pale yellow": "#FFFBD6", "pale blue": "#E8F2FB", "pale green": "#E9F5EA", "pale pink": "#FCECEF",
    "pale grey": "#F1F2F2", "peach": "#FDEBDD", "lavender": "#F0ECF8", "navy": "#0B1F4B", "dark blue": "#0B1F4B",
    "dark green": "#10391F", "dark grey": "#2B3133", "dark brown": "#3B2414",
}  # fmt: skip
"""Colours by plain words."""
_LIMITS: Mapping[str, tuple[float, float, str]] = {
    "size": (12, 72, "pt (clear print begins at 12: UKAAF)"),
    "small": (10, 72, "pt"),
    "minimum": (10, 72, "pt"),
    "scale": (1, 1.5, ""),
    "line-height": (1.2, 2.5, ""),
    "paragraph-gap": (0.25, 2, ""),
    "letter-spacing": (0, 0.6, ""),
    "word-spacing": (0, 6, ""),
    "contrast": (4.5, 21, "(WCAG 2.2, 1.4.3)"),
    "line-contrast": (3, 21, "(WCAG 2.2, 1.4.11)"),
    "writing-line": (7, 30, "mm"),
}
"""Least and greatest value, and words for the message."""
_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z|#[0-9A-Fa-f]{3}\Z")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DEEPEST = 5


def packaged_editions(templates: Path | None = None) -> tuple[str, ...]:
    """Names of the editions under templates/editions, a designer's folder laid over it; the standard one first."""
    names = {file.stem for place in _packaged(templates) for file in place.glob("*.yaml")}
    return tuple(sorted(names, key=lambda name: (name != "standard", name)))


def personal_places(workbook: Path | None = None) -> tuple[Path, ...]:
    """Folders in which a person's editions are looked for, nearest first.

    Args:
        workbook: The workbook's folder.
    """
    beside = [workbook / PLACE, workbook.parent / PLACE] if workbook else []
    return (*beside, Path(PLACE), *([own] if (own := user_place()) else []))


def user_place() -> Path | None:
    """The user's own folder of editions (XDG Base Directory Specification: XDG_CONFIG_HOME); None without a home."""
    base = os.environ.get("XDG_CONFIG_HOME")
    with suppress(RuntimeError):  # nobody's home
        return (Path(base) if base else Path.home() / ".config") / "printgen" / PLACE
    return None


def known_editions(templates: Path | None = None, workbook: Path | None = None) -> dict[str, Path]:
    """Every edition's file by its name: the packaged ones, then people's own."""
    found: dict[str, Path] = {}
    for place in (*_packaged(templates), *personal_places(workbook)):
        for file in sorted(place.glob("*.yaml")):
            found.setdefault(file.stem, file)
    return found


def load_edition(name: str, templates: Path | None = None, workbook: Path | None = None) -> Edition:
    """Reads an edition.

    Args:
        name: A packaged one, a personal one, or the path of a YAML file; "" for the standard one.
        templates: A designer's folder that overlays the packaged templates.
        workbook: The workbook's folder: an ``editions`` folder in it or beside it is looked into.

    Raises:
        PrintgenError: There is no such edition, or its file has faults (every one of them, with its line).
    """
    return _Editions(templates, workbook).read(name or "standard")


def parsed_edition(name: str, text: str, shown: str) -> Edition:
    """An edition from the text of its file, which need not be there yet.

    Args:
        name: Its own.
        text: YAML.
        shown: The file's name, for messages.

    Raises:
        PrintgenError: It has faults.
    """
    return _Editions(None, None).made(name, text, shown)


def colour_of(words: str) -> str:
    """A colour as ``#RRGGBB``, from that or from plain words ("pale blue"); "" when it is none.

    >>> colour_of("Cream")
    '#FFF9E8'
    """
    if _HEX.match(words):
        return "#" + (words[1:] if len(words) == 7 else "".join(c * 2 for c in words[1:])).upper()
    return COLOURS.get(" ".join(words.lower().replace("-", " ").replace("light", "pale").split()), "")


def _packaged(templates: Path | None) -> tuple[Path, ...]:
    return (*([templates / PLACE] if templates else []), folder("templates") / PLACE)


class _Editions:
    """Reads editions and those that they are based on."""

    def __init__(self, templates: Path | None, workbook: Path | None) -> None:
        self.templates, self.workbook = templates, workbook

    def read(self, name: str) -> Edition:
        file = self._file(name)
        return self.made(file.stem, *_text(file))

    def made(self, name: str, text: str, shown: str) -> Edition:
        data, records = self._data(name, text, shown, ())
        made = records.read(Edition, data)
        if made is not None:
            made = self._finished(made, records, name)
        records.diagnostics.raise_if_errors()
        assert made is not None
        return made

    def _file(self, name: str, span: Span = Span()) -> Path:
        path = Path(name)
        if name.endswith((".yaml", ".yml")) and path.is_file():
            return path
        known = known_editions(self.templates, self.workbook)
        if name not in known:
            said = f'there is no edition "{name}"'
            raise PrintgenError(Diagnostic("error", "unknown-edition", said, span, nearest(name, known)))
        return known[name]

    def _data(self, name: str, text: str, shown: str, seen: tuple[str, ...]) -> tuple[dict[str, Any], Records]:
        """What a file says, laid over what it is based on."""
        located = parse(text, shown)
        records = Records(located, shown, Diagnostics())
        own = self._shaped(located, shown)
        based = own.get("based-on") or (None if name == "standard" else "standard")
        span = Span(shown, located.line(("based-on",)))
        if based is None or not isinstance(based, str):
            return own, records
        file = self._file(based, span)
        base, where = _text(file)
        if where in seen or where == shown or len(seen) > _DEEPEST:
            said = f'the edition "{name}" is based on itself'
            raise PrintgenError(Diagnostic("error", "edition", said, span, "base it on a packaged one"))
        below, _ = self._data(file.stem, base, where, (*seen, shown))
        return _laid_over(below, own), records

    def _shaped(self, located: Located, shown: str) -> dict[str, Any]:
        if isinstance(located.data, dict):
            return dict(located.data)
        said = "this edition is not a list of key: value"
        raise PrintgenError(Diagnostic("error", "wrong-value", said, Span(shown), "write based-on: large-print"))

    def _finished(self, made: Edition, records: Records, name: str) -> Edition:
        """The edition with its names, its colours as #RRGGBB, and every value checked."""
        found = records.diagnostics
        for key, (least, most, words) in _LIMITS.items():
            value = getattr(made, key.replace("-", "_"))
            if key in records.located.data and not (least <= value <= most) and not (value == 0 and least == 0):
                hint = f"give {least:g} to {most:g} {words}".rstrip()
                found.error("edition", f"{key} is {value:g}", _span(records, key), hint)
        lines = records.located.lines
        spans = {str(path[0]): Span(records.file, line) for path, line in lines.items() if len(path) == 1}
        ready = replace(
            made,
            name=name,
            title=made.title if "title" in records.located.data else name.replace("-", " ").capitalize(),
            words=made.words if "words" in records.located.data else "",
            family=self._family(name, made.based_on),
            colours=_coloured(made.colours, records),
            spans=spans,
        )
        _readable(ready, records)
        return ready

    def _family(self, name: str, based: str) -> str:
        """The packaged edition that content knows it by."""
        packaged = packaged_editions(self.templates)
        while name not in packaged:
            name = based or "standard"
            if name not in packaged:
                data = parse(*_text(self._file(name))).data
                based = str(data.get("based-on") or "") if isinstance(data, dict) else ""
        return name


def _text(file: Path) -> tuple[str, str]:
    """What stands in an edition's file, and its name for messages."""
    place = Folder(file.parent, file.parent.as_posix())
    shown = place.name(file.name)
    return text_of(place.read(file.name, Span(shown), "edition"), shown), shown


def _laid_over(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says over what its base says: groups key by key, rules by their ids."""
    out = dict(below) | _fitting(below, own)
    for key, value in own.items():
        if key == "rules" and isinstance(value, list):
            out[key] = _rules(below.get(key, []), value)
        elif isinstance(value, dict) and isinstance(below.get(key), dict):
            out[key] = {**below[key], **value}
        else:
            out[key] = value
    return out


def _rules(below: list[Any], own: list[Any]) -> list[Any]:
    """Rules of the base, each replaced by one of the same id; then the new ones."""
    mine = {one.get("id"): one for one in own if isinstance(one, dict)}
    kept = [mine.pop(one.get("id"), one) for one in below]
    return [*kept, *(one for one in own if not isinstance(one, dict) or one.get("id") in mine)]


def _fitting(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What goes with another size, unless the file says it: a person gives a size and gets a page that suits it."""
    size = own.get("size")
    if not isinstance(size, int | float) or isinstance(size, bool):
        return {}
    base = {key.replace("_", "-"): getattr(STANDARD, key) for key in ("size", "small", "writing_line")} | dict(below)
    large = size >= LARGE
    fit: dict[str, Any] = {
        "small": size if large else min(size, max(base["small"], 12)),
        "writing-line": max(base["writing-line"], round(9 * size / 12 * 0.9 * 2) / 2),
    }
    if large:
        fit |= {"minimum": size, "signs": "above", "scale": 1.1 if size >= GIANT else 1.15, "paragraph-gap": 1}
        fit |= {"emphasis": "bold"}
    if size >= GIANT:
        fit["tables"] = "cards"
    if base["size"] >= LARGE and large:
        del fit["paragraph-gap"], fit["signs"], fit["emphasis"]
    return {key: value for key, value in fit.items() if key not in own}


def _coloured(colours: Colours, records: Records) -> Colours:
    given = {}
    for key, name in keys(Colours).items():
        said = getattr(colours, name)
        value = colour_of(said) if said else ""
        if said and not value:
            span = Span(records.file, records.located.line(("colours", key)))
            hint = f"write it as #RRGGBB, in quotation marks, or as one of: {', '.join(COLOURS)}"
            records.diagnostics.error("colour", f'"{said}" is not a colour', span, hint)
        given[name] = value
    return Colours(**given)


def _readable(edition: Edition, records: Records) -> None:
    """Says which of an edition's own colours cannot be read on its ground."""
    own = edition.colours
    if records.diagnostics.errors or not own.ground:
        return
    best = max(contrast(BLACK, own.ground), contrast(WHITE, own.ground))
    if best < edition.contrast:
        span = Span(records.file, records.located.line(("colours", "ground")))
        said = f"no words reach a contrast of {edition.contrast:g}:1 on the ground {own.ground}, at most {best:.1f}:1"
        records.diagnostics.error("contrast", said, span, "choose a much lighter or a much darker ground")
    wanted = (("text", edition.contrast), ("headings", edition.contrast), ("links", edition.contrast))
    pairs = [*wanted, ("lines", edition.line_contrast), ("accent", edition.line_contrast)]
    for name, least in pairs:
        colour = getattr(own, name)
        if colour and contrast(colour, own.ground) < least:
            ratio = f"{contrast(colour, own.ground):.1f}:1"
            span = Span(records.file, records.located.line(("colours", name)))
            better = nearest_passing(colour, own.ground, least)
            records.diagnostics.error(
                "contrast", f"{name} {colour} on {own.ground} has a contrast of {ratio}", span,
                f"it needs {least:g}:1; {better} passes",
            )  # fmt: skip


def _span(records: Records, key: str) -> Span:
    return Span(records.file, records.located.line((key,)))


def as_data(record: Any) -> Iterator[tuple[str, Any]]:
    """Keys and values of an edition, as its file would say them, for people and programs."""
    for one in fields(record):
        if one.metadata.get("hidden"):
            continue
        value = getattr(record, one.name)
        yield one.name.replace("_", "-"), dict(as_data(value)) if is_dataclass(value) else value
