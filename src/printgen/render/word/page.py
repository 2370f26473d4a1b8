"""Units of Word: measures in millimetres in, whole numbers of Word's own units out."""

from __future__ import annotations


def dxa(mm: float) -> int:
    """Millimetres in twentieths of a point, the unit of lengths."""
    return round(mm * 1440 / 25.4)


def emu(mm: float) -> int:
    """Millimetres in English metric units, the unit of drawings."""
    return round(mm * 36000)
