"""What the contents list and the section openers show, and where page ranges are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from printgen.model.blocks import Activity, SessionPlan, Worksheet
from printgen.model.core import Block, Heading
from printgen.model.fields import Minutes
from printgen.model.inline import Reference
from printgen.model.inline import walk as inline_walk
from printgen.model.walk import children, inlines_of, walk
from printgen.record import record
from printgen.render.html_measure import USUAL, Measure

if TYPE_CHECKING:
    from printgen.model.workbook import Section, Workbook
    from printgen.render.html_page import Page

FEW = 3
"""So many activities of a section are listed one by one in the contents; more become a range."""


@record
class Entry:
    """One line of the contents or of an opener: its sign, where it leads, its words, how long it takes."""

    icon: str
    id: str
    title: Markup
    minutes: Minutes | None = None


@record
class SectionEntry:
    """A section in the contents.

    Attributes:
        joined: No rule parts it from the one before: neither has a number.
    """

    number: str
    entry: Entry
    what: str
    entries: tuple[Entry, ...]
    joined: bool

    def height(self, by: Measure = USUAL) -> float:
        """Millimetres that it takes."""
        lines = 1 + len(self.what) // (by.letters - 2) if self.what else 0
        return 13.5 * by.grown + by.line * lines + (by.line + by.grown) * len(self.entries)


def inside(section: Section, page: Page) -> tuple[Entry, ...]:
    """What a section holds, in order: its headings, worksheets, activities and plans."""
    return tuple(_entries(section, page, headings=True))


def for_contents(section: Section, page: Page) -> tuple[Entry, ...]:
    """Worksheets and plans of a section by name; activities by name when they are few, else as one range."""
    activities = [block for block in _found(section.body) if isinstance(block, Activity)]
    out: list[Entry] = []
    listed = False
    for entry in _entries(section, page, headings=False):
        if entry.icon != "activity" or len(activities) <= FEW:
            out.append(entry)
        elif not listed:
            first, last = activities[0], activities[-1]
            words = page.text("activity-range", first=first.number, last=last.number)
            out.append(Entry("activity", first.id, Markup("{}").format(words)))
            listed = True
    return tuple(out)


def section_entries(sections: Sequence[Section], page: Page, *, deep: bool) -> tuple[SectionEntry, ...]:
    """The lines of the contents."""
    out: list[SectionEntry] = []
    for section in sections:
        title = page.inline(section.title) if not section.short else Markup("{}").format(section.short)
        entries = for_contents(section, page) if deep else ()
        same = len(entries) == 1 and entries[0].icon in ("worksheet", "plan") and not section.number
        joined = bool(out) and not out[-1].number and not section.number
        out.append(
            SectionEntry(
                section.number,
                Entry("", section.id, page.unlinked(section.title) if not section.short else title),
                section.purpose,
                () if same and str(entries[0].title).endswith(str(title)) else entries,
                joined,
            )
        )
    return tuple(out)


def ranged(workbook: Workbook) -> frozenset[str]:
    """Ids whose page range is asked for anywhere: these need an anchor at their end."""
    found = set()
    for section in workbook.sections:
        for block in walk(section.body):
            for run in inlines_of(block):
                for node in inline_walk(run):
                    if isinstance(node, Reference) and node.form == "pages":
                        found.add(node.target)
    return frozenset(found)


def _entries(section: Section, page: Page, *, headings: bool) -> Iterator[Entry]:
    count = 0
    for block in _found(section.body):
        match block:
            case Worksheet():
                words = Markup("{}: {}").format(page.text("worksheet"), block.short or page.unlinked(block.title))
                yield Entry("worksheet", block.id, words, block.time)
            case Activity():
                words = Markup("{}: {}").format(
                    page.text("activity-number", number=block.number), block.short or page.unlinked(block.title)
                )
                yield Entry("activity", block.id, words, block.time)
            case SessionPlan():
                yield Entry("plan", block.id, page.unlinked(block.title), block.length or block.total or None)
            case Heading():
                count += 1
                if headings and block.level == 2:
                    yield Entry("read", block.id or f"{section.id}--h{count}", page.unlinked(block.content))
            case _:
                pass


def _found(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks of a section that can be listed, not those inside worksheets and activities."""
    for block in blocks:
        yield block
        if not isinstance(block, Worksheet | Activity | SessionPlan):
            yield from _found(tuple(children(block)))
