"""The W3C's checker of HTML (Nu Html Checker), by the npm package ``vnu-jar``."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from printgen.check import Finding
from printgen.check.machine import program
from printgen.check.programs import npm_file

NAME = "the Nu Html Checker"
_CLASS = "nu.validator.client.EmbeddedValidator"
_POLICY = re.compile(r"violates Content Security Policy")


def vnu_findings(data: bytes) -> tuple[Finding, ...]:
    """What it has against a page: errors and warnings.

    What it says about Content-Security-Policy is left out: version 26.9 takes no ``data:`` address and no hash of a
    longer script for allowed, whatever the policy says. `check.html` checks the policy itself, and a browser obeys it.

    Raises:
        CheckerMissingError: Java, jpype1 or the checker is not installed.
    """
    jar = npm_file(NAME, "vnu-jar/build/dist/vnu.jar")
    with program(NAME, [jar]) as find, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(data)
        validator = find(_CLASS)()
        validator.setOutputFormat(find(f"{_CLASS}$OutputFormat").JSON)
        messages = json.loads(str(validator.validate(find("java.nio.file.Path").of(str(path)))))["messages"]
    return tuple(_finding(one) for one in messages if not _POLICY.search(one["message"]))


def _finding(message: dict[str, Any]) -> Finding:
    fault = message["type"] in ("error", "non-document-error")
    said = " ".join(f"{message['message']} {message.get('extract', '')}".split())[:300]
    return Finding("vnu", int(message.get("lastLine", 0)), said, "error" if fault else "warning", "line")
