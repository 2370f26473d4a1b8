"""How a paragraph style is written: its look in millimetres and points, and the XML of it.

Measures follow the printed design: a 6 mm baseline, reading at 60 mm from the page's edge (40 mm from the margin),
writing across the full 170 mm. Line heights are "at least", so that a taller font is never clipped.
"""

from __future__ import annotations

from dataclasses import dataclass

from reference.marks import DISPLAY, colour, mm, shade, size

COLUMN = mm(40)
"""Where reading starts: marker column 34 mm, gutter 6 mm."""
FULL = mm(170)
SYMBOL = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="MS Gothic" w:cs="Segoe UI Symbol"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a paragraph style sets; lengths in millimetres, sizes in points, ``None`` inherits.

    Attributes:
        extra: Further ``w:pPr`` children before spacing, in schema order (keepNext ... tabs).
        on: Ground that the words stand on, written as their shading: checkers cannot see a shape behind them.
        track: Added between letters, in points.
    """

    size: float | None = None
    line: float | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    colour: str = ""
    bold: bool = False
    display: bool = False
    keep: bool = False
    extra: str = ""
    shade: str = ""
    tabs: str = ""
    align: str = ""
    outline: int | None = None
    numbering: str = ""
    borders: str = ""
    page_break: bool = False
    exact: bool = False
    contextual: bool = False
    on: str = ""
    fonts: str = ""
    together: bool = False
    track: float = 0


def _spacing(look: Look) -> str:
    parts = []
    if look.before is not None:
        parts.append(f'w:before="{mm(look.before)}"')
    if look.after is not None:
        parts.append(f'w:after="{mm(look.after)}"')
    if look.line is not None:
        parts.append(f'w:line="{mm(look.line)}" w:lineRule="{"exact" if look.exact else "atLeast"}"')
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def _indent(look: Look) -> str:
    parts = []
    for name, value in (("left", look.left), ("right", look.right)):
        if value is not None:
            parts.append(f'w:{name}="{mm(value)}"')
    if look.hanging is not None:
        parts.append(f'w:hanging="{mm(look.hanging)}"' if look.hanging else 'w:firstLine="0"')
    return f"<w:ind {' '.join(parts)}/>" if parts else ""


def paragraph_properties(look: Look) -> str:
    """``w:pPr`` children in the order that the schema asks for (ECMA-376 part 1, 17.3.1.26)."""
    return "".join(
        (
            "<w:keepNext/>" if look.keep else "",
            "<w:keepLines/>" if look.keep or look.together else "",
            "<w:pageBreakBefore/>" if look.page_break else "",
            look.numbering,
            f"<w:pBdr>{look.borders}</w:pBdr>" if look.borders else "",
            shade(look.shade) if look.shade else "",
            f"<w:tabs>{look.tabs}</w:tabs>" if look.tabs else "",
            _spacing(look),
            _indent(look),
            "<w:contextualSpacing/>" if look.contextual else "",
            f'<w:jc w:val="{look.align}"/>' if look.align else "",
            "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>',
        )
    )


def run_properties(look: Look) -> str:
    """``w:rPr`` children in schema order."""
    return "".join(
        (
            look.fonts or (DISPLAY if look.display else ""),
            "<w:b/><w:bCs/>" if look.bold else "",
            colour(look.colour) if look.colour else "",
            f'<w:spacing w:val="{round(20 * look.track)}"/>' if look.track else "",
            size(look.size) if look.size else "",
            shade(look.on) if look.on else "",
        )
    )


def style_id(name: str) -> str:
    """Id of a style, as Word would give it: its name without spaces, each word with a capital."""
    if name.startswith("toc "):
        return name.replace("toc ", "TOC")
    return "".join(word[0].upper() + word[1:] for word in name.split())


BUILT_IN = {
    "Normal",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "Title",
    "Subtitle",
    "Body Text",
    "List Bullet",
    "List Bullet 2",
    "List Number",
    "List Number 2",
    "Quote",
    "caption",
    "footer",
    "header",
    "footnote text",
    "toc 1",
    "toc 2",
    "toc 3",
    "toc 4",
    "TOC Heading",
}
"""Names that Word knows; they are not marked as custom."""


def paragraph(name: str, look: Look, *, based: str = "Normal", after: str = "", priority: int = 40) -> str:
    """A paragraph style; ``after`` is the style of the next paragraph when a writer presses Enter."""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    ppr, rpr = paragraph_properties(look), run_properties(look)
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        + ("" if name == "Normal" else f'<w:basedOn w:val="{style_id(based)}"/>')
        + (f'<w:next w:val="{style_id(after)}"/>' if after else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def in_list(number: int, level: int = 0) -> str:
    """``w:numPr``: the style belongs to a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tab(kind: str, at: float, leader: str = "") -> str:
    """A tab stop, in millimetres from the left margin."""
    lead = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{lead} w:pos="{mm(at)}"/>'


NUMBERING = {
    "headings": 1,
    "bullets": 2,
    "numbers": 3,
    "panel-bullets": 4,
    "panel-numbers": 5,
    "prompts": 6,
    "letters": 7,
    "rows": 8,
    "prompt-bullets": 9,
    "band": 10,
}
"""List instances that styles are bound to; the writer adds one for each list that starts again."""
