"""The words of a workbook and of the files made of it: nothing is lost, and the order is the content's."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from printgen.check.pdf_read import PdfFile
from printgen.model.blocks import Compare
from printgen.model.core import Block
from printgen.model.inline import Citation, Container, Footnote, Inline, Inlines, Link, Reference, plain
from printgen.model.walk import contents
from printgen.model.workbook import Workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CUTS = (Reference, Citation, Footnote, Link)
"""Inlines whose words a format gives its own form: a page number, an address without its scheme."""
LEAST = 16
"""Shorter pieces (a label, one word) stand in many places: their order says nothing."""


def letters(text: str) -> str:
    """Letters alone, in lower case: lines, hyphens, spaces and numbers differ from format to format."""
    return "".join(c for c in text.lower() if c.isalpha())


def pieces(workbook: Workbook, *, titles: bool = True) -> list[str]:
    """The author's words in reading order, cut where a format sets a number or a link in.

    Without ``titles``, those of sections are left out: in a pack each worksheet stands alone.
    """
    found: list[str] = []
    for section in workbook.sections:
        found += _cut(section.title) if titles else ()
        found += [piece for block in section.body for piece in _of(block)]
    return [p for p in map(letters, found) if len(p) >= LEAST]


def _of(block: Block) -> Iterator[str]:
    if isinstance(block, Compare):
        return  # read across in one format and down in another: what it holds is tested as a bag
    for one in contents(block):
        yield from _of(one) if isinstance(one, Block) else _cut(one)


def _cut(run: Inlines) -> Iterator[str]:
    words: list[Inline] = []
    for node in _flat(run):
        if isinstance(node, CUTS):
            yield plain(tuple(words))
            words = []
        else:
            words.append(node)
    yield plain(tuple(words))


def _flat(run: Iterable[Inline]) -> Iterator[Inline]:
    for node in run:
        if isinstance(node, Container) and not isinstance(node, CUTS):
            yield from _flat(node.children)
        else:
            yield node


def out_of_order(wanted: list[str], text: str) -> list[str]:
    """The pieces that are missing, and those outside the longest run that keeps the order (Hunt and Szymanski)."""
    ends: list[int] = []  # for each length of run, the earliest place where one of that length ends
    links: list[tuple[int, Any]] = []  # (piece, the run before it), by length
    for n, piece in enumerate(wanted):
        for place in sorted(_places(piece, text), reverse=True):
            at = bisect_left(ends, place)
            link = (n, links[at - 1] if at else None)
            ends[at : at + 1] = [place]
            links[at : at + 1] = [link]
    kept, link = set(), links[-1] if links else None
    while link:
        kept.add(link[0])
        link = link[1]
    return [piece if piece in text else f"out of order: {piece}" for n, piece in enumerate(wanted) if n not in kept]


def _places(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def text_of_docx(data: bytes) -> str:
    """Letters of the body."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return letters("".join(e.text or "" for e in root.iter(f"{W}t")))


def text_of_pdf(file: PdfFile) -> str:
    """Letters in the order of the structure tree; artifacts (running heads) are not in it."""
    assert file.root is not None
    drawn: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, page in enumerate(file.pages):
        for item in page.drawn:
            drawn[number, item.mcid].append(item.words)
    return letters("".join(word for place in file.root.contents() for word in drawn[place]))
