"""Workbook -> a Word document's body and parts: cover, contents, sections, each with its footers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from printgen.edition import PAPERS, STANDARD
from printgen.model.blocks import Activity, Worksheet
from printgen.model.inline import Inlines, plain
from printgen.record import record
from printgen.render.html_brand import contact_lines
from printgen.render.html_outline import inside, section_entries
from printgen.render.word.brand import colours, values
from printgen.render.word.breaks import paged
from printgen.render.word.contents import NONE, contents_of
from printgen.render.word.context import WordContext
from printgen.render.word.covers import Covers
from printgen.render.word.estimate import estimate
from printgen.render.word.flow import Flow
from printgen.render.word.footers import Footers
from printgen.render.word.layout import SECTION_BREAK, Footing, joined_end
from printgen.render.word.parts import Parts
from printgen.render.word.targets import targets
from printgen.render.word.words import anchor_name, end_of
from printgen.render.word.writing import State
from printgen.render.word.xml import Xml

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook
    from printgen.render.html_outline import SectionEntry
    from printgen.render.templates import Templates

Pages = Mapping[str, tuple[int, ...]]
_HEAD, _SMALLEST = 20.0, 0.82
"""Millimetres of the heading of the contents, and how much lower its lines are at most, on small paper."""
_OVER = Xml('<w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>')
"""Turns over after an opener, and carries the frame at its foot, which would go with the next block otherwise."""


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
        self.workbook, self.layout = workbook, layout
        self.outline: Any = _Outline(labels)
        self.flow = Flow(layout)
        found = targets(workbook)
        if pages is not None and layout.edition.size > STANDARD.size:  # larger text flows: its pages are its own
            pages = {name: known for name, known in pages.items() if not name.endswith(":top")}
        self.unasked = frozenset(map(end_of, found.sheets - found.ranged))
        self.entries = self._entries()
        styles = [(s.id, self.flow.style(s)) for s in workbook.sections]
        self.w = WordContext(
            workbook=workbook,
            layout=layout,
            labels=labels,
            templates=templates,
            parts=Parts(),
            pages=estimate(workbook, layout, self.flow.opens, self.flow.follows) if pages is None else pages,
            targets=frozenset(found.all),
            numbers={
                labels.text(f"{kind}-number", number=number): (identity, number)
                for identity, (kind, number) in found.numbered.items()
            },
            in_frames=frozenset(
                identity for identity, (kind, _) in found.numbered.items() if kind == "activity" and layout.sheet.marker
            ),
            titles=found.titled,
            taken=contents_of(styles, self.entries, found.titled, found.numbered) if self.entries else NONE,
            language=workbook.settings.language,
            colours=colours(brand),
            values=values(brand),
            contacts=contact_lines(brand),
            other_formats_line=brand.other_formats,
            read_text=templates.text,
            purpose=layout.purpose,
            bookmarked=found.bookmarked,
            ranged=frozenset(found.ranged & found.all | found.sheets),
        )
        self.covers = Covers(self.w, workbook, brand, layout)
        self.footers = Footers(self.w, brand, self.flow)
        self.imprint = brand.imprint

    def render(self) -> WordDocument:
        settings = self.workbook.settings
        chunks: list[str] = []
        if settings.cover is not None and not self.layout.pack:
            chunks += [self.covers.cover(), self._ends(Footing())]
        self.w.sections.start = 0 if self.layout.pack else settings.numbering.first_page
        if settings.contents is not None and not self.layout.pack:
            chunks += [self._contents(), self._ends(self.footers.plain(settings.title))]
        chunks += self._sections()
        w = self.w
        anchors = {anchor_name(identity): identity for identity in w.marked() if identity not in self.unasked}
        return WordDocument(paged(w.without_lost("".join(chunks))), w.parts, anchors, w.refers_to_pages)

    def _ends(self, footing: Footing, next_type: str = "nextPage") -> Xml:
        if not self.w.sections.upright:
            self.w.sections.footing = footing
        return self.w.paragraph("SectionBreak", "", self.w.sections.end(next_type))

    # Contents

    def _entries(self) -> tuple[SectionEntry, ...]:
        """Lines of the contents. Sections have their whole titles: Word takes them from the headings."""
        given = self.workbook.settings.contents
        if given is None or self.layout.pack:
            return ()
        listed = [replace(s, short="") for s in self.workbook.sections if s.id not in given.leave_out]
        entries = section_entries(listed, self.outline, deep=given.depth > 1)
        small = self.layout.sheet.text_height / PAPERS["a4"].text_height
        if sum(one.height() for one in entries) * max(small, _SMALLEST) + _HEAD > self.layout.sheet.text_height:
            return tuple(replace(one, what="") for one in entries)  # purposes stand with their sections too
        return entries

    def _contents(self) -> Xml:
        settings = self.workbook.settings
        assert settings.contents is not None
        title = settings.contents.title or self.w.text("contents")
        imprint = tuple(filter(None, (settings.notice, settings.legal, *self.imprint)))
        return self.w.page("contents", title=title, sections=self.entries, imprint=imprint, code=self.w.taken.code)

    # Sections

    def _sections(self) -> list[str]:
        chunks: list[str] = []
        sections = self.workbook.sections
        numbered = [s for s in sections if s.number]
        for at, section in enumerate(sections):
            footing = self.footers.of(section)
            self.w.turned_footing = partial(self.footers.of, section, turned=True)
            self.w.state = State(section=section.id, lang=section.lang)
            opened = self.flow.opens(section)
            opener = self.covers.opener(section, inside(section, self.outline), numbered) if opened else ""
            self.w.sections.footing = self.footers.opening(section, footing) if opener else footing
            body = self._section(section)
            chunks.append(Xml(opener + _OVER + body) if opener else body)
            if at == len(sections) - 1:
                chunks.append(self.w.sections.end())
            elif not self.flow.follows(sections[at + 1], section):
                chunks[-1:] = joined_end(chunks[-1], self._ends(self.w.sections.footing, self.flow.next_type))
        return chunks

    def _section(self, section: Section) -> Xml:
        w, flow = self.w, self.flow
        opened, head = flow.opens(section), flow.heads(section)
        title = section.title if flow.lends(section) else ()
        w.state = State(section=section.id, lang=section.lang, section_title=title, level=1 if head or opened else 0)
        body = self._body(section)
        if opened and body:
            body[0] = w.space_before(body[0], 0)
        xml = w.page("section", section=section, head=head, body=Xml("".join(body)))
        if section.id not in w.ranged:
            return xml
        at = xml.find("</w:p>")
        mark = "" if end_of(f"{section.id}:text") in w.marked() else w.end_mark(f"{section.id}:text")
        return w.mark_end(section.id, xml[:at] + mark + xml[at:])

    def _body(self, section: Section) -> list[str]:
        w = self.w
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
        return body

    def _text_end(self, section: Section, body: list[str]) -> None:
        """Marks the end of a section's own text in the paragraph before it, where that is asked for."""
        at = next((k for k in range(len(body) - 1, -1, -1) if "</w:p>" in body[k]), None)
        if section.id in self.w.ranged and at is not None:
            body[at] = self.w.mark_end(f"{section.id}:text", body[at])


__all__ = ["WordDocument", "end_of", "render_word"]
