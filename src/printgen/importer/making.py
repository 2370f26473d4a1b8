"""A Word file into the files of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from printgen.diagnostics import Diagnostic, Span
from printgen.importer import Imported
from printgen.importer.blanks import blanks
from printgen.importer.context import Context, Entry, asked_for
from printgen.importer.drafts import Book
from printgen.importer.finish import bring_back, resolve
from printgen.importer.looks import ranks
from printgen.importer.our_tables import Ours
from printgen.importer.pictures import Pictures
from printgen.importer.reading import read
from printgen.importer.sections import split
from printgen.importer.settings import settings_file
from printgen.importer.source import (
    Break,
    Control,
    Document,
    Grid,
    Link,
    Para,
    Part,
    Run,
    inside,
    paragraphs,
    tables,
    text_of,
)
from printgen.importer.tabled import Tabled
from printgen.importer.words import Writer
from printgen.importer.writing import Told, duration, section_file
from printgen.labels import labels
from printgen.model.blocks import Figure
from printgen.model.core import Block, Heading, Table
from printgen.model.inline import plain
from printgen.model.walk import walk
from printgen.opc import open_word, refused
from printgen.read.marks import LANG
from printgen.transform.time import total_of

TOLD_ONCE = {
    "deleted": "Tracked deletions, left out: {n}",
    "inserted": "Tracked insertions, taken in: {n}",
    "hidden": "Pieces of hidden text, left out: {n}",
    "shape": "Drawn shapes without words (lines, arrows, frames), left out: {n}",
    "struck": "Words that were struck out, and are plain words now: {n}",
    "symbol": "Signs of a symbol font that no other font has, left out: {n}",
    "raised": "Raised or lowered figures (as in H2O) that stand on the line now: {n}",
    "small": "Small pictures in lines of text, left out: {n}",
    "contents": "Lines of a contents list typed by hand, left out: {n}. A new list is made from the headings",
    "letters": "Items of lists that counted in letters or Roman numbers, and count in figures now: {n}",
    "heading-number": "Headings that had a number from Word: {n}. See numbering: in the guide for authors",
    "altChunk": "Other documents put inside this one, left out: {n}. Import each by itself",
    "reference": "Page numbers that led to places which are not here any more: {n}",
}
_JUNK = re.compile(r"^(microsoft word|word document|document\s*\d*|untitled|title|template)\b", re.I)


def make(source: Path | bytes, name: str = "") -> Imported:
    """See ``printgen.importer.import_word``."""
    package = open_word(source, name)
    document = read(package)
    named = name or (source.name if isinstance(source, Path) else "")
    language = document.language if LANG.match(document.language or "") else "en-GB"
    context = Context(document, Pictures(package), labels(language))
    context.asked = frozenset(asked_for(document.parts))
    book = Book(language=language, description=document.description if document.ours else "")
    if document.ours:
        _ours(document, context, book)
    else:
        _foreign(document, context, book)
    if not book.sections:
        raise refused("there is no text in it to import", package.file or named, "look whether it is the right file")
    book.title = book.title or _title(document, named)
    resolve(book, context)
    _tell(document, context, book)
    return _imported(book, context)


def _title(document: Document, name: str) -> str:
    if document.title and not _JUNK.match(document.title):
        return document.title
    words = re.sub(r"[-_\s]+", " ", Path(name).stem).strip()
    return f"{words[0].upper()}{words[1:]}" if words else "Workbook"


# Documents of ours


def _ours(document: Document, context: Context, book: Book) -> None:
    context.entries = dict(_entries(document.parts))
    context.examples = frozenset(_moved(document.parts, context))
    context.lengths = dict(_lengths(document.parts, context))
    Ours(context, book, document.parts).run()
    bring_back(book)
    book.cover = bool(book.title)
    book.contents = bool(context.entries)
    book.deep = any(entry.deep for entry in context.entries.values())
    book.subtitle = book.subtitle or document.subject
    book.title = book.title or document.title
    book.first_page = document.first_page
    book.page_label = _page_label(document, context)
    book.activities = _activities(book, context)
    contents = next((p for p in paragraphs(document.parts) if p.style == "tocheading"), None)
    if contents and contents.text.strip() != context.labels.text("contents"):
        book.contents_title = contents.text.strip()


def _entries(parts: tuple[Part, ...]) -> Iterator[tuple[str, Entry]]:
    """The lines of the contents list by the bookmark that they lead to."""
    anchor, entry = "", Entry("")
    for para in paragraphs(parts):
        links = [p for p in inside(para.pieces) if isinstance(p, Link) and p.anchor]
        if para.style in ("toc1", "toc2", "toc4") or (para.style == "toc3" and links):
            if anchor:
                yield anchor, entry
            number = "".join(p.text for p in inside(para.pieces) if isinstance(p, Run) and p.style == "tocnumber")
            anchor = links[0].anchor if links else ""
            words = " ".join(text_of(links[0].children).split()) if links else ""
            entry = Entry(words, number.strip(), deep=para.style in ("toc2", "toc3"))
        elif para.style in ("toc3", "tocpurpose") and anchor:
            entry = Entry(entry.words, entry.number, " ".join(para.text.split()), entry.deep)
    if anchor:
        yield anchor, entry


def _lengths(parts: tuple[Part, ...], context: Context) -> Iterator[tuple[str, int]]:
    """What sections' opening pages say about how long things take."""
    label = re.escape(context.labels.text("minutes-short", n="\0")).replace(re.escape("\0"), r"(\d{1,4})")
    for para in paragraphs(parts):
        links = [p for p in inside(para.pieces) if isinstance(p, Link)] if para.style == "openerentry" else []
        found = re.search(label, para.text.replace("\u00a0", " ")) if links else None
        if found:
            yield context.anchors.id_of(links[0].anchor), int(found[1])


def _moved(parts: tuple[Part, ...], context: Context) -> Iterator[str]:
    """Ids of example responses that stand apart from what they belong to."""
    for grid in tables(parts):
        if grid.style != "exampletable":
            continue
        paras = list(paragraphs((grid,)))
        if any(p.style == "goeson" for p in paras):
            for para in paras:
                yield from filter(None, map(context.anchors.id_of, _names(para)))


def _names(para: Para) -> Iterator[str]:
    from printgen.importer.source import Bookmark

    return (piece.name for piece in inside(para.pieces) if isinstance(piece, Bookmark))


def _page_label(document: Document, context: Context) -> str:
    """What stands before a page number in the footers, such as "Module 2"."""
    pattern = re.escape(context.labels.text("page-labelled", label="\0", n="\1"))
    pattern = pattern.replace(re.escape("\0"), "(.+?)").replace("\0", "(.+?)").replace(re.escape("\1"), r"\d+")
    pattern = pattern.replace("\1", r"\d+")
    found = [match[1].strip() for words in document.margins if (match := re.search(pattern, words))]
    return min(found, key=len, default="")


def _activities(book: Book, context: Context) -> str:
    """What stands before an activity's count, where it is not its section's number."""
    numbers: dict[str, str] = {}
    for draft in book.sections:
        if draft.numbered:
            numbers[draft.id] = f"{len(numbers) + 1}."
    prefixes = {prefix for _, prefix in context.prefixes}
    usual = all(prefix == numbers.get(section, "") for section, prefix in context.prefixes)
    return next(iter(prefixes)) if len(prefixes) == 1 and not usual else ""


# Documents from elsewhere


def _foreign(document: Document, context: Context, book: Book) -> None:
    parts = list(document.parts)
    context.ranks = ranks(document)
    _front(parts, document, context, book)
    blocks = Tabled(context, book, parts).run()
    if not book.title and not (document.title and not _JUNK.match(document.title)):
        book.title = _only_top(blocks)
    split(blocks, book, context)
    book.contents = len(book.sections) > 1


def _only_top(blocks: list[Block]) -> str:
    """The first heading, where it is the only one of the highest level; "" where it is not."""
    heads = [b for b in blocks if isinstance(b, Heading)]
    top = min((b.level for b in heads), default=0)
    alone = len(heads) > 1 and heads[0].level == top and [b.level for b in heads].count(top) == 1
    return " ".join(plain(heads[0].content).split()) if alone else ""


def _front(parts: list[Part], document: Document, context: Context, book: Book) -> None:
    """Takes title and subtitle from the top of the document."""
    for at, part in enumerate(parts[:12]):
        if isinstance(part, Control | Grid) or (isinstance(part, Para) and part.level and part.style != "title"):
            break
        if isinstance(part, Para) and part.style in ("title", "subtitle") and part.text.strip():
            words = " ".join(part.text.split())
            if part.style == "title":
                book.title = f"{book.title} {words}".strip()
            else:
                book.subtitle = f"{book.subtitle} {words}".strip()
            parts[at] = Para()
    if not book.title:
        _largest(parts, context, book)
        if book.title:
            _second(parts, context, book)


def _largest(parts: list[Part], context: Context, book: Book) -> None:
    """The first words, where they are the one line of the highest rank in disguise."""
    first = next((p for p in parts[:8] if not isinstance(p, Para) or p.text.strip()), None)
    rank = context.ranks.get(id(first), 0) if isinstance(first, Para) else 0
    top = min(context.ranks.values(), default=0)
    if isinstance(first, Para) and rank == top > 0 and list(context.ranks.values()).count(top) == 1:
        book.title = " ".join(first.text.split())
        parts[parts.index(first)] = Para()


def _second(parts: list[Part], context: Context, book: Book) -> None:
    """The line under the title, on a title page or centred, is the subtitle."""
    filled = [(at, p) for at, p in enumerate(parts[:14]) if not isinstance(p, Para) or p.text.strip() or _turns(p)]
    first = filled[0][1] if filled else None
    if not isinstance(first, Para) or first.level or not 2 < len(first.text.strip()) <= 90 or blanks(first).count:
        return
    alone = any(isinstance(p, Para) and _turns(p) for _, p in filled[1:6])
    if (first.align == "center" or alone) and (id(first) in context.ranks or first.align == "center"):
        book.subtitle = " ".join(first.text.split())
        parts[filled[0][0]] = Para()
        context.ranks.pop(id(first), None)


def _turns(para: Para) -> bool:
    """A new page begins with it or in it."""
    return para.new_page or para.section or any(isinstance(p, Break) and p.page for p in para.pieces)


# Remarks and files


def _tell(document: Document, context: Context, book: Book) -> None:
    counted = dict(document.counted)
    for code, count in context.counted.items():
        counted[code] = counted.get(code, 0) + count
    for code, count in sorted(counted.items()):
        if count and code in TOLD_ONCE and not (document.ours and code in ("shape", "small", "inserted")):
            book.say(code, TOLD_ONCE[code].format(n=count))
    if document.margins and not document.ours:
        words = " / ".join(document.margins)[:300]
        book.say("margins", f"Headers and footers are made anew. These said: {words}")


def _imported(book: Book, context: Context) -> Imported:
    files: dict[str, bytes] = {}
    unsure: list[Diagnostic] = []
    blocks = [b for draft in book.sections for b in walk(tuple(draft.body))]
    for draft in book.sections:
        name = f"sections/{draft.id}.md"
        title = Writer().line(draft.title)
        front = {
            "id": draft.id,
            "title": title,
            "short": draft.short,
            "purpose": draft.purpose,
            "kicker": draft.kicker,
            "time": duration(draft.time) if draft.time and draft.time != total_of(tuple(draft.body)) else None,
            "opener": draft.opener if draft.opener != draft.numbered else None,
        }
        text, told = section_file(front, draft.body)
        files[name] = text.encode()
        unsure += [_warning(name, one) for one in told]
    text, lines = settings_file(book)
    files = {"workbook.yaml": text.encode(), **files, **context.pictures.files}
    unsure = [_warning("workbook.yaml", one) for one in lines] + unsure
    counts = {
        "section": len(book.sections),
        "answer space": sum(len(b.answers()) for b in blocks),
        "table": sum(isinstance(b, Table) for b in blocks),
        "picture": sum(isinstance(b, Figure) for b in blocks),
    }
    return Imported(files, tuple(unsure), counts)


def _warning(file: str, told: Told) -> Diagnostic:
    words = " ".join(told.words.split())
    return Diagnostic("warning", f"unsure-{told.code}", words[:300], Span(file, told.line))


__all__ = ["duration", "make"]
