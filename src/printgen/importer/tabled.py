"""Tables of documents from elsewhere: tables to read, tables to write in, tables that only arrange things.

A table of empty cells under heads is an action plan; one empty cell is a box to write in; labels with empty cells
beside them are short entries or questions; statements with boxes to tick are scales. The rest stays a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from printgen.importer.blanks import blanks, ticks
from printgen.importer.flow import Entry as ListEntry
from printgen.importer.flow import controls, in_one, listed, pipe_table
from printgen.importer.foreign import Foreign
from printgen.importer.source import Box as TextBox
from printgen.importer.source import Cell, Control, Grid, Image, Para, inside, paragraphs, tables
from printgen.model.answers import ActionPlan, ColumnsAnswer, Fields, Item, PlanColumn, Prompts, Scale
from printgen.model.blocks import Box, Column, Compare
from printgen.model.core import Block, Heading, List, Paragraph
from printgen.model.fields import Count, Millimetres
from printgen.model.inline import Inlines, Strong, Text, plain
from printgen.model.walk import walk

MOST_HEADS = 6
"""Columns of an action plan."""
TALL = 22.0
"""A row at least so high, in mm, is room for more than a few words."""
_DATE = re.compile(r"\b(date|when)\b", re.I)
_ENTRY = re.compile(
    r"\b(names?|date|team|role|sign(?:ed|ature)?|email|phone|telephone|address|job title|group|service)\b", re.I
)
_NUMBER = re.compile(r"\(?\d{1,2}[.)]?\Z")
_RATING = re.compile(
    r"\b(agree|disagree|never|rarely|sometimes|often|always|yes|no|not at all|very|good|poor|unsure)\b", re.I
)


@dataclass(frozen=True)
class Place:
    """A cell with what it is for.

    Attributes:
        cell: As read.
        height: Of its row.
    """

    cell: Cell
    height: float = 0

    @cached_property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(self.cell.text.split())

    @cached_property
    def holds(self) -> bool:
        """It holds a picture, a text box, a table or another drawing."""
        pieces = [piece for p in paragraphs(self.cell.parts) for piece in inside(p.pieces)]
        return any(isinstance(p, Image | TextBox) for p in pieces) or bool(list(tables(self.cell.parts)))

    @cached_property
    def tick(self) -> bool:
        """It holds a box to tick and nothing else."""
        found = [p for p in paragraphs(self.cell.parts) if p.text.strip() or p.pieces]
        boxes = [c for c in controls(self.cell) if c.kind == "check"]
        signs = len(found) == 1 and found[0].text.strip() in ("☐", "☑", "☒", "□", "❏", "❑", "[ ]", "[]", "○", "◯")
        return bool(boxes and not re.sub(r"[☐☑☒\s]", "", self.text)) or signs

    @cached_property
    def open(self) -> bool:
        """There is room to write in it, and nothing else."""
        if self.cell.below or self.holds or self.tick:
            return False
        paras = [
            p for p in paragraphs(self.cell.parts) if p.text.strip() or any(isinstance(x, Control) for x in p.pieces)
        ]
        return not self.text or all((found := blanks(p)).count and found.bare for p in paras)

    @cached_property
    def room(self) -> bool:
        """Under its few words there is room to write."""
        paras = [p for p in self.cell.parts if isinstance(p, Para)]
        after = 0
        for para in reversed(paras):
            if para.text.strip():
                break
            after += 1
        few = 0 < len(self.text) < 160 and not self.holds
        return few and (after >= 2 or self.height > TALL + 8 * len(self.text) / 60)

    @cached_property
    def single(self) -> bool:
        """It holds one paragraph at most, and no list."""
        said = [p for p in paragraphs(self.cell.parts) if p.text.strip()]
        return len(said) <= 1 and not any(p.mark for p in said) and not self.holds


Rows = list[list[Place]]


class Tabled(Foreign):
    """Reads tables."""

    def table(self) -> None:
        """A table: the first reading that fits it."""
        grid = self.take()
        assert isinstance(grid, Grid)
        rows: Rows = [[Place(cell, row.height) for cell in row.cells] for row in grid.rows if row.cells]
        rows = self._top(rows)
        if not rows or not rows[0]:
            return
        for reading in (
            self._one,
            self._rated,
            self._ticked,
            self._side,
            self._stacked,
            self._plan_like,
            self._labelled,
        ):
            if reading(rows):
                return
        self._read(grid, rows)

    def _top(self, rows: Rows) -> Rows:
        """Without rows across the whole table, which are its title."""
        width = max((len(row) for row in rows), default=0)
        while len(rows) > 1 and width > 1 and len(rows[0]) == 1 and rows[0][0].text and not rows[0][0].holds:
            self.emit(*self.inner(rows[0][0].cell.parts))
            rows = rows[1:]
            width = max(len(row) for row in rows)
        return rows

    # One cell

    def _one(self, rows: Rows) -> bool:
        if len(rows) != 1 or len(rows[0]) != 1:
            return False
        place = rows[0][0]
        if place.open:
            empty = sum(isinstance(p, Para) for p in place.cell.parts)
            self.answer(3, height=place.height or max(empty * 7, 30), title=_title(place))
        elif place.room:
            *asked, last = self.inner([p for p in place.cell.parts if not isinstance(p, Para) or p.text.strip()])
            last = Paragraph(content=last.content) if isinstance(last, Heading) else last
            self.answer(3, height=max(place.height, 35), prompt=(*asked, last))
        else:
            self._box(place)
        return True

    def _box(self, place: Place) -> None:
        """A cell round text: a box, with its first line as title where that is bold."""
        body = list(self.inner(place.cell.parts))
        if any(one.answers() for one in walk(tuple(body))) or any(isinstance(one, Heading) for one in body):
            self.emit(*body)
            return
        title: Inlines = ()
        first = body[0] if body else None
        if len(body) > 1 and isinstance(first, Paragraph) and _bold(first.content) and len(plain(first.content)) < 90:
            title, body = _plain(first.content), body[1:]
        if body:
            self.emit(*self._boxed([Box(title=title, body=tuple(body))]))

    # Statements to rate, boxes to tick

    def _rated(self, rows: Rows) -> bool:
        """Statements with a box under each head: a scale each."""
        head, *body = rows
        points = [p.text for p in head[1:]]
        if len(points) < 2 or not body or not all(points) or len(set(points)) < len(points) or len(points) > 21:
            return False
        whole = all(len(r) == len(head) and r[0].text and not r[0].open for r in body)
        boxes = [p for r in body for p in r[1:]]
        if not whole or not all(p.tick or p.open for p in boxes):
            return False
        rating = sum(bool(_RATING.search(p)) or p.isdigit() for p in points) > len(points) / 2
        if not any(p.tick for p in boxes) and not (rating and len(points) > 2):
            return False
        if head[0].text:
            self.emit(Paragraph(content=(Text(head[0].text),)))
        for row in body:
            prompt = (Paragraph(content=(Text(row[0].text),)),)
            self.emit(Scale(prompt=prompt, points=tuple(p.replace("|", "/") for p in points)))
        return True

    def _ticked(self, rows: Rows) -> bool:
        """Rows of a box and its words: choices."""
        pairs = [[p for p in row if not (p.open and not p.tick)] for row in rows]
        if len(rows) < 2 or not all(len(r) == 2 and sum(p.tick for p in r) == 1 for r in pairs):
            return False
        options = [p.text for row in pairs for p in row if not p.tick]
        if not all(options):
            return False
        prompt = self._tick_prompt() or self.prompt()
        self.choices(prompt, options, one=False)
        return True

    # Heads and room

    def _plan_like(self, rows: Rows) -> bool:
        """A row of heads, and nothing but room under it."""
        head, *body = rows
        if not body or not all(p.text and not p.open for p in head):
            return False
        numbered = all(r and _NUMBER.match(r[0].text) for r in body) and len(head) > 1
        if numbered:
            head, body = head[1:], [r[1:] for r in body]
        if len(head) < 2 and not numbered:
            return False
        if not all(p.open for r in body for p in r):
            return False
        if len(body) == 1:
            self._heads(head, body[0])
        elif len(head) <= MOST_HEADS:
            self._action_plan(head, len(body))
        else:
            return False
        return True

    def _action_plan(self, head: Sequence[Place], rows: int) -> None:
        columns = tuple(PlanColumn(p.text.replace("|", "/"), "date" if _DATE.search(p.text) else "text") for p in head)
        title: Inlines = ()
        body = self.last()
        if body and isinstance(body[-1], Heading) and body[-1].level > 1 and not body[-1].id:
            title = body[-1].content
            body.pop()
        self.emit(ActionPlan(title=title, columns=columns, rows=Count(min(rows, 40))))

    def _heads(self, head: Sequence[Place], space: Sequence[Place]) -> None:
        """Heads over one row of room: short entries where they ask for a name or a date, else boxes."""
        height = max((p.height for p in space), default=0)
        items = tuple(Item("", (Text(p.text),)) for p in head)
        if height < TALL and sum(bool(_ENTRY.search(p.text)) for p in head) * 2 > len(head):
            self.emit(Fields(items=items))
        else:
            high = Millimetres(float(round(min(max(height, 30), 120))))
            self.emit(ColumnsAnswer(prompt=self._tick_prompt(), items=items, height=high))

    def _side(self, rows: Rows) -> bool:
        """Labels, each with room beside it, once or more in a row."""
        pairs: list[tuple[Place, Place]] = []
        body = rows
        if len(rows) > 1 and all(p.text and not p.open for p in rows[0]) and len(rows[0]) == 2:
            body = rows[1:]
        for row in body:
            if len(row) % 2 or not row:
                return False
            for label, room in zip(row[::2], row[1::2], strict=True):
                if not label.text or label.open or not room.open:
                    return False
                pairs.append((label, room))
        if not pairs or (body is not rows and not self._side_head(rows[0])):
            return False
        if all(len(label.text) <= 40 and not label.text.endswith("?") and room.height < TALL for label, room in pairs):
            self.emit(Fields(items=tuple(Item("", (Text(label.text.rstrip(" :")),)) for label, _ in pairs)))
        else:
            items = tuple(Item("", (Text(label.text),)) for label, _ in pairs)
            lines = Count(min(max(round(max(room.height for _, room in pairs) / 9), 2), 12))
            self.emit(Prompts(items=items, lines=lines))
        return True

    def _side_head(self, head: Sequence[Place]) -> bool:
        """Puts down the heads over labels and room."""
        self.emit(Paragraph(content=(Strong((Text(" · ".join(p.text for p in head)),)),)))
        return True

    def _stacked(self, rows: Rows) -> bool:
        """One column: questions, and under each room for its answer."""
        if any(len(row) != 1 for row in rows) or not any(row[0].open or row[0].room for row in rows):
            return False
        at = 0
        while at < len(rows):
            place = rows[at][0]
            if place.room and not (at + 1 < len(rows) and rows[at + 1][0].open):
                self.answer(3, height=max(place.height, 30), prompt=self._asked(place))
                at += 1
                continue
            if not place.open:
                self.emit(*self.inner(place.cell.parts))
                at += 1
                continue
            first = at
            while at < len(rows) and rows[at][0].open:
                at += 1
            height = sum(row[0].height for row in rows[first:at])
            if at - first > 1 or height <= 12:
                self.answer(max(at - first, round(height / 9)))
            else:
                self.answer(3, height=height)
        return True

    def _asked(self, place: Place) -> tuple[Block, ...]:
        blocks = self.inner([p for p in place.cell.parts if not isinstance(p, Para) or p.text.strip()])
        return tuple(Paragraph(content=b.content) if isinstance(b, Heading) else b for b in blocks)

    def _labelled(self, rows: Rows) -> bool:
        """Heads above and labels at the side, or boxes that each hold their own head."""
        flat = [p for row in rows for p in row]
        if len(flat) <= MOST_HEADS + 2 and all(p.room for p in flat):
            items = tuple(Item("", _words_of(self._asked(p)), self._asked(p)[1:]) for p in flat)
            high = Millimetres(float(round(min(max(p.height for p in flat) or 40, 120))))
            self.emit(ColumnsAnswer(prompt=self._tick_prompt(), items=items, height=high))
            return True
        head, *body = rows
        across = len(head) - 1
        if not 2 <= across <= 3 or not 1 <= len(body) <= 10 or not all(p.text and not p.open for p in head[1:]):
            return False
        if not all(len(r) == len(head) and r[0].text and all(p.open for p in r[1:]) for r in body):
            return False
        self.remark("grid", "This was one table: each of its rows is a set of boxes now")
        if head[0].text:
            self.emit(Paragraph(content=(Text(head[0].text),)))
        for row in body:
            items = tuple(Item("", (Text(p.text),)) for p in head[1:])
            prompt = (Paragraph(content=(Text(row[0].text),)),)
            high = Millimetres(float(round(min(max(row[0].height, 24), 90))))
            self.emit(ColumnsAnswer(prompt=prompt, items=items, height=high))
        return True

    # Tables to read

    def _read(self, grid: Grid, rows: Rows) -> None:
        flat = [p for row in rows for p in row]
        width = max(map(len, rows))
        if width == 1 or (not grid.lined and len(rows) < 3 and not all(p.single for p in flat)):
            self._unwrap(rows)
        elif any(p.holds for p in flat) or any(_answering(p) for p in flat):
            if any(list(tables(p.cell.parts)) for p in flat):
                self.remark("nested", "A table stood in a table here: one follows the other now")
            self._unwrap(rows)
        elif not all(p.single for p in flat) and 2 <= width <= 3 and self._compare(rows):
            return
        elif len(rows) == 1 and not all(p.single for p in flat):
            self._unwrap(rows)
        else:
            self._pipe(rows)

    def _unwrap(self, rows: Rows) -> None:
        for row in rows:
            for place in row:
                self.emit(*self.inner(place.cell.parts))

    def _compare(self, rows: Rows) -> bool:
        """Columns of several paragraphs or lists under a row of heads."""
        head, *body = rows
        if (
            not body
            or any(len(r) != len(head) for r in rows)
            or not all(p.single and 0 < len(p.text) < 80 for p in head)
        ):
            return False
        cells = [[self.inner(row[at].cell.parts) for row in body] for at in range(len(head))]
        if any(isinstance(b, Heading) for column in cells for cell in column for b in cell) or not all(map(any, cells)):
            return False
        columns = []
        for place, column in zip(head, cells, strict=True):
            inner: tuple[Block, ...]
            if len(column) > 1:
                entries = [ListEntry(0, _words_of(cell), more=list(_rest_of(cell))) for cell in column]
                inner = tuple(listed(entries))
            else:
                inner = column[0]
            columns.append(Column(title=(Text(place.text),), body=inner))
        self.emit(Compare(columns=tuple(columns)))
        return True

    def _pipe(self, rows: Rows) -> None:
        merged = any(p.cell.across > 1 or p.cell.below for row in rows for p in row)
        empty = sum(p.open for row in rows[1:] for p in row)
        if merged:
            self.remark("merged", "This table had cells joined together: their words stand in each of the cells now")
        if empty and not merged:
            self.remark(
                "empty-cells", "The empty cells of this table are printed small: is there room to write in them?"
            )
        if not all(p.single for row in rows for p in row):
            self.remark("cells", "Some cells of this table held several paragraphs: they are one now")
        head = [_plain(self._cell_words(p)) for p in rows[0]]
        wide = [self._padded(rows[0], head, ())]
        for row in rows[1:]:
            wide.append(self._padded(row, [self._cell_words(p) for p in row], wide[-1] if len(wide) > 1 else ()))
        self.emit(pipe_table(wide))

    def _padded(self, row: Sequence[Place], words: Sequence[Inlines], above: Sequence[Inlines]) -> list[Inlines]:
        """A row's words, one for each column: those of joined cells stand in each of the cells."""
        out: list[Inlines] = []
        for place, run in zip(row, words, strict=True):
            said = above[len(out)] if place.cell.below and len(out) < len(above) else run
            out += [said] * place.cell.across
        return out

    def _cell_words(self, place: Place) -> Inlines:
        return in_one([self.words(p) for p in paragraphs(place.cell.parts)], " ")


def _answering(place: Place) -> bool:
    """There are boxes to tick, or blanks, among its words."""
    return any(ticks(p) or blanks(p).count for p in paragraphs(place.cell.parts)) and not place.open


def _title(place: Place) -> str:
    return next((c.title for c in controls(place.cell) if c.title), "")


def _bold(words: Inlines) -> bool:
    return bool(words) and all(isinstance(n, Strong) or not plain((n,)).strip() for n in words)


def _plain(words: Inlines) -> Inlines:
    return tuple(child for n in words for child in (n.children if isinstance(n, Strong) else (n,)))


def _words_of(blocks: Sequence[Block]) -> Inlines:
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph | Heading):
        return first.content
    return first.items[0].words if isinstance(first, List) and len(first.items) == 1 else ()


def _rest_of(blocks: Sequence[Block]) -> Sequence[Block]:
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph | Heading) or (isinstance(first, List) and len(first.items) == 1):
        return blocks[1:]
    return blocks
