"""A pack of alternates, without audio and without its checks, against the same files made one after the other."""

from __future__ import annotations

import shlex
from pathlib import Path

from printgen.alternates import Alternate, all_alternates

FLOOR = "its parts, one by one"
LIMIT = 1.0
SPOKEN = ("mp3", "m4b", "epub-audio")


def pack_commands(printgen: Path, workbook: Path, folder: Path) -> dict[str, list[str]]:
    """The command for the pack, and one that makes each file by itself.

    Args:
        printgen: The program.
        workbook: The workbook's folder.
        folder: Where everything is written.
    """
    wanted = [one for one in all_alternates() if one.format not in SPOKEN]
    names = ",".join(one.name for one in wanted)
    parts = " && ".join(_part(printgen, workbook, folder / "parts", one) for one in wanted)
    pack = [str(printgen), "accessible", str(workbook), "--formats", names, "--no-check", "-o", str(folder / "pack")]
    return {"ours": pack, FLOOR: ["sh", "-c", parts]}


def _part(printgen: Path, workbook: Path, target: Path, one: Alternate) -> str:
    words = [str(printgen), "build", str(workbook), "-f", one.format, "--edition", one.edition, "-o", str(target)]
    return shlex.join([*words, *(["--braille-grade", str(one.braille_grade)] if one.format == "brf" else [])])
