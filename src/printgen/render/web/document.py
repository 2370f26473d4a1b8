"""Workbook -> what a web page or a book for reading apps is made of: cover, contents, sections, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from printgen.model.blocks import Activity, Worksheet
from printgen.model.inline import plain
from printgen.render import art, html_style
from printgen.render.html_brand import dress
from printgen.render.html_inlines import tied
from printgen.render.html_outline import Entry, SectionEntry, inside, section_entries
from printgen.render.html_pictures import SVG, Asset
from printgen.render.web.page import WebPage
from printgen.render.web.templates import WebTemplates

if TYPE_CHECKING:
    from printgen.job import Job
    from printgen.model.workbook import Section

ART_WIDTH, ART_HEIGHT = 210.0, 190.0
"""Millimetres that cover and openers are drawn for; the style sheet fits them to the screen."""
FEWEST = 3
"""Lines from which a contents list helps."""
LONG, MEDIUM = 34, 18
"""Letters of a title from which it is set smaller."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as HTML.

    Attributes:
        pages: Numbers of the printed pages that start in it.
    """

    id: str
    title: str
    html: Markup
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebDocument:
    """What a page or a book is put together from.

    Attributes:
        page: The helpers that its templates were given.
        title: Title and subtitle, for the file's metadata.
        cover: HTML of the cover.
        contents: Lines of the contents list; None where none is wanted.
        chapters: The sections, in order.
        imprint: Lines of small print.
        assets: Files that the HTML names: bytes and media type.
    """

    page: WebPage
    title: str
    cover: Markup
    contents: Contents | None
    chapters: tuple[Chapter, ...]
    imprint: tuple[str, ...]
    assets: Mapping[str, Asset]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents list shows."""

    title: str
    sections: tuple[SectionEntry, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover shows: ``size`` is the CSS class of its title, ``art`` the name of its picture."""

    title: Markup
    size: str
    subtitle: Markup
    lines: tuple[str, ...]
    art: str
    alt: str
    logo: str
    name: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opener:
    """What a section opens with: the name of its picture, and what is in the section."""

    art: str
    entries: tuple[Entry, ...]


def render_web(job: Job, *, fills: bool) -> WebDocument:
    """Renders a prepared workbook for screens.

    Args:
        job: The workbook and what dresses it.
        fills: It has fields to type into; otherwise room to write, for a device that takes a pen.

    Raises:
        PrintgenError: A template has a fault.
    """
    return _Document(job, fills).render()


class _Document:
    def __init__(self, job: Job, fills: bool) -> None:
        self.job, self.fills = job, fills
        self.workbook, self.labels = job.workbook, job.labels
        self.templates = WebTemplates(job.templates)
        self.dress = dress(job.brand)
        tokens = html_style.tokens(self.dress.css)
        self.page = WebPage(
            job.workbook,
            self.dress,
            job.layout,
            job.labels,
            self.templates,
            tokens,
            pages=job.pages,
            print_pages=None if job.layout.pack else job.print_pages,
            fills=fills,
        )
        self.pictures = self.page.pictures

    def render(self) -> WebDocument:
        settings = self.workbook.settings
        cover = Markup(self.templates.render("html/cover.html.j2", {"r": self.page, "cover": self._cover()}))
        contents = self._contents()
        chapters = tuple(self._chapters(contents is not None))
        return WebDocument(
            page=self.page,
            title=f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title,
            cover=cover,
            contents=contents,
            chapters=chapters,
            imprint=tuple(filter(None, (settings.notice, settings.legal, *self.dress.imprint))),
            assets=self.pictures.assets,
        )

    # Cover and contents

    def _cover(self) -> Cover:
        settings = self.workbook.settings
        given = None if self.job.layout.pack else settings.cover
        return Cover(
            title=Markup(tied(str(escape(settings.title)))),
            size=_size(settings.title),
            subtitle=Markup(tied(str(escape(settings.subtitle)))),
            lines=tuple(filter(None, (given.audience, given.date, given.note))) if given else (),
            art=self._cover_art(given.picture) if given else "",
            alt="" if given is None or given.decorative else given.alt,
            logo=self.dress.logo_alt,
            name=self.dress.name_beside_logo,
            partners=self.dress.partners,
        )

    def _cover_art(self, src: str) -> str:
        if src:
            return self.pictures.named(src)
        return self.pictures.add_art("art/cover.svg", art.cover_art())

    def _contents(self) -> Contents | None:
        given = self.workbook.settings.contents
        if given is None:
            return None
        listed = [s for s in self.workbook.sections if s.id not in given.leave_out]
        entries = section_entries(listed, self.page, deep=given.depth > 1)
        if sum(1 + len(one.entries) for one in entries) < FEWEST:
            return None
        return Contents(given.title or self.labels.text("contents"), entries)

    # Sections

    def _chapters(self, listed: bool) -> list[Chapter]:
        numbered = [s for s in self.workbook.sections if s.number]
        return [self._chapter(section, numbered, listed) for section in self.workbook.sections]

    def _chapter(self, section: Section, numbered: Sequence[Section], listed: bool) -> Chapter:
        page, before = self.page, len(self.page.marks)
        title = page.inline(section.title, tie=True)
        pack = self.job.layout.pack
        opens = not pack and (section.number != "" if section.opener is None else section.opener)
        opener = self._opener(section, numbered) if opens else None
        mark = page.section_mark(section, opener=opens)
        loose = not all(isinstance(b, Worksheet | Activity) for b in section.body)
        body, taken = page.body(section, "", Markup("") if opener or pack else title)
        html = self.templates.render(
            "html/section.html.j2",
            {
                "r": page,
                "section": section,
                "mark": mark,
                "title": page.inline(section.title) if opener else title,
                "attributes": page.attributes(section, "sec" + ("" if opener else " plain")),
                "opener": opener,
                "head": not opener and not taken and (loose or not pack),
                "body": body,
                "notes": page.notes(),
                "onward": listed and self.fills,
            },
        )
        pages = tuple(page.marks[before:])
        return Chapter(section.id, section.short or plain(section.title), Markup(html), pages)

    def _opener(self, section: Section, numbered: Sequence[Section]) -> Opener:
        at = next((k for k, one in enumerate(numbered) if one.id == section.id), 0)
        numbers = [one.number for one in numbered] or [section.number]
        name = self.pictures.add_art(f"art/opener-{at + 1}.svg", art.opener_art(numbers, at, ART_WIDTH, ART_HEIGHT))
        return Opener(name, inside(section, self.page))


def _size(title: str) -> str:
    """Class of a title by its length."""
    return "long" if len(title) > LONG else "medium" if len(title) > MEDIUM else ""


__all__ = ["SVG", "Chapter", "Contents", "WebDocument", "render_web"]
