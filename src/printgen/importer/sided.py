"""Tables of labels with room beside them: short entries, questions, choices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from printgen.importer.blanks import Ticked, ticks
from printgen.importer.flow import controls
from printgen.importer.foreign import Foreign
from printgen.importer.places import TALL, Place
from printgen.importer.room import MANY
from printgen.importer.source import Para, paragraphs
from printgen.model.answers import Fields, Item, Prompts, Question
from printgen.model.core import Block, Paragraph
from printgen.model.fields import Count
from printgen.model.inline import Strong, Text

NUMBER = re.compile(r"\(?\d{1,2}[.)]?\Z")
"""A cell that only counts."""
LONGEST_ENTRY = 40
Rows = list[list[Place]]
Pairs = list[tuple[Place, Place]]


class Sided(Foreign):
    """Reads tables of labels."""

    def side(self, rows: Rows) -> bool:
        """Labels, each with room or choices beside it, once or more in a row."""
        rows = _uncounted(rows)
        headed = len(rows) > 1 and len(rows[0]) == 2 and all(p.text and not p.open for p in rows[0])
        for body, head in ((rows, None), (rows[1:], rows[0])) if headed else ((rows, None),):
            groups = [_pairs(row) for row in body]
            pairs = [pair for group in groups if group for pair in group]
            if all(group is not None for group in groups) and any(room.open or _ticked(room) for _, room in pairs):
                self._sided(groups, head)
                return True
        return False

    def _sided(self, groups: Sequence[Pairs | None], head: Sequence[Place] | None) -> None:
        if head:
            self.emit(Paragraph(content=(Strong((Text(" · ".join(p.text for p in head)),)),)))
        pairs = [pair for group in groups for pair in group or ()]
        simple = all(room.open and not _choice(room) for _, room in pairs)
        if simple and not all(_short(label, room) for label, room in pairs):
            items = tuple(Item("", (Text(label.text),)) for label, _ in pairs)
            lines = Count(min(max(round(max(room.height for _, room in pairs) / 9), 2), 12))
            self.emit(Prompts(items=items, lines=lines))
            return
        for label, room in pairs:
            self._beside_label(label, room)

    def _beside_label(self, label: Place, room: Place) -> None:
        """One label with what stands beside it."""
        prompt: tuple[Block, ...] = (Paragraph(content=(Text(label.text),)),)
        if options := _choice(room):
            self.choices(prompt, options, one=True)
        elif found := _ticked(room):
            options = tuple(option for one in found for option in one.options)
            self.choices(prompt, options, one=len(found) == 1 and not MANY.search(label.text))
        elif not _short(label, room):
            self.emit(Question(prompt=prompt, lines=Count(min(max(round(room.height / 9), 2), 12))))
        else:
            self._field(label.text.rstrip(" :"))

    def _field(self, label: str) -> None:
        body, item = self.last(), Item("", (Text(label),))
        if body and isinstance(body[-1], Fields) and body[-1] is self.just_asked:
            body[-1] = Fields(items=(*body[-1].items, item))
        else:
            self.emit(Fields(items=(item,)))
        self.just_asked = body[-1]


def _uncounted(rows: Rows) -> Rows:
    """Rows without the column that only counts them."""
    counted = len(rows) > 1 and all(len(row) == 3 and NUMBER.match(row[0].text) for row in rows)
    return [row[1:] for row in rows] if counted else rows


def _pairs(row: Sequence[Place]) -> Pairs | None:
    """The labels of a row with what stands beside each; None where it is not so made."""
    if len(row) % 2 or not row:
        return None
    found = list(zip(row[::2], row[1::2], strict=True))
    fits = all(label.text and not label.open and (room.open or _ticked(room)) for label, room in found)
    return found if fits else None


def _short(label: Place, room: Place) -> bool:
    return len(label.text) <= LONGEST_ENTRY and not label.text.endswith("?") and room.height < TALL


def _choice(room: Place) -> tuple[str, ...]:
    """What a drop-down list in a cell offers."""
    return next((c.choices for c in controls(room.cell) if c.kind == "choice" and c.choices), ())


def _ticked(room: Place) -> list[Ticked]:
    """The boxes to tick of a cell that holds nothing else."""
    found = list(_boxes(room)) if room.text and not room.holds else []
    kept = [one for one in found if one]
    return kept if len(kept) == len(found) else []


def _boxes(room: Place) -> Iterator[Ticked | None]:
    for para in paragraphs(room.cell.parts):
        if isinstance(para, Para) and para.text.strip():
            found = ticks(para)
            yield found if found and not found.before else None


__all__ = ["NUMBER", "Rows", "Sided"]
