"""``--dry-run``: which sections and blocks are in or out, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from printgen.transform.select import Reason, Selected

_WIDTH = 44


def as_data(selected: Selected) -> list[dict[str, Any]]:
    """Every reason as plain data, for ``--json``."""
    return [
        {
            "section": r.section,
            "kind": r.kind,
            "id": r.id,
            "title": r.title,
            "kept": r.kept,
            "why": r.why,
            "file": r.span.file,
            "line": r.span.line,
        }
        for r in selected.reasons
    ]


def lines(selected: Selected) -> Iterator[str]:
    """Lines for people: each section, and under it each named block; nameless ones in a row are counted."""
    for _, group in groupby(selected.reasons, _alike):
        first, *others = group
        sign = "in " if first.kept else "out"
        if first.kind == "section":
            yield f"{sign}  {first.title:<{_WIDTH}}  {first.why}"
        elif others:
            yield f"{sign}    {f'{len(others) + 1} blocks':<{_WIDTH - 2}}  {first.why}"
        else:
            yield f"{sign}    {_name(first):<{_WIDTH - 2}}  {first.why}"


def _alike(reason: Reason) -> tuple[object, ...]:
    own = reason.kind == "section" or reason.id
    return (id(reason),) if own else (reason.section, reason.kept, reason.why)


def _name(reason: Reason) -> str:
    name = f"{reason.kind} {reason.id or reason.title}".strip()
    return name if len(name) <= _WIDTH - 2 else f"{name[: _WIDTH - 3]}…"
