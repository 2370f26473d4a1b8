"""The base of all blocks, the registry of kinds, and the core blocks that plain Markdown gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from printgen.diagnostics import Diagnostics, Span
from printgen.model.fields import FieldInfo, filled
from printgen.model.inline import Inlines, Only, plain
from printgen.record import record


@record
class AnswerSpace:
    """One space that a person writes in: the same id in every format.

    Attributes:
        id: Unique in the workbook.
        label: Its question in plain words, for titles of controls and for lists.
        type: What is entered.
        span: Where it stands in the source.
    """

    id: str
    label: str
    type: Literal["text", "short", "date", "choice", "scale", "drawing"]
    span: Span = Span()


class Source(Protocol):
    """What a kind's ``shape`` gets from the reader."""

    title: Inlines
    body: tuple[Block, ...]
    span: Span
    diagnostics: Diagnostics


@record(kw_only=True)
class Block:
    """Base of all blocks.

    Attributes:
        span: Where it starts in the source.
        id: Unique in the workbook, or empty.
        lang: BCP 47 tag when it is not the workbook's language.
        only: Who gets it.
    """

    kind: ClassVar[str] = ""
    title_use: ClassVar[Literal["none", "optional", "required"]] = "none"
    body_use: ClassVar[Literal["none", "optional", "required"]] = "optional"
    names_answers: ClassVar[Literal["", "block", "items"]] = ""
    """Who carries the ids of its answer spaces: the block, its items, or nobody (it has none)."""
    named: ClassVar[bool] = False
    """It can be pointed at, so it always has an id."""

    span: Span = field(default=Span(), compare=False, repr=False)
    id: str = ""
    lang: str = ""
    only: Only = Only()

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        """The content fields from a fence's title and body; by default ``title`` and ``body`` where they exist."""
        names = {f.name for f in fields(cls)}
        given = {"title": source.title, "body": source.body}
        return {name: value for name, value in given.items() if name in names}

    def answers(self) -> tuple[AnswerSpace, ...]:
        """The block's own answer spaces, not those of blocks inside it."""
        return ()

    def lower(self) -> tuple[Block, ...]:
        """The same said in other kinds, for a family that has no template for this one; itself when there is none."""
        return (self,)


B = TypeVar("B", bound=type[Block])
BLOCKS: dict[str, type[Block]] = {}
"""Every kind by its name: fence name = template name = CSS class = Word style."""
FENCES: dict[str, type[Block]] = {}
"""The kinds that an author writes as ``:::{kind}``."""


def block(kind: str, *, fence: bool = True) -> Callable[[B], B]:
    """Registers a class as the block kind of this name; ``fence=False`` for what plain Markdown gives."""

    def register(cls: B) -> B:
        if kind in BLOCKS:
            raise ValueError(f"block kind {kind!r} stands twice")
        cls.kind = kind
        BLOCKS[kind] = cls
        if fence:
            FENCES[kind] = cls
        return cls

    return register


def options(cls: type[Block]) -> dict[str, Any]:
    """The dataclass fields of a kind that an author sets by ``:name: value``, by the name written."""
    found = {}
    for f in fields(cls):
        info: FieldInfo | None = f.metadata.get("info")
        if info and info.role == "option":
            found[info.name or f.name.replace("_", "-")] = f
    return found


@block("paragraph", fence=False)
@record(kw_only=True)
class Paragraph(Block):
    """A paragraph."""

    content: Inlines = filled()


@block("heading", fence=False)
@record(kw_only=True)
class Heading(Block):
    """A heading inside a section: level 2 to 4."""

    content: Inlines = filled()
    level: int = filled(2, holds="number")


@block("list-item", fence=False)
@record(kw_only=True)
class ListItem(Block):
    """An item of a list; ``checked`` is None outside check lists."""

    body: tuple[Block, ...] = filled(())
    checked: bool | None = filled(None, holds="setting")

    @property
    def words(self) -> Inlines:
        """The inlines of its first paragraph."""
        first = self.body[0] if self.body else None
        return first.content if isinstance(first, Paragraph) else ()


@block("list", fence=False)
@record(kw_only=True)
class List(Block):
    """A list; ``start`` is the first number of an ordered one. ``tight``: no space between its items."""

    items: tuple[ListItem, ...] = filled(())
    ordered: bool = filled(False, holds="setting")
    start: int = filled(1, holds="number")
    tight: bool = filled(True, holds="setting")


@block("table-row", fence=False)
@record(kw_only=True)
class TableRow(Block):
    """A row of a pipe table: one paragraph a cell."""

    cells: tuple[Paragraph, ...] = filled(())


@block("table", fence=False)
@record(kw_only=True)
class Table(Block):
    """A pipe table: header cells, rows, and each column's alignment ("", "left", "center", "right")."""

    head: tuple[Paragraph, ...] = filled(())
    rows: tuple[TableRow, ...] = filled(())
    align: tuple[str, ...] = filled((), holds="setting")


@block("code", fence=False)
@record(kw_only=True)
class CodeBlock(Block):
    """Text to be shown as it was typed."""

    text: str = filled("", holds="text")


@block("divider", fence=False)
@record(kw_only=True)
class Divider(Block):
    """A thematic break."""


def words(blocks: tuple[Block, ...]) -> str:
    """The plain words of the paragraphs among these blocks; for labels."""
    return " ".join(plain(b.content) for b in blocks if isinstance(b, Paragraph | Heading)).strip()


def label_of(title: Inlines, body: tuple[Block, ...]) -> str:
    """What an answer space is called: its title and prompt in plain words."""
    return " ".join(filter(None, (plain(title), words(body)))).strip()


__all__ = [
    "BLOCKS",
    "FENCES",
    "AnswerSpace",
    "Block",
    "CodeBlock",
    "Divider",
    "Heading",
    "List",
    "ListItem",
    "Paragraph",
    "Source",
    "Table",
    "TableRow",
    "block",
    "label_of",
    "options",
    "words",
]
