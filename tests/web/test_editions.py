"""Web pages and books in every edition: its rules are measured in the finished file, as a browser shows it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from printgen.check.browser import Reader, axe_findings, window_findings
from printgen.check.epub import ace_findings, epubcheck_findings
from printgen.check.rules import MEASURED, check_edition
from printgen.check.screen_measure import measures
from printgen.check.vnu import vnu_findings
from printgen.edition import STANDARD, Rule
from printgen.read.edition import load_edition, packaged_editions
from tests.web.pages import SAMPLES, page

EDITIONS = packaged_editions()
OTHERS = [one for one in EDITIONS if one != "standard"]
OPEN = {"not-by-colour", "same-words", "plain-face", "film-first"}
"""Rules that a file alone cannot show."""


def _broken_rules(data: bytes, edition: str, form: str) -> dict[str, str]:
    """Rules that are not met, and those that were not looked at though they can be."""
    results = check_edition(data, load_edition(edition), form)
    assert any(r.status == "met" for r in results)
    asked = [r for r in results if r.status == "not met" or r.rule.id not in OPEN]
    return {r.rule.id: r.said for r in asked if r.status != "met"}


@pytest.mark.xdist_group("web-editions")
@pytest.mark.parametrize(("name", "of"), SAMPLES[:2])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_keeps_the_rules_of_its_edition(edition: str, name: str, of: str) -> None:
    assert _broken_rules(page(name, of, edition=edition).data, edition, "html") == {}


@pytest.mark.xdist_group("book-editions")
@pytest.mark.parametrize(("name", "of"), SAMPLES[:2])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_book_keeps_the_rules_of_its_edition(edition: str, name: str, of: str) -> None:
    assert _broken_rules(page(name, of, edition=edition, form="epub").data, edition, "epub") == {}


@pytest.mark.xdist_group("axe-editions")
@pytest.mark.parametrize(("name", "of"), SAMPLES[:2])
@pytest.mark.parametrize("edition", [one for one in OTHERS if one != "sign-language"])
def test_axe_finds_nothing_in_any_edition(edition: str, name: str, of: str) -> None:
    assert [str(f) for f in axe_findings(page(name, of, edition=edition).data, [Reader()])] == []


@pytest.mark.parametrize(("name", "of"), SAMPLES[:2])
@pytest.mark.parametrize("edition", [one for one in OTHERS if one != "sign-language"])
def test_an_edition_dresses_a_document_and_changes_nothing_else(edition: str, name: str, of: str) -> None:
    """So what checkers say of a page's or book's structure holds in every edition."""
    usual, other = _undressed(page(name, of).data), _undressed(page(name, of, edition=edition).data)
    assert other == usual
    usual_book, other_book = (_read(page(name, of, form="epub", edition=one).data) for one in ("standard", edition))
    assert {n: d for n, d in other_book.items() if n.endswith("html")} == {
        n: d for n, d in usual_book.items() if n.endswith("html")
    }


@pytest.mark.xdist_group("axe-editions")
@pytest.mark.parametrize("edition", OTHERS)
def test_checkers_find_nothing_in_the_style_of_any_edition(edition: str) -> None:
    at = SAMPLES[OTHERS.index(edition) % 2]
    assert [str(f) for f in vnu_findings(page(*at, edition=edition).data)] == []
    assert [str(f) for f in epubcheck_findings(page(*at, edition=edition, form="epub").data)] == []
    assert [str(f) for f in ace_findings(page(*at, edition=edition, form="epub").data)] == []


def _undressed(data: bytes) -> str:
    """A page without its style, its policy and its pictures, which are in the edition's colours."""
    source = re.sub(r"(?s)<style>.*?</style>", "", data.decode())
    source = re.sub(r'content="default-src[^"]*"|name="color-scheme" content="[^"]*"', "", source)
    return re.sub(r'src="data:[^"]*"', "", source)


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {one: opened.read(one) for one in opened.namelist()}


@pytest.mark.xdist_group("axe-editions")
def test_the_largest_print_fits_the_smallest_window() -> None:
    assert [str(f) for f in window_findings(page("content/use-of-self", "ardmarrow", edition="giant-print").data)] == []


TEXT = "<p>" + "One thing at a time, and there is time. " * 12 + "</p>"
FIELD = "<p><label>What went well?<textarea>Much</textarea></label></p>"
BREAKS = [
    ("smallest-text", 12, "p { font-size: 11px }", TEXT),
    ("text-size", 12, "body { font-size: 12px }", TEXT),
    ("heading-size", 120, "h1 { font-size: 16px }", "<h1>A heading</h1>" + TEXT),
    ("line-length", 70, "p { max-width: none }", TEXT),
    ("line-spacing", 1.5, "p { line-height: 1.2; width: 30em }", TEXT),
    ("paragraph-gap", 1, "p { margin: 0 0 4px; line-height: 20px }", TEXT + TEXT),
    ("text-contrast", 4.5, "p { color: #999 }", TEXT),
    ("table-columns", 2, "", TEXT + "<table><tr><td>a</td><td>b</td><td>c</td></tr></table>"),
    ("page-ground", None, "body { background: #eee }", TEXT),
    ("blocks-of-capitals", None, "p { text-transform: uppercase }", TEXT),
    ("blocks-of-capitals", None, "p { font-style: italic }", TEXT),
    ("split-words", None, "p { text-align: justify }", TEXT),
    ("split-words", None, "p { hyphens: auto }", TEXT),
    ("blocks-of-capitals", None, "p { text-decoration: underline }", TEXT),
    ("colour-operators", None, "p { border: 20px solid red }", TEXT),
    ("letter-gap", 25, "p { letter-spacing: -.06em }", TEXT),
    ("word-gap", 2, "p { word-spacing: -.2em }", TEXT),
    ("line-contrast", 3, "textarea { border: 1px solid #bbb }", TEXT + FIELD),
    ("typed-text", 100, "textarea { font-size: 14px }", TEXT + FIELD),
    ("typed-text", 100, "textarea { line-height: 1.1 }", TEXT + FIELD),
    ("ink-cover", 12, "p { background: #333; height: 15cm; print-color-adjust: exact }", TEXT),
]


GOOD = "body { line-height: 1.5; background: #fff; color: #000 } p { max-width: 30em; margin: 0 0 1.5em } "
GOOD += "textarea { font: inherit; border: 1px solid #666 }"


def _results(css: str, body: str, *asked: tuple[str, float | None]) -> dict[str, str]:
    """What comes of rules with these measures and limits, for a small page."""
    rules = tuple(Rule(id=measure, words="It.", source="a test", measure=measure, limit=n) for measure, n in asked)
    edition = replace(STANDARD, rules=rules, colour="colour-operators" not in {measure for measure, _ in asked})
    source = f"<!DOCTYPE html><html><head><style>{GOOD}{css}</style></head><body>{body}</body></html>"
    return {result.rule.id: result.status for result in check_edition(source.encode(), edition, "html")}


@pytest.mark.xdist_group("web-editions")
@pytest.mark.parametrize(("measure", "limit", "css", "body"), BREAKS)
def test_each_measure_sees_a_fault(measure: str, limit: float | None, css: str, body: str) -> None:
    assert _results(css, body, (measure, limit)) == {measure: "not met"}


@pytest.mark.xdist_group("web-editions")
def test_a_good_page_keeps_every_rule() -> None:
    asked = {measure: limit for measure, limit, _, _ in BREAKS}
    found = _results("", f"<h1>A heading</h1>{TEXT}{TEXT}{FIELD}", *asked.items())
    assert found == dict.fromkeys(asked, "met")


@pytest.mark.xdist_group("web-editions")
def test_what_is_measured_is_what_the_list_says() -> None:
    source = f"<!DOCTYPE html><html><body>{TEXT}</body></html>".encode()
    assert set(measures(source, replace(STANDARD, colour=False))) == MEASURED["html"] == MEASURED["epub"]
    assert {measure for measure, *_ in BREAKS} == MEASURED["html"]
