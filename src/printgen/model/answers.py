"""The kinds that a person writes in. Each answer space has one id that names it in every format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from printgen.diagnostics import Span
from printgen.model.core import AnswerSpace, Block, List, Paragraph, Source, block, label_of, words
from printgen.model.fields import Count, Millimetres, Names, derived, filled, option
from printgen.model.inline import Inlines, plain
from printgen.record import record


@record
class Item:
    """One labelled thing to answer: a prompt, a field, a head or a choice.

    Attributes:
        id: Id of its answer space; filled by the reader when the author gave none.
        content: Its words.
        body: What stands under its words in the source (lists, further paragraphs).
        number: Shown number, "" when there is none.
        own: A line to write one's own words on follows ("Something else ...").
    """

    id: str
    content: Inlines
    body: tuple[Block, ...] = ()
    number: str = ""
    own: bool = False
    span: Span = Span()


def items_of(blocks: tuple[Block, ...]) -> tuple[Item, ...]:
    """The items of every list among these blocks."""
    lists = [b for b in blocks if isinstance(b, List)]
    return tuple(Item(i.id, i.words, i.body[1:], span=i.span) for one in lists for i in one.items)


def _need_list(source: Source, kind: str, what: str) -> tuple[Item, ...]:
    items = items_of(source.body)
    if not items:
        source.diagnostics.error(
            f"{kind}-list", f"{kind} needs a list of {what}", source.span, "write each on a line of its own: - ..."
        )
    return items


def _prompt(source: Source) -> dict[str, Any]:
    """Title and prompt: a prompt stands in the body, or in the title; with both, the title is a label above it."""
    prompt = tuple(b for b in source.body if not isinstance(b, List))
    if not prompt and source.title:
        return {"title": (), "prompt": (Paragraph(content=source.title, span=source.span),)}
    return {"title": source.title, "prompt": prompt}


@block("prompts")
@record(kw_only=True)
class Prompts(Block):
    """Questions, with or without writing space after each."""

    names_answers = "items"
    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    lead: tuple[Block, ...] = filled(())
    items: tuple[Item, ...] = filled(())
    lines: Count = option(Count(4), help="Writing lines after each question; 0 for none.", holds="number")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        lead = tuple(b for b in source.body if not isinstance(b, List))
        return {"title": source.title, "lead": lead, "items": _need_list(source, "prompts", "questions")}

    def answers(self) -> tuple[AnswerSpace, ...]:
        if not self.lines:
            return ()
        return tuple(AnswerSpace(i.id, plain(i.content), "text", i.span) for i in self.items)


@block("question")
@record(kw_only=True)
class Question(Block):
    """One prompt and its answer space; may hold questions and fields."""

    names_answers = "block"
    title_use = "optional"
    title: Inlines = filled(())
    prompt: tuple[Block, ...] = filled(())
    parts: tuple[Block, ...] = filled(())
    lines: Count | None = option(None, help="Writing lines; 4 by default, none when it holds parts.", holds="number")
    height: Millimetres | None = option(None, help="A box of this height instead of lines.")
    fill: bool = option(False, help="The answer takes the rest of the page.")
    recall: str = option("", help="Id of an earlier answer to show, or to look back to.", holds="identifier")
    number: str = derived("")
    recalled: Inlines = derived(())

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        at = next((k for k, b in enumerate(source.body) if b.answers() or isinstance(b, Question)), len(source.body))
        prompt, parts, title = source.body[:at], source.body[at:], source.title
        if not prompt and title:
            prompt, title = (Paragraph(content=title, span=source.span),), ()
        if not prompt:
            source.diagnostics.error(
                "question-prompt", "this question has no prompt", source.span, "write it in the title or in the body"
            )
        return {"title": title, "prompt": prompt, "parts": parts}

    @property
    def space(self) -> int:
        """Writing lines that it gets (0 with parts, a height or none wanted)."""
        if self.lines is not None:
            return self.lines
        return 0 if self.parts or self.height else 4

    @property
    def writes(self) -> bool:
        """True when it has an answer space of its own."""
        return bool(self.space or self.height or self.fill)

    def answers(self) -> tuple[AnswerSpace, ...]:
        return (AnswerSpace(self.id, label_of(self.title, self.prompt), "text", self.span),) if self.writes else ()


@block("fields")
@record(kw_only=True)
class Fields(Block):
    """Short labelled entries (Name, Date, Team)."""

    names_answers = "items"
    body_use = "required"
    items: tuple[Item, ...] = filled(())

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        return {"items": _need_list(source, "fields", "labels")}

    def answers(self) -> tuple[AnswerSpace, ...]:
        return tuple(AnswerSpace(i.id, plain(i.content), "short", i.span) for i in self.items)


@block("columns-answer")
@record(kw_only=True)
class ColumnsAnswer(Block):
    """Headed answer boxes side by side."""

    names_answers = "items"
    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    prompt: tuple[Block, ...] = filled(())
    items: tuple[Item, ...] = filled(())
    height: Millimetres = option(Millimetres(58.0), help="Height of the boxes.")
    number: str = derived("")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        return {**_prompt(source), "items": _need_list(source, "columns-answer", "heads")}

    def answers(self) -> tuple[AnswerSpace, ...]:
        return tuple(AnswerSpace(i.id, plain(i.content), "text", i.span) for i in self.items)


@block("list-answer")
@record(kw_only=True)
class ListAnswer(Block):
    """Numbered lines: name three things."""

    names_answers = "block"
    title_use = "optional"
    title: Inlines = filled(())
    prompt: tuple[Block, ...] = filled(())
    items: Count = option(Count(3), help="How many things.", holds="number")
    lines: Count = option(Count(1), help="Writing lines for each.", holds="number")
    recall: str = option("", help="Id of an earlier answer to show, or to look back to.", holds="identifier")
    number: str = derived("")
    recalled: Inlines = derived(())

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        return _prompt(source)

    def answers(self) -> tuple[AnswerSpace, ...]:
        label = label_of(self.title, self.prompt)
        return tuple(
            AnswerSpace(f"{self.id}-{n}", f"{label} ({n})", "text", self.span) for n in range(1, self.items + 1)
        )


@block("scale")
@record(kw_only=True)
class Scale(Block):
    """A rating line."""

    names_answers = "block"
    title_use = "optional"
    title: Inlines = filled(())
    prompt: tuple[Block, ...] = filled(())
    points: Names = option(tuple(map(str, range(11))), help="0..10, or the points themselves: 0 | 5 | 10.")
    labels: tuple[tuple[str, str], ...] = option(
        (), help="Words under points: 0 = Not at all | 10 = Fully.", holds="text"
    )
    number: str = derived("")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        return _prompt(source)

    def answers(self) -> tuple[AnswerSpace, ...]:
        return (AnswerSpace(self.id, label_of(self.title, self.prompt), "scale", self.span),)


@block("choices")
@record(kw_only=True)
class Choices(Block):
    """Tick boxes."""

    names_answers = "block"
    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    prompt: tuple[Block, ...] = filled(())
    items: tuple[Item, ...] = filled(())
    multiple: bool = option(False, help="More than one may be ticked.")
    number: str = derived("")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        items = _need_list(source, "choices", "choices")
        ends = ("...", "\N{HORIZONTAL ELLIPSIS}")
        return {**_prompt(source), "items": tuple(replace(i, own=plain(i.content).endswith(ends)) for i in items)}

    def answers(self) -> tuple[AnswerSpace, ...]:
        return (AnswerSpace(self.id, label_of(self.title, self.prompt), "choice", self.span),)


@block("draw")
@record(kw_only=True)
class Draw(Block):
    """A space to draw in, and its alternative in words."""

    names_answers = "block"
    title_use = "optional"
    title: Inlines = filled(())
    prompt: tuple[Block, ...] = filled(())
    height: Millimetres = option(Millimetres(118.0), help="Height of the space.")
    number: str = derived("")

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        return _prompt(source)

    def answers(self) -> tuple[AnswerSpace, ...]:
        return (AnswerSpace(self.id, label_of(self.title, self.prompt), "drawing", self.span),)


@record
class PlanColumn:
    """A column of an action plan: its head, and what is entered in it."""

    head: str
    type: Literal["text", "date"] = "text"


@block("action-plan")
@record(kw_only=True)
class ActionPlan(Block):
    """A table to fill in; its header row repeats on each page."""

    names_answers = "block"
    title_use = "optional"
    title: Inlines = filled(())
    body: tuple[Block, ...] = filled(())
    columns: tuple[PlanColumn, ...] = option(
        (), help="Heads, parted by |; a head with Date or When takes a date.", holds="text"
    )
    rows: Count = option(Count(6), help="Empty rows.", holds="number")
    landscape: bool = option(False, help="On a page turned on its side, for many columns.")

    def answers(self) -> tuple[AnswerSpace, ...]:
        return tuple(
            AnswerSpace(
                f"{self.id}-{r}-{c}", f"{column.head} ({r})", "date" if column.type == "date" else "text", self.span
            )
            for r in range(1, self.rows + 1)
            for c, column in enumerate(self.columns, 1)
        )


__all__ = [
    "ActionPlan",
    "Choices",
    "ColumnsAnswer",
    "Draw",
    "Fields",
    "Item",
    "ListAnswer",
    "PlanColumn",
    "Prompts",
    "Question",
    "Scale",
    "items_of",
    "words",
]
