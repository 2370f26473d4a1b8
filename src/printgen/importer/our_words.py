"""Small things that all readers of our own documents share: styles of lists, words, boxes, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from printgen.importer.flow import Flow, in_one
from printgen.importer.source import Control, Field, Para, Part, Piece, Run, Tab, paragraphs
from printgen.model.core import Block, Paragraph
from printgen.model.inline import Inlines, Strong, Text

LISTS = {
    "listbullet": 0, "listbullet2": 1, "listnumber": 0, "listnumber2": 1, "panellist": 0, "panelnumber": 0,
    "checkitem": 0, "panelcheck": 0,
}  # fmt: skip
GOES_ON = ("listcontinue", "panelcontinue")


def in_cell(flow: Flow, parts: Sequence[Part]) -> Inlines:
    """The words of a cell on one line."""
    return in_one([unbound(flow.words(p, stress=True)) for p in paragraphs(parts)])


def unbound(words: Inlines) -> Inlines:
    """Words without the no-break spaces and wide spaces that the writer put in."""
    out = tuple(Text(re.sub("[\u00a0\u2002\u2003]+", " ", n.text)) if isinstance(n, Text) else n for n in words)
    while out and isinstance(out[0], Text) and not out[0].text.strip():
        out = out[1:]
    if out and isinstance(out[0], Text):
        out = (Text(out[0].text.lstrip()), *out[1:])
    return out


def opened(parts: Sequence[Part]) -> Iterator[Part]:
    """Parts without the controls that another program put round several paragraphs of ours."""
    for part in parts:
        first = next(paragraphs((part,)), None) if isinstance(part, Control) else None
        if isinstance(part, Control) and first is not None and first.style.startswith("tick"):
            yield from part.parts
        else:
            yield part


def plain_stress(words: Inlines) -> Inlines:
    """Words without the bold of a whole line."""
    return tuple(child for n in words for child in (n.children if isinstance(n, Strong) else (n,)))


def plain_text(part: Part) -> bool:
    """Whether a part is a plain paragraph or an item of a list."""
    return isinstance(part, Para) and (part.style == "bodytext" or part.style in LISTS or part.style in GOES_ON)


def words_of(blocks: Sequence[Block]) -> Inlines:
    """The words of the first block, where it is a paragraph."""
    first = blocks[0] if blocks else None
    return first.content if isinstance(first, Paragraph) else ()


def boxed_item(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], bool | None]:
    """A list item without its box, and whether it is ticked; None where there is none."""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Run) and piece.text.strip() in ("☐", "☑", "☒"):
            rest = pieces[at + 1 :]
            rest = rest[1:] if rest and isinstance(rest[0], Tab) else rest
            return (*pieces[:at], *rest), piece.text.strip() != "☐"
        if isinstance(piece, Run) and piece.text.strip():
            break
    return tuple(pieces), None


def uncounted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A caption without its number, which is made anew."""
    kept = [
        p for p in pieces
        if not (isinstance(p, Run) and p.style == "captionnumber") and not (isinstance(p, Field) and p.name == "SEQ")
    ]  # fmt: skip
    return tuple(kept)
