"""Tables of documents from elsewhere: tables to read, tables to write in, tables that only arrange things.

A table of empty cells under heads is an action plan; one empty cell is a box to write in; labels with empty cells
beside them are short entries or questions; statements with boxes to tick are scales. The rest stays a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from printgen.importer.flow import Entry as ListEntry
from printgen.importer.flow import in_one, listed, pipe_table
from printgen.importer.places import TALL, Place, after_words, answering, first_words, in_bold, title_in, unstressed
from printgen.importer.room import ENTRY
from printgen.importer.sided import NUMBER, Rows, Sided
from printgen.importer.source import Grid, Para, paragraphs, tables
from printgen.model.answers import ActionPlan, ColumnsAnswer, Fields, Item, PlanColumn, Scale
from printgen.model.blocks import Box, Column, Compare
from printgen.model.core import Block, Heading, Paragraph
from printgen.model.fields import Count, Millimetres
from printgen.model.inline import Inlines, Text, plain
from printgen.model.walk import walk

MOST_HEADS = 6
"""Columns of an action plan."""
_DATE = re.compile(r"\b(date|when)\b", re.I)
_RATING = re.compile(
    r"\b(agree|disagree|never|rarely|sometimes|often|always|yes|no|not at all|very|good|poor|unsure)\b", re.I
)


class Tabled(Sided):
    """Reads tables."""

    def table(self) -> None:
        """A table: the first reading that fits it."""
        grid = self.take()
        assert isinstance(grid, Grid)
        rows: Rows = [[Place(cell, row.height) for cell in row.cells] for row in grid.rows if row.cells]
        self._grows = any(row.repeats for row in grid.rows)
        rows = self._top(rows)
        if not rows or not rows[0]:
            return
        for reading in (
            self._one,
            self._rated,
            self._ticked,
            self.side,
            self._stacked,
            self._plan_like,
            self._labelled,
        ):
            if reading(rows):
                return
        self._read(grid, rows)

    def _top(self, rows: Rows) -> Rows:
        """Without rows across the whole table, which are its title."""
        while len(rows) > 2 and all(p.open for p in rows[0]) and not all(p.open for row in rows for p in row):
            rows = rows[1:]  # an empty row above the heads is only room
        width = max((len(row) for row in rows), default=0)
        while len(rows) > 1 and width > 1 and len(rows[0]) == 1 and rows[0][0].text and not rows[0][0].holds:
            over = self.inner(rows[0][0].cell.parts)
            self.emit(*over)
            self._over = over[0] if len(over) == 1 and isinstance(over[0], Paragraph) else None
            rows = rows[1:]
            width = max(len(row) for row in rows)
        return rows

    _grows = False
    """The table at hand has a row that can be added again."""
    _over: Paragraph | None = None
    """What stood in a row across the whole table."""

    # One cell

    def _one(self, rows: Rows) -> bool:
        if len(rows) != 1 or len(rows[0]) != 1:
            return False
        place = rows[0][0]
        if place.open:
            empty = sum(isinstance(p, Para) for p in place.cell.parts)
            self.answer(3, height=place.height or max(empty * 7, 30), title=title_in(place))
        elif place.room:
            self._room(place, 35)
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
        if len(body) > 1 and isinstance(first, Paragraph) and in_bold(first.content) and len(plain(first.content)) < 90:
            title, body = unstressed(first.content), body[1:]
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
        numbered = all(r and NUMBER.match(r[0].text) for r in body) and len(head) > 1
        if numbered:
            head, body = head[1:], [r[1:] for r in body]
        if len(head) < 2 and not numbered:
            return False
        if not all(p.open for r in body for p in r):
            return False
        if len(body) == 1 and not self._grows:
            self._heads(head, body[0])
        elif len(head) <= MOST_HEADS:
            self._action_plan(head, max(len(body), 3) if self._grows else len(body))
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
        elif body and body[-1] is self._over and len(plain(self._over.content)) <= 90:
            title = unstressed(self._over.content)
            body.pop()
        self.emit(ActionPlan(title=title, columns=columns, rows=Count(min(rows, 40))))

    def _heads(self, head: Sequence[Place], space: Sequence[Place]) -> None:
        """Heads over one row of room: short entries where they ask for a name or a date, else boxes."""
        height = max((p.height for p in space), default=0)
        items = tuple(Item("", (Text(p.text),)) for p in head)
        if height < TALL and sum(bool(ENTRY.search(p.text)) for p in head) * 2 > len(head):
            self.emit(Fields(items=items))
        else:
            high = Millimetres(float(round(min(max(height, 30), 120))))
            self.emit(ColumnsAnswer(prompt=self._tick_prompt(), items=items, height=high))

    def _stacked(self, rows: Rows) -> bool:
        """One column: questions, and under each room for its answer."""
        if any(len(row) != 1 for row in rows) or not any(row[0].open or row[0].room for row in rows):
            return False
        at = 0
        while at < len(rows):
            place = rows[at][0]
            if place.room and not (at + 1 < len(rows) and rows[at + 1][0].open):
                self._room(place, 30)
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

    def _room(self, place: Place, least: float) -> None:
        """A cell with words and room under them; what has room of its own stays as it is."""
        asked = self._asked(place)
        if any(one.answers() for one in walk(asked)):
            self.emit(*asked)
        else:
            self.answer(3, height=max(place.height, least), prompt=asked)

    def _asked(self, place: Place) -> tuple[Block, ...]:
        blocks = self.inner([p for p in place.cell.parts if not isinstance(p, Para) or p.text.strip()])
        return tuple(Paragraph(content=b.content) if isinstance(b, Heading) else b for b in blocks)

    def _labelled(self, rows: Rows) -> bool:
        """Heads above and labels at the side, or boxes that each hold their own head."""
        flat = [p for row in rows for p in row]
        if len(flat) <= MOST_HEADS + 2 and all(p.room for p in flat):
            cells = [self._asked(p) for p in flat]
            if any(one.answers() for one in walk(tuple(b for cell in cells for b in cell))):
                return False
            items = tuple(Item("", first_words(cell), cell[1:]) for cell in cells)
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
        elif any(p.holds for p in flat) or any(answering(p) for p in flat):
            if any(list(tables(p.cell.parts)) for p in flat):
                self.remark("nested", "A table stood in a table here: one follows the other now")
            self._unwrap(rows)
        elif not all(p.single for p in flat) and 2 <= width <= 3 and self._compare(rows):
            return
        elif len(rows) == 1 and not all(p.single for p in flat):
            if not (2 <= width <= 3 and self._beside(rows[0])):
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
                entries = [ListEntry(0, first_words(cell), more=list(after_words(cell))) for cell in column]
                inner = tuple(listed(entries))
            else:
                inner = column[0]
            columns.append(Column(title=(Text(place.text),), body=inner))
        self.emit(Compare(columns=tuple(columns)))
        return True

    def _beside(self, row: Sequence[Place]) -> bool:
        """Cells that each begin with a line in bold: columns under heads."""
        cells = [self.inner(place.cell.parts) for place in row]
        if not all(len(cell) > 1 and isinstance(cell[0], Paragraph) and in_bold(cell[0].content) for cell in cells):
            return False
        if any(isinstance(b, Heading) or b.answers() for b in walk(tuple(b for cell in cells for b in cell))):
            return False
        titles = [unstressed(first_words(cell)) for cell in cells]
        self.emit(Compare(columns=tuple(Column(title=t, body=c[1:]) for t, c in zip(titles, cells, strict=True))))
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
        head = [unstressed(self._cell_words(p)) for p in rows[0]]
        wide = [self._padded(rows[0], head, ())]
        for row in rows[1:]:
            wide.append(self._padded(row, [self._cell_words(p) for p in row], wide[-1] if len(wide) > 1 else ()))
        self.emit(pipe_table(wide))

    def _padded(self, row: Sequence[Place], words: Sequence[Inlines], above: Sequence[Inlines]) -> list[Inlines]:
        """A row's words, one for each column: those of joined cells stand in each of the cells."""
        out: list[Inlines] = []
        for place, run in zip(row, words, strict=True):
            said = above[len(out)] if place.cell.below and len(out) < len(above) else run
            out += [said, *(() if len(row) == 1 else said for _ in range(place.cell.across - 1))]
        return out

    def _cell_words(self, place: Place) -> Inlines:
        return in_one([self.words(p) for p in paragraphs(place.cell.parts)], " ")
