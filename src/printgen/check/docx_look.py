"""How a run of words in a Word file comes to look: its colour, its ground, its size, whether it is bold."""

from __future__ import annotations

import re
from functools import cached_property

from printgen.check.docx_file import Element, Styles, W, find, number

_RGB = re.compile(r"[0-9A-Fa-f]{6}\Z")
LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which text is large (WCAG 2.2, "large scale"), and needs less contrast."""


def is_large(points: float, bold: bool) -> bool:
    """Whether text is large, as WCAG counts it."""
    return points >= LARGE or (points >= LARGE_BOLD and bold)


class Look:
    """Works out how a run looks: from the run outwards to its style, its paragraph, its cell, its table.

    Args:
        styles: Of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.rows: dict[Element, tuple[Element, Element]] = {}
        self.parts: dict[tuple[Element, bool, bool], list[Element]] = {}
        self.styled: dict[tuple[str, str], str] = {}

    def of(self, run: Element) -> tuple[str, str, float, bool]:
        """Ink and ground as ``#RRGGBB``, size in points, and whether it is bold."""
        paragraph = next(iter(find(run, "ancestor::w:p[1]")), run)
        sources = [
            (find(run, "w:rPr"), ""), ([], "".join(find(run, "w:rPr/w:rStyle/@w:val"))),
            ([], self.styles.of_paragraph(paragraph)),
        ]  # fmt: skip
        cell, parts = self._table(paragraph)
        ink = self._first(sources, "w:color/@w:val", "w:rPr/w:color/@w:val")
        ink = ink or self._of(parts, "w:rPr/w:color/@w:val") or self.default_ink
        ground = self._first(sources, "w:shd/@w:fill", "(w:rPr/w:shd|w:pPr/w:shd)/@w:fill")
        ground = ground or "".join(find(paragraph, "w:pPr/w:shd/@w:fill"))
        if not _RGB.match(ground) and cell is not None:
            ground = "".join(find(cell, "w:tcPr/w:shd/@w:fill")) or self._of(parts, "w:tcPr/w:shd/@w:fill")
        half = self._first(sources, "w:sz/@w:val", "w:rPr/w:sz/@w:val") or self.default_size
        bold = bool(self._first(sources, "w:b", "w:rPr/w:b"))
        points = number(half, 20) / 2
        return _colour(ink, "000000"), _colour(ground, "FFFFFF"), points, bold

    def ground(self, paragraph: Element, page: str) -> str:
        """Colour behind a paragraph, words or none: its own, that of its cell, that of the page."""
        styled = self._style(self.styles.of_paragraph(paragraph), "w:pPr/w:shd/@w:fill")
        fills = ["".join(find(paragraph, "w:pPr/w:shd/@w:fill")), styled]
        cell, parts = self._table(paragraph)
        if cell is not None:
            fills += ["".join(find(cell, "w:tcPr/w:shd/@w:fill")), self._of(parts, "w:tcPr/w:shd/@w:fill")]
        return next((f"#{fill.upper()}" for fill in fills if _RGB.match(fill)), page)

    @cached_property
    def default_ink(self) -> str:
        """Of text that no style colours."""
        return self.styles.default(".//w:color/@w:val")

    @cached_property
    def default_size(self) -> str:
        """Half points of text whose style gives no size."""
        return self.styles.default(".//w:sz/@w:val") or "20"

    def _first(self, sources: list[tuple[list[Element], str]], own: str, styled: str) -> str:
        for properties, style in sources:
            found = find(properties[0], own) if properties else []
            value = str(found[0]) if found else self._style(style, styled) if style else ""
            if value and value != "auto":
                return value
        return ""

    def _style(self, style: str, path: str) -> str:
        if (style, path) not in self.styled:
            self.styled[style, path] = self.styles.value(style, path)
        return self.styled[style, path]

    def _table(self, paragraph: Element) -> tuple[Element | None, list[Element]]:
        """The cell that a paragraph stands in, and the parts of the table style that apply to it, the nearest first."""
        cells = find(paragraph, "ancestor::w:tc[1]")
        tables = find(paragraph, "ancestor::w:tbl[1]")
        if not cells or not tables:
            return None, []
        table = tables[0]
        if table not in self.rows:
            rows = find(table, ".//w:tr")
            self.rows[table] = rows[0], rows[-1]
        row = next(iter(find(cells[0], "ancestor::w:tr[1]")), None)
        key = table, row is self.rows[table][0], row is self.rows[table][1]
        if key not in self.parts:
            self.parts[key] = self._table_parts(*key)
        return cells[0], self.parts[key]

    def _table_parts(self, table: Element, first: bool, last: bool) -> list[Element]:
        look = next(iter(find(table, "w:tblPr/w:tblLook")), None)
        style = "".join(find(table, "w:tblPr/w:tblStyle/@w:val"))
        kinds = [kind for kind, here in (("firstRow", first), ("lastRow", last)) if here]
        wanted = [kind for kind in kinds if look is not None and look.get(f"{W}{kind}") == "1"]
        chain = list(self.styles.chain(style))
        return [p for one in chain for k in wanted for p in find(one, f"w:tblStylePr[@w:type='{k}']")] + chain

    def _of(self, parts: list[Element], path: str) -> str:
        for part in parts:
            if found := find(part, path):
                return str(found[0])
        return ""


def _colour(value: str, default: str) -> str:
    return f"#{(value if _RGB.match(value) else default).upper()}"
