"""How to get the Python packages that printgen can do without: other words in a checkout than in an installed copy."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def install(*extras: str) -> str:
    """The command that brings these extras of pyproject.toml to the printgen that runs.

    Args:
        extras: Their names, such as "audio".
    """
    if (ROOT / "pyproject.toml").is_file() and (ROOT / "Makefile").is_file():
        return f'"make {"checkers" if "check" in extras else "recordings"}" in {ROOT.name}/, the folder of the program'
    return f'pip install "printgen[{",".join(extras)}]"'
