"""The shapes that blocks share: panels with a mark in the margin, answer spaces, fields, scales, keeping together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from printgen.edition import PAPERS, STANDARD, Edition, Paper
from printgen.render.word.page import closer, dxa
from printgen.render.word.pictures import Box, Pictures
from printgen.render.word.runs import TAB, Frame
from printgen.render.word.words import end_of
from printgen.render.word.xml import Xml
from printgen.transform.places import place

LONG_PANEL = 2200
"""Letters of a panel that is kept on one page; a longer one may go on over the next."""
ROOMY = 150.0
"""Text narrower than this, in millimetres of the standard edition, has one column where a wider one has two."""
SMALL = 140.0
"""Text narrower than this, in millimetres, stands on small paper."""
HIGHEST_SPACE = 0.6
"""Of a page: the most that an answer space grows to with larger text."""
GROWN = {"a4": 0.75, "lower": 0.45, "small": 0.25}
"""Of what an answer space has grown in the PDF: how much it grows here, by the paper: the less is on it, the closer."""
COMPACT = 14.0
"""Height of an empty answer on a screen, in millimetres."""

_TABLE = "<w:tbl>"
_TEXT = re.compile(r"<w:t[ >][^<]*")
_PPR = re.compile(r"(<w:pPr>(?:<w:pStyle [^>]*/>)?)(?!<w:keepNext/>)")
_INNER = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.S)


@dataclass(slots=True)
class Shapes(Pictures):
    """Shapes made of paragraphs and tables.

    Attributes:
        paper: Sheet and margins.
        read_text: Gives a file of the folder of templates.
        edition: Sizes of type and of answer spaces.
        bookmarked: Ids that need a bookmark.
        ranged: Ids whose end needs a bookmark.
    """

    paper: Paper = PAPERS["a4"]
    edition: Edition = STANDARD
    read_text: Callable[[str], str] = str
    bookmarked: frozenset[str] = frozenset()
    ranged: frozenset[str] = frozenset()
    _signs: dict[tuple[str, str, str], bytes] = field(default_factory=dict)

    def dxa(self, mm: float) -> int:
        """Millimetres in Word's unit of length."""
        return dxa(mm)

    @property
    def full(self) -> float:
        """Width between the margins."""
        return self.paper.text_width

    @property
    def ratio(self) -> float:
        """How much larger the text is than in the standard edition."""
        return self.edition.size / STANDARD.size

    @property
    def roomy(self) -> bool:
        """Things can stand side by side."""
        return self.full / self.ratio > ROOMY

    @property
    def small(self) -> bool:
        """Small paper."""
        return self.full <= SMALL

    @property
    def line(self) -> float:
        """From one writing line to the next, in millimetres."""
        share = 0.94 if self.small else closer(self.paper)
        return round(self.edition.writing_line * share, 2)

    @property
    def narrow(self) -> bool:
        """Signs stand above what they mark: there is no column for them."""
        return self.paper.marker == 0

    def frame(self, width: float, height: float = 0, x: float = 0, y: float = 0, on_page: bool = False) -> Frame:
        """A frame for paragraphs beside the text, or at a place of the page."""
        return Frame(width=width, height=height, x=x, y=y, on_page=on_page)

    # Signs

    def sign(self, icon: str, *, size: float = 9, ground: str = "primary", ink: str = "white") -> Xml:
        """A sign on a round ground; decorative, since its word stands beside it. ``ground=""``: the sign alone."""
        svg = self._sign(icon, ground, ink)
        media = self.parts.picture(svg, "image/svg+xml", size)
        return self.picture(media, Box(width=size, height=size), name="Sign")

    def _sign(self, icon: str, ground: str, ink: str) -> bytes:
        key = (icon, ground, ink)
        if key not in self._signs:
            inner = _INNER.search(self.read_text(f"html/icons/{icon}.svg"))
            drawn = (inner[1] if inner else "").replace("currentColor", f"#{self.colours[ink]}").strip()
            ring = f'<circle cx="21.6" cy="21.6" r="21" fill="#{self.colours[ground]}"/>' if ground else ""
            if ground == "white" or (ground and self.colours[ink] == self.colours[ground]):
                ring = (
                    f'<circle cx="21.6" cy="21.6" r="20" fill="{self.edition.colours.ground}" '
                    f'stroke="#{self.colours[ink]}" stroke-width="1.6"/>'
                )
            box, shift = ("0 0 43.2 43.2", ' transform="translate(9.6 9.6)"') if ground else ("0 0 24 24", "")
            self._signs[key] = (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{ring}<g{shift} fill="none" '
                f'stroke="#{self.colours[ink]}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">'
                f"{drawn}</g></svg>"
            ).encode()
        return self._signs[key]

    def little_sign(self, icon: str, *, tab: bool = False) -> Xml:
        """A sign in a line of text, with a space (or a tab) after it."""
        size = round(4.6 * min(self.ratio, 1.6), 1)
        return Xml(self.sign(icon, size=size, ground="", ink="primary") + (TAB if tab else self.run("\u2002")))

    @property
    def _small_sign(self) -> float:
        """Size of a sign that stands beside its word."""
        return round(6 * min(self.ratio, 1.6), 1)

    def mark(self, icon: str, word: str, *, ground: str = "primary", ink: str = "white") -> Xml:
        """Sign and word in the column of marks, beside the next paragraph; above it where there is no column."""
        sign = self.sign(icon, size=self._small_sign if self.narrow else 9, ground=ground, ink=ink)
        if self.narrow:
            return self.paragraph("Mark", sign + self.run("\u2002" + word, style="Strong"))
        frame = self.frame(self.paper.marker - 6)
        return Xml(self.framed("Mark", sign, frame) + self.framed("MarkWord", self.run(word), frame))

    # Panels

    def panel(self, style: str, mark: str, title: str, pieces: Iterable[str], name: str) -> Xml:
        """A full-width panel: a mark in the margin, blocks at the reading edge.

        A table among the pieces (an answer space) stands between two parts of the panel, never inside: no nested
        tables.

        Args:
            style: Id of the table style.
            mark: Paragraphs in the column of marks.
            title: Paragraphs above the rest; may be "".
            pieces: Rendered blocks.
            name: What it is, for screen readers.
        """
        out: list[str] = []
        held = [title] if title else []
        for piece in pieces:
            if _TABLE in piece:
                out += [self._panel_part(style, mark, held, name), piece] if held or not out else [piece]
                held, mark = [], ""
            else:
                held.append(piece)
        if held or not out:
            out.append(self._panel_part(style, mark, held, name))
        return Xml("".join(out))

    def _panel_part(self, style: str, mark: str, held: Sequence[str], name: str) -> Xml:
        long = sum(len(t) for piece in held for t in _TEXT.findall(piece)) > LONG_PANEL / self.ratio**2
        rows = [held[:1], held[1:]] if (long or self.ratio > 1) and len(held) > 1 else [held]
        cells: list[str] = []
        for at, content in enumerate(rows):
            margins = self._margins(top=0 if at else None, bottom=0 if len(rows) > 1 and not at else None)
            cells.append(
                self._panel_row(mark if not at else "", "".join(content), margins, first=not at, splits=bool(at))
            )
        if len(cells) > 1:
            cells[0] = self.keep(cells[0])
        widths = [self.full] if self.narrow else [self.paper.marker, self.paper.column_width]
        return self.table(style, widths, cells, name)

    def _panel_row(self, mark: str, content: str, margins: str, *, first: bool, splits: bool) -> Xml:
        content = content or self.paragraph("PanelText")
        if self.narrow:
            inset = f'<w:tcMar><w:left w:w="{dxa(6)}" w:type="dxa"/></w:tcMar>'
            return self.row([self.cell(self.full, mark + content, inset)], header=first, splits=splits)
        left = self.cell(self.paper.marker, mark or self.paragraph("PanelMark"), margins)
        return self.row([left, self.cell(self.paper.column_width, content, margins)], header=first, splits=splits)

    def _margins(self, *, top: int | None, bottom: int | None) -> str:
        sides = "".join(
            f'<w:{side} w:w="{value}" w:type="dxa"/>'
            for side, value in (("top", top), ("bottom", bottom))
            if value is not None
        )
        return f"<w:tcMar>{sides}</w:tcMar>" if sides else ""

    def panel_mark(self, icon: str, word: str, *, ground: str = "primary", ink: str = "white") -> Xml:
        """Sign and, under it, word: what a panel has in the column of marks; side by side where there is no column."""
        sign = self.sign(icon, size=self._small_sign if self.narrow else 9, ground=ground, ink=ink)
        if self.narrow:
            return self.paragraph("Mark", sign + self.run("\u2002" + word, style="Strong"))
        return Xml(self.paragraph("PanelMark", sign) + self.paragraph("PanelMark", self.run(word)))

    # Answers

    @property
    def on_screen(self) -> bool:
        """Answers are typed: they need no room until there are words."""
        return self.purpose == "screen"

    def room(self, height: float) -> float:
        """Height of an answer space: as asked for on paper, compact on a screen, where it grows with its words."""
        if self.on_screen:
            return min(height, COMPACT * self.ratio)
        usual = PAPERS["a4"].text_height
        tall = height * self.edition.writing_line / STANDARD.writing_line
        if tall > height:
            return min(tall, max(height, HIGHEST_SPACE * self.paper.text_height))
        return height * min(self.paper.text_height / usual, 1) if self.paper.height > self.paper.width else height

    def lines(self, count: int) -> int:
        """Writing lines: as many as asked for, but no more than stand on a page with their question."""
        if self.ratio == 1:
            return count
        return min(count, max(3, int(self.paper.text_height * HIGHEST_SPACE / self.line)))

    def taller(self, usual: float, block: Any, at: int = 0, less: float = 0) -> float:
        """Height of an answer space that grows as the PDF's did in the same build, by most of what that has grown.

        Not by all of it: programs set lines a little higher or lower, and what no longer fits turns a page.

        Args:
            usual: Without growing, in millimetres.
            block: What it belongs to.
            at: Which of its spaces it is.
            less: So much of the PDF's space is no space here.
        """
        known = () if self.on_screen else self.pages.get(f"@{place(block)}:room", ())
        lower = "small" if self.small or self.ratio > 1 else "lower" if closer(self.paper) < 1 else "a4"
        return usual + max(known[at] / 10 - less - usual, 0) * GROWN[lower] if at < len(known) else usual

    def more_lines(self, count: int, block: Any, at: int = 0) -> int:
        """Writing lines, more where the PDF has more."""
        return max(count, int(self.taller(count * self.line, block, at) / self.line + 0.05))

    def answer_table(
        self, prompt: str, answer: str, title: str, height: float, style: str = "AnswerTable", block: Any = None
    ) -> Xml:
        """A question as the header row, and under it the room for its answer: both on one page.

        Args:
            prompt: The question.
            answer: The control.
            title: What a screen reader says.
            height: Of the room, in millimetres.
            style: Of the table.
            block: What asks, where its room may grow.
        """
        outside = ""
        if _TABLE in prompt:
            outside, prompt = prompt, self.paragraph("Prompt", self.run(title))
        boxed = self.on_screen or style != "AnswerTable"
        if boxed:
            style, height = "AnswerBoxTable", self.room(height)
            height = self.taller(height, block) if block else height
        rows = [
            self.row([self.cell(self.full, prompt or self.paragraph("Prompt", self.run(title)))], header=True),
            self.row([self.cell(self.full, answer)], height=height, splits=True),
        ]
        return Xml(outside + self.table(style, [self.full], [self.keep(row) for row in rows], title))

    def keep(self, xml: str) -> Xml:
        """Paragraphs that stay on the page of what follows them."""
        return Xml(_PPR.sub(r"\1<w:keepNext/>", xml))

    def keep_rows(self, all_rows: str, most: int = 24, *, answers: bool = False) -> list[str]:
        """Rows of a table that stays on one page when it has no more than ``most``; else its first and last two do.

        On small paper a table goes on over pages: only its head and its last row do not stand alone.

        Rows with ``answers`` may split, because long answers must; all of them are kept with what follows, which keeps
        them whole for as long as a page holds the table. A row that must not split would lose words in LibreOffice.
        """
        rows = [f"{row}</w:tr>" for row in all_rows.split("</w:tr>")[:-1]]
        last = len(rows) - 1
        if self.small and self.ratio == 1 and not answers:
            return [self.keep(row) if at in (0, last - 1) else row for at, row in enumerate(rows)]
        if len(rows) <= most / self.ratio**1.5:
            return [self.keep(row) if at < last or answers else row for at, row in enumerate(rows)]
        return [self.keep(row) if at < 2 or last - 2 <= at < last else row for at, row in enumerate(rows)]

    def field_rows(self, count: int, *, fits: bool = True) -> list[tuple[int, list[float]]]:
        """Short entries: how many in each row and their widths; up to three side by side where their labels fit."""
        most = (3 if count % 3 == 0 or count > 4 else 2) if self.roomy else 2 if fits else 1
        rows: list[tuple[int, list[float]]] = []
        while count > 0:
            here = min(most, count)
            widths = [0.517, 0.271, 0.212] if here == 3 and count == 3 and not rows else [1 / most] * here
            rows.append((here, [w * self.full for w in widths]))
            count -= here
        return rows

    def label_stops(self, points: Sequence[str], labels: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
        """Tab stops and words under a scale: the first at the left edge, the last at the right."""
        at = sorted((points.index(point), words) for point, words in labels if point in points)
        stops: list[str] = []
        words: list[str] = []
        for index, label in at:
            middle = dxa(self.full * (index + 0.5) / len(points))
            if index == 0:
                words.insert(0, label)
                continue
            end = index == len(points) - 1
            stops.append(f'<w:tab w:val="{"right" if end else "center"}" w:pos="{dxa(self.full) if end else middle}"/>')
            words.append(label)
        if at and at[0][0] != 0:
            words.insert(0, "")
        return f"<w:tabs>{''.join(stops)}</w:tabs>" if stops else "", words

    def shares(self, weights: Sequence[float], total: float | None = None) -> list[float]:
        """Widths of columns from their weights."""
        whole = self.full if total is None else total
        return [whole * weight / sum(weights) for weight in weights]

    # Ends

    def mark_end(self, identity: str, xml: str) -> Xml:
        """Rendered blocks with a bookmark at the end of their last paragraph."""
        if f"{end_of(identity)}" in self.marked():
            return Xml(xml)
        at = xml.rfind("</w:p>")
        return Xml(f"{xml[:at]}{self.end_mark(identity)}{xml[at:]}") if at >= 0 else Xml(xml)
