"""The lines to write on in a Word file: how far apart they are, and their colour.

They are empty paragraphs with a rule below or between them, or empty rows of a table with a rule between.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from printgen.check import UnreadableError
from printgen.check.docx_file import Element, Styles, W, WordFile, find, number, words
from printgen.check.docx_look import Look
from printgen.check.rules import Measured
from printgen.colour import contrast

MM: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
LEAST: Final = 3
"""Lines that stand together from which their distance can be told."""
_SIDES: Final = ("bottom", "between")
_NONE: Final = ("", "nil", "none")


class Answers:
    """Measures of what is written on.

    Args:
        file: The document.
        styles: Its styles.
        ground: Colour of its pages, ``#RRGGBB``.
    """

    def __init__(self, file: WordFile, styles: Styles, ground: str) -> None:
        self.file, self.styles, self.ground = file, styles, ground
        self.look = Look(styles)

    def writing_line(self, _: float) -> Measured:
        """From one writing line to the next in millimetres: the narrowest answer space that has three lines."""
        found = [*self._ruled_paragraphs(), *self._ruled_rows()]
        if not found:
            raise UnreadableError("it has no answer space with lines")
        least, where = min(found)
        return Measured(value=least, said=f"The narrowest are {least:.1f} mm apart{_under(where)}.")

    def _ruled_paragraphs(self) -> Iterator[tuple[float, str]]:
        for _, root in self.file.stories():
            for holder in find(root, "//w:tc|//w:body|//w:sdtContent"):
                for line, group in groupby(find(holder, "w:p"), self._line):
                    lines = list(group)
                    if line and len(lines) >= LEAST:
                        yield line, _before(lines[0])

    def _line(self, paragraph: Element) -> float:
        """Millimetres from an empty ruled paragraph to the next; 0 for any other."""
        if not _empty(paragraph) or not self._rule(paragraph):
            return 0.0
        spacing = {name: self._spacing(paragraph, name) for name in ("line", "before", "after", "lineRule")}
        if spacing["lineRule"] not in ("exact", "atLeast"):
            return 0.0
        return sum(number(spacing[name]) for name in ("line", "before", "after")) / MM

    def _spacing(self, paragraph: Element, name: str) -> str:
        path = f"w:pPr/w:spacing/@w:{name}"
        own = "".join(find(paragraph, path))
        styled = self.styles.value(self.styles.of_paragraph(paragraph), path)
        return own or styled or self.styles.default(f".//{path}")

    def _rule(self, paragraph: Element) -> str:
        """Colour of the rule under a paragraph, RRGGBB; "" without one."""
        style = self.styles.of_paragraph(paragraph)
        for side in _SIDES:
            path = f"w:pPr/w:pBdr/w:{side}"
            for at in (find(paragraph, path), *(find(one, path) for one in self.styles.chain(style))):
                if at:
                    if at[0].get(f"{W}val", "") not in _NONE:
                        return _rgb(at[0])
                    break
        return ""

    def _ruled_rows(self) -> Iterator[tuple[float, str]]:
        """Runs of empty rows with a rule between them; a row that has a height of its own."""
        for table in find(self.file.document, "//w:tbl"):
            if not self._row_rule(table):
                continue
            for high, group in groupby(find(table, "w:tr"), _row_height):
                rows = list(group)
                if high and len(rows) >= LEAST:
                    yield high, _before(table)

    def _row_rule(self, table: Element) -> str:
        """Colour of the rule between a table's rows, RRGGBB; "" without one."""
        path = "w:tblPr/w:tblBorders/w:insideH"
        style = "".join(find(table, "w:tblPr/w:tblStyle/@w:val"))
        for at in (find(table, path), *(find(one, path) for one in self.styles.chain(style))):
            if at:
                return "" if at[0].get(f"{W}val", "") in _NONE else _rgb(at[0])
        return ""

    def line_contrast(self, _: float) -> Measured:
        """The palest line to write on against its ground."""
        found = list(self._rules())
        if not found:
            raise UnreadableError("it has no answer space with lines")
        ratio, rule, ground, at = min(found, key=lambda one: one[0])
        said = f"The palest is {rule} on {ground}, {ratio:.1f} to 1{_under(_before(at))}."
        return Measured(value=ratio, said=said)

    def _rules(self) -> Iterator[tuple[float, str, str, Element]]:
        """Each line to write on: its contrast, its colour, its ground, where it is."""
        for _, root in self.file.stories():
            for paragraph in find(root, "//w:p"):
                if _empty(paragraph) and (rule := self._rule(paragraph)) and not self._parts(paragraph):
                    yield self._seen(rule, paragraph, paragraph)
        for table in find(self.file.document, "//w:tbl"):
            if any(map(_row_height, find(table, "w:tr"))) and (rule := self._row_rule(table)):
                yield self._seen(rule, find(table, ".//w:p")[-1], table)

    def _parts(self, paragraph: Element) -> bool:
        """Whether a rule stands alone between paragraphs, to part them: nobody writes on it."""
        beside = [*find(paragraph, "preceding-sibling::*[1]"), *find(paragraph, "following-sibling::*[1]")]
        alone = not any(one.tag == f"{W}p" and _empty(one) and self._rule(one) for one in beside)
        return alone and not find(paragraph, "ancestor::w:tc|ancestor::w:sdt|.//w:sdt")

    def _seen(self, rule: str, paragraph: Element, at: Element) -> tuple[float, str, str, Element]:
        ground = self.look.ground(paragraph, self.ground)
        return contrast(f"#{rule}", ground), f"#{rule}", ground, at


def _empty(paragraph: Element) -> bool:
    """Whether nothing stands in it but what asks to be written over."""
    if not words(paragraph).strip():
        return not find(paragraph, ".//w:drawing")
    shown = find(paragraph, "ancestor::w:sdt[1]/w:sdtPr/w:showingPlcHdr|.//w:sdt/w:sdtPr/w:showingPlcHdr")
    placeholder = find(paragraph, ".//w:sdt[w:sdtPr/w:showingPlcHdr]//w:t/text()")
    return bool(shown) and (
        bool(find(paragraph, "ancestor::w:sdt[1]/w:sdtPr/w:showingPlcHdr"))
        or "".join(placeholder).strip() == words(paragraph).strip()
    )


def _row_height(row: Element) -> float:
    """Millimetres of an empty row; 0 for one with words, or of no height of its own."""
    if not all(_empty(paragraph) for paragraph in find(row, ".//w:p")):
        return 0.0
    return number("".join(find(row, "w:trPr/w:trHeight/@w:val"))) / MM


def _rgb(border: Element) -> str:
    colour = border.get(f"{W}color", "auto").upper()
    return colour if len(colour) == 6 else "000000"


def _before(element: Element) -> str:
    """The words that stand before an answer space: those of its table's first row, or of the paragraph before."""
    table = next(iter(find(element, "ancestor-or-self::w:tbl[1]")), None)
    said = words(find(table, "w:tr")[0]).strip() if table is not None and find(table, "w:tr") else ""
    outer = table if table is not None else element
    earlier = (words(one).strip() for one in reversed(find(outer, "preceding-sibling::*")))
    return said or next(filter(None, earlier), "")


def _under(said: str) -> str:
    return f', under "{said[:50]}"' if said else ""
