"""What the tests of the command line share."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from printgen.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its standard output as JSON."""
        return json.loads(self.out)


Printgen = Callable[..., Said]


@pytest.fixture
def printgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printgen:
    """Runs ``printgen`` in an empty folder; a traceback in it fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRINTGEN_TRACEBACK", "1")

    def run(*arguments: str) -> Said:
        done = CliRunner().invoke(main, arguments, catch_exceptions=False, prog_name="printgen")
        return Said(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small workbook from the text of its one section."""

    def write(body: str, settings: str = "", folder: str = "book") -> Path:
        (tmp_path / folder / "sections").mkdir(parents=True)
        (tmp_path / folder / "workbook.yaml").write_text(f"title: Small\nsections: [one]\ncover: false\n{settings}")
        text = f"---\nid: one\ntitle: One\n---\n\n{body}"
        (tmp_path / folder / "sections" / "one.md").write_text(text)
        return tmp_path / folder

    return write
