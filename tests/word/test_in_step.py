"""Pages of Word begin where those of the PDF of the same build do: on every paper, in several brands."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
import pytest

from printgen.office import pdf_of
from tests.documents.matrix import DOCUMENTS, Document, built

FOOT = 48.0
"""Points at the foot of a page in which the footer stands."""
SAMPLES = [
    pytest.param(document, marks=pytest.mark.xdist_group(str(document)), id=str(document))
    for document in DOCUMENTS
    if document.workbook.startswith("content/") and not (document.note or document.edition)
]


def _pages(pdf: bytes) -> list[Counter[str]]:
    """Words of each page; pages without any, that only make the next one a right-hand page, are left out."""
    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            text = page.get_textpage()
            words = re.findall(r"[^\W\d_]{4,}", text.get_text_bounded(bottom=FOOT).replace("\ufffe", "").lower())
            found.append(Counter(words))
            text.close()
            page.close()
    return [words for words in found if words]


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Share of the words of one page that stand on another, too: prompts in empty answers are on one of them only."""
    return (one & other).total() / min(one.total(), other.total())


@pytest.mark.parametrize("document", SAMPLES)
def test_each_page_has_the_words_of_the_same_page_of_the_pdf(document: Document) -> None:
    printed = _pages(built(document, "pdf").data)
    shown = _pages(pdf_of(built(document, "docx").data))
    assert len(printed) > 20
    assert len(shown) == len(printed), "no page runs over, and none is missing"
    apart = [
        (number, round(_shared(one, other), 2))
        for number, (one, other) in enumerate(zip(printed, shown, strict=True), 1)
        if _shared(one, other) < 0.7
    ]
    assert apart == []


def test_pages_that_are_not_the_same_are_told_apart() -> None:
    page, other = Counter(["calm", "hope", "warmth"]), Counter(["calm", "boundary", "supper", "limits"])
    assert _shared(page, page + Counter(["click", "here"])) == 1
    assert _shared(page, other) < 0.7


def test_every_paper_is_looked_at() -> None:
    looked_at = {one.layout.paper for one in (p.values[0] for p in SAMPLES) if isinstance(one, Document)}
    assert looked_at == {"a4", "letter", "a5"}
