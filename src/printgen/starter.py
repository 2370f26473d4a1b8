"""``printgen new``: a small workbook with its own brand, which builds at once and is meant to be rewritten."""

from __future__ import annotations

import re
from pathlib import Path

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.output import write_whole
from printgen.resources import folder

_TITLE = b"@TITLE@"


def start(target: Path, title: str = "") -> tuple[Path, ...]:
    """Writes the starter workbook.

    Args:
        target: A folder that does not exist yet, or is empty.
        title: Of the workbook; made from the folder's name by default.

    Returns:
        The files written.

    Raises:
        PrintgenError: The folder holds something, or cannot be written.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise PrintgenError(
            Diagnostic("error", "not-empty", f'"{target}" is there already', hint="name one that does not exist yet")
        )
    title = title or _title(target.resolve().name)
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').encode()
    source = folder("templates") / "starter"
    files = sorted(path for path in source.rglob("*") if path.is_file())
    return write_whole({target / path.relative_to(source): path.read_bytes().replace(_TITLE, quoted) for path in files})


def _title(name: str) -> str:
    words = re.sub(r"[-_\s]+", " ", name).strip() or "workbook"
    return words[0].upper() + words[1:]
