"""How a document is laid out: paper, binding, marks for the printer, edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PaperName = Literal["a4", "a5", "letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet of paper and its margins, all in millimetres.

    Attributes:
        width: Of the sheet.
        height: Of the sheet.
        top: Margin to the text.
        bottom: Margin to the text; the footer stands in it.
        side: Margin on both sides: the same on each page, so that the left edge is always in one place.
        marker: Width of the column in which signs hang, gutter included; 0 when signs stand above what they mark.
        title: What people call it.
    """

    width: float
    height: float
    top: float
    bottom: float
    side: float
    marker: float
    title: str

    @property
    def text_width(self) -> float:
        """What is written on uses all of this."""
        return round(self.width - 2 * self.side, 2)

    @property
    def text_height(self) -> float:
        """A whole number of 6 mm lines."""
        return round(self.height - self.top - self.bottom, 2)

    @property
    def column_width(self) -> float:
        """Width of the column that is read."""
        return round(self.text_width - self.marker, 2)


PAPERS: Mapping[PaperName, Paper] = {
    "a4": Paper(width=210, height=297, top=21, bottom=24, side=20, marker=40, title="A4"),
    "a5": Paper(width=148, height=210, top=18, bottom=21, side=14, marker=0, title="A5"),
    "letter": Paper(width=215.9, height=279.4, top=21, bottom=24.4, side=22.95, marker=40, title="US Letter"),
}
"""Every paper: ISO 216 and ANSI Y14.1 sizes, with margins of our own on a 6 mm baseline."""

BLEED = 3.0
"""Millimetres that art runs past the trim when crop marks are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What dresses a document besides its brand.

    Attributes:
        paper: Name in PAPERS.
        duplex: In a pack, each worksheet starts on a right-hand page.
        crop_marks: Add bleed and marks, for a print shop.
        pack: Worksheets and activities each on pages of their own, with fields for name, team and date; no cover and
            no contents.
        edition: Name of the edition.
    """

    paper: PaperName = "a4"
    duplex: bool = False
    crop_marks: bool = False
    pack: bool = False
    edition: str = "standard"

    @property
    def sheet(self) -> Paper:
        """Measures of its paper."""
        return PAPERS[self.paper]
