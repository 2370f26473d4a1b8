"""Answers of any length: every control of a document is filled in, LibreOffice lays it out, and nothing is lost.

The document is the workbook of every kind, so that each kind of answer space takes part.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pypdfium2
import pytest

from printgen.check.docx import check_docx
from printgen.edition import Layout, Purpose
from printgen.office import pdf_of
from printgen.pipeline import Order, build
from tests.documents.matrix import brand, workbook
from tests.word.filled import filled

FOOT, HEAD = 20.0, 8.0
"""Millimetres at the foot and the head of a page where no answer may stand: the footer's, and the paper's edge."""
OVER = 1.2
"""Points that two lines of text may overlap: descenders and ascenders of a line above another do."""


def _words(length: int) -> Callable[[int], str]:
    """Words that are in no other control: so many characters, each word short enough for any column."""

    def written(number: int) -> str:
        if length == 1:
            return "\u0416"
        each = [f"q{number}w{n}" for n in range(length // 6)]
        return " ".join(each)[:length].rsplit(" ", 1)[0]

    return written


@cache
def _made(purpose: Purpose) -> bytes:
    layout = Layout(purpose=purpose)
    return build(workbook("tests/cases/kitchen-sink"), "docx", Order(brand=brand("harbour-mind"), layout=layout)).data


@pytest.mark.parametrize(("purpose", "length"), [("both", 1), ("both", 100), ("both", 2000), ("screen", 2000)])
def test_answers_of_any_length_are_all_there_and_none_runs_into_another(purpose: Purpose, length: int) -> None:
    document, said = filled(_made(purpose), _words(length))
    assert len(said) > 30
    assert [str(found) for found in check_docx(document)] == []
    pages = pypdfium2.PdfDocument(pdf_of(document))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    if length == 1:
        assert text.count("\u0416") == said.count("\u0416")
    else:
        shown = set(re.findall(r"q\d+w\d+", text))
        assert set(re.findall(r"q\d+w\d+", " ".join(said))) - shown == set()
    assert list(_clipped(pages)) == []


def _clipped(pages: pypdfium2.PdfDocument) -> list[str]:
    """Lines of answers that run off their page, or over another line."""
    found = []
    for number, page in enumerate(pages, 1):
        text = page.get_textpage()
        boxes = [(text.get_rect(i), text.get_text_bounded(*text.get_rect(i))) for i in range(text.count_rects())]
        answers = [(box, said) for box, said in boxes if re.search(r"q\d+w\d+|\u0416", said)]
        low, high = FOOT * 72 / 25.4, page.get_height() - HEAD * 72 / 25.4
        found += [f"page {number}: {said[:30]!r} leaves the page" for box, said in answers if _outside(box, low, high)]
        for at, (one, said) in enumerate(answers):
            for other, words in answers[at + 1 :]:
                if _over(one, other):
                    found.append(f"page {number}: {said[:30]!r} runs over {words[:30]!r}")
    return found


def _outside(box: tuple[float, float, float, float], low: float, high: float) -> bool:
    left, bottom, right, top = box
    return left < 0 or right > 596 or bottom < low or top > high


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > OVER and down > OVER
