"""References: the words of each, and plain words where what they point at is not in this selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from printgen.diagnostics import Diagnostics, Span
from printgen.labels import Labels
from printgen.model.answers import ListAnswer, Question
from printgen.model.blocks import Scenario
from printgen.model.core import Block
from printgen.model.inline import Inlines, Reference, Text, plain
from printgen.model.walk import Blocks, rebuild
from printgen.model.workbook import Section, Workbook
from printgen.transform.cases import Case, cases
from printgen.transform.inlines import mapped
from printgen.transform.targets import Target, name, targets


def link(
    workbook: Workbook, whole: Workbook, uncut: Callable[[], Workbook], labels: Labels, diagnostics: Diagnostics
) -> Workbook:
    """The workbook with the words of all its references.

    Args:
        workbook: What is selected, numbered, with its citations.
        whole: As read, before anything was cut: what a reference may name.
        uncut: Gives what this reader would get of it, numbered: what those things are called.
        labels: For the words of references.
        diagnostics: Where unknown ids (errors) and cut ones (warnings) go.
    """
    linker = _Linker(whole, uncut, labels, diagnostics, targets(workbook))
    linker.cases = cases(workbook, whole, diagnostics)
    return replace(workbook, sections=tuple(map(linker.section, workbook.sections)))


@dataclass
class _Linker:
    """Fills references.

    Attributes:
        whole: The workbook as read.
        uncut: Gives what this reader would get of it, numbered.
        labels: For the words.
        diagnostics: Where faults go.
        known: What is in the selection, by id.
        cases: Where each part of a case came from and goes on.
    """

    whole: Workbook
    uncut: Callable[[], Workbook]
    labels: Labels
    diagnostics: Diagnostics
    known: Mapping[str, Target]
    cases: Mapping[str, Case] = field(default_factory=dict)
    span: Span = Span()

    @cached_property
    def all(self) -> Mapping[str, Target]:
        """What the whole workbook holds; only needed when something is not in the selection."""
        return {**targets(self.whole), **targets(self.uncut())}

    def section(self, section: Section) -> Section:
        """A section with its references filled."""
        self.span = section.span
        return replace(section, title=self._words(section.title), body=self._blocks(section.body))

    def _words(self, run: Inlines) -> Inlines:
        return mapped(run, Reference, self._reference)

    def _blocks(self, run: Blocks) -> Blocks:
        new = tuple(self._block(block) for block in run)
        return new if any(a is not b for a, b in zip(new, run, strict=True)) else run

    def _block(self, block: Block) -> Block:
        self.span = block.span
        return rebuild(self._derived(block), self._blocks, self._words)

    def _derived(self, block: Block) -> Block:
        """The block with the lines that say where to look; their references are filled like all others."""
        if isinstance(block, Scenario) and block.id in self.cases:
            case = self.cases[block.id]
            return replace(
                block,
                continued_from=self._at("continued-from", case.before, block.span) if case.before else (),
                continued_in=self._at("continued-in", case.after, block.span) if case.after else (),
            )
        if isinstance(block, Question | ListAnswer) and block.recall and self._recallable(block):
            return replace(block, recalled=self._at("look-back", block.recall, block.span))
        return block

    def _recallable(self, block: Question | ListAnswer) -> bool:
        found = self.known.get(block.recall) or self.all.get(block.recall)
        if found and not found.answers:
            said = f'"{block.recall}" is not an answer space'
            self.diagnostics.error("recall", said, block.span, "name the id of a question or of another answer space")
            return False
        return True

    def _at(self, key: str, id: str, span: Span) -> Inlines:
        """A whole message that says in which part of the workbook something stands, and on which page."""
        found = self.known.get(id)
        if found is None:
            return self.labels.inlines(f"{key}-cut", part=Reference((), self._part(id), span=span))
        page = Reference((), id, "page", span=span)
        if found.part == id or found.part not in self.known or isinstance(self.known[found.part].of, Section):
            return self.labels.inlines(f"{key}-page", page=page)
        words = name(self.known[found.part], self.known, self.labels)
        return self.labels.inlines(key, part=Reference(words, id, own_words=True, span=span), page=page)

    def _part(self, id: str) -> str:
        """What to call a place that was cut: the worksheet, activity or section that held it."""
        found = self.all.get(id)
        return found.part if found else id

    def _reference(self, node: Reference) -> Inlines:
        span = node.span if node.span.file else self.span
        found = self.known.get(node.target)
        if found is None:
            return self._missing(node, span)
        if node.text_only and not isinstance(found.of, Section):
            said = f'"{node.target}" is not a section, so ":text" says nothing about it'
            self.diagnostics.error("text-only", said, span, f"write {{{node.form}}}`{node.target}`")
        if node.own_words or node.form != "text":
            return (node,)
        return (replace(node, children=name(found, self.known, self.labels)),)

    def _missing(self, node: Reference, span: Span) -> Inlines:
        found = self.all.get(node.target)
        if found is None:
            from difflib import get_close_matches

            close = get_close_matches(node.target, self.all, n=3)
            hint = f"did you mean {' or '.join(close)}?" if close else "`printgen list` shows the ids that there are"
            self.diagnostics.error("unknown-reference", f'nothing has the id "{node.target}"', span, hint)
            return node.children
        words = self._cut(node, found)
        self.diagnostics.warning(
            "cut-reference",
            f'this refers to "{node.target}", which is not in this selection',
            span,
            f'it now says "{plain(words)}"; take its section in too, or accept it in workbook.yaml',
            id=node.target,
        )
        return words

    def _cut(self, node: Reference, found: Target) -> Inlines:
        """Plain words in place of a reference to what was cut."""
        if node.form != "text":
            key = "cut-bare" if node.bare else "cut-pages" if node.form == "pages" else "cut-page"
            return (Text(self.labels.text(key)),)
        title = node.children if node.own_words else name(found, self.all, self.labels)
        return self.labels.inlines("cut-text", title=title)
