"""Every Word document of the matrix: both checkers find nothing, and its words and answers are all there."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest

from printgen.check.docx import check_docx
from printgen.check.docx_file import find, open_word, words
from printgen.check.ooxml import validate
from printgen.model.blocks import Compare
from printgen.model.core import Paragraph
from printgen.model.inline import Citation, Footnote, Reference, plain
from printgen.model.inline import walk as inline_walk
from printgen.model.walk import walk
from printgen.pipeline import Built, Order, build, prepare
from tests.documents.matrix import DOCUMENTS, Document, brand, workbook

each = pytest.mark.parametrize(
    "document", [pytest.param(d, marks=pytest.mark.xdist_group(str(d)), id=str(d)) for d in DOCUMENTS]
)


def _order(document: Document) -> Order:
    return Order(brand=brand(document.brand), selection=document.selection, layout=document.layout)


@cache
def _word(at: int) -> Built:
    document = DOCUMENTS[at]
    return build(workbook(document.workbook), "docx", _order(document))


def _built(document: Document) -> Built:
    return _word(DOCUMENTS.index(document))


@each
def test_the_open_xml_sdk_finds_nothing(document: Document) -> None:
    assert validate(_built(document).data) == ()


@each
def test_our_own_assertions_and_words_accessibility_rules_find_nothing(document: Document) -> None:
    assert [str(found) for found in check_docx(_built(document).data)] == []


@each
def test_other_programs_open_it(document: Document) -> None:
    import docx

    opened = docx.Document(BytesIO(_built(document).data))
    assert opened.core_properties.title
    assert len(opened.paragraphs) > 5


@each
def test_every_paragraph_of_the_content_is_there_in_order(document: Document) -> None:
    from printgen.diagnostics import Diagnostics

    selected = prepare(workbook(document.workbook), "docx", _order(document), Diagnostics()).workbook
    text = "".join(words(open_word(_built(document).data).document).split())
    at = 0
    for section in selected.sections:
        side_by_side = {id(b) for c in walk(section.body) if isinstance(c, Compare) for b in walk(tuple(c.columns))}
        for block in walk(section.body):
            if isinstance(block, Paragraph) and not _changes(block):
                said = "".join(plain(block.content).split())
                found = text.find(said, 0 if id(block) in side_by_side else at)
                assert found >= 0, f"missing, or out of order: {plain(block.content)!r}"
                at = max(at, found) if id(block) in side_by_side else found


def _changes(block: Paragraph) -> bool:
    """Its words in Word are not those of the model: page numbers, notes."""
    return any(isinstance(node, Reference | Footnote | Citation) for node in inline_walk(block.content))


@each
def test_answers_are_controls_named_after_their_question(document: Document) -> None:
    from printgen.diagnostics import Diagnostics

    selected = prepare(workbook(document.workbook), "docx", _order(document), Diagnostics()).workbook
    tags = set(find(open_word(_built(document).data).document, "//w:sdtPr/w:tag/@w:val"))
    spaces = [s.id for section in selected.sections for b in walk(section.body) for s in b.answers()]
    missing = [i for i in spaces if i[:64] not in tags and f"{i}-1"[:64] not in tags]
    assert missing == []
