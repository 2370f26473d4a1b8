"""From HTML elements to PDF structure types (ISO 32000-1, 14.8.4), and which elements are only decoration."""

from __future__ import annotations

from typing import Any, Final

SVG: Final = "{http://www.w3.org/2000/svg}svg"
TITLE: Final = "{http://www.w3.org/2000/svg}title"

STRUCTURE: Final = {
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "article": "Art",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "code": "Code",
}
"""Types that need no context. What is not here (div, span, b, em ...) adds no node: its words belong to its parent."""

TABLE_PARTS: Final = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD"}
PARENTS: Final = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}
"""Where a part of a table may stand. In a table for layout only (``role="presentation"``) none of them has a parent."""

GROUPING: Final = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "TOC"}
)
"""Types that hold other elements, never words: loose words in them get a P of their own."""

HEADINGS: Final = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
INLINE: Final = frozenset({"Span", "Link", "Reference", "Code", "Quote"})
NUMBERING: Final = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
"""CSS list-style-type to ListNumbering (ISO 32000-1, table 347)."""


def is_decoration(element: Any) -> bool:
    """True for what a screen reader should skip: ``aria-hidden``, ``data-tag="artifact"``, pictures with no words."""
    if element.get("aria-hidden") == "true" or element.get("data-tag") == "artifact":
        return True
    return element.tag in ("img", SVG) and (_is_presentation(element) or not alternative(element))


def lacks_alternative(element: Any) -> bool:
    """True for a picture with neither a text alternative nor a sign that it is decoration (such as ``alt=""``)."""
    if element.tag not in ("img", SVG) or alternative(element) or _is_presentation(element):
        return False
    return element.get("aria-hidden") != "true" and element.get("data-tag") != "artifact" and element.get("alt") is None


def alternative(element: Any) -> str:
    """The words that stand for a picture: ``aria-label``, ``alt``, or the ``title`` child of an inline SVG."""
    words = element.get("aria-label") or element.get("alt")
    if not words and element.tag == SVG:
        words = element.findtext(TITLE)
    return " ".join((words or "").split())


def structure_type(element: Any, parent: str) -> str | None:
    """Structure type of an element whose parent node has the type ``parent``; None when it gets no node of its own.

    ``data-tag`` names a type outright (``TOC``, ``TOCI``, ``Note``, ``Quote`` ...); ``data-tag="none"`` and
    ``role="presentation"`` ask for no node.
    """
    if given := element.get("data-tag"):
        return None if given == "none" else str(given)
    name = element.tag
    if _is_presentation(element):
        return None
    if name in ("img", SVG):
        return "Figure"
    if name == "a":
        return "Link" if element.get("href") else None
    if part := TABLE_PARTS.get(name):
        return part if parent in PARENTS[part] else None
    if name in ("li", "dt", "dd"):
        return name.upper() if parent == "L" else None
    return STRUCTURE.get(name)


def scope(element: Any, in_head: bool, first_in_row: bool) -> str:
    """Scope of a header cell: its ``scope`` attribute, else by place (a first cell outside the head heads its row)."""
    given = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column", "both": "Both"}
    if element.get("scope") in given:
        return given[element.get("scope")]
    return "Row" if first_in_row and not in_head else "Column"


def list_numbering(element: Any, style_type: object) -> str:
    """ListNumbering of a list from its CSS marker, else ``Decimal`` for an ordered list and ``None`` for any other."""
    if isinstance(style_type, str) and style_type in NUMBERING:
        return NUMBERING[style_type]
    return "Decimal" if element.tag == "ol" else "None"


def words(element: Any) -> str:
    """All words of an element, with a space where a line was broken."""
    parts: list[str] = []
    _gather(element, parts)
    return " ".join("".join(parts).split())


def _gather(element: Any, parts: list[str]) -> None:
    if element.tag == "br":
        parts.append(" ")
    elif isinstance(element.tag, str) and element.get("aria-hidden") != "true" and element.tag != SVG:
        parts.append(element.get("alt") or element.text or "")
        for child in element:
            _gather(child, parts)
            parts.append(child.tail or "")


def _is_presentation(element: Any) -> bool:
    return element.get("role") in ("presentation", "none")
