"""Ace by DAISY, the checker of accessible books: in one Node and one browser for all the books of a run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, Final

from printgen.check import CheckerMissingError, Finding
from printgen.check.programs import TIMEOUT, chromium, npm_file
from printgen.check.session import shared

NAME: Final = "Ace by DAISY"
_RUNNER: Final = Path(__file__).with_name("ace.js")
_MARK: Final = "printgen-ace:"


@dataclass(frozen=True, slots=True)
class _Ace:
    """A Node with Ace in it.

    Attributes:
        process: Reads requests, says when each is done.
        folder: What it writes errors into.
    """

    process: subprocess.Popen[str]
    folder: Path

    def lives(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def report(self, book: Path, out: Path) -> dict[str, Any]:
        """Its report on a book.

        Raises:
            CheckerMissingError: It ended without one.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        late = Timer(TIMEOUT, self.process.kill)
        late.start()
        try:
            print(json.dumps({"book": str(book), "out": str(out)}), file=self.process.stdin, flush=True)
            said = next((line for line in self.process.stdout if line.startswith(_MARK)), None)
        except OSError:  # it died before it could read
            said = None
        finally:
            late.cancel()
        failed = self._last_words() if said is None else said.removeprefix(_MARK).strip()
        if failed or not (out / "report.json").exists():
            raise CheckerMissingError(NAME, failed[-200:] or "it ended without a result")
        found: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
        return found

    def _last_words(self) -> str:
        return (self.folder / "errors").read_text(encoding="utf-8", errors="replace").strip()


@contextmanager
def _running(node: str, modules: Path, browser: str) -> Iterator[_Ace]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shell = folder / "browser.sh"  # a browser without its sandbox runs for root and in containers too
        shell.write_text(f'#!/bin/sh\nexec "{browser}" --no-sandbox --disable-dev-shm-usage "$@"\n', encoding="utf-8")
        shell.chmod(0o755)
        own = {"PUPPETEER_EXECUTABLE_PATH": str(shell), "HOME": name, "XDG_CONFIG_HOME": name, "TMPDIR": name}
        with (
            (folder / "errors").open("w", encoding="utf-8") as errors,
            subprocess.Popen(
                [node, str(_RUNNER), str(modules)],
                cwd=folder,
                env={**os.environ, **own},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
            ) as process,
        ):
            late = Timer(TIMEOUT, process.kill)
            try:
                yield _Ace(process, folder)
            finally:
                late.start()
                process.communicate()  # its input ends, and so it closes its browser and itself
                late.cancel()


def ace_findings(data: bytes) -> tuple[Finding, ...]:
    """What Ace has against a book: every rule that a file of it breaks.

    Raises:
        CheckerMissingError: Ace, Node or Chromium is not installed, or it ended without a result.
    """
    modules = npm_file(NAME, "@daisy/ace-core/package.json").parents[2]
    node, browser = shutil.which("node"), chromium(NAME)
    if not node:
        raise CheckerMissingError(NAME, "apt-get install nodejs")
    with (
        shared("ace", lambda: _running(node, modules, browser), _Ace.lives) as ace,
        tempfile.TemporaryDirectory() as name,
    ):
        book, out = Path(name) / "book.epub", Path(name) / "out"
        book.write_bytes(data)
        report = ace.report(book, out)
    found = tuple(dict.fromkeys(_findings(report)))
    if not found and report["earl:result"]["earl:outcome"] == "fail":  # what its option -E looks at
        return (Finding("ace", 0, "it fails the book and gives no reason"),)
    return found


def _findings(report: dict[str, Any]) -> Iterator[Finding]:
    for part in report["assertions"]:
        file = part["earl:testSubject"]["url"]
        for one in part["assertions"]:
            if one["earl:result"]["earl:outcome"] == "fail":
                said = " ".join(str(one["earl:result"].get("dct:description", "")).split())[:200]
                yield Finding(f"ace {one['earl:test']['dct:title']}", 0, f"{said} ({file})")


__all__ = ["ace_findings"]
