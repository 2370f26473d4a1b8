"""What references can point at: everything with an id, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from printgen.labels import Labels
from printgen.model.answers import Item
from printgen.model.blocks import Activity, Example, Figure, Reading, References, Scenario, Worksheet
from printgen.model.core import Block, Heading
from printgen.model.inline import Inlines, Text
from printgen.model.walk import Blocks, children
from printgen.model.workbook import Section, Workbook
from printgen.record import record
from printgen.transform.cite import target
from printgen.transform.inlines import words_only

_UNNAMED: Mapping[type[Block], str] = {
    Example: "example", Scenario: "scenario", Reading: "reading", References: "references",
}
"""Kinds that need no title, and the label that names one without."""


@record
class Target:
    """Something with an id.

    Attributes:
        id: Its id.
        of: The section, block or item that has it; for a work cited, the list.
        part: Id of the innermost worksheet or activity that holds it, else of its section; its own id for these.
        place: Running number in reading order.
        answers: Something is written there.
    """

    id: str
    of: Section | Block | Item
    part: str
    place: int
    answers: bool = False


def targets(workbook: Workbook) -> dict[str, Target]:
    """Everything with an id, by its id, in reading order."""
    found: dict[str, Target] = {}
    for section in workbook.sections:
        found[section.id] = Target(section.id, section, section.id, len(found))
        for id, of, part, answers in _inside(section.body, section.id):
            found.setdefault(id, Target(id, of, part, len(found), answers))
    return found


def _inside(blocks: Blocks, part: str) -> Iterator[tuple[str, Block | Item, str, bool]]:
    for block in blocks:
        own = part
        if block.id:
            own = block.id if isinstance(block, Worksheet | Activity) else part
            yield block.id, block, own, bool(block.names_answers)
        if block.names_answers:
            yield from _answers(block, own)
        elif isinstance(block, References):
            yield from ((target(entry.key), block, part, False) for entry in block.entries)
        yield from _inside(tuple(children(block)), own)


def _answers(block: Block, part: str) -> Iterator[tuple[str, Block | Item, str, bool]]:
    items = getattr(block, "items", ())
    for item in items if isinstance(items, tuple) else ():
        if item.id:
            yield item.id, item, part, block.names_answers == "items"
    for answer in block.answers():
        yield answer.id, block, part, True


def name(of: Target, known: Mapping[str, Target], labels: Labels) -> Inlines:
    """What a reference calls it: "Activity 2.4", "Figure 2.1", its title, or the name of what it stands in."""
    thing = of.of
    if isinstance(thing, Activity | Figure) and thing.number:
        return (Text(labels.text(f"{thing.kind}-number", number=thing.number)),)
    own = getattr(thing, "content", ()) if isinstance(thing, Heading) else getattr(thing, "title", ())
    if own and (title := words_only(own)):
        return title
    if of.part != of.id and of.part in known and type(thing) not in _UNNAMED:
        return name(known[of.part], known, labels)
    key = _UNNAMED.get(type(thing), "") if isinstance(thing, Block) else ""
    return (Text(labels.text(key or "section")),)
