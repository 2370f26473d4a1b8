"""Room to write in documents from elsewhere: lines, blanks, frames, controls, boxes to tick, and what asks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.blanks import Blanked, Ticked, blanks, ticks
from printgen.importer.flow import Flow
from printgen.importer.marks import Remark
from printgen.importer.source import Bookmark, Break, Control, Grid, Para, Part, Run, Tab, inside, paragraphs, tables
from printgen.model.answers import Choices, Draw, Fields, Item, ListAnswer, Question
from printgen.model.core import Block, Heading, List, ListItem, Paragraph
from printgen.model.fields import Count, Millimetres
from printgen.model.inline import Inlines, Text, plain
from printgen.read.options import MAX_COUNT

MADE = frozenset({"toc1", "toc2", "toc3", "toc4", "toc5", "tocheading", "tableoffigures", "contentsheading", "index1"})
"""Styles of lists that are made anew."""
QUOTES = frozenset({"quote", "intensequote", "blocktext", "quotations", "blockquote", "pullquote"})
LONGEST_LABEL, LONGEST_PROMPT, LONGEST_HEADING = 45, 500, 90
_NOTES = re.compile(r"^\W*((my|your|our)\s+)?(notes|thoughts|comments|ideas|reflections)\W*$", re.I)
_BARE_NUMBER = re.compile(r"\(?\d{1,2}[.)]?\Z")
_CONTENTS = re.compile(r"^\W*(table of )?contents\W*$|^\W*(in this (work)?book)\W*$", re.I)
_DRAW = re.compile(r"^\W*(?:\d+\.\s*)?(?:please )?(draw|sketch|doodle)\b|\bdraw (?:it|them|a picture)\b", re.I)
_ASKS = re.compile(
    r"[?:…]\W*$|\.\.\.\s*$|\b(tick|choose|circle|which|select|mark|write|list|think|say|describe)\b", re.I
)
MANY = re.compile(r"\b(any|all that|all those|all which|as many|every one)\b", re.I)
"""More than one may be ticked."""
ENTRY = re.compile(
    r"\b(names?|date|team|role|sign(?:ed|ature)?|email|phone|telephone|address|job title|group|service)\b", re.I
)
"""What short entries ask for."""


class Room(Flow):
    """Reads what looks like room to write in."""

    def last(self) -> list[Block]:
        """The blocks put down last, in the place at hand."""
        return self.out

    # Controls round paragraphs

    def _control(self, part: Control) -> None:
        if part.kind == "contents":
            self.at += 1
        elif part.kind == "picture" and (part.empty or not part.parts):
            self.at += 1
            self.emit(Draw(prompt=self.prompt(part.title), height=Millimetres(60.0)))
        elif part.empty and not list(tables(part.parts)):
            self.at += 1
            self._control_answer(part)
        else:
            self.parts = [*self.parts[: self.at], *part.parts, *self.parts[self.at + 1 :]]
            if not part.parts:
                self.at += 1

    def _control_answer(self, part: Control) -> None:
        if part.kind == "choice" and part.choices:
            self.choices(self.prompt(part.title), part.choices, one=True)
        else:
            lines = max(sum(1 for _ in paragraphs(part.parts)), 3)
            self.answer(min(lines, 12), part.title)

    # Prompts

    def rank(self, para: Para) -> int:
        """Level of a heading, real or in disguise; 0 for text."""
        if para.style == "title":
            return 1
        if para.level:
            return para.level
        return self.context.ranks.get(id(para), 0)

    # Room to write

    def prompt(self, title: str = "") -> tuple[Block, ...]:
        """What asks for an answer: the words put down just before, else a control's title, else a plain label."""
        held: list[Block] = []
        body = self.last()
        while body and isinstance(body[-1], Remark):
            held.insert(0, body.pop())
        before = body[-1] if body else None
        found = self._asking(before)
        if found is not None and before is not None:
            self._take_last(before)
        self.emit(*held)
        if found is not None:
            return (Paragraph(content=found),)
        if title.strip():
            return (Paragraph(content=(Text(title.strip()),)),)
        self.remark("prompt", "There was room to write here, and no words that ask for anything")
        return (Paragraph(content=(Text(self.context.labels.text("your-answer")),)),)

    def _asking(self, before: Block | None) -> Inlines | None:
        """The words of a block that may ask for an answer."""
        if isinstance(before, Paragraph) and len(plain(before.content)) <= LONGEST_PROMPT and not before.id:
            return before.content
        if isinstance(before, Heading) and not before.id and (before.level > 2 or plain(before.content).endswith("?")):
            return before.content
        if isinstance(before, List) and before.items and len(before.items[-1].body) == 1 and not before.items[-1].id:
            item = before.items[-1]
            number = f"{before.start + len(before.items) - 1}. " if before.ordered else ""
            return (Text(number), *item.words) if number else item.words
        return None

    def _take_last(self, before: Block) -> None:
        body = self.last()
        body.pop()
        if isinstance(before, List) and len(before.items) > 1:
            body.append(replace(before, items=before.items[:-1]))

    def _asks(self) -> bool:
        """Whether the words put down last ask for an answer."""
        before = next((b for b in reversed(self.last()) if not isinstance(b, Remark)), None)
        words = self._asking(before)
        return words is not None and plain(words).rstrip().endswith(("?", ":", "…", "..."))

    def answer(self, lines: int, title: str = "", height: float = 0, prompt: tuple[Block, ...] = ()) -> None:
        """Room for an answer, under the words that ask for it."""
        prompt = prompt or self.prompt(title)
        count = Count(min(max(lines, 1), 30))
        high = Millimetres(float(round(min(height, 220)))) if height > 12 else None
        if high and high > 35 and _DRAW.search(plain_of(prompt)):
            self.emit(Draw(prompt=prompt, height=high))
            return
        self.emit(Question(prompt=prompt, lines=None if high or count == 4 else count, height=high))

    def _blanks(self, para: Para, found: Blanked) -> None:
        if found.contents:
            self.at += 1
            self.context.counted["contents"] += 1
            self._without_contents_heading()
        elif found.bare and not found.controls:
            self._writing_lines()
        elif any(c.kind == "choice" and c.choices for c in found.controls.values()):
            self.at += 1
            for at, control in found.controls.items():
                words = " ".join(found.words[at - 1].split())
                prompt = (Paragraph(content=(Text(words),)),) if words else self.prompt(control.title)
                self.choices(prompt, control.choices or ("…",), one=True)
        elif found.bare:
            self.at += 1
            self.answer(3, next(iter(found.controls.values())).title)
        elif _labels(found):
            self._fields(found)
        else:
            self._sentence(para, found)

    def _without_contents_heading(self) -> None:
        """Takes away the word "Contents" above a contents list that was typed."""
        body = self.last()
        kept = [b for b in body[-2:] if not (isinstance(b, Remark) and b.code == "heading")]
        if kept and isinstance(kept[-1], Heading | Paragraph) and _CONTENTS.match(plain(kept[-1].content)):
            del body[-2 if len(kept) < len(body[-2:]) else -1 :]

    def _writing_lines(self) -> None:
        count = 0
        while isinstance(part := self.peek(), Para) and not self.rank(part):
            here = blanks(part)
            if not here.bare or here.controls:
                break
            count += here.lines
            self.at += 1
            ahead = self.peek()
            after = self.peek(1)
            if isinstance(ahead, Para) and not ahead.text.strip() and isinstance(after, Para) and blanks(after).bare:
                self.at += 1
        body = self.last()
        before = body[-1] if body else None
        if isinstance(before, Question) and before.lines == 1 and not before.parts and self.just_asked is before:
            body[-1] = replace(before, lines=Count(min(count + 1, 30)))
        elif isinstance(before, Fields) and self.just_asked is before:  # "Because: ____", and lines under it
            body[-1:] = [replace(before, items=before.items[:-1])] if len(before.items) > 1 else []
            self.answer(count + 1, prompt=(Paragraph(content=(*before.items[-1].content, Text(":"))),))
        else:
            self.answer(count)

    just_asked: Block | None = None

    def _fields(self, found: Blanked) -> None:
        self.put_fields([" ".join(one.split()).rstrip(" :") for one in found.words[:-1]])

    def put_fields(self, labels: Sequence[str]) -> None:
        """Short entries; those of lines that follow one another stand together."""
        self.at += 1
        items = tuple(Item("", (Text(label),)) for label in labels if label)
        body = self.last()
        if body and isinstance(body[-1], Fields):
            body[-1] = replace(body[-1], items=(*body[-1].items, *items))
        else:
            self.emit(Fields(items=items))
        self.just_asked = body[-1]

    def bare_labels(self, para: Para) -> list[str]:
        """The labels of a line that is nothing but labels with colons, such as "Name:  Date:"; else none."""
        *labels, after = (" ".join(one.split()) for one in para.text.split(":"))
        following = self.peek(1)
        leads = isinstance(following, Grid) or (isinstance(following, Para) and (following.mark or ticks(following)))
        fit = all(label and len(label) <= 30 and ENTRY.search(label) for label in labels)
        return [] if after or leads or not fit else labels

    def _sentence(self, para: Para, found: Blanked) -> None:
        """A question with its blank behind it, or a sentence to complete."""
        self.at += 1
        *before, after = [" ".join(one.split()) for one in found.words]
        if len(before) == 1 and not after.strip(" ."):
            words, mark = before[0].rstrip(" :"), before[0].rstrip()[-1:]
            words = f"{words}:" if mark == ":" and len(words) > LONGEST_LABEL else words
        else:
            words = re.sub(r"… (?=[.,;:?!])", "…", " … ".join(filter(None, (*before, after))))
            self.remark("sentence", "A sentence with gaps: its gaps are dots now, and there is a line under it")
        number = f"{para.mark.number}. " if para.mark and para.mark.ordered else ""
        prompt = (Paragraph(content=(Text(f"{number}{words}"),)),)
        self.answer(max(-(-found.letters // 75), 1), prompt=prompt)
        self.just_asked = self.last()[-1]

    # Lists to fill in, lines that are only empty

    def numbered_room(self) -> bool:
        """Two numbers or more with nothing, or only a blank, behind them: a list to fill in."""
        items = lines = 0
        while isinstance(part := self.peek(lines), Para) and not self.rank(part):
            if not numbered_blank(part) and not (items and blanks(part).bare):
                break
            items += numbered_blank(part)
            lines += 1
        if items < 2:
            return False
        self.at += lines
        self.listed_answer(items, lines)
        return True

    def listed_answer(self, items: int, lines: int = 0) -> None:
        """Room for so many things."""
        prompt = self.prompt()
        self.emit(ListAnswer(prompt=prompt, items=Count(min(items, 20)), lines=Count(min(max(lines // items, 1), 6))))

    def _empty_lines(self) -> bool:
        """Three empty lines or more under a question, or under "Notes", are room to write."""
        count = 0
        while isinstance(part := self.peek(count), Para) and _nothing(part):
            count += 1
        before = next((b for b in reversed(self.last()) if not isinstance(b, Remark)), None)
        notes = isinstance(before, Heading | Paragraph) and bool(_NOTES.match(plain(before.content)))
        asked = notes or (self._asks() and not isinstance(before, List))
        self.at += count if count > 2 and asked else 0
        if count < 3 or not asked:
            return False
        self.remark("empty-lines", "Empty lines stood here, and were taken for room to write")
        label = self.context.labels.text("your-answer")
        own = (Paragraph(content=(Text(label),)),) if isinstance(before, Heading) and notes else ()
        self.answer(min(count, 24), prompt=own)
        return True

    # Boxes to tick

    def _ticks(self, first: Ticked) -> None:
        options: list[str] = []
        ticked: list[bool] = []
        rows = 0
        while isinstance(part := self.peek(), Para) and (found := ticks(part)):
            if rows and found.before:
                break
            options += found.options
            ticked += found.ticked
            rows += 1
            self.at += 1
        if first.before:
            prompt: tuple[Block, ...] = (Paragraph(content=(Text(first.before),)),)
        else:
            prompt = self._tick_prompt()
        one = rows == 1 and len(options) > 1
        if not prompt:
            items = zip(options, ticked, strict=False)
            boxes = (ListItem(body=(Paragraph(content=(Text(_own(o)),)),), checked=t) for o, t in items)
            self.emit(List(items=tuple(boxes)))
            return
        self.choices(prompt, tuple(options), one=one and not MANY.search(plain_of(prompt)))

    def _tick_prompt(self) -> tuple[Block, ...]:
        body = self.last()
        before = body[-1] if body else None
        words = self._asking(before) if not isinstance(before, Heading) else None
        if before is None or words is None or len(plain(words)) > 250 or not _ASKS.search(plain(words)):
            return ()
        self._take_last(before)
        return (Paragraph(content=words),)

    def choices(self, prompt: tuple[Block, ...], options: Sequence[str], *, one: bool) -> None:
        """Boxes to tick."""
        items = tuple(Item("", (Text(_own(o)),)) for o in options[:MAX_COUNT] if o.strip())
        self.emit(Choices(prompt=prompt, items=items, multiple=not one))


def numbered_blank(para: Para) -> bool:
    """A number with nothing behind it, or with a blank."""
    found = blanks(para)
    if para.mark and not para.mark.boxed:
        return found.bare if found.count else para.mark.ordered and not _says([para])
    words = found.words[0].strip()
    return bool(_BARE_NUMBER.match(words)) and not any(one.strip() for one in found.words[1:])


def only_numbered(parts: Sequence[Part]) -> bool:
    """Nothing but numbers to write behind."""
    return all(isinstance(p, Para) and (numbered_blank(p) or not holds_something([p])) for p in parts)


def holds_something(parts: Sequence[Part]) -> bool:
    """Words, pictures, numbers, places to fill in: anything but empty paragraphs."""
    return _says(parts) or any(p.mark for p in paragraphs(parts)) or bool(list(tables(parts)))


def _says(parts: Sequence[Part]) -> bool:
    pieces = [piece for p in paragraphs(parts) for piece in inside(p.pieces)]
    other = any(not isinstance(p, Run | Tab | Break | Bookmark) for p in pieces)
    return other or any(p.text.strip() for p in paragraphs(parts))


def _nothing(para: Para) -> bool:
    """An empty paragraph, on the same page as the one before it."""
    plain_ = not (para.boxed or para.ruled or para.new_page or para.section or para.mark or blanks(para).count)
    return plain_ and not any(isinstance(p, Break) and p.page for p in para.pieces) and not holds_something([para])


def plain_of(blocks: Sequence[Block]) -> str:
    """The words of paragraphs."""
    return " ".join(plain(b.content) for b in blocks if isinstance(b, Paragraph))


def _labels(found: Blanked) -> bool:
    """Whether the words before each blank are labels of short entries."""
    *labels, after = (one.strip() for one in found.words)
    if after or not all(labels) or any(len(one) > LONGEST_LABEL or one.endswith("?") for one in labels):
        return False
    return len(labels) > 1 or labels[0].endswith(":") or len(labels[0]) <= 24


def _own(option: str) -> str:
    """An option; one with a blank behind it asks for one's own words."""
    words = re.sub(r"[\s:]*(?:_{3,}|\.{4,}|…{2,}).*$", " ...", option).strip()
    return words or "..."
