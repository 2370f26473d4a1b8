"""Page numbers of a Word document that nobody has laid out: from how tall its blocks are, roughly.

Word counts again as soon as it lays the document out; these stand in its fields until then, and for readers that never
count. Where the PDF is made in the same run, its numbers are used instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from printgen.edition import Layout
from printgen.model.answers import ActionPlan, Item, Question
from printgen.model.blocks import Activity, Figure, SessionPlan, Worksheet
from printgen.model.core import Block, Heading, List, Paragraph, Table
from printgen.model.walk import children
from printgen.model.workbook import Section, Workbook
from printgen.render.html_measure import height

PLAN_PAGE = 90.0
HEAD = {"worksheet": 45.0, "activity": 35.0, "session-plan": 27.0}
"""Height of the head of what opens with one."""
WHOLE = (Paragraph, List, Table, Figure, Question)


@dataclass(slots=True)
class _Pages:
    """Counts pages while blocks are put one under the other."""

    room: float
    page: int
    used: float = 0.0
    section: str = ""
    headings: int = 0
    found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def turn(self) -> None:
        """Goes to a new page unless this one is empty."""
        if self.used:
            self.page, self.used = self.page + 1, 0.0

    def put(self, tall: float, *, whole: bool = True) -> None:
        """Puts something down, on a new page when it does not fit and may not be cut."""
        if self.used + tall > self.room and whole and tall <= self.room:
            self.turn()
        self.used += tall
        while self.used > self.room:
            self.page, self.used = self.page + 1, self.used - self.room

    def note(self, identity: str, first: int) -> None:
        """Remembers where something started and that it ends here."""
        if identity:
            self.found[identity] = (first, self.page)


def estimate(
    workbook: Workbook, layout: Layout, opens: Callable[[Section], bool], follows: Callable[[Section, Section], bool]
) -> dict[str, tuple[int, int]]:
    """First and last page by id, and by ``<id>:text`` for a section's text before its first worksheet or activity.

    Args:
        workbook: Prepared.
        layout: Paper, pack.
        opens: Whether a section has an opening page.
        follows: Whether a section goes on where the one before it ended.
    """
    settings = workbook.settings
    pages = _Pages(layout.sheet.text_height, 1 if layout.pack else settings.numbering.first_page)
    if settings.contents is not None and not layout.pack:
        pages.page += 1
    before: Section | None = None
    for section in workbook.sections:
        if before is not None and not follows(section, before):
            pages.turn()
        _section(section, pages, opens(section), pack=layout.pack)
        before = section
    return pages.found


def _section(section: Section, pages: _Pages, opened: bool, *, pack: bool) -> None:
    first, pages.section, pages.headings = pages.page, section.id, 0
    if opened:
        pages.page, pages.used = pages.page + 1, 0.0
    elif not pack:
        pages.put(18 + (15 if section.purpose else 0))
    text_end = 0
    for block in section.body:
        if not text_end and isinstance(block, Worksheet | Activity):
            text_end = pages.page
        _block(block, pages)
    pages.note(section.id, first)
    pages.found[f"{section.id}:text"] = (first, max(text_end or pages.page, first))


def _block(block: Block, pages: _Pages) -> None:
    if isinstance(block, Worksheet) or (isinstance(block, ActionPlan) and height([block]) > PLAN_PAGE):
        pages.turn()
    inside = tuple(children(block))
    head = HEAD.get(block.kind, 0.0)
    if head or (inside and not isinstance(block, WHOLE) and height([block]) > pages.room / 2):
        pages.put(head + (30 if inside and head else 0))
        pages.used -= 30 if inside and head and pages.used > 30 else 0
        first = pages.page
        if isinstance(block, SessionPlan):
            pages.put(14.0 * len(block.rows))
        for one in inside:
            _block(one, pages)
    else:
        pages.put(height([block]), whole=not isinstance(block, Paragraph))
        first = pages.page
        if isinstance(block, Heading):
            pages.headings += 1
            pages.note(f"{pages.section}--h{pages.headings}", first)
        _note_all(inside, pages, first)
    for item in _items(block):
        pages.note(item.id, first)
    pages.note(block.id, first)


def _note_all(blocks: Iterable[Block], pages: _Pages, first: int) -> None:
    for block in blocks:
        pages.note(block.id, first)
        for item in _items(block):
            pages.note(item.id, first)
        _note_all(children(block), pages, first)


def _items(block: Block) -> tuple[Item, ...]:
    items = getattr(block, "items", ())
    return tuple(i for i in items if isinstance(i, Item)) if isinstance(items, tuple) else ()
