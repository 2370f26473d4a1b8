"""A finished PDF, whoever made it: what it claims is what it is checked by; broken ones are said to be broken."""

from __future__ import annotations

import io
import sys

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.check import outloud
from printgen.check.files import check_file
from printgen.check.pdf import claims
from printgen.check.pdf_ua import page_findings

ROOMY = "@page { size: A4; margin: 20mm; @bottom-center { vertical-align: top; padding-top: 4mm } }"
BODY = "<h1>A title</h1><p>Words to read.</p><ul><li>Item</li></ul>"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without outloud, which has tests of its own and takes a second for each file."""
    monkeypatch.setattr(outloud, "outloud_findings", lambda pdf, *, ours: [])


def saved(data: bytes, change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, encryption=getattr(pdf, "_lock", False))
    return out.getvalue()


@pytest.mark.parametrize(
    ("standard", "ran"),
    [
        ("ua-1", ["PDF/UA-1 by page-validation", "PDF/UA-1 by veraPDF"]),
        ("ua-2", ["PDF/UA-2 by veraPDF"]),
        ("a-2a", [f"{s} by {c}" for c in ("page-validation", "veraPDF") for s in ("PDF/UA-1", "PDF/A-2a")]),
    ],
)
def test_a_file_is_checked_by_what_it_claims(make, standard, ran):
    checked = check_file("a.pdf", make(BODY, ROOMY, standard=standard).data)
    assert list(checked.ran[: len(ran)]) == ran
    assert checked.ran[-1] == "the rules of the standard edition"
    assert [f for f in checked.findings if f.severity != "warning"] == []


def test_claims_are_read_in_both_ways_that_xmp_writes_them():
    assert claims(b'<rdf:Description pdfuaid:part="1"/>') == ("ua1",)
    assert claims(b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>") == ("2b",)
    assert claims(b"<pdfaid:part>9</pdfaid:part>") == ()


def test_a_file_without_a_claim_is_told_so(make):
    def strip(pdf):
        del pdf.Root.Metadata
        pdf.docinfo["/Creator"] = "Another program"

    checked = check_file("a.pdf", saved(make(BODY).data, strip))
    assert "no-claim" in {f.rule for f in checked.findings}
    assert not [name for name in checked.ran if "edition" in name]


def test_an_untagged_file_of_others_is_told_so_and_not_measured_by_our_looks(make):
    def untag(pdf):
        del pdf.Root.StructTreeRoot
        pdf.docinfo["/Creator"] = "Another program"

    found = {f.rule for f in check_file("a.pdf", saved(make(BODY).data, untag)).findings}
    assert "untagged" in found
    assert "checker-failed" not in found


def test_a_password_is_said(make):
    def lock(pdf):
        pdf._lock = pikepdf.Encryption(owner="a", user="b")

    data = make(BODY).data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    (found,) = check_file("a.pdf", out.getvalue()).findings
    assert "behind a password" in found.what


def test_a_structure_that_goes_round_in_a_ring_is_said(make):
    def ring(pdf):
        top = pdf.Root.StructTreeRoot.K[0]
        top.K.append(top)

    found = check_file("a.pdf", saved(make(BODY).data, ring)).findings
    assert any("goes round in a ring" in f.what for f in found)


def test_stream_lengths_are_looked_at_by_ourselves(make):
    """A stream that ends in a carriage return is no fault; one that says a wrong length is."""
    data = make(BODY, standard="a-2a").data
    at = data.index(b"/Length ") + len(b"/Length ")
    end = data.index(b">", at)
    wrong = data[:at] + str(int(data[at:end].split()[0]) - 5).encode() + data[end:]
    assert page_findings(data, "2a") == []
    assert any("STREAM-LENGTH" in f.rule for f in page_findings(wrong, "2a"))


def test_a_file_mangled_anywhere_gives_findings_and_never_a_traceback(make):
    whole = make(BODY).data

    @settings(max_examples=25, deadline=None)
    @given(at=st.floats(0, 1), length=st.integers(0, 200), junk=st.binary(max_size=20))
    def mangled(at: float, length: int, junk: bytes) -> None:
        start = int(at * len(whole))
        checked = check_file("a.pdf", whole[:start] + junk + whole[start + length :])
        assert checked.kind == "a PDF"
        assert all(found.what for found in checked.findings)

    mangled()


def test_where_nothing_can_open_a_pdf_no_claim_is_missed(make, monkeypatch):
    """Without pikepdf nobody knows what it claims: it is not called a fault of the file."""
    data = make(BODY).data
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    assert "no-claim" not in {f.rule for f in check_file("a.pdf", data).findings}
