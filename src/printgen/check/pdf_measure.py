"""Measures of a finished PDF for the rules of editions: sizes, lines, gaps, tables. For colours see `pdf_pixels`.

Lines of text are found by the height that their words stand at, paragraphs by the structure tree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import fmean, median
from typing import Final

from printgen.check import UnreadableError
from printgen.check.pdf_pixels import Pixels
from printgen.check.pdf_read import Drawn, Element, PdfFile, read_pdf
from printgen.check.pdf_structure import row_widths
from printgen.check.rules import FULL_LINES, Measure, Measured
from printgen.edition import PAPERS, Edition
from printgen.record import record

MM: Final = 72 / 25.4
PARAGRAPHS: Final = frozenset({"P", "LBody", "BlockQuote"})
HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_CAPITALS: Final = 25
"""Letters of a run of capitals that make it a block; shorter ones are labels and names (UKAAF: "blocks of text")."""
_RUNNING: Final = 3
"""Lines of a paragraph from which its line length matters."""
_SPLIT: Final = re.compile(r"[a-z][\u00ad\u2010]\s*\Z")
_ITALIC: Final = re.compile("italic|oblique", re.I)
_UNDER, _BELOW, _THIN = 0.8, 0.25, 2.5
"""An underline: the share of a line that it covers, how far below it may be (of its size), its thickness in points."""
_EDGE: Final = 1.5
"""Points by which lines that end together may differ: a letter keeps some white to its right."""
_JUSTIFIED: Final = 0.9
"""Share of full lines that end at the same place, from which text counts as justified."""


@record
class Line:
    """A line of text.

    Attributes:
        page: 0-based.
        size: Of most of its letters, in points.
        left: Where it begins.
        right: Where it ends.
        base: Height that it stands at.
        words: Its text.
        italic: Whether all of it is italic.
    """

    page: int
    size: float
    left: float
    right: float
    base: float
    words: str
    italic: bool


def measures(data: bytes, edition: Edition) -> Mapping[str, Measure]:
    """The functions that measure this file, by the names that rules use.

    Raises:
        CheckerMissingError: pypdfium2 or pikepdf is not installed.
        UnreadableError: The file is broken, or has no structure.
    """
    file = read_pdf(data)
    if file.root is None:
        raise UnreadableError("the file has no structure (it is not tagged), so it cannot be measured")
    text, pixels = _Text(file, file.root), Pixels(data, file, edition)
    return {
        "smallest-text": text.smallest,
        "text-size": text.text_size,
        "heading-size": text.heading_size,
        "line-length": text.line_length,
        "line-spacing": text.line_spacing,
        "paragraph-gap": text.paragraph_gap,
        "blocks-of-capitals": text.blocks,
        "split-words": text.split_words,
        "table-columns": text.columns,
        "page-size": text.page_size,
        "letter-gap": pixels.letter_gap,
        "word-gap": pixels.word_gap,
        "writing-line": pixels.writing_line,
        "page-ground": pixels.ground,
        "text-contrast": pixels.text_contrast,
        "line-contrast": pixels.line_contrast,
        "colour-operators": pixels.colours,
        "ink-cover": pixels.ink_cover,
    }


class _Text:
    """Measures of words and of the structure."""

    def __init__(self, file: PdfFile, root: Element) -> None:
        self.file = file
        self.root = root
        self.drawn: dict[tuple[int, int], list[Drawn]] = defaultdict(list)
        for number, page in enumerate(file.pages):
            for item in page.drawn:
                if item.kind == "text" and item.mcid is not None:
                    self.drawn[number, item.mcid].append(item)
        self.paragraphs = [
            (element, lines)
            for element in root.walk()
            if element.tag in PARAGRAPHS and not element.inside("Table", "Figure", *HEADINGS)
            if (lines := self.lines(element))
        ]

    def lines(self, element: Element) -> list[Line]:
        """Lines of an element's own words, without those of paragraphs inside it."""
        rows: dict[tuple[int, int], list[Drawn]] = {}
        for page, mcid in _own(element):
            for item in self.drawn.get((page, mcid), ()):
                rows.setdefault((page, round(item.baseline[1] * 2)), []).append(item)
        return [_line(page, items) for (page, _), items in rows.items()]

    def letters(self) -> Iterator[tuple[int, Drawn]]:
        """Everything with a letter or a figure in it, with its page; running feet as well."""
        for number, page in enumerate(self.file.pages):
            for item in page.drawn:
                if item.kind == "text" and any(c.isalnum() for c in item.words):
                    yield number, item

    def smallest(self, _: float) -> Measured:
        page, item = min(self.letters(), key=lambda one: one[1].size, default=(0, None))
        if item is None:
            raise UnreadableError("it has no words")
        return Measured(value=item.size, said=f"The smallest is {item.size:.1f} pt: {_place(page, item.words)}.")

    @property
    def body_size(self) -> float:
        """The size that most letters of paragraphs have."""
        sizes: Counter[float] = Counter()
        for _, lines in self.paragraphs:
            for line in lines:
                sizes[round(line.size, 1)] += len(line.words)
        if not sizes:
            raise UnreadableError("it has no paragraphs")
        return sizes.most_common(1)[0][0]

    def text_size(self, _: float) -> Measured:
        return Measured(value=self.body_size, said=f"Most text is {self.body_size:.1f} pt.")

    def heading_size(self, _: float) -> Measured:
        """The smallest heading as a percentage of the text."""
        heads = [(line.size, line) for e in self.root.walk() if e.tag in HEADINGS for line in self.lines(e)]
        if not heads:
            raise UnreadableError("it has no headings")
        size, line = min(heads, key=lambda one: one[0])
        share = 100 * size / self.body_size
        return Measured(value=share, said=f"The smallest is {share:.0f} %: {_place(line.page, line.words)}.")

    def line_length(self, _: float) -> Measured:
        """Characters of a full line of running text on average, spaces counted; and the longest line of all.

        The last line of a paragraph is no full one. A paragraph of one or two lines is no running text: there the eye
        has nothing to find its way back to.
        """
        running = [
            line
            for _, lines in self.paragraphs
            if len(lines) >= _RUNNING and abs(lines[0].size - self.body_size) < 0.2
            for line in lines[:-1]
        ]
        if len(running) < FULL_LINES:
            raise UnreadableError("it has too little running text to measure")
        average = fmean(len(line.words) for line in running)
        longest = max(running, key=lambda line: len(line.words))
        said = f"Full lines have {average:.0f} on average; the longest {len(longest.words)}"
        return Measured(value=average, said=f"{said}: {_place(longest.page, longest.words)}.")

    def line_spacing(self, _: float) -> Measured:
        """From one line of a paragraph to the next, in multiples of its size: the tightest of the running text."""
        found = [
            ((above.base - below.base) / above.size, above)
            for _, lines in self.paragraphs
            for above, below in pairwise(lines)
            if above.page == below.page and above.base > below.base and abs(above.size - self.body_size) < 0.2
        ]
        if not found:
            raise UnreadableError("no paragraph has two lines")
        tightest, line = min(found, key=lambda one: one[0])
        return Measured(value=tightest, said=f"The tightest are {tightest:.2f} apart: {_place(line.page, line.words)}.")

    def paragraph_gap(self, _: float) -> Measured:
        """White between two paragraphs of running text, in lines: the median, and how many are under the limit."""
        gaps = [gap for gap, _ in self._gaps()]
        if not gaps:
            raise UnreadableError("no two paragraphs follow each other")
        middle = median(gaps)
        return Measured(value=middle, said=f"There are {middle:.1f} lines between most paragraphs.")

    def _gaps(self) -> Iterator[tuple[float, Line]]:
        step = self._step()
        for (one, lines), (other, after) in pairwise(self.paragraphs):
            last, first = lines[-1], after[0]
            same = one.parent is other.parent and one.tag == other.tag == "P" and last.page == first.page
            if same and last.base > first.base and {round(last.size, 1), round(first.size, 1)} == {self.body_size}:
                yield (last.base - first.base) / step - 1, first

    def _step(self) -> float:
        steps = [
            a.base - b.base
            for _, lines in self.paragraphs
            for a, b in pairwise(lines)
            if a.page == b.page and a.base > b.base and abs(a.size - self.body_size) < 0.2
        ]
        return median(steps) if steps else self.body_size * 1.4

    def blocks(self, _: float) -> Measured:
        """Paragraphs and list items that are all capitals, all italic or all underlined."""
        found = [
            (lines[0], what)
            for element, lines in self.paragraphs
            if (what := _shouting(lines) or ("underlined words" if self._underlined(element, lines) else ""))
        ]
        if not found:
            return Measured(value=0, said="There are none.")
        line, what = found[0]
        return Measured(value=len(found), said=f"{len(found)} found, such as {what}: {_place(line.page, line.words)}.")

    def _underlined(self, element: Element, lines: list[Line]) -> bool:
        """Whether a line is drawn under each of its lines; links are underlined, so that people see them."""
        if sum(map(len, (line.words for line in lines))) < _CAPITALS or any(e.tag == "Link" for e in element.walk()):
            return False
        return all(self._under(line) >= _UNDER * (line.right - line.left) for line in lines)

    def _under(self, line: Line) -> float:
        """Points of a line of text that have a thin line drawn right under them."""
        reach = (line.base - _BELOW * line.size, line.base)
        drawn = (item.rect for item in self.file.pages[line.page].drawn if item.kind == "path")
        thin = [r for r in drawn if r[3] - r[1] <= _THIN and reach[0] <= (r[1] + r[3]) / 2 <= reach[1]]
        return sum(max(0.0, min(r[2], line.right) - max(r[0], line.left)) for r in thin)

    def split_words(self, _: float) -> Measured:
        """Words split at the end of a line; and paragraphs that are justified."""
        split = [line for _, lines in self.paragraphs for line in lines[:-1] if _SPLIT.search(line.words)]
        justified = [lines[0] for _, lines in self.paragraphs if _justified(lines)]
        if not split and not justified:
            return Measured(value=0, said="No word is split and no paragraph justified.")
        line = (split or justified)[0]
        said = f"{len(split)} words split, {len(justified)} paragraphs justified: {_place(line.page, line.words)}."
        return Measured(value=len(split) + len(justified), said=said)

    def columns(self, _: float) -> Measured:
        """Columns of the widest table."""
        tables = [(max(row_widths(e), default=0), e) for e in self.root.walk() if e.tag == "Table"]
        if not tables:
            return Measured(value=0, said="There are no tables.")
        most, table = max(tables, key=lambda one: one[0])
        page = next((page for page, _ in table.contents()), 0)
        return Measured(value=most, said=f"The widest table has {most}: {_place(page, self.file.words(table))}.")

    def page_size(self, _: float) -> Measured:
        """Pages that are no common paper."""
        odd = [n for n, page in enumerate(self.file.pages, 1) if not _is_paper(page.trim)]
        said = f"{len(odd)} pages have another size, such as page {odd[0]}." if odd else "Every page is a common paper."
        return Measured(value=len(odd), said=said)


def _own(element: Element) -> Iterator[tuple[int, int]]:
    for kid in element.kids:
        if not isinstance(kid, Element):
            yield kid
        elif kid.tag not in PARAGRAPHS and kid.tag not in ("L", "Table", "Figure"):
            yield from _own(kid)


def _line(page: int, items: list[Drawn]) -> Line:
    ordered = sorted(items, key=lambda item: item.rect[0])
    sizes: Counter[float] = Counter()
    for item in ordered:
        sizes[item.size] += len(item.words.strip())
    words = ""
    for before, item in zip([None, *ordered], ordered, strict=False):
        apart = before is not None and item.rect[0] - before.rect[2] > item.size * 0.12
        words += (" " if apart and not words.endswith(" ") and not item.words.startswith(" ") else "") + item.words
    right = max(item.rect[2] for item in ordered)
    size = sizes.most_common(1)[0][0]
    italic = all(_ITALIC.search(item.font) for item in ordered if any(c.isalpha() for c in item.words))
    return Line(page, size, ordered[0].rect[0], right, ordered[0].baseline[1], words.strip(), italic)


def _shouting(lines: list[Line]) -> str:
    words = "".join(line.words for line in lines)
    letters = [c for c in words if c.isalpha()]
    if len(letters) >= _CAPITALS and not any(c.islower() for c in letters):
        return "capitals"
    return "italics" if len(letters) >= _CAPITALS and all(line.italic for line in lines) else ""


def _justified(lines: list[Line]) -> bool:
    full = lines[:-1]
    if len(full) < 4:
        return False
    edge = max(line.right for line in full)
    return sum(edge - line.right <= _EDGE for line in full) / len(full) >= _JUSTIFIED


def _is_paper(trim: tuple[float, float, float, float]) -> bool:
    sides = sorted(((trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM))
    return any(abs(sides[0] - p.width) < 1 and abs(sides[1] - p.height) < 1 for p in PAPERS.values())


def _place(page: int, words: str) -> str:
    said = " ".join(words.split())
    return f'page {page + 1}, "{said[:50]}{"…" if len(said) > 50 else ""}"'


