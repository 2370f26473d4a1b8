"""Workbook -> HTML and CSS for paper: the whole document, and the style sheets that dress it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from markupsafe import Markup

from printgen.model.core import Block
from printgen.model.inline import plain
from printgen.record import record
from printgen.render import html_front, html_opener, html_style
from printgen.render.html_brand import dress
from printgen.render.html_inlines import MARK, page_ranges
from printgen.render.html_measure import height
from printgen.render.html_page import Page
from printgen.render.html_pictures import Asset

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook
    from printgen.render.templates import Templates

STUMP = 24
"""Fewer letters of a title that is cut in the footer say too little."""


@record
class Rendered:
    """A document for the page engine.

    Attributes:
        html: The whole document.
        css: Style sheets, in order.
        assets: Files that both name, by name: bytes and media type.
        title: For the file's metadata.
        language: BCP 47 tag.
        ranges: Words for ranges of pages, by counter style.
    """

    html: str
    css: tuple[str, ...]
    assets: Mapping[str, Asset]
    title: str
    language: str
    ranges: Mapping[str, tuple[str, str]]


def render_html(
    workbook: Workbook,
    brand: Brand,
    layout: Layout,
    labels: Labels,
    templates: Templates | None = None,
    print_pages: Mapping[str, int] | None = None,
    places: bool = False,
) -> Rendered:
    """Renders a prepared workbook for paper.

    Args:
        workbook: Selected, numbered, linked.
        brand: Who it is from: colours, fonts, logos, contacts.
        layout: Paper, binding, marks.
        labels: The words that templates add.
        templates: The designer's folder; None for the packaged one.
        print_pages: Pages of the standard print by place; None where nothing says them.
        places: Each section and block says its place in the source, for the layout that finds those pages.

    Raises:
        PrintgenError: A template has a fault.
    """
    if templates is None:
        from printgen.render.templates import Templates

        templates = Templates()
    return _Document(workbook, brand, layout, labels, templates, print_pages, places).render()


class _Document:
    def __init__(
        self,
        workbook: Workbook,
        brand: Brand,
        layout: Layout,
        labels: Labels,
        templates: Templates,
        print_pages: Mapping[str, int] | None,
        places: bool,
    ) -> None:
        self.workbook, self.layout, self.labels, self.templates = workbook, layout, labels, templates
        self.dress = dress(brand, layout.edition)
        self.base = html_style.base(templates, layout)
        self.tokens = html_style.tokens(*self.base, self.dress.css)
        self.page = Page(workbook, self.dress, layout, labels, templates, self.tokens, print_pages, places)
        self.page.print_in_foot = bool(print_pages) and layout.edition.signs == "beside"
        self.pictures = self.page.pictures

    def render(self) -> Rendered:
        settings = self.workbook.settings
        context = {
            "r": self.page,
            "language": settings.language,
            "title": self._title(),
            "author": self.dress.name,
            "description": settings.description,
            "cover": html_front.cover(self.page),
        }
        contents = html_front.contents(self.page)
        said = self.layout.pack or (contents and contents.imprint)
        imprint = () if said else html_front.imprint(self.page)
        sections = self._pack() if self.layout.pack else self._sections()
        html = self.templates.render(
            "html/document.html.j2", {**context, "contents": contents, "imprint": imprint, "sections": sections}
        )
        return Rendered(
            html, self._css(), self.pictures.assets, self._title(), settings.language, page_ranges(self.labels)
        )

    def _title(self) -> str:
        settings = self.workbook.settings
        return f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title

    # Style

    def _css(self) -> tuple[str, ...]:
        cover = bool(self.workbook.settings.cover) and not self.layout.pack
        first = self.workbook.settings.numbering.first_page
        start = first if cover or self.layout.pack is False else 1
        usual = 2 if cover else 1
        generated = html_style.generated(
            self.templates,
            self.layout,
            self.tokens,
            self.page.icons,
            logo_small=self.dress.logo_small,
            logo_width=self.dress.logo_small_width,
            folio=self._folio(),
            restart=(usual, start) if start != usual and not self.layout.pack else None,
            print_in_foot=self.page.print_in_foot,
            turns=self.page.turns,
        )
        return ("\n".join(self.base), self.dress.css, generated)

    def _folio(self) -> tuple[str, str]:
        label = self.workbook.settings.numbering.page_label
        if not label or self.layout.pack:
            return "", ""
        before, _, after = self.labels.text("page-labelled", label=label, n=MARK).partition(MARK)
        return before, after

    # Sections

    def _sections(self) -> list[Markup]:
        numbered = [s for s in self.workbook.sections if s.number]
        out, before = [], None
        for section in self.workbook.sections:
            out.append(self._section(section, numbered, before))
            before = section
        return out

    def _section(self, section: Section, numbered: Sequence[Section], before: Section | None) -> Markup:
        title = self.page.inline(section.title, tie=True)
        run = _running(section, self._footer_letters(), self.labels)
        opens = section.number != "" if section.opener is None else section.opener
        opener = html_opener.opener(section, numbered, self.page) if opens else None
        attributes = self._attributes(section, self._start(section, before))
        mark = self.page.section_mark(section, opener=opens)
        body, taken = self.page.body(section, run, Markup("") if opener else title)
        return Markup(
            self.templates.render(
                "html/section.html.j2",
                {
                    "r": self.page,
                    "section": section,
                    "title": self.page.inline(section.title) if opener else title,
                    "run": run,
                    "attributes": attributes,
                    "opener": opener,
                    "mark": mark,
                    "head": not opener and not taken,
                    "body": body,
                },
            )
        )

    def _footer_letters(self) -> int:
        """Letters of a section's title that the footer has room for."""
        label, logo = bool(self._folio()[0]), self.dress.logo_small_width
        room = html_style.footer_letters(self.layout, label=label, logo=logo)
        return room - len(self.labels.text("print-page", n=100)) - 2 if self.page.print_in_foot else room

    def _attributes(self, section: Section, start: str) -> Markup:
        return self.page.attributes(section, f"sec {start}") + self.page.place(section) + self.page.print_place(section)

    def _start(self, section: Section, before: Section | None) -> str:
        """A new page, but a short unnumbered section follows a quiet one on the same page where it fits whole."""
        if before is None or section.number or before.number:
            return "new-page"
        low = height(section.body, self.page.measure) + 25 < self.layout.sheet.text_height * 0.42
        short = low and _quiet(section.body)
        after_contacts = len(before.body) == 1 and before.body[0].kind == "contacts"
        if after_contacts and _quiet(section.body[:2]):
            return "follows"
        return "follows whole" if short and _quiet(before.body) else "new-page"

    # Packs

    def _pack(self) -> list[Markup]:
        """Each worksheet and activity on pages of its own; loose answer spaces under their section's title."""
        return [self._pack_section(section) for section in self.workbook.sections]

    def _pack_section(self, section: Section) -> Markup:
        loose = [b for b in section.body if b.kind not in ("worksheet", "activity")]
        run = self.labels.text("from-workbook", title=self.workbook.settings.title)
        start = "new-right" if self.layout.duplex else "new-page"
        attributes = self._attributes(section, start)
        mark = self.page.section_mark(section, opener=False) if loose else Markup("")
        body, _ = self.page.body(section, run, Markup(""), first=not loose)
        return Markup(
            self.templates.render(
                "html/section.html.j2",
                {
                    "r": self.page,
                    "section": section,
                    "title": self.page.inline(section.title, tie=True),
                    "run": run,
                    "attributes": attributes,
                    "opener": None,
                    "mark": mark,
                    "head": bool(loose),
                    "body": body,
                },
            )
        )


def _running(section: Section, letters: int, labels: Labels) -> str:
    """Words for the footer, on one line: the section's title, or where that would be cut to a stump, its number."""
    title = section.short or plain(section.title)
    if letters < min(STUMP, len(title)) and section.number:
        said = labels.text("section-number", number=section.number)
        return f"{section.kicker} {section.number}" if section.kicker else said
    words = shorten(title, letters, placeholder=" \u2026").removeprefix("\u2026")
    return f"{section.number}\u2002{words}" if section.number else words


def _quiet(body: Sequence[Block]) -> bool:
    """Nothing in it asks for a page of its own."""
    return not any(b.kind in ("worksheet", "activity", "session-plan", "page-break", "references") for b in body)
