"""How worksheets and activities open, and how their blocks are parted on pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from markupsafe import Markup

from printgen.model.answers import ActionPlan
from printgen.model.blocks import PageBreak, Worksheet
from printgen.model.core import Block, List, Paragraph
from printgen.model.inline import Emphasis, Strong, plain
from printgen.model.walk import walk
from printgen.record import record
from printgen.render.html_measure import USUAL, Measure, height

PLAN_PAGE = 90.0
"""An action plan taller than this, in millimetres, gets a page of its own when something is written on before it."""
AIM = 260
"""A line of purpose has so many letters at most; a longer paragraph is text."""


class Part(NamedTuple):
    """A run of blocks of a worksheet; with ``plan``, the action plan that opens a page of its own."""

    blocks: tuple[Block, ...]
    plan: ActionPlan | None = None


@record
class Sheet:
    """How a worksheet or an activity opens.

    Attributes:
        level: Heading level of its title.
        section: Title of its section when nothing stands between the two, so that one head carries both.
        aim: Its first paragraphs: what it is for.
        parts: The rest.
        who: Fields for name, team and date.
        run: Words in the running footer.
        classes: CSS classes that say where it stands.
        mark: Which page of the standard print begins with it; empty for most.
    """

    level: int
    section: Markup
    aim: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    who: bool
    run: str
    classes: str
    mark: Markup


def arranged(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks as they are written: numbered lists of questions as questions, no empty page before a worksheet."""
    run = list(blocks)
    for at, block in enumerate(run):
        after = run[at + 1] if at + 1 < len(run) else None
        if isinstance(block, PageBreak) and block.side == "any" and (after is None or isinstance(after, Worksheet)):
            continue
        if isinstance(block, List) and block.ordered and all(i.body and _asks(i.body[0]) for i in block.items):
            yield from _numbered(block)
        else:
            yield block


def _asks(block: Block) -> bool:
    return hasattr(block, "number") and bool(block.answers() or getattr(block, "parts", ()))


def _numbered(block: List) -> Iterator[Block]:
    """The questions of a numbered list, each with its number, across the page as any other question."""
    for at, item in enumerate(block.items, block.start):
        first: Any = item.body[0]
        yield first if first.number else replace(first, number=str(at))
        yield from item.body[1:]


def aim_of(body: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """What a worksheet or activity is for: up to two short paragraphs before any other block."""
    aim: list[Paragraph] = []
    for block in body[:2]:
        if not isinstance(block, Paragraph) or len(plain(block.content)) > AIM or _instructs(block):
            break
        aim.append(block)
    return tuple(aim[:1]) if len(aim) == len(body) else tuple(aim)


def _instructs(block: Paragraph) -> bool:
    """A paragraph that opens in bold is a run-in head: text, not a line of purpose."""
    return bool(block.content) and isinstance(block.content[0], Strong | Emphasis)


def _follows_answers(block: ActionPlan, run: list[Block], plan: ActionPlan | None, by: Measure) -> bool:
    """Whether a tall plan stands after something to write on."""
    after = bool(run or plan) and height([block], by) > PLAN_PAGE
    return after and any(one.answers() for one in walk(tuple(run)))


def parts_of(body: tuple[Block, ...], by: Measure = USUAL) -> tuple[Part, ...]:
    """A worksheet's blocks, parted where an action plan opens a page of its own."""
    parts: list[Part] = []
    run: list[Block] = []
    plan: ActionPlan | None = None
    for block in body:
        if isinstance(block, ActionPlan) and (block.landscape or _follows_answers(block, run, plan, by)):
            parts.append(Part(tuple(run), plan))
            run, plan = [], block
        else:
            run.append(block)
    parts.append(Part(tuple(run), plan))
    return tuple(parts)
