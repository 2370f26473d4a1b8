"""The linear form as braille, ready for an embosser or a display: a BRF file, or one for each volume.

Cells are liblouis's; lines and pages are ours. A file holds braille ASCII, CR LF after each line and a form feed after
each page. Pages are numbered from 1 in each volume, as RNIB's are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.record import record
from printgen.render.linear import model as e
from printgen.write.braille.cells import Translator
from printgen.write.braille.pages import Page, Pages, entry, running_line
from printgen.write.braille.paragraphs import Block, Paragraphs
from printgen.write.braille.volumes import divisions

if TYPE_CHECKING:
    from printgen.edition import Braille
    from printgen.labels import Labels

LINE_END, PAGE_END = "\r\n", "\f"
LEAST_CELLS, LEAST_LINES = 20, 10
"""Of the smallest displays and paper in use: below, indents take more than words."""
ROUNDS = 8
"""After so many the numbers in the contents stand still: two or three are usual."""
LEAST_VOLUME = 20
"""Pages that are worth binding alone. Ours."""

UNREAD = Diagnostic(
    "warning",
    "braille-unread",
    "the braille was made by a program, and no braille reader has proofread it",
    hint="ask a braille reader to read it before you hand it out",
)


@record(kw_only=True)
class Written:
    """A document in braille.

    Attributes:
        volumes: A BRF file each; one where all of it is bound together.
        page_counts: Pages in each.
        diagnostics: What making it found.
    """

    volumes: tuple[bytes, ...]
    page_counts: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]


def write_braille(linear: e.Linear, labels: Labels, layout: Braille, *, pack: bool = False) -> Written:
    """The document in braille.

    Args:
        linear: The document.
        labels: The words that are added.
        layout: Grade, cells, lines, pages in a volume.
        pack: Each sheet begins a page; loose sheets have no volumes.

    Raises:
        PrintgenError: The library is not installed, the language has no table, or nobody has paper of this size.
    """
    _sensible(layout)
    translator = Translator(linear.language, layout.grade)
    volumes = _Document(linear, labels, layout, translator, pack=pack).volumes()
    return Written(
        volumes=tuple("".join(map(_as_text, pages)).encode("ascii") for pages in volumes),
        page_counts=tuple(map(len, volumes)),
        diagnostics=(*_findings(translator), *_too_thick(volumes, layout)),
    )


def _sensible(layout: Braille) -> None:
    if layout.cells < LEAST_CELLS or layout.lines < LEAST_LINES:
        said = f"{layout.cells} cells by {layout.lines} lines is too small for braille"
        hint = f"use {LEAST_CELLS} cells and {LEAST_LINES} lines at least"
        raise PrintgenError(Diagnostic("error", "braille-size", said, hint=hint))
    if 0 != layout.volume < LEAST_VOLUME:
        said = f"a volume of {layout.volume} pages is too thin"
        hint = f"use {LEAST_VOLUME} pages at least, or 0 for all in one volume"
        raise PrintgenError(Diagnostic("error", "braille-size", said, hint=hint))


def _too_thick(volumes: Sequence[Sequence[Sequence[str]]], layout: Braille) -> Iterator[Diagnostic]:
    """Contents alone may fill a volume."""
    thickest = max(map(len, volumes))
    if len(volumes) > 1 and thickest > layout.volume:
        said = f"a volume has {thickest} pages, more than the {layout.volume} asked for"
        yield Diagnostic("warning", "braille-volume", said, hint="ask for thicker volumes with --braille-volume")


def _as_text(page: Iterable[str]) -> str:
    return LINE_END.join(line.rstrip() for line in page) + LINE_END + PAGE_END


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
        self.most = 0 if pack else layout.volume
        self.paragraphs = Paragraphs(translator, labels, layout.cells, pack=pack)
        titles = (one.words for one in linear.front if isinstance(one, e.Heading))
        self.title = translator.words(next(titles, (e.Run(linear.title),)), plain=True)

    def volumes(self) -> list[list[list[str]]]:
        """Lines by page and volume."""
        blocks = list(self.paragraphs.blocks((*self.linear.body, *self.linear.back)))
        body = self._pages(1)
        body.add(blocks)
        whole = self._bound([body])
        least = -(-len(whole[0]) // self.most) if self.most else 1
        if least < 2:
            return whole
        for cuts in divisions(blocks, body.begins, least):
            whole = self._bound(list(self._divided(blocks, cuts)))
            if all(len(volume) <= self.most for volume in whole):
                break
        return whole

    def _pages(self, running: int, print_page: int = 0) -> Pages:
        return Pages(self.layout.cells, self.layout.lines - running, print_page)

    def _divided(self, blocks: Sequence[Block], cuts: tuple[int, ...]) -> Iterator[Pages]:
        """The body of each volume; a line ends it."""
        print_page = 0
        for n, (begin, end) in enumerate(zip((0, *cuts), (*cuts, len(blocks)), strict=True), 1):
            pages = self._pages(1, print_page)
            pages.add(blocks[begin:end])
            pages.end(self.translator.text(self.labels.text("braille-volume-end", n=n, of=len(cuts) + 1)))
            print_page = pages.print_page
            yield pages

    def _bound(self, bodies: list[Pages]) -> list[list[list[str]]]:
        """Volumes of these bodies: the more pages stand before one, the later all that its contents name."""
        before = [0] * len(bodies)
        for _ in range(ROUNDS):
            contents = [self._contents(n, bodies, before) for n in range(len(bodies))]
            fronts = [self._front(n, len(bodies), len(contents[n]) + len(one.pages)) for n, one in enumerate(bodies)]
            took = [len(front) + len(listed) for front, listed in zip(fronts, contents, strict=True)]
            if took == before:
                break
            before = took
        return [self._numbered(*parts) for parts in zip(fronts, contents, (one.pages for one in bodies), strict=True)]

    def _numbered(self, front: list[Page], contents: list[Page], body: list[Page]) -> list[list[str]]:
        """The pages of a volume with their running lines; its title page has none."""
        inside = enumerate((*contents, *body), len(front) + 1)
        cells = self.layout.cells
        running = [[running_line(self.title, n, page.print_page, cells), *page.lines] for n, page in inside]
        return [*(page.lines for page in front), *running]

    def _front(self, volume: int, of: int, inside: int) -> list[Page]:
        """The title page of a volume, before so many others."""
        pages = self._pages(0)
        cells = self.paragraphs.cells
        for one in self.linear.front:
            if isinstance(one, e.Picture):
                if not volume:
                    pages.add(self.paragraphs.blocks((one,)))
            elif isinstance(one, e.Heading | e.Paragraph):
                pages.add([Block(cells=cells(one, one.words, plain=True), centred=True, before=1)])
        if of > 1:
            said = self.labels.text("braille-volume", n=volume + 1, of=of)
            pages.add([Block(cells=self.translator.text(said), centred=True, before=1, after=1)])
        grade = self.labels.text(f"braille-grade-{self.layout.grade}")
        size = self.labels.text("braille-size", cells=self.layout.cells, lines=self.layout.lines)
        count = self.labels.plural("braille-pages", inside + len(pages.pages))
        for at, words in enumerate((grade, size, count, self.labels.text("braille-unread"))):
            pages.add([Block(cells=self.translator.text(words), centred=True, before=2 if at == 0 else 0)])
        return pages.pages

    def _contents(self, volume: int, bodies: Sequence[Pages], before: Sequence[int]) -> list[Page]:
        """The contents of a volume with braille pages, and of all of them in the first."""
        if not self.linear.contents:
            return []
        pages = self._pages(1)
        text, cells = self.translator.text, self.layout.cells
        pages.add([Block(cells=text(self.linear.contents.title), centred=True, before=1, after=1, clear=True)])
        pages.add([Block(line=text(self.labels.text("braille-page")).rjust(cells), keeps=True)])
        deepest = max((one.level for one in self.linear.contents.entries), default=1)
        for n, body in enumerate(bodies):
            if volume not in (0, n):
                continue
            if not volume and len(bodies) > 1:
                said = text(self.labels.text("braille-volume-listed", n=n + 1))
                pages.add([Block(cells=said, first=4, runover=4, before=int(n > 0), keeps=True)])
            for one in self.linear.contents.entries:
                if one.id in body.places:
                    page = before[n] + body.places[one.id] + 1
                    lines = entry(text(one.listed), page, cells, 2 * (one.level - 1), 2 * deepest + 2)
                    pages.add(Block(line=line, keeps=at + 1 < len(lines)) for at, line in enumerate(lines))
        return pages.pages
