"""How tall a block will be on paper, roughly: enough to decide what is kept together, never where a thing stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from printgen.model.core import Block
from printgen.model.inline import plain
from printgen.model.walk import children

LETTERS = 64
"""Letters in a line of the reading column."""
LINE = 6.0
"""Height of a line of text, in millimetres."""
RULED = 9.0
"""From one writing line to the next, in millimetres."""


def height(blocks: Iterable[Block]) -> float:
    """Millimetres that these blocks take, one under the other."""
    return sum(map(_one, blocks))


def letters(blocks: Iterable[Block]) -> int:
    """Letters of all words in these blocks, however deep."""
    count = 0
    for block in blocks:
        count += len(plain(getattr(block, "content", ())))
        count += letters(children(block))
    return count


def _one(block: Block) -> float:
    own = _OWN.get(block.kind)
    if own:
        return own(block)
    return _ROUND.get(block.kind, 0) + height(children(block))


def _text(letters: int) -> float:
    return -(-letters // LETTERS) * LINE + 3


def _prompts(block: Any) -> float:
    items: float = sum(_text(len(plain(i.content))) + RULED * block.lines + 6 for i in block.items)
    return height(block.lead) + items


def _question(block: Any) -> float:
    space = block.height or (60 if block.fill else block.space * RULED)
    return height(block.prompt) + space + 7 + height(block.parts)


_OWN: Mapping[str, Callable[[Any], float]] = {
    "paragraph": lambda b: _text(len(plain(b.content))),
    "heading": lambda b: 21,
    "table": lambda b: 12 + 10 * len(b.rows),
    "prompts": _prompts,
    "question": _question,
    "fields": lambda b: 10 + 15 * -(-len(b.items) // 2),
    "columns-answer": lambda b: height(b.prompt) + b.height + 11,
    "draw": lambda b: height(b.prompt) + b.height + 11,
    "list-answer": lambda b: height(b.prompt) + b.items * b.lines * RULED + 7,
    "scale": lambda b: height(b.prompt) + 27,
    "choices": lambda b: height(b.prompt) + 9 * -(-len(b.items) // 2) + 8,
    "action-plan": lambda b: 20 + height(b.body) + 23 * b.rows,
    "quote": lambda b: 30 + 1.9 * height(b.body),
    "session-plan": lambda b: 50 + 14 * len(b.rows) + height(b.body),
    "reading": lambda b: 10 + 33 * len(b.resources),
    "references": lambda b: 20 + 15 * len(b.entries),
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
