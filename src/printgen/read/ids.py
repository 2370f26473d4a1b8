"""Ids: every answer space, worksheet and activity has one, no two the same; those made up can be written back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from printgen.diagnostics import Diagnostics, Span
from printgen.model.answers import Item
from printgen.model.core import Block, label_of
from printgen.model.inline import Inlines, plain
from printgen.model.walk import rebuild
from printgen.model.workbook import Section
from printgen.record import record

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = {
    "a",
    "an",
    "the",
    "of",
    "to",
    "in",
    "is",
    "it",
    "and",
    "or",
    "for",
    "do",
    "does",
    "you",
    "your",
    "what",
    "how",
    "we",
    "i",
}


@record
class NewId:
    """An id that the source does not have yet: to be written as an option line, or after an item's words."""

    span: Span
    id: str
    form: Literal["option", "item"]


@dataclass(slots=True)
class Ids:
    """Gives ids out.

    Attributes:
        diagnostics: Where duplicates go.
        taken: Every id with the place where it first stood.
        new: The ids made up, in reading order.
    """

    diagnostics: Diagnostics
    taken: dict[str, Span] = field(default_factory=dict)
    new: list[NewId] = field(default_factory=list)

    def claim(self, id: str, span: Span) -> None:
        """Notes an id that an author gave; a second use is an error."""
        if id in self.taken:
            self.diagnostics.error(
                "duplicate-id",
                f'the id "{id}" stands twice; first at {self.taken[id]}',
                span,
                "give one of the two another id",
            )
        self.taken.setdefault(id, span)

    def make(self, section: str, words: str, span: Span, form: Literal["option", "item"]) -> str:
        """A new id from the section and the first telling words."""
        base = "-".join([section, *_telling(words)])[:60].rstrip("-")
        id, n = base, 1
        while id in self.taken:
            n += 1
            id = f"{base}-{n}"
        self.taken[id] = span
        self.new.append(NewId(span, id, form))
        return id


def _telling(words: str) -> list[str]:
    ascii_ = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    found = _WORD.findall(ascii_.replace("'", ""))
    return ([w for w in found if w not in _SMALL] or found)[:4]


def give_ids(sections: tuple[Section, ...], diagnostics: Diagnostics) -> tuple[tuple[Section, ...], tuple[NewId, ...]]:
    """The sections with every id in place, and the ids that were made up.

    Authors' ids are claimed first, so that one made up never takes one that stands further down.
    """
    ids = Ids(diagnostics)
    for section in sections:
        ids.claim(section.id, section.span)
        for id, span in _given(section.body):
            ids.claim(id, span)
    done = tuple(replace(s, body=_blocks(s.body, s.id, ids)) for s in sections)
    return done, tuple(ids.new)


def _given(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Span]]:
    from printgen.model.walk import walk

    for block in walk(blocks):
        if block.id:
            yield block.id, block.span
        items = getattr(block, "items", ()) if block.names_answers else ()
        for item in items if isinstance(items, tuple) else ():  # a list-answer has a count of items
            if isinstance(item, Item) and item.id:
                yield item.id, item.span


def _blocks(blocks: tuple[Block, ...], section: str, ids: Ids) -> tuple[Block, ...]:
    inner: Callable[[tuple[Block, ...]], tuple[Block, ...]] = lambda run: _blocks(run, section, ids)  # noqa: E731
    keep: Callable[[Inlines], Inlines] = lambda run: run  # noqa: E731
    out = []
    for block in blocks:
        block = _own(block, section, ids)
        out.append(rebuild(block, inner, keep))
    return tuple(out)


def _own(block: Block, section: str, ids: Ids) -> Block:
    if block.names_answers == "items":
        items: tuple[Item, ...] = block.items  # type: ignore[attr-defined]
        prefix = block.id or section
        new = tuple(i if i.id else replace(i, id=ids.make(prefix, plain(i.content), i.span, "item")) for i in items)
        return replace(block, items=new)  # type: ignore[call-arg]
    if (block.names_answers or block.named) and not block.id:
        title: Inlines = getattr(block, "title", ())
        prompt: tuple[Block, ...] = getattr(block, "prompt", ())
        words = label_of(title, prompt) or block.kind
        return replace(block, id=ids.make(section, words, block.span, "option"))
    return block
