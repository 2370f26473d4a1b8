"""Units of Word: measures in millimetres in, whole numbers of Word's own units out."""

from __future__ import annotations

from printgen.edition import PAPERS, Paper

NUMBERS = 12.0
"""Where words start beside a hanging number when the column of marks is closed, in millimetres."""


def dxa(mm: float) -> int:
    """Millimetres in twentieths of a point, the unit of lengths."""
    return round(mm * 1440 / 25.4)


def closer(paper: Paper) -> float:
    """How much closer lines are set on a page of A4's width that is less high, so that as many stand on it."""
    usual = PAPERS["a4"]
    lower = paper.height < usual.height and paper.text_width == usual.text_width
    return min(paper.text_height / usual.text_height, 1) if lower else 1


def emu(mm: float) -> int:
    """Millimetres in English metric units, the unit of drawings."""
    return round(mm * 36000)
