"""``printgen check PATH``: a workbook, a brand, a finished file, or a folder that holds some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from printgen.check.files import Checked, check_file, kind_of
from printgen.check.session import session
from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.edition import Edition
from printgen.named import BRAND, WORKBOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What checking one thing came to.

    Attributes:
        name: As the user would type it.
        diagnostics: What was found, each once.
        checked: Which checkers ran and which are missing; None for content, which needs none.
    """

    name: str
    diagnostics: tuple[Diagnostic, ...] = ()
    checked: Checked | None = None

    def line(self) -> str:
        """What came of it, in one line."""
        faults = [d for d in self.diagnostics if d.severity != "advice" and d.code != "not-checked"]
        if self.checked is None:
            return f"{self.name}: {_end(len(faults))}"
        ran = "; ".join(self.checked.ran)
        return f"{self.name}: {_end(len(faults))} (checked: {ran or 'nothing'})"

    def as_data(self) -> dict[str, Any]:
        """As plain data, for ``--json``."""
        checked = self.checked or Checked(kind="content", ran=("printgen",))
        missing = [{"checker": one.checker, "install": one.hint} for one in checked.missing]
        return {"path": self.name, "kind": checked.kind, "ran": list(checked.ran), "missing": missing}


def _end(faults: int) -> str:
    from printgen.report import count

    return f"{count(faults, 'thing')} to mend" if faults else "nothing to mend"


def _quiet(_: str) -> None:
    """Says nothing."""


def check_path(name: str, step: Callable[[str], None] = _quiet, edition: Edition | None = None) -> Iterator[Said]:
    """Checks what a path holds, one thing after the other.

    Args:
        name: A workbook's folder or file, a brand's folder or file, a finished file, a folder that holds several of
            them, or the name of a packaged workbook.
        step: Told what is checked next.
        edition: The edition whose rules finished files should keep; without it, the one that each says it is.
    """
    path = Path(name)
    if path.name not in (WORKBOOK, BRAND) and (path.is_file() or (path.suffix and kind_of(name))):
        yield _file(name, path, edition)
        return
    finished = _finished(path) if path.is_dir() and not _holds_content(path) else ()
    with session():
        for file in finished:
            step(f"Checking {file}")
            yield _file(file.as_posix(), file, edition)
    if not finished:
        yield _content(name)


def _file(name: str, path: Path, edition: Edition | None) -> Said:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Said(name=name, diagnostics=(Diagnostic("error", "no-file", f"there is no file {name}"),))
    except OSError as fault:
        what = f"it cannot be read: {fault.strerror or fault}"
        return Said(name=name, diagnostics=(Diagnostic("error", "unreadable", what, Span(name)),))
    checked = check_file(name, data, edition)
    return Said(name=name, diagnostics=checked.diagnostics(name), checked=checked)


def _content(name: str) -> Said:
    from printgen.check.content import check_content

    try:
        found: Iterable[Diagnostic] = check_content(name)
    except PrintgenError as fault:
        found = fault.diagnostics
    return Said(name=name, diagnostics=tuple(found))


def _holds_content(folder: Path) -> bool:
    return any(next(folder.rglob(kind), None) for kind in (WORKBOOK, BRAND))


def _finished(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(file for file in folder.rglob("*") if file.is_file() and kind_of(file.name)))
