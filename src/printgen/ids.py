"""Writing ids into the source, so that an answer keeps its id however its question is reworded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError, Span
from printgen.read.ids import NewId, give_ids
from printgen.read.text import parse_section

_ENDS = re.compile(r"^\s*(?:$|:::|[-*+]\s|\d{1,9}[.)]\s|>|#|```|~~~|<!--)")


def edits(new: Iterable[NewId], variables: Mapping[str, str]) -> dict[Path, bytes]:
    """The source files with these ids written in.

    Nothing else in a file changes, line endings included. Each edited text is read again before it is given back.

    Args:
        new: The ids that reading made up, from ``load_with_ids``.
        variables: The workbook's, so that the text reads as it did.

    Raises:
        PrintgenError: An id could not be written where it belongs; no file is given back then.
    """
    files: dict[str, list[NewId]] = defaultdict(list)
    for one in new:
        files[one.span.file].append(one)
    done: dict[Path, bytes] = {}
    faults: list[Diagnostic] = []
    for file, wanted in files.items():
        text = _edited(Path(file).read_bytes().decode("utf-8"), wanted)
        faults += _checked(text, file, wanted, variables)
        done[Path(file)] = text.encode("utf-8")
    if faults:
        raise PrintgenError(*faults)
    return done


def _edited(text: str, wanted: list[NewId]) -> str:
    lines = text.splitlines(keepends=True)
    for one in sorted(wanted, key=lambda n: -n.span.line):
        at = one.span.line - 1
        if one.form == "option":
            end = _ending(lines[at]) or "\n"
            lines[at] = lines[at].rstrip("\r\n") + end
            lines.insert(at + 1, f"{' ' * max(0, lines[at].find(':::'))}:id: {one.id}{end}")
        else:
            at = _last_line(lines, at)
            words = lines[at].rstrip()
            lines[at] = f"{words} {{#{one.id}}}{_ending(lines[at])}"
    return "".join(lines)


def _last_line(lines: list[str], at: int) -> int:
    """The last line of the first paragraph of the list item that begins here."""
    while at + 1 < len(lines) and not _ENDS.match(lines[at + 1]):
        at += 1
    return at


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _checked(text: str, file: str, wanted: list[NewId], variables: Mapping[str, str]) -> list[Diagnostic]:
    """Findings for ids that do not stand where they should when the edited text is read."""
    section = parse_section(text, file, Diagnostics(), variables)
    left = {one.id for one in give_ids((section,), Diagnostics())[1]} if section else {one.id for one in wanted}
    return [
        Diagnostic(
            "error",
            "ids",
            f'the id "{one.id}" could not be written here',
            Span(file, one.span.line),
            "write it yourself: :id: under a block's first line, or {#id} after an item's words",
        )
        for one in wanted
        if one.id in left
    ]
