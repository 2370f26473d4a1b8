"""Cells to lines: nothing is divided but what is longer than a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

CONTINUED = '"'
"""Line continuation indicator, dot 5 (Rules of Unified English Braille 2013; from memory)."""
_PLACES = (re.compile(r"_/"), re.compile(r"-|4(?![A-J])"))
"""Where an address is divided: after a solidus, else after a hyphen or a full stop. A full stop before a letter from A
to J may be a decimal point: what comes after it would be letters on the next line."""
_ADDRESS = re.compile(r"_/|.4[A-Z]|@A")
"""Cells of a solidus, of a full stop inside a word, of an at sign."""
_PREFIXES = frozenset('@^_".;,#')
"""Cells that belong to the next (the same, 1.2.5): nothing is divided after one."""


def wrapped(cells: str, width: int, first: int = 0, runover: int = 0) -> list[str]:
    """Lines of at most ``width`` cells.

    Args:
        cells: Words with blanks between them.
        width: Of a line.
        first: Blank cells before the first line.
        runover: Blank cells before all others.
    """
    lines: list[str] = []
    line, indent = " " * first, first
    for word in cells.split():
        *pieces, last = _pieces(word, width - (runover if len(line) > indent else max(first, runover)), width - runover)
        if pieces and len(line) > indent:
            lines.append(line)
            line, indent = " " * runover, runover
        for piece in pieces:  # each ends its line: the sign that it goes on stands nowhere else
            lines.append(line + piece)
            line, indent = " " * runover, runover
        gap = 1 if len(line) > indent else 0
        if len(line) + gap + len(last) > width:
            lines.append(line)
            line, indent, gap = " " * runover, runover, 0
        line += " " * gap + last
    return [*lines, line] if len(line) > indent else lines


def _pieces(word: str, room: int, whole: int) -> list[str]:
    """A word as it goes on lines: in one piece where a line takes it."""
    return [word] if len(word) <= min(room, whole) else list(_divided(word, room))


def _divided(word: str, room: int) -> Iterator[str]:
    """A word longer than a line in pieces, each but the last with a sign that it goes on.

    An address has the line continuation indicator, a word a hyphen (the same, 10.13).
    """
    sign = CONTINUED if _ADDRESS.search(word) else "-"
    while len(word) > room:
        at = _place(word, room - 1)
        yield word[:at] + sign
        word = word[at:]
    yield word


def _place(word: str, most: int) -> int:
    """The last good place to divide within ``most`` cells, else the last that parts no sign."""
    for place in _PLACES:
        good = [found.end() for found in place.finditer(word) if most // 3 <= found.end() <= most]
        if good:
            return good[-1]
    at = most
    while at > 1 and word[at - 1] in _PREFIXES:
        at -= 1
    return at


def centred(cells: str, width: int, margin: int = 3) -> list[str]:
    """Lines in the middle, at least ``margin`` blank cells on both sides (BANA Braille Formats 2016, 4.4)."""
    room = width - 2 * margin
    lines = wrapped(cells, room)
    while len(lines) > 1 and len(closer := wrapped(cells, room - 1)) == len(lines):  # lines of about one length
        room, lines = room - 1, closer
    return [" " * ((width - len(line)) // 2) + line for line in lines]


def shortened(cells: str, width: int) -> str:
    """As many whole words as fit."""
    out = ""
    for word in cells.split():
        longer = f"{out} {word}" if out else word
        if len(longer) > width:
            break
        out = longer
    return out


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph as it was before it was wrapped; for reading a file back."""
    out = ""
    for line in lines:
        words = line.strip()
        if out.endswith(CONTINUED) and not out.endswith(" " + CONTINUED):
            out = out[:-1] + words
        else:
            out = f"{out} {words}" if out else words
    return out
