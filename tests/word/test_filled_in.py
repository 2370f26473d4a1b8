"""Answers of any length: every control of a document is filled in, LibreOffice lays it out, and nothing is lost.

Both samples take part, and the workbook of every kind, so that each kind of answer space does.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pypdfium2
import pytest

from printgen.check.docx import check_docx
from printgen.edition import Layout, Purpose
from printgen.office import pdf_of
from printgen.pipeline import Order, build
from tests.documents.matrix import brand, workbook
from tests.word.clipped import unreadable
from tests.word.filled import filled

USE, ALONGSIDE, KINDS = "content/use-of-self", "content/working-alongside", "tests/cases/kitchen-sink"
ONE = "\u0416"
"""An answer of one letter, which is in none of the workbooks."""
ANSWERS = re.compile(rf"q\d+w\d+|{ONE}")


def _words(length: int) -> Callable[[int], str]:
    """Words that are in no other control: so many characters, each word short enough for any column."""

    def written(number: int) -> str:
        if length == 1:
            return ONE
        each = [f"q{number}w{n}" for n in range(length // 6)]
        return " ".join(each)[:length].rsplit(" ", 1)[0]

    return written


@cache
def _made(name: str, purpose: Purpose) -> bytes:
    order = Order(brand=brand("ardmarrow" if name == ALONGSIDE else "harbour-mind"), layout=Layout(purpose=purpose))
    return build(workbook(name), "docx", order).data


@pytest.mark.parametrize(
    ("name", "purpose", "length"),
    [
        *((name, "both", length) for name in (USE, ALONGSIDE) for length in (1, 100, 2000)),
        (KINDS, "both", 2000),
        (KINDS, "screen", 2000),
    ],
)
def test_answers_of_any_length_can_all_be_read(name: str, purpose: Purpose, length: int) -> None:
    document, said = filled(_made(name, purpose), _words(length))
    assert len(said) > 30
    assert [str(found) for found in check_docx(document)] == []
    pages = pypdfium2.PdfDocument(pdf_of(document))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    shown, written = ANSWERS.findall(text), ANSWERS.findall(" ".join(said))
    if length == 1:
        assert len(shown) == len(written) > 30
    assert set(written) - set(shown) == set()
    assert unreadable(pages, ANSWERS) == []


def test_an_answer_that_is_cut_off_is_found() -> None:
    """Rows that do not grow are what this file is about: they hide what is written in them."""
    document, said = filled(_made(KINDS, "both"), _words(2000))
    out = BytesIO()
    fixed = b'<w:trPr><w:trHeight w:val="900" w:hRule="exact"/></w:trPr>'
    with zipfile.ZipFile(BytesIO(document)) as whole, zipfile.ZipFile(out, "w") as stiff:
        for part in whole.namelist():
            stiff.writestr(part, re.sub(rb"<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>", fixed, whole.read(part)))
    pages = pypdfium2.PdfDocument(pdf_of(out.getvalue()))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert set(ANSWERS.findall(" ".join(said))) > set(ANSWERS.findall(text))
    assert any(found.endswith("is cut off") for found in unreadable(pages, ANSWERS))
