"""Puts formatted citations where they belong: text, quotes, reading lists, the list of works cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from printgen.model.blocks import Entry, Quote, Reading, References, Resource
from printgen.model.core import Block
from printgen.model.inline import Citation, CitedWork, Inline, Inlines, Reference, Text
from printgen.model.walk import Blocks, rebuild
from printgen.model.workbook import Workbook
from printgen.transform.cite import quoted, target
from printgen.transform.inlines import mapped
from printgen.transform.marked import linked, parts, split_at, unmarked
from printgen.transform.works import address

if TYPE_CHECKING:
    from printgen.transform.formatted import Formatted


@dataclass(slots=True)
class Filler:
    """Puts words into citations, quotes, reading lists and lists of works.

    Attributes:
        citer: Formats them.
        works: CSL-JSON items by key.
        cited: Keys that the list of works holds, besides those that ``all`` adds.
        linked: There is a list, so a citation links to its entry.
    """

    citer: Formatted
    works: Mapping[str, Mapping[str, Any]]
    cited: set[str]
    linked: bool
    entries: Mapping[str, str] = field(default_factory=dict)

    def workbook(self, workbook: Workbook) -> Workbook:
        """The workbook with everything filled."""
        self.entries = self.citer.entries()
        sections = tuple(
            replace(s, title=self._words(s.title), body=self._blocks(s.body)) for s in workbook.sections
        )
        return replace(workbook, sections=sections)

    def _words(self, run: Inlines) -> Inlines:
        return mapped(run, Citation, self._cited)

    def _cited(self, node: Citation) -> Inlines:
        return (replace(node, children=self._citation(node.works, node.in_sentence)),)

    def _citation(self, works: tuple[CitedWork, ...], in_sentence: bool) -> Inlines:
        """Its words; the part of each work links to the entry."""
        out: list[Inline] = []
        for place, text in parts(self.citer.cite(works, in_sentence=in_sentence)):
            words = unmarked(text)
            if self.linked and place is not None:
                out.append(Reference(words, target(works[place].key), own_words=True))
            else:
                out.extend(words)
        return tuple(out)

    def _blocks(self, run: Blocks) -> Blocks:
        new = tuple(self._block(block) for block in run)
        return new if any(a is not b for a, b in zip(new, run, strict=True)) else run

    def _block(self, block: Block) -> Block:
        new = rebuild(block, self._blocks, self._words)
        if isinstance(new, Quote) and new.cite:
            return replace(new, source=self._citation((quoted(new),), not new.by))
        if isinstance(new, Reading):
            return replace(new, resources=tuple(map(self._resource, new.resources)))
        if isinstance(new, References):
            keys = [key for key in self.entries if new.all or key in self.cited]
            return replace(new, entries=tuple(Entry(key, linked(unmarked(self.entries[key]))) for key in keys))
        return new

    def _resource(self, resource: Resource) -> Resource:
        """The whole entry: up to the work's title as the title, and the rest before the author's own note."""
        if resource.key not in self.entries:
            return resource
        work = self.works[resource.key]
        title, rest = split_at(self.entries[resource.key], str(work.get("title", "")))
        own = resource.note
        note = linked(unmarked(rest))
        return replace(
            resource, title=unmarked(title), note=(*note, Text(" "), *own) if note and own else note or own,
            url=resource.url or address(work),
        )
