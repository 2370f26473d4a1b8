"""Measures of a finished Word file for the rules of editions, from its styles and what overrides them.

For how text falls into lines see `docx_lines`, for what is written on `docx_answers`. How full of ink a page is, only a
program that lays pages out can say: LibreOffice, where it is installed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from printgen.check import UnreadableError
from printgen.check.docx_answers import Answers
from printgen.check.docx_file import Element, Styles, W, WordFile, find, heading_level, number, open_word, words
from printgen.check.docx_lines import Lines
from printgen.check.docx_look import Look, is_large
from printgen.check.rules import LARGE_LIMITS, Measure, Measured, contrast_said
from printgen.colour import contrast, parts
from printgen.edition import PAPERS, Edition
from printgen.record import record

BLOCK: Final = 25
"""Letters from which capitals or italics are a block of them."""
TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_GREY: Final = 10
_TALLEST: Final = 1.3
"""Single lines of common fonts are no higher, in multiples of their size."""
_SHORTEST: Final = 3
"""Letters of the longest point of a scale of numbers."""
_TWO_LINES: Final = 120
"""Letters from which a paragraph has two lines, so that both its edges can be seen."""


@record
class Run:
    """Words that look alike, and how.

    Attributes:
        words: Their text.
        ink: Colour, ``#RRGGBB``.
        ground: Colour behind them.
        points: Size.
        bold: Whether they are bold.
        level: Level of the heading that they are in; 0 for other text.
        body: They are in the text, not in a header, footer or note.
    """

    words: str
    ink: str
    ground: str
    points: float
    bold: bool
    level: int
    body: bool


def measures(data: bytes, edition: Edition) -> Mapping[str, Measure]:
    """The functions that measure this file, by the names that rules use.

    Raises:
        UnreadableError: It is no Word document that can be read.
    """
    word = _Word(open_word(data), edition)
    answers = Answers(word.file, word.styles, word.page)
    return {
        "smallest-text": word.smallest,
        "text-size": word.text_size,
        "heading-size": word.heading_size,
        "line-length": lambda limit: word.lines.length(limit),
        "line-spacing": word.line_spacing,
        "paragraph-gap": word.paragraph_gap,
        "text-contrast": word.text_contrast,
        "table-columns": word.columns,
        "page-size": word.page_size,
        "page-ground": word.ground,
        "blocks-of-capitals": word.blocks,
        "split-words": word.split_words,
        "letter-gap": lambda limit: word.lines.letter_gap(limit),
        "word-gap": lambda limit: word.lines.word_gap(limit),
        "writing-line": answers.writing_line,
        "line-contrast": answers.line_contrast,
        "colour-operators": word.colours,
        "ink-cover": lambda _: _ink_cover(data, word.file.ours),
    }


class _Word:
    def __init__(self, file: WordFile, edition: Edition) -> None:
        self.file = file
        self.edition = edition
        self.styles = Styles.of(file)
        self.page = _background(file)
        self.runs = list(self._read())

    def _read(self) -> Iterator[Run]:
        look = Look(self.styles)
        for name, root in self.file.stories():
            for run in find(root, "//w:r[w:t][not(ancestor::mc:Fallback)]"):
                said = words(run)
                if any(c.isalnum() for c in said):
                    ink, ground, points, bold = look.of(run)
                    level = heading_level(find(run, "ancestor::w:p[1]")[0], self.styles)
                    behind = self.page if ground == "#FFFFFF" else ground
                    yield Run(said, ink, behind, points, bold, level, name == self.file.main)

    def _some(self) -> list[Run]:
        if not self.runs:
            raise UnreadableError("it has no words")
        return self.runs

    def smallest(self, _: float) -> Measured:
        run = min(self._some(), key=lambda run: run.points)
        return Measured(value=run.points, said=f'The smallest is {run.points:g} pt: "{run.words.strip()[:50]}".')

    @property
    def body_size(self) -> float:
        """The size that most letters of the text have."""
        sizes: Counter[float] = Counter()
        for run in self._some():
            if run.body and not run.level:
                sizes[run.points] += len(run.words)
        if not sizes:
            raise UnreadableError("it has no paragraphs")
        return sizes.most_common(1)[0][0]

    def text_size(self, _: float) -> Measured:
        return Measured(value=self.body_size, said=f"Most text is {self.body_size:g} pt.")

    def heading_size(self, _: float) -> Measured:
        """The smallest heading as a percentage of the text."""
        heads = [run for run in self.runs if run.level]
        if not heads:
            raise UnreadableError("it has no headings")
        run = min(heads, key=lambda run: run.points)
        share = 100 * run.points / self.body_size
        return Measured(value=share, said=f'The smallest is {share:.0f} %: "{run.words.strip()[:50]}".')

    @property
    def _body_spacing(self) -> dict[str, str]:
        """Spacing of the paragraphs that hold most of the text, with what their style inherits."""
        count: Counter[str] = Counter()
        for paragraph in find(self.file.document, "//w:p"):
            if not heading_level(paragraph, self.styles):
                count[self.styles.of_paragraph(paragraph)] += len(words(paragraph))
        style = count.most_common(1)[0][0] if count else ""
        return {name: self._spacing(style, name) for name in ("line", "lineRule", "after")}

    def _spacing(self, style: str, name: str) -> str:
        path = f"w:spacing/@w:{name}"
        return self.styles.value(style, f"w:pPr/{path}") or self.styles.default(f".//{path}")

    @cached_property
    def lines(self) -> Lines:
        """How its text falls into lines."""
        return Lines(self.file, self.styles, self.body_size)

    def line_spacing(self, _: float) -> Measured:
        times = self._line / 20 / self.body_size
        return Measured(value=times, said=f"Lines are {times:.2f} times the size of the text apart.")

    @property
    def _line(self) -> float:
        """From one line of text to the next, in twentieths of a point; the font says how high a single line is."""
        spacing = self._body_spacing
        given = number(spacing["line"], 240)
        if spacing["lineRule"] == "exact":
            return given
        if spacing["lineRule"] == "atLeast" and given > 20 * _TALLEST * self.body_size:
            return given
        single = 20 * self.lines.height * self.body_size
        return max(given, single) if spacing["lineRule"] == "atLeast" else single * given / 240

    def paragraph_gap(self, _: float) -> Measured:
        lines = number(self._body_spacing["after"]) / self._line
        return Measured(value=lines, said=f"There are {lines:.1f} lines between paragraphs.")

    def text_contrast(self, limit: float) -> Measured:
        """The least contrast of words with their ground; large words count as WCAG counts them."""
        large = limit / LARGE_LIMITS.get(limit, limit)

        def counted(run: Run) -> float:
            return contrast(run.ink, run.ground) * (large if is_large(run.points, run.bold) else 1)

        run = min(self._some(), key=counted)
        big, ratio = is_large(run.points, run.bold), contrast(run.ink, run.ground)
        said = contrast_said(ratio, run.ink, run.ground, limit, large=big)
        return Measured(value=counted(run), said=f'{said}: "{run.words.strip()[:40]}".')

    def columns(self, _: float) -> Measured:
        """Columns of the widest table; a row of numbers with boxes to tick is none."""
        every = (table for table in find(self.file.document, "//w:tbl") if not _is_scale(table))
        tables = [(len(find(table, "w:tblGrid/w:gridCol")), table) for table in every]
        if not tables:
            return Measured(value=0, said="There are no tables.")
        most, table = max(tables, key=lambda one: one[0])
        return Measured(value=most, said=f'The widest table has {most}: "{words(table)[:50]}".')

    def page_size(self, _: float) -> Measured:
        """Parts of the document whose paper is no common one."""
        odd = [size for size in find(self.file.document, "//w:pgSz") if not _is_paper(size)]
        said = f"{len(odd)} parts have another size." if odd else "Every page is a common paper."
        return Measured(value=len(odd), said=said)

    def ground(self, _: float) -> Measured:
        wanted = self.edition.colours.ground
        return Measured(value=0 if self.page == wanted else 1, said=f"It is {self.page}; the edition has {wanted}.")

    def split_words(self, _: float) -> Measured:
        """Words that Word may split at the end of a line; and paragraphs that are justified."""
        found = [p for _, root in self.file.stories() for p in find(root, "//w:p") if self._is_set_out(p)]
        settings = self.file.part("settings")
        tags = find(self.file.tree(settings), "//w:autoHyphenation") if settings else []
        splits = int(_is_on(next(iter(tags), None)))
        soft = sum(len(find(root, "//w:softHyphen")) for _, root in self.file.stories())
        if not found and not splits and not soft:
            return Measured(value=0, said="Word splits no word, and no paragraph is justified.")
        said = f'; {len(found)} paragraphs are justified, such as "{words(found[0])[:50]}"' if found else ""
        may = "Word splits words by itself" if splits else f"{soft} words may be split"
        return Measured(value=len(found) + splits + soft, said=f"{may}{said}.")

    def _is_set_out(self, paragraph: Element) -> bool:
        """Whether both its edges are straight."""
        path = "w:pPr/w:jc/@w:val"
        own = "".join(find(paragraph, path)) or self.styles.value(self.styles.of_paragraph(paragraph), path)
        side = own or self.styles.default(f".//{path}")
        return side in ("both", "distribute") and len(words(paragraph)) > _TWO_LINES

    def blocks(self, _: float) -> Measured:
        """Paragraphs that are all capitals, all italic or all underlined."""
        found = [p for _, root in self.file.stories() for p in find(root, "//w:p") if self._shouts(p)]
        if not found:
            return Measured(value=0, said="There are none.")
        return Measured(value=len(found), said=f'{len(found)} found, such as "{words(found[0])[:50]}".')

    def _shouts(self, paragraph: Element) -> bool:
        letters = [c for c in words(paragraph) if c.isalpha()]
        if len(letters) < BLOCK:
            return False
        if not any(c.islower() for c in letters) or find(paragraph, "self::*[.//w:hyperlink]"):
            return not any(c.islower() for c in letters)  # a link is underlined, so that people see it
        return any(self._all(paragraph, tag) for tag in ("caps", "i", "u"))

    def _all(self, paragraph: Element, tag: str) -> bool:
        """Whether every run of a paragraph has this property, by itself or by a style."""
        styled = _is_on(next(self._tags(self.styles.of_paragraph(paragraph), tag), None))
        return all(self._has(run, tag, styled) for run in find(paragraph, ".//w:r[w:t]"))

    def _has(self, run: Element, tag: str, styled: bool) -> bool:
        own = find(run, f"w:rPr/w:{tag}") or list(self._tags("".join(find(run, "w:rPr/w:rStyle/@w:val")), tag))
        return _is_on(own[0]) if own else styled

    def _tags(self, style: str, tag: str) -> Iterator[Element]:
        for one in self.styles.chain(style):
            yield from find(one, f"w:rPr/w:{tag}")

    def colours(self, _: float) -> Measured:
        """Colours of words, and of the grounds behind them, that are not black, white or grey."""
        used = {colour for run in self.runs for colour in (run.ink, run.ground)}
        fills = (fill for _, root in self.file.stories() for fill in find(root, "//w:shd/@w:fill"))
        used |= {f"#{fill}" for fill in fills if len(fill) == 6}
        found = sorted(colour for colour in used if _is_coloured(colour))
        said = f"{len(found)} found: {', '.join(found)}." if found else "There are none."
        return Measured(value=len(found), said=said)


def _is_on(tag: Element | None) -> bool:
    return tag is not None and tag.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _ink_cover(data: bytes, ours: bool) -> Measured:
    """How much of the blackest page is ink, in per cent, as LibreOffice lays the pages out.

    It opens files of ours alone: what somebody else's file may ask of it, nobody knows.
    """
    from printgen.check.pdf_pixels import inkiest
    from printgen.office import INSTALL, OfficeError, pdf_of, program

    if not ours:
        raise UnreadableError("pages are laid out for this only where printgen made the file")
    if not program():
        raise UnreadableError(f"LibreOffice lays pages out, and is not installed: {INSTALL}")
    try:
        share, page = inkiest(pdf_of(data))
    except OfficeError as fault:
        raise UnreadableError(f"LibreOffice could not lay it out: {fault}") from fault
    return Measured(value=share, said=f"The most is {share:.1f} % of page {page}, as LibreOffice shows it.")


def _is_scale(table: Element) -> bool:
    """Whether a table is a rating scale: numbers, and no cell has more than one of them or a box."""
    cells = [words(cell).strip() for cell in find(table, ".//w:tc")]
    return any(map(str.isdigit, cells)) and all(len(cell) <= _SHORTEST for cell in cells)


def _background(file: WordFile) -> str:
    """The colour of the page, where the document shows one."""
    colour = "".join(find(file.document, "w:background/@w:color")).upper()
    settings = file.part("settings")
    shown = bool(settings and find(file.tree(settings), "//w:displayBackgroundShape"))
    return f"#{colour}" if shown and len(colour) == 6 else "#FFFFFF"


def _is_paper(size: Element) -> bool:
    sides = sorted(number(size.get(f"{W}{side}")) / TWIPS for side in ("w", "h"))
    return any(abs(sides[0] - p.width) < 1 and abs(sides[1] - p.height) < 1 for p in PAPERS.values())


def _is_coloured(colour: str) -> bool:
    try:
        channels = parts(colour)
    except ValueError:
        return False
    return max(channels) - min(channels) > _GREY
