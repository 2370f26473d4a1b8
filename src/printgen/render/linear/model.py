"""What a linear document is made of: frozen data, in reading order, with every word that a reader gets.

Template words ("Space to write, 4 lines") are in it already, from the labels. A writer adds form and no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from printgen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look, lead and sound alike.

    Attributes:
        text: The words; a line break that the author asked for is a newline.
        strong: Important words.
        emphasis: Stressed words.
        code: Words to be typed as they stand.
        lang: BCP 47 tag when it is not the document's language; "" otherwise.
        url: Where they lead outside the document (http, https, mailto, tel).
        target: Id that they lead to inside the document.
        note: Number of the footnote whose mark stands here; its ``text`` is empty.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    lang: str = ""
    url: str = ""
    target: str = ""
    note: int = 0


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Base of all that stands in the sequence.

    Attributes:
        id: Id of what it was made from, "" for none. An id stands on the first element made from its block.
        depth: How many lists it stands in: 0 outside any.
        lang: BCP 47 tag of the block when it is not the document's language.
        span: Where it stands in the source.
    """

    id: str = ""
    depth: int = 0
    lang: str = ""
    span: Span = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Element):
    """A heading; no level is ever skipped.

    Attributes:
        words: All of it, number and name of its kind included: "Activity 2.1: The quiet chair".
        level: 0 the document's title, 1 a section, 2 and on inside it.
        of: Kind of what it opens: "title", "section", "worksheet", "activity", "session-plan", "contents", or
            "heading" for any other.
        number: "2.1" of an activity, "3" of a section; "" without one.
        listed: Its words for the contents list, "" when the contents leave it out.
    """

    words: Words
    level: int
    of: str = "heading"
    number: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Element):
    """A paragraph.

    Attributes:
        words: Its words.
        role: What it is for: "" plain text; "lead" what a section or sheet is for; "label" a short line that names
            what follows; "detail" a fact (how long, who with, who made it); "question" asks for an answer or a
            thought; "quote" somebody's words; "by" who says them; "caption"; "description" of a picture;
            "instruction" how to answer; "address" a web address alone; "goes-on" where to look.
        number: Of a question: "3"; the words leave it out.
    """

    words: Words
    role: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Element):
    """An item of a list: its first paragraph. What else it holds follows, as deep as it.

    Attributes:
        words: Its words.
        depth: 1 in a list, 2 in a list inside that, and so on.
        marker: "3." in a numbered list, "" elsewhere.
        at: Its place in the list, from 1; a list starts where this is 1.
        of: Items in the list.
        tick: A box of a check list or of choices: "off", "on"; "" without one.
        choice: It is one of the choices of a question: its box waits for the reader's tick.
        tight: No room is wanted between the items.
    """

    words: Words
    depth: int = 1
    marker: str = ""
    at: int = 1
    of: int = 1
    tick: Literal["", "off", "on"] = ""
    choice: bool = False
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Element):
    """A table to read.

    Attributes:
        head: Words of the header cells.
        rows: Words by row and cell; each row has as many cells as the head.
        announced: Says that a table follows and names its columns: read first where the table is linearised.
        lines: The table linearised, a line a row: "Day: Monday. Who: Ana."
        align: "", "left", "center" or "right" by column.
    """

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    announced: Words
    lines: tuple[Words, ...]
    align: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Element):
    """A space to write, draw or rate in, announced in words.

    Attributes:
        words: The announcement: "Space to write, 4 lines".
        type: What is entered.
        label: What the space is called: its question in plain words.
        field: Its label stands in ``words`` before the space (Name, Date): there is no prompt of its own.
        lines: Writing lines wanted, at least 1.
        seconds: Silence that a listener gets to think.
    """

    words: Words
    type: Literal["text", "short", "date", "scale", "drawing"]
    label: str = ""
    field: bool = False
    lines: int = 1
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries(Element):
    """A table to fill in (an action plan).

    Attributes:
        words: The announcement: "A table to fill in, with 6 rows. In each row:"; the columns follow.
        columns: Heads.
        rows: What each row is called: "Action 1".
        ids: Ids of the answer spaces, by row and column.
        seconds: Silence that a listener gets to think.
    """

    words: Words
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    ids: tuple[tuple[str, ...], ...]
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Element):
    """A picture, by its alternative; decorative ones are left out.

    Attributes:
        words: "Picture: " and the alternative.
        alt: The alternative alone.
        src: The picture's file as the content names it; "" for a logo.
    """

    words: Words
    alt: str
    src: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim(Element):
    """Text to be shown as it was typed."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Element):
    """A footnote, after the block that holds its mark.

    Attributes:
        words: "Note 1: " and its text.
        text: Its text alone.
    """

    words: Words
    number: int
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Element):
    """Something set apart begins.

    Attributes:
        words: What it is, and its title: "Tip: When to speak".
        of: Kind: "callout", "box", "scenario", "example", "pause", "quote", "transcript", "contacts", "description".
        tone: Of a callout.
    """

    words: Words
    of: str
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Element):
    """Something set apart ends.

    Attributes:
        words: "End of tip"; empty for what is so short that nobody loses the thread.
        of: As in ``Open``.
    """

    words: Words
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Element):
    """Time to think: silence for a listener, nothing for a reader."""

    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider(Element):
    """A change of subject without a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark(Element):
    """A page of the standard print starts here.

    Attributes:
        words: "Print page 12".
        number: The number printed on it.
    """

    words: Words
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents list.

    Attributes:
        title: Its heading.
        entries: The headings that it names: their words for it are in ``listed``.
    """

    title: str
    entries: tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A whole document.

    Attributes:
        title: Title and subtitle, for metadata and running lines.
        language: BCP 47 tag.
        front: What stands on the cover and under it: title, subtitle, for whom, who made it.
        contents: None when none is wanted; it stands between ``front`` and ``body``.
        body: The sections.
        back: The imprint: notice, legal line, charity number.
    """

    title: str
    language: str
    front: tuple[Element, ...]
    contents: Contents | None
    body: tuple[Element, ...]
    back: tuple[Element, ...] = ()

    def __iter__(self) -> Iterator[Element]:
        """Everything but the contents list, in reading order."""
        yield from self.front
        yield from self.body
        yield from self.back


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in words)
