"""What a Word document can be referred to by, and what is referred to: these get bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from printgen.model.answers import Item
from printgen.model.blocks import Activity, References, SessionPlan, Worksheet
from printgen.model.inline import Inlines, Reference
from printgen.model.inline import walk as inline_walk
from printgen.model.walk import inlines_of, walk
from printgen.model.workbook import Section, Workbook


def referred(workbook: Workbook) -> dict[str, bool]:
    """Ids that are referred to, and whether by a range of pages."""
    found: dict[str, bool] = {}
    for section in workbook.sections:
        for run in _runs(section):
            for node in inline_walk(run):
                if isinstance(node, Reference):
                    found[node.target] = found.get(node.target, False) or node.form == "pages"
    return found


def _runs(section: Section) -> Iterator[Inlines]:
    yield section.title
    for block in walk(section.body):
        yield from inlines_of(block)


def structure(workbook: Workbook) -> Iterator[str]:
    """Ids of sections, worksheets, activities and plans: they have a bookmark whether or not they are referred to."""
    for section in workbook.sections:
        yield section.id
        for block in walk(section.body):
            if isinstance(block, Worksheet | Activity | SessionPlan) and block.id:
                yield block.id


def all_ids(workbook: Workbook) -> Iterator[str]:
    """Every id that the document holds."""
    for section in workbook.sections:
        yield section.id
        for block in walk(section.body):
            if block.id:
                yield block.id
            for item in getattr(block, "items", ()) if not isinstance(getattr(block, "items", ()), int) else ():
                if isinstance(item, Item) and item.id:
                    yield item.id
            if isinstance(block, References):
                yield from (f"ref-{entry.key}" for entry in block.entries)
