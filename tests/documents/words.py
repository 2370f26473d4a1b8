"""The words of a workbook and of the files made of it: nothing is lost, and the order is the content's."""

from __future__ import annotations

import io
import posixpath
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from printgen.check.pdf_read import Element, PdfFile
from printgen.model.blocks import Compare, Figure
from printgen.model.core import Block
from printgen.model.inline import Citation, Container, Footnote, Inline, Inlines, Link, Reference, plain
from printgen.model.walk import contents
from printgen.model.workbook import Workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
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
    if isinstance(block, Figure) and not block.decorative:
        yield block.alt
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
    """Letters of the body, pictures by their alternatives."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    words = (e.text if e.tag == f"{W}t" else e.get("descr") for e in root.iter(f"{W}t", f"{WP}docPr"))
    return letters("".join(word or "" for word in words))


def text_of_pdf(file: PdfFile) -> str:
    """Letters in the order of the structure tree, pictures by their alternatives; artifacts are not in it."""
    assert file.root is not None
    drawn: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, page in enumerate(file.pages):
        for item in page.drawn:
            drawn[number, item.mcid].append(item.words)
    return letters("".join(_tagged(file.root, drawn)))


def _tagged(element: Element, drawn: dict[tuple[int, int], list[str]]) -> Iterator[str]:
    if element.tag == "Figure":
        yield element.entries.get("Alt", "")
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _tagged(kid, drawn)
        else:
            yield from drawn[kid]


def text_of_html(data: bytes | str) -> str:
    """Letters of a page's body, pictures by their alternatives; what only programs read is not in it."""
    root = html.document_fromstring(data if isinstance(data, str) else data.decode())
    return letters("".join(_shown(root.find("body"))))


def _shown(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in ("script", "style", "template"):
        yield element.get("alt") or ""
        yield element.text or ""
        for kid in element:
            yield from _shown(kid)
            yield kid.tail or ""


def text_of_epub(data: bytes) -> str:
    """Letters of the pages of a book in the order of its spine."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        place = container.find(".//{*}rootfile").get("full-path")
        package = etree.fromstring(archive.read(place))
        files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
        spine = [files[item.get("idref")] for item in package.iterfind(".//{*}spine/{*}itemref")]
        pages = [archive.read(posixpath.join(posixpath.dirname(place), href)) for href in spine]
    return "".join(letters("".join(_shown(etree.fromstring(page).find("{*}body")))) for page in pages)


def text_of_markdown(data: bytes) -> str:
    """Letters of Markdown as programs show it."""
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return text_of_html(f"<html><body>{reader.render(data.decode())}</body></html>")
