"""Taking worksheets, activities or plans out of a section, for a selection of them alone or for a pack."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from printgen.model.blocks import Activity, SessionPlan, Worksheet
from printgen.model.core import Block
from printgen.model.walk import Blocks, children, walk
from printgen.model.workbook import Section

KINDS: Mapping[str, tuple[type[Block], ...]] = {
    "worksheets": (Worksheet,),
    "activities": (Activity,),
    "plans": (SessionPlan,),
    "pack": (Worksheet, Activity),
}
"""The kinds that each value of ``only`` keeps; a pack also keeps answer spaces that stand outside of them."""


def parts(section: Section, only: str, names: Collection[str] = ()) -> Blocks:
    """The blocks of a section that a selection keeps, the outermost of each, in reading order.

    Args:
        section: Whose blocks.
        only: A key of KINDS.
        names: Ids of those wanted, or of the section for its loose answers; none given: all.
    """
    found = tuple(_outermost(section.body, KINDS[only]))
    if only != "pack":
        return found
    loose = loose_answers(section)
    blocks = (*((loose,) if loose else ()), *found)
    return tuple(b for b in blocks if not names or b.id in names or (b is loose and section.id in names))


def loose_answers(section: Section) -> Worksheet | None:
    """Answer spaces outside any worksheet or activity, on a worksheet of their own with the section's title."""
    loose = tuple(_answering(section.body))
    if not loose:
        return None
    return Worksheet(
        id=f"{section.id}-answers", title=section.title, body=loose, short=section.short, lang=section.lang,
        span=section.span,
    )


def _outermost(blocks: Blocks, kinds: tuple[type[Block], ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, kinds):
            yield block
        else:
            yield from _outermost(tuple(children(block)), kinds)


def _answering(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, KINDS["pack"]):
            continue
        if block.names_answers and any(b.answers() for b in walk((block,))):
            yield block
        else:
            yield from _answering(tuple(children(block)))
