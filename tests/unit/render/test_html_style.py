"""Style sheets: tokens, papers, signs, and the rules that every sheet keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from printgen.render import html_style
from printgen.resources import folder
from tests.unit.render.sink import prepared, render

CSS = sorted((folder("templates") / "html" / "css").glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin-(?:left|right)|padding-(?:left|right)|border-(?:left|right)|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def without_page_rules(css: str) -> str:
    """The rules outside ``@page``, whose margin boxes have no logical sides."""
    out, depth, inside = [], 0, False
    for piece in re.split(r"([{}])", re.sub(r"/\*.*?\*/", "", css, flags=re.S)):
        if depth == 0 and "@page" in piece:
            inside = True
        if not inside:
            out.append(piece)
        depth += (piece == "{") - (piece == "}")
        if depth == 0 and piece == "}":
            inside = False
    return "".join(out)


@pytest.mark.parametrize("sheet", CSS, ids=lambda path: path.name)
def test_sheets_know_no_left_and_right(sheet: Path) -> None:
    css = without_page_rules(sheet.read_text(encoding="utf-8"))
    assert not PHYSICAL.findall(css)


@pytest.mark.parametrize("sheet", CSS, ids=lambda path: path.name)
def test_sheets_use_what_the_page_engine_can_carry(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    assert not re.search(r"display:\s*(?:flex|grid)|opacity|color-mix|text-transform", css)
    assert css.count("{") == css.count("}")


@pytest.mark.parametrize("sheet", [one for one in CSS if one.name != "tokens.css"], ids=lambda path: path.name)
def test_only_tokens_name_colours(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", css)) <= {"#fff"}


def test_every_class_in_a_template_is_styled_or_known() -> None:
    hooks = {"grow", "fill", "even", "to-edge"}  # for the PDF writer
    plain = {"first", "video", "callout", "media-title", "credit", "label", "references", "reading", "example-link"}
    plain |= {"case", "example", "more", "head", "w", "points", "labels", "follows", "note", "important", "wellbeing"}
    css = "\n".join(path.read_text(encoding="utf-8") for path in CSS)
    styled = set(re.findall(r"\.([a-z][\w-]*)", css))
    used = {name for found in re.findall(r'class="([^"]+)"', render().html) for name in found.split()}
    assert {name for name in used - styled - hooks - plain if not name.startswith("i-")} == set()


def test_tokens_that_name_tokens_are_resolved() -> None:
    found = html_style.tokens(":root { --a: #123456; --b: var(--a) }".replace(" }", "; }"), ":root { --a: #654321; }")
    assert found == {"--a": "#654321", "--b": "#654321"}


def test_a_circle_of_tokens_ends() -> None:
    assert "var(" in html_style.tokens(":root { --a: var(--b); --b: var(--a); }")["--a"]


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", "210mm 297mm"), ("a5", "148mm 210mm"), ("letter", "215.9mm 279.4mm")]
)
def test_the_paper_sets_the_page(paper: str, size: str) -> None:
    assert f"size: {size}" in render(paper=paper).css[-1].replace("210.0", "210")


def test_signs_are_drawn_only_where_they_are_used() -> None:
    made = render()
    used = set(re.findall(r'class="i (i-[\w-]+)"', made.html))
    assert used
    assert set(re.findall(r"^\.(i-[\w-]+) ", made.css[-1], re.M)) == used


def test_page_numbers_start_where_the_workbook_says() -> None:
    assert "@page :nth(2) { counter-reset: page 39 }" in render().css[-1]
    settings = prepared().settings
    plain = replace(prepared(), settings=replace(settings, numbering=replace(settings.numbering, first_page=2)))
    assert "counter-reset: page" not in render(plain).css[-1]


def test_the_footer_carries_the_module_s_label() -> None:
    assert 'content: "Module 2, page " counter(page) ""' in render().css[-1]


def test_a_label_cannot_break_out_of_the_style_sheet() -> None:
    settings = prepared().settings
    bad = replace(settings.numbering, page_label='a" } body { color: red } \\')
    css = render(replace(prepared(), settings=replace(settings, numbering=bad))).css[-1]
    assert 'content: "a\\" } body { color: red } \\\\, page "' in css
