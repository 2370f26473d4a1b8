"""Web pages and books in every edition: its rules are measured in the finished file, as a browser shows it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from printgen.check import Finding
from printgen.check.browser import axe_findings, window_findings
from printgen.check.epub import ace_findings, check_epub, epubcheck_findings
from printgen.check.html import check_html
from printgen.check.rules import MEASURED, check_edition
from printgen.check.screen_measure import measures
from printgen.check.vnu import vnu_findings
from printgen.edition import STANDARD, Rule
from printgen.read.edition import load_edition
from tests.documents.matrix import EDITIONS, OWN, SAMPLES, dressed
from tests.web.pages import page

OTHERS = [one for one in EDITIONS if one != "standard"]
OPEN = {"not-by-colour", "same-words", "plain-face", "film-first"}
"""Rules that a file alone cannot show."""


def _each(editions: Iterable[str]) -> pytest.MarkDecorator:
    """Both samples in these editions; all that is asked of one of them runs in one process, where it is made once."""
    found = [(edition, dressed(sample, edition)) for edition in editions for sample in SAMPLES]
    return pytest.mark.parametrize(
        ("edition", "at"),
        [
            pytest.param(edition, at, marks=pytest.mark.xdist_group(f"web-{edition}-{at[0]}"), id=_name(edition, at))
            for edition, at in found
        ],
    )


def _name(edition: str, at: tuple[str, str]) -> str:
    return f"{Path(edition).stem}-{Path(at[0]).name}"


each = _each(EDITIONS)


def _said(findings: Iterable[Finding]) -> list[str]:
    return [str(one) for one in findings]


@each
def test_the_nu_checker_finds_nothing(edition: str, at: tuple[str, str]) -> None:
    assert _said(vnu_findings(page(*at, edition=edition).data)) == []


@each
def test_axe_finds_nothing(edition: str, at: tuple[str, str]) -> None:
    assert _said(axe_findings(page(*at, edition=edition).data)) == []


@each
def test_our_rules_of_pages_and_books_find_nothing(edition: str, at: tuple[str, str]) -> None:
    assert _said(check_html(page(*at, edition=edition).data)) == []
    assert _said(check_epub(page(*at, edition=edition, form="epub").data)) == []


@each
def test_epubcheck_finds_nothing(edition: str, at: tuple[str, str]) -> None:
    assert _said(epubcheck_findings(page(*at, edition=edition, form="epub").data)) == []


@each
def test_ace_finds_nothing(edition: str, at: tuple[str, str]) -> None:
    assert _said(ace_findings(page(*at, edition=edition, form="epub").data)) == []


@each
@pytest.mark.parametrize("form", ["html", "epub"])
def test_the_rules_of_its_edition_are_kept(edition: str, at: tuple[str, str], form: str) -> None:
    """None is broken, and none that can be looked at was left out."""
    results = check_edition(page(*at, edition=edition, form=form).data, load_edition(edition), form)
    assert any(r.status == "met" for r in results)
    asked = [r for r in results if r.status == "not met" or r.rule.id not in OPEN]
    assert {r.rule.id: r.said for r in asked if r.status != "met"} == {}


@_each(one for one in OTHERS if one != "sign-language")
def test_an_edition_dresses_a_document_and_changes_nothing_else(edition: str, at: tuple[str, str]) -> None:
    """So what a browser shows of the standard one's keyboard holds in every edition."""
    usual, other = _undressed(page(*at).data), _undressed(page(*at, edition=edition).data)
    assert other == usual
    usual_book, other_book = (_read(page(*at, form="epub", edition=one).data) for one in ("standard", edition))
    assert {n: d for n, d in other_book.items() if n.endswith("html")} == {
        n: d for n, d in usual_book.items() if n.endswith("html")
    }


def _undressed(data: bytes) -> str:
    """A page without its style, its policy and its pictures, which are in the edition's colours."""
    source = re.sub(r"(?s)<style>.*?</style>", "", data.decode())
    source = re.sub(r'content="default-src[^"]*"|name="color-scheme" content="[^"]*"', "", source)
    return re.sub(r'src="data:[^"]*"', "", source)


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {one: opened.read(one) for one in opened.namelist()}


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("edition", ["giant-print", OWN], ids=["giant-print", "own"])
def test_the_largest_print_fits_the_smallest_window(edition: str) -> None:
    assert _said(window_findings(page("content/use-of-self", "ardmarrow", edition=edition).data)) == []


TEXT = "<p>" + "One thing at a time, and there is time. " * 12 + "</p>"
FIELD = "<p><label>What went well?<textarea>Much</textarea></label></p>"
BREAKS = [
    ("smallest-text", 12, "p { font-size: 11px }", TEXT),
    ("text-size", 12, "body { font-size: 12px }", TEXT),
    ("heading-size", 120, "h1 { font-size: 16px }", "<h1>A heading</h1>" + TEXT),
    ("line-length", 70, "p { max-width: none }", TEXT * 3),
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


@pytest.mark.parametrize(("measure", "limit", "css", "body"), BREAKS)
def test_each_measure_sees_a_fault(measure: str, limit: float | None, css: str, body: str) -> None:
    assert _results(css, body, (measure, limit)) == {measure: "not met"}


def test_a_good_page_keeps_every_rule() -> None:
    asked = {measure: limit for measure, limit, _, _ in BREAKS}
    found = _results("", f"<h1>A heading</h1>{TEXT}{TEXT}{FIELD}", *asked.items())
    assert found == dict.fromkeys(asked, "met")


def test_what_is_measured_is_what_the_list_says() -> None:
    source = f"<!DOCTYPE html><html><body>{TEXT}</body></html>".encode()
    assert set(measures(source, replace(STANDARD, colour=False))) == MEASURED["html"] == MEASURED["epub"]
    assert {measure for measure, *_ in BREAKS} == MEASURED["html"]
