"""The program: ``printgen`` and ``python -m printgen``."""

from __future__ import annotations

import gc


def run() -> None:
    """Runs the command line in a process of its own.

    Cycles are not collected: one run makes many objects, few cycles, and ends. That is a quarter of the time of a Word
    file. The PDF writer, which makes large cycles, collects them itself after each document.
    """
    gc.disable()
    from printgen.cli import main

    main(prog_name="printgen")


if __name__ == "__main__":
    run()
