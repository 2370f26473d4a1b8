"""What a reader of a laid out page cannot read: words that are cut off, covered, or run over others."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

FOOT, HEAD = 20.0, 8.0
"""Millimetres at the foot and the head of a page where no answer may stand: the footer's, and the paper's edge."""
OVER = 1.2
"""Points that two lines of text may overlap: descenders and ascenders of a line above another do."""
Rect = tuple[float, float, float, float]


def unreadable(pages: pypdfium2.PdfDocument, answers: re.Pattern[str]) -> list[str]:
    """Lines of answers that run off their page or over another line, are cut off by a frame, or covered."""
    return [f"page {number}: {said}" for number, page in enumerate(pages, 1) for said in _on_page(page, answers)]


def _on_page(page: Any, answers: re.Pattern[str]) -> Iterator[str]:
    text = page.get_textpage()
    boxes = [(text.get_rect(i), text.get_text_bounded(*text.get_rect(i))) for i in range(text.count_rects())]
    low, high = FOOT * 72 / 25.4, page.get_height() - HEAD * 72 / 25.4
    for at, (one, said) in enumerate(boxes):
        if not answers.search(said):
            continue
        if one[0] < 0 or one[2] > page.get_width() or one[1] < low or one[3] > high:
            yield f"{said[:30]!r} leaves the page"
        for n, (other, words) in enumerate(boxes):
            if n != at and _share(one, other, OVER):
                yield f"{said[:30]!r} and {words[:30]!r} run over each other"
    drawn = list(page.get_objects(max_depth=5))
    for at, item in enumerate(drawn):
        if item.type == raw.FPDF_PAGEOBJ_TEXT and answers.search(said := _said(item, text)):
            box, frame = item.get_bounds(), _frame(item)
            if frame and max(_beyond(box, frame)) > OVER:
                yield f"{said[:30]!r} is cut off"
            if any(_covers(later) and _share(box, later.get_bounds(), OVER) for later in drawn[at + 1 :]):
                yield f"{said[:30]!r} is covered"


def _share(one: Rect, other: Rect, least: float) -> bool:
    across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return across > least and down > least


def _beyond(box: Rect, frame: Rect) -> Rect:
    """How far a box stands out of a frame, side by side."""
    return frame[0] - box[0], frame[1] - box[1], box[2] - frame[2], box[3] - frame[3]


def _said(item: Any, text: Any) -> str:
    length = raw.FPDFTextObj_GetText(item, text, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(item, text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _covers(item: Any) -> bool:
    """A picture, or a shape with a ground."""
    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return bool(item.type == raw.FPDF_PAGEOBJ_IMAGE)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, filled, stroked)
    return bool(filled.value)


def _frame(item: Any) -> Rect | None:
    """What a drawn object is cut off by; None for nothing."""
    path = raw.FPDFPageObj_GetClipPath(item)
    frame: Rect | None = None
    for number in range(max(raw.FPDFClipPath_CountPaths(path), 0) if path else 0):
        points = list(_points(path, number))
        if points:
            xs, ys = zip(*points, strict=True)
            one = frame or (float("-inf"), float("-inf"), float("inf"), float("inf"))
            frame = (max(one[0], min(xs)), max(one[1], min(ys)), min(one[2], max(xs)), min(one[3], max(ys)))
    return frame


def _points(path: Any, number: int) -> Iterator[tuple[float, float]]:
    for at in range(raw.FPDFClipPath_CountPathSegments(path, number)):
        x, y = ctypes.c_float(), ctypes.c_float()
        if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, number, at), x, y):
            yield x.value, y.value
