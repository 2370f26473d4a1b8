"""Answers: which form each has, how many stand side by side, and tables as cards where letters are large."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from printgen.model.answers import Choices, Item, PlanColumn, Scale
from printgen.model.core import Table
from printgen.model.inline import plain
from printgen.render.word.writing import Writing
from printgen.render.word.xml import Xml

LISTED = 70
"""Letters of a choice that can be read in a drop-down list."""
DATE = re.compile(r"\b(date|when)\b", re.I)
"""Labels that ask for a date, as in the heads of an action plan."""
LETTER = 2.2
"""Millimetres that a letter of 12 pt is wide."""
SHORT = 36
"""Letters of a choice that shares its line with another."""


class Answers(Writing):
    """What the templates of answer spaces and tables ask for."""

    def scale_choices(self, block: Scale) -> Mapping[str, str]:
        """The points of a scale by what a list shows of them: the words under a point stand beside it."""
        labels = dict(block.labels)
        return {f"{p}: {labels[p]}" if p in labels else p: p for p in block.points}

    def listed(self, block: Choices) -> Mapping[str, str]:
        """Choices for a drop-down list on a screen; none where ticks serve better: several, long or with more words."""
        words = [plain(item.content) for item in block.items]
        ticks = block.multiple or any(item.body for item in block.items) or max(map(len, words)) > LISTED
        if not self.on_screen or ticks or len(set(words)) < len(words):
            return {}
        return {said: item.id or said for said, item in zip(words, block.items, strict=True) if not item.own}

    def field_entry(self, item: Item) -> Xml:
        """A short entry: a date where its label asks for one."""
        label = plain(item.content)
        if label.strip(" :").casefold() == self.text("date").casefold() or DATE.search(label):
            return self.date(label, item.id, self.hint("date", first=False))
        return self.entry(label, item.id, self.hint("short", first=False))

    def fields(self, items: Sequence[Item]) -> list[tuple[Sequence[Item], list[float]]]:
        """Short entries in rows, with the widths of each row."""
        rows, at = [], 0
        wide = max((len(plain(item.content)) for item in items), default=0) * LETTER * self.ratio
        for count, widths in self.field_rows(len(items), fits=wide < self.full / 2 - 6):
            rows.append((items[at : at + count], widths))
            at += count
        return rows

    def tick_rows(self, items: Sequence[Item]) -> list[list[tuple[int, Item]]]:
        """Choices with their numbers as they share a line: two where all are short; one to write on stands alone."""
        single = not self.roomy or len(items) < 3
        single = single or any(len(plain(item.content)) > SHORT or item.body for item in items)
        rows: list[list[tuple[int, Item]]] = []
        for number, item in enumerate(items, 1):
            if single or not rows or len(rows[-1]) == 2 or item.own or rows[-1][0][1].own:
                rows.append([])
            rows[-1].append((number, item))
        return rows

    def in_rows(self, items: Sequence[Item]) -> list[Sequence[Item]]:
        """Boxes side by side: two or three in a row."""
        across = 1 if len(items) == 1 else 3 if len(items) in (3, 6) and self.roomy else 2
        return [items[at : at + across] for at in range(0, len(items), across)]

    def plan_widths(self, columns: Sequence[PlanColumn], total: float) -> list[float]:
        """Widths of an action plan's columns: dates narrow, the first widest."""
        date = (30.0 if self.full > 200 else 26.0 if self.full > 150 else 23.0) * min(self.ratio, 1.4)
        dates = date * sum(column.type == "date" for column in columns)
        weights = [0.0 if c.type == "date" else _weight(k, c.head) for k, c in enumerate(columns)]
        rest = (total - dates) / (sum(weights) or 1)
        return [date if c.type == "date" else w * rest for c, w in zip(columns, weights, strict=True)]

    def plan_columns(self, clock: bool) -> list[float]:
        """Widths of a session plan's columns: the time of day where there is one, minutes, what happens, page."""
        time, minutes, page = (16.0, 13.0, 20.0) if self.small and self.ratio == 1 else (22.0, 18.0, 22.0)
        narrow = [time * self.ratio, minutes * self.ratio] if clock else [time * self.ratio]
        return [*narrow, self.full - sum(narrow) - page * self.ratio, page * self.ratio]

    def drawing_sign(self) -> Xml:
        """What stands in a space to draw in until a picture takes its place."""
        return self.sign("draw", size=8, ground="", ink="line")

    # Cards

    @property
    def cards(self) -> bool:
        """Each row of a table is a card: very large print has no room for columns."""
        return self.edition.tables == "cards"

    def as_cards(self, table: Table) -> bool:
        """Whether a table becomes cards: in very large print, and where larger words would not fit."""
        if self.edition.plain:
            return False
        from printgen.render.html_grid import Grid

        return Grid.of(self.layout).as_cards(table)

    def card(self, content: str, name: str) -> Xml:
        """A box of its own, whole on one page."""
        return self.table("BoxTable", [self.full], [self.row([self.cell(self.full, content)], header=True)], name)

    def card_line(self, head: str, words: str) -> Xml:
        """What a column is called, and what stands in it."""
        colon = "" if head.rstrip().endswith(("?", ":", "!")) or not head else ":"
        lead = self.run(f"{head}{colon} ", style="Strong") if head else ""
        return self.paragraph("TableText", lead + words)


def _weight(at: int, head: str) -> float:
    return 1.3 if at == 0 else 0.62 if head.lower().startswith("who") else 1.0
