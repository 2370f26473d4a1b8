"""How the text of a Word file falls into lines: the width of its columns, the letters of its fonts.

Word breaks lines when it opens a file. Its columns stand in the file, and the letters in the font, so lines can be
broken as Word does it, word by word; kerning, which moves a line's end by less than a letter, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import fmean
from typing import Final

from printgen.check import UnreadableError
from printgen.check.docx_file import Element, Styles, W, WordFile, find, number, words
from printgen.check.docx_look import Look
from printgen.check.faces import PLAIN, Face, face
from printgen.check.gaps import Gaps, White
from printgen.check.rules import FULL_LINES, Measured
from printgen.write.docx.themes import look_of

RUNNING: Final = 3
"""Lines of a paragraph from which its line length matters."""
_POINT: Final = 20
"""Twentieths of a point, Word's unit."""
_NEAR: Final = 0.2
"""Points by which text of the usual size may differ from it."""
_SHOWN: Final = 50
_SIDES: Final = {
    "left": "local-name()='left' or local-name()='start'",
    "right": "local-name()='right' or local-name()='end'",
}


class Lines(Gaps):
    """Measures of the running text of one document: paragraphs of the usual size, outside tables.

    Args:
        file: The document.
        styles: Its styles.
        size: Points that most of its letters have.
    """

    def __init__(self, file: WordFile, styles: Styles, size: float) -> None:
        self.file, self.styles, self.size = file, styles, size
        self.look = Look(styles)

    @cached_property
    def themed(self) -> dict[str, str]:
        """Family by the theme's names for it."""
        name = self.file.part("theme")
        theme = look_of(self.file.tree(name)) if name else None
        return {"minorHAnsi": theme.text_font, "majorHAnsi": theme.display_font} if theme else {}

    def family(self, run: Element) -> str:
        """The family of a run's letters."""
        own = "w:rPr/w:rFonts"
        style = "".join(find(run, "w:rPr/w:rStyle/@w:val"))
        paragraph = next(iter(find(run, "ancestor::w:p[1]")), None)
        styled = [style, self.styles.of_paragraph(paragraph) if paragraph is not None else ""]
        for at in (lambda path: "".join(find(run, path)), *map(self._in_style, styled), self._default):
            if named := self.themed.get(at(f"{own}/@w:asciiTheme"), "") or at(f"{own}/@w:ascii"):
                return named
        return ""

    def _in_style(self, style: str) -> Callable[[str], str]:
        return lambda path: self.styles.value(style, path)

    def _default(self, path: str) -> str:
        return self.styles.default(f".//{path.removeprefix('w:rPr/')}")

    def face(self, run: Element, bold: bool) -> Face:
        """Its letters.

        Raises:
            UnreadableError: The font is not on this machine.
        """
        family = self.family(run)
        found = face(family, bold)
        if found is None:
            raise UnreadableError(f"its font, {family or 'which it does not name'}, is not on this machine")
        return found

    def spaced(self, run: Element) -> float:
        """Points that are added to each letter."""
        path = "w:rPr/w:spacing/@w:val"
        own = "".join(find(run, path)) or self.styles.value("".join(find(run, "w:rPr/w:rStyle/@w:val")), path)
        paragraph = find(run, "ancestor::w:p[1]")[0]
        styled = self.styles.value(self.styles.of_paragraph(paragraph), path)
        return number(own or styled or self.styles.default(f".//{path.removeprefix('w:rPr/')}")) / _POINT

    @cached_property
    def height(self) -> float:
        """Of a single line in multiples of the size, by the font of the running text.

        Raises:
            UnreadableError: The font is not on this machine.
        """
        runs = (run for paragraph, _ in self._paragraphs() for run in find(paragraph, ".//w:r[w:t]"))
        run = next((run for run in runs if abs(self.look.of(run)[2] - self.size) < _NEAR), None)
        if run is None:
            raise UnreadableError("it has no paragraphs")
        return self.face(run, bold=False).height

    # Lines

    @cached_property
    def running(self) -> tuple[tuple[str, ...], ...]:
        """The full lines of each paragraph of running text: all but its last.

        A paragraph with words in a font that is not here (code, as a rule) is left out.

        Raises:
            UnreadableError: No paragraph's font is here.
        """
        found: list[tuple[str, ...]] = []
        unknown: UnreadableError | None = None
        for paragraph, width in self._paragraphs():
            try:
                found.append(tuple(self._broken(paragraph, width)))
            except UnreadableError as fault:
                unknown = fault
        full = tuple(lines[:-1] for lines in found if len(lines) >= RUNNING)
        if not full and unknown:
            raise unknown
        return full

    def _paragraphs(self) -> Iterator[tuple[Element, float]]:
        """Paragraphs of the text, with the width of the column that each stands in, in points."""
        waiting: list[Element] = []
        for element in find(self.file.document, "w:body/w:p|w:body/w:sdt/w:sdtContent/w:p|w:body/w:sectPr"):
            section = element if element.tag == f"{W}sectPr" else next(iter(find(element, "w:pPr/w:sectPr")), None)
            if element is not section:
                waiting.append(element)
            if section is not None:
                yield from ((paragraph, _column(section)) for paragraph in waiting)
                waiting = []
        yield from ((paragraph, _column(None)) for paragraph in waiting)

    def _broken(self, paragraph: Element, column: float) -> Iterator[str]:
        """The lines of a paragraph; none where it has another size than most text."""
        letters = list(self._letters(paragraph))
        if not letters:
            return
        width = column - self._indent(paragraph, "left") - self._indent(paragraph, "right")
        line, across = "", 0.0
        for word, wide, blank in _words(letters):
            if line and across + wide > width:
                yield line.rstrip()
                line, across = "", 0.0
            line += word
            across += wide + blank
        if line.strip():
            yield line.rstrip()

    def _letters(self, paragraph: Element) -> Iterator[tuple[str, float]]:
        """Each character with its width in points."""
        for run in find(paragraph, ".//w:r[w:t][not(ancestor::mc:Fallback)]"):
            _, _, points, bold = self.look.of(run)
            if abs(points - self.size) > _NEAR:
                return
            letters, added = self.face(run, bold), self.spaced(run)
            for char in words(run):
                yield char, letters.width(char) * points + added

    def _indent(self, paragraph: Element, side: str) -> float:
        """An indent in points: a paragraph's own, that of its list, that of its style."""
        named = f"@*[{_SIDES[side]}]"
        path = f"w:pPr/w:ind/{named}"
        own = find(paragraph, path)
        style = self.styles.of_paragraph(paragraph)
        value = str(own[0]) if own else self._listed(paragraph, style, named) or self.styles.value(style, path)
        return number(value or self.styles.default(f".//{path}")) / _POINT

    def _listed(self, paragraph: Element, style: str, named: str) -> str:
        """What a list says of it."""
        own = next(iter(find(paragraph, "w:pPr/w:numPr")), None)
        which = "".join(find(own, "w:numId/@w:val")) if own is not None else ""
        which = which or self.styles.value(style, "w:pPr/w:numPr/w:numId/@w:val")
        name = self.file.part("numbering")
        if not which or not name:
            return ""
        level = "".join(find(own, "w:ilvl/@w:val")) if own is not None else ""
        root = self.file.tree(name)
        abstract = "".join(find(root, f"w:num[@w:numId='{which}']/w:abstractNumId/@w:val"))
        path = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level or 0}']/w:pPr/w:ind/{named}"
        found = find(root, path) if which.isdigit() and (level or "0").isdigit() and abstract.isdigit() else []
        return str(found[0]) if found else ""

    # What rules ask

    def length(self, _: float) -> Measured:
        """Characters of a full line of running text on average, spaces counted; and the longest line of all."""
        lines = [line for paragraph in self.running for line in paragraph]
        if len(lines) < FULL_LINES:
            raise UnreadableError("it has too little running text to measure")
        longest = max(lines, key=len)
        average = fmean(map(len, lines))
        said = f"Full lines have {average:.0f} on average, by the column and the font's letters; the longest"
        return Measured(value=average, said=f'{said} {len(longest)}: "{longest[:_SHOWN]}".')

    def white(self) -> White:
        """Between the characters of every paragraph whose fonts are here, in points."""
        between: list[float] = []
        apart: list[float] = []
        wide: list[float] = []
        for row in self._rows():
            wide += [right - left for char, left, right in row if char in PLAIN]
            for (one, _, end), (two, start, _) in pairwise(row):
                between += [start - end] if one in PLAIN and two in PLAIN else []
            for (one, _, end), (space, _, _), (two, start, _) in zip(row, row[1:], row[2:], strict=False):
                apart += [start - end] if one in PLAIN and space == " " and two in PLAIN else []
        return between, apart, wide

    def _rows(self) -> Iterator[Sequence[tuple[str, float, float]]]:
        """Each paragraph whose fonts are here."""
        unknown: UnreadableError | None = None
        some = False
        for paragraph, _ in self._paragraphs():
            try:
                row = self._inked(paragraph)
            except UnreadableError as fault:
                unknown = fault
            else:
                some = some or bool(row)
                yield row
        if unknown and not some:
            raise unknown

    def _inked(self, paragraph: Element) -> Sequence[tuple[str, float, float]]:
        """Characters of a paragraph set in one line: where the ink of each begins and ends, in points."""
        found: list[tuple[str, float, float]] = []
        at = 0.0
        for run in find(paragraph, ".//w:r[w:t][not(ancestor::mc:Fallback)]"):
            _, _, points, bold = self.look.of(run)
            if abs(points - self.size) > _NEAR:
                return []
            letters, added = self.face(run, bold), self.spaced(run)
            for char in words(run):
                left, right = letters.ink(char)
                found.append((char, at + left * points, at + right * points))
                at += letters.width(char) * points + added
        return found


def _words(letters: Sequence[tuple[str, float]]) -> Iterator[tuple[str, float, float]]:
    """Words with the blanks and hyphens after them, where a line may break; widths of the word and of its blanks."""
    word, wide, blank = "", 0.0, 0.0
    for char, width in letters:
        if word and blank and char != " ":
            yield word, wide, blank
            word, wide, blank = "", 0.0, 0.0
        word += char
        if char == " ":
            blank += width
        else:
            wide += width
        if char in "-\u2010\u2013\u2014":
            yield word, wide, 0.0
            word, wide, blank = "", 0.0, 0.0
    if word:
        yield word, wide, blank


def _column(section: Element | None) -> float:
    """Width of a section's columns in points; that of Word's own A4 page without one."""

    def of(path: str, default: float) -> float:
        found = find(section, path) if section is not None else []
        return number(found[0], default) if found else default

    across = of("w:pgSz/@w:w", 11906) - of("w:pgMar/@w:left", 1440) - of("w:pgMar/@w:right", 1440)
    across -= of("w:pgMar/@w:gutter", 0)
    count = max(1.0, of("w:cols/@w:num", 1))
    return (across - (count - 1) * of("w:cols/@w:space", 720)) / count / _POINT
