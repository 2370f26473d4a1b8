"""What stands before the sections: the cover, the contents list, and the imprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from printgen.edition import BLEED
from printgen.record import record
from printgen.render import art, html_style
from printgen.render.html_inlines import tied
from printgen.render.html_measure import USUAL
from printgen.render.html_outline import SectionEntry, section_entries
from printgen.render.html_pictures import SVG

if TYPE_CHECKING:
    from printgen.model.workbook import Cover as GivenCover
    from printgen.render.html_page import Page

TIGHT = 0.86
"""Share of its height that a contents list keeps when its lines are closed up."""


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
    """What the contents pages show.

    Attributes:
        title: Their heading.
        sections: What is listed.
        imprint: What stands below the list; empty where it stands at the end of the document.
        one_page: The list fits on one page.
        tight: Its lines are closed up.
    """

    title: str
    sections: tuple[SectionEntry, ...]
    imprint: tuple[str, ...]
    one_page: bool
    tight: bool


def cover(page: Page) -> Cover | None:
    """The cover of a workbook; None where it has none."""
    settings, dress, layout = page.workbook.settings, page.brand, page.layout
    given = settings.cover
    if given is None or layout.pack:
        return None
    bare = not (dress.logo_alt or dress.name_beside_logo or dress.partners)
    field = layout.sheet.height if bare else html_style.cover_field(layout)
    picture, drawn = _cover_picture(page, given, field)
    return Cover(
        title=Markup(tied(str(escape(settings.title)))),
        size=_size(settings.title, (24, 10), (48, 14)),
        subtitle=Markup(tied(str(escape(settings.subtitle)))),
        lines=tuple(filter(None, (given.audience, given.date, given.note))),
        art=drawn,
        picture=picture,
        alt=given.alt,
        logo=dress.logo_alt,
        name=dress.name_beside_logo,
        partners=dress.partners,
        field=field if bare else 0,
    )


def _cover_picture(page: Page, given: GivenCover, field: float) -> tuple[str, str]:
    """(picture, art): one of the two names what the field shows."""
    layout, pictures = page.layout, page.pictures
    bleed = BLEED if layout.crop_marks else 0
    if not given.picture:
        svg = art.fit_field(art.cover_art(), layout.sheet, field, bleed)
        return "", pictures.add_art("art/cover.svg", svg)
    name = pictures.named(given.picture)
    data, mime = pictures.assets[name]
    if mime == SVG:
        pictures.assets[name] = (art.fit_field(data, layout.sheet, field, bleed), mime)
    decorative = given.decorative or not given.alt
    return ("", name) if decorative and mime == SVG else (name, "")


def contents(page: Page) -> Contents | None:
    """The contents list; None where a workbook has none."""
    given = page.workbook.settings.contents
    if given is None or page.layout.pack:
        return None
    listed = [s for s in page.workbook.sections if s.id not in given.leave_out]
    sections = section_entries(listed, page, deep=given.depth > 1)
    by, lines = page.measure, imprint(page)
    foot = sum(5 / 6 * by.line * (1 + len(line) * 64 // (80 * by.letters)) + 1.5 for line in lines)
    text = page.layout.sheet.text_height
    room = text - foot - 12 * by.grown
    tall = _height(sections, page)
    bare = tuple(replace(one, what="") for one in sections)  # the purposes stand on the openers too
    short = _height(bare, page)
    if tall * TIGHT > room and (by is USUAL or -(-short // room) < -(-tall // room)):
        sections, tall = bare, short
    tight = tall > room and (by is USUAL or tall * TIGHT <= room)
    one_page = tall * (TIGHT if tight else 1) < room
    below = one_page or (by is not USUAL and tall % text + foot + 12 * by.grown < ROOMY * text)
    title = given.title or page.text("contents")
    return Contents(title, sections, lines if below else (), one_page, tight)


ROOMY = 0.8
"""So much of the last page of a longer list may be full, with the imprint below it."""


def _height(sections: Iterable[SectionEntry], page: Page) -> float:
    scale = {"a4": 1.0, "letter": 0.94, "a5": 0.82}[page.layout.paper]
    return scale * sum(one.height(page.measure) for one in sections) + 20 * page.measure.grown


def imprint(page: Page) -> tuple[str, ...]:
    """The lines of the imprint: the workbook's, then the brand's."""
    settings = page.workbook.settings
    return tuple(filter(None, (settings.notice, settings.legal, *page.brand.imprint)))


def _size(title: str, large: tuple[int, int], medium: tuple[int, int]) -> str:
    """Class of a title by its letters in all, and in its longest word."""
    longest = max(map(len, title.split()), default=0)
    for name, (letters, word) in (("", large), ("medium", medium)):
        if len(title) <= letters and longest <= word:
            return name
    return "long"
