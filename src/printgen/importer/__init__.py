"""``printgen import``: an existing Word workbook becomes content, a folder that builds at once.

Word file -> printgen.opc (a safe, bounded opener) -> source.py (plain data) -> blocks of printgen.model -> Markdown.
Documents that printgen made are known by their styles (ours.py, our_answers.py, our_tables.py); of all others the look
is read (foreign.py, tabled.py, looks.py). What is unsure becomes a comment in the content, and a line of the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from printgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Imported:
    """A workbook made from a Word file.

    Attributes:
        files: Bytes by name in the workbook's folder.
        unsure: What somebody should look at: warnings, each with its file and line.
        counts: How many sections, answers, tables and pictures it has.
    """

    files: dict[str, bytes]
    unsure: tuple[Diagnostic, ...]
    counts: dict[str, int]


def import_word(source: Path | bytes, name: str = "") -> Imported:
    """Turns a Word file into the files of a workbook; nothing is written.

    Args:
        source: The file, or its bytes.
        name: Its name, for messages and, where it says no title, for the title.

    Raises:
        PrintgenError: It is no Word file that can be read.
    """
    from printgen.importer.making import make

    return make(source, name)


__all__ = ["Imported", "import_word"]
