"""Answer spaces on the grid: how short entries, boxes, rating lines and tables share the width of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from printgen.edition import STANDARD
from printgen.model.answers import Item, PlanColumn, Scale
from printgen.model.core import Table
from printgen.model.inline import Inlines, Reference, plain, walk
from printgen.record import record

if TYPE_CHECKING:
    from printgen.edition import Layout

A4 = 252.0
"""Height of the text area of A4, in millimetres."""
NARROW = 150.0
"""A text area narrower than this, in millimetres, has one column where a wider one has two."""
NARROWEST = 95.0
"""The same, in millimetres for text of 12 pt."""
BEGINS, WHOLE = 0.45, 0.8
"""Of the height of a page: in larger text an answer space that is more than the first only begins with that, and grows
into what its page has left, so that no head stands alone before it; it never begins with more than the second."""
MOST = 0.68
"""Of the height of a page: no more than this is ruled for one question there."""
GAP = 3.0
"""Millimetres between two columns of a table, for text of 12 pt."""
COLUMNS = 2
"""A table of no more columns stays a table where others become cards (APH, giant print)."""
LETTER = 2.2
"""Millimetres that a letter of 12 pt is wide."""
HALF = (51.7, 48.2)
"""Two columns, in per cent: the second starts on the page's half grid. Floats that add up to 100 wrap by rounding."""
THIRDS = (34.4, 34.4, 31.1)
NAMES = (51.7, 27.1, 21.1)
"""Three short entries, of which the first is usually a name and the last a date."""


@record
class Grid:
    """The grid of one paper.

    Attributes:
        width: Of its text area, in millimetres.
        height: Of its text area, in millimetres.
        ratio: How much larger the text is than in the standard edition.
        writing: How much further apart writing lines are.
        cards: Tables are cards.
        line: From one writing line to the next, in millimetres.
    """

    width: float
    height: float
    ratio: float = 1.0
    writing: float = 1.0
    cards: bool = False
    line: float = 9.0

    @classmethod
    def of(cls, layout: Layout) -> Grid:
        """The grid of a paper in an edition."""
        sheet, edition = layout.sheet, layout.edition
        return cls(
            sheet.text_width,
            sheet.text_height,
            edition.size / STANDARD.size,
            edition.writing_line / STANDARD.writing_line,
            edition.tables == "cards",
            edition.writing_line,
        )

    @property
    def narrow(self) -> bool:
        """Whether there is room for one column only."""
        return self.width < NARROW or self.width / self.ratio < NARROWEST

    def tall(self, height: float) -> float:
        """Height of an answer space that an author has given for A4: as much of this page as it is of that.

        With larger text it is as much taller, up to half a page.
        """
        wanted = height * self.writing
        least = min(height * self.height / A4, self.height * WHOLE)
        most = max(self.height * BEGINS, least) if self.writing > 1 else self.height
        return round(min(wanted, wanted * self.height / A4, most), 1)

    def lines(self, count: int) -> int:
        """Writing lines: as many as asked for, but no more than stand on a page with their question."""
        return count if self.writing <= 1 else min(count, max(3, int(self.height * MOST / self.line)))

    def short(self, items: Sequence[Any]) -> bool:
        """Whether two of these fit side by side on every line."""
        if self.narrow or len(items) < 3:
            return False
        words: Iterator[Inlines] = (getattr(i, "words", ()) or getattr(i, "content", ()) for i in items)
        return all(len(plain(run)) <= 36 / self.ratio for run in words)

    def fields(self, items: Sequence[Item]) -> list[tuple[Item, float, str]]:
        """Short entries with their width in per cent: three in a row when there are 3, 6 or 9, else two."""
        widths = self._entries(items)
        rows = []
        for k, item in enumerate(items):
            at = k % len(widths)
            place = "first" if at == 0 else "last" if at == len(widths) - 1 else ""
            rows.append((item, widths[at], place))
        return rows

    def _entries(self, items: Sequence[Item]) -> tuple[float, ...]:
        """Widths of a row of short entries; as few stand side by side as their labels ask for, in larger text."""
        count = len(items)
        usual = HALF if self.narrow or count not in (3, 6, 9) else NAMES if count == 3 else THIRDS
        if self.ratio == 1:
            return usual
        rows = (usual, HALF, (100.0,))
        return next(row for row in rows if len(row) == 1 or all(self._fits(i, row, k) for k, i in enumerate(items)))

    def _fits(self, item: Item, row: Sequence[float], at: int) -> bool:
        return len(plain(item.content)) * LETTER * self.ratio < self.width * row[at % len(row)] / 100 - 6

    def boxes(self, items: Sequence[Item]) -> list[tuple[Item, str, str]]:
        """Headed boxes with their width: two or three in a row."""
        across = 1 if len(items) == 1 else 3 if len(items) in (3, 6) and not self.narrow else 2
        wide = (self.width - 6 * (across - 1)) / across - 0.05  # sums that fill a line wrap by rounding
        return [(item, f"{wide:.2f}mm", "last" if k % across == across - 1 else "") for k, item in enumerate(items)]

    def scale_labels(self, block: Scale) -> list[tuple[str, int]]:
        """The words under the points, each with the number of points that it stands under."""
        points = list(block.points)
        at = sorted((points.index(point), label) for point, label in block.labels if point in points)
        if len(at) == 1:
            index, label = at[0]
            cells = [("", index), (label, 1), ("", len(points) - index - 1)]
            return [cell for cell in cells if cell[1]]
        cells, start = [], 0
        for k, (index, label) in enumerate(at):
            end = len(points) if k == len(at) - 1 else (index + at[k + 1][0] + 1) // 2
            cells.append((label, end - start))
            start = end
        return cells

    def as_cards(self, table: Table) -> bool:
        """Whether each row of a table becomes a card.

        In very large print, when it has more columns than two; in larger text, when its words would not fit.
        """
        count = max(map(len, [table.head, *(row.cells for row in table.rows)]))
        if self.cards:
            return count > COLUMNS
        words = sum(_longest_words(table)) * LETTER * self.ratio + GAP * self.ratio * count
        return self.ratio > 1 and count > COLUMNS and words > self.width

    def columns(self, table: Table) -> list[float]:
        """Per cent of the width for each column of a table: by its words, so that few of them wrap."""
        weights = [min(max(letters, 5), 40) + 2 for letters in _longest(table)]
        return [round(100 * weight / sum(weights), 2) for weight in weights]

    def crowded(self, table: Table) -> bool:
        """Whether its words want the whole width of the page and not only the reading column."""
        return sum(_longest(table)) > 90

    def plan(self, columns: Sequence[PlanColumn]) -> list[float]:
        """Per cent of the width for each column of an action plan: dates narrow, the first column widest."""
        date = 19.0 if self.narrow or self.ratio > 1.2 else 15.5
        weights = [0.0 if column.type == "date" else _weight(k, column.head) for k, column in enumerate(columns)]
        rest = (100 - date * weights.count(0.0)) / (sum(weights) or 1)
        return [round(weight * rest or date, 2) for weight in weights]


def _longest(table: Table) -> list[int]:
    """Letters of the longest cell in each column."""
    rows = [table.head, *(row.cells for row in table.rows)]
    count = max(map(len, rows))
    return [max((_length(row[k].content) for row in rows if k < len(row)), default=0) for k in range(count)]


def _longest_words(table: Table) -> list[int]:
    """Letters of the longest word in each column; a page number stays on one line."""
    rows = [table.head, *(row.cells for row in table.rows)]
    count = max(map(len, rows))
    return [max((_unbroken(row[k].content) for row in rows if k < len(row)), default=0) for k in range(count)]


def _unbroken(content: Inlines) -> int:
    longest = max(map(len, plain(content).split()), default=0)
    return max([longest, *(15 if one.form == "pages" else 8 for one in _page_numbers(content))])


def _page_numbers(content: Inlines) -> Iterator[Reference]:
    return (one for one in walk(content) if isinstance(one, Reference) and not one.children)


def _length(content: Inlines) -> int:
    """Letters of a run of inlines; page numbers that only the layout knows count as long as they may be."""
    pages = sum(15 if one.form == "pages" else 8 for one in _page_numbers(content))
    return len(plain(content)) + pages


def _weight(at: int, head: str) -> float:
    """A name needs less room than a sentence."""
    return 1.3 if at == 0 else 0.62 if len(head) < 9 else 1.0
