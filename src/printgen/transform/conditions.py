"""Who gets what: blocks and words that are for other readers go out, and what is left empty goes with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.model.blocks import Example, OnlyFor
from printgen.model.core import Block, Heading, TableRow
from printgen.model.inline import Inline, Inlines, Only, Phrase
from printgen.model.walk import Blocks, rebuild
from printgen.record import record
from printgen.transform.inlines import mapped, spaced

_CONTENT = ("content", "body", "items", "columns", "rows", "prompt", "parts", "resources", "cells")
"""Fields whose words make a block worth printing; a title, a caption or a lead alone does not."""


@record
class Reader:
    """For whom a build is.

    Attributes:
        audience: A name from the workbook's ``audiences``.
        edition: Such as "standard" or "large-print".
        format: Such as "pdf".
        blank: A copy to write on: without example responses.
    """

    audience: str
    edition: str
    format: str
    blank: bool = False

    def refuses(self, block: Block) -> str:
        """Why this reader does not get a block; "" when they do."""
        if block.only and not block.only.holds(self.audience, self.edition, self.format):
            return self.why_not(block.only)
        if isinstance(block, Example):
            if self.blank:
                return "example responses are left out of blank copies"
            if block.place == "facilitator" and self.audience != "facilitator":
                return f"this example is for the facilitator's copy; this one is for {self.audience}"
        return ""

    def why_not(self, only: Only) -> str:
        """The condition that does not hold."""
        for name in ("audience", "edition", "format"):
            wanted, own = getattr(only, name), getattr(self, name)
            if wanted and own not in wanted:
                return f"for {name} {' or '.join(wanted)}; this one is for {own}"
        return ""


@record
class Sifted:
    """What became of one block of a run: the blocks in its place, and why."""

    old: Block
    new: Blocks
    why: str


@dataclass(slots=True)
class Sieve:
    """Takes out what a reader does not get.

    Attributes:
        reader: For whom.
        diagnostics: Where names that don't exist go.
        known: Names that conditions may use, by "audience", "edition" and "format"; none given: any.
        out: Blocks taken out inside others, with the reason.
    """

    reader: Reader
    diagnostics: Diagnostics
    known: Mapping[str, Collection[str]]
    out: list[tuple[Block, str]] = field(default_factory=list)
    span: Span = Span()

    def run(self, blocks: Blocks) -> Blocks:
        """A run of blocks without what is for others."""
        sifted = self.sift(blocks)
        self.out.extend((one.old, one.why) for one in sifted if not one.new)
        if all(len(one.new) == 1 and one.new[0] is one.old for one in sifted):
            return blocks
        return tuple(new for one in sifted for new in one.new)

    def sift(self, blocks: Blocks) -> list[Sifted]:
        """What becomes of each block of a run."""
        sifted = [self._block(block) for block in blocks]
        if any(not one.new for one in sifted):
            sifted = list(_without_bare_headings(sifted))
        return sifted

    def words(self, run: Inlines) -> Inlines:
        """A run of inlines without words for others."""
        kept = mapped(run, Phrase, self._phrase)
        return run if kept is run else spaced(kept)

    def check(self, only: Only, span: Span) -> None:
        """Says which names of a condition don't exist."""
        for what, known in self.known.items():
            for name in getattr(only, what):
                if known and name not in known:
                    said = f'this is for {what} "{name}", which does not exist'
                    self.diagnostics.error("condition", said, span, nearest(name, known))

    def _block(self, block: Block) -> Sifted:
        if block.only:
            self.check(block.only, block.span)
        if why := self.reader.refuses(block):
            return Sifted(block, (), why)
        self.span = block.span
        if isinstance(block, OnlyFor):
            inside = self.run(block.body)
            return Sifted(block, inside, "" if inside else "all that it holds is for others")
        new = _pruned(block, self._inside(block))
        if new is not block and _emptied(block, new):
            return Sifted(block, (), "all that it holds is for others")
        return Sifted(block, (new,), "")

    def _inside(self, block: Block) -> Block:
        """The block with its inside sifted; a table keeps its cells, empty or not."""
        if isinstance(block, TableRow):
            return rebuild(block, lambda cells: tuple(rebuild(c, self.run, self.words) for c in cells), self.words)
        return rebuild(block, self.run, self.words)

    def _phrase(self, phrase: Phrase) -> Inlines:
        if not phrase.only:
            return (phrase,)
        self.check(phrase.only, self.span)
        if not phrase.only.holds(self.reader.audience, self.reader.edition, self.reader.format):
            return ()
        return (replace(phrase, only=Only()),) if phrase.lang else phrase.children


def _without_bare_headings(sifted: list[Sifted]) -> Iterator[Sifted]:
    """A heading goes out when something under it went out and nothing is left under it."""
    for at, one in enumerate(sifted):
        heading = one.new[0] if one.new else None
        if not isinstance(heading, Heading):
            yield one
            continue
        under = list(_under(heading, sifted[at + 1 :]))
        lost = any(not s.new for s in under)
        left = any(new for s in under for new in s.new if not isinstance(new, Heading))
        yield Sifted(one.old, (), "all that stands under this heading is for others") if lost and not left else one


def _under(heading: Heading, rest: list[Sifted]) -> Iterator[Sifted]:
    for one in rest:
        if isinstance(one.old, Heading) and one.old.level <= heading.level:
            return
        yield one


def _pieces(node: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Fields of a block that hold pieces which are neither blocks nor inlines: items, rows, resources."""
    for f in fields(node):
        value = getattr(node, f.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]) and not isinstance(value[0], Block | Inline):
            yield f.name, value


def _pruned(old: Block, new: Block) -> Block:
    """Without the items and rows whose words are all for others."""
    if new is old:
        return new
    changed: dict[str, Any] = {}
    for name, pieces in _pieces(new):
        kept = tuple(b for a, b in zip(getattr(old, name), pieces, strict=True) if not _lost(a, b))
        if len(kept) != len(pieces):
            changed[name] = kept
    return replace(new, **changed) if changed else new


def _lost(old: Any, new: Any) -> bool:
    """True for a piece that had words and has none now."""
    return any(getattr(old, name, ()) and not getattr(new, name) for name in ("content", "title"))


def _emptied(old: Block, new: Block) -> bool:
    """True for a block that had content and has none now, and that says nothing without it."""
    if isinstance(old, TableRow):
        return False
    names = [n for n in _CONTENT if isinstance(getattr(old, n, None), tuple)]
    before, after = (any(getattr(one, n) for n in names) for one in (old, new))
    optional = old.body_use == "optional" and type(old).title_use != "none" and not hasattr(old, "prompt")
    return before and not after and not optional
