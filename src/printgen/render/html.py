"""Workbook -> HTML and CSS for paper: cover, contents, sections, and the style sheets that dress them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from printgen.edition import BLEED
from printgen.model.core import Block
from printgen.model.inline import plain
from printgen.record import record
from printgen.render import art, html_style
from printgen.render.html_brand import dress
from printgen.render.html_inlines import MARK, page_ranges, tied
from printgen.render.html_measure import USUAL, height
from printgen.render.html_outline import Entry, SectionEntry, inside, section_entries
from printgen.render.html_page import Page
from printgen.render.html_pictures import SVG, Asset

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook
    from printgen.render.templates import Templates

TIGHT = 0.86
"""Share of its height that a contents list keeps when its lines are closed up."""
ROW, CLOSE_ROW = 9.0, 7.0
"""Millimetres of a line in an opener's list."""
STUMP = 16
"""Fewer letters of a title in the footer say nothing."""
LARGE_ROW = 1.47
"""The same in editions with larger text, in lines of text."""
LARGE_TITLE = 17.0
"""Millimetres of a line of an opener's title there."""
OPENER_LETTERS = 39
"""Letters of 12 pt in a line of an opener's purpose."""


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


@record
class Cover:
    """What the cover shows: ``size`` is the CSS class of its title, ``field`` its height when nothing stands below."""

    title: Markup
    size: str
    subtitle: Markup
    lines: tuple[str, ...]
    art: str
    picture: str
    alt: str
    logo: str
    name: str
    partners: tuple[str, ...]
    field: float


@record
class Contents:
    """What the contents page shows."""

    title: str
    sections: tuple[SectionEntry, ...]
    imprint: tuple[str, ...]
    one_page: bool
    tight: bool


@record
class Opener:
    """What a section's opening page shows.

    Attributes:
        art: Name of the picture.
        size: CSS class of the title.
        field: Height of its colour, in millimetres.
        entries: What is in the section.
        many: The list is long, and closed up.
        apart: The list does not fit below the field: it stands on the next page, and the text follows it.
    """

    art: str
    size: str
    field: float
    entries: tuple[Entry, ...]
    many: bool
    apart: bool = False


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
            "cover": self._cover(),
        }
        contents = self._contents()
        imprint = () if self.layout.pack or (contents and contents.one_page) else self._imprint()
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

    # Cover and contents

    def _cover(self) -> Cover | None:
        settings, given = self.workbook.settings, self.workbook.settings.cover
        if given is None or self.layout.pack:
            return None
        bare = not (self.dress.logo_alt or self.dress.name_beside_logo or self.dress.partners)
        field = self.layout.sheet.height if bare else html_style.cover_field(self.layout)
        picture, drawn = self._cover_picture(given.picture, field, decorative=given.decorative or not given.alt)
        audience = given.audience
        return Cover(
            title=Markup(tied(str(escape(settings.title)))),
            size=_size(settings.title, (24, 10), (48, 14)),
            subtitle=Markup(tied(str(escape(settings.subtitle)))),
            lines=tuple(filter(None, (audience, given.date, given.note))),
            art=drawn,
            picture=picture,
            alt=given.alt,
            logo=self.dress.logo_alt,
            name=self.dress.name_beside_logo,
            partners=self.dress.partners,
            field=field if bare else 0,
        )

    def _cover_picture(self, src: str, field: float, *, decorative: bool) -> tuple[str, str]:
        """(picture, art): one of the two names what the field shows."""
        bleed = BLEED if self.layout.crop_marks else 0
        if not src:
            svg = art.fit_field(art.cover_art(), self.layout.sheet, field, bleed)
            return "", self.pictures.add_art("art/cover.svg", svg)
        name = self.pictures.named(src)
        data, mime = self.pictures.assets[name]
        if mime == SVG:
            self.pictures.assets[name] = (art.fit_field(data, self.layout.sheet, field, bleed), mime)
        return ("", name) if decorative and mime == SVG else (name, "")

    def _contents(self) -> Contents | None:
        given = self.workbook.settings.contents
        if given is None or self.layout.pack:
            return None
        listed = [s for s in self.workbook.sections if s.id not in given.leave_out]
        sections = section_entries(listed, self.page, deep=given.depth > 1)
        imprint = self._imprint()
        by = self.page.measure
        foot = sum(5 / 6 * by.line * (1 + len(line) * 64 // (80 * by.letters)) + 1.5 for line in imprint)
        room = self.layout.sheet.text_height - foot - 12 * by.grown
        tall = self._contents_height(sections)
        bare = tuple(replace(one, what="") for one in sections)  # the purposes stand on the openers too
        short = self._contents_height(bare)
        if tall * TIGHT > room and (by is USUAL or -(-short // room) < -(-tall // room)):
            sections, tall = bare, short
        tight = tall > room and (by is USUAL or tall * TIGHT <= room)
        return Contents(
            title=given.title or self.labels.text("contents"),
            sections=sections,
            imprint=imprint,
            one_page=tall * (TIGHT if tight else 1) < room,
            tight=tight,
        )

    def _contents_height(self, sections: Iterable[SectionEntry]) -> float:
        scale = {"a4": 1.0, "letter": 0.94, "a5": 0.82}[self.layout.paper]
        return scale * sum(one.height(self.page.measure) for one in sections) + 20 * self.page.measure.grown

    def _imprint(self) -> tuple[str, ...]:
        settings = self.workbook.settings
        return tuple(filter(None, (settings.notice, settings.legal, *self.dress.imprint)))

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
        opener = self._opener(section, numbered) if opens else None
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
        room = html_style.footer_letters(self.layout, label=bool(self._folio()[0]))
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

    def _opener(self, section: Section, numbered: Sequence[Section]) -> Opener:
        if self.layout.edition.signs == "above":
            return self._large_opener(section, numbered)
        sheet = self.layout.sheet
        most = int((sheet.height - sheet.bottom - 0.44 * sheet.height - 20) // ROW)
        entries = inside(section, self.page)
        if len(entries) > most:
            entries = tuple(e for e in entries if e.icon != "read")
        many = len(entries) > most
        listed = 20 + (CLOSE_ROW if many else ROW) * len(entries) if entries else 0
        field = round(max(0.44 * sheet.height, min(0.66 * sheet.height, sheet.height - sheet.bottom - listed)), 1)
        name = self._opener_art(section, numbered, field)
        return Opener(name, _opener_size(plain(section.title)), field, entries, many)

    def _large_opener(self, section: Section, numbered: Sequence[Section]) -> Opener:
        """An opener in larger text: its words take the room that they need, and so does the list."""
        sheet, by = self.layout.sheet, self.page.measure
        title = plain(section.title)
        across = OPENER_LETTERS * 12 // round(self.layout.edition.sizes.lead)
        words = 48 + 8 * by.grown + LARGE_TITLE * len(wrap(title, 14))
        words += 1.34 * by.line * len(wrap(section.purpose, across))
        least = max(0.44 * sheet.height, sheet.top + words)
        room = sheet.height - sheet.bottom - least
        entries = inside(section, self.page)
        if self._listed(entries) > room:
            entries = tuple(e for e in entries if e.icon != "read")
        apart = self._listed(entries) > room
        below = 0 if apart else self._listed(entries)
        field = round(max(least, min(0.72 * sheet.height, sheet.height - sheet.bottom - below)), 1)
        name = self._opener_art(section, numbered, field)
        return Opener(name, _opener_size(title), field, entries, many=False, apart=apart)

    def _listed(self, entries: Sequence[Entry]) -> float:
        """Height of an opener's list in larger text, its heading counted."""
        by = self.page.measure
        wide = [by.letters - 18 if entry.minutes else by.letters - 10 for entry in entries]
        lines = sum(len(wrap(entry.title.striptags(), most)) for entry, most in zip(entries, wide, strict=True))
        return 3.2 * by.line + by.line * (lines + (LARGE_ROW - 1) * len(entries)) if entries else 0

    def _opener_art(self, section: Section, numbered: Sequence[Section], field: float) -> str:
        """The name of the picture on a section's opener."""
        sheet = self.layout.sheet
        at = next((k for k, one in enumerate(numbered) if one.id == section.id), 0)
        numbers = [one.number for one in numbered] or [section.number]
        bleed = BLEED if self.layout.crop_marks else 0
        drawn = art.opener_art(numbers, at, sheet.width, field, bleed)
        return self.pictures.add_art(f"art/opener-{at + 1}.svg", drawn)

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
    if letters < STUMP and section.number:
        said = labels.text("section-number", number=section.number)
        return f"{section.kicker} {section.number}" if section.kicker else said
    words = shorten(section.short or plain(section.title), letters, placeholder=" \u2026")
    return f"{section.number}\u2002{words}" if section.number else words


def _size(title: str, large: tuple[int, int], medium: tuple[int, int]) -> str:
    """Class of a title by its letters in all, and in its longest word."""
    longest = max(map(len, title.split()), default=0)
    for name, (letters, word) in (("", large), ("medium", medium)):
        if len(title) <= letters and longest <= word:
            return name
    return "long"


def _opener_size(title: str) -> str:
    """Class of an opener's title: the largest size at which it takes three lines at most, beside the ring."""
    for name, letters in (("", 9), ("medium", 11)):
        if max(map(len, title.split())) <= letters and len(wrap(title, letters)) <= 3:
            return name
    return "long"


def _quiet(body: Sequence[Block]) -> bool:
    """Nothing in it asks for a page of its own."""
    return not any(b.kind in ("worksheet", "activity", "session-plan", "page-break", "references") for b in body)
