"""Sections of a Word document: their paper, footers and page numbers. The last one's properties end the body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from printgen.edition import Paper
from printgen.render.word.page import dxa


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """The footers of a section: relationship ids for right-hand and left-hand pages; "" for none."""

    odd: str = ""
    even: str = ""


@dataclass(slots=True)
class Sections:
    """Gives each section's ``w:sectPr`` as it ends.

    Attributes:
        paper: Sheet and margins.
        footing: Footers of the section that is being written.
        start: Page number that the section being written starts with; 0 to count on.
        type: How the section being written starts: "nextPage", "oddPage" or "continuous".
    """

    paper: Paper
    footing: Footing = Footing()
    start: int = 0
    type: str = "nextPage"

    def end(self, next_type: str = "nextPage") -> str:
        """``w:sectPr`` of the section that ends here."""
        properties = self._properties()
        self.type, self.start = next_type, 0
        return properties

    def _properties(self) -> str:
        paper, footing = self.paper, self.footing
        references = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{identity}"/>'
            for kind, identity in (("even", footing.even), ("default", footing.odd))
            if identity
        )
        number = f'<w:pgNumType w:start="{self.start}"/>' if self.start else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="{self.type}"/>'
            f'<w:pgSz w:w="{dxa(paper.width)}" w:h="{dxa(paper.height)}"/>'
            f'<w:pgMar w:top="{dxa(paper.top)}" w:right="{dxa(paper.side)}" w:bottom="{dxa(paper.bottom)}" '
            f'w:left="{dxa(paper.side)}" w:header="{dxa(10)}" w:footer="{dxa(9)}" w:gutter="0"/>{number}</w:sectPr>'
        )


Footers = Callable[[str, str, str], Footing]
