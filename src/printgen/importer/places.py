"""The cells of a table from elsewhere: what each is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from printgen.importer.blanks import blanks, ticks
from printgen.importer.flow import controls
from printgen.importer.source import Box as TextBox
from printgen.importer.source import Cell, Control, Image, Para, inside, paragraphs, tables
from printgen.model.core import Block, Heading, List, Paragraph
from printgen.model.inline import Inlines, Strong, plain

TALL = 22.0
"""A row at least so high, in mm, is room for more than a few words."""


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


def answering(place: Place) -> bool:
    """There are boxes to tick, or blanks, among its words."""
    return any(ticks(p) or blanks(p).count for p in paragraphs(place.cell.parts)) and not place.open


def title_in(place: Place) -> str:
    """The title of the first control in a cell that has one."""
    return next((c.title for c in controls(place.cell) if c.title), "")


def in_bold(words: Inlines) -> bool:
    """Whether words are bold from end to end."""
    return bool(words) and all(isinstance(n, Strong) or not plain((n,)).strip() for n in words)


def unstressed(words: Inlines) -> Inlines:
    """Words without their bold."""
    return tuple(child for n in words for child in (n.children if isinstance(n, Strong) else (n,)))


def first_words(blocks: Sequence[Block]) -> Inlines:
    """The words of the first block."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph | Heading):
        return first.content
    return first.items[0].words if isinstance(first, List) and len(first.items) == 1 else ()


def after_words(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks after the first, whose words stand elsewhere."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph | Heading) or (isinstance(first, List) and len(first.items) == 1):
        return blocks[1:]
    return blocks
