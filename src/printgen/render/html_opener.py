"""Section openers: the field of colour, the ring of chairs, and the list of what is in the section."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from printgen.edition import BLEED
from printgen.model.inline import plain
from printgen.record import record
from printgen.render import art
from printgen.render.html_outline import Entry, inside

if TYPE_CHECKING:
    from printgen.model.workbook import Section
    from printgen.render.html_page import Page

ROW, CLOSE_ROW = 9.0, 7.0
"""Millimetres of a line in an opener's list."""
LARGE_ROW = 1.47
"""The same in editions with larger text, in lines of text."""
TITLES = {"": (9, 16.6), "medium": (11, 13.7), "long": (14, 11.9)}
"""Classes of an opener's title: letters on a line beside the ring, and the height of a line in millimetres."""
HEAD = 56.0
"""Millimetres above and below the title, beside the lines of text that stand there, in editions with larger text."""
OPENER_LETTERS = 39
"""Letters of 12 pt in a line of an opener's purpose."""


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


def opener(section: Section, numbered: Sequence[Section], page: Page) -> Opener:
    """The opener of a section.

    Args:
        section: Which opens.
        numbered: All sections that have a number, and so a chair in the ring.
        page: The document as it is being written.
    """
    large = page.layout.edition.signs == "above"
    shown = _large(section, page) if large else _usual(section, page)
    name = _picture(section, numbered, page, shown.field)
    return Opener(name, shown.size, shown.field, shown.entries, shown.many, shown.apart)


def _usual(section: Section, page: Page) -> Opener:
    sheet = page.layout.sheet
    most = int((sheet.height - sheet.bottom - 0.44 * sheet.height - 20) // ROW)
    entries = inside(section, page)
    if len(entries) > most:
        entries = tuple(e for e in entries if e.icon != "read")
    many = len(entries) > most
    listed = 20 + (CLOSE_ROW if many else ROW) * len(entries) if entries else 0
    field = round(max(0.44 * sheet.height, min(0.66 * sheet.height, sheet.height - sheet.bottom - listed)), 1)
    return Opener("", title_size(plain(section.title)), field, entries, many)


def _large(section: Section, page: Page) -> Opener:
    """In larger text its words take the room that they need, and so does the list.

    Without room below, the field takes the whole page and the list opens the next one.
    """
    sheet, size = page.layout.sheet, title_size(plain(section.title))
    least = max(0.44 * sheet.height, sheet.top + _words(section, page, size))
    foot = sheet.height - sheet.bottom
    entries = inside(section, page)
    if _listed(entries, page) > foot - least:
        entries = tuple(e for e in entries if e.icon != "read")
    below = _listed(entries, page)
    apart = below > foot - least
    field = max(least, foot) if apart else max(least, min(0.72 * sheet.height, foot - below))
    return Opener("", size, round(field, 1), entries, many=False, apart=apart)


def _words(section: Section, page: Page, size: str) -> float:
    """Millimetres that number, title and purpose take in larger text."""
    lead = page.layout.edition.sizes.lead
    by = page.measure.line * lead / page.layout.edition.size
    letters, line = TITLES[size]
    across = OPENER_LETTERS * 12 // round(lead)
    return HEAD + by + line * len(wrap(plain(section.title), letters)) + by * len(wrap(section.purpose, across))


def _listed(entries: Sequence[Entry], page: Page) -> float:
    """Height of an opener's list in larger text, its heading counted."""
    by = page.measure
    wide = [by.letters - 18 if entry.minutes else by.letters - 10 for entry in entries]
    lines = sum(len(wrap(entry.title.striptags(), most)) for entry, most in zip(entries, wide, strict=True))
    return 2.8 * by.line + by.line * (lines + (LARGE_ROW - 1) * len(entries)) if entries else 0


def _picture(section: Section, numbered: Sequence[Section], page: Page, field: float) -> str:
    """The name of the picture on a section's opener."""
    layout = page.layout
    at = next((k for k, one in enumerate(numbered) if one.id == section.id), 0)
    numbers = [one.number for one in numbered] or [section.number]
    bleed = BLEED if layout.crop_marks else 0
    drawn = art.opener_art(numbers, at, layout.sheet.width, field, bleed)
    return page.pictures.add_art(f"art/opener-{at + 1}.svg", drawn)


def title_size(title: str) -> str:
    """Class of an opener's title: the largest size at which it takes three lines at most, beside the ring."""
    for name in ("", "medium"):
        letters = TITLES[name][0]
        if max(map(len, title.split())) <= letters and len(wrap(title, letters)) <= 3:
            return name
    return "long"
