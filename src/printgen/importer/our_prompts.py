"""Prompts, boxes and rows of our own answer spaces: what each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.flow import controls
from printgen.importer.source import Cell, Control, Grid, Para, Part, Piece, Row, Run, Tab, inside, paragraphs
from printgen.model.core import Block, Paragraph
from printgen.model.inline import Inlines, Text, plain
from printgen.read.options import MAX_COUNT

LINE = 9.0
"""From one writing line to the next in the standard edition, in mm."""


def titled(prompt: tuple[Block, ...]) -> tuple[Inlines, tuple[Block, ...]]:
    """A few words above a prompt are its title; a sentence is part of the prompt."""
    first = prompt[0] if len(prompt) > 1 else None
    words = plain(first.content) if isinstance(first, Paragraph) else ""
    if isinstance(first, Paragraph) and len(words) < 60 and words[-1:] not in (".", "?", ":"):
        return first.content, prompt[1:]
    return (), prompt


def text_in(pieces: Sequence[Piece]) -> str:
    """Words of pieces on one line."""
    return " ".join("".join(p.text for p in inside(pieces) if isinstance(p, Run)).split())


def as_prompt(part: Part) -> Part:
    """A head of a column as a plain prompt."""
    return replace(part, style="prompttext") if isinstance(part, Para) and part.style == "answerhead" else part


def headed(grid: Grid) -> bool:
    """A table of boxes side by side, each with a head."""
    cells: Sequence[Cell] = grid.rows[0].cells if grid.rows else ()
    return grid.style == "answerboxtable" and any(p.style == "answerhead" for c in cells for p in paragraphs(c.parts))


def is_card(grid: Grid) -> bool:
    """A row of an action plan as a table of its own, as large editions have it."""
    first = next(paragraphs((grid,)), None)
    return first is not None and first.style == "rownumber" and grid.style == "answerboxtable"


def question_of(grid: Grid) -> tuple[tuple[Part, ...], Control | None]:
    """The prompt of an answer table, and its control."""
    rows: Sequence[Row] = grid.rows
    top = rows[0].cells[0].parts if rows and rows[0].cells else ()
    return top, next((c for row in rows[1:] for cell in row.cells for c in controls(cell)), None)


def lines_of(grid: Grid, control: Control | None) -> int:
    """Writing lines of an answer: those that stand in it; of one that was filled in, from the height of its row."""
    if grid.style == "answerboxtable":
        return 4
    ruled = sum(isinstance(p, Para) and p.style == "writingline" for p in control.parts) if control else 0
    high = grid.rows[-1].height if len(grid.rows) > 1 else 0
    wanted = ruled if control and control.empty and ruled else round(high / LINE)
    return min(max(wanted, 1), MAX_COUNT)


def is_numbered(parts: Sequence[Part]) -> bool:
    """Whether a prompt has a number."""
    return any(p.style == "promptnumbered" for p in paragraphs(parts))


def letter(pieces: Sequence[Piece]) -> str:
    """The number of a prompt that stands as words before a tab."""
    shown = [p for p in pieces if isinstance(p, Run | Tab)]
    if len(shown) > 1 and isinstance(shown[0], Run) and shown[0].style == "boldprimary" and isinstance(shown[1], Tab):
        return shown[0].text
    return ""


def unnumbered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A prompt without the number that stands in its words."""
    if not letter(pieces):
        return tuple(pieces)
    first = next(k for k, p in enumerate(pieces) if isinstance(p, Run))
    return (*pieces[:first], *pieces[first + 2 :])


def labels_at(points: Sequence[str], words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Words under a scale at the points where they most likely stand: the first, the last, and evenly between."""
    kept = [w.strip() for w in words]
    first = 0
    if kept and not kept[0]:
        kept, first = kept[1:], 1
    if not kept or not points:
        return ()
    last = len(points) - 1
    room = last - first
    places = [first + round(room * k / max(len(kept) - 1, 1)) for k in range(len(kept))]
    return tuple((points[place], word) for place, word in zip(places, kept, strict=True) if word and place <= last)


def boxes_in(pieces: Sequence[Piece]) -> list[tuple[Control, tuple[Piece, ...]]]:
    """The boxes of a line, each with the pieces that follow it."""
    found: list[tuple[Control, list[Piece]]] = []
    for piece in pieces:
        if isinstance(piece, Control) and piece.kind == "check":
            found.append((piece, []))
        elif isinstance(piece, Run) and piece.text.strip() in ("☐", "☑", "☒"):
            found.append((Control("check", ticked=piece.text.strip() != "☐"), []))
        elif found and not (isinstance(piece, Control) and piece.tag.endswith("-own")):
            found[-1][1].append(piece)
    return [(box, tuple(words)) for box, words in found]


def trimmed(words: Inlines) -> Inlines:
    """Words without the space before a place for one's own words."""
    if words and isinstance(words[-1], Text):
        return (*words[:-1], Text(words[-1].text.rstrip()))
    return words


def rounded(high: float) -> float:
    """Millimetres as an author writes them."""
    return float(round(high)) if abs(high - round(high)) < 0.15 else round(high, 1)
