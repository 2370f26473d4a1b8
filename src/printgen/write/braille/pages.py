"""Braille paragraphs to pages: a running line on top, headings never last, print pages followed along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from printgen.write.braille.cells import number
from printgen.write.braille.lines import centred, shortened, wrapped
from printgen.write.braille.paragraphs import NEVER, Block

FOLLOWING = 2
"""Lines that stand with a heading at least."""
GAP = 3
"""Blank cells between what stands in a running line (BANA Braille Formats 2016, 1.7)."""


@dataclass(slots=True)
class Page:
    """A page being filled.

    Attributes:
        lines: Without the running line.
        print_page: Print page in effect at its top; 0 when not known.
    """

    lines: list[str] = field(default_factory=list)
    print_page: int = 0


@dataclass(slots=True)
class Pages:
    """Pages of one part of a document.

    Args:
        width: Cells on a line.
        room: Lines on a page, without the running line.
        print_page: Print page in effect where it begins.
    """

    width: int
    room: int
    print_page: int = 0
    pages: list[Page] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """Page of each heading, from 0, by id."""
    begins: list[int] = field(default_factory=list)
    """Page of each paragraph, from 0, in the order added."""
    _blank: int = 0

    def __post_init__(self) -> None:
        self.pages.append(Page(print_page=self.print_page))

    def add(self, blocks: Iterable[Block]) -> None:
        """Fills pages with paragraphs; those that keep with the next go together."""
        waiting: list[Block] = []
        for block in blocks:
            waiting.append(block)
            if not block.keeps:
                self._place(waiting)
                waiting = []
        self._place(waiting)

    def _place(self, together: Sequence[Block]) -> None:
        """Puts a run of paragraphs on the page, or on the next where it would be parted from what it leads to."""
        if not together:
            return
        made = [(block, self.lines_of(block)) for block in together]
        need = sum(len(lines) + block.before for block, lines in made[:-1]) + made[-1][0].before
        need += min(len(made[-1][1]), FOLLOWING)
        new = any(block.new_page for block in together)
        if self.page.lines and (new or len(self.page.lines) + max(0, self._blank) + need > self.room):
            over = [self.page.lines.pop()] if together[0].tight else []  # the last line of a box never stands alone
            self._next()
            self.page.lines += over
        for block, lines in made:
            self._set(block, lines)

    @property
    def page(self) -> Page:
        """The one being filled."""
        return self.pages[-1]

    def _next(self) -> None:
        self.pages.append(Page(print_page=self.print_page))
        self._blank = 0

    def end(self, cells: str) -> None:
        """Says in the middle of a line that a volume ends: on its last page where a line is left for it."""
        made = centred(cells, self.width)
        left = self.room - len(self.page.lines) - len(made)
        if left < 0:
            self._next()
        self.page.lines += [*([""] if left > 0 else []), *made]

    def _set(self, block: Block, lines: list[str]) -> None:
        gap = max(self._blank, block.before)
        if block.tight or self._blank == NEVER or (not self.page.lines and not block.clear):
            gap = 0
        if len(self.page.lines) + gap + min(1, len(lines)) > self.room:
            self._next()
            gap = 0
        self.page.lines += [""] * gap
        self.begins.append(len(self.pages) - 1)
        if block.page:
            self.print_page = block.page
            if not "".join(self.page.lines):
                self.page.print_page = block.page
        if block.id:
            self.places.setdefault(block.id, len(self.pages) - 1)
        for line in lines:
            if len(self.page.lines) == self.room:
                self._next()
            self.page.lines.append(line)
        self._blank = block.after if lines else self._blank

    def lines_of(self, block: Block) -> list[str]:
        """Its lines."""
        if block.line:
            return [block.line]
        if block.centred:
            return centred(block.cells, self.width)
        return wrapped(block.cells, self.width - block.margin, block.first, block.runover)


def running_line(title: str, page: int, print_page: int, width: int) -> str:
    """The first line of a page: print page, title, braille page.

    As RNIB sets it: the print page at the left, the braille page at the right; the title between them.
    """
    left = number(print_page) if print_page else ""
    right = number(page)
    side = max(len(left), len(right)) + GAP
    words = shortened(title, width - 2 * side)
    middle = (width - len(words)) // 2
    line = left.ljust(middle) + words
    return line.ljust(width - len(right)) + right


def entry(cells: str, page: int, width: int, indent: int, runover: int) -> list[str]:
    """A line of the contents: its words, guide dots, its page (BANA Braille Formats 2016, 2.10).

    At least two guide dots, with a blank cell on both sides, lead to the number; words end six cells before the edge.
    """
    *before, last = wrapped(cells, width - 6, indent, runover) or [" " * indent]
    said = number(page)
    dots = width - len(last) - len(said) - 2
    guide = '"' * dots if dots > 1 else " " * dots
    return [*before, f"{last} {guide} {said}"]
