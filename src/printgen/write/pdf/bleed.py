"""Bleed and crop marks, for a print shop that trims the sheet.

Grounds and pictures that reach the edge of the page go 3 mm beyond it. The marks stand further out, where no art can
hide them, so the sheet is 8 mm larger than the page on each side.
"""

from __future__ import annotations

from typing import Any, Final

import pydyf

BLEED_MM: Final = 3
SHEET_CSS: Final = "@page { bleed: 8mm; marks: crop }"
_PX: Final = BLEED_MM * 96 / 25.4
_PT: Final = BLEED_MM * 72 / 25.4
_NEAR: Final = 1.0
"""Grounds that end this many pixels from the edge of the page are meant to reach it."""


def extend_grounds(page: Any) -> None:
    """Makes each background that reaches an edge of the page run 3 mm over it."""
    width, height = page.margin_width(), page.margin_height()
    for box in page.children[0].descendants():
        if box.background is not None:
            layers = [_extended(layer, width, height) for layer in box.background.layers]
            box.background = box.background._replace(layers=layers)


def _extended(layer: Any, width: float, height: float) -> Any:
    area = _grown(layer.painting_area, width, height)
    clips = [(*_grown(clip[:4], width, height), *clip[4:]) for clip in layer.clipped_boxes]
    return layer._replace(painting_area=area, clipped_boxes=clips)


def _grown(rect: Any, width: float, height: float) -> tuple[float, float, float, float]:
    x, y, w, h = rect
    left = x if x > _NEAR else min(x, -_PX)
    top = y if y > _NEAR else min(y, -_PX)
    right = x + w if x + w < width - _NEAR else max(x + w, width + _PX)
    bottom = y + h if y + h < height - _NEAR else max(y + h, height + _PX)
    return left, top, right - left, bottom - top


def set_bleed_boxes(pdf: Any) -> None:
    """Gives each page the BleedBox of the 3 mm that art may use (ISO 32000-1, 14.11.2); the engine allows 10 pt."""
    for number in pdf.pages["Kids"][::3]:
        page = pdf.objects[number]
        left, bottom, right, top = page["TrimBox"]
        page["BleedBox"] = pydyf.Array([left - _PT, bottom - _PT, right + _PT, top + _PT])
