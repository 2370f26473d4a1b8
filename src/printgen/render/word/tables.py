"""Tables: always a fixed layout, a header row that repeats, a title and a description, a paragraph after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printgen.render.word.controls import Controls
from printgen.render.word.page import dxa
from printgen.render.word.xml import Xml, attribute


@dataclass(slots=True)
class Tables(Controls):
    """Tables and their cells; widths and heights in millimetres."""

    def cell(self, width: float, content: str, properties: str = "") -> Xml:
        """A cell; its content ends in a paragraph (or a control round one), as Word asks for."""
        end = "" if content.endswith(("</w:p>", "</w:sdt>")) else self.paragraph("AfterTable")
        return Xml(f'<w:tc><w:tcPr><w:tcW w:w="{dxa(width)}" w:type="dxa"/>{properties}</w:tcPr>{content}{end}</w:tc>')

    def row(self, cells: str | Sequence[str], *, header: bool = False, height: float = 0, splits: bool = False) -> Xml:
        """A row at least so high; whole on one page unless it ``splits``."""
        properties = (
            ("" if splits else "<w:cantSplit/>")
            + (f'<w:trHeight w:val="{dxa(height)}" w:hRule="atLeast"/>' if height else "")
            + ("<w:tblHeader/>" if header else "")
        )
        return Xml(f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>")

    def table(
        self,
        style: str,
        widths: Sequence[float],
        rows: str | Sequence[str],
        title: str,
        description: str = "",
        *,
        indent: float = 0,
        last_row: bool = False,
        last_column: bool = False,
        after: bool = True,
    ) -> Xml:
        """A table.

        Args:
            style: Id of its style.
            widths: Of each column.
            rows: As ``row`` gives them; the first is the header.
            title: What it is, for screen readers.
            description: What is in it, where the title does not say it.
            indent: From the left margin.
            last_row: The last row looks different (totals).
            last_column: The last column looks different.
            after: A small paragraph follows, without which Word joins two tables.
        """
        grid = "".join(f'<w:gridCol w:w="{dxa(width)}"/>' for width in widths)
        value = 0x0420 | (0x0040 if last_row else 0) | (0x0100 if last_column else 0) | 0x0200
        look = (
            f'<w:tblLook w:val="{value:04X}" w:firstRow="1" w:lastRow="{int(last_row)}" w:firstColumn="0" '
            f'w:lastColumn="{int(last_column)}" w:noHBand="1" w:noVBand="1"/>'
        )
        return Xml(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(dxa(w) for w in widths)}" w:type="dxa"/>'
            + (f'<w:tblInd w:w="{dxa(indent)}" w:type="dxa"/>' if indent else "")
            + f'<w:tblLayout w:type="fixed"/>{look}<w:tblCaption w:val="{attribute(title)}"/>'
            + (f'<w:tblDescription w:val="{attribute(description)}"/>' if description else "")
            + f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
            + (self.paragraph("AfterTable") if after else "")
        )
