"""What a Word document says, in plain data: paragraphs with their pieces, tables, controls. No XML beyond this point.

Pieces stand in a line of text; parts stand one under the other. Lengths are millimetres, type sizes are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["rich", "text", "date", "choice", "check", "picture", "contents", "row", "plain"]
"""What a content control is for; "plain" groups things and is looked through."""


class Piece:
    """Base of what stands in a line."""

    __slots__ = ()


class Part:
    """Base of what stands on its own: a paragraph, a table, a control round them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Run(Piece):
    """Words in one look.

    Attributes:
        text: The words.
        bold: Set in bold, itself or by its character style.
        italic: Set in italics, likewise.
        heavy: Shows in bold, also by the style of its paragraph.
        underline: Underlined.
        style: Key of its character style, such as "codewords"; "" for none.
        lang: BCP 47 tag, when the run names one.
        size: Type size in points; 0 when nothing says it.
        typed: In a typewriter face.
    """

    text: str
    bold: bool = False
    italic: bool = False
    heavy: bool = False
    underline: bool = False
    style: str = ""
    lang: str = ""
    size: float = 0
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Tab(Piece):
    """A tab; ``leader`` says what fills it: "", "dots", "line" (underscores, hyphens)."""

    leader: str = ""


@dataclass(frozen=True, slots=True)
class Break(Piece):
    """A line break, or a page break."""

    page: bool = False


@dataclass(frozen=True, slots=True)
class Image(Piece):
    """A picture.

    Attributes:
        part: Name of the file in the package; "" when it lies outside.
        vector: Name of the SVG that stands beside it, or "".
        alt: Alternative text.
        decorative: Marked as decorative.
        name: What the program that made it calls it ("Sign 4", "Picture 1").
        width: As shown.
        height: As shown.
        floats: It stands beside the text, or behind it.
    """

    part: str
    vector: str = ""
    alt: str = ""
    decorative: bool = False
    name: str = ""
    width: float = 0
    height: float = 0
    floats: bool = False


@dataclass(frozen=True, slots=True)
class Box(Piece):
    """A text box and what stands in it; ``height`` as drawn."""

    parts: tuple[Part, ...]
    height: float = 0


@dataclass(frozen=True, slots=True)
class Link(Piece):
    """A link: to an address, or to a bookmark of this document."""

    children: tuple[Piece, ...]
    url: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Field(Piece):
    """A field: its code and the words it shows now."""

    code: str
    children: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """First word of the code: PAGEREF, REF, SEQ, FORMTEXT ..."""
        return (self.code.split() or [""])[0].upper()

    def words(self, at: int = 1) -> str:
        """A word of the code; "" where there is none."""
        parts = self.code.split()
        return parts[at].strip('"') if len(parts) > at else ""


@dataclass(frozen=True, slots=True)
class Note(Piece):
    """The mark of a footnote or endnote: key of its words."""

    key: str


@dataclass(frozen=True, slots=True)
class Bookmark(Piece):
    """A bookmark begins here."""

    name: str


@dataclass(frozen=True, slots=True)
class Said(Piece):
    """What a person should look at: a remark of a reviewer, an equation, a drawing that cannot come along.

    Attributes:
        words: The remark.
        code: Short name of the kind of remark; "" for an author's own note, which asks for nothing.
    """

    words: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Control(Piece, Part):
    """A content control or a form field: a place to fill in.

    Attributes:
        kind: What it takes.
        tag: Its tag: in our own files the id of the answer.
        title: Its title.
        empty: It shows its placeholder, so nobody has filled it in.
        ticked: State of a check box.
        choices: Words of a drop-down list.
        pieces: What stands in it, in a line.
        parts: What stands in it, when it goes round paragraphs.
    """

    kind: Kind
    tag: str = ""
    title: str = ""
    empty: bool = False
    ticked: bool = False
    choices: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph's place in a list.

    Attributes:
        list: Which list.
        level: 0 for the outermost.
        form: "bullet", "decimal", "lowerLetter" ...
        sign: The bullet itself, or the pattern of the number ("%1.").
        number: The number that it shows; 0 for a bullet.
        boxed: The bullet is a box to tick.
    """

    list: str
    level: int = 0
    form: str = "bullet"
    sign: str = ""
    number: int = 0
    boxed: bool = False

    @property
    def ordered(self) -> bool:
        """It counts."""
        return self.form not in ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Para(Part):
    """A paragraph.

    Attributes:
        pieces: What stands in it.
        style: Key of its style: the English name, small, without spaces ("heading1").
        level: Outline level, 1 to 9; 0 for text.
        mark: Its place in a list.
        size: Size of most of its type in points.
        align: "left", "center", "right", "both".
        indent: Left indent.
        framed: It stands in a frame beside the text.
        boxed: It has a border on all sides.
        ruled: It has a line under it.
        shaded: It stands on a ground.
        new_page: It starts on a new page.
        section: A section break ends it.
        turned: The section that ends with it stands on its side.
        made: It belongs to a contents list or an index, which are made anew.
    """

    pieces: tuple[Piece, ...] = ()
    style: str = "normal"
    level: int = 0
    mark: Mark | None = None
    size: float = 0
    align: str = "left"
    indent: float = 0
    framed: bool = False
    boxed: bool = False
    ruled: bool = False
    shaded: bool = False
    new_page: bool = False
    section: bool = False
    turned: bool = False
    made: bool = False

    @property
    def text(self) -> str:
        """Its words, without notes, text boxes and pictures; tabs as tabs."""
        return text_of(self.pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        parts: What stands in it.
        across: Columns that it spans.
        below: It is the lower part of a cell that spans rows.
        shaded: It stands on a ground.
    """

    parts: tuple[Part, ...] = ()
    across: int = 1
    below: bool = False
    shaded: bool = False

    @property
    def text(self) -> str:
        """Its words, paragraphs parted by line feeds."""
        return "\n".join(p.text for p in paragraphs(self.parts)).strip()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: Its cells.
        header: It is a header row.
        height: 0 when nothing says it.
        repeats: It stands in a control that adds more rows like it.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    height: float = 0
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Grid(Part):
    """A table.

    Attributes:
        rows: Its rows.
        style: Key of its style.
        title: Its title for screen readers.
        lined: Its cells have borders.
    """

    rows: tuple[Row, ...]
    style: str = ""
    title: str = ""
    lined: bool = True


def text_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces: what a person reads in the line."""
    out: list[str] = []
    for piece in pieces:
        if isinstance(piece, Run):
            out.append(piece.text)
        elif isinstance(piece, Tab):
            out.append("\t")
        elif isinstance(piece, Break):
            out.append("\n")
        elif isinstance(piece, Link | Field):
            out.append(text_of(piece.children))
        elif isinstance(piece, Control) and not piece.empty:
            out.append(text_of(piece.pieces))
    return "".join(out)


def inside(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Every piece, also those in links, fields and controls; not what stands in text boxes."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Link | Field):
            yield from inside(piece.children)
        elif isinstance(piece, Control):
            yield from inside(piece.pieces)


def paragraphs(parts: Iterable[Part]) -> Iterator[Para]:
    """Every paragraph, in reading order, also those in tables and controls; not those in text boxes."""
    for part in parts:
        if isinstance(part, Para):
            yield part
        elif isinstance(part, Control):
            yield from paragraphs(part.parts)
        elif isinstance(part, Grid):
            for row in part.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.parts)


def tables(parts: Iterable[Part]) -> Iterator[Grid]:
    """The outermost tables among parts, also those in controls."""
    for part in parts:
        if isinstance(part, Grid):
            yield part
        elif isinstance(part, Control):
            yield from tables(part.parts)


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document as read.

    Attributes:
        parts: Its body.
        notes: Words of its notes by key.
        title: From its properties.
        subject: From its properties.
        description: From its properties.
        language: BCP 47 tag; "" when nothing says it.
        ours: Its styles are printgen's.
        size: Size of plain text in points.
        margins: Words of headers and footers, each once.
        first_page: Number that pages start from in the first section that says so; 0 when none does.
        counted: How often something was met that is told once: "deleted", "inserted", "shape", ...
    """

    parts: tuple[Part, ...]
    notes: dict[str, tuple[Part, ...]]
    title: str = ""
    subject: str = ""
    description: str = ""
    language: str = ""
    ours: bool = False
    size: float = 11
    margins: tuple[str, ...] = ()
    first_page: int = 0
    counted: tuple[tuple[str, int], ...] = ()
