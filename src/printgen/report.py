"""What a run says: progress and colours on a terminal, plain lines when piped, one JSON object for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from printgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from rich.status import Status

OK, CONTENT, USAGE, STRICT, MISSING, OWN_FAULT = 0, 1, 2, 3, 4, 5
"""Exit codes: fine; a fault in content, brand or output folder; a fault in the command; warnings under --strict; a
system library or tool that is missing; a fault of printgen's own."""

MISSING_CODES = frozenset({"missing-library", "missing-tool", "missing-voice", "missing-encoder"})
"""Codes of diagnostics that are about this machine and not about the content."""

USAGE_CODES = frozenset(
    {
        "no-workbook",
        "no-brand",
        "not-empty",
        "unknown-profile",
        "unknown-section",
        "unknown-audience",
        "unknown-worksheet",
        "cut-worksheet",
        "empty-selection",
        "unknown-format",
        "unknown-edition",
        "no-templates",
        "no-reference",
        "no-file",
        "unknown-file",
        "output-name",
    }
)
"""Codes of diagnostics that are about the command, where they name no place in a file."""

NOTE_CODES = frozenset({"word-pages", "linear-pages", "braille-unread", "reference-colours"})
"""Codes of warnings about what a format cannot know: said, but nothing that an author could mend, so no fault."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written."""

    path: Path
    format: str
    size: int
    pages: int | None = None


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """The exit code that these findings ask for."""
    found = tuple(diagnostics)
    errors = [d for d in found if d.severity == "error"]
    if any(d.code == "printgen-fault" for d in errors):
        return OWN_FAULT
    if any(d.code in MISSING_CODES for d in errors):
        return MISSING
    if errors:
        return USAGE if all(d.code in USAGE_CODES and not d.span.file for d in errors) else CONTENT
    return STRICT if strict and any(map(_counts, found)) else OK


def _counts(found: Diagnostic) -> bool:
    """Whether ``--strict`` takes it for a fault: a note says what nobody can mend, advice is the author's to weigh."""
    return found.severity != "advice" and found.code not in NOTE_CODES


def as_data(found: Diagnostic) -> dict[str, Any]:
    """A finding as plain data, for ``--json``."""
    return {
        "severity": _severity(found),
        "code": found.code,
        "message": found.message,
        "file": found.span.file,
        "line": found.span.line,
        "hint": found.hint,
        "id": found.id,
    }


@dataclass(slots=True)
class Report:
    """Collects what a run found and made, and says it.

    Attributes:
        json: One JSON object on standard output at the end, nothing else.
        strict: Warnings count as faults.
        makes: The command writes files, so that it says when it wrote none.
    """

    json: bool = False
    strict: bool = False
    makes: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    found: list[Diagnostic] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    _status: Status | None = None

    @property
    def lively(self) -> bool:
        """True on a terminal, where progress may be shown."""
        return not self.json and self.err.isatty()

    @property
    def faults(self) -> bool:
        """True when something was found that ``--strict`` counts."""
        return any(map(_counts, self.found))

    @contextmanager
    def progress(self, first: str) -> Iterator[None]:
        """Shows what is going on while it goes on, on a terminal only."""
        if not self.lively:
            yield
            return
        from rich.console import Console

        with Console(file=self.err).status(first) as status:
            self._status = status
            try:
                yield
            finally:
                self._status = None

    def step(self, words: str) -> None:
        """Says which step is next; see ``progress``."""
        if self._status:
            self._status.update(words)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Takes findings, each once."""
        self.found.extend(d for d in diagnostics if d not in self.found)

    def say(self, words: str = "") -> None:
        """A line on standard output; nothing under ``--json``."""
        if not self.json:
            self.out.write(words + "\n")

    def finish(self) -> int:
        """Says everything that was found and made; gives the exit code."""
        code = exit_code(self.found, strict=self.strict)
        if self.json:
            self._json(code)
            return code
        for found in sorted(self.found, key=lambda d: (d.span.file, d.span.line)):
            self._line(found)
        for made in self.made:
            self.say(_made_line(made) if self.out.isatty() else str(made.path))
        self._summary()
        return code

    def _json(self, code: int) -> None:
        from json import dumps

        outputs = [{"path": str(m.path), "format": m.format, "bytes": m.size, "pages": m.pages} for m in self.made]
        data = {"exit": code, **self.more, "outputs": outputs, "diagnostics": [as_data(d) for d in self.found]}
        self.out.write(dumps(data, indent=2, ensure_ascii=False) + "\n")

    def _line(self, found: Diagnostic) -> None:
        if not self.err.isatty():
            self.err.write(f"{_severity(found)}: {found}\n")
            return
        from rich.console import Console
        from rich.text import Text

        colour = _COLOURS[found.severity]
        Console(file=self.err, soft_wrap=True).print(Text.assemble((_severity(found), colour), ": ", str(found)))

    def _summary(self) -> None:
        errors = sum(d.severity == "error" for d in self.found)
        warnings = sum(d.severity == "warning" and d.code not in NOTE_CODES for d in self.found)
        if not errors + warnings:
            return
        counts = [count(errors, "error"), count(warnings, "warning")]
        end = "; nothing was written" if self.makes and not self.made else ""
        self.err.write(f"{' and '.join(filter(None, counts))}{end}\n")


_COLOURS = {"error": "bold red", "warning": "yellow", "advice": "cyan"}


def _severity(found: Diagnostic) -> str:
    return "note" if found.code in NOTE_CODES else found.severity


def count(number: int, what: str) -> str:
    """A number with its noun: "1 error", "2 errors"; "" for none."""
    return f"{number} {what}{'s' * (number != 1)}" if number else ""


def _made_line(made: Made) -> str:
    pages = f"{count(made.pages, 'page')}, " if made.pages else ""
    return f"{made.path}  ({pages}{max(1, round(made.size / 1024)):,} KB)"
