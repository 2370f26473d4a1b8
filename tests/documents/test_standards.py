"""Both samples and every kind pass veraPDF in every PDF standard; outloud finds nothing that is not argued."""

from __future__ import annotations

from functools import cache

import pytest

from printgen.check import outloud
from printgen.check.outloud import ARGUED, outloud_findings
from printgen.check.pdf_structure import structure_findings
from printgen.check.pdf_ua import page_findings, vera_findings
from printgen.edition import Layout, PdfStandard
from printgen.pipeline import Order, build
from tests.documents.matrix import workbook

SAMPLES = ("content/working-alongside", "content/use-of-self", "tests/cases/kitchen-sink")
STANDARDS: dict[PdfStandard, list[str]] = {"ua-2": ["ua2"], "a-2a": ["2a", "ua1"], "a-3a": ["3a", "ua1"]}

each = pytest.mark.parametrize(
    "sample", [pytest.param(name, marks=pytest.mark.xdist_group(f"standards-{name}"), id=name) for name in SAMPLES]
)


@cache
def pdf(sample: str, standard: PdfStandard = "ua-1") -> bytes:
    order = Order(layout=Layout(pdf_standard=standard))
    return build(workbook(sample), "pdf", order).data


@each
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_standard_is_kept_by_both_validators(sample: str, standard: PdfStandard) -> None:
    data = pdf(sample, standard)
    for flavour in STANDARDS[standard]:
        assert vera_findings([data], flavour) == [[]], flavour
        assert flavour == "ua2" or page_findings(data, flavour) == []
    assert structure_findings(data) == []


@pytest.mark.xdist_group("standards-content/use-of-self")
def test_outloud_finds_what_is_argued_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    argued = set(ARGUED)
    monkeypatch.setattr(outloud, "ARGUED", {})
    found = {one.rule for sample in SAMPLES for one in outloud_findings(pdf(sample), ours=True)}
    assert found == argued
