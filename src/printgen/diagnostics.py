"""One shape for all that printgen says about its input: place, what is wrong, what is allowed, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from printgen.record import record

Severity = Literal["error", "warning", "advice"]


@record
class Span:
    """A place in a source file.

    Attributes:
        file: Path as the user would type it, relative to the folder that was given. Empty when there is no file.
        line: 1-based line number; 0 when the whole file is meant.
    """

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@record
class Diagnostic:
    """One finding.

    Attributes:
        severity: "error" stops the build, "warning" does not (unless ``--strict``). "advice" is worth a look, comes
            from ``printgen check`` alone, and never fails anything.
        code: Stable short name, such as "unknown-kind"; used by ``accept`` in workbook.yaml.
        message: What is wrong, in one plain sentence.
        span: Where.
        hint: What is allowed, or what to do.
        id: Id of the block concerned, for ``accept``; often empty.
    """

    severity: Severity
    code: str
    message: str
    span: Span = Span()
    hint: str = ""
    id: str = ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span.file else ""
        said = self.message.rstrip(".;") if self.hint else self.message
        return f"{place}{said}{'; ' + self.hint if self.hint else ''}"


class PrintgenError(Exception):
    """Raised when a document cannot be built; carries every diagnostic found, never only the first."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[PrintgenError], tuple[Diagnostic, ...]]:
        """So that it comes whole from another process."""
        return type(self), self.diagnostics


@dataclass(slots=True)
class Diagnostics:
    """Collects diagnostics while a document goes through a step."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, span: Span = Span(), hint: str = "", *, id: str = "") -> None:
        """Adds an error."""
        self.found.append(Diagnostic("error", code, message, span, hint, id))

    def warning(self, code: str, message: str, span: Span = Span(), hint: str = "", *, id: str = "") -> None:
        """Adds a warning."""
        self.found.append(Diagnostic("warning", code, message, span, hint, id))

    def extend(self, more: Iterable[Diagnostic]) -> None:
        """Adds diagnostics that another step collected."""
        self.found.extend(more)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors, without the warnings."""
        return tuple(d for d in self.found if d.severity == "error")

    def raise_if_errors(self) -> None:
        """Raises PrintgenError with all diagnostics (warnings too) when at least one is an error."""
        if self.errors:
            raise PrintgenError(*self.found)


def nearest(name: str, names: Iterable[str]) -> str:
    """Says what is allowed and, when a name is close, which one was probably meant.

    >>> nearest("workshet", ["worksheet", "quote"])
    'did you mean "worksheet"? Allowed: quote, worksheet'
    """
    from difflib import get_close_matches

    known = sorted(names)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    guess = f'did you mean "{close[0]}"? ' if close else ""
    return f"{guess}{'Allowed' if close else 'allowed'}: {', '.join(known) or 'none'}"
