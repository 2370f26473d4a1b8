"""Example responses that are wanted at the end: moved to a section of their own, each leaving "compare with" behind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from printgen.labels import Labels
from printgen.model.blocks import Activity, Example, ExampleLink, References, Worksheet
from printgen.model.core import Block
from printgen.model.inline import Inlines, Reference, Text
from printgen.model.walk import Blocks, rebuild, walk
from printgen.model.workbook import Section, Workbook

SECTION = "example-responses"
"""Id of the section that is made."""


def move_examples(workbook: Workbook, labels: Labels) -> Workbook:
    """The workbook with its ``place: end`` examples in a section before the list of works cited, or else last."""
    mover = _Mover(labels)
    sections = tuple(mover.section(section) for section in workbook.sections)
    if not mover.moved:
        return workbook
    made = Section(
        id=free_id(SECTION, workbook),
        title=(Text(labels.text("example-responses")),),
        purpose=labels.text("example-responses-purpose"),
        body=tuple(mover.moved),
        opener=False,
        made=True,
    )
    at = next((n for n, s in enumerate(sections) if _lists_works(s)), len(sections))
    return replace(workbook, sections=(*sections[:at], made, *sections[at:]))


def free_id(wanted: str, workbook: Workbook) -> str:
    """An id for something made, that nothing else in the workbook has."""
    taken = {s.id for s in workbook.sections} | {b.id for s in workbook.sections for b in walk(s.body)}
    while wanted in taken:
        wanted += "-made"
    return wanted


def _lists_works(section: Section) -> bool:
    return any(isinstance(block, References) for block in walk(section.body))


@dataclass(slots=True)
class _Mover:
    """Goes through sections and collects what is moved.

    Attributes:
        labels: For the words left behind.
        moved: The examples, in reading order.
        part: Id of the worksheet, activity or section that holds what is being looked at.
    """

    labels: Labels
    moved: list[Example] = field(default_factory=list)
    part: str = ""

    def section(self, section: Section) -> Section:
        self.part = section.id
        body = self._run(section.body)
        return section if body is section.body else replace(section, body=body)

    def _run(self, run: Blocks) -> Blocks:
        new = tuple(self._block(block) for block in run)
        return new if any(a is not b for a, b in zip(new, run, strict=True)) else run

    def _block(self, block: Block) -> Block:
        if isinstance(block, Example) and block.place == "end":
            self.moved.append(replace(block, belongs_to=self._owner(block)))
            page = Reference((), block.id, "page", span=block.span)
            return ExampleLink(content=self.labels.inlines("compare-with", page=page), span=block.span)
        outer = self.part
        if isinstance(block, Activity | Worksheet) and block.id:
            self.part = block.id
        new = rebuild(block, self._run, _same)
        self.part = outer
        return new

    def _owner(self, block: Example) -> Inlines:
        """What the example answers, and where: "Activity 2.4, page 52"."""
        part = Reference((), self.part, span=block.span)
        return self.labels.inlines("example-for", part=part, page=replace(part, form="page"))


def _same(run: Inlines) -> Inlines:
    return run
