"""Checks of a finished plain text or Markdown file: that every program reads it, and lets it flow to any width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from printgen.check import Finding, UnreadableError
from printgen.check.files import Checker

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")
_NARROW = range(60, 82)
"""Widths at which programs used to break lines."""
_WRAPPED = 5
"""So many lines in a row that end in the middle of a sentence, all about as wide, were broken by hand."""
_ENDED = re.compile(r"[.:;!?)\]”’\"\\|]\s*$")


def checkers(data: bytes) -> Sequence[Checker]:
    """The checker of plain text.

    Raises:
        UnreadableError: It is not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise UnreadableError(f"line {line} is not UTF-8 text") from None
    return (Checker("plain text: letters and lines", lambda _: tuple(findings(text))),)


def findings(text: str) -> Iterator[Finding]:
    """What is wrong with a plain text."""
    if text.startswith("\ufeff"):
        yield Finding("byte-order-mark", 1, "it begins with a mark that some programs show as a letter", unit="line")
    if not text.strip():
        yield Finding("no-words", 0, "it has no words")
    run = 0
    for number, line in enumerate(text.split("\n"), 1):
        if bad := _CONTROL.search(line):
            said = f"it holds a character that nobody can read (U+{ord(bad[0]):04X})"
            yield Finding("letter", number, said, unit="line")
        run = run + 1 if len(line) in _NARROW and not _ENDED.search(line) else 0
        if run == _WRAPPED:
            said = "lines are broken by hand: text cannot flow to the width of a screen"
            yield Finding("broken-lines", number - run + 1, said, unit="line")
