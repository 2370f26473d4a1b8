"""Whether a finished file holds the author's words, in their order: the content is compared with what is read back.

Formats differ in what stands between the words: lines, hyphens, numbers of lists and pages, the addresses of links. So
letters and figures are compared, and the author's text is cut wherever a format sets something of its own in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import PurePath
from typing import Any, Final

from printgen.check.rules import Measure, Measured
from printgen.diagnostics import Span
from printgen.model.blocks import Compare, Figure
from printgen.model.core import Block
from printgen.model.inline import Citation, Container, Footnote, Inline, Inlines, Link, Reference, plain
from printgen.model.walk import contents
from printgen.model.workbook import Workbook
from printgen.record import record

CUTS: Final = (Reference, Citation, Footnote, Link)
"""Inlines whose words a format gives its own form, or another place: a page number, a note, an address."""
LONG: Final = 16
"""Letters from which a piece stands in one place of a text alone, so that its order can be told."""
LEAST: Final = 3
"""Letters from which a piece is looked for at all."""
Again = Callable[[str], bool]
"""Whether a file has these words, looked for in another way."""
_NOT_SAID: Final = frozenset({"alt", "short"})
"""Fields with words: those of a picture count above, and the short name of a worksheet is for lists alone."""
_SHOWN: Final = 3
"""Differences that are named; the rest are counted."""
_WORDS: Final = 60
"""Characters of a difference that are shown."""


@record
class Piece:
    """Some of the author's words that every format sets in one run.

    Attributes:
        words: As written.
        span: Where they stand in the content.
        placed: They stand where they stand in the content; False for what a format may set elsewhere.
    """

    words: str
    span: Span = Span()
    placed: bool = True

    @property
    def letters(self) -> str:
        """What is compared."""
        return letters(self.words)


@record
class Difference:
    """Words that a file lacks, or has in another place.

    Attributes:
        piece: The author's words.
        lacking: The part that is missing; "" where the words are there, out of order.
    """

    piece: Piece
    lacking: str = ""

    def __str__(self) -> str:
        words = self.lacking or self.piece.words
        shown = words if len(words) <= _WORDS else f"{words[:_WORDS].rsplit(' ', 1)[0]}…"
        file = "/".join(PurePath(self.piece.span.file).parts[-2:])  # sections/a.md, wherever the workbook lies
        where = f"{file}:{self.piece.span.line}: " if file else ""
        return f'{where}"{shown}" is {"missing" if self.lacking else "in another place"}'


def letters(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def pieces(workbook: Workbook, *, titles: bool = True) -> tuple[Piece, ...]:
    """The author's words in reading order.

    Args:
        workbook: As a renderer gets it: selected, numbered and linked.
        titles: Those of sections too; in a pack each worksheet stands alone.
    """
    found: list[Piece] = []
    for section in workbook.sections:
        found += _cut(section.title, section.span, placed=True) if titles else ()
        found += [piece for block in section.body for piece in _of(block, section.span, placed=True)]
    return tuple(piece for piece in found if len(piece.letters) >= LEAST)


def _of(block: Block, around: Span, *, placed: bool) -> Iterator[Piece]:
    span = block.span if block.span.line else around
    placed = placed and not isinstance(block, Compare)  # read across in one format and down in another
    if isinstance(block, Figure) and not block.decorative:
        yield Piece(block.alt, span, placed)
    for name in _said(type(block)):
        yield Piece(getattr(block, name), span, placed=False)
    for one in contents(block):
        yield from _of(one, span, placed=placed) if isinstance(one, Block) else _cut(one, span, placed=placed)


def _said(kind: type[Block]) -> tuple[str, ...]:
    """Fields of a kind that are plain words of the author's."""
    known = ((one.name, one.metadata.get("info")) for one in fields(kind) if one.type == "str")
    return tuple(name for name, info in known if info and info.holds == "text" and name not in _NOT_SAID)


def _cut(run: Inlines, span: Span, *, placed: bool) -> Iterator[Piece]:
    words: list[Inline] = []
    for node in _flat(run):
        if isinstance(node, CUTS):
            yield Piece(plain(tuple(words)), span, placed)
            words = []
            if isinstance(node, Footnote):
                yield from _cut(node.children, span, placed=False)
            elif isinstance(node, Link) and " " in (said := plain(node.children)):
                yield Piece(said, span, placed=False)
        else:
            words.append(node)
    yield Piece(plain(tuple(words)), span, placed)


def _flat(run: Iterable[Inline]) -> Iterator[Inline]:
    for node in run:
        if isinstance(node, Container) and not isinstance(node, CUTS):
            yield from _flat(node.children)
        else:
            yield node


def differences(wanted: Sequence[Piece], text: str, again: Again | None = None) -> tuple[Difference, ...]:
    """Pieces that a text lacks, and those outside the longest run that keeps their order (Hunt and Szymanski 1977).

    Args:
        wanted: In the order of the content.
        text: Letters and figures of a file, in its order of reading.
        again: Looks once more for words that were not found.
    """
    lost = [
        Difference(piece, _lacking(piece, text))
        for piece in wanted
        if piece.letters not in text and not (again and again(piece.words))
    ]
    there = [piece for piece in wanted if piece.placed and len(piece.letters) >= LONG and piece.letters in text]
    kept = _longest_run([piece.letters for piece in there], text)
    return (*lost, *(Difference(piece) for at, piece in enumerate(there) if at not in kept))


def _longest_run(wanted: Sequence[str], text: str) -> set[int]:
    ends: list[int] = []  # for each length of run, the earliest place where one of that length ends
    links: list[tuple[int, Any]] = []  # (piece, the run before it), by length
    for n, piece in enumerate(wanted):
        for place in sorted(_places(piece, text), reverse=True):
            at = bisect_left(ends, place)
            link = (n, links[at - 1] if at else None)
            ends[at : at + 1] = [place]
            links[at : at + 1] = [link]
    kept: set[int] = set()
    last: Any = links[-1] if links else None
    while last:
        kept.add(last[0])
        last = last[1]
    return kept


def _places(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _lacking(piece: Piece, text: str) -> str:
    """The words of a piece from the first that breaks it off in a text; all of them where no beginning is there."""
    words = piece.words.split()
    for count in range(len(words) - 1, 0, -1):
        start = letters(" ".join(words[:count]))
        if len(start) >= LONG and start in text:
            return " ".join(words[count:])
    return " ".join(words)


def same_words(wanted: Sequence[Piece], read: Iterable[str], how: str = "", again: Again | None = None) -> Measure:
    """A measure that compares a file with the content.

    Args:
        wanted: The author's words.
        read: The file's words in its order of reading; read when it is measured.
        how: How they were read, as a part of a sentence, where that is not plain.
        again: Looks once more for words that were not found.
    """

    def measure(_: float) -> Measured:
        text = letters("".join(read))
        found = differences(wanted, text, again)
        count = sum(len(piece.words.split()) for piece in wanted)
        compared = f"{count:,} words of the content were compared{f', {how}' if how else ''}"
        if not found:
            return Measured(value=0, said=f"{compared}: all are there, in order.")
        named = "; ".join(map(str, found[:_SHOWN]))
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        return Measured(value=len(found), said=f"{compared}. {named}{more}.")

    return measure
