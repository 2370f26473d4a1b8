"""The structure test finds each fault that the engine's own tagging has, and nothing in ours."""

from __future__ import annotations

import logging

import pytest
import weasyprint

from printgen.check.pdf_structure import structure_findings
from tests.pdf.documents import PAGE, PNG

WORDS = "words that go on without an end in sight " * 60
ROWS = "".join(f"<tr><th>{n}</th><td>Something</td></tr>" for n in range(30))
TABLE = f"<h1>T</h1><table><thead><tr><th>No</th><th>What</th></tr></thead>{ROWS}</table>"
ITEMS = "".join(f"<li>Item {n}</li>" for n in range(30))

ENGINE_FAULTS = {
    "a paragraph cut in two": (f"<h1>T</h1><p>{WORDS}</p>", "split"),
    "a list cut in two": (f"<h1>T</h1><ul>{ITEMS}</ul>", "split"),
    "a table cut in two": (TABLE, "split"),
    "headers without scope": (TABLE, "table-scope"),
    "decoration that is a figure": (f'<h1>T</h1><p><img src="{PNG}" alt=""></p>', "figure-alt"),
    "a figure's box upside down": (f'<h1>T</h1><p><img src="{PNG}" alt="Dot" style="width: 9mm"></p>', "figure-box"),
    "words painted out of order": (
        "<h1>T</h1><ol style='position: relative'><li>One</li><li>Two</li></ol><p>Three</p><p>Four</p>",
        "paint-order",
    ),
    "a link that says its address": ('<h1>T</h1><p><a href="https://example.org/">Us</a></p>', "link-words"),
}
TEMPLATE_FAULTS = {
    "heading-skips": "<h1>T</h1><h3>U</h3>",
    "no-first-heading": "<h2>T</h2>",
    "table-header": "<h1>T</h1><table><tr><td>A</td></tr></table>",
    "table-grid": "<h1>T</h1><table><tr><th>A</th><th>B</th></tr><tr><td>C</td></tr></table>",
    "link-words": '<h1>T</h1><p><a href="https://example.org/" aria-label="https://example.org/">Us</a></p>',
    "running-tagged": "".join(
        f'<section style="break-before: page"><h1>T{n}</h1><p class="foot">Foot</p></section>' for n in range(3)
    ),
}


def rules(data, words=None):
    return {finding.rule for finding in structure_findings(data, words)}


def engines_own(body):
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    html = f'<html lang="en"><title>T</title><body>{body}'
    return weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=PAGE)], pdf_variant="pdf/ua-1")


@pytest.mark.parametrize("name", ENGINE_FAULTS)
def test_faults_of_the_engine_are_found_and_ours_has_none(name, make):
    body, rule = ENGINE_FAULTS[name]
    assert rule in rules(engines_own(body))
    assert rules(make(body).data) == set()


@pytest.mark.parametrize("rule", TEMPLATE_FAULTS)
def test_faults_of_templates_are_found(rule, make):
    assert rules(make(TEMPLATE_FAULTS[rule], ".foot { position: absolute; bottom: -9mm }").data) == {rule}


def test_a_regular_grid_with_cells_over_rows_and_columns(make):
    body = (
        "<h1>T</h1><table><tr><th rowspan=2>A</th><th colspan=2>B</th></tr>"
        "<tr><td>C</td><td>D</td></tr><tr><td>E</td><td>F</td><td>G</td></tr></table>"
    )
    assert rules(make(body).data) == set()


def test_words_outside_the_structure(make):
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(make("<h1>T</h1><p>Words</p>").data)) as pdf:
        top = pdf.Root.StructTreeRoot.K[0]
        top.K = pikepdf.Array([top.K[0]])
        out = io.BytesIO()
        pdf.save(out)
    assert rules(out.getvalue()) == {"unmarked"}


def test_reading_order(make):
    body = '<h1>T</h1><p>First</p><p style="position: absolute; top: 0; right: 0">Second</p><p>Third, fourth</p>'
    data = make(body).data
    assert rules(data, "T First Second Third, fourth") == set()
    assert rules(data, "T First Third, fourth") == set()
    assert rules(data, "T Second First Third, fourth") == {"order"}
    assert rules(data, "T First Second missing Third, fourth") == {"order"}


def test_an_untagged_file_is_not_passed():
    assert rules(weasyprint.HTML(string="<h1>T</h1>").write_pdf()) == {"untagged"}
