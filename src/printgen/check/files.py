"""Checks of finished files: which checkers go with which kind of file, which ran, which are missing.

To add a kind of file, write ``check/<kind>.py`` with a function that gives its checkers, and name it in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import PurePath

from printgen.check import CheckerMissingError, Finding, UnreadableError
from printgen.check.session import session
from printgen.diagnostics import Diagnostic, Severity, Span
from printgen.edition import Edition

MOST_SHOWN = 10
"""Findings of one rule in one file that are said one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Checker:
    """One checker of one kind of file.

    Attributes:
        name: What people call it, with the standard that it checks by ("PDF/UA-1 by veraPDF").
        run: Its findings; raises `CheckerMissingError` when it cannot run here, `UnreadableError` when the file is
            broken.
    """

    name: str
    run: Callable[[bytes], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of finished file.

    Attributes:
        title: What people call one ("a PDF").
        extensions: In lower case, with the dot.
        module: Module with the function ``checkers(data: bytes) -> Sequence[Checker]``, imported when it is needed.
            The function may look into the file, and raises `UnreadableError` when it is broken.
        magic: How its bytes begin; empty when there is no telling.
    """

    title: str
    extensions: tuple[str, ...]
    module: str
    magic: tuple[bytes, ...] = ()

    def checkers(self, data: bytes) -> Sequence[Checker]:
        """The checkers for this file."""
        found: Sequence[Checker] = import_module(self.module).checkers(data)
        return found


KINDS: tuple[FileKind, ...] = (
    FileKind(title="a PDF", extensions=(".pdf",), module="printgen.check.pdf", magic=(b"%PDF-",)),
    FileKind(title="a Word document", extensions=(".docx",), module="printgen.check.docx", magic=(b"PK",)),
    FileKind(title="a braille file", extensions=(".brf",), module="printgen.check.brf"),
    FileKind(title="a web page", extensions=(".html", ".htm"), module="printgen.check.html"),
    FileKind(title="an EPUB", extensions=(".epub",), module="printgen.check.epub", magic=(b"PK",)),
    FileKind(title="a plain text", extensions=(".txt", ".md"), module="printgen.check.plain"),
    FileKind(title="an MP3", extensions=(".mp3",), module="printgen.check.audio"),
    FileKind(title="an M4B", extensions=(".m4b", ".m4a"), module="printgen.check.audio"),
)
"""Every kind of file that can be checked."""

RULES_OF = "the rules of the "
"""Start of the names of checkers that measure a file by its edition."""
_FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office program, or a Word document behind a password"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"ID3", "an MP3"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"PK", "a zip file"),
)
"""What a file is that begins so, where its name says something else; in lower case where letters may be either."""
_ZIPPED = ((b"mimetypeapplication/epub+zip", "an EPUB"), (b"word/document.xml", "a Word document"))
"""What a zip is that has these names in it."""
_SAME = {"a web page": frozenset({"a plain text"})}
"""Kinds that what is found may well be: Markdown may begin with HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checkers said about one file.

    Attributes:
        kind: What people call such a file; "" when printgen cannot check it.
        findings: In the order of the checkers.
        ran: Names of the checkers that looked at it.
        missing: Checkers that cannot run here, and what to install.
        faults: How many errors and warnings each checker that ran found.
        first: The first of them, in words, by checker.
    """

    kind: str = ""
    findings: tuple[Finding, ...] = ()
    ran: tuple[str, ...] = ()
    missing: tuple[CheckerMissingError, ...] = ()
    faults: Mapping[str, int] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)

    def diagnostics(self, file: str) -> tuple[Diagnostic, ...]:
        """The findings as diagnostics, and a warning for each checker that could not run."""
        return (*_said(self.findings, file), *map(_not_run(file, bool(self.ran)), self.missing))


def extensions() -> tuple[str, ...]:
    """Of every file that can be checked, with the dot."""
    return tuple(extension for kind in KINDS for extension in kind.extensions)


def kind_of(name: str) -> FileKind | None:
    """The kind of file of this name; None when there are no checkers for it."""
    extension = PurePath(name).suffix.lower()
    return next((kind for kind in KINDS if extension in kind.extensions), None)


def check_file(name: str, data: bytes, edition: Edition | None = None) -> Checked:
    """Runs every checker that there is for a file; one that fails does not stop the others.

    Args:
        name: Of the file: its extension says what it should be.
        data: Its bytes; anybody's file.
        edition: The edition whose rules it should keep; without it, the one that a file of ours says it is.
    """
    kind = kind_of(name)
    if kind is None:
        return Checked(findings=(_unknown(name),))
    try:
        if not data:
            raise UnreadableError("it is empty")
        _need_magic(kind, data)
        checkers = kind.checkers(data)
        if edition:
            own = edition_checker(edition, PurePath(name).suffix.lower().lstrip("."))
            checkers = (*(one for one in checkers if not one.name.startswith(RULES_OF)), own)
    except UnreadableError as fault:
        return Checked(kind=kind.title, findings=(_unreadable(kind, fault),))
    except CheckerMissingError as fault:
        return Checked(kind=kind.title, missing=(fault,))
    with session():
        return _run(kind, checkers, data)


def edition_checker(edition: Edition, format: str) -> Checker:
    """The checker that measures a file by an edition's rules."""

    def run(data: bytes) -> Iterable[Finding]:
        from printgen.check.rules import rule_findings

        return rule_findings(data, edition, format)

    return Checker(f"{RULES_OF}{edition.title.lower()} edition", run)


def _run(kind: FileKind, checkers: Sequence[Checker], data: bytes) -> Checked:
    findings: dict[Finding, None] = {}
    faults: dict[str, int] = {}
    first: dict[str, str] = {}
    missing: dict[str, CheckerMissingError] = {}
    for checker in checkers:
        found: dict[Finding, None] = {}
        try:
            found = dict.fromkeys(checker.run(data))
        except CheckerMissingError as fault:
            missing.setdefault(checker.name, CheckerMissingError(checker.name, fault.hint))
            continue
        except UnreadableError as fault:
            found[_unreadable(kind, fault)] = None
        except Exception as fault:  # a checker of others may fail on what it does not expect; the rest go on
            found[Finding("checker-failed", 0, f"{checker.name} failed: {_first_line(fault)}")] = None
        wrong = [one for one in found if one.severity != "advice"]
        faults[checker.name] = len(wrong)
        if wrong:
            first[checker.name] = str(wrong[0])
        findings |= found
    return Checked(
        kind=kind.title,
        findings=tuple(findings),
        ran=tuple(faults),
        missing=tuple(missing.values()),
        faults=faults,
        first=first,
    )


def _first_line(fault: Exception) -> str:
    said = str(fault).strip().splitlines()
    return f"{type(fault).__name__}: {said[0][:200]}" if said else type(fault).__name__


def _need_magic(kind: FileKind, data: bytes) -> None:
    """PDF allows 1,024 bytes before its mark (ISO 32000-1, annex H, note 13); every other kind begins with it."""
    head = data[:1024]
    what = _looks_like(data)
    if any(m in head if m == b"%PDF-" else head.startswith(m) for m in kind.magic) and what in ("", "a zip file"):
        return
    if what and what != kind.title and kind.title not in _SAME.get(what, ()):
        raise UnreadableError(f"it is {what}, whatever its name says")
    if kind.magic and not what:
        raise UnreadableError("it does not begin as one does")


def _looks_like(data: bytes) -> str:
    """What a file is by its first bytes, and a zip by the names in it; "" where there is no telling."""
    what = next((words for mark, words in _FOREIGN if data[: len(mark)].lower() == mark.lower()), "")
    if what != "a zip file":
        return what
    return next((words for mark, words in _ZIPPED if mark in data[:100] or mark in data[-65_536:]), what)


def _unreadable(kind: FileKind, fault: UnreadableError) -> Finding:
    said = str(fault)
    before = "" if said.startswith("this is ") else f"this is not {kind.title} that can be checked: "
    return Finding("unreadable", 0, f"{before}{said}")


def _unknown(name: str) -> Finding:
    extension = PurePath(name).suffix
    what = f"printgen cannot check {extension} files" if extension else "a file without an extension cannot be checked"
    return Finding("unknown-file", 0, f"{what}; it can check {', '.join(extensions())}, workbooks and brands")


def _said(findings: Sequence[Finding], file: str) -> Iterable[Diagnostic]:
    """Each finding, the first few of a rule; then how many more there are."""
    count: dict[tuple[str, Severity], int] = {}
    for finding in findings:
        key = finding.rule, finding.severity
        count[key] = count.get(key, 0) + 1
        if count[key] <= MOST_SHOWN:
            yield _diagnostic(finding, file)
    for (rule, severity), number in count.items():
        if number > MOST_SHOWN:
            more = Finding(rule, 0, f"the same {number - MOST_SHOWN} more times", severity)
            yield _diagnostic(more, file)


def _diagnostic(finding: Finding, file: str) -> Diagnostic:
    place = f"{finding.unit} {finding.page}: " if finding.page else ""
    message = f"{place}{finding.what}" if finding.rule in ("unreadable", "unknown-file") else ""
    return Diagnostic(finding.severity, finding.rule, message or f"{place}{finding.what} ({finding.rule})", Span(file))


def _not_run(file: str, some: bool) -> Callable[[CheckerMissingError], Diagnostic]:
    """A missing checker is a warning; where none at all could run, nothing was checked, and that is an error."""

    def say(fault: CheckerMissingError) -> Diagnostic:
        one = Diagnostic("warning", "not-checked", f"not checked by {fault.checker}", Span(file), fault.hint)
        return one if some else replace(one, severity="error", code="missing-tool")

    return say
