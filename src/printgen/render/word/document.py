"""Workbook -> a Word document's body and parts: cover, contents, sections, each with its footers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from printgen.model.blocks import Activity, Worksheet
from printgen.model.core import Block
from printgen.model.inline import Inlines, plain
from printgen.record import record
from printgen.render import art
from printgen.render.html_brand import contact_lines
from printgen.render.html_measure import height
from printgen.render.html_outline import inside, section_entries
from printgen.render.word.brand import colours, values
from printgen.render.word.context import State
from printgen.render.word.estimate import estimate
from printgen.render.word.layout import SECTION_BREAK, Footing, joined_end
from printgen.render.word.parts import Parts, part
from printgen.render.word.pictures import Box
from printgen.render.word.sheets import WordContext, opener_style
from printgen.render.word.targets import targets
from printgen.render.word.words import anchor_name, end_of, paged
from printgen.render.word.xml import Xml

if TYPE_CHECKING:
    from printgen.brand import Brand, Mark
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook
    from printgen.render.templates import Templates

Pages = Mapping[str, tuple[int, int]]
_OVER = Xml('<w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>')
"""Turns over after an opener, and carries the frame at its foot, which would go with the next block otherwise."""
OPENER_HEAD, OPENER_ROW = 24.0, 8.2
"""What a list of a section's contents takes under the field of its opener: its head, and each line. Millimetres."""


@record
class WordDocument:
    """A rendered document.

    Attributes:
        body: Content of ``w:body``.
        parts: What it refers to.
        anchors: Id by bookmark name, of everything that has a page: for finding pages by bookmark.
        refers_to_pages: Page numbers stand in it.
    """

    body: str
    parts: Parts
    anchors: Mapping[str, str]
    refers_to_pages: bool


class _Outline:
    """What the contents need of a page writer: plain words."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def inline(self, nodes: Inlines, tie: bool = False) -> Markup:
        return escape(plain(nodes))

    unlinked = inline

    def text(self, key: str, **values: object) -> str:
        return self.labels.text(key, **values)


def render_word(
    workbook: Workbook, brand: Brand, layout: Layout, labels: Labels, pages: Pages | None, templates: Templates
) -> WordDocument:
    """Renders a prepared workbook for Word.

    Args:
        workbook: Selected, numbered, linked.
        brand: Who it is from.
        layout: Paper, pack.
        labels: The words that templates add.
        pages: Printed page numbers by id, for the numbers in fields; None when not known.
        templates: The folder of templates.

    Raises:
        PrintgenError: A template has a fault.
    """
    return _Document(workbook, brand, layout, labels, pages, templates).render()


class _Document:
    def __init__(
        self,
        workbook: Workbook,
        brand: Brand,
        layout: Layout,
        labels: Labels,
        pages: Pages | None,
        templates: Templates,
    ) -> None:
        self.workbook, self.brand, self.layout, self.labels = workbook, brand, layout, labels
        self.templates = templates
        self.outline: Any = _Outline(labels)
        found = targets(workbook)
        self.w = WordContext(
            workbook=workbook,
            layout=layout,
            labels=labels,
            templates=templates,
            parts=Parts(),
            pages=estimate(workbook, layout, self._opens, self._follows) if pages is None else pages,
            targets=frozenset(found.all),
            numbers={
                labels.text(f"{kind}-number", number=number): (identity, number)
                for identity, (kind, number) in found.numbered.items()
            },
            in_frames=frozenset(
                identity for identity, (kind, _) in found.numbered.items() if kind == "activity" and layout.sheet.marker
            ),
            titles=found.titled,
            language=workbook.settings.language,
            colours=colours(brand),
            values=values(brand),
            contacts=contact_lines(brand),
            other_formats_line=brand.other_formats,
            read_text=templates.text,
            purpose=layout.purpose,
            bookmarked=found.bookmarked,
            ranged=frozenset(found.ranged & found.all),
        )

    def render(self) -> WordDocument:
        settings = self.workbook.settings
        chunks: list[str] = []
        if settings.cover is not None and not self.layout.pack:
            chunks += [self._cover(), self._ends(Footing())]
        self.w.sections.start = 0 if self.layout.pack else settings.numbering.first_page
        if settings.contents is not None and not self.layout.pack:
            chunks += [self._contents(), self._ends(self._footing(settings.title))]
        chunks += self._sections()
        w = self.w
        anchors = {anchor_name(identity): identity for identity in w.marked()}
        return WordDocument(paged(w.without_lost("".join(chunks))), w.parts, anchors, w.refers_to_pages)

    def _template(self, name: str, /, **given: object) -> Xml:
        return Xml(self.templates.render(f"word/{name}.xml.j2", {"w": self.w, **given}).replace("\n", ""))

    def _ends(self, footing: Footing, next_type: str = "nextPage") -> Xml:
        if not self.w.sections.upright:
            self.w.sections.footing = footing
        return self.w.paragraph("SectionBreak", "", self.w.sections.end(next_type))

    # Footers

    def _footing(
        self, title: str, style: str = "", number: str = "", *, bare: bool = False, turned: bool = False
    ) -> Footing:
        """Footers with this running title; in Word it follows the headings in ``style`` as they are edited."""
        w, paper = self.w, self.layout.sheet
        logo = self.brand.logo_small
        picture = self._small_logo(logo) if logo and not bare else ""
        label = self.workbook.settings.numbering.page_label if not self.layout.pack else ""
        before, after = w.writer.around("page-labelled", "n", label=label) if label else ("", "")
        bold = "PageNumber"
        page = Xml(w.run(before, style=bold) + w.field("PAGE", "1", style=bold) + w.run(after, style=bold))
        words = w.field(f'STYLEREF "{style}"', title) if style else w.run(title)
        head = Xml((w.run(f"{number}\u2002") if number else "") + words)
        stops = w.footer_stops(paper) if turned else ""
        given = {"page": page, "title": "" if bare else head, "logo": picture, "bare": bare, "stops": stops}
        sides = [part("ftr", self._template("footer", left=left, **given)) for left in (False, True)]
        odd, even = (w.parts.footer(xml) for xml in sides)
        return Footing(odd=odd, even=even)

    def _small_logo(self, logo: Mark) -> Xml:
        w, one = self.w, logo.picture
        media = w.parts.picture(one.data, one.mime, 24)
        w.parts.logo = media
        box = _fitted(logo.ratio, 24, 8)
        w.parts.relate("image", f"media/{media.name}")
        return w.inline_drawing(w.graphic(media, box, "rIdLogo"), box, "", "Logo")

    # Cover and contents

    def _cover(self) -> Xml:
        w, settings, cover = self.w, self.workbook.settings, self.workbook.settings.cover
        assert cover is not None
        paper = self.layout.sheet
        tall = paper.height - (69 if self.layout.paper != "a5" else 58)
        field = w.field_behind(Box(width=paper.width, height=tall), name="Cover")
        size = _size(settings.title, (24, 10), (48, 14))
        small = self.layout.paper == "a5"
        styles = {"": "Title", "medium": "TitleMedium", "long": "TitleLong"}
        return self._template(
            "cover",
            field=field + self._cover_art(tall),
            title=settings.title,
            style=styles["long" if small else size],
            subtitle=settings.subtitle,
            lines=tuple(filter(None, (cover.audience, cover.date, cover.note))),
            logo=self._logo(self.brand.logo, self.brand.logo_width, 16 if small else 26) if self.brand.logo else "",
            name=self.brand.name_beside_logo,
            partners=[self._logo(one, 46, 10) for one in self.brand.partners],
            foot=w.frame(paper.text_width, y=tall + 9, on_page=True),
        )

    def _cover_art(self, tall: float) -> Xml:
        w, cover = self.w, self.workbook.settings.cover
        assert cover is not None
        alt = ""
        if cover.picture:
            one = self.workbook.pictures[cover.picture]
            data, mime, shape = one.data, one.mime, one.width / (one.height or 1)
            alt = "" if cover.decorative else cover.alt
        else:
            data, mime, shape = art.cover_art(), "image/svg+xml", 210 / 228
        wide = self.layout.sheet.width
        if mime == "image/svg+xml":
            data = art.fit_field(art.resolve(data, self.w.values), self.layout.sheet, tall, 0)
            box = Box(width=wide, height=tall)
        else:
            box = Box(width=wide, height=min(wide / shape, tall), y=max(tall - wide / shape, 0))
        media = w.parts.picture(data, mime, wide)
        return w.picture_at(media, box, "Cover picture", alt=alt)

    def _logo(self, logo: Mark, wide: float, high: float) -> Xml:
        one = logo.picture
        box = _fitted(logo.ratio, wide, high)
        return self.w.picture(self.w.parts.picture(one.data, one.mime, box.width), box, logo.alt, "Logo")

    def _contents(self) -> Xml:
        given = self.workbook.settings.contents
        assert given is not None
        listed = [s for s in self.workbook.sections if s.id not in given.leave_out]
        entries = section_entries(listed, self.outline, deep=given.depth > 1)
        settings = self.workbook.settings
        imprint = tuple(filter(None, (settings.notice, settings.legal, *self.brand.imprint)))
        title = given.title or self.labels.text("contents")
        return self._template("contents", title=title, sections=entries, imprint=imprint, depth=given.depth)

    # Sections

    def _sections(self) -> list[str]:
        chunks: list[str] = []
        numbered = [s for s in self.workbook.sections if s.number]
        sections = self.workbook.sections
        for at, section in enumerate(sections):
            footing = self._section_footing(section)
            self.w.turned_footing = partial(self._section_footing, section, turned=True)
            opener = self._opener(section, numbered) if self._opens(section) else ""
            self.w.sections.footing = self._opening(section, footing) if opener else footing
            body = self._section(section)
            chunks.append(Xml(opener + _OVER + body) if opener else body)
            if at == len(sections) - 1:
                chunks.append(self.w.sections.end())
            elif not self._follows(sections[at + 1], section):
                chunks[-1:] = joined_end(chunks[-1], self._ends(self.w.sections.footing, self._next_type))
        return chunks

    @property
    def _next_type(self) -> str:
        """How a section starts: in a pack for both sides of the paper, on a right-hand page."""
        return "oddPage" if self.layout.pack and self.layout.duplex else "nextPage"

    def _opens(self, section: Section) -> bool:
        return not self.layout.pack and (section.number != "" if section.opener is None else section.opener)

    def _follows(self, section: Section, before: Section) -> bool:
        """A short unnumbered section follows a quiet one on the same page where it fits whole."""
        if section.number or before.number or self.layout.pack or self._opens(section):
            return False
        after_contacts = len(before.body) == 1 and before.body[0].kind == "contacts"
        if after_contacts and _quiet(section.body[:2]):
            return True
        short = height(section.body) + height(before.body) + 50 < self.layout.sheet.text_height * 0.8
        return short and _quiet(section.body) and _quiet(before.body)

    def _section_footing(self, section: Section, *, turned: bool = False) -> Footing:
        if self.layout.pack:
            title = self.labels.text("from-workbook", title=self.workbook.settings.title)
            return self._footing(title, turned=turned)
        title = section.short or plain(section.title)
        style = "" if section.short else opener_style(section) if self._opens(section) else "heading 1"
        first = section.body[0] if section.body else None
        if (isinstance(first, Worksheet | Activity) and not self._opens(section)) or _only_contacts(section):
            style = ""
        return self._footing(title, style, section.number, turned=turned)

    def _opening(self, section: Section, footing: Footing) -> Footing:
        """The footers of a section whose first page is its opener: that one has its number alone."""
        bare = self._footing("", bare=True)
        left = self.w.first_page(section.id) % 2 == 0
        return Footing(odd=footing.odd, even=footing.even, first=bare.even if left else bare.odd)

    def _section(self, section: Section) -> Xml:
        w = self.w
        opened = self._opens(section)
        first = section.body[0] if section.body else None
        takes = (
            not opened and not self.layout.pack and (isinstance(first, Worksheet | Activity) or _only_contacts(section))
        )
        w.state = State(section=section.id, lang=section.lang, section_title=section.title if takes else ())
        head = not opened and not takes and (not self.layout.pack or _loose(section))
        w.state.level = 1 if head or opened else 0
        body: list[str] = []
        text_ended = False
        for block in section.body:
            if not text_ended and isinstance(block, Worksheet | Activity):
                self._text_end(section, body)
                text_ended = True
            one = w.block(block)
            if body and one.startswith("<w:tbl>"):
                body[-1] = w.space_after(body[-1], 4.5)
            if body and one.startswith(SECTION_BREAK):
                body[-1:] = joined_end(body[-1], one)
            else:
                body.append(one)
            w.state.first = False
        if not text_ended:
            self._text_end(section, body)
        if opened and body:
            body[0] = w.space_before(body[0], 0)
        xml = self._template("section", section=section, head=head, body=Xml("".join(body)))
        if section.id not in w.ranged:
            return xml
        at = xml.find("</w:p>")
        mark = "" if end_of(f"{section.id}:text") in w.marked() else w.end_mark(f"{section.id}:text")
        return w.mark_end(section.id, xml[:at] + mark + xml[at:])

    def _text_end(self, section: Section, body: list[Any]) -> None:
        """Marks the end of a section's own text in the paragraph before it, where that is asked for."""
        at = next((k for k in range(len(body) - 1, -1, -1) if "</w:p>" in body[k]), None)
        if section.id in self.w.ranged and at is not None:
            body[at] = self.w.mark_end(f"{section.id}:text", body[at])

    def _opener(self, section: Section, numbered: Sequence[Section]) -> Xml:
        w, paper = self.w, self.layout.sheet
        entries = inside(section, self.outline)
        low, high = 0.44 * paper.height, 0.66 * paper.height
        if len(entries) > (paper.height - paper.bottom - low - OPENER_HEAD) // OPENER_ROW:
            entries = tuple(entry for entry in entries if entry.icon != "read")
        listed = OPENER_HEAD + OPENER_ROW * len(entries) if entries else 0
        tall = round(max(low, min(high, paper.height - paper.bottom - listed)), 1)
        at = next((k for k, one in enumerate(numbered) if one.id == section.id), 0)
        drawn = art.resolve(
            art.opener_art([one.number for one in numbered] or [section.number], at, paper.width, tall), self.w.values
        )
        media = w.parts.picture(drawn, "image/svg+xml", paper.width)
        box = Box(width=paper.width, height=tall)
        field = w.field_behind(box, name="Opener") + w.picture_at(media, box)
        w.state = State(section=section.id, lang=section.lang)
        return self._template(
            "opener",
            field=Xml(field),
            section=section,
            entries=entries,
            frame=w.frame(paper.text_width, y=tall + 11, on_page=True),
        )


def _fitted(shape: float, wide: float, high: float) -> Box:
    """The largest box of this shape (width by height) that fits."""
    return Box(width=wide, height=wide / shape) if wide / shape <= high else Box(width=high * shape, height=high)


def _size(title: str, large: tuple[int, int], medium: tuple[int, int]) -> str:
    longest = max(map(len, title.split()), default=0)
    for name, (letters, word) in (("", large), ("medium", medium)):
        if len(title) <= letters and longest <= word:
            return name
    return "long"


def _quiet(body: Sequence[Block]) -> bool:
    """Nothing in it asks for a page of its own."""
    return not any(b.kind in ("worksheet", "activity", "session-plan", "page-break", "references") for b in body)


def _only_contacts(section: Section) -> bool:
    return bool(section.body) and section.body[0].kind == "contacts" and not section.purpose


def _loose(section: Section) -> bool:
    return any(b.kind not in ("worksheet", "activity") for b in section.body)


__all__ = ["WordDocument", "end_of", "render_word"]
