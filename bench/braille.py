"""Braille of a long workbook, against the translator's own command on the same words."""

from __future__ import annotations

import shlex
from pathlib import Path

from bench.scale import scaled

WORDS = 40_000
LIMIT = 8.0
"""The command only translates; we read the workbook, lay out lines and pages, and write contents."""
FLOOR = "lou_translate"


def braille_commands(printgen: Path, workbook: Path, folder: Path) -> dict[str, list[str]]:
    """Commands for a workbook of about 40,000 words, and for its words alone.

    Args:
        printgen: Our command.
        workbook: The sample that is repeated.
        folder: Gets the copies.
    """
    once = len(_words(workbook).split())
    times = max(1, round(WORDS / once))
    book = scaled(workbook, folder / "braille" / workbook.name, times)
    text = folder / "braille" / "words.txt"
    text.write_text(_words(book), encoding="utf-8")
    out = folder / "braille" / "out"
    ours = [str(printgen), "build", str(book), "-f", "brf", "--no-print-pages", "-o", str(out)]
    floor = f"exec lou_translate en-ueb-g2.ctb < {shlex.quote(str(text))} > {shlex.quote(str(out))}.floor"
    return {"ours": ours, FLOOR: ["sh", "-c", floor]}


def _words(workbook: Path) -> str:
    """The words as braille gets them, a paragraph a line."""
    from printgen.linear import read_job
    from printgen.pipeline import Order, job, load
    from printgen.render.linear.model import plain

    linear = read_job(job(load(workbook), "brf", Order(print_pages=False))).linear
    return "\n".join(plain(getattr(one, "words", ())) for one in linear)
