"""A process that reads its share of a script: its parent tells it what, as a pickle, and gets the sound as one."""

from __future__ import annotations

import os
import pickle
import sys

from printgen.diagnostics import PrintgenError
from printgen.write.audio.recording import read_runs


def main() -> None:
    """Reads the order from standard input, writes the answer to standard output."""
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand in the answer
    wanted, reader = pickle.load(sys.stdin.buffer)
    try:
        answer: object = list(read_runs(wanted, reader))
    except PrintgenError as fault:
        answer = fault
    with answer_to:
        pickle.dump(answer, answer_to)


if __name__ == "__main__":
    main()
