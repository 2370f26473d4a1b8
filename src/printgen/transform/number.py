"""Numbers: sections, activities, figures, questions, notes. What is left out by a selection is not counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import Any

from printgen.model.answers import Item, Prompts, Question
from printgen.model.blocks import Activity, Figure, Worksheet
from printgen.model.core import Block
from printgen.model.inline import Footnote, Inlines
from printgen.model.walk import Blocks, rebuild, walk
from printgen.model.workbook import Numbering, Section, Workbook
from printgen.transform.inlines import mapped

Series = Callable[[int], str]


def number(workbook: Workbook) -> Workbook:
    """The workbook with every number in place."""
    counter = _Counter(workbook.settings.numbering)
    return replace(workbook, sections=tuple(counter.section(section) for section in workbook.sections))


def with_numbers_of(workbook: Workbook, whole: Workbook) -> Workbook:
    """The workbook with the numbers that its parts have in a larger one: a worksheet handed out alone keeps its own."""
    known = {s.id: s.number for s in whole.sections}
    known |= {b.id: b.number for s in whole.sections for b in walk(s.body) if isinstance(b, Activity | Figure)}

    def blocks(run: Blocks) -> Blocks:
        return tuple(rebuild(_renumbered(one, known), blocks, lambda words: words) for one in run)

    sections = (replace(s, number=known.get(s.id, s.number), body=blocks(s.body)) for s in workbook.sections)
    return replace(workbook, sections=tuple(sections))


def _renumbered(block: Block, known: Mapping[str, str]) -> Block:
    if isinstance(block, Activity | Figure) and block.id in known:
        return replace(block, number=known[block.id])
    return block


def _figure(n: int) -> str:
    return str(n)


def _letter(n: int) -> str:
    """a, b, ... z, aa, ab: for the parts of a question."""
    first, last = divmod(n - 1, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]


@dataclass(slots=True)
class _Run:
    """A series being counted: the questions of an activity, the prompts of a worksheet.

    Attributes:
        series: The n-th number as it is shown.
        questions: Questions count.
        prompts: Items of prompts count.
        n: The last number given.
    """

    series: Series
    questions: bool
    prompts: bool
    n: int = 0

    def next(self) -> str:
        self.n += 1
        return self.series(self.n)


_NONE = _Run(_figure, questions=False, prompts=False)


@dataclass(slots=True)
class _Counter:
    """Counts in reading order."""

    numbering: Numbering
    counts: dict[str, int] = field(default_factory=dict)
    prefix: str = ""
    inside: str = ""
    run: _Run = field(default_factory=lambda: _NONE)

    def section(self, section: Section) -> Section:
        shown = str(self._count("sections")) if self._carries(section) else ""
        self.prefix = self.numbering.activities or (f"{shown}." if shown else "")
        self.inside = "" if self.numbering.activities else shown
        self.run = _NONE
        return replace(section, number=shown, title=self._words(section.title), body=self._blocks(section.body))

    def _carries(self, section: Section) -> bool:
        which = self.numbering.sections
        if section.made or which == "none":
            return False
        return which == "all" or section.id in which

    def _count(self, what: str) -> int:
        """The next number of a series; one for each numbered section when activities take the section's number."""
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]

    def _prefixed(self, what: str) -> str:
        return f"{self.prefix}{self._count(f'{what}{self.inside}')}"

    def _blocks(self, run: Blocks) -> Blocks:
        new = tuple(self._block(block) for block in run)
        return new if any(a is not b for a, b in zip(new, run, strict=True)) else run

    def _block(self, block: Block) -> Block:
        own = self._own(block)
        outer, self.run = self.run, self._run_in(block)
        new = rebuild(own, self._blocks, self._words)
        self.run = outer
        return new

    def _own(self, block: Block) -> Block:
        """The block with its own number, or with those of its items."""
        if isinstance(block, Activity):
            return replace(block, number=self._prefixed("activity"))
        if isinstance(block, Figure):
            return replace(block, number=self._prefixed("figure")) if block.caption and not block.decorative else block
        if isinstance(block, Prompts):
            return replace(block, items=tuple(map(self._item, block.items))) if self.run.prompts else block
        if self.run.questions and block.names_answers == "block" and hasattr(block, "number"):
            return _numbered(block, self.run.next())
        if self.run.questions and hasattr(block, "number") and hasattr(block, "prompt"):
            return _numbered(block, self.run.next())
        return block

    def _item(self, item: Item) -> Item:
        return replace(item, number=self.run.next())

    def _run_in(self, block: Block) -> _Run:
        """The series that goes on inside a block."""
        if isinstance(block, Activity):
            return _Run(_figure, questions=True, prompts=True) if block.numbered_questions else _NONE
        if isinstance(block, Worksheet):
            return _Run(_figure, questions=False, prompts=True)
        if isinstance(block, Question) and self.run.questions:
            return _Run(_letter, questions=True, prompts=True)
        return self.run

    def _words(self, run: Inlines) -> Inlines:
        return mapped(run, Footnote, self._footnote)

    def _footnote(self, note: Footnote) -> Inlines:
        return (replace(note, number=self._count("footnotes")),)


def _numbered(block: Any, shown: str) -> Block:
    return replace(block, number=shown)  # type: ignore[no-any-return]
