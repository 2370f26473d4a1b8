"""Blocks as content: a section's Markdown file, with the lines on which remarks stand.

The other way round from ``printgen.read``: what is written here is read back as the same blocks. Options are written
from what each kind declares, so a new kind needs nothing here but its body.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, dataclass, field
from typing import Any

from printgen.importer.marks import Remark
from printgen.importer.words import WIDTH, Writer, clean, escaped, safe_start
from printgen.model.answers import (
    ActionPlan,
    Choices,
    ColumnsAnswer,
    Draw,
    Fields,
    Item,
    ListAnswer,
    Prompts,
    Question,
    Scale,
)
from printgen.model.blocks import (
    Activity,
    Box,
    Callout,
    Column,
    Compare,
    Contacts,
    Description,
    Example,
    Figure,
    OnlyFor,
    PageBreak,
    Pause,
    Quote,
    Reading,
    References,
    Scenario,
    SessionPlan,
    Video,
    Worksheet,
)
from printgen.model.core import Block, CodeBlock, Divider, Heading, List, Paragraph, Table, options
from printgen.model.inline import Footnote, Inlines, LineBreak, plain, walk
from printgen.model.plan import PlanRow

SHORT = 90
"""A prompt of at most so many letters stands in the fence's own line."""


@dataclass(frozen=True, slots=True)
class Told:
    """A remark, and the line of the section's file on which it stands."""

    line: int
    words: str
    code: str


@dataclass(slots=True)
class Content:
    """A section's file as it is being written."""

    out: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    words: Writer = field(default_factory=Writer)
    _indent: str = ""

    # Lines

    def put(self, line: str = "") -> None:
        """One line, at the indent of what it stands in."""
        self.out.append(f"{self._indent}{line}".rstrip() if line else "")

    def gap(self) -> None:
        """An empty line, unless there is one, or a fence has just opened."""
        if self.out and self.out[-1].strip() and not self.out[-1].lstrip().startswith(("---",)):
            self.put()

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Blocks one after the other."""
        before: Block | None = None
        for block in blocks:
            if isinstance(before, List) and isinstance(block, List) and before.ordered == block.ordered:
                self.put("<!-- -->")
                self.put()
            self._block(block)
            before = block

    def _block(self, block: Block) -> None:
        name = _CORE.get(type(block))
        getattr(self, name or "_fence")(block)
        self.gap()

    # Plain Markdown

    def _remark(self, block: Remark) -> None:
        if block.code:
            self.told.append(Told(len(self.out) + 1, block.words, block.code))
        words = re.sub(r"-{2,}", "–", clean(block.words)).strip().rstrip("-").replace(">", "›").replace("<", "‹")
        self.put(f"<!-- {words} -->")

    def _paragraph(self, block: Paragraph) -> None:
        self._words(block.content, block.id)

    def _words(self, inlines: Inlines, identity: str = "") -> None:
        lines = self.words.lines(inlines, max(WIDTH - len(self._indent), 40))
        if identity and lines:
            lines[-1] += f" {{#{identity}}}"
        for line in lines:
            self.put(line)

    def _heading(self, block: Heading) -> None:
        mark = f" {{#{block.id}}}" if block.id else ""
        self.put(f"{'#' * block.level} {self.words.line(block.content)}{mark}")

    def _list(self, block: List) -> None:
        for at, item in enumerate(block.items):
            mark = f"{block.start + at}. " if block.ordered else "- "
            box = {None: "", False: "[ ] ", True: "[x] "}[item.checked]
            self._item(mark, box, item.body, block.tight, item.id)
            if not block.tight:
                self.gap()

    def _item(self, mark: str, box: str, body: Sequence[Block], tight: bool, identity: str = "") -> None:
        outer = self._indent
        start = len(self.out)
        self._indent = outer + " " * len(mark)
        first, rest = (body[0], body[1:]) if body else (Paragraph(content=()), ())
        if isinstance(first, Paragraph):
            lines = self.words.lines(first.content, max(WIDTH - len(self._indent), 40)) or [""]
            lines[0] = box + lines[0]
            if identity:
                lines[-1] += f" {{#{identity}}}"
            for line in lines:
                self.put(line)
        else:
            self._block(first)
        self.out[start] = f"{outer}{mark}{self.out[start][len(self._indent) :]}".rstrip()
        for one in rest:
            if not (tight and isinstance(one, List)):
                self.gap()
            self._block(one)
            if tight and self.out and not self.out[-1].strip():
                self.out.pop()
        self._indent = outer

    def _table(self, block: Table) -> None:
        sides = {"left": ":---", "center": ":---:", "right": "---:"}
        align = [*block.align, *[""] * len(block.head)][: len(block.head)]
        self._cells(block.head)
        self.put(f"| {' | '.join(sides.get(one, '---') for one in align)} |")
        for row in block.rows:
            self._cells(row.cells)

    def _cells(self, cells: Iterable[Paragraph]) -> None:
        self.put(f"| {' | '.join(self.words.line(cell.content, cell=True) for cell in cells)} |")

    def _code(self, block: CodeBlock) -> None:
        mark = "`" * max(3, max((len(run) for run in re.findall("`+", block.text)), default=0) + 1)
        self.put(mark)
        for line in block.text.split("\n"):
            self.put(line)
        self.put(mark)

    def _divider(self, block: Divider) -> None:
        self.put("***")

    # Typed blocks

    def _fence(self, block: Block) -> None:
        title, body = _title(block)
        words = self.words.line(title) if title else ""
        self.put(f":::{{{block.kind}}} {words}".rstrip())
        self._options(block)
        body_writer = _BODY.get(type(block))
        if body_writer:
            body_writer(self, block, body)
        else:
            self.blocks(body)
        while self.out and not self.out[-1].strip():
            self.out.pop()
        self.put(":::")

    def _options(self, block: Block) -> None:
        if block.id:
            self.put(f":id: {block.id}")
        if block.lang:
            self.put(f":lang: {block.lang}")
        for name in ("audience", "edition", "format"):
            if names := getattr(block.only, name):
                self.put(f":{name}: {', '.join(names)}")
        for name, one in options(type(block)).items():
            value = getattr(block, one.name)
            default = None if one.default is MISSING else one.default
            if value != default and value != "" and value is not None and value is not False:
                self.put(f":{name}: {_option(value, one.metadata['info'].holds == 'text', one)}".rstrip())

    def items(self, items: Iterable[Item]) -> None:
        """Items with their ids."""
        for item in items:
            self._item("- ", "", (Paragraph(content=item.content), *item.body), True, item.id)

    def row(self, row: PlanRow) -> None:
        """A row of a session plan."""
        lead = {"before": "before: ", "after": "after: ", "step": f"{row.minutes}: ", "break": f"{row.minutes} break"}
        where = f" | {self.words.line(row.where)}" if row.where else ""
        words = self.words.line(row.content)
        between = " " if row.part == "break" and words else ""
        self.put(f"- {lead[row.part]}{between}{words}{where}".rstrip())

    def notes(self) -> None:
        """The footnotes, at the end of the file."""
        for at, note in enumerate(self.words.notes, 1):
            self.gap()
            self.put(f"[^{at}]: {note}")


def _option(value: Any, text: bool, one: Any) -> str:
    if isinstance(value, str):
        return escaped(clean(value)).strip() if text else clean(value).strip()
    if value is True:
        return ""
    written = str(one.type)
    if written.startswith("Millimetres"):
        return f"{round(float(value), 1):g}mm"
    if written.startswith("Minutes"):
        return duration(int(value))
    if written.startswith("Clock"):
        return f"{value // 60:02d}:{value % 60:02d}"
    if isinstance(value, tuple):
        return _listed(value)
    return str(value)


def duration(minutes: int) -> str:
    """Minutes as an author writes them.

    >>> duration(25), duration(60), duration(90)
    ('25 min', '1 h', '1 h 30')
    """
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest}" if rest else f"{hours} h"


def _listed(value: tuple[Any, ...]) -> str:
    if all(isinstance(one, tuple) for one in value):
        return " | ".join(f"{point} = {_plain(words)}" for point, words in value)
    if all(isinstance(one, str) for one in value):
        numbers = [int(one) for one in value] if all(re.fullmatch(r"-?\d{1,6}", one) for one in value) else []
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{numbers[0]}..{numbers[-1]}"
        return " | ".join(map(_plain, value))
    return " | ".join(escaped(_plain(one.head)) for one in value)


def _plain(words: str) -> str:
    return clean(words).replace("|", "/").strip()


def _simple(words: Inlines) -> bool:
    """Short enough for the fence's own line, with nothing in it that wants a line of its own."""
    return len(plain(words)) <= SHORT and not any(isinstance(one, LineBreak | Footnote) for one in walk(words))


def _title(block: Any) -> tuple[Inlines, Sequence[Block]]:
    """What stands in the fence's line, and what under it."""
    title: Inlines = getattr(block, "title", ())
    if isinstance(block, Question | ListAnswer | Scale | Choices | Draw | ColumnsAnswer):
        prompt: tuple[Block, ...] = block.prompt
        only = prompt[0] if len(prompt) == 1 and not title else None
        parts = block.parts if isinstance(block, Question) else ()
        if isinstance(only, Paragraph) and not only.id and _simple(only.content) and _free(plain(only.content)):
            return only.content, parts
        return title, (*prompt, *parts)
    body = getattr(block, "body", ())
    return title, body


def _free(words: str) -> bool:
    return bool(words.strip()) and not re.search(r"\{#[\w-]+\}\s*$", words)


# What stands in each kind, where it is more than blocks

_CORE: dict[type[Block], str] = {
    Remark: "_remark",
    Paragraph: "_paragraph",
    Heading: "_heading",
    List: "_list",
    Table: "_table",
    CodeBlock: "_code",
    Divider: "_divider",
}


def _with_items(content: Content, block: Any, body: Sequence[Block]) -> None:
    content.blocks(body)
    content.items(block.items)


def _prompts(content: Content, block: Prompts, _: Sequence[Block]) -> None:
    content.blocks(block.lead)
    content.items(block.items)


def _compare(content: Content, block: Compare, _: Sequence[Block]) -> None:
    for column in block.columns:
        content._fence(column)


def _figure(content: Content, block: Figure, _: Sequence[Block]) -> None:
    content.blocks(block.caption)
    if block.description:
        content._fence(Description(body=block.description))


def _video(content: Content, block: Video, _: Sequence[Block]) -> None:
    content.blocks(block.transcript)


def _session_plan(content: Content, block: SessionPlan, _: Sequence[Block]) -> None:
    content.blocks(block.lead)
    for row in block.rows:
        content.row(row)
    content.gap()
    content.blocks(block.body)


def _reading(content: Content, block: Reading, _: Sequence[Block]) -> None:
    content.blocks(block.lead)
    for one in block.resources:
        title, note = content.words.line(one.title), content.words.line(one.note)
        linked = f"[{title}]({one.url})" if one.url else title
        content.put(f"- {f'[@{one.key}]' if one.key else linked} {note}".rstrip())


def _empty(content: Content, block: Block, _: Sequence[Block]) -> None:
    return None


_BODY: dict[type[Block], Callable[[Content, Any, Sequence[Block]], None]] = {
    Prompts: _prompts,
    Fields: _with_items,
    ColumnsAnswer: _with_items,
    Choices: _with_items,
    Compare: _compare,
    Figure: _figure,
    Video: _video,
    SessionPlan: _session_plan,
    Reading: _reading,
    PageBreak: _empty,
}
_AS_THEY_ARE = (ActionPlan, Activity, Box, Callout, Column, Contacts, Description, Example, OnlyFor, Pause, Quote)
_ALSO = (References, Scenario, Worksheet)
"""Kinds whose body is blocks: listed so that a reader of this file sees that none is forgotten."""


def section_file(front: dict[str, Any], body: Iterable[Block]) -> tuple[str, tuple[Told, ...]]:
    """A section's file and the remarks in it.

    Args:
        front: Front matter by key, in order; empty values are left out. Text is plain words or Markdown as it is.
        body: Its blocks.
    """
    content = Content()
    content.put("---")
    for key, value in front.items():
        if value not in ("", None):
            content.put(f"{key}: {_yaml(value)}")
    content.put("---")
    content.put()
    content.blocks(body)
    content.notes()
    return "\n".join(content.out).rstrip("\n") + "\n", tuple(content.told)


_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()’'/-]*[A-Za-z0-9.)]")
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def _yaml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _BARE.fullmatch(text) and text.lower() not in _WORDS and not text.endswith(":"):
        return text
    return json.dumps(text, ensure_ascii=False)


__all__ = ["Content", "Told", "duration", "safe_start", "section_file"]
