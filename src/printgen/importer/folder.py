"""An imported workbook on disk: a new folder, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.importer import import_word
from printgen.output import write_whole


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        paths: The files.
        unsure: What somebody should look at: warnings, each with file and line.
        counts: How many sections, answer spaces, tables and pictures the workbook has, by their noun.
    """

    paths: tuple[Path, ...]
    unsure: tuple[Diagnostic, ...]
    counts: dict[str, int]


def import_to(source: Path, target: Path) -> Written:
    """Imports a Word file into a new folder.

    Args:
        source: The Word file.
        target: A folder that does not exist yet, or is empty.

    Raises:
        PrintgenError: The file cannot be read, or the folder holds something; nothing is written then.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        said = f'"{target}" is there already'
        raise PrintgenError(Diagnostic("error", "not-empty", said, hint="name a folder that does not exist yet"))
    made = import_word(source)
    paths = write_whole({target / name: data for name, data in made.files.items()})
    shown = target.as_posix().rstrip("/")
    unsure = tuple(replace(one, span=Span(f"{shown}/{one.span.file}", one.span.line)) for one in made.unsure)
    return Written(paths, unsure, made.counts)
