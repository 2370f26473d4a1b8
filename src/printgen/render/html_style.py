"""The style sheets of a document: the designer's files, the paper's measures, the brand, the signs that are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from printgen.edition import BLEED, Layout
from printgen.render import art

if TYPE_CHECKING:
    from printgen.render.templates import Templates

SHEETS = ("tokens", "page", "words", "blocks", "answers", "worksheet", "activity", "plan")
"""The designer's files, in order."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_ROOT = re.compile(r":root\s*\{(.*?)\}", re.S)
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*\)")


def lean(css: str) -> str:
    """A style sheet without comments and indents."""
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", css)).strip()


def tokens(*sheets: str) -> dict[str, str]:
    """Custom properties set on ``:root``; later sheets win, and tokens that name tokens are resolved."""
    found: dict[str, str] = {}
    for sheet in sheets:
        found |= _tokens(sheet)
    return {name: _resolved(value, found) for name, value in found.items()}


@lru_cache(maxsize=64)
def _tokens(sheet: str) -> dict[str, str]:
    css = _COMMENT.sub("", sheet)
    return {name: value.strip() for root in _ROOT.findall(css) for name, value in _TOKEN.findall(root)}


def _resolved(value: str, found: Mapping[str, str], depth: int = 0) -> str:
    if depth > 8 or "var(" not in value:
        return value
    return _VAR.sub(lambda m: _resolved(found.get(m[1], ""), found, depth + 1), value)


def base(templates: Templates, layout: Layout) -> tuple[str, ...]:
    """The designer's sheets, the paper's, and that of packs."""
    names = [*SHEETS, *([f"paper-{layout.paper}"] if layout.paper != "a4" else []), *(["pack"] if layout.pack else [])]
    return tuple(_read(templates, f"html/css/{name}.css") for name in names)


def _read(templates: Templates, name: str) -> str:
    return _lean(templates.text(name))


@lru_cache(maxsize=64)
def _lean(css: str) -> str:
    return lean(css)


def generated(
    templates: Templates,
    layout: Layout,
    values: Mapping[str, str],
    icons: Iterable[tuple[str, str]],
    *,
    logo_small: str,
    folio: tuple[str, str],
    restart: tuple[int, int] | None,
) -> str:
    """Rules that depend on brand, paper or content.

    Args:
        templates: Where the icons are.
        layout: Paper and marks.
        values: Resolved tokens.
        icons: Icons used, with the token of their colour.
        logo_small: CSS size of the small logo in the footer; "" when there is none.
        folio: Words before and after the page number in the footer.
        restart: (sheet, number): the sheet on which page numbers start, and with what.
    """
    rules = [_paper(layout), _small_logo(logo_small)]
    rules += [_icon(templates, name, token, values) for name, token in icons]
    rules.append(_ruled(values))
    rules.append(f".row.dots {{ background-image: {art.dots(values['--line'])} }}")
    rules.append(_folio(*folio, layout))
    if restart:
        rules.append(f"@page :nth({restart[0]}) {{ counter-reset: page {restart[1]} }}")
    return "\n".join(rules)


def _paper(layout: Layout) -> str:
    sheet = layout.sheet
    measures = {
        "page-w": sheet.width,
        "page-h": sheet.height,
        "side": sheet.side,
        "top": sheet.top,
        "bottom": sheet.bottom,
        "text-w": sheet.text_width,
        "text-h": sheet.text_height,
        "bleed": BLEED if layout.crop_marks else 0,
        "cover-field": cover_field(layout),
    }
    tokens = " ".join(f"--{name}: {value}mm;" for name, value in measures.items())
    size = f"size: {sheet.width}mm {sheet.height}mm; margin: {sheet.top}mm {sheet.side}mm {sheet.bottom}mm"
    return f"@page {{ {size} }}\n:root {{ {tokens} }}"


def _small_logo(size: str) -> str:
    if not size:
        return ""
    logo = f"background-image: url(slot/logo-small); background-size: {size}"
    return f"@page :right {{ @bottom-left {{ {logo} }} }}\n@page :left {{ @bottom-right {{ {logo} }} }}"


def cover_field(layout: Layout) -> float:
    """Height of the cover's field of colour: what remains is white, for the logos."""
    return round(layout.sheet.height - (69 if layout.paper != "a5" else 58), 1)


def _icon(templates: Templates, name: str, token: str, values: Mapping[str, str]) -> str:
    suffix = "" if token == "primary" else f"-{token}"
    picture = art.icon(templates.text(f"html/icons/{name}.svg"), values[f"--{token}"])
    return f".i-{name}{suffix} {{ background-image: {picture} }}"


def _ruled(values: Mapping[str, str]) -> str:
    line = float(values["--line-h"].removesuffix("mm"))
    return f".lines {{ background-image: {art.ruled(line, 0.2, values['--line'])} }}"


def _folio(before: str, after: str, layout: Layout) -> str:
    if not before and not after:
        return ""
    number = f"content: {_string(before)} counter(page) {_string(after)}; font-size: var(--fs-small)"
    side = layout.sheet.width - 2 * layout.sheet.side - _footer(layout, label=True)
    widths = f"@bottom-left {{ width: {side / 2}mm }} @bottom-center {{ width: {_footer(layout, label=True)}mm }}"
    widths += f" @bottom-right {{ width: {side / 2}mm }}"
    return (
        f"@page {{ {widths} }}\n@page :right {{ @bottom-right {{ {number} }} }}\n"
        f"@page :left {{ @bottom-left {{ {number} }} }}"
    )


def _footer(layout: Layout, *, label: bool) -> float:
    """Millimetres that the section's title has in the footer; a label beside the page number takes some of them."""
    if layout.paper != "a5":
        return 90.0
    return 52.0 if label else 68.0


def footer_letters(layout: Layout, *, label: bool) -> int:
    """Letters of a section's title that stand on one line of the footer."""
    return int(_footer(layout, label=label) / 1.95)


def _string(words: str) -> str:
    """A CSS string."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{quoted}"'
