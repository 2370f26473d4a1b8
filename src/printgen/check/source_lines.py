"""On which line of a section's file some words stand: a block knows where it begins, a sentence in it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from printgen.diagnostics import Span
from printgen.model.workbook import Workbook

_ENOUGH = 40
"""Letters of a sentence that are looked for."""


class SourceLines:
    """Finds words in a workbook's files.

    Args:
        book: As read from its folder.
    """

    def __init__(self, book: Workbook) -> None:
        self.folder = book.folder
        self.files: dict[str, tuple[str, list[int]]] = {}

    def place(self, span: Span, words: str) -> Span:
        """The line on which these words begin, at or after a place; the place itself where they are not found."""
        letters, lines = self._file(span.file)
        wanted = _letters(words)[:_ENOUGH]
        start = next((at for at, line in enumerate(lines) if line >= span.line), len(lines))
        found = letters.find(wanted, start) if wanted else -1
        return replace(span, line=lines[found]) if found >= 0 else span

    def _file(self, name: str) -> tuple[str, list[int]]:
        """The letters of a file, and the line of each."""
        if name not in self.files:
            letters: list[str] = []
            lines: list[int] = []
            for number, line in enumerate(self._text(name).splitlines(), 1):
                found = _letters(line)
                letters.append(found)
                lines += [number] * len(found)
            self.files[name] = "".join(letters), lines
        return self.files[name]

    def _text(self, name: str) -> str:
        """A file as its messages name it: from where the command runs, or in the workbook's folder."""
        places = [Path(name)] + ([self.folder / "sections" / Path(name).name] if self.folder else [])
        found = next((place for place in places if place.is_file()), None)
        return found.read_text(encoding="utf-8", errors="replace") if found else ""


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha()).lower()
