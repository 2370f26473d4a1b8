"""Every Word file that printgen makes of its samples passes the Open XML SDK, our assertions and Word's own rules."""

from __future__ import annotations

import io

import docx
import pytest

from printgen.check.docx import check_docx
from printgen.check.ooxml import validate
from printgen.check.rules import rule_findings
from printgen.read.edition import load_edition
from tests.documents.matrix import DOCUMENTS, Document, built, prepared
from tests.documents.words import out_of_order, pieces, text_of

each = pytest.mark.parametrize(
    "document", [pytest.param(d, marks=pytest.mark.xdist_group(str(d)), id=str(d)) for d in DOCUMENTS]
)


@each
def test_the_open_xml_sdk_finds_nothing(document: Document) -> None:
    assert [str(f) for f in validate(built(document, "docx").data)] == []


@each
def test_our_assertions_and_words_rules_find_nothing(document: Document) -> None:
    assert [str(f) for f in check_docx(built(document, "docx").data)] == []


@each
def test_python_docx_opens_it(document: Document) -> None:
    opened = docx.Document(io.BytesIO(built(document, "docx").data))
    assert opened.core_properties.title
    assert opened.paragraphs or opened.tables


@each
def test_no_word_is_lost_and_the_order_is_the_contents(document: Document) -> None:
    assert (
        out_of_order(
            pieces(prepared(document, "docx"), titles=not document.layout.pack),
            text_of(built(document, "docx").data, "docx"),
        )
        == []
    )


@each
def test_building_gives_no_warning(document: Document) -> None:
    expected = {"cut-reference", "word-pages"}
    assert [str(d) for d in built(document, "docx").diagnostics if d.code not in expected] == []


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(d, marks=pytest.mark.xdist_group(str(d)), id=str(d))
        for d in DOCUMENTS
        if d.workbook.startswith("content/") and d.edition and not d.layout.pack
    ],
)
def test_an_editions_rules_are_met_in_the_finished_file(document: Document) -> None:
    edition = load_edition(document.edition)
    assert [str(f) for f in rule_findings(built(document, "docx").data, edition, "docx")] == []
