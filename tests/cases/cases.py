"""Reads case files: Markdown files of title, input and expected result, parted by lines of one full stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A title, an input and what is expected of it."""

    file: Path
    title: str
    source: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"


def read_cases(file: Path) -> list[Case]:
    """The cases of one file."""
    parts = ("\n" + file.read_text(encoding="utf-8")).split("\n.\n")
    assert len(parts) % 3 == 1, (
        f"{file}: each case has a title, an input and a result, each ended by a line with a full stop"
    )
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [Case(file, title.strip(), source + "\n", expected.strip("\n")) for title, source, expected in triples]


def write_cases(file: Path, cases: list[Case]) -> None:
    """Writes cases in the form that ``read_cases`` takes."""
    text = "\n".join(f"{c.title}\n.\n{c.source.rstrip(chr(10))}\n.\n{c.expected}\n.\n" for c in cases)
    file.write_text(text, encoding="utf-8")
