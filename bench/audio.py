"""Recordings: how long reading takes against how long listening takes, and what a small edit costs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.measure import Run, run

READ_LIMIT = 0.1
"""Real-time factor: a recording is made at least ten times as fast as it is heard."""
EDIT_LIMIT = 0.3
"""A rebuild after an edit of one sentence, against the first build."""


def record(printgen: Path, workbook: Path, folder: Path, step: Callable[[str], None]) -> tuple[Run, float, Run]:
    """Reads a workbook aloud with nothing kept, then again after one sentence was added.

    Returns:
        The first build, how many seconds its recording lasts, the build after the edit.
    """
    from printgen.check.audio_read import read_audio

    book, kept = folder / "spoken", folder / "spoken-kept"
    shutil.copytree(workbook, book)
    command = [str(printgen), "build", str(book), "-f", "mp3", "-o", str(folder / "spoken-out")]
    clean = ["env", f"XDG_CACHE_HOME={kept}", *command]
    step("a recording")
    first = run(clean, folder)
    seconds = read_audio((folder / "spoken-out" / "spoken.mp3").read_bytes()).seconds
    section = sorted((book / "sections").glob("*.md"))[0]
    section.write_text(section.read_text(encoding="utf-8") + "\n\nOne more sentence to read.\n", encoding="utf-8")
    step("a recording after a small edit")
    return first, seconds, run(clean, folder)
