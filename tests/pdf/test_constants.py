"""Tokens and sums that are the same everywhere are worked out before layout; all others are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printgen.write.pdf.constants import fold_constants


def folded(css, html=""):
    return fold_constants([css], html)[0]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root { --a: red } p { color: var(--a) }", "color: red"),
        (":root { --a: var(--b); --b: 3mm } p { margin: var(--a) }", "margin: 3mm"),
        (":root { --a: 3mm } p { margin: calc(var(--a) * 2 + 1mm) }", "margin: 7mm"),
        ("p { margin: calc((3mm + 1mm) / 2) }", "margin: 2mm"),
        ("p { margin: calc(0mm - 4mm) }", "margin: -4mm"),
        ("p { font-size: calc(12pt * 1.03) }", "font-size: 12.36pt"),
        ("p { margin: calc(1in + 4px) }", "margin: 100px"),
        ("p { color: var(--b, blue) } :root { --b: red }", "color: red"),
        (":root { --a: 1mm } :root { --a: 2mm } p { margin: var(--a) }", "margin: 2mm"),
        ("/* p { --a: 1mm } */ :root { --a: 2mm } p { margin: var(--a) }", "margin: 2mm"),
    ],
)
def test_constants_are_written_out(css, expected):
    assert expected in folded(css)


@pytest.mark.parametrize(
    ("css", "html", "kept"),
    [
        (":root { --a: 1 } .b { --a: 2 } p { height: calc(3mm * var(--a)) }", "", "calc(3mm * var(--a))"),
        (":root { --n: 1 } p { width: var(--n) }", '<p style="--n: 2">', "var(--n)"),
        ("p { width: calc(100% - 3mm) }", "", "calc(100% - 3mm)"),
        ("p { width: calc(1em * 2) }", "", "calc(1em * 2)"),
        ("p { width: calc(3mm / 0) }", "", "calc(3mm / 0)"),
        ("p { width: calc(3mm * 2mm) }", "", "calc(3mm * 2mm)"),
        ("p { width: calc(3mm + 2) }", "", "calc(3mm + 2)"),
        ("p { color: var(--none) }", "", "var(--none)"),
        (":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }", "", "var(--"),
        ("@media screen { :root { --a: 1mm } } :root { --a: 2mm } p { margin: var(--a) }", "", "var(--a)"),
    ],
)
def test_the_rest_is_left_to_the_engine(css, html, kept):
    assert kept in folded(css, html)


def test_a_later_sheet_overrides_an_earlier_one():
    first, second = fold_constants([":root { --a: 1mm } p { margin: var(--a) }", ":root { --a: 2mm }"], "")
    assert "margin: 2mm" in first
    assert "--a: 2mm" in second


NUMBERS = st.integers(0, 99).map(str)
LENGTHS = st.tuples(NUMBERS, st.sampled_from(["mm", "pt", "px"])).map("".join)
SUMS = st.recursive(
    LENGTHS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", " - "]), inner).map(lambda t: f"({''.join(t)})"),
        st.tuples(inner, st.just(" * "), NUMBERS).map(lambda t: f"({''.join(t)})"),
    ),
    max_leaves=4,
)


@given(SUMS)
def test_sums_come_out_right(text):
    scale = {"mm": 96 / 25.4, "pt": 96 / 72, "px": 1}
    plain = text
    for unit, value in scale.items():
        plain = plain.replace(unit, f" * {value!r}")
    expected = eval(plain)
    found = folded(f"p {{ margin: calc{text if text.startswith('(') else f'({text})'} }}")
    value = found.partition("margin: ")[2].rstrip(" }")
    unit = value[-2:]
    assert float(value[:-2]) * scale[unit] == pytest.approx(expected, abs=1e-4)


def test_pages_look_the_same(make):
    import pypdfium2

    css = """:root { --u: 3mm; --k: 1.03; --colour: #b40 }
    h1 { font-size: calc(20pt * var(--k)); margin: calc(var(--u) * 2) 0 var(--u); color: var(--colour) }
    p { padding-left: calc(var(--u) + 2mm); line-height: calc(var(--u) * 2) }"""
    written = "h1 { font-size: 20.6pt; margin: 6mm 0 3mm; color: #b40 } p { padding-left: 5mm; line-height: 6mm }"
    pictures = [
        pypdfium2.PdfDocument(make("<h1>A</h1><p>B</p>", sheet).data)[0].render(scale=2).to_pil().tobytes()
        for sheet in (css, written)
    ]
    assert pictures[0] == pictures[1]
