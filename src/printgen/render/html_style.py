"""The style sheets of a document: the designer's files, the paper's measures, the brand, the signs that are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from printgen.edition import BLEED, MM_PER_PT, STANDARD, Edition, Layout
from printgen.render import art
from printgen.render.html_measure import growth

if TYPE_CHECKING:
    from printgen.render.templates import Templates

SHEETS = ("tokens", "page", "words", "blocks", "answers", "worksheet", "activity", "plan")
"""The designer's files, in order."""
_NO_FOOT = "@bottom-center { content: none }"
BESIDE = 5.0
"""Millimetres between the small logo and the words of the footer in editions with larger text."""
LETTER = 0.1857
"""Millimetres that a letter of the footer is wide, for each point of its size."""
TAB = 3.6
"""Width of the tab in the running head there, in lines of text: as wide as that of an activity."""
SPACED = 0.7
"""How much wider words get with the white between letters that an edition asks for, as a share of it."""
NUMBER, LABELLED = 5, 19
"""Letters of the page number in the footer, alone and with the workbook's label."""
POINTS = 11.1
"""So many points of a rating line stand side by side, and touch neither each other nor the next."""
GROWING = SHEETS[2:]
"""Files whose small measures (gaps, padding, frames) grow with the size of an edition's text."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_ROOT = re.compile(r":root\s*\{(.*?)\}", re.S)
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
_MM = re.compile(r"(?<![\w#.-])(-?\d*\.?\d+)mm\b")
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
    """The designer's sheets, the paper's, the edition's, and that of packs."""
    edition, grown = layout.edition, growth(layout.edition)
    sheets = [_grown(_read(templates, f"html/css/{name}.css"), grown if name in GROWING else 1.0) for name in SHEETS]
    above = edition.signs == "above"
    names = [] if layout.paper == "a4" or (above and layout.paper == "letter") else [f"paper-{layout.paper}"]
    sheets += [_read(templates, f"html/css/{name}.css") for name in names]
    sheets += [_metrics(edition, layout.sheet.text_width)]
    if above:
        sheets += [_read(templates, "html/css/edition-above.css")]
    if edition.fills != "all":
        sheets += [_read(templates, "html/css/edition-outlined.css")]
    if edition.fills == "none":
        sheets += [_read(templates, "html/css/edition-unfilled.css")]
    if edition.dark:
        sheets += [_read(templates, "html/css/edition-dark.css")]
    if layout.pack:
        sheets += [_grown(_read(templates, "html/css/pack.css"), grown)]
    return tuple(sheets)


@lru_cache(maxsize=64)
def _grown(css: str, by: float) -> str:
    """A sheet with every measure in millimetres so many times as large."""
    return css if by == 1 else _MM.sub(lambda m: f"{round(float(m[1]) * by, 2):g}mm", css)


_OPEN_TITLES: Final = ".title, .title.medium, .title.long, .opener h1 { line-height: 1.16 }"
"""Titles are set tight for the fonts of brands; in another, a g may reach the dot of an i on the next line."""


def _metrics(edition: Edition, width: float) -> str:
    """What an edition's sizes, line heights and measures differ in from those of the standard one, as tokens."""
    usual = _measures(STANDARD)
    own = [f"--{name}: {value};" for name, value in _measures(edition).items() if usual[name] != value]
    if edition.signs == "above":
        own.append(f"--ring: {min(10 * growth(edition), 15, int(20 * width / POINTS) / 20):g}mm;")
    root = f":root {{ {' '.join(own)} }}" if own else ""
    ligatures = "html { font-variant-ligatures: no-common-ligatures }" if edition.letter_spacing else ""
    return root + ligatures + (_OPEN_TITLES if edition.font else "")


@lru_cache(maxsize=16)
def _measures(edition: Edition) -> dict[str, str]:
    sizes, line, grown = edition.sizes, edition.line, growth(edition)
    ratio = edition.size / STANDARD.size
    type_sizes = {"small": sizes.small, "body": sizes.body, "lead": sizes.lead, "h3": sizes.h3}
    display = {"h2": sizes.h2, "quote": sizes.quote, "h1": sizes.h1}
    small = 1.35 if sizes.small < sizes.body else 0  # 0: as high as a line of text
    heights = {"small": (sizes.small, small), "body": (sizes.body, 0), "lead": (sizes.lead, 1.4)}
    heights |= {"h2": (sizes.h2, 1.32), "quote": (sizes.quote, 1.28), "h1": (sizes.h1, 1.14)}
    stretch = edition.line_height / STANDARD.line_height
    tokens = {f"fs-{name}": f"calc({size:g}pt * var(--type-k))" for name, size in type_sizes.items()}
    tokens |= {f"fs-{name}": f"calc({size:g}pt * var(--display-k))" for name, size in display.items()}
    for name, (size, factor) in heights.items():
        tokens[f"lh-{name}"] = f"{_half(size * factor * stretch * MM_PER_PT) or line:g}mm"
    return tokens | {
        "para": f"{line * edition.paragraph_gap:g}mm",
        "line-h": f"{edition.writing_line:g}mm",
        "row-h": f"{_half(23 * grown):g}mm",
        "field-h": f"{_half(13 * max(grown, edition.writing_line / 9)):g}mm",
        "tick": f"{_half(5 * ratio):g}mm",
        "icon": f"{_half(5 * ratio):g}mm",
        "dot": f"{_half(9 * min(ratio, 1.5)):g}mm",
        "number": f"{_half(12 * grown):g}mm",
        "em-style": "italic" if edition.emphasis == "italic" else "normal",
        "em-weight": "inherit" if edition.emphasis == "italic" else "700",
    }


def _half(millimetres: float) -> float:
    """Rounded to half a millimetre."""
    return round(2 * millimetres) / 2


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
    logo_width: float,
    folio: tuple[str, str],
    restart: tuple[int, int] | None,
    print_in_foot: bool = False,
    turns: bool = False,
) -> str:
    """Rules that depend on brand, paper or content.

    Args:
        templates: Where the icons are.
        layout: Paper and marks.
        values: Resolved tokens.
        icons: Icons used, with the token of their colour.
        logo_small: CSS size of the small logo in the footer; "" when there is none.
        logo_width: Its width, in millimetres; 0 when there is none.
        folio: Words before and after the page number in the footer.
        restart: (sheet, number): the sheet on which page numbers start, and with what.
        print_in_foot: The footer says the page of the standard print.
        turns: Some pages are turned on their side.
    """
    rules = [_paper(layout), turned(layout) if turns else "", _small_logo(logo_small, logo_width, layout)]
    rules += [_icon(templates, name, token, values) for name, token in icons]
    rules.append(_ruled(values))
    rules.append(f".row.dots {{ background-image: {art.dots(values['--line'])} }}")
    rules.append(_folio(*folio, layout))
    if layout.edition.signs == "above":
        rules.append(_feet(layout, label=any(folio), logo=logo_width))
    if print_in_foot:
        words = '@bottom-center { content: string(run) "\\2003" string(print, last) }'
        rules.append(f"@page :right {{ {words} }}\n@page :left {{ {words} }}\n@page cover {{ {_NO_FOOT} }}")
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
    ground = layout.edition.colours.ground
    background = f"; background: {ground}" if ground != STANDARD.colours.ground else ""
    size = f"size: {sheet.width}mm {sheet.height}mm; margin: {sheet.top}mm {sheet.side}mm {sheet.bottom}mm"
    return f"@page {{ {size}{background} }}\n:root {{ {tokens} }}"


def turned(layout: Layout) -> str:
    """Rules for pages turned on their side; only where there are some, since a page's name changes how it breaks.

    What ends a block after such a page stands on it, or it would have an empty page to itself.
    """
    sheet = layout.sheet
    measures = {
        "page-w": sheet.height,
        "page-h": sheet.width,
        "text-w": round(sheet.height - 2 * sheet.side, 2),
        "text-h": round(sheet.width - sheet.top - sheet.bottom, 2),
    }
    tokens = " ".join(f"--{name}: {value}mm;" for name, value in measures.items())
    return (
        f"@page landscape {{ size: {sheet.height}mm {sheet.width}mm }}\n"
        f".sec {{ page: upright }}\n.landscape {{ page: landscape; {tokens} }}\n"
        ".landscape ~ .carry, .landscape ~ .end, .turned ~ .end { position: absolute }"
    )


def _small_logo(size: str, width: float, layout: Layout) -> str:
    if not size:
        return ""
    logo = f"background-image: url(slot/logo-small); background-size: {size}; background-repeat: no-repeat"
    left = right = ""
    if layout.edition.signs == "above":
        left, right = (f"; padding-{side}: {width + BESIDE:g}mm" for side in ("left", "right"))
    return f"@page :right {{ @bottom-left {{ {logo}{left} }} }}\n@page :left {{ @bottom-right {{ {logo}{right} }} }}"


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


def _feet(layout: Layout, *, label: bool, logo: float) -> str:
    """Widths of the footer's two boxes in editions with larger text: the page number, and all the rest."""
    number = round((LABELLED if label else NUMBER) * letter(layout.edition), 1)
    title = round(layout.sheet.text_width - number - (logo + BESIDE if logo else 0), 1)
    return (
        f"@page :right {{ @bottom-left {{ width: {title}mm }} @bottom-right {{ width: {number}mm }} }}\n"
        f"@page :left {{ @bottom-left {{ width: {number}mm }} @bottom-right {{ width: {title}mm }} }}"
    )


def _folio(before: str, after: str, layout: Layout) -> str:
    if not (before or after) and layout.edition.signs == "beside":
        return ""
    number = f"content: {_string(before)} counter(page) {_string(after)}; font-size: var(--fs-small)"
    rules = f"@page :right {{ @bottom-right {{ {number} }} }}\n@page :left {{ @bottom-left {{ {number} }} }}"
    if layout.edition.signs == "above":
        return rules
    side = layout.sheet.width - 2 * layout.sheet.side - _footer(layout, label=True)
    widths = f"@bottom-left {{ width: {side / 2}mm }} @bottom-center {{ width: {_footer(layout, label=True)}mm }}"
    widths += f" @bottom-right {{ width: {side / 2}mm }}"
    return f"@page {{ {widths} }}\n{rules}"


def _footer(layout: Layout, *, label: bool, logo: float = 0) -> float:
    """Millimetres that the section's title has in the footer; a label beside the page number takes some of them."""
    if layout.edition.signs == "above":
        number = LABELLED if label else NUMBER
        return round(layout.sheet.text_width - logo - BESIDE - number * letter(layout.edition), 1)
    if layout.paper != "a5":
        return 90.0
    return 52.0 if label else 68.0


def footer_letters(layout: Layout, *, label: bool, logo: float = 0) -> int:
    """Letters of a section's title that stand on one line of the footer, beside a logo of that width."""
    return int(_footer(layout, label=label, logo=logo) / letter(layout.edition))


def letter(edition: Edition) -> float:
    """Millimetres that a letter of small words is wide on average."""
    return edition.small * LETTER * (1 + edition.letter_spacing * SPACED)


def head_letters(layout: Layout, *, tab: bool) -> int:
    """Letters of a running head that stand on one line in editions with larger text, beside its tab if it has one."""
    taken = TAB * layout.edition.line + BESIDE if tab else 0
    return int((layout.sheet.text_width - taken) / letter(layout.edition))


def _string(words: str) -> str:
    """A CSS string."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{quoted}"'
