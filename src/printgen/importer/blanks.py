"""Blanks in a line: underscores, dotted leaders, underlined spaces, empty controls; boxes to tick; numbers to ring."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from printgen.importer.source import Break, Control, Para, Piece, Run, Tab, inside
from printgen.importer.styles import tick

PER_LINE = 75
"""Underscores that fill a line of A4."""
_BLANK = re.compile(r"_{3,}|\.{5,}|…{2,}|(?:\. ){5,}\.?")
_TICK_TEXT = re.compile(r"\[[ _\u00a0xX]?\]|\(\s\)|[☐☑☒□▢❏❐❑❒◻◽⬜]")
_TICKED = frozenset({"☑", "☒", "[x]", "[X]"})
_NUMBERS = re.compile(r"^(?P<first>\D*?)\s*(?P<run>\d{1,2}(?:[\s|/,–-]+\d{1,2}){3,})\s*(?P<last>\D*)$")
_BETWEEN = re.compile(r"[\s|/,–-]+")


@dataclass(slots=True)
class Blanked:
    """A line with blanks: the words between them.

    Attributes:
        words: The words before each blank, and those after the last.
        letters: Underscores and dots in all.
        controls: Empty controls among the blanks, by the number of the blank.
        dotted: All its blanks are dots or dotted leaders.
    """

    words: list[str] = field(default_factory=lambda: [""])
    letters: int = 0
    controls: dict[int, Control] = field(default_factory=dict)
    dotted: bool = True

    @property
    def count(self) -> int:
        """How many blanks."""
        return len(self.words) - 1

    @property
    def bare(self) -> bool:
        """Nothing but blanks."""
        return self.count > 0 and not any(re.sub(r"[\W_]", "", one) for one in self.words)

    @property
    def lines(self) -> int:
        """Lines to write on that a bare one stands for."""
        return max(1, -(-self.letters // PER_LINE))

    @property
    def contents(self) -> bool:
        """A line of a contents list typed by hand: words, dots, a page number."""
        tail = self.words[-1].strip()
        return self.count == 1 and self.dotted and bool(self.words[0].strip()) and tail.isdigit() and len(tail) < 4

    def add(self, words: str) -> None:
        """Words."""
        self.words[-1] += words

    def blank(self, letters: int, *, dotted: bool = False) -> None:
        """A blank; neighbours are one."""
        self.letters += letters
        self.dotted = self.dotted and dotted
        if self.count and not self.words[-1].strip():
            return
        self.words.append("")


def blanks(para: Para) -> Blanked:
    """The blanks of a paragraph."""
    found = Blanked()
    for piece in _flat(para.pieces):
        if isinstance(piece, Run):
            _in_run(piece, found)
        elif isinstance(piece, Tab):
            if piece.leader:
                found.blank(PER_LINE // 2, dotted=piece.leader == "dots")
            else:
                found.add(" ")
        elif isinstance(piece, Break):
            found.add(" ")
        elif isinstance(piece, Control) and piece.kind != "check":
            found.blank(20)
            found.controls.setdefault(found.count, piece)
    return found


def _flat(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces as they are read; of controls those that are empty."""
    out: list[Piece] = []
    skip: set[int] = set()
    for piece in inside(pieces):
        if id(piece) in skip:
            continue
        if isinstance(piece, Control):
            if piece.empty:
                skip |= {id(one) for one in inside(piece.pieces)}
                out.append(piece)
        else:
            out.append(piece)
    return out


def _in_run(run: Run, found: Blanked) -> None:
    if run.underline and len(run.text) > 3 and not run.text.strip():
        found.blank(len(run.text))
        return
    at = 0
    for match in _BLANK.finditer(run.text):
        found.add(run.text[at : match.start()])
        found.blank(len(match[0]), dotted="_" not in match[0])
        at = match.end()
    found.add(run.text[at:])


@dataclass(frozen=True, slots=True)
class Ticked:
    """A line with boxes to tick.

    Attributes:
        before: Words before the first box, that ask.
        options: The words of each box.
        ticked: Which of them are ticked.
    """

    before: str
    options: tuple[str, ...]
    ticked: tuple[bool, ...] = ()


def ticks(para: Para) -> Ticked | None:
    """The boxes of a paragraph; None when it has none."""
    texts = [""]
    ticked: list[bool] = []
    if para.mark and para.mark.boxed:
        texts.append("")
        ticked.append(False)
    skip: set[int] = set()
    for piece in inside(para.pieces):
        if id(piece) in skip:
            continue
        if isinstance(piece, Control) and piece.kind == "check":
            skip |= {id(one) for one in inside(piece.pieces)}
            texts.append("")
            ticked.append(piece.ticked)
        elif isinstance(piece, Control) and piece.empty:
            skip |= {id(one) for one in inside(piece.pieces)}
        elif isinstance(piece, Run):
            _split(piece.text, texts, ticked)
        elif isinstance(piece, Tab | Break):
            texts[-1] += " "
    if not ticked:
        return None
    return _options([" ".join(one.split()) for one in texts], ticked)


def _split(text: str, texts: list[str], ticked: list[bool]) -> None:
    at = 0
    for match in _TICK_TEXT.finditer(text):
        texts[-1] += text[at : match.start()]
        texts.append("")
        ticked.append(match[0] in _TICKED)
        at = match.end()
    rest = text[at:]
    if len(rest.strip()) == 1 and tick(rest.strip()):
        texts.append("")
        ticked.append(False)
    else:
        texts[-1] += rest


def _options(texts: list[str], ticked: list[bool]) -> Ticked | None:
    before, options = texts[0], texts[1:]
    if before and not options[-1] and len(options) > 1:  # "Yes [ ]  No [ ]": the words come first
        asks, sign, first = _asked(before)
        options, before = [first, *options[:-1]], asks + sign
    elif before and len(options) == 1 and not options[0]:
        options, before = [before], ""
    kept = [(o, t) for o, t in zip(options, ticked, strict=False) if o]
    if not kept:
        return None
    return Ticked(before, tuple(o for o, _ in kept), tuple(t for _, t in kept))


def _asked(words: str) -> tuple[str, str, str]:
    """A question and the first option that follows it."""
    found = re.match(r"(.*)([?:])\s*(.*)$", words)
    return (found[1], found[2], found[3]) if found and found[3] else ("", "", words)


@dataclass(frozen=True, slots=True)
class Ringed:
    """Numbers to ring, and the words at the two ends."""

    points: tuple[str, ...]
    first: str
    last: str


def ring(text: str) -> Ringed | None:
    """A line of numbers that go up one by one, such as "Not at all 1 2 3 4 5 Very much"; None for any other."""
    found = _NUMBERS.match(" ".join(text.split()))
    if not found or len(found["first"]) > 60 or len(found["last"]) > 60:
        return None
    numbers = [int(n) for n in _BETWEEN.split(found["run"])]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 1 or len(numbers) > 21:
        return None
    return Ringed(tuple(map(str, numbers)), found["first"].strip(" :–-"), found["last"].strip(" :–-"))
