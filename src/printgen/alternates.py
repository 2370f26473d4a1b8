"""The formats and editions that a pack of alternates is made of: data in ``templates/accessible/alternates.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError, Span, nearest
from printgen.formats import FORMATS
from printgen.read.edition import known_editions
from printgen.read.records import Records
from printgen.read.yamls import parse
from printgen.record import record
from printgen.resources import folder

FILE = "accessible/alternates.yaml"
Group = Literal["paper", "screen", "fill", "braille", "listen"]
GROUPS: tuple[Group, ...] = ("paper", "screen", "fill", "listen", "braille")
"""What a file is for, in the order of the index page."""
_GROUP_OF: dict[str, Group] = {
    "pdf": "paper",
    "docx": "fill",
    "brf": "braille",
    "mp3": "listen",
    "m4b": "listen",
    "epub-audio": "listen",
}


@record(kw_only=True)
class Alternate:
    """One file of a pack.

    Attributes:
        name: What it is called after ``--formats``, and the end of its file's name.
        format: A name in `FORMATS`.
        edition: Name of an edition.
        group: What it is for.
        braille_grade: UEB grade of a braille file: 1 letter by letter, 2 contracted.
    """

    name: str
    format: str
    edition: str = "standard"
    group: Group = "paper"
    braille_grade: Literal[1, 2] = 2

def all_alternates(templates: Path | None = None) -> tuple[Alternate, ...]:
    """What a pack holds when nothing is said.

    Args:
        templates: A designer's folder, whose list goes before the packaged one.

    Raises:
        PrintgenError: The list has a fault, with its line.
    """
    own = templates / FILE if templates else None
    file = own if own and own.is_file() else folder("templates") / FILE
    shown = f"templates/{FILE}" if file is not own else file.as_posix()
    found = Diagnostics()
    located = parse(file.read_text(encoding="utf-8"), shown)
    reader = Records(located, shown, found)
    entries = located.data if isinstance(located.data, list) else []
    made = [reader.read(Alternate, entry, (n,)) for n, entry in enumerate(entries)]
    for n, one in enumerate(made):
        if one and one.format not in FORMATS:
            span, hint = Span(shown, located.line((n, "format"))), nearest(one.format, FORMATS)
            found.error("unknown-format", f'there is no format "{one.format}"', span, hint)
    if not made:
        found.error("alternates", "it names no file", Span(shown, 1), "write a list of name:, format: and edition:")
    found.raise_if_errors()
    return tuple(one for one in made if one)


def chosen(names: Iterable[str], templates: Path | None = None, workbook: Path | None = None) -> tuple[Alternate, ...]:
    """The alternates of these names, in this order; all of them when there are none.

    Args:
        names: Of alternates, or an edition and a format with a hyphen between: "sam-20-pdf". Commas part several.
        templates: A designer's folder.
        workbook: The workbook's folder, which may have editions of its own.

    Raises:
        PrintgenError: A name is not known.
    """
    listed = {one.name: one for one in all_alternates(templates)}
    wanted = [name.strip() for group in names for name in group.split(",") if name.strip()]
    editions = known_editions(templates, workbook)
    picked = [listed.get(name) or _combined(name, editions) or _unknown(name, listed, editions) for name in wanted]
    return tuple(dict.fromkeys(picked)) or tuple(listed.values())


def _combined(name: str, editions: Iterable[str]) -> Alternate | None:
    """An edition and a format, or a format alone; both may have hyphens in their names."""
    if name in FORMATS:
        return Alternate(name=name, format=name, group=_GROUP_OF.get(name, "screen"))
    for format in FORMATS:
        edition = name.removesuffix(f"-{format}")
        if edition != name and edition in editions:
            return Alternate(name=name, format=format, edition=edition, group=_GROUP_OF.get(format, "screen"))
    return None


def _unknown(name: str, listed: Iterable[str], editions: Iterable[str]) -> Alternate:
    known = [*listed, *(f"{edition}-{format}" for edition in editions for format in FORMATS)]
    hint = f"{nearest(name, known)}; or an edition and a format, such as large-print-docx"
    raise PrintgenError(Diagnostic("error", "unknown-format", f'there is no alternate "{name}"', hint=hint))


__all__ = ["GROUPS", "Alternate", "all_alternates", "chosen"]
