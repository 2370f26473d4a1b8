"""The W3C's checker of HTML (Nu Html Checker), by the npm package ``vnu-jar``."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from printgen.check import CheckerMissingError, Finding
from printgen.check.programs import java, npm_file, run

NAME = "the Nu Html Checker"
_POLICY = re.compile(r"violates Content Security Policy")


def vnu_findings(data: bytes) -> tuple[Finding, ...]:
    """What it has against a page: errors and warnings.

    What it says about Content-Security-Policy is left out: version 26.9 takes no ``data:`` address and no hash of a
    longer script for allowed, whatever the policy says. `check.html` checks the policy itself, and a browser obeys it.

    Raises:
        CheckerMissingError: Java or the checker is not installed, or it ended without a result.
    """
    jar = npm_file(NAME, "vnu-jar/build/dist/vnu.jar")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(data)
        options = ["--format", "json", "--stdout", "--exit-zero-always"]
        done = run([java(NAME), "-Xss4m", "-jar", str(jar), *options, str(path)])
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        raise CheckerMissingError(NAME, done.stderr.strip()[:200] or "it ended without a result") from None
    return tuple(_finding(one) for one in messages if not _POLICY.search(one["message"]))


def _finding(message: dict[str, Any]) -> Finding:
    fault = message["type"] in ("error", "non-document-error")
    said = " ".join(f"{message['message']} {message.get('extract', '')}".split())[:300]
    return Finding("vnu", int(message.get("lastLine", 0)), said, "error" if fault else "warning", "line")
