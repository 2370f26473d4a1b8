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
    except OSError as fault:  # what the system refuses beyond the project's files, such as to write our lines
        with suppress(OSError):
            place = f": {fault.filename}" if fault.filename else ""
            sys.stderr.write(f"error: the system says: {fault.strerror or fault}{place}\n")
        code = 1
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    run()
