"""Answer spaces of documents that printgen made: the tag of a control is the id of the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.flow import controls
from printgen.importer.our_prompts import (
    as_prompt,
    boxes_in,
    headed,
    is_card,
    is_numbered,
    labels_at,
    letter,
    lines_of,
    question_of,
    rounded,
    text_in,
    titled,
    trimmed,
    unnumbered,
)
from printgen.importer.our_text import OurText
from printgen.importer.our_words import unbound
from printgen.importer.room import MANY, plain_of
from printgen.importer.source import Control, Grid, Para, Part, paragraphs
from printgen.model.answers import (
    ActionPlan,
    Choices,
    ColumnsAnswer,
    Draw,
    Fields,
    Item,
    ListAnswer,
    PlanColumn,
    Prompts,
    Question,
    Scale,
)
from printgen.model.blocks import Activity, Worksheet
from printgen.model.core import Block, Paragraph
from printgen.model.fields import Count, Millimetres
from printgen.model.inline import Inlines, Text, plain
from printgen.read.options import MAX_COUNT

COMPACT = 14.5
"""A box no higher than this, in mm, grows on a screen: its room on paper cannot be told from it."""
FILL = 110.0
"""Height of the row that Word gets for an answer which takes the rest of the page."""
_ROOM = ("answertable", "answerboxtable")
_PROMPTS = ("prompt", "promptnumbered", "prompttext", "promptlist", "panellist", "panelnumber", "recall")
_TICKS = ("tick", "tickown", "tickpair")
_DATE = re.compile(r"\b(date|when)\b", re.I)


class OurAnswers(OurText):
    """What is written in."""

    numbered = False

    # Prompts

    def asked(self, parts: Sequence[Part]) -> tuple[tuple[Block, ...], str]:
        """The blocks of a prompt, and the id of the answer that it looks back to."""
        recall = ""
        kept: list[Part] = []
        self.numbered = False
        for part in parts:
            if isinstance(part, Para) and part.style == "recall":
                recall = next((self.context.target(p.anchor) for p in part.pieces if hasattr(p, "anchor")), "")
                continue
            if isinstance(part, Para) and part.style in ("prompt", "promptnumbered"):
                self.numbered = part.style == "promptnumbered"
                part = replace(part, style="prompttext", pieces=unnumbered(part.pieces))
            kept.append(part)
        if self.numbered and self.sheet and self.sheet.kind is Activity:
            self.sheet.given["numbered_questions"] = True
        return self.inner(kept), recall

    def _p_prompt(self) -> None:
        """A prompt that stands before its answer space, not in it."""
        start = self.at
        self.at += 1
        while self.style() in _PROMPTS[2:]:
            self.at += 1
        prompt, recall = self.asked(self.parts[start : self.at])
        self.skip_ends()
        known = {**dict.fromkeys(_TICKS, self._choices), "scaletable": self._scale}
        style = self.style()
        grid = self.peek()
        if style in known:
            known[style](prompt, start)
        elif isinstance(grid, Grid) and headed(grid):
            self._columns(prompt, start)
        else:
            self._in_parts(prompt, recall, start)

    _p_promptnumbered = _p_prompt

    def skip_ends(self) -> None:
        """Goes on to the next part that holds something."""
        while self.style() in ("aftertable", "worksheetend"):
            self.at += 1

    def _in_parts(self, prompt: tuple[Block, ...], recall: str, start: int) -> None:
        """A question of several parts, or one without room of its own."""
        identity = self.id_in(self.parts[start : self.at])
        first = self.at
        while self._is_part(self.peek()):
            self.at += 1
            self.skip_ends()
        parts = self.inner(self.parts[first : self.at])
        if prompt:
            lines = None if parts else Count(0)
            title, prompt = titled(prompt)
            self.emit(Question(id=identity, title=title, prompt=prompt, parts=parts, recall=recall, lines=lines))
        else:
            self.emit(*parts)

    def _is_part(self, part: Part | None) -> bool:
        if isinstance(part, Grid) and part.style == "fieldstable":
            return True
        first = next(paragraphs((part,)), None) if isinstance(part, Grid) else part
        return isinstance(first, Para) and first.style == "promptnumbered" and bool(letter(first.pieces))

    # Room to write

    def _t_answertable(self) -> None:
        grid = self.peek()
        assert isinstance(grid, Grid)
        control = question_of(grid)[1]
        if control and control.kind == "choice" and control.choices:
            self.at += 1
            self._from_list(grid, control)
            return
        numbered = any(p.style == "promptnumbered" for p in paragraphs((grid,)))
        if numbered and self.sheet and self.sheet.kind is Worksheet:
            self.prompts((), ())
        else:
            self._question()

    def prompts(self, title: Inlines, lead: tuple[Block, ...]) -> None:
        """Questions with room after each."""
        start = self.at
        items: list[Item] = []
        rows = 0
        while isinstance(grid := self.peek(), Grid) and grid.style in _ROOM and not headed(grid):
            top, control = question_of(grid)
            lines = lines_of(grid, control)
            if control and control.kind == "choice":
                break
            if items and (lines != rows or (not title and not is_numbered(top))):
                break
            rows = lines
            self.at += 1
            prompt, _ = self.asked(top)
            self.filled(control)
            first = prompt[0].content if prompt and isinstance(prompt[0], Paragraph) else ()
            items.append(Item(self.claim(control.tag) if control else "", unbound(first), prompt[1:]))
            self.skip_ends()
        known = {item.id for item in items}
        identity = self.id_in(self.parts[start : self.at]) if items else ""
        identity = "" if identity in known else identity
        self.emit(Prompts(id=identity, title=title, lead=lead, items=tuple(items), lines=Count(rows)))

    def _question(self) -> None:
        grid = self.take()
        assert isinstance(grid, Grid)
        top, control = question_of(grid)
        prompt, recall = self.asked(top)
        self.filled(control)
        identity = self.id_in((grid,), known=control.tag if control else "")
        title, prompt = titled(prompt)
        boxed = grid.style == "answerboxtable"
        high = round(grid.rows[-1].height, 1)
        compact = boxed and high <= COMPACT
        height = Millimetres(rounded(high)) if boxed and not compact and abs(high - FILL) > 0.5 else None
        lines = None if boxed else Count(lines_of(grid, control))
        self.emit(
            Question(
                id=identity,
                title=title,
                prompt=prompt or (Paragraph(content=(Text(control.title if control else "…"),)),),
                lines=lines if lines != 4 else None,
                height=height,
                fill=boxed and not compact and height is None,
                recall=recall,
            )
        )

    def _t_answerboxtable(self) -> None:
        grid = self.peek()
        assert isinstance(grid, Grid)
        if is_card(grid):
            self._plan_table((), (), self.at)
        elif headed(grid):
            self._columns((), self.at)
        else:
            self._t_answertable()

    def filled(self, control: Control | None) -> None:
        """Keeps what somebody wrote into an answer as a comment: content holds questions, not answers."""
        if control is None or control.empty:
            return
        words = " ".join(" ".join(p.text.split()) for p in paragraphs(control.parts)) or text_in(control.pieces)
        if words.strip():
            self.remark("answer", f"Somebody had written here: {words.strip()[:2000]}")

    def _columns(self, prompt: tuple[Block, ...], start: int) -> None:
        items: list[Item] = []
        height = 0.0
        while isinstance(grid := self.peek(), Grid) and headed(grid):
            self.at += 1
            for head, space in zip(grid.rows[0].cells, grid.rows[-1].cells, strict=False):
                control = next(iter(controls(space)), None)
                self.filled(control)
                words, *rest = self.inner([as_prompt(p) for p in head.parts]) or (Paragraph(content=()),)
                content = words.content if isinstance(words, Paragraph) else ()
                items.append(Item(self.claim(control.tag) if control else "", unbound(content), tuple(rest)))
            height = grid.rows[-1].height + 10
            self.skip_ends()
        known = {item.id for item in items}
        identity = self.id_in(self.parts[start : self.at])
        identity = "" if identity in known else identity
        shown = Millimetres(rounded(height))
        self.emit(ColumnsAnswer(id=identity, prompt=prompt, items=tuple(items), height=shown))

    def _t_fieldstable(self) -> None:
        items: list[Item] = []
        while isinstance(grid := self.peek(), Grid) and grid.style == "fieldstable":
            self.at += 1
            for label, space in zip(grid.rows[0].cells, grid.rows[-1].cells, strict=False):
                control = next(iter(controls(space)), None)
                self.filled(control)
                words = self.context.words(next(paragraphs(label.parts), Para()), stress=False)
                items.append(Item(self.claim(control.tag) if control else "", unbound(words) or (Text("…"),)))
            if self.style() == "aftertable" and self.style(1) == "fieldstable":
                self.at += 1
        self.emit(Fields(items=tuple(items)))

    def _t_listanswertable(self) -> None:
        grid = self.take()
        assert isinstance(grid, Grid)
        prompt, recall = self.asked(grid.rows[0].cells[0].parts if grid.rows and grid.rows[0].cells else ())
        spaces = [control for row in grid.rows[1:] for cell in row.cells for control in controls(cell)]
        for one in spaces:
            self.filled(one)
        cells = [row.cells[0] for row in grid.rows[1:] if row.cells]
        lines = max((sum(isinstance(p, Para) for p in cell.parts) for cell in cells), default=1)
        tag = re.sub(r"-\d+\Z", "", spaces[0].tag) if spaces else ""
        identity = self.id_in((grid,), known=tag)
        self.emit(
            ListAnswer(
                id=identity, prompt=prompt, recall=recall, items=Count(min(len(grid.rows) - 1, MAX_COUNT)),
                lines=Count(max(lines, 1)),
            )
        )  # fmt: skip

    # Scales and choices

    def _scale(self, prompt: tuple[Block, ...], start: int) -> None:
        grid = self.take()
        assert isinstance(grid, Grid)
        points = tuple(cell.text for cell in grid.rows[0].cells) if grid.rows else ()
        ticks = [c for row in grid.rows[1:] for cell in row.cells for c in controls(cell)]
        labels: tuple[tuple[str, str], ...] = ()
        for para in self.paras("scalelabels"):
            labels = labels_at(points, para.text.split("\t"))
        tag = re.sub(r"-\d+\Z", "", ticks[0].tag) if ticks else ""
        identity = self.id_in(self.parts[start : self.at], known=tag)
        if len(points) < 2:
            self.emit(Question(id=identity, prompt=prompt or (Paragraph(content=(Text("…"),)),), lines=Count(1)))
            return
        self.emit(Scale(id=identity, prompt=prompt, points=points, labels=labels))

    def _t_scaletable(self) -> None:
        self._scale((), self.at)

    def _choices(self, prompt: tuple[Block, ...], start: int) -> None:
        items: list[Item] = []
        tag = ""
        for box, pieces in (one for para in self.paras(*_TICKS) for one in boxes_in(para.pieces)):
            at = len(items) + 1
            words = unbound(self.context.line(pieces).words)
            own = "" if box.tag.endswith(f"-{at}") else box.tag
            tag = tag or ("" if own else box.tag.removesuffix(f"-{at}"))
            if not plain(words).strip():
                continue
            if box.ticked:
                self.remark("answer", f"Somebody had ticked: {plain(words)}")
            items.append(Item(self.claim(own) if own else "", trimmed(words)))
        identity = self.id_in(self.parts[start : self.at], known=tag)
        many = bool(MANY.search(plain_of(prompt)))
        self.emit(Choices(id=identity, prompt=prompt, items=tuple(items), multiple=many))

    def _p_tick(self) -> None:
        self._choices((), self.at)

    _p_tickown = _p_tickpair = _p_tick

    def _from_list(self, grid: Grid, control: Control) -> None:
        """One of a drop-down list: the points of a scale, or choices."""
        prompt, _ = self.asked(question_of(grid)[0])
        identity = self.id_in((grid,), known=control.tag)
        points = [re.match(r"(-?\d+)(?:\s*[:–-]\s*(.+))?$", one) for one in control.choices]
        if len(points) > 1 and all(points):
            labels = tuple((p[1], p[2]) for p in points if p and p[2])
            names = tuple(p[1] for p in points if p)
            self.emit(Scale(id=identity, prompt=prompt, points=names, labels=labels))
        else:
            items = tuple(Item("", (Text(one),)) for one in control.choices)
            self.emit(Choices(id=identity, prompt=prompt, items=items))

    # Drawings and plans

    def _t_drawtable(self) -> None:
        grid = self.take()
        assert isinstance(grid, Grid)
        cells = [row.cells[0] for row in grid.rows if row.cells]
        prompt, _ = self.asked(cells[0].parts) if cells else ((), "")
        space = next((c for c in controls(cells[1]) if c.kind == "picture"), None) if len(cells) > 1 else None
        hint = next((p for cell in cells[2:] for p in paragraphs(cell.parts) if p.style == "hint"), None)
        if hint is not None and self.text(hint) != self.context.labels.text("draw-words"):
            prompt = (*prompt, Paragraph(content=self.words(hint)))
        for control in (c for cell in cells[2:] for c in controls(cell)):
            self.filled(control)
        height = Millimetres(rounded(grid.rows[1].height + 12)) if len(grid.rows) > 1 else Millimetres(60.0)
        identity = self.id_in((grid,), known=space.tag if space else "")
        self.emit(Draw(id=identity, prompt=prompt, height=height))

    def _p_actionplantitle(self) -> None:
        self.plan(self.para())

    def plan(self, title: Para) -> None:
        """An action plan from its title on."""
        start = self.at - 1
        ahead = self.at
        while ahead < len(self.parts) and not isinstance(self.parts[ahead], Grid) and ahead - self.at < 30:
            ahead += 1
        grid = self.parts[ahead] if ahead < len(self.parts) else None
        words = unbound(self.context.words(title, stress=False))
        cards = isinstance(grid, Grid) and is_card(grid)
        if not (isinstance(grid, Grid) and (cards or grid.style == "actionplantable")):
            self.emit(*self.inner((replace(title, style="heading3", level=3),)))
            return
        body = self.inner(self.parts[self.at : ahead])
        self.at = ahead
        self._plan_table(() if plain(words) == self.context.labels.text("action-plan") else words, body, start)

    def _t_actionplantable(self) -> None:
        self._plan_table((), (), self.at)

    def _plan_table(self, title: Inlines, body: tuple[Block, ...], start: int) -> None:
        grid = self.take()
        assert isinstance(grid, Grid)
        heads = [cell.text.replace("\n", " ") for cell in grid.rows[0].cells[1:]] if grid.rows else []
        rows = len(grid.rows) - 1
        if is_card(grid):
            heads, rows = [p.text for p in paragraphs((grid,)) if p.style == "answerhead"], 1
            self.skip_ends()
            while isinstance(more := self.peek(), Grid) and is_card(more):
                self.at, rows = self.at + 1, rows + 1
                self.skip_ends()
        spaces = [c for row in grid.rows[1:] for cell in row.cells for c in controls(cell)]
        for one in spaces:
            self.filled(one)
        tag = re.sub(r"-\d+-\d+\Z", "", spaces[0].tag) if spaces else ""
        columns = tuple(PlanColumn(h, "date" if _DATE.search(h) else "text") for h in heads if h.strip())
        identity = self.id_in(self.parts[start : self.at], known=tag)
        self.emit(
            ActionPlan(
                id=identity, title=title, body=body, columns=columns[:6],
                rows=Count(min(max(rows, 1), MAX_COUNT)), landscape=self._turned(),
            )
        )  # fmt: skip

    def _turned(self) -> bool:
        """Whether the page at hand stands on its side: the section break that ends it says so."""
        ends = (p for p in self.parts[self.at :] if isinstance(p, Para) and p.section)
        end = next(ends, None)
        return end is not None and end.turned


__all__ = ["OurAnswers", "text_in"]
