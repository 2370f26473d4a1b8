"""Session plans: timed outlines. Rows are ``MIN: what | where``, ``MIN break``, ``before: ...``, ``after: ...``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Literal

from printgen.diagnostics import Diagnostics, Span
from printgen.model.core import Block, List, ListItem, Source, block
from printgen.model.fields import Clock, Minutes, derived, filled, option
from printgen.model.inline import Container, Inline, Inlines, Reference, Text, with_children
from printgen.record import record


@record
class PlanRow:
    """A row of a session plan.

    Attributes:
        part: "before", "step", "break" or "after".
        minutes: How long; None for before and after.
        content: What happens.
        where: The last column: usually page references.
        clock: Start, in minutes after midnight; filled when the plan has a start.
    """

    part: Literal["before", "step", "break", "after"]
    minutes: Minutes | None
    content: Inlines
    where: Inlines = ()
    clock: Clock | None = None
    span: Span = Span()


@block("session-plan")
@record(kw_only=True)
class SessionPlan(Block):
    """A timed outline."""

    named = True
    title_use = "required"
    body_use = "required"
    title: Inlines = filled(())
    lead: tuple[Block, ...] = filled(())
    rows: tuple[PlanRow, ...] = filled(())
    body: tuple[Block, ...] = filled(())
    length: Minutes | None = option(None, help="How long it is meant to be; the rows must add up to it.")
    start: Clock | None = option(None, help="When it starts; clock times then stand in each row.")
    total: Minutes = derived(Minutes(0))
    end: Clock | None = derived(None)

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        found = next(((k, b) for k, b in enumerate(source.body) if isinstance(b, List)), None)
        if found is None:
            source.diagnostics.error(
                "plan-rows",
                "a session plan needs a list of rows",
                source.span,
                "write rows such as: - 15: What happens",
            )
            return {"title": source.title, "lead": source.body}
        at, listed = found
        rows = _rows(listed, source.diagnostics)
        return {"title": source.title, "lead": source.body[:at], "rows": rows, "body": source.body[at + 1 :]}


_ROW = re.compile(
    r"\s*(?:(?P<word>before|after)\s*:|(?P<min>\d+)\s*(?:min(?:utes)?)?\s*(?P<sep>:|(?=break\b)))\s*", re.I
)
_BREAK = re.compile(r"break\b\s*:?\s*", re.I)


def _rows(rows: List, diagnostics: Diagnostics) -> tuple[PlanRow, ...]:
    """One row for each item; an item that fits none of the forms is an error with its line."""
    found = (_row(item, diagnostics) for item in rows.items)
    return tuple(row for row in found if row)


def _row(item: ListItem, diagnostics: Diagnostics) -> PlanRow | None:
    words = item.words
    first = words[0].text if words and isinstance(words[0], Text) else ""
    match = _ROW.match(first)
    if not match:
        diagnostics.error(
            "plan-row",
            f'this row does not start with its minutes: "{first[:40]}"',
            item.span,
            'write "15: What happens", "10 break", "before: ..." or "after: ..."',
        )
        return None
    rest: Inlines = (Text(first[match.end() :]), *words[1:])
    if match["word"]:
        part = "before" if match["word"].lower() == "before" else "after"
        return _columns(PlanRow(part, None, rest, span=item.span))  # type: ignore[arg-type]
    minutes = Minutes(int(match["min"]))
    pause = _BREAK.match(first[match.end() :]) if not match["sep"] else None
    if pause:
        rest = (Text(first[match.end() + pause.end() :]), *words[1:])
        rest = tuple(node for node in rest if not (isinstance(node, Text) and not node.text.strip()))
    return _columns(PlanRow("break" if pause else "step", minutes, rest, span=item.span))


def _columns(row: PlanRow) -> PlanRow:
    """Splits what happens from where, at the last ``|``; page references there show numbers alone."""
    for at in range(len(row.content) - 1, -1, -1):
        node = row.content[at]
        if isinstance(node, Text) and "|" in node.text:
            before, _, after = node.text.rpartition("|")
            where = _bare((Text(after.lstrip()), *row.content[at + 1 :]))
            kept = (*row.content[:at], Text(before.rstrip()))
            return replace(row, content=tuple(n for n in kept if n != Text("")), where=where)
    return row


def _bare(inlines: Inlines) -> Inlines:
    out: list[Inline] = []
    for node in inlines:
        if isinstance(node, Reference) and node.form != "text":
            out.append(replace(node, bare=True))
        elif isinstance(node, Container):
            out.append(with_children(node, _bare(node.children)))
        elif node not in (Text(""), Text(" ")):
            out.append(node)
    return tuple(out)
