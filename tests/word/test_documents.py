"""Every Word document of the matrix: its words and answers are all there. Checkers see it in tests/documents."""

from __future__ import annotations

import pytest

from printgen.check.docx_file import find, open_word, words
from printgen.model.blocks import Compare
from printgen.model.core import Paragraph, Table
from printgen.model.inline import Citation, Footnote, Reference, plain
from printgen.model.inline import walk as inline_walk
from printgen.model.walk import walk
from tests.documents.matrix import DOCUMENTS, Document, built, prepared

each = pytest.mark.parametrize(
    "document", [pytest.param(d, marks=pytest.mark.xdist_group(str(d)), id=str(d)) for d in DOCUMENTS]
)


@each
def test_every_paragraph_of_the_content_is_there_in_order(document: Document) -> None:
    selected = prepared(document, "docx")
    text = "".join(words(open_word(built(document, "docx").data).document).split())
    at = 0
    for section in selected.sections:
        anywhere = {id(b) for c in walk(section.body) if isinstance(c, Compare | Table) for b in walk((c,))}
        for block in walk(section.body):
            if isinstance(block, Paragraph) and not _changes(block):
                said = "".join(plain(block.content).split())
                found = text.find(said, 0 if id(block) in anywhere else at)
                assert found >= 0, f"missing, or out of order: {plain(block.content)!r}"
                at = max(at, found) if id(block) in anywhere else found


def _changes(block: Paragraph) -> bool:
    """Its words in Word are not those of the model: page numbers, notes."""
    return any(isinstance(node, Reference | Footnote | Citation) for node in inline_walk(block.content))


@each
def test_answers_are_controls_named_after_their_question(document: Document) -> None:
    selected = prepared(document, "docx")
    tags = set(find(open_word(built(document, "docx").data).document, "//w:sdtPr/w:tag/@w:val"))
    spaces = [s.id for section in selected.sections for b in walk(section.body) for s in b.answers()]
    missing = [i for i in spaces if i[:64] not in tags and f"{i}-1"[:64] not in tags]
    assert missing == []
