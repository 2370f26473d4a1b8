"""Sections of a Word document: their paper, footers and page numbers. The last one's properties end the body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printgen.edition import Paper
from printgen.record import record
from printgen.render.word.page import dxa


@record(kw_only=True)
class Footing:
    """The footers of a section: relationship ids; "" for none.

    Attributes:
        odd: For right-hand pages.
        even: For left-hand pages.
        first: For its first page, where that one is different.
    """

    odd: str = ""
    even: str = ""
    first: str = ""


def turned(paper: Paper) -> Paper:
    """The paper on its side, with the same margins."""
    return replace(paper, width=paper.height, height=paper.width)


@dataclass(slots=True)
class Sections:
    """Gives each section's ``w:sectPr`` as it ends.

    Attributes:
        paper: Sheet and margins.
        footing: Footers of the section that is being written.
        start: Page number that the section being written starts with; 0 to count on.
        type: How the section being written starts: "nextPage", "oddPage" or "continuous".
        upright: Footers of the pages round a turned one, while a page is turned.
        closing: A turned page ends where the next block begins.
    """

    paper: Paper
    footing: Footing = Footing()
    start: int = 0
    type: str = "nextPage"
    upright: Footing | None = None
    closing: bool = False

    def end(self, next_type: str = "nextPage") -> str:
        """``w:sectPr`` of the section that ends here; the next one is upright again."""
        properties = self._properties()
        self.type, self.start = next_type, 0
        footing = self.upright or self.footing
        self.footing = Footing(odd=footing.odd, even=footing.even)
        self.upright, self.closing = None, False
        return properties

    def turn(self, footing: Footing) -> str:
        """``w:sectPr`` of what ends before a page that is turned on its side; ``footing`` is that page's."""
        properties = self.end()
        self.upright, self.footing = self.footing, footing
        return properties

    def _properties(self) -> str:
        paper, footing = turned(self.paper) if self.upright else self.paper, self.footing
        orient = ' w:orient="landscape"' if self.upright else ""
        references = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{identity}"/>'
            for kind, identity in (("even", footing.even), ("default", footing.odd), ("first", footing.first))
            if identity
        )
        number = f'<w:pgNumType w:start="{self.start}"/>' if self.start else ""
        number += "<w:titlePg/>" if footing.first else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="{self.type}"/>'
            f'<w:pgSz w:w="{dxa(paper.width)}" w:h="{dxa(paper.height)}"{orient}/>'
            f'<w:pgMar w:top="{dxa(paper.top)}" w:right="{dxa(paper.side)}" w:bottom="{dxa(paper.bottom)}" '
            f'w:left="{dxa(paper.side)}" w:header="{dxa(10)}" w:footer="{dxa(9)}" w:gutter="0"/>{number}</w:sectPr>'
        )


SECTION_BREAK = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:sectPr>'
"""How a paragraph that ends a section starts."""
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr>'


def joined_end(before: str, ends: str) -> list[str]:
    """Rendered blocks and the paragraph that ends their section; no two empty paragraphs in a row.

    Where the blocks end in the small paragraph after a table, that one ends the section itself, and is smaller still:
    on a full page it would not fit.
    """
    at = before.rfind(_AFTER_TABLE)
    if (
        at < 0
        or before.find("<w:p>", at + 5) >= 0
        or not before.endswith("</w:p>")
        or not ends.startswith(SECTION_BREAK)
    ):
        return [before, ends]
    close = ends.index("</w:sectPr>") + len("</w:sectPr>")
    properties, rest = ends[ends.index("<w:sectPr>") : close], ends[ends.index("</w:p>", close) + len("</w:p>") :]
    last = before[at:].replace("AfterTable", "SectionBreak", 1).replace("</w:pPr>", f"{properties}</w:pPr>", 1)
    return [before[:at] + last, rest]
