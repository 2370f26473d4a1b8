"""A personal edition: a size, a font, colours and spacing, saved for a person and used by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError
from printgen.edition import Edition
from printgen.read.edition import packaged_editions, parsed_edition

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_KEYS = ("based_on", "title", "size", "font", "line_height", "letter_spacing", "tables")
_COLOURS = ("ground", "text")


def new_edition(name: str, given: Mapping[str, object], place: Path, *, force: bool = False) -> tuple[Path, str]:
    """The file of a new edition and what stands in it, checked but not written.

    Args:
        name: Small letters, figures and hyphens.
        given: Values by the names of `Edition`'s fields, and "ground" and "text"; None where nothing was said.
        place: The folder of editions.
        force: Write over one that is there.

    Raises:
        PrintgenError: The name cannot be used, or a value makes a page that cannot be read.
    """
    file = place / f"{name}.yaml"
    if not _NAME.match(name):
        _refuse(f'"{name}" cannot be an edition\'s name', 'use small letters, figures and hyphens, such as "sam-20"')
    if name in packaged_editions():
        _refuse(f'"{name}" comes with printgen', "choose another name, and --based-on " + name)
    if file.exists() and not force:
        _refuse(f"{file} is there already", "choose another name, or use --force")
    text = _written(given)
    _check_font(parsed_edition(name, text, file.as_posix()))
    return file, text


def _refuse(said: str, hint: str) -> None:
    raise PrintgenError(Diagnostic("error", "edition", said, hint=hint))


def _written(given: Mapping[str, object]) -> str:
    lines = [f"{key.replace('_', '-')}: {_value(given[key])}" for key in _KEYS if given.get(key) not in (None, "")]
    colours = [f"  {key}: {_value(given[key])}" for key in _COLOURS if given.get(key)]
    return "\n".join([*lines, *(["colours:", *colours] if colours else [])]) + "\n"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    if re.match(r"[a-z-]+\Z", text):
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _check_font(edition: Edition) -> None:
    from printgen.brand.suited import font_named

    found = Diagnostics()
    if edition.font:
        font_named(edition.font, edition, found)
    found.raise_if_errors()
