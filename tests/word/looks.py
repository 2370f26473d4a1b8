"""What LibreOffice shows of a Word document: the look of every word and the colours of everything drawn."""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import pypdfium2
from lxml import etree
from pypdfium2 import raw

from printgen.office import pdf_of
from tests.word.references import W

NEAR = 8
"""Words before and after one that LibreOffice adds, whose styles it may have."""


@dataclass(frozen=True)
class Look:
    """How a word is set: family, size in points, colour as ``#RRGGBB``, whether it slopes."""

    font: str
    size: float
    ink: str
    slopes: bool


@dataclass(frozen=True)
class Shown:
    """A document on paper.

    Attributes:
        words: Words with their looks, in the order of painting, which is that of the text.
        fills: Square points that each colour covers.
        lines: Points of the lines in each colour.
    """

    words: list[tuple[str, Look]]
    fills: Counter[str]
    lines: Counter[str]


def shown(document: bytes) -> Shown:
    """Lays a document out with LibreOffice and measures it."""
    pages = list(pypdfium2.PdfDocument(pdf_of(document)))
    fills, lines = Counter[str](), Counter[str]()
    for page in pages:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=9):
            _measure(item, fills, lines)
    return Shown([word for page in pages for word in _words(page.get_textpage())], fills, lines)


def _measure(item: Any, fills: Counter[str], lines: Counter[str]) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, filled, stroked)
    left, bottom, right, top = item.get_bounds()
    if filled.value:
        fills[_colour(raw.FPDFPageObj_GetFillColor, item)] += (right - left) * (top - bottom)
    if stroked.value:
        lines[_colour(raw.FPDFPageObj_GetStrokeColor, item)] += (right - left) + (top - bottom)


def _words(text: Any) -> Iterator[tuple[str, Look]]:
    word, look = "", None
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if not letter.isspace() and letter.isprintable():
            look = look or _look(text, at)
            word += letter
        elif look:
            yield word, look
            word, look = "", None
    if look:
        yield word, look


def _look(text: Any, at: int) -> Look:
    name, matrix = ctypes.create_string_buffer(99), raw.FS_MATRIX()
    raw.FPDFText_GetFontInfo(text, at, name, 99, ctypes.c_int())
    raw.FPDFText_GetMatrix(text, at, matrix)
    font = name.value.decode().rpartition("+")[2]
    slopes = abs(matrix.c) > 0.1 or "Italic" in font or "Oblique" in font
    size = round(raw.FPDFText_GetFontSize(text, at), 1)
    return Look(font, size, _colour(raw.FPDFText_GetFillColor, text, at), slopes)


def _colour(ask: Any, *of: Any) -> str:
    values = [ctypes.c_uint() for _ in range(4)]
    ask(*of, *values)
    return "#" + "".join(f"{one.value:02X}" for one in values[:3])


def styles_of(document: bytes, words: list[str]) -> list[set[str]]:
    """Ids of the styles that each word may have: that of its paragraph.

    What LibreOffice adds (numbers of lists and pages, running feet) may have any of those round it, or none ("").
    """
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    there = [(word, style) for para in body.iter(f"{W}p") for word, style in _in(para)]
    found: list[set[str]] = [{""} for _ in words]
    end = 0
    for at, here, size in SequenceMatcher(None, [w for w, _ in there], words, autojunk=False).get_matching_blocks():
        for n in range(end, here):
            found[n] |= {style for _, style in there[max(at - NEAR, 0) : at + NEAR]}
        for n in range(size):
            found[here + n] = {there[at + n][1]}
        end = here + size
    return found


def _in(para: Any) -> Iterator[tuple[str, str]]:
    style = para.find(f"{W}pPr/{W}pStyle")
    text = "".join("\t" if e.tag != f"{W}t" else e.text or "" for e in para.iter(f"{W}t", f"{W}tab", f"{W}br"))
    for word in text.split():
        yield word, "" if style is None else style.get(f"{W}val")
