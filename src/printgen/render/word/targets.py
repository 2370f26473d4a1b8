"""What a Word document can be referred to by, and what is referred to: these get bookmarks."""

from __future__ import annotations

from dataclasses import dataclass, field

from printgen.model.answers import Item
from printgen.model.blocks import Activity, Figure, References, SessionPlan, Worksheet
from printgen.model.core import Block, Heading
from printgen.model.inline import Inlines, Reference, plain
from printgen.model.inline import walk as inline_walk
from printgen.model.walk import inlines_of, walk
from printgen.model.workbook import Workbook


@dataclass(slots=True)
class Targets:
    """Ids of a workbook, found in one pass.

    Attributes:
        all: Every id that the document holds.
        structure: Sections, worksheets, activities and plans: they have a bookmark whether referred to or not.
        referred: Ids that are referred to, wherever they are.
        ranged: Those of them whose range of pages is asked for.
        sheets: Worksheets and activities: what comes after one is no part of it, so their ends are marked.
        numbered: Activities and figures with their numbers, by id: (kind, number).
        titled: Words of the title of what has one, by id.
    """

    all: set[str] = field(default_factory=set)
    structure: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)
    ranged: set[str] = field(default_factory=set)
    sheets: set[str] = field(default_factory=set)
    numbered: dict[str, tuple[str, str]] = field(default_factory=dict)
    titled: dict[str, str] = field(default_factory=dict)

    @property
    def bookmarked(self) -> frozenset[str]:
        """Ids that need a bookmark."""
        return frozenset(self.structure | (self.referred & self.all))


def targets(workbook: Workbook) -> Targets:
    """What is in a workbook, and what it refers to."""
    found = Targets()
    for section in workbook.sections:
        found.all.add(section.id)
        found.structure.add(section.id)
        found.titled[section.id] = plain(section.title)
        _words(section.title, found)
        for block in walk(section.body):
            _ids(block, found)
            for run in inlines_of(block):
                _words(run, found)
    return found


def _ids(block: Block, found: Targets) -> None:
    if block.id:
        found.all.add(block.id)
        if isinstance(block, Worksheet | Activity | SessionPlan):
            found.structure.add(block.id)
            found.titled[block.id] = plain(block.title)
        elif isinstance(block, Heading):
            found.titled[block.id] = plain(block.content)
        if isinstance(block, Worksheet | Activity):
            found.sheets.add(block.id)
        if isinstance(block, Activity | Figure) and block.number:
            found.numbered[block.id] = (block.kind, block.number)
    items = getattr(block, "items", None)
    if isinstance(items, tuple):
        found.all.update(item.id for item in items if isinstance(item, Item) and item.id)
    if isinstance(block, References):
        found.all.update(f"ref-{entry.key}" for entry in block.entries)


def _words(run: Inlines, found: Targets) -> None:
    for node in inline_walk(run):
        if isinstance(node, Reference):
            found.referred.add(node.target)
            if node.form == "pages":
                found.ranged.add(node.target)
