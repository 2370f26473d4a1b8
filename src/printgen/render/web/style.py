"""The style sheet of a page for screens: the designer's files, the brand's colours, the edition's sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from printgen.render.html_style import lean
from printgen.render.web.colours import Tokens, dark, light, more, more_dark

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Edition
    from printgen.render.web.templates import WebTemplates

SHEETS = ("page", "words", "blocks", "answers", "print")
"""The designer's files, in order."""
POINT = 1.125 / 12
"""Rem of a point of paper: 12 pt is 1.125 rem, 18 pixels, since a screen is read from further away than a page."""
LEAST_LINE = 1.5
"""Least height of a line (WCAG 2.2, 1.4.12 and 1.4.8)."""
WIDEST = {"title": 13, "opener": 11, "h1": 11}
"""Most of the window's width that a letter's height may have, in per cent, so that long words stay whole."""
COLUMN, MARKER = 29.5, 8.0
"""The reading column, and the column to its left in which signs hang, in em: 60 to 68 letters, as fonts are wide."""

_NARROW = re.compile(r"@media screen and \(max-width: (?:43|51)\.99em\)")
"""Where tables become cards."""
_WIDTH = re.compile(r"(@media (?:screen and )?\((?:min|max)-width: )([\d.]+)em")


def sheet(templates: WebTemplates, names: Iterable[str], scale: float, *, cards: bool = False) -> str:
    """The designer's files, their turning points moved with the size of the text; ``cards``: no table is a grid."""
    css = "\n".join(lean(templates.text(f"web/css/{name}.css")) for name in names)
    if cards:
        css = _NARROW.sub("@media all", css)
    return _WIDTH.sub(lambda m: f"{m[1]}{float(m[2]) * scale:.2f}em", css)


def page_style(templates: WebTemplates, brand: Brand, edition: Edition) -> str:
    """The whole style sheet of a web page, without its font faces."""
    return "\n".join(
        [
            f":root {{ {rules(measures(brand, edition))} }}",
            _schemes(brand, edition),
            sheet(templates, SHEETS, edition.size / 12 * brand.type_k, cards=edition.tables == "cards"),
        ]
    )


def follows_reader(edition: Edition) -> bool:
    """Whether colours follow the reader's own settings; an edition with colours of its own was asked for as it is."""
    return edition.colours.ground.upper() == "#FFFFFF" and not edition.colours.text and edition.colour


def filled(edition: Edition) -> bool:
    """Whether signs, tabs and heads are filled; outlines stand in for that where an edition has no fills."""
    return edition.fills != "none"


def scheme(edition: Edition) -> str:
    """The page's ``color-scheme``."""
    return "light dark" if follows_reader(edition) else "dark" if edition.dark else "light"


def _schemes(brand: Brand, edition: Edition) -> str:
    tokens = brand.tokens
    usual = f":root {{ color-scheme: {scheme(edition)}; {rules(light(tokens, fills=filled(edition)))} }}"
    if not follows_reader(edition):
        return usual
    night = {"logo-ground": "#FFFFFF", "logo-pad": ".5em .8em", "picture-ground": "#FFFFFF", "picture-pad": ".6em"}
    edge = {"panel-line": "1.5px"}
    at_night = "(prefers-color-scheme: dark)"
    return "\n".join(
        [
            usual,
            _when(f"screen and {at_night}", {**dark(tokens), **night}),
            _when("screen and (prefers-contrast: more)", {**more(tokens), **edge}),
            _when(f"screen and {at_night} and (prefers-contrast: more)", {**more_dark(tokens), **edge}),
        ]
    )


def _when(query: str, tokens: Tokens) -> str:
    return f"@media {query} {{ :root {{ {rules(tokens)} }} }}"


def measures(brand: Brand, edition: Edition) -> dict[str, str]:
    """Sizes: the text in rem, so that the reader's own setting counts, and all else in em of the text."""
    sizes, body = edition.sizes, edition.size
    big = max(1.0, 1 - (body - 12) / 40)  # the largest titles grow less than the text
    ratio = {name: f"{getattr(sizes, name) / body:.3f}em" for name in ("lead", "h3", "h2", "quote", "h1")}
    return {
        "font-text": f'"{brand.text.family}", system-ui, sans-serif',
        "font-display": f'"{brand.display.family}", system-ui, sans-serif',
        "display-track": f"{brand.display_track:g}em",
        "fs-body": f"{body * POINT * brand.type_k:.4f}rem",
        "fs-small": f"{max(edition.small / body, 0.875):.3f}em",
        **{f"fs-{name}": f"min({value}, {WIDEST.get(name, 9)}vw)" for name, value in ratio.items()},
        "fs-h4": ratio["h3"] if any(rule.measure == "heading-size" for rule in edition.rules) else "1em",
        "fs-opener": f"min(clamp(1.8em, 1.2em + 3.2vw, {2.9 * big:.2f}em), {WIDEST['opener']}vw)",
        "fs-title": f"min(clamp(2.2em, 1em + 7vw, {5.6 * big:.2f}em), {WIDEST['title']}vw)",
        "lh": f"{max(edition.line_height, LEAST_LINE):.2f}em",
        "para": f"{max(edition.paragraph_gap, 0.5) * max(edition.line_height, LEAST_LINE):.2f}em",
        "col-x": f"{MARKER:g}em",
        "column": f"{COLUMN:g}em",
        "page-w": f"{COLUMN + MARKER:g}em",
        "frame-w": f"{COLUMN + MARKER + 26:g}em",
        "gutter": "clamp(1rem, 4vw, 2.5rem)",
        "pad": "clamp(.8rem, 4.5vw, 1.4em)",
        "radius": ".45em",
        "radius-big": ".8em",
        "logo-ground": "transparent",
        "logo-pad": "0",
        "picture-ground": "transparent",
        "picture-pad": "0",
    }


def rules(tokens: Mapping[str, str]) -> str:
    """Tokens as custom properties."""
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())
