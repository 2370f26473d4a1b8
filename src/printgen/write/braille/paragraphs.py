"""Elements to braille paragraphs: cells, and where their lines begin.

"3-1" means that the first line begins in cell 3 and the others in cell 1. The forms are those of BANA, Braille Formats
(2016), which writes down what UKAAF's and ICEB's guidance share: headings (section 4), lists (8), boxes (7),
transcriber's notes (3.3), displayed matter (9); tables in a line as ICEB recommends for those too wide for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from printgen.record import record
from printgen.render.linear import model as e
from printgen.render.linear.words import spelled_out
from printgen.write.braille.cells import NOTE, NOTE_END, Translator, number

if TYPE_CHECKING:
    from printgen.labels import Labels

BOX_TOP, BOX_END = "7", "G"
"""Cells of a box's first and last line: dots 2356 and 1245 (BANA Braille Formats 2016, 7.2)."""
PRINT_PAGE = "-"
"""A line of dots 36 says that a print page begins, its number at the end of it (ICEB format guidelines, 1.2)."""
NEVER = -1
"""Blank lines after what no blank line follows, whatever comes (BANA 7.2 c)."""
SEPARATOR = ":" * 12
"""Says that the subject changes (RNIB Braillists' manual, 13)."""
BOXED = frozenset({"callout", "box", "scenario", "example"})
"""Kinds that stand in a box; others are named by a line of words."""


@record(kw_only=True)
class Block:
    """Some lines of braille.

    Attributes:
        cells: Words with blanks between them; wrapped where the lines are made.
        first: Blank cells before the first line.
        runover: Blank cells before the others.
        centred: In the middle of the line instead.
        line: Lines as they stand, not wrapped: of a box or a print page.
        before: Blank lines before it, unless it begins a page.
        after: Blank lines after it; `NEVER` for none, whatever comes.
        tight: No blank line stands before it, whatever came there.
        keeps: It stays on the page of what follows.
        new_page: It begins a page.
        clear: Its blank line stands under the running line as well.
        margin: Cells left blank at the end of each line.
        id: Of the heading, for the contents.
        opens: Of a heading: 1 of a section, 2 of anything in it; a volume may begin there.
        page: A print page begins here.
    """

    cells: str = ""
    first: int = 0
    runover: int = 0
    centred: bool = False
    line: str = ""
    before: int = 0
    after: int = 0
    tight: bool = False
    keeps: bool = False
    new_page: bool = False
    clear: bool = False
    margin: int = 0
    id: str = ""
    opens: int = 0
    page: int = 0


class Paragraphs:
    """Makes the paragraphs of one document.

    Args:
        translator: Gives cells.
        labels: For the words of check lists.
        width: Cells on a line.
        pack: Each sheet begins a page.
    """

    def __init__(self, translator: Translator, labels: Labels, width: int, *, pack: bool) -> None:
        self.translator, self.labels, self.width, self.pack = translator, labels, width, pack
        self._deepest = 1
        self._boxes: list[bool] = []

    def blocks(self, elements: Iterable[e.Element]) -> Iterator[Block]:
        """The paragraphs of these elements."""
        run = tuple(elements)
        for at, (one, deepest) in enumerate(zip(run, _depths(run), strict=True)):
            self._deepest = deepest
            made = list(_MAKERS[type(one)](self, one))
            if made and one.depth and (at + 1 == len(run) or not run[at + 1].depth):
                made[-1] = replace(made[-1], after=1)  # a blank line follows a list (BANA 8.2)
            yield from made

    def cells(self, one: e.Element, words: e.Words, *, plain: bool = False, lead: str = "") -> str:
        """Cells of some words of an element."""
        told = spelled_out(words, self.labels)
        told = (e.Run(lead), *told) if lead else told
        return self.translator.words(told, one.lang, plain=plain)

    def runover(self) -> int:
        """Blank cells before the runover lines of a list: two more than its deepest item (BANA 8.4)."""
        return 2 * self._deepest

    def note(self, one: e.Element, words: e.Words, **more: Any) -> Iterator[Block]:
        """What printgen says itself, as a transcriber's note: 7-5 (BANA 3.3)."""
        if words:
            yield Block(cells=f"{NOTE}{self.cells(one, words)}{NOTE_END}", first=6, runover=4, **more)

    def opens_box(self, of: str) -> bool:
        """Remembers what was opened; True for a box that stands in no other."""
        boxed = of in BOXED and not any(self._boxes)
        self._boxes.append(boxed)
        return boxed

    def closes_box(self) -> bool:
        """Whether what was opened last stands in a box."""
        return self._boxes.pop() if self._boxes else False


def _depths(run: tuple[e.Element, ...]) -> list[int]:
    """The depth of the deepest item of the list that each element stands in."""
    found = [0] * len(run)
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and run[end].depth:
            end += 1
        if end > start:
            found[start:end] = [max(one.depth for one in run[start:end])] * (end - start)
        start = end + 1
    return found


def _heading(p: Paragraphs, one: e.Heading) -> Iterator[Block]:
    """Centred, then cell 5, then cell 7; a numbered section and a handed-out sheet begin a page."""
    cells = p.cells(one, one.words, plain=True)
    if one.level < 2:
        fresh = bool(one.number) or p.pack
        yield Block(
            cells=cells, centred=True, before=1, after=1, keeps=True, new_page=fresh, clear=True, id=one.id, opens=1
        )  # fmt: skip
    else:
        indent = 4 if one.level == 2 else 6
        yield Block(
            cells=cells, first=indent, runover=indent, before=1, keeps=True, clear=True, margin=6, id=one.id, opens=2
        )  # fmt: skip


_ROLES: Mapping[str, tuple[int, int]] = {
    "": (2, 0),
    "lead": (2, 0),
    "label": (0, 2),
    "detail": (0, 2),
    "question": (2, 0),
    "quote": (4, 2),
    "by": (6, 4),
    "caption": (6, 4),
    "description": (2, 0),
    "instruction": (0, 2),
    "address": (2, 4),
    "goes-on": (2, 0),
}
"""Where the first and the other lines of a paragraph begin, by what it is for."""

_LEADING = frozenset({"label", "instruction", "question"})
"""Paragraphs that say nothing without what follows."""


def _paragraph(p: Paragraphs, one: e.Paragraph) -> Iterator[Block]:
    first, runover = _ROLES[one.role]
    if one.depth:
        first, runover = p.runover() + 2, p.runover()
    elif one.number:
        first, runover = 0, 2
    lead = f"{one.number}. " if one.number else "— " if one.role == "by" else ""
    lines = _split(one.words)
    for at, words in enumerate(lines):
        yield Block(
            cells=p.cells(one, words, lead=lead if at == 0 else ""), first=first, runover=runover,
            before=int(at == 0 and one.role in ("question", "label")), keeps=one.role in _LEADING,
        )  # fmt: skip


def _split(words: e.Words) -> list[e.Words]:
    """Words at the line breaks that the author asked for."""
    lines: list[list[e.Run]] = [[]]
    for run in words:
        first, *more = run.text.split("\n")
        lines[-1].append(_said(run, first))
        lines += [[_said(run, text)] for text in more]
    return [tuple(line) for line in lines]


def _said(run: e.Run, text: str) -> e.Run:
    return run if text == run.text else replace(run, text=text)


def _item(p: Paragraphs, one: e.Item) -> Iterator[Block]:
    lead = f"{one.marker} " if one.marker else "• "
    words = one.words
    if one.tick and not one.choice:
        lead = ""
        words = (e.Run(p.labels.text(f"tick-{one.tick}", item=e.plain(spelled_out(words, p.labels)))),)
    yield Block(
        cells=p.cells(one, words, lead=lead), first=2 * (one.depth - 1), runover=p.runover(),
        before=int(one.at == 1 and one.depth == 1),
    )  # fmt: skip


def _table(p: Paragraphs, one: e.Table) -> Iterator[Block]:
    yield from p.note(one, one.announced, before=1, keeps=True)
    for at, line in enumerate(one.lines):
        yield Block(cells=p.cells(one, line), runover=2, after=int(at + 1 == len(one.lines)))


def _answer(p: Paragraphs, one: e.Answer) -> Iterator[Block]:
    yield from p.note(one, one.words)


def _entries(p: Paragraphs, one: e.Entries) -> Iterator[Block]:
    yield from p.note(one, one.words, keeps=True)
    for at, column in enumerate(one.columns):
        yield Block(cells=p.cells(one, (e.Run(f"• {column}"),)), runover=2, after=int(at + 1 == len(one.columns)))


def _picture(p: Paragraphs, one: e.Picture) -> Iterator[Block]:
    yield from p.note(one, one.words, before=1, after=1)


def _verbatim(p: Paragraphs, one: e.Verbatim) -> Iterator[Block]:
    for line in one.text.rstrip("\n").split("\n"):
        indent = min(len(line) - len(line.lstrip()), p.width // 2)
        yield Block(cells=p.translator.typed(line.strip()), first=indent, runover=indent + 2)


def _note(p: Paragraphs, one: e.Note) -> Iterator[Block]:
    yield Block(cells=p.cells(one, one.words), first=6, runover=4)


def _open(p: Paragraphs, one: e.Open) -> Iterator[Block]:
    cells = p.cells(one, one.words, plain=True)
    if p.opens_box(one.of):
        yield Block(line=BOX_TOP * p.width, before=1, after=NEVER, keeps=True, clear=True, id=one.id)
        yield Block(cells=cells, first=4, runover=4, keeps=True, margin=6)
    else:
        yield Block(cells=cells, runover=2, before=1, keeps=True, id=one.id)


def _close(p: Paragraphs, one: e.Close) -> Iterator[Block]:
    """The last line of a box says that it ends; of what has no box, words say it."""
    if p.closes_box():
        yield Block(line=BOX_END * p.width, after=1, tight=True)
    else:
        yield from p.note(one, one.words, after=1)


def _divider(_: Paragraphs, __: e.Divider) -> Iterator[Block]:
    yield Block(cells=SEPARATOR, centred=True, before=1, after=1)


def _page_mark(p: Paragraphs, one: e.PageMark) -> Iterator[Block]:
    said = number(one.number)
    yield Block(line=PRINT_PAGE * (p.width - len(said)) + said, page=one.number, keeps=True)


def _nothing(_: Paragraphs, __: e.Element) -> Iterator[Block]:
    yield from ()


_MAKERS: Mapping[type[e.Element], Callable[[Paragraphs, Any], Iterator[Block]]] = {
    e.Heading: _heading,
    e.Paragraph: _paragraph,
    e.Item: _item,
    e.Table: _table,
    e.Answer: _answer,
    e.Entries: _entries,
    e.Picture: _picture,
    e.Verbatim: _verbatim,
    e.Note: _note,
    e.Open: _open,
    e.Close: _close,
    e.Reflect: _nothing,
    e.Divider: _divider,
    e.PageMark: _page_mark,
}
