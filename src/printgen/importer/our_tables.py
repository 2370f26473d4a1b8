"""Panels, tables and session plans of documents that printgen made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.context import bookmarks
from printgen.importer.flow import in_one, pipe_table
from printgen.importer.our_answers import OurAnswers
from printgen.importer.our_words import unbound
from printgen.importer.source import Grid, Image, Link, Para, Part, Piece, Run, inside, paragraphs
from printgen.model.blocks import Box, Callout, Contacts, Example, References, Scenario
from printgen.model.core import Block, Paragraph
from printgen.model.fields import Clock, Minutes
from printgen.model.inline import Inline, Inlines, Reference, Text, plain
from printgen.model.plan import PlanRow, SessionPlan

_TONES = ("note", "tip", "important", "wellbeing")
_ANSWERS = ("answertable", "answerboxtable", "fieldstable", "listanswertable", "drawtable", "scaletable")


class Ours(OurAnswers):
    """A document of ours."""

    # Panels

    def _panel(self) -> tuple[str, list[Part], int]:
        """The word in a panel's margin, and what stands in the panel: it goes on after an answer space inside it."""
        start = self.at
        grid = self.take()
        assert isinstance(grid, Grid)
        word, parts = self._sides(grid)
        while end := self._goes_on(grid.style):
            parts += [p for p in self.parts[self.at : end - 1] if not (isinstance(p, Para) and p.style == "aftertable")]
            more = self.parts[end - 1]
            assert isinstance(more, Grid)
            parts += self._sides(more)[1]
            self.at = end
        return word, parts, start

    def _goes_on(self, style: str) -> int:
        """Where the next part of the same panel ends; 0 when there is none. It has no word in its margin."""
        ahead = self.at
        seen = False
        while ahead < len(self.parts):
            part = self.parts[ahead]
            name = part.style if isinstance(part, Para | Grid) else ""
            if isinstance(part, Grid) and name == style:
                return ahead + 1 if seen and not self._sides(part)[0] and len(part.rows[0].cells) > 1 else 0
            if name not in ("aftertable", *_ANSWERS):
                return 0
            seen = seen or isinstance(part, Grid)
            ahead += 1
        return 0

    def _sides(self, grid: Grid) -> tuple[str, list[Part]]:
        """The word in the margin, and what stands beside it."""
        wide = [cell for row in grid.rows for cell in row.cells[-1:]]
        parts = [p for cell in wide for p in cell.parts if not _nothing(p)]
        narrow = [cell for row in grid.rows if len(row.cells) > 1 for cell in row.cells[:-1]]
        words = [self.text(p) for cell in narrow for p in paragraphs(cell.parts)]
        word = next(filter(None, words), "")
        first = parts[0] if parts else None
        if not narrow and isinstance(first, Para) and _signed(first):
            word, parts = self.text(first), parts[1:]
        return word, parts

    def _titled(self, parts: list[Part]) -> tuple[Inlines, list[Part]]:
        """A panel's title, and the rest."""
        for at, part in enumerate(parts[:2]):
            if isinstance(part, Para) and part.style == "paneltitle":
                return unbound(self.context.words(part, stress=False)), [*parts[:at], *parts[at + 1 :]]
            if not (isinstance(part, Para) and part.style == "goeson"):
                break
        return (), parts

    def _t_callouttable(self) -> None:
        labels = self.context.labels
        word, parts, start = self._panel()
        tone = next((t for t in _TONES if labels.text(f"tone-{t}") == word), "")
        title, parts = self._titled(parts)
        if not tone and word and not title:
            title = (Text(word),)
        body = self.inner(parts)
        identity = self.id_in(self.parts[start : self.at])
        if not body and not title:
            return
        self.emit(Callout(id=identity, title=title, body=body, tone=tone or "note"))  # type: ignore[arg-type]

    def _t_callouttiptable(self) -> None:
        _, parts, start = self._panel()
        title, parts = self._titled(parts)
        identity = self.id_in(self.parts[start : self.at])
        self.emit(Callout(id=identity, title=title, body=self.inner(parts), tone="tip"))

    def _t_scenariotable(self) -> None:
        _, parts, start = self._panel()
        title, parts = self._titled(parts)
        identity = self.id_in(self.parts[start : self.at])
        on = [at for at, p in enumerate(parts) if isinstance(p, Para) and p.style == "goeson"]
        continues = ""
        for at in on:
            line = parts[at]
            pieces = inside(line.pieces) if isinstance(line, Para) else ()
            anchors = [piece.anchor for piece in pieces if isinstance(piece, Link)]
            target = self.context.target(anchors[0]) if anchors else ""
            if at == 0 and target in self.context.names.taken:
                continues = target
        kept = [p for at, p in enumerate(parts) if at not in on]
        self.emit(Scenario(id=identity, title=title, body=self.inner(kept), continues=continues))

    def _t_exampletable(self) -> None:
        _, parts, start = self._panel()
        moved = isinstance(parts[0], Para) and parts[0].style == "goeson" if parts else False
        title, parts = self._titled(parts)
        kept = [p for p in parts if not (isinstance(p, Para) and p.style == "goeson")]
        identity = self.id_in(self.parts[start : self.at])
        body = self.inner(kept)
        if body or title:
            place = "end" if moved and identity in self.context.examples else "here"
            body = body or (Paragraph(content=title),)
            self.emit(Example(id=identity, title=title, body=body, place=place))  # type: ignore[arg-type]

    def _t_boxtable(self) -> None:
        _, parts, start = self._panel()
        title: Inlines = ()
        first = parts[0] if parts else None
        if isinstance(first, Para) and first.style == "boxtitle":
            title, parts = unbound(self.context.words(first, stress=False)), parts[1:]
        identity = self.id_in(self.parts[start : self.at])
        if body := self.inner(parts):
            self.emit(Box(id=identity, title=title, body=body))

    def _t_contactstable(self) -> None:
        grid = self.take()
        assert isinstance(grid, Grid)
        body, own = self._contact_lines(grid)
        self.emit(Contacts(body=body, own=own))

    # Tables

    def _t_datatable(self) -> None:
        start = self.at
        grid = self.take()
        assert isinstance(grid, Grid)
        if not grid.rows:
            return
        sides = {"right": "right", "centred": "center"}
        first = [next(paragraphs(cell.parts), Para()) for cell in grid.rows[0].cells]
        align = [next((v for k, v in sides.items() if p.style.endswith(k)), "") for p in first]
        rows = [[self._cell(cell.parts) for cell in row.cells] for row in grid.rows]
        self.emit(replace(pipe_table(rows, align), id=""))
        self.id_in(self.parts[start : self.at])

    def _cell(self, parts: Sequence[Part]) -> Inlines:
        return in_one([unbound(self.words(p)) for p in paragraphs(parts)])

    # Session plans

    def _p_sessionplantitle(self) -> None:
        self.close()
        para = self.para()
        line = self.context.line(para.pieces, stress=False)
        anchor = next(iter(line.names), "")
        title = unbound(line.words)
        identity = self.context.names.keep(self.context.target(anchor)) if anchor else ""
        identity = identity or self.context.names.claim(plain(title), "plan")
        if anchor:
            self.context.targets[anchor] = identity
        self.context.titles[identity] = plain(title)
        first = self.at
        while isinstance(part := self.peek(), Para) and part.style in ("lead", "bodytext"):
            self.at += 1
        lead = self.inner([replace(p, style="bodytext") for p in self.parts[first : self.at] if isinstance(p, Para)])
        grid = self.peek()
        if not (isinstance(grid, Grid) and grid.style == "sessionplantable"):
            self.emit(*self.inner((replace(para, style="heading2", level=2),)), *lead)
            return
        self.at += 1
        self._plan_rows(grid, identity, title, lead)

    def _plan_rows(self, grid: Grid, identity: str, title: Inlines, lead: tuple[Block, ...]) -> None:
        clocked = bool(grid.rows) and len(grid.rows[0].cells) > 3
        rows: list[PlanRow] = []
        start: Clock | None = None
        for row in grid.rows[1:-1]:
            cells = [in_one([unbound(self.words(p)) for p in paragraphs(c.parts)]) for c in row.cells]
            if len(cells) < 3:
                continue
            first = plain(cells[0]).strip()
            found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", first) if clocked else None
            if found and start is None:
                start = Clock(int(found[1]) * 60 + int(found[2]))
            minutes = plain(cells[1] if clocked else cells[0]).strip()
            signed = any(isinstance(p, Image) for p in inside(_pieces(row.cells[-2].parts)))
            rows.append(self._plan_row(first, minutes, cells[-2], cells[-1], row.cells[-1].shaded or signed))
        total = sum(row.minutes or 0 for row in rows)
        meant = self.context.lengths.get(identity, total)
        length = Minutes(meant) if meant != total else None
        if rows:
            plan = SessionPlan(id=identity, title=title, lead=lead, rows=tuple(rows), start=start, length=length)
            self.emit(plan)
        else:
            self.emit(*lead)

    def _plan_row(self, first: str, minutes: str, what: Inlines, where: Inlines, pause: bool) -> PlanRow:
        labels = self.context.labels
        part = "after" if first == labels.text("plan-after") else "before" if not minutes.isdigit() else "step"
        where = tuple(_bare(one) for one in where)
        if part != "step":
            return PlanRow(part, None, what, where)  # type: ignore[arg-type]
        pause = pause or plain(what).strip() == labels.text("plan-break")
        content = () if plain(what).strip() == labels.text("plan-break") else what
        return PlanRow("break" if pause else "step", Minutes(int(minutes)), content, where)

    # Works cited

    def _p_bodytext(self) -> None:
        part = self.peek()
        if isinstance(part, Para) and self._is_entry(part):
            self._p_reference()
        else:
            super()._p_bodytext()

    def _p_reference(self) -> None:
        """The entries of the list stand as they are: which work is what cannot be told from them for certain."""
        first = self.at
        while isinstance(part := self.peek(), Para) and self._is_entry(part):
            self.at += 1
        entries = tuple(self._entry(p) for p in self.parts[first : self.at] if isinstance(p, Para))
        self.remark(
            "references", "These works came along as text. Put them into references.yaml to cite them by [@key]"
        )
        self.emit(References(body=entries))

    def _is_entry(self, para: Para) -> bool:
        """An entry of the list of works cited: by its style, or by the bookmark that citations lead to."""
        named = (self.context.anchors.id_of(name) for name in bookmarks((para,)) if name.startswith("ref"))
        return para.style == "reference" or any(identity.startswith("ref-") for identity in named)

    def _entry(self, para: Para) -> Block:
        line = self.line(para)
        anchor = next((name for name in line.names if self.context.anchors.id_of(name).startswith("ref-")), "")
        identity = self.claim(self.context.anchors.id_of(anchor), anchor) if anchor in self.context.asked else ""
        return Paragraph(content=line.words, id=identity)


def _pieces(parts: Sequence[Part]) -> list[Piece]:
    return [piece for p in paragraphs(parts) for piece in p.pieces]


def _nothing(part: Part) -> bool:
    return isinstance(part, Para) and not part.pieces and part.style in ("paneltext", "aftertable")


def _signed(para: Para) -> bool:
    """A panel's sign and word on one line, where there is no margin for them."""
    first = next((p for p in para.pieces if isinstance(p, Image | Run)), None)
    runs = [p for p in para.pieces if isinstance(p, Run) and p.text.strip()]
    return isinstance(first, Image) and bool(runs) and all(run.style == "strong" for run in runs)


def _bare(node: Inline) -> Inline:
    return replace(node, bare=True) if isinstance(node, Reference) and node.form != "text" else node
