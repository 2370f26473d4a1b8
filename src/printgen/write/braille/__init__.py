"""The linear form as braille, ready for an embosser or a display: a BRF file.

Cells are liblouis's; lines and pages are ours. A file holds braille ASCII, CR LF after each line and a form feed after
each page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.record import record
from printgen.render.linear import model as e
from printgen.write.braille.cells import Translator
from printgen.write.braille.pages import Page, Pages, entry, running_line
from printgen.write.braille.paragraphs import Block, Paragraphs

if TYPE_CHECKING:
    from printgen.edition import Braille
    from printgen.labels import Labels

LINE_END, PAGE_END = "\r\n", "\f"
LEAST_CELLS, LEAST_LINES = 20, 10
"""Of the smallest displays and paper in use: below, indents take more than words."""

UNREAD = Diagnostic(
    "warning",
    "braille-unread",
    "the braille was made by a program, and no braille reader has proofread it",
    hint="ask a braille reader to read it before you hand it out",
)


@record(kw_only=True)
class Written:
    """A BRF file.

    Attributes:
        data: Its bytes.
        page_count: Braille pages.
        diagnostics: What making it found.
    """

    data: bytes
    page_count: int
    diagnostics: tuple[Diagnostic, ...]


def write_braille(linear: e.Linear, labels: Labels, layout: Braille, *, pack: bool = False) -> Written:
    """The document in braille.

    Args:
        linear: The document.
        labels: The words that are added.
        layout: Grade, cells, lines.
        pack: Each sheet begins a page.

    Raises:
        PrintgenError: The library is not installed, the language has no table, or nobody has paper of this size.
    """
    if layout.cells < LEAST_CELLS or layout.lines < LEAST_LINES:
        said = f"{layout.cells} cells by {layout.lines} lines is too small for braille"
        hint = f"use {LEAST_CELLS} cells and {LEAST_LINES} lines at least"
        raise PrintgenError(Diagnostic("error", "braille-size", said, hint=hint))
    translator = Translator(linear.language, layout.grade)
    made = _Document(linear, labels, layout, translator, pack=pack)
    pages = made.pages()
    text = "".join(LINE_END.join(line.rstrip() for line in page) + LINE_END + PAGE_END for page in pages)
    return Written(data=text.encode("ascii"), page_count=len(pages), diagnostics=tuple(_findings(translator)))


def _findings(translator: Translator) -> list[Diagnostic]:
    found = [UNREAD]
    if translator.unknown:
        shown = " ".join(translator.unknown)
        said = f"these characters have no braille in this language, so their names stand in: {shown}"
        found.append(Diagnostic("warning", "braille-symbols", said, hint="write what they mean in words"))
    return found


class _Document:
    """One document on its way to pages: title page, contents, body."""

    def __init__(
        self, linear: e.Linear, labels: Labels, layout: Braille, translator: Translator, *, pack: bool
    ) -> None:
        self.linear, self.labels, self.layout, self.translator = linear, labels, layout, translator
        self.paragraphs = Paragraphs(translator, labels, layout.cells, pack=pack)
        titles = (one.words for one in linear.front if isinstance(one, e.Heading))
        self.title = translator.words(next(titles, (e.Run(linear.title),)), plain=True)

    def pages(self) -> list[list[str]]:
        """All pages as lines."""
        body = self._filled(self.paragraphs.blocks((*self.linear.body, *self.linear.back)))
        before = 1
        contents = self._contents(body, before)
        while len(contents.pages) + 1 != before:  # the more pages of contents, the later all that they name
            before = len(contents.pages) + 1
            contents = self._contents(body, before)
        inside = [*(contents.pages if self.linear.contents else ()), *body.pages]
        front = self._front(len(inside))
        running = [
            [running_line(self.title, len(front) + at, page.print_page, self.layout.cells), *page.lines]
            for at, page in enumerate(inside, 1)
        ]
        return [*(page.lines for page in front), *running]

    def _filled(self, blocks: Iterable[Block]) -> Pages:
        pages = Pages(self.layout.cells, self.layout.lines - 1)
        pages.add(blocks)
        return pages

    def _front(self, inside: int) -> list[Page]:
        """The title page; it has no running line."""
        pages = Pages(self.layout.cells, self.layout.lines)
        cells = self.paragraphs.cells
        for one in self.linear.front:
            if isinstance(one, e.Picture):
                pages.add(self.paragraphs.blocks((one,)))
            elif isinstance(one, e.Heading | e.Paragraph):
                pages.add([Block(cells=cells(one, one.words, plain=True), centred=True, before=1)])
        grade = self.labels.text(f"braille-grade-{self.layout.grade}")
        size = self.labels.text("braille-size", cells=self.layout.cells, lines=self.layout.lines)
        count = self.labels.plural("braille-pages", inside + 1)
        for at, words in enumerate((grade, size, count, self.labels.text("braille-unread"))):
            pages.add([Block(cells=self.translator.text(words), centred=True, before=2 if at == 0 else 0)])
        return pages.pages

    def _contents(self, body: Pages, before: int) -> Pages:
        """The contents list with braille pages, when so many pages stand before the body."""
        pages = Pages(self.layout.cells, self.layout.lines - 1)
        if not self.linear.contents:
            return pages
        title = self.translator.text(self.linear.contents.title)
        pages.add([Block(cells=title, centred=True, before=1, after=1, clear=True)])
        deepest = max((one.level for one in self.linear.contents.entries), default=1)
        for one in self.linear.contents.entries:
            page = before + body.places.get(one.id, 0) + 1
            lines = entry(
                self.translator.text(one.listed), page, self.layout.cells, 2 * (one.level - 1), 2 * deepest + 2
            )
            pages.add(Block(line=line, keeps=at + 1 < len(lines)) for at, line in enumerate(lines))
        return pages
