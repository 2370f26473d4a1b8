"""The program: ``printgen`` and ``python -m printgen``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def run() -> None:
    """Runs the command line in a process of its own, and ends it.

    Two things that Python does for long-lived programs would cost a small build a third of its time, so they are left
    out. Cycles are not collected: one run makes many objects, few cycles, and ends. (The PDF writer, which makes large
    cycles, collects them itself after each document.) And the process ends at once, without taking every object down.
    """
    gc.disable()
    from printgen.cli import main

    code: object = 0
    try:
        main(prog_name="printgen")
    except SystemExit as end:
        code = end.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    run()
