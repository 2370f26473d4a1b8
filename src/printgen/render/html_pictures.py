"""The files that a document's pages show: pictures in the brand's colours, QR codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from printgen.brand.greyed import greyed
from printgen.edition import MM_PER_PT, STANDARD, Edition, Paper
from printgen.model.workbook import Picture
from printgen.render import art

Asset = tuple[bytes, str]
SVG = "image/svg+xml"
HIGHEST = 0.72
"""Of the height of a page: more a picture never gets, so that its caption stands under it."""
_FONT_SIZE = re.compile(rb"""(font-size\s*[=:]\s*["']?\s*)(\d*\.?\d+)(?=(?:px)?\s*[;"'])""")


@dataclass(slots=True)
class Pictures:
    """Serves pictures by name, each made once.

    Attributes:
        given: The workbook's pictures, by what its content calls them.
        sheet: The paper.
        tokens: The brand's values, put into SVG.
        assets: What is served: bytes and media type by name.
        edition: Words in pictures are as large as it asks for, and without colour where it has none.
    """

    given: Mapping[str, Picture]
    sheet: Paper
    tokens: Mapping[str, str]
    assets: dict[str, Asset] = field(default_factory=dict)
    edition: Edition = STANDARD
    _codes: dict[str, str] = field(default_factory=dict)

    def add_art(self, name: str, svg: bytes) -> str:
        """A picture that printgen has drawn; gives its name."""
        self.assets[name] = (art.resolve(svg, self.tokens), SVG)
        return name

    def named(self, src: str, asked: float | None = None) -> str:
        """The name under which a picture of the workbook is served.

        Args:
            src: What the content calls it.
            asked: Its width in millimetres, where the content gives one.
        """
        name = f"picture/{src}"
        if name not in self.assets:
            one = self.given[src]
            data = self._drawn(one.data) if one.mime == SVG else one.data
            if one.mime == SVG and self.edition.minimum > STANDARD.minimum:
                data = _with_larger_words(data, self.edition.minimum, self._millimetres(src, asked))
            asset = (data, one.mime)
            self.assets[name] = asset if self.edition.colour else greyed(*asset)
        return name

    def _drawn(self, svg: bytes) -> bytes:
        """A drawing in the brand's colours; its own white and black first, where the ground is dark."""
        colours = self.edition.colours
        svg = art.on_dark(svg, colours.ground, colours.text or "#FFFFFF") if self.edition.dark else svg
        return art.resolve(svg, self.tokens)

    def width(self, src: str, asked: float | None) -> str:
        """CSS width: as asked for, else the reading column, and never so that it is too high for a page."""
        return f"{self._millimetres(src, asked):.2f}mm"

    def _millimetres(self, src: str, asked: float | None) -> float:
        one = self.given[src]
        grown = max(1.0, self.edition.size / STANDARD.size)
        wide = min(asked * grown if asked else self.sheet.column_width, self.sheet.text_width)
        shape = one.height / one.width if one.width else 1
        return min(wide, self.sheet.text_height * HIGHEST / shape)

    def code(self, address: str) -> str:
        """The name under which the QR code of an address is served."""
        name = self._codes.setdefault(address, f"qr/{len(self._codes) + 1}.svg")
        self.assets.setdefault(name, (art.qr_code(address), SVG))
        return name


def _with_larger_words(svg: bytes, least: float, wide: float) -> bytes:
    """An SVG whose words are at least so large on paper.

    Args:
        svg: With a viewBox; sizes of type in its units.
        least: In points.
        wide: Width of the picture on paper, in millimetres.
    """
    width = art.view_width(svg)
    if not width:
        return svg
    units = least * MM_PER_PT * width / wide

    def size(match: re.Match[bytes]) -> bytes:
        return match[1] + (match[2] if float(match[2]) >= units else f"{units + 0.05:.1f}".encode())

    return _FONT_SIZE.sub(size, svg)
