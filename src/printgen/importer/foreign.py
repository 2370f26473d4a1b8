"""Documents from elsewhere: headings, lists, voices, pictures, and what looks like room to write in.

What is told from a look alone is said in a remark, so that somebody looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.blanks import blanks, ring, ticks
from printgen.importer.context import Line
from printgen.importer.flow import Entry, listed
from printgen.importer.room import MADE, QUOTES, Room, holds_something, numbered_blank, only_numbered
from printgen.importer.source import Control, Grid, Para, Part, inside, paragraphs
from printgen.importer.typed import Levels, begins, sign_of
from printgen.model.answers import Scale
from printgen.model.blocks import Box, Figure, Quote
from printgen.model.core import Block, CodeBlock, Divider, Heading, Paragraph
from printgen.model.inline import Inlines, LineBreak, Strong, Text, plain

CAPTIONS = frozenset({"caption", "imagecaption", "figurecaption", "illustration", "drawing"})
_SOURCE = re.compile(r"^\s*[—–-]\s*(\S.{1,100})$")
_CAPTION = re.compile(r"^\s*(?:figure|fig\.?|picture|photo)\s+[\d.]+\s*[:.–-]?\s*", re.I)


class Foreign(Room):
    """Goes through a document from elsewhere."""

    # Where things go

    def last(self) -> list[Block]:
        """The blocks put down last, in the place at hand."""
        return self.out

    def step(self, part: Part) -> None:
        """One part, or several that belong together."""
        if isinstance(part, Control):
            self._control(part)
        elif isinstance(part, Grid):
            self.table()
        elif isinstance(part, Para):
            self._para_step(part)
        else:
            self.at += 1

    def table(self) -> None:
        """A table; see tables.py."""
        raise NotImplementedError

    # Paragraphs

    def _para_step(self, para: Para) -> None:
        if para.made or para.style in MADE:
            self.at += 1
        elif not self.rank(para) and self.numbered_room():
            return
        elif not self._has_words(para):
            self._wordless(para)
        elif self.rank(para):
            self._heading_step(para)
        elif not self._special(para):
            self._text(para)

    def _has_words(self, para: Para) -> bool:
        return bool(para.text.strip() or blanks(para).count) or any(isinstance(p, Control) for p in inside(para.pieces))

    def _special(self, para: Para) -> bool:
        """Room to write, boxes to tick, numbers to ring, voices, lists: the first that fits."""
        if ticked := ticks(para):
            self._ticks(ticked)
            return True
        found = blanks(para)
        if found.count:
            self._blanks(para, found)
            return True
        if entries := self.bare_labels(para):
            self.put_fields(entries)
            return True
        if (ringed := ring(para.text)) and self.depth < 2:
            self.at += 1
            ends = ((ringed.points[0], ringed.first), (ringed.points[-1], ringed.last))
            labels = tuple(pair for pair in ends if pair[1])
            self.emit(Scale(prompt=self.prompt(), points=ringed.points, labels=labels))
            return True
        if para.style in QUOTES:
            self._quote(para.style)
            return True
        if para.mark or self._typed_list():
            self._list_step()
            return True
        if para.style in ("code", "htmlpreformatted", "plaintext", "sourcecode", "preformattedtext"):
            self.emit(CodeBlock(text="\n".join(one.text for one in self.paras(para.style))))
            return True
        return False

    def _wordless(self, para: Para) -> None:
        """A paragraph without words: a picture, a text box, a line or a frame to write in, a rule, or only room."""
        if para.boxed or para.ruled:
            count = 0
            while isinstance(part := self.peek(), Para) and not part.text.strip() and (part.boxed or part.ruled):
                count += 1
                self.at += 1
            if para.ruled and count == 1 and not self._asks():
                self.emit(Divider())
            else:
                self.answer(count + (1 if para.boxed and count < 3 else 0))
            return
        if self._empty_lines():
            return
        self.at += 1
        line = self.line(para)
        self._drawn(line)

    def _drawn(self, line: Line) -> None:
        """Pictures with the caption that follows, and text boxes."""
        if line.images:
            caption = self._caption()
            for one in self.pictures(line, caption):
                self.emit(one)
        for box in line.boxes:
            if not holds_something(box.parts):
                self.answer(max(round(box.height / 9), 2) if box.height else 4)
            elif count := sum(map(numbered_blank, paragraphs(box.parts))) if only_numbered(box.parts) else 0:
                self.listed_answer(count)
            else:
                self.emit(*self._boxed(self.boxes([box])))

    def _boxed(self, blocks: Sequence[Block]) -> list[Block]:
        """Text boxes as boxes, or as a voice where the words stand in quotation marks."""
        out: list[Block] = []
        for block in blocks:
            body = block.body if isinstance(block, Box) else ()
            paras = [b for b in body if isinstance(b, Paragraph)]
            words = plain(paras[0].content).strip() if paras and len(paras) == len(body) <= 2 else ""
            source = _SOURCE.match(plain(paras[1].content)) if len(paras) == 2 else None
            if words[:1] in ("“", '"', "‘") and words[-1:] in ("”", '"', "’") and (len(paras) == 1 or source):
                said = Paragraph(content=(Text(words[1:-1]),))
                out.append(Quote(body=(said,), by=source[1] if source else ""))
            else:
                out.append(block)
        return out

    def _caption(self) -> tuple[Block, ...]:
        """The caption under a picture."""
        part = self.peek()
        if not isinstance(part, Para) or not part.text.strip():
            return ()
        if part.style in CAPTIONS or (_CAPTION.match(part.text) and len(part.text) < 300):
            self.at += 1
            line = self.line(part, stress=False)
            words = _CAPTION.sub("", plain(line.words), count=1).strip()
            self._caption_names = line.names
            return (Paragraph(content=(Text(words),)),) if words else ()
        return ()

    _caption_names: Sequence[str] = ()

    def identify(self, image: object) -> str:
        """An id for a figure whose caption something refers to."""
        names, self._caption_names = self._caption_names, ()
        return self.named(names, "figure")

    def named(self, names: Sequence[str], words: str) -> str:
        """An id for what a link or a field refers to; "" for what nothing refers to."""
        asked = [n for n in names if n in self.context.asked and n not in self.context.targets]
        if not asked:
            return ""
        identity = self.context.names.claim(words, "part")
        self.context.targets |= dict.fromkeys(asked, identity)
        return identity

    def _text(self, para: Para) -> None:
        """A plain paragraph, with what stands in it."""
        if (para.boxed or para.shaded) and not self.depth and self._framed(para):
            return
        self.at += 1
        line = self.line(para)
        words = _unmarked(line.words)
        if para.style in CAPTIONS and (at := self._figure_before()) is not None:
            figure = self.last()[at]
            assert isinstance(figure, Figure)
            kept = _CAPTION.sub("", plain(words), count=1).strip()
            identity = figure.id or self.named(line.names, "figure")
            self.last()[at] = replace(figure, id=identity, caption=(Paragraph(content=(Text(kept),)),))
        elif words:
            self.emit(Paragraph(content=words, id=self.named(line.names, plain(words)[:40])))
        self._drawn(line)

    def _figure_before(self) -> int | None:
        at = len(self.last()) - 1
        figure = self.last()[at] if at >= 0 else None
        return at if isinstance(figure, Figure) and not figure.caption else None

    def _framed(self, para: Para) -> bool:
        """Paragraphs with a border, or on a ground, become a box."""
        start = self.at
        while isinstance(part := self.peek(), Para) and self._has_words(part) and part.boxed == para.boxed:
            if part.shaded != para.shaded or (part.level and self.at > start) or blanks(part).count or ticks(part):
                break
            self.at += 1
        if self.at == start:
            return False
        inside_ = [replace(p, boxed=False, shaded=False) for p in self.parts[start : self.at] if isinstance(p, Para)]
        body = self.inner(inside_)
        if body:
            self.emit(*self._boxed([Box(body=body)]))
        return True

    # Headings

    def _heading_step(self, para: Para) -> None:
        level = self.rank(para)
        self.at += 1
        line = self.line(para, stress=False)
        words = tuple(Text(" ") if isinstance(n, LineBreak) else n for n in line.words)
        if para.mark and para.mark.ordered and not self.context.ours:
            self.context.counted["heading-number"] += 1
        if id(para) in self.context.ranks and not para.level:
            self.remark("heading", f"“{plain(words)[:60]}” was taken for a heading because of how it looks")
        self.emit(self.heading(words, level, line.names))
        self._drawn(line)

    def heading(self, words: Inlines, level: int, names: Sequence[str]) -> Block:
        """A heading at this level of the document."""
        if self.depth:
            return Paragraph(content=(Strong(words),), id=self.named(names, plain(words)))
        return Heading(content=words, level=level, id=self.named(names, plain(words)))

    # Lists

    def _typed_list(self) -> bool:
        """Whether two paragraphs or more begin with a bullet or number that was typed."""
        both = [p for p in (self.peek(), self.peek(1)) if isinstance(p, Para) and not p.mark]
        return len(both) == 2 and begins(*(sign_of(p.text) for p in both))

    def _list_step(self) -> None:
        entries: list[Entry] = []
        typed = not (isinstance(here := self.peek(), Para) and here.mark)
        drawn: list[Line] = []
        levels = Levels()
        while isinstance(part := self.peek(), Para):
            if entries and not typed and self._continues(part):
                self.at += 1
                entries[-1].more.append(Paragraph(content=self.words(part)))
                continue
            if part.made or self.rank(part) or not self._in_list(part, typed):
                break
            if entries and (ticks(part) or blanks(part).count):
                break
            self.at += 1
            line = self.line(part)
            words, number = line.words, 0
            level = max(part.mark.level if part.mark else 0, _style_level(part.style))
            if typed and (sign := sign_of(part.text)):
                words = _without(words, sign.text.lstrip())
                level, number = levels.place(sign)
                self.context.counted["letters"] += sign.counts and sign.kind != "1"
            elif part.mark:
                number = part.mark.number if part.mark.ordered else 0
                self.context.counted["letters"] += part.mark.form not in ("bullet", "decimal", "decimalZero", "none")
            entries.append(Entry(level, words, number, id=self.named(line.names, plain(words)[:40])))
            if line.images or line.boxes:
                drawn.append(line)
                break
        self.emit(*listed(entries))
        for line in drawn:
            self._drawn(line)

    def _continues(self, part: Para) -> bool:
        """Whether an indented paragraph without a mark belongs to the item before it: the list goes on after it."""
        if part.mark or part.level or not part.text.strip() or part.indent < 4 or blanks(part).count or ticks(part):
            return False
        after = next((p for p in self.parts[self.at + 1 : self.at + 4] if not isinstance(p, Para) or p.mark), None)
        return isinstance(after, Para) and after.mark is not None and (after.mark.number > 1 or after.mark.level > 0)

    def _in_list(self, part: Para, typed: bool) -> bool:
        if not part.text.strip():
            return False
        if typed:
            return not part.mark and sign_of(part.text) is not None
        return part.mark is not None and not part.mark.boxed

    # Voices

    def _quote(self, style: str) -> None:
        body = [Paragraph(content=self.words(p)) for p in self.paras(style) if p.text.strip()]
        by = ""
        if len(body) > 1 and (source := _SOURCE.match(plain(body[-1].content))):
            body, by = body[:-1], source[1]
        elif isinstance(part := self.peek(), Para) and (source := _SOURCE.match(part.text)) and not part.mark:
            self.at += 1
            by = source[1].strip()
        body = [replace(p, content=_unquoted(p.content)) for p in body] if len(body) == 1 else body
        if body:
            long = sum(len(plain(p.content)) for p in body) > 240
            self.emit(Quote(body=tuple(body), by=by, style="block" if long else ""))


def _style_level(style: str) -> int:
    """How deep a list style stands: List Bullet 2 is one level down."""
    found = re.match(r"list(?:bullet|number)?(\d)\Z", style)
    return min(int(found[1]) - 1, 4) if found else 0


def _without(words: Inlines, start: str) -> Inlines:
    """Words without a bullet that was typed before them."""
    left = len(start)
    out = list(words)
    while left > 0 and out:
        first = out[0]
        if not isinstance(first, Text):
            text = plain((first,))
            if len(text) <= left:
                left -= len(text)
                out.pop(0)
                continue
            break
        cut = min(left, len(first.text))
        left -= cut
        if first.text[cut:]:
            out[0] = Text(first.text[cut:])
            break
        out.pop(0)
    return tuple(out)


def _unquoted(words: Inlines) -> Inlines:
    """Words of a voice without the quotation marks round them, which are set anew."""
    text = plain(words).strip()
    if len(text) < 3 or text[0] not in '“"' or text[-1] not in '”"' or len(words) != 1:
        return words
    return (Text(text[1:-1].strip()),) if not re.search('[“”"]', text[1:-1]) else words


def _unmarked(words: Inlines) -> Inlines:
    """A paragraph that is bold from end to end is plain: bold there stresses nothing; typed text stays."""
    if words and all(isinstance(n, Strong) or (isinstance(n, Text) and not n.text.strip()) for n in words):
        size = len(plain(words))
        if size > 150:
            return tuple(child for n in words for child in (n.children if isinstance(n, Strong) else (n,)))
    return words


__all__ = ["Foreign"]
