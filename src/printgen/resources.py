"""Where the packaged templates and sample workbooks lie: in the wheel, or beside ``src`` in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal


@cache
def folder(name: Literal["templates", "content"]) -> Path:
    """The packaged folder.

    Args:
        name: "templates" (what documents look like) or "content" (sample workbooks and brands).

    Raises:
        FileNotFoundError: The installation is not whole.
    """
    here = Path(__file__).resolve().parent
    for place in (here / name, here.parent.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"printgen's own folder {name!r} is missing; install printgen again")
