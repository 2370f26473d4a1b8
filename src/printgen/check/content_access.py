"""What makes content hard to use for some readers, whatever its format: pictures, links, headings, tables, shouting.

These are warnings of ``printgen check``: a build goes on without them. workbook.yaml can accept each by its code. That
an alternative text is there at all, and no longer than 250 characters, the reader of workbooks says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from printgen.check.plain_words import PlainWords, plain_words
from printgen.check.wordy_pictures import picture_of_text
from printgen.diagnostics import Diagnostic, Span
from printgen.model.blocks import Figure
from printgen.model.core import Block, Heading, Paragraph, Table
from printgen.model.inline import Code, Container, Emphasis, Inlines, Link, Text, plain
from printgen.model.inline import walk as walk_inlines
from printgen.model.walk import inlines_of, walk
from printgen.model.workbook import Section, Workbook
from printgen.render.linear.reading import WIDEST

FILE_NAME: Final = re.compile(
    r"\.(png|jpe?g|gif|svg|webp|tiff?|heic|bmp)\Z|\A(img|dsc|image|picture|scan)[\W_]*\d+\Z", re.I
)
BLOCK: Final = 25
"""Letters from which capitals or italics are a block of them (UKAAF, clear print)."""
_ADDRESS: Final = re.compile(r"\w+://|www\.|@|\.\w{2,}(/|\Z)")


def content_faults(book: Workbook) -> Iterator[Diagnostic]:
    """Everything of this kind that is wrong with a workbook, in reading order."""
    known = plain_words(book.settings.language)
    cover = book.settings.cover
    if cover:
        yield from _alt(cover.alt, Span(_settings_file(book), book.settings.lines.get("cover", 0)), "", known)
    for section in book.sections:
        yield from _headings(section)
        for block in walk(section.body):
            if isinstance(block, Figure):
                yield from _alt(block.alt, block.span, block.id, known)
                yield from _of_text(book, block)
            elif isinstance(block, Table):
                yield from _table(block)
            elif isinstance(block, Paragraph):
                yield from _shouting(block)
            yield from _links(block, known)


def _settings_file(book: Workbook) -> str:
    first = next((section.span.file for section in book.sections if section.span.file), "")
    return first.rpartition("sections/")[0] + "workbook.yaml" if first else "workbook.yaml"


def _of_text(book: Workbook, figure: Figure) -> Iterator[Diagnostic]:
    picture = book.pictures.get(figure.src)
    if picture and not figure.decorative and (why := picture_of_text(picture)):
        what = f"the picture {figure.src} may be a picture of text: {why}"
        hint = "put its words into the content, where people can enlarge them and hear them"
        yield Diagnostic("warning", "picture-of-text", what, figure.span, hint, figure.id)


def _alt(alt: str, span: Span, id: str, known: PlainWords | None) -> Iterator[Diagnostic]:
    said = alt.strip()
    if FILE_NAME.search(said):
        what = f'the alternative text is a file name: "{said}"'
        yield Diagnostic("warning", "alt-file-name", what, span, "say what the picture shows", id)
    elif known and (begun := next((w for w in known.picture_words if said.lower().startswith(w)), "")):
        what = f'the alternative text begins with "{begun}"'
        yield Diagnostic("advice", "alt-opening", what, span, "a screen reader has said that it is a picture", id)


def _headings(section: Section) -> Iterator[Diagnostic]:
    """A section's title is the first level; below it no level is left out (WCAG 2.2, 1.3.1)."""
    level = 1
    for block in walk(section.body):
        if isinstance(block, Heading):
            if block.level > level + 1:
                what = f'the heading "{plain(block.content)}" is {"#" * block.level}, where {"#" * (level + 1)} is next'
                hint = f"write {'#' * (level + 1)}, or add the heading between"
                yield Diagnostic("warning", "heading-skips", what, block.span, hint, block.id)
            level = block.level


def _table(table: Table) -> Iterator[Diagnostic]:
    """Not too many columns, and each has a heading; the corner above row headings may be empty (WCAG 2.2, 1.3.1)."""
    heads = [plain(cell.content).strip() for cell in table.head]
    if len(heads) > WIDEST:
        what = f"a table has {len(heads)} columns: words break on paper, and read in a line nobody can follow so many"
        hint = f"split it, or make its columns rows; {WIDEST} can be followed"
        yield Diagnostic("warning", "wide-table", what, table.span, hint, table.id)
    empty = [at for at, head in enumerate(heads[1:], 2) if not head]
    if not any(heads):
        what = "a table has no headings"
        yield Diagnostic("warning", "table-header", what, table.span, "fill its first row", table.id)
    elif empty:
        what = f"column {empty[0]} of a table has no heading"
        yield Diagnostic("warning", "table-header", what, table.span, "say what stands in it", table.id)


def _shouting(block: Paragraph) -> Iterator[Diagnostic]:
    words = plain(block.content)
    letters = [c for c in words if c.isalpha()]
    if len(letters) < BLOCK:
        return
    if not any(c.islower() for c in letters) and any(c.isupper() for c in letters):
        what = f'a block of capitals: "{words[:40]}"'
        yield Diagnostic("warning", "capitals", what, block.span, "write it as a sentence; use **bold** to stress it")
    elif _italic(block.content):
        what = f'a block of italics: "{words[:40]}"'
        yield Diagnostic("warning", "italics", what, block.span, "use plain text, a quote or a callout")


def _italic(content: Inlines) -> bool:
    """Whether all its words are emphasised."""
    return all(
        isinstance(node, Emphasis) or (isinstance(node, Container) and _italic(node.children))
        for node in content
        if not (isinstance(node, Text | Code) and not any(c.isalpha() for c in node.text))
    )


def _links(block: Block, known: PlainWords | None) -> Iterator[Diagnostic]:
    for run in inlines_of(block):
        for node in walk_inlines(run):
            if isinstance(node, Link) and (wrong := _wrong_link(plain(node.children), known)):
                what, hint = wrong
                yield Diagnostic("warning", "link-words", what, node.span if node.span.line else block.span, hint)


def _wrong_link(words: str, known: PlainWords | None) -> tuple[str, str] | None:
    said = " ".join(words.split()).strip(" .,:;!")
    if not any(c.isalnum() for c in said):
        return "a link has no words", "say where it leads"
    if known and said.lower() in known.empty_links:
        return f'a link says only "{said}"', "say where it leads, so that it makes sense by itself"
    if _ADDRESS.search(said) and len(said) > BLOCK * 2:
        return f'a link is a long address: "{said[:50]}…"', "write [words](address)"
    return None
