"""The programs of others that checkers run: where they are, and what to say when they are not there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from printgen.check import CheckerMissingError

TOOLS = Path(__file__).resolve().parents[3] / "tools"
"""Where a checkout keeps checkers that npm installs."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
TIMEOUT = 180
"""Seconds that one program may take over one file."""


def chromium(checker: str) -> str:
    """The browser that pages are opened in; ``PRINTGEN_CHROMIUM`` names another one.

    Raises:
        CheckerMissingError: There is none.
    """
    wanted = os.environ.get("PRINTGEN_CHROMIUM", "")
    found = shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise CheckerMissingError(checker, "apt-get install chromium, or name your own in PRINTGEN_CHROMIUM")
    return found


def npm_file(checker: str, name: str) -> Path:
    """A file of an npm package that tools/web installs.

    Raises:
        CheckerMissingError: It is not installed.
    """
    path = TOOLS / "web" / "node_modules" / name
    if not path.exists():
        raise CheckerMissingError(checker, "in a checkout of printgen, run: npm ci --prefix tools/web")
    return path


def run(
    command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a checker and gives what it said; raises nothing for what it found."""
    return subprocess.run(
        list(command),
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
