"""Runs and paragraphs: what stands in a line of text, and the room round it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from zlib import crc32

from printgen.record import record
from printgen.render.word.page import dxa
from printgen.render.word.parts import Parts
from printgen.render.word.xml import Xml, attribute, escape

TAB = Xml("<w:r><w:tab/></w:r>")
_SMALL = tuple(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>' for style in ("AfterTable", "SectionBreak"))
"""How paragraphs start that only part things: their height is their own."""


@record(kw_only=True)
class Frame:
    """A frame for paragraphs: not a text box, so that its words stay part of the text. Millimetres.

    Attributes:
        height: At least so high; 0 for as high as its words.
        x: From the left margin.
        y: From the paragraph beside it, or from the page's top edge when ``on_page``.
        on_page: At a place of the page; the text goes on below.
    """

    width: float
    height: float = 0
    x: float = 0
    y: float = 0
    on_page: bool = False

    def xml(self) -> str:
        """``w:framePr``; LibreOffice reads it on the paragraph only, not from a style."""
        high = f'w:h="{dxa(self.height)}" w:hRule="atLeast" ' if self.height else ""
        wrap, anchor = ("notBeside", "page") if self.on_page else ("around", "text")
        return (
            f'<w:framePr w:w="{dxa(self.width)}" {high}w:wrap="{wrap}" w:vAnchor="{anchor}" w:hAnchor="margin" '
            f'w:x="{dxa(self.x) or 1}" w:y="{dxa(self.y) or 1}"/>'
        )


@dataclass(slots=True, kw_only=True)
class Runs:
    """Runs, paragraphs and links, with the ids that must be unique in a document.

    Attributes:
        parts: What the body refers to.
        language: BCP 47 tag of the document.
    """

    parts: Parts
    language: str
    _counters: dict[str, int] = field(default_factory=dict)
    _controls: set[int] = field(default_factory=set)

    def next_id(self, kind: str) -> int:
        """1, 2, 3 ... for each kind of id."""
        self._counters[kind] = self._counters.get(kind, 0) + 1
        return self._counters[kind]

    def control_id(self, tag: str) -> int:
        """A positive 31-bit id from a control's tag, unique in the document."""
        number = crc32(tag.encode()) & 0x7FFFFFFF or 1
        while number in self._controls:
            number = number % 0x7FFFFFFF + 1
        self._controls.add(number)
        return number

    def run(self, text: str, *, style: str = "", bold: bool = False, italic: bool = False, lang: str = "") -> Xml:
        """A run of words. Line breaks in the text become line breaks.

        Args:
            text: Plain words.
            style: Id of a character style.
            bold: Beside a style that is not already bold; ``style="Strong"`` says the same in Word's own way.
            italic: As ``bold``.
            lang: BCP 47 tag when it is not the document's language.
        """
        rpr = "".join(
            (
                f'<w:rStyle w:val="{style}"/>' if style else "",
                "<w:b/><w:bCs/>" if bold else "",
                "<w:i/><w:iCs/>" if italic else "",
                f'<w:lang w:val="{attribute(lang)}"/>' if lang and lang != self.language else "",
            )
        )
        rpr = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
        lines = escape(text).split("\n")
        inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
        return Xml(f"<w:r>{rpr}{inner}</w:r>") if text else Xml("")

    def paragraph(self, style: str, content: str = "", properties: str = "") -> Xml:
        """A paragraph; ``properties`` are further children of ``w:pPr`` in schema order."""
        return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>')

    def framed(self, style: str, content: str, frame: Frame) -> Xml:
        """A paragraph in a frame of its own, beside the one that follows; neighbours with the same frame share it."""
        return self.paragraph(style, content, frame.xml())

    def tab(self) -> Xml:
        """A tab."""
        return TAB

    def link(self, url: str, content: str) -> Xml:
        """Words that lead out of the document."""
        identity = self.parts.relate("hyperlink", url, external=True)
        return Xml(f'<w:hyperlink r:id="{identity}" w:history="1">{content}</w:hyperlink>')

    def footnote(self, content: str) -> Xml:
        """The mark of a footnote, whose words go to the foot of the page."""
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        self.parts.notes.append(self.paragraph("FootnoteText", f"{mark}<w:footnoteRef/></w:r>{self.run(' ')}{content}"))
        return Xml(f'{mark}<w:footnoteReference w:id="{len(self.parts.notes)}"/></w:r>')

    def numbered(self, number: int, level: int = 0) -> str:
        """``w:numPr``: the paragraph belongs to this list."""
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def space_after(self, xml: str, mm: float) -> Xml:
        """Rendered blocks with so much room after the last paragraph; those after tables stay as they are."""
        return self._spaced(xml, xml.rfind("<w:p>"), f'<w:spacing w:after="{dxa(mm)}"/>')

    def space_before(self, xml: str, mm: float) -> Xml:
        """Rendered blocks with so much room before the first paragraph, where it does not stand in a table."""
        return self._spaced(xml, 0 if xml.startswith("<w:p>") else -1, f'<w:spacing w:before="{dxa(mm)}"/>')

    def _spaced(self, xml: str, start: int, spacing: str) -> Xml:
        ppr = xml.find("</w:pPr>", start)
        if start < 0 or ppr < 0 or xml.startswith(_SMALL, start):
            return Xml(xml)
        head = re.sub(r"<w:spacing [^>]*/>", "", xml[start:ppr])
        at = min(
            (i for tag in ("<w:ind ", "<w:outlineLvl ", "<w:rPr>") if (i := head.find(tag)) >= 0), default=len(head)
        )
        return Xml(f"{xml[:start]}{head[:at]}{spacing}{head[at:]}{xml[ppr:]}")
