"""Time: what a session plan's rows add up to, when each begins, and how long a section takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printgen.diagnostics import Diagnostics
from printgen.model.blocks import Activity, PlanRow, SessionPlan, Worksheet
from printgen.model.core import Block
from printgen.model.fields import Clock, Minutes
from printgen.model.inline import Inlines, plain
from printgen.model.walk import Blocks, children, rebuild
from printgen.model.workbook import Section, Workbook

_DAY = 24 * 60


def add_times(workbook: Workbook, diagnostics: Diagnostics) -> Workbook:
    """The workbook with sums and clock times in place; a plan whose rows do not add up is a warning."""
    return replace(workbook, sections=tuple(_section(section, diagnostics) for section in workbook.sections))


def _section(section: Section, diagnostics: Diagnostics) -> Section:
    def run(blocks: Blocks) -> Blocks:
        new = tuple(map(block, blocks))
        return new if any(a is not b for a, b in zip(new, blocks, strict=True)) else blocks

    def block(one: Block) -> Block:
        inner = rebuild(one, run, _same)
        return _plan(inner, diagnostics) if isinstance(inner, SessionPlan) else inner

    body = run(section.body)
    minutes = section.time if section.time is not None else total_of(body)
    return replace(section, body=body, time=minutes)


def _same(run: Inlines) -> Inlines:
    return run


def total_of(blocks: Blocks) -> Minutes | None:
    """The minutes of its worksheets and activities; None when none of them says."""
    found = list(_minutes(blocks))
    return Minutes(sum(found)) if found else None


def _minutes(blocks: Blocks) -> Iterator[int]:
    """Of the outermost that say: an activity inside a worksheet of 30 minutes is part of these."""
    for block in blocks:
        if isinstance(block, Worksheet | Activity) and block.time is not None:
            yield block.time
        else:
            yield from _minutes(tuple(children(block)))


def _plan(plan: SessionPlan, diagnostics: Diagnostics) -> SessionPlan:
    total = Minutes(sum(row.minutes or 0 for row in plan.rows))
    if plan.length is not None and plan.length != total:
        diagnostics.warning(
            "minutes",
            f'"{plain(plan.title)}" is {plan.length} minutes long, but its rows add up to {total}',
            plan.span,
            f"change :length:, or a row by {abs(plan.length - total)} min; accept it in workbook.yaml if it is meant",
            id=plan.id,
        )
    if plan.start is None:
        return replace(plan, total=total)
    end = Clock((plan.start + total) % _DAY)
    return replace(plan, total=total, end=end, rows=tuple(_clocked(plan.rows, plan.start)))


def _clocked(rows: tuple[PlanRow, ...], start: Clock) -> Iterator[PlanRow]:
    """Rows with minutes get the time when they begin; before and after have none."""
    now = int(start)
    for row in rows:
        yield row if row.minutes is None else replace(row, clock=Clock(now % _DAY))
        now += row.minutes or 0
