"""Figures, their captions, and codes of links; boxes and quotations; the names of tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from printgen.model.blocks import Figure
from printgen.model.core import Block, Paragraph
from printgen.model.inline import plain
from printgen.model.walk import walk
from printgen.render import art
from printgen.render.word.breaks import NEW_PAGE
from printgen.render.word.page import closer
from printgen.render.word.pictures import Box
from printgen.render.word.writing import Writing
from printgen.render.word.xml import Xml

HIGHEST = 0.72
"""Of the text's height: the tallest that a picture is shown."""


STILL, STILL_LOWER = 0.4, 0.28
"""Of the reading column: how wide the picture of a film is, and on lower paper."""


class Figures(Writing):
    """What the templates of figures, films, boxes, panels and tables ask for."""

    def figure(self, src: str, alt: str, width: float | None = None, share: float = 1.0) -> Xml:
        """A picture as wide as asked for, else as the reading column (a share of it), never too tall for the page."""
        one = self.workbook.pictures[src]
        shape = one.height / one.width if one.width else 1.0
        room = self.paper.column_width if self.state.place == "column" else self.paper.column_width - 6
        wide = min(width or room * share, self.full, self.paper.text_height * HIGHEST / shape)
        data = art.resolve(one.data, self.values) if one.mime == "image/svg+xml" else one.data
        media = self.parts.picture(data, one.mime, wide)
        return self.picture(media, Box(width=wide, height=wide * shape), alt, "Figure")

    def still(self, src: str, alt: str) -> Xml:
        """A picture of a film."""
        return self.paragraph("Figure", self.figure(src, alt, None, STILL if closer(self.paper) == 1 else STILL_LOWER))

    def caption(self, block: Figure) -> Xml:
        """The caption, its number in bold before its first words; Word can renew the number."""
        first, *rest = block.caption
        number = Xml("")
        if block.number:
            before, after = self.writer.around("figure-number", "number")
            bold = "CaptionNumber"
            counted = self.sequence("Figure", block.number, block.id, style=bold)
            number = Xml(self.run(before, style=bold) + counted + self.run(f"{after} ", style=bold))
        words = self.inline(first.content) if isinstance(first, Paragraph) else Xml("")
        return Xml(self.paragraph("Caption", number + words) + self.blocks(rest if words else block.caption))

    def code(self, url: str) -> Xml:
        """A QR code in the column of marks, beside the words of a link."""
        if self.narrow or self.state.place != "column":
            return Xml("")
        media = self.parts.picture(art.qr_code(url), "image/svg+xml", 26)
        alt = self.text("code-alt", address=self.address(url))
        return self.framed(
            "ResourceCode", self.picture(media, Box(width=26, height=26), alt, "Code"), self.frame(28, 27, y=1)
        )

    # Boxes and tables

    def pieces(self, blocks: Iterable[Block], place: str) -> list[Xml]:
        """Rendered blocks one by one, as ``panel`` and ``box`` take them."""
        with self.at(place):
            return [self.block(one) for one in blocks]

    def box(self, style: str, title: str, pieces: Iterable[str], name: str) -> Xml:
        """A full-width box without a mark."""
        out: list[str] = []
        held = [title] if title else []

        def close() -> None:
            for at, part in enumerate("".join(held).split(NEW_PAGE) if held else ()):
                box = self.table(style, [self.full], self._box_rows(part.strip(), first=not out), name)
                out.append(self.on_new_page(box) if at else box)
            held.clear()

        for piece in pieces:
            if "<w:tbl>" in piece:
                close()
                out.append(piece)
            else:
                held.append(piece)
        close()
        return Xml("".join(out))

    def _box_rows(self, content: str, *, first: bool) -> list[str]:
        """The row of a box, whole on one page; with larger text what follows the first paragraph may go on."""
        end = content.find("</w:p>") + len("</w:p>")
        if self.ratio == 1 or not content.startswith("<w:p>") or end >= len(content):
            return [self.row([self.cell(self.full, content)], header=first)]
        margins = ("bottom", "top")
        head, rest = (
            self.cell(self.full, part, f'<w:tcMar><w:{side} w:w="0" w:type="dxa"/></w:tcMar>')
            for part, side in zip((content[:end], content[end:]), margins, strict=True)
        )
        return [self.keep(self.row([head], header=first)), self.row([rest], splits=True)]

    def said(self, body: Iterable[Block], style: str) -> Xml:
        """The words of a quotation, each paragraph in its style, in the language's quotation marks."""
        paragraphs = [b for b in body if isinstance(b, Paragraph)]
        others = [b for b in body if not isinstance(b, Paragraph)]
        return Xml("".join(self.paragraph(style, self.inline(b.content)) for b in paragraphs) + self.blocks(others))

    def bookmark_first(self, identity: str, xml: str) -> Xml:
        """Rendered blocks, the first paragraph under a bookmark when something refers to this id."""
        return self.mark_first(identity, xml) if identity in self.bookmarked else Xml(xml)

    def shaded(self, role: str) -> str:
        """Cell properties: the ground in a colour of the theme."""
        name = {"tint-1": "background2", "tint-2": "accent3"}[role]
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.colours[role]}" w:themeFill="{name}"/>'

    def first_words(self, blocks: Iterable[Block]) -> str:
        """The first words of some blocks, to name a box or a table after."""
        for block in walk(tuple(blocks)):
            if isinstance(block, Paragraph) and (words := plain(block.content)):
                return words[:120]
        return self.text("description")

    def named(self, things: Iterable[Any]) -> str:
        """The heads of columns, to name their table after."""
        return " / ".join(plain(getattr(one, "title", ()) or getattr(one, "content", ())) for one in things)
