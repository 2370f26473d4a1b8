"""Every PDF that printgen makes of its samples passes both validators, outloud, and our structure and layout tests."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from printgen.check.outloud import outloud_findings
from printgen.check.pdf_layout import Standard, layout_findings
from printgen.check.pdf_read import read_pdf
from printgen.check.pdf_structure import structure_findings
from printgen.check.pdf_ua import page_findings, vera_findings
from printgen.check.rules import rule_findings
from printgen.read.edition import load_edition
from tests.documents.matrix import DOCUMENTS, Document, built, prepared
from tests.documents.words import out_of_order, pieces, text_of_pdf


def _each(documents: Iterable[Document]) -> pytest.MarkDecorator:
    """All tests of a document run in one process, where it is built once."""
    marked = [pytest.param(d, marks=pytest.mark.xdist_group(str(d)), id=str(d)) for d in documents]
    return pytest.mark.parametrize("document", marked)


each = _each(DOCUMENTS)


@each
def test_page_validation_finds_nothing(document: Document) -> None:
    assert page_findings(built(document, "pdf").data) == []


@each
def test_vera_finds_nothing(document: Document) -> None:
    assert vera_findings([built(document, "pdf").data]) == [[]]


@each
def test_the_structure_reads_well(document: Document) -> None:
    assert structure_findings(built(document, "pdf").data) == []


@each
def test_the_layout_is_what_a_designer_would_sign(document: Document) -> None:
    standard = Standard.of(load_edition(document.edition)) if document.edition else None
    assert [str(f) for f in layout_findings(built(document, "pdf").data, standard)] == []


@each
def test_no_word_is_lost_and_the_order_is_the_contents(document: Document) -> None:
    read = read_pdf(built(document, "pdf").data)
    assert out_of_order(pieces(prepared(document, "pdf"), titles=not document.layout.pack), text_of_pdf(read)) == []


@each
def test_building_gives_no_warning(document: Document) -> None:
    expected = {"cut-reference"}  # a part of a workbook may point at what was left out; that it does is said
    assert [str(d) for d in built(document, "pdf").diagnostics if d.code not in expected] == []


@_each(d for d in DOCUMENTS if d.edition and not d.layout.pack)
def test_outloud_finds_nothing_in_any_edition(document: Document) -> None:
    assert [str(f) for f in outloud_findings(built(document, "pdf").data, ours=True)] == []


@_each(d for d in DOCUMENTS if d.workbook.startswith("content/") and not d.layout.pack)  # rules are about running text
def test_an_editions_rules_are_met_in_the_finished_file(document: Document) -> None:
    edition = load_edition(document.edition)
    assert [str(f) for f in rule_findings(built(document, "pdf").data, edition, "pdf")] == []
