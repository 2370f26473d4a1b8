"""The kinds that are read: voices, notes, pictures, worksheets, activities, cases, plans. Answer kinds: answers.py."""

from __future__ import annotations

from typing import Any, Literal

from printgen.diagnostics import Span
from printgen.model.core import Block, Heading, List, Paragraph, Source, block
from printgen.model.fields import Millimetres, Minutes, derived, filled, option
from printgen.model.inline import Inlines
from printgen.model.plan import PlanRow, SessionPlan
from printgen.model.resources import Reading, Resource
from printgen.record import record


def _titled(title: Inlines, level: int, span: Span) -> tuple[Block, ...]:
    return (Heading(content=title, level=level, span=span),) if title else ()


@block("quote")
@record(kw_only=True)
class Quote(Block):
    """A voice, or a quotation."""

    body_use = "required"
    body: tuple[Block, ...] = filled(())
    by: str = option("", help="Who says it.", holds="text")
    cite: str = option("", help="Key of the work it is from.", holds="identifier")
    style: Literal["", "pull", "block"] = option("", help="pull (large) or block; block where there is a cite.")
    source: Inlines = derived(())

    @property
    def look(self) -> str:
        """The style that holds: pull or block."""
        return self.style or ("block" if self.cite else "pull")


@block("callout")
@record(kw_only=True)
class Callout(Block):
    """A note set apart."""

    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    tone: Literal["note", "tip", "important", "wellbeing"] = option("note", help="What kind of note.")


@block("box")
@record(kw_only=True)
class Box(Block):
    """A box round any content, with or without a title."""

    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())


@block("column")
@record(kw_only=True)
class Column(Block):
    """A column of a ``compare``."""

    title_use = "required"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())


@block("compare")
@record(kw_only=True)
class Compare(Block):
    """Columns side by side."""

    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    columns: tuple[Column, ...] = filled(())

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        columns = tuple(b for b in source.body if isinstance(b, Column))
        for other in source.body:
            if not isinstance(other, Column):
                source.diagnostics.error(
                    "compare-body",
                    "a compare holds only column blocks",
                    other.span,
                    "put this into a :::{column} Title",
                )
        if len(columns) < 2:
            source.diagnostics.error("compare-columns", "a compare needs two columns or more", source.span)
        return {"title": source.title, "columns": columns}

    def rows(self) -> tuple[tuple[tuple[Block, ...], ...], ...]:
        """The items side by side, when each column holds one list of the same length; else ()."""
        lists = [c.body[0] for c in self.columns if len(c.body) == 1 and isinstance(c.body[0], List)]
        if len(lists) != len(self.columns) or len({len(one.items) for one in lists}) != 1:
            return ()
        return tuple(zip(*([item.body for item in one.items] for one in lists), strict=True))

    def lower(self) -> tuple[Block, ...]:
        parts = [(*_titled(c.title, 4, c.span), *c.body) for c in self.columns]
        return (*_titled(self.title, 3, self.span), *(b for part in parts for b in part))


@block("description")
@record(kw_only=True)
class Description(Block):
    """The long description of a figure."""

    body_use = "required"
    body: tuple[Block, ...] = filled(())


@block("figure")
@record(kw_only=True)
class Figure(Block):
    """A picture with its caption."""

    named = True
    title_use = "optional"
    caption: tuple[Block, ...] = filled(())
    description: tuple[Block, ...] = filled(())
    src: str = option(help="File of the picture, from the workbook's folder.", holds="identifier")
    alt: str = option("", help="What the picture shows, in a sentence or two.", holds="text")
    decorative: bool = option(False, help="The picture adds nothing to the words.")
    width: Millimetres | None = option(None, help="Width on paper; the reading column by default.")
    number: str = derived("")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        long = tuple(b for d in source.body if isinstance(d, Description) for b in d.body)
        caption = tuple(b for b in source.body if not isinstance(b, Description))
        if source.title:
            caption = (Paragraph(content=source.title, span=source.span), *caption)
        return {"caption": caption, "description": long}


@block("video")
@record(kw_only=True)
class Video(Block):
    """A film: its link, a QR code on paper, and its transcript."""

    named = True
    title_use = "required"
    title: Inlines = filled(())
    transcript: tuple[Block, ...] = filled(())
    url: str = option(help="Address of the film.", holds="identifier")
    thumbnail: str = option("", help="A picture from it, from the workbook's folder.", holds="identifier")
    credit: str = option("", help="Who made it.", holds="text")
    bsl: bool = option(False, help="It is in British Sign Language, or has it.")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        return {"title": source.title, "transcript": source.body}


@block("contacts")
@record(kw_only=True)
class Contacts(Block):
    """How to get in touch: the brand's contacts and the other-formats line."""

    title_use = "optional"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    own: bool = option(False, help="Show only what stands here, not the brand's contacts.")


@block("worksheet")
@record(kw_only=True)
class Worksheet(Block):
    """A page, or pages, to write on; can be handed out alone."""

    named = True
    title_use = "required"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    kicker: str = option("", help="Small line above the title.", holds="text")
    subtitle: str = option("", help="Line under the title.", holds="text")
    short: str = option("", help="Its name in the contents.", holds="text")
    time: Minutes | None = option(None, help="How long it takes.")
    group: str = option("", help="Who does it together: alone, in pairs ...", holds="text")


@block("pause")
@record(kw_only=True)
class Pause(Block):
    """A prompt to stop and think."""

    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())


@block("activity")
@record(kw_only=True)
class Activity(Block):
    """Something to do, numbered ("Activity 2.1")."""

    named = True
    title_use = "required"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    short: str = option("", help="Its name in the contents.", holds="text")
    time: Minutes | None = option(None, help="How long it takes.")
    group: str = option("", help="Who does it together: alone, in pairs ...", holds="text")
    numbered_questions: bool = option(False, name="numbered", help="Its questions get numbers.")
    number: str = derived("")


@block("scenario")
@record(kw_only=True)
class Scenario(Block):
    """A case with named people; says where it goes on and where it came from."""

    named = True
    title_use = "optional"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    continues: str = option("", help="Id of any earlier part of the same case.", holds="identifier")
    continued_from: Inlines = derived(())
    continued_in: Inlines = derived(())


@block("example")
@record(kw_only=True)
class Example(Block):
    """An example response. Moved to the end, it leaves "compare with page N" behind."""

    named = True
    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    place: Literal["here", "end", "facilitator"] = option("here", help="Where it stands.")
    belongs_to: Inlines = derived(())


@block("example-link", fence=False)
@record(kw_only=True)
class ExampleLink(Block):
    """What a moved example leaves behind: "compare with page N"; ``content`` is a Reference of form page."""

    content: Inlines = filled(())


@record
class Entry:
    """One entry of the list of works cited: its key and its formatted words."""

    key: str
    content: Inlines


@block("references")
@record(kw_only=True)
class References(Block):
    """The list of works cited."""

    named = True
    title_use = "optional"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    all: bool = option(False, help="Also the works that are not cited.")
    entries: tuple[Entry, ...] = derived(())


@block("only")
@record(kw_only=True)
class OnlyFor(Block):
    """What some readers get; the conditions are those that every block takes."""

    body_use = "required"
    body: tuple[Block, ...] = filled(())

    def lower(self) -> tuple[Block, ...]:
        return self.body


@block("page-break")
@record(kw_only=True)
class PageBreak(Block):
    """A new page."""

    body_use = "none"
    side: Literal["any", "right"] = option("any", help="right: the next right-hand page (recto).")


__all__ = [
    "Activity",
    "Box",
    "Callout",
    "Column",
    "Compare",
    "Contacts",
    "Description",
    "Entry",
    "Example",
    "ExampleLink",
    "Figure",
    "OnlyFor",
    "PageBreak",
    "Pause",
    "PlanRow",
    "Quote",
    "Reading",
    "References",
    "Resource",
    "Scenario",
    "SessionPlan",
    "Video",
    "Worksheet",
]
