"""Checks of content, and of finished files. A checker that is not installed says so; it never passes."""

from __future__ import annotations

from dataclasses import dataclass

from printgen.diagnostics import Severity
from printgen.extras import install

__all__ = ["EXTRA", "CheckerMissingError", "Finding", "UnreadableError"]

EXTRA = install("check")
"""Gets every checker that Python's package index has."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with a finished file.

    Attributes:
        rule: Stable short name of our rule, or the checker's own ("7.4.2-1").
        page: 1-based sheet, line or part of a file that has such; 0 when the whole document is meant or the checker
            does not say.
        what: What is wrong there, in words.
        severity: "error" is a fault; "warning" is a fault for some readers or in some programs; "advice" is worth a
            look and fails nothing.
        unit: What ``page`` counts.
    """

    rule: str
    page: int
    what: str
    severity: Severity = "error"
    unit: str = "page"

    def __str__(self) -> str:
        return f"{self.unit} {self.page}: {self.rule}: {self.what}" if self.page else f"{self.rule}: {self.what}"


class CheckerMissingError(Exception):
    """A checker cannot run here: it is neither passed nor failed.

    Attributes:
        checker: Its name.
        hint: What to install.
    """

    def __init__(self, checker: str, hint: str) -> None:
        super().__init__(f"{checker} cannot run here; {hint}")
        self.checker = checker
        self.hint = hint


class UnreadableError(ValueError):
    """A file is not what it should be: broken, empty, locked, or another kind of file. The message says which."""
