"""Runs, paragraphs, fields, bookmarks and links: what stands in a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from zlib import crc32

from printgen.record import record
from printgen.render.word.page import dxa
from printgen.render.word.parts import Parts
from printgen.render.word.xml import Xml, attribute, escape

TAB = Xml("<w:r><w:tab/></w:r>")
NEW_PAGE = "<!--page-->"
"""Stands before a block that starts a page until the whole body is known."""
_BEGIN, _SEPARATE, _END = (
    rf'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="{kind}"/></w:r>'
    for kind in ("begin", "separate", "end")
)
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
_SECTION = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:sectPr>'
_MARKED_END = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr>((?:<w:bookmark(?:Start|End) [^>]*/>)+)</w:p>\Z'
)
_HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading'
_CLOSE = _AFTER_TABLE.replace("AfterTable", "AfterTableClose")
"""A heading brings room of its own."""
_BREAK = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:pageBreakBefore/></w:pPr></w:p>'
_PROPERTIES = re.compile(r"<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?")
_SMALL = tuple(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>' for style in ("AfterTable", "SectionBreak"))
"""How paragraphs start that only part things: their height is their own."""
_FRAMED = re.compile(r"<w:p><w:pPr><w:pStyle [^>]*/><w:framePr ")


@cache
def anchor_name(identity: str) -> str:
    """A bookmark's name from an id: letters and digits, at most 40, the same on every build.

    Word takes names without regard to case and LibreOffice wants letters and digits alone; an id that loses something
    on the way ("a-b" against "ab") gets a few digits of its hash.

    >>> anchor_name("listening")
    'listening'
    >>> anchor_name("feel-heard")
    'feelheardfdd162'
    """
    plain = re.sub(r"[^A-Za-z0-9]", "", identity)
    if plain == identity and len(plain) <= 40 and not plain[:1].isdigit() and plain.islower():
        return plain
    return f"{'' if plain[:1].isalpha() else 'x'}{plain}"[:33].lower() + f"{crc32(identity.encode()):08x}"[:6]


def number_of(identity: str) -> str:
    """What the bookmark round a number is called after."""
    return f"{identity}--number"


def end_of(identity: str) -> str:
    """What the bookmark at the end of a block is called after: no author's id has two hyphens in a row."""
    return f"{identity.replace(':text', '--text')}--end"


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


def _styled(style: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def _char(kind: str, style: str) -> str:
    """One of the three marks of a field."""
    return f'<w:r>{_styled(style)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(code: str, style: str) -> str:
    """What a field does, or a part of it."""
    return f'<w:r>{_styled(style)}<w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


def _whole(code: str, shows: str, style: str) -> Xml:
    return Xml(_char("begin", style) + code + _char("separate", style) + shows + _char("end", style))


@dataclass(slots=True)
class Words:
    """Runs, fields, bookmarks and links, with the ids that must be unique in a document.

    Attributes:
        parts: What the body refers to.
        pages: First and last printed page number by id.
        targets: Ids that this document holds; a reference to any other is plain words.
        numbers: Id and number by the words that call something by its number ("Activity 2.4").
        titles: Words of titles by id.
        in_frames: Ids of what has its number in a frame beside the text.
        language: BCP 47 tag of the document.
    """

    parts: Parts
    pages: Mapping[str, tuple[int, int]]
    targets: frozenset[str]
    language: str
    numbers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    in_frames: frozenset[str] = frozenset()
    refers_to_pages: bool = False
    _repeated: set[str] = field(default_factory=set)
    _sequences: dict[str, str] = field(default_factory=dict)
    _bookmarks: dict[str, int] = field(default_factory=dict)
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

    def field(self, code: str, shown: str, *, style: str = "") -> Xml:
        """A field: its code, and the words shown until Word renews it."""
        shows = f'<w:r>{_styled(style)}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>' if shown else ""
        code = _code(f" {escape(code)} ", style)
        return _whole(code, shows, style)

    def bookmark(self, identity: str, content: str) -> Xml:
        """Content under a bookmark that references find; an id is marked once, later ones are left as they are."""
        if not identity or identity in self._bookmarks:
            return Xml(content)
        self._bookmarks[identity] = number = len(self._bookmarks) + 1
        return Xml(
            f'<w:bookmarkStart w:id="{number}" '
            f'w:name="{anchor_name(identity)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
        )

    def mark_first(self, identity: str, xml: str) -> Xml:
        """Rendered blocks with a bookmark round the words of their first paragraph that stands in the text."""
        if not identity or identity in self._bookmarks or f'w:name="{anchor_name(identity)}"' in xml:
            return Xml(xml)
        for match in re.finditer(r"<w:p>(<w:pPr>.*?</w:pPr>)(.*?)</w:p>", xml, re.S):
            if not _FRAMED.match(match[0]) and "<w:p>" not in match[2]:
                start, end = match.span(2)
                return Xml(xml[:start] + self.bookmark(identity, match[2]) + xml[end:])
        return Xml(xml)

    def marked(self) -> Iterable[str]:
        """Ids that have a bookmark so far."""
        return self._bookmarks

    def first_page(self, identity: str) -> int:
        """The page on which something starts; 0 when it is not known."""
        known = self.pages.get(identity) or self.pages.get(identity.partition("--")[0])
        return known[0] if known else 0

    def last_page(self, identity: str) -> int:
        """The page on which something ends (":text" after a section's id: its text); 0 when it is not known."""
        known = self.pages.get(identity) or self.pages.get(identity.removesuffix(":text"))
        return known[1] if known else 0

    def tops_page(self, identity: str) -> bool:
        """Whether something stands at the top of a page where the workbook has been laid out in pages."""
        return bool(identity) and f"{identity}:top" in self.pages

    def page_field(self, identity: str, *, style: str = "") -> Xml:
        """The page on which something starts, as a field with its number filled in."""
        return self._page(identity, self.first_page(identity), style)

    def last_page_field(self, identity: str, *, style: str = "") -> Xml:
        """The page on which something ends, as a field with its number filled in."""
        return self._page(end_of(identity), self.last_page(identity), style)

    def _page(self, bookmark: str, shown: int, style: str) -> Xml:
        self.refers_to_pages = True
        return self.field(f"PAGEREF {anchor_name(bookmark)} \\h", str(shown), style=style)

    def end_mark(self, identity: str) -> Xml:
        """An empty bookmark at the end of a block (":text" after a section's id: of its text)."""
        return self.bookmark(end_of(identity), "")

    def sequence(self, name: str, number: str, identity: str = "", *, style: str = "") -> Xml:
        """A number that Word can count again, under a bookmark for references to it.

        What stands before its last dot is text, the rest a SEQ field; the field starts the count anew where the number
        is not the next one.

        Args:
            name: Of the sequence: "Activity", "Figure".
            number: As it is shown: "2.4".
            identity: Id of what has the number.
            style: Id of a character style.
        """
        prefix, dot, count = number.rpartition(".")
        if not count.isdigit():
            shown = self.run(number, style=style)
        else:
            follows = int(count) == int(self._sequences.get(name, "0")) + 1
            self._sequences[name] = count
            code = f"SEQ {name} \\* ARABIC" + ("" if follows else f" \\r {count}")
            shown = Xml(self.run(prefix + dot, style=style) + self.field(code, count, style=style))
        return self.bookmark(number_of(identity), shown) if identity else shown

    def repeated(self, identity: str, said: str, *, style: str = "") -> Xml:
        """Words that stand under a bookmark, said again: a field that follows them when they change."""
        self._repeated.add(identity)
        return self.field(f"REF {anchor_name(identity)} \\h \\* CHARFORMAT", said, style=style)

    def number_again(self, identity: str, number: str, *, style: str = "") -> Xml:
        """The number of an activity or a figure, said again.

        LibreOffice loses bookmarks in frames and then shows an error for a reference to one. Inside a QUOTE field,
        which it does not know, it shows what is there.
        """
        if identity not in self.in_frames:
            return self.repeated(number_of(identity), number, style=style)
        inner = self.repeated(number_of(identity), "", style=style)
        code = _code("QUOTE ", style) + inner + _code(" \\* CHARFORMAT", style)
        return _whole(code, self.run(number, style=style), style)

    def without_lost(self, body: str) -> str:
        """A body whose references to what has no bookmark (templates of one's own may leave it out) are plain words."""
        for lost in sorted(self._repeated - set(self._bookmarks)):
            code = f" REF {anchor_name(lost)} "
            body = re.sub(rf"{_BEGIN}(?:(?!</w:r>).)*{code}.*?{_SEPARATE}(.*?){_END}", r"\1", body)
        return body

    def link(self, url: str, content: str) -> Xml:
        """Words that lead out of the document."""
        identity = self.parts.relate("hyperlink", url, external=True)
        return Xml(f'<w:hyperlink r:id="{identity}" w:history="1">{content}</w:hyperlink>')

    def inner_link(self, identity: str, content: str) -> Xml:
        """Words that lead to a place in the document; the words alone when it is not there."""
        if identity not in self.targets:
            return Xml(content)
        return Xml(f'<w:hyperlink w:anchor="{anchor_name(identity)}" w:history="1">{content}</w:hyperlink>')

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

    def on_new_page(self, xml: str) -> Xml:
        """Rendered blocks that start a page; ``paged`` says how, once it is known what stands before them."""
        return Xml(xml if xml.startswith(NEW_PAGE) else f"{NEW_PAGE}{xml.lstrip()}")


def paged(body: str) -> str:
    """A body with its page breaks: before the first paragraph of a block, where a paragraph stands before it.

    After a table, the small paragraph that has to follow it goes over to the new page: on a full page it would not fit.
    A block that is a table gets such a paragraph.
    """
    body = body.replace(_AFTER_TABLE + _SECTION, _SECTION).replace(_AFTER_TABLE + _HEADING, _CLOSE + _HEADING)
    first, *rest = body.split(NEW_PAGE)
    out = [first]
    for piece in rest:
        after_table = out[-1].endswith(_AFTER_TABLE)
        if after_table:
            out[-1] = _free_end(out[-1].removesuffix(_AFTER_TABLE))
        else:
            out[-1] = _MARKED_END.sub(r'<w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr>\1</w:p>', out[-1])
        out.append(_BREAK + piece if after_table or piece.startswith("<w:tbl>") else _break_before(piece))
    return "".join(out)


def _free_end(xml: str) -> str:
    """Blocks that end in a table, whose last row is not kept with what follows: that stands on the next page."""
    last = xml.rfind("<w:tr>")
    return xml[:last] + xml[last:].replace("<w:keepNext/>", "") if last >= 0 else xml


def _break_before(xml: str) -> str:
    for match in re.finditer(r"<w:p>(?=<w:pPr>)", xml):
        if not _FRAMED.match(xml, match.start()) and (ppr := _PROPERTIES.match(xml, match.end())):
            return f"{xml[: ppr.end()]}<w:pageBreakBefore/>{xml[ppr.end() :]}"
    return xml


__all__ = ["TAB", "Words", "anchor_name", "paged"]
