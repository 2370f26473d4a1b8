"""How tall a block will be on paper, roughly: enough to decide what is kept together, never where a thing stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from printgen.edition import STANDARD, Edition, sheet
from printgen.model.core import Block
from printgen.model.inline import plain
from printgen.model.walk import children
from printgen.record import record

LETTERS = 64
"""Letters in a line of the reading column of A4, in the standard edition."""
HALF_HIGH = 0.1764
"""Millimetres that a letter is wide on average, for each point of size."""


@record
class Measure:
    """What blocks are measured by; the defaults are those of the standard edition on A4.

    Attributes:
        letters: In a line of the reading column.
        line: Height of a line of text, in millimetres.
        ruled: From one writing line to the next, in millimetres.
        gap: Between paragraphs, in millimetres.
        grown: How much larger than usual gaps and frames are.
        cards: Tables are cards.
    """

    letters: int = LETTERS
    line: float = 6.0
    ruled: float = 9.0
    gap: float = 3.0
    grown: float = 1.0
    cards: bool = False

    def text(self, letters: int) -> float:
        """Height of so many letters, with the gap that follows."""
        return -(-letters // self.letters) * self.line + self.gap


USUAL = Measure()


def measure(edition: Edition) -> Measure:
    """What an edition's blocks are measured by, on A4."""
    if edition.size == STANDARD.size and edition.signs == STANDARD.signs:
        return USUAL
    spaced = 1 + edition.letter_spacing / 2
    return Measure(
        letters=int(sheet("a4", edition).column_width / (edition.size * HALF_HIGH * spaced)),
        line=edition.line,
        ruled=edition.writing_line,
        gap=edition.line * edition.paragraph_gap,
        grown=growth(edition),
        cards=edition.tables == "cards",
    )


def growth(edition: Edition) -> float:
    """How much larger than in the standard edition gaps and frames are: less than the text when that is giant."""
    ratio = edition.size / STANDARD.size
    return round(ratio if ratio <= 1.5 else 1.5 + (ratio - 1.5) / 2, 3)


def height(blocks: Iterable[Block], by: Measure = USUAL) -> float:
    """Millimetres that these blocks take, one under the other."""
    return sum(_one(block, by) for block in blocks)


def letters(blocks: Iterable[Block]) -> int:
    """Letters of all words in these blocks, however deep."""
    count = 0
    for block in blocks:
        count += len(plain(getattr(block, "content", ())))
        count += letters(children(block))
    return count


def _one(block: Block, by: Measure) -> float:
    own = _OWN.get(block.kind)
    if own:
        return own(block, by)
    return _ROUND.get(block.kind, 0) * by.grown + height(children(block), by)


def _prompts(block: Any, by: Measure) -> float:
    each = by.ruled * block.lines + 6 * by.grown
    items: float = sum(by.text(len(plain(i.content))) + each for i in block.items)
    return height(block.lead, by) + items


def _question(block: Any, by: Measure) -> float:
    space: float = block.space * by.ruled
    if block.height or block.fill:
        space = (block.height or 60) * by.ruled / USUAL.ruled
    return height(block.prompt, by) + space + 7 * by.grown + height(block.parts, by)


def _table(block: Any, by: Measure) -> float:
    if by.cards:
        return len(block.rows) * len(block.rows[0].cells if block.rows else ()) * (by.line * 2 + by.gap)
    return (12 + 10 * len(block.rows)) * by.grown


def _plan(block: Any, by: Measure) -> float:
    each = (by.line + 2 * by.ruled) * len(block.columns) + 8 * by.grown if by.cards else 23 * by.grown
    rows: float = each * block.rows
    return 20 * by.grown + height(block.body, by) + rows


_OWN: Mapping[str, Callable[[Any, Measure], float]] = {
    "paragraph": lambda b, by: by.text(len(plain(b.content))),
    "heading": lambda b, by: 21 * by.grown,
    "table": _table,
    "prompts": _prompts,
    "question": _question,
    "fields": lambda b, by: (10 + 15 * -(-len(b.items) // 2)) * by.grown,
    "columns-answer": lambda b, by: height(b.prompt, by) + (b.height + 11) * by.grown,
    "draw": lambda b, by: height(b.prompt, by) + (b.height + 11) * by.grown,
    "list-answer": lambda b, by: height(b.prompt, by) + b.items * b.lines * by.ruled + 7 * by.grown,
    "scale": lambda b, by: height(b.prompt, by) + 27 * by.grown,
    "choices": lambda b, by: height(b.prompt, by) + (9 * -(-len(b.items) // 2) + 8) * by.grown,
    "action-plan": _plan,
    "quote": lambda b, by: 30 * by.grown + 1.9 * height(b.body, by),
    "session-plan": lambda b, by: (50 + 14 * len(b.rows)) * by.grown + height(b.body, by),
    "reading": lambda b, by: (10 + 33 * len(b.resources)) * by.grown,
    "references": lambda b, by: (20 + 15 * len(b.entries)) * by.grown,
}
"""Kinds whose height is not that of the blocks in them."""

_ROUND: Mapping[str, float] = {
    "worksheet": 40,
    "activity": 40,
    "callout": 22,
    "box": 22,
    "example": 22,
    "pause": 22,
    "scenario": 34,
    "figure": 100,
    "video": 60,
    "contacts": 75,
    "list-item": -1.5,
}
"""What a kind adds to the blocks in it."""
