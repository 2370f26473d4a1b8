"""The files that a document's pages show: pictures in the brand's colours, QR codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from printgen.edition import Paper
from printgen.model.workbook import Picture
from printgen.render import art

Asset = tuple[bytes, str]
SVG = "image/svg+xml"
HIGHEST = 0.72
"""Of the height of a page: more a picture never gets, so that its caption stands under it."""


@dataclass(slots=True)
class Pictures:
    """Serves pictures by name, each made once.

    Attributes:
        given: The workbook's pictures, by what its content calls them.
        sheet: The paper.
        tokens: The brand's values, put into SVG.
        assets: What is served: bytes and media type by name.
    """

    given: Mapping[str, Picture]
    sheet: Paper
    tokens: Mapping[str, str]
    assets: dict[str, Asset] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    def add_art(self, name: str, svg: bytes) -> str:
        """A picture that printgen has drawn; gives its name."""
        self.assets[name] = (art.resolve(svg, self.tokens), SVG)
        return name

    def named(self, src: str) -> str:
        """The name under which a picture of the workbook is served."""
        name = f"picture/{src}"
        if name not in self.assets:
            one = self.given[src]
            self.assets[name] = (art.resolve(one.data, self.tokens) if one.mime == SVG else one.data, one.mime)
        return name

    def width(self, src: str, asked: float | None) -> str:
        """CSS width: as asked for, else the reading column, and never so that it is too high for a page."""
        one = self.given[src]
        wide = min(asked or self.sheet.column_width, self.sheet.text_width)
        shape = one.height / one.width if one.width else 1
        return f"{min(wide, self.sheet.text_height * HIGHEST / shape):.2f}mm"

    def code(self, address: str) -> str:
        """The name under which the QR code of an address is served."""
        name = self._codes.setdefault(address, f"qr/{len(self._codes) + 1}.svg")
        self.assets.setdefault(name, (art.qr_code(address), SVG))
        return name
