"""The style sheet of a book for reading apps: values first for apps that know no custom properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from printgen.render.web.colours import dark, light
from printgen.render.web.style import filled, follows_reader, measures, rules, sheet

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Edition
    from printgen.render.web.templates import WebTemplates

SHEETS = ("words", "blocks", "answers", "book")
_MOST = re.compile(r"min\(([\d.]+em), \d+vw\)")
_WIDE = re.compile(r"@media \(min-width: [^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_SET = re.compile(r"([\w-]+): ([^;{}]*var\([^;{}]*);")
_VAR = re.compile(r"var\(--([\w-]+)\)")
COLUMN = 29.0
"""The column that is read, in em, where a window is wider: reading apps use narrower type than ours at times."""
_OWN = "body { background-color: var(--ground); color: var(--ink); }"
"""An edition with colours of its own was asked for as it is; otherwise ground and ink are the reading app's."""
_READERS = frozenset({"fs-body", "frame-w", "page-w", "gutter", "pad", "fs-title", "fs-opener"})
"""Measures that only a page in a browser has."""


def book_style(templates: WebTemplates, brand: Brand, edition: Edition) -> str:
    """The style sheet, without its font faces.

    Every value that names a token stands twice: worked out, then with the token, which a dark theme changes. What only
    a wide window gets is left out: a page of a book is narrow, whatever the window is.
    """
    tokens = {**light(brand.tokens, fills=filled(edition)), **measures(brand, edition)}
    tokens = {name: _MOST.sub(r"\1", value) for name, value in tokens.items() if name not in _READERS}
    tokens |= {"fs-body": f"{edition.size / 12:g}em", "pad": "1.2em", "column": f"{COLUMN:g}em"}
    css = _WIDE.sub("", sheet(templates, SHEETS, 1, cards=edition.tables == "cards"))
    night = f"@media (prefers-color-scheme: dark) {{ :root {{ {rules(dark(brand.tokens))} }} }}"
    if not follows_reader(edition):
        css, night = f"{_OWN}\n{css}", ""
    return "\n".join([f":root {{ {rules(tokens)} }}", night, _SET.sub(lambda m: _twice(m, tokens), css)])


def _twice(match: re.Match[str], tokens: Mapping[str, str]) -> str:
    name, value = match.groups()
    plain = value
    for _ in range(3):  # tokens may name tokens
        plain = _VAR.sub(lambda m: tokens.get(m[1], "inherit"), plain)
    return f"{name}: {plain}; {name}: {value};"
