"""outloud: what a PDF says out loud. Checks of meaning that no validator makes, such as a heading that is a paragraph.

It runs as a program of its own, and is no part of the extra ``check``: a library that it needs (PyMuPDF) is under the
AGPL. Only its semantic rules are used; the standards are for the validators.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from printgen.check import CheckerMissingError, Finding, UnreadableError
from printgen.check.programs import run
from printgen.diagnostics import Severity

ARGUED: Final[Mapping[str, str]] = {
    "ORD-001": "it takes an element's own words before those of a link inside it; our rule paint-order takes turns",
    "TAG-030": "the cover's art has its own words, and the cover's words are live text, no scan",
    "TBL-010": "a rating scale has a header cell for each number and fewer labels under them",
}
"""Rules that are left out for our own files, and why; docs/checking.md says it at more length."""

_ARTIFACT: Final = "TAG-002"
"""Real content is marked as an artifact."""


def outloud_findings(pdf: bytes, *, ours: bool) -> list[Finding]:
    """What outloud has against a file.

    Args:
        pdf: The file.
        ours: printgen made it: rules that are wrong about what our templates do are left out.

    Raises:
        CheckerMissingError: It is not installed, or did not end.
        UnreadableError: It cannot read the file.
    """
    program = Path(sys.executable).with_name("outloud")
    found = str(program) if program.exists() else shutil.which("outloud")
    if not found:
        raise CheckerMissingError("outloud", "pip install outloud (a library that it needs is under the AGPL)")
    with tempfile.TemporaryDirectory() as folder:
        path, report = Path(folder) / "document.pdf", Path(folder) / "report.json"
        path.write_bytes(pdf)
        skipped = [word for rule in ARGUED for word in ("--skip", rule)] if ours else []
        done = run([found, "--layer", "semantic", "--no-info", "--json", str(report), *skipped, str(path)])
        if not report.exists():
            raise CheckerMissingError("outloud", done.stderr.strip()[-200:] or "it ended without a report")
        results = json.loads(report.read_text(encoding="utf-8"))["results"]
    for result in results:
        if result.get("error"):
            raise UnreadableError(f"outloud cannot read it: {str(result['error'])[:200]}")
    said = [one for result in results for one in result["findings"]]
    heads = _table_heads(pdf) if ours and any(one["rule"] == _ARTIFACT for one in said) else ()
    return [_finding(one) for one in said if one["rule"] != _ARTIFACT or not _repeats(one, heads)]


def _table_heads(pdf: bytes) -> tuple[str, ...]:
    from printgen.check.pdf_read import read_pdf

    file = read_pdf(pdf)
    rows = (element for element in file.root.walk() if element.tag == "THead") if file.root else ()
    return tuple(_letters(file.words(row)) for row in rows)


def _repeats(said: Mapping[str, Any], heads: tuple[str, ...]) -> bool:
    """Whether real words marked as an artifact are a table's head, shown again on the page where the table goes on.

    That is what the standard asks for (ISO 32000-1, 14.8.2.2.2): a reader hears the head once.
    """
    lines = [_letters(line) for line in str(said.get("evidence") or "").split("; ")]
    known = all(line and any(head.startswith(line) for head in heads) for line in lines)
    return known and int(said.get("count") or 1) <= len(lines)  # it shows two lines; of others nothing is known


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum()).casefold()


def _finding(said: Mapping[str, Any]) -> Finding:
    evidence = f': "{said["evidence"]}"' if said.get("evidence") else ""
    severity: Severity = "error" if said["severity"] == "error" else "warning"
    return Finding(str(said["rule"]), int(said.get("page") or 0), f"{said['message']}{evidence}", severity)
