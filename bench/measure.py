"""Running commands by turns and comparing them round by round, so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds of wall clock, and its peak memory in MB."""

    seconds: float
    peak: float


@dataclass(slots=True)
class Series:
    """All runs of one command."""

    runs: list[Run] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Median of its times."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def peak(self) -> float:
        """Highest peak memory, in MB."""
        return max(run.peak for run in self.runs)


def ratio(one: Series, floor: Series) -> float:
    """Median of the ratios of runs that stood next to each other."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(one.runs, floor.runs, strict=True))


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command once.

    Raises:
        RuntimeError: It failed; says what it wrote.
    """
    log = folder / "bench.log"
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=folder, env=_environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    """As a user has it: compiled modules may be kept, whatever this shell says."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def by_turns(
    commands: Mapping[str, Sequence[str]], folder: Path, rounds: int, step: Callable[[str], None]
) -> dict[str, Series]:
    """Runs every command once a round; the first round, which fills the caches, is not counted."""
    series: dict[str, Series] = {name: Series() for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            step(f"round {number} of {rounds}: {name}")
            done = run(command, folder)
            if number:
                series[name].runs.append(done)
    return series
