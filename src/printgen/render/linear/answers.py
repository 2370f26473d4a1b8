"""How each kind that a person writes in stands in a line: every space is announced in words."""

from __future__ import annotations

from printgen.model import answers as a
from printgen.model.core import Paragraph
from printgen.model.inline import plain
from printgen.render.linear import model as e
from printgen.render.linear.reader import Elements, Kinds, Reader

THINK_SECONDS = 8
"""Silence after a question, so that a listener can think or stop the recording. Ours."""


def _space(r: Reader, id: str, label: str, lines: int = 0) -> e.Answer:
    """A space to write: with how much is wanted, where it is told in lines."""
    words = r.labels.plural("space-lines", lines) if lines else r.text("space-to-write")
    return e.Answer(words=(e.Run(words),), id=id, type="text", label=label, lines=lines or 1, seconds=THINK_SECONDS)


def _prompts(r: Reader, block: a.Prompts) -> Elements:
    yield from r.title(block.title)
    yield from r.blocks(block.lead)
    for at, item in enumerate(block.items, 1):
        if block.lines:
            yield e.Paragraph(words=r.words.read(item.content), role="question", number=item.number, id=item.id)
            yield from r.blocks(item.body)
            yield _space(r, "", plain(item.content), block.lines)
        else:
            yield e.Item(
                words=r.words.read(item.content),
                id=item.id,
                depth=r.depth + 1,
                at=at,
                of=len(block.items),
                marker=f"{item.number}." if item.number else "",
                tight=False,
            )
            yield from r.inside_list(item.body)


def _question(r: Reader, block: a.Question) -> Elements:
    yield from r.prompt(block)
    yield from _recalled(r, block)
    if block.writes:
        yield _space(r, "", _label(block), block.space)
    yield from r.blocks(block.parts)


def _recalled(r: Reader, block: a.Question | a.ListAnswer) -> Elements:
    if block.recalled:
        yield r.paragraph(block.recalled, "goes-on")


def _label(block: a.Question | a.Scale | a.Draw) -> str:
    return block.answers()[0].label


def _fields(r: Reader, block: a.Fields) -> Elements:
    for item in block.items:
        label = plain(item.content)
        words = r.words.message("field-space", label=r.words.read(item.content))
        yield e.Answer(words=words, id=item.id, type="short", label=label, field=True)
        yield from r.blocks(item.body)


def _columns_answer(r: Reader, block: a.ColumnsAnswer) -> Elements:
    if block.prompt or block.title:
        yield from r.prompt(block)
    for item in block.items:
        label, words = plain(item.content), r.words.read(item.content)
        if item.body:
            yield e.Paragraph(words=words, role="label", id=item.id)
            yield from r.blocks(item.body)
            yield _space(r, "", label)
        else:
            yield e.Answer(
                words=r.words.message("field-space", label=words),
                id=item.id,
                type="text",
                label=label,
                field=True,
                lines=3,
                seconds=THINK_SECONDS,
            )


def _list_answer(r: Reader, block: a.ListAnswer) -> Elements:
    yield from r.prompt(block)
    yield from _recalled(r, block)
    for at, space in enumerate(block.answers(), 1):
        words = r.labels.plural("numbered-space", block.lines, number=at)
        yield e.Answer(
            words=(e.Run(words),),
            id=space.id,
            type="text",
            label=space.label,
            field=True,
            lines=block.lines or 1,
            seconds=THINK_SECONDS if at == 1 else 0,
        )


def _scale(r: Reader, block: a.Scale) -> Elements:
    yield from r.prompt(block)
    yield e.Answer(words=(e.Run(_rating(r, block)),), type="scale", label=_label(block), seconds=THINK_SECONDS)


def _rating(r: Reader, block: a.Scale) -> str:
    """How to rate: "Choose one number from 0 to 10." Then what the points mean, where words stand under them."""
    points = [str(point) for point in block.points]
    numbers = [int(point) for point in points if point.isdigit()]
    if len(numbers) == len(points) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        how = r.text("scale-numbers", first=points[0], last=points[-1])
    else:
        how = r.text("scale-points", points=r.labels.listed(points))
    said = [r.text("scale-point-says", point=point, label=label) for point, label in block.labels]
    return " ".join([how, *said])


def _choices(r: Reader, block: a.Choices) -> Elements:
    if block.prompt or block.title:
        yield from r.prompt(block)
    yield r.said("choose-any-of" if block.multiple else "choose-one-of", "instruction")
    for at, item in enumerate(block.items, 1):
        yield e.Item(
            words=r.words.read(item.content),
            id=item.id,
            depth=r.depth + 1,
            at=at,
            of=len(block.items),
            tick="off",
            choice=True,
        )
        yield from r.inside_list(item.body)


def _draw(r: Reader, block: a.Draw) -> Elements:
    """The drawing's alternative in words is the author's last paragraph ("Or ..."), else ours."""
    yield from r.prompt(block)
    last = block.prompt[-1] if len(block.prompt) > 1 or (block.title and block.prompt) else None
    if not (isinstance(last, Paragraph) and plain(last.content).startswith("Or ")):
        yield r.said("draw-words")
    yield e.Answer(
        words=r.words.text("space-to-draw-or-write"),
        type="drawing",
        label=_label(block),
        lines=4,
        seconds=THINK_SECONDS,
    )


def _action_plan(r: Reader, block: a.ActionPlan) -> Elements:
    yield r.heading(r.words.read(block.title) if block.title else r.words.text("action-plan"), 3)
    yield from r.blocks(block.body)
    heads = tuple(column.head for column in block.columns)
    yield e.Entries(
        words=(e.Run(r.labels.plural("rows-to-fill", block.rows)),),
        columns=heads,
        rows=tuple(r.text("action-plan-row", n=n) for n in range(1, block.rows + 1)),
        ids=tuple(tuple(f"{block.id}-{n}-{k}" for k in range(1, len(heads) + 1)) for n in range(1, block.rows + 1)),
        seconds=THINK_SECONDS,
    )


ANSWERS: Kinds = {
    a.Prompts: _prompts,
    a.Question: _question,
    a.Fields: _fields,
    a.ColumnsAnswer: _columns_answer,
    a.ListAnswer: _list_answer,
    a.Scale: _scale,
    a.Choices: _choices,
    a.Draw: _draw,
    a.ActionPlan: _action_plan,
}
"""Kinds that are written in."""
