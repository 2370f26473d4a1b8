"""How tall a block will be on paper, roughly: enough to decide what is kept together, never where a thing stands."""

from __future__ import annotations

from collections.abc import Iterable

from printgen.model import answers as a
from printgen.model import blocks as b
from printgen.model import core as c
from printgen.model.inline import plain
from printgen.model.walk import children

LETTERS = 64
"""Letters in a line of the reading column."""
LINE = 6.0


def height(blocks: Iterable[c.Block]) -> float:
    """Millimetres that these blocks take, one under the other."""
    return sum(map(_one, blocks))


def letters(blocks: Iterable[c.Block]) -> int:
    """Letters of all words in these blocks, however deep."""
    count = 0
    for block in blocks:
        count += len(plain(getattr(block, "content", ())))
        count += letters(children(block))
    return count


def _text(words: int) -> float:
    return -(-words // LETTERS) * LINE + 3


def _one(block: c.Block) -> float:
    match block:
        case c.Paragraph():
            return _text(len(plain(block.content)))
        case c.Heading():
            return 21
        case c.Table():
            return 12 + 10 * len(block.rows)
        case a.Prompts():
            lines = block.lines or 0
            return height(block.lead) + sum(_text(len(plain(i.content))) + 9 * lines + 6 for i in block.items)
        case a.Question():
            own = block.height or (60 if block.fill else block.space * 9)
            return height(block.prompt) + own + 7 + height(block.parts)
        case a.Fields():
            return 10 + 15 * -(-len(block.items) // 2)
        case a.ColumnsAnswer() | a.Draw():
            return height(block.prompt) + block.height + 11
        case a.ListAnswer():
            return height(block.prompt) + block.items * block.lines * 9 + 7
        case a.Scale():
            return height(block.prompt) + 27
        case a.Choices():
            return height(block.prompt) + 9 * -(-len(block.items) // 2) + 8
        case a.ActionPlan():
            return 20 + height(block.body) + 23 * block.rows
        case _:
            return _holder(block)


def _holder(block: c.Block) -> float:
    inside = height(children(block))
    match block:
        case b.Worksheet() | b.Activity():
            return 40 + inside
        case b.Quote():
            return 30 + 1.9 * inside
        case b.Callout() | b.Box() | b.Example() | b.Pause():
            return 22 + inside
        case b.Scenario():
            return 34 + inside
        case b.Figure() | b.Video():
            return 100 + inside
        case b.Contacts():
            return 75 + inside
        case b.SessionPlan():
            return 50 + 14 * len(block.rows) + inside
        case b.Reading():
            return 10 + 38 * len(block.resources)
        case b.References():
            return 20 + 15 * len(block.entries)
        case c.ListItem():
            return inside - 1.5
        case _:
            return inside
