"""Going through the parts of a document one by one: what every kind of document has in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from printgen.edition import PAPERS
from printgen.importer.context import SIGN, Context, Line, remarks
from printgen.importer.drafts import Book
from printgen.importer.marks import Remark
from printgen.importer.source import Box as TextBox
from printgen.importer.source import Cell, Control, Grid, Image, Mark, Para, Part
from printgen.model.blocks import Box, Figure
from printgen.model.core import Block, List, ListItem, Paragraph, Table, TableRow
from printgen.model.fields import Millimetres
from printgen.model.inline import Inlines, LineBreak, Text, plain

_BY_ITSELF = re.compile(
    r"\W*\b(Description automatically generated( with \w+ confidence)?|AI-generated content may be incorrect)\W*$", re.I
)
"""What Word adds to a description that it made."""
_NO_WORDS = re.compile(
    r"(image|picture|photo|graphic|img|dsc|screenshot)?[\s_-]*\d*(\.\w{3,4})?\Z|\S+\.(png|jpe?g|gif)\Z", re.I
)
"""Descriptions that only name a file."""
SMALL = 9.0
"""A picture in a line of text that is no higher than this, in mm, is a sign and no figure."""
WIDEST = PAPERS["a4"].column_width
DEEPEST = 6
"""Text boxes in text boxes, tables in tables: deeper than this they are passed over."""


class Flow:
    """Goes through parts.

    Attributes:
        context: What the whole import shares.
        book: The workbook so far.
        parts: What is gone through.
        at: The part at hand.
        out: Blocks made so far.
        depth: How deep it stands in others.
    """

    def __init__(self, context: Context, book: Book, parts: Sequence[Part], depth: int = 0) -> None:
        self.context, self.book, self.parts, self.depth = context, book, parts, depth
        self.at = 0
        self.out: list[Block] = []

    def run(self) -> list[Block]:
        """Every part, in order."""
        if self.depth > DEEPEST:
            self.book.say("deep", "Tables or boxes that stand very deep in one another were left out")
            return []
        while self.at < len(self.parts):
            before, parts = self.at, self.parts
            self.step(self.parts[self.at])
            if self.parts is parts:  # else what stood in a control came in its place, and is next
                self.at = max(self.at, before + 1)
        return self.out

    def step(self, part: Part) -> None:
        """One part, or several that belong together; moves ``at`` on."""
        raise NotImplementedError

    def inner(self, parts: Sequence[Part]) -> tuple[Block, ...]:
        """The blocks of parts that stand in a cell, a text box or a control."""
        return tuple(type(self)(self.context, self.book, parts, self.depth + 1).run())

    def emit(self, *blocks: Block) -> None:
        """Puts blocks down."""
        self.out += blocks

    # Looking ahead

    def peek(self, ahead: int = 0) -> Part | None:
        """The part that comes so much later; None at the end."""
        return self.parts[self.at + ahead] if self.at + ahead < len(self.parts) else None

    def style(self, ahead: int = 0) -> str:
        """Style of the paragraph or table that comes so much later; "" when it is something else."""
        part = self.peek(ahead)
        return part.style if isinstance(part, Para | Grid) else ""

    def take(self) -> Part:
        """The part at hand; goes on to the next."""
        part = self.parts[self.at]
        self.at += 1
        return part

    def paras(self, *styles: str) -> list[Para]:
        """The paragraphs at hand, as long as they have one of these styles."""
        found: list[Para] = []
        while isinstance(part := self.peek(), Para) and part.style in styles:
            found.append(part)
            self.at += 1
        return found

    # Words

    def line(self, para: Para, *, stress: bool = True) -> Line:
        """A paragraph's words; remarks about it are put down before it."""
        line = self.context.line(para.pieces, stress=stress)
        self.emit(*remarks(line.said))
        return line

    def words(self, para: Para, *, stress: bool = True) -> Inlines:
        """A paragraph's words alone; remarks about it are put down before it."""
        return self.line(para, stress=stress).words

    def text(self, para: Para) -> str:
        """A paragraph's words without any look."""
        return " ".join(plain(self.context.words(para, stress=False)).split())

    def remark(self, code: str, words: str) -> None:
        """Puts a remark down."""
        self.emit(Remark(words=words, code=code))

    # Pictures and boxes

    def pictures(self, line: Line, caption: tuple[Block, ...] = (), words: str = "") -> list[Block]:
        """The pictures of a paragraph as figures; the last one gets the caption."""
        images = [one for one in line.images if not self._sign(one, line)]
        made = [block for one in images[:-1] for block in self.figure(one)]
        return made + (list(self.figure(images[-1], caption, words)) if images else list(caption))

    def _sign(self, image: Image, line: Line) -> bool:
        if self.context.ours and SIGN.match(image.name):
            return True
        small = 0 < image.height <= SMALL and bool(line.text)
        if small and not image.decorative:
            self.context.counted["small"] += 1
        return small

    def figure(self, image: Image, caption: tuple[Block, ...] = (), words: str = "") -> tuple[Block, ...]:
        """A picture as a figure, with a remark where something about it is missing."""
        src = self.context.pictures.take(image, words or plain_of(caption))
        if not src:
            name = image.part.rpartition("/")[2]
            said = f"A picture of a kind that cannot be printed ({name}) was left out: save it as PNG or SVG"
            return (Remark(words=f"{said}. It shows: {image.alt}" if image.alt else said, code="picture"), *caption)
        alt = described(image.alt)
        decorative = image.decorative or not alt
        before: tuple[Block, ...] = ()
        if not alt and not image.decorative:
            words = "This picture had no description. Take :decorative: out and add :alt: with what it shows"
            before = (Remark(words=words, code="alt"),)
        elif alt != image.alt and not image.decorative:
            before = (Remark(words="A program wrote the description of this picture: is it right?", code="alt"),)
        wide = round(image.width) if 5 < image.width < WIDEST - 2 else None
        identity = self.identify(image)
        return (
            *before,
            Figure(
                id=identity,
                src=src,
                alt="" if decorative else alt,
                decorative=decorative,
                width=None if wide is None else Millimetres(float(wide)),
                caption=caption,
            ),
        )

    def identify(self, image: Image) -> str:
        """An id for a figure that is referred to; "" for the others."""
        return ""

    def boxes(self, found: Sequence[TextBox]) -> list[Block]:
        """Text boxes as boxes; several with the same words once."""
        out: list[Block] = []
        for one in dict.fromkeys(found):
            body = self.inner(one.parts)
            if body:
                out.append(body[0] if len(body) == 1 and not isinstance(body[0], Paragraph | List) else Box(body=body))
        return out


def described(alt: str) -> str:
    """A picture's description as its author meant it: without what a program adds, "" for the name of a file."""
    kept = _BY_ITSELF.sub("", alt).strip(" .")
    return "" if _NO_WORDS.match(kept) else alt if kept == alt.strip(" .") else kept


def plain_of(blocks: Sequence[Block]) -> str:
    """The words of the first paragraph among blocks."""
    return next((plain(one.content) for one in blocks if isinstance(one, Paragraph)), "")


# Lists


@dataclass(slots=True)
class Entry:
    """An item on its way into a list.

    Attributes:
        level: 0 for the outermost.
        words: Its words.
        number: The number it shows; 0 for a bullet.
        checked: Its box is ticked; None without a box.
        more: What else stands in it.
    """

    level: int
    words: Inlines
    number: int = 0
    checked: bool | None = None
    id: str = ""
    more: list[Block] = field(default_factory=list)


def listed(entries: Sequence[Entry]) -> list[Block]:
    """Entries as lists: those deeper go into the item before them."""
    out: list[Block] = []
    at = 0
    while at < len(entries):
        level, ordered = entries[at].level, entries[at].number > 0
        items: list[ListItem] = []
        start = entries[at].number or 1
        due = start
        while at < len(entries):
            one = entries[at]
            if one.level < level or (one.level == level and (one.number > 0) != ordered):
                break
            if one.level == level and ordered and one.number != due:
                break
            end = at + 1
            while end < len(entries) and entries[end].level > level:
                end += 1
            inner = listed(entries[at + 1 : end])
            body = (Paragraph(content=one.words), *one.more, *inner)
            items.append(ListItem(id=one.id, body=body, checked=one.checked))
            at, due = end, due + 1
        tight = all(isinstance(b, List) for item in items for b in item.body[1:])
        out.append(List(items=tuple(items), ordered=ordered, start=start, tight=tight))
    return out


def mark_of(para: Para) -> Mark:
    """A paragraph's place in a list; a bullet where nothing says it."""
    return para.mark or Mark("")


# Tables


def pipe_table(rows: Sequence[Sequence[Inlines]], align: Sequence[str] = ()) -> Table:
    """A table of one paragraph a cell; the first row is its head."""
    width = max(map(len, rows))
    cells = [[Paragraph(content=one) for one in (*row, *((),) * (width - len(row)))] for row in rows]
    return Table(head=tuple(cells[0]), rows=tuple(TableRow(cells=tuple(row)) for row in cells[1:]), align=tuple(align))


def in_one(runs: Sequence[Inlines], between: str = " ") -> Inlines:
    """Several paragraphs on one line."""
    out: list[object] = []
    for run in runs:
        if run:
            out += (Text(between), *run) if out else run
    return tuple(Text(" ") if isinstance(one, LineBreak) else one for one in out)  # type: ignore[misc]


def controls(cell: Cell) -> list[Control]:
    """The controls in a cell, those round its paragraphs among them."""
    found: list[Control] = []
    for part in cell.parts:
        if isinstance(part, Control):
            found.append(part)
            found += controls(Cell(part.parts))
        elif isinstance(part, Para):
            found += [piece for piece in part.pieces if isinstance(piece, Control)]
    return found


Handler = Callable[[], None]
