"""A block's options, as written, into the types that its fields declare."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.model.answers import PlanColumn
from printgen.model.core import Block, options
from printgen.model.fields import Clock, Millimetres, Minutes
from printgen.model.inline import Only
from printgen.read.inlines import names
from printgen.read.marks import ID, LANG

COMMON = ("id", "lang", "audience", "edition", "format")
"""Options that every block takes."""

_LENGTH = re.compile(r"^(\d+(?:\.\d+)?)\s*(mm|cm)$")
_MINUTES = re.compile(r"^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:ute)?s?)?)?)?$")
_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)$")
_RANGE = re.compile(r"^(-?\d+)\s*\.\.\s*(-?\d+)$")
_DATE_HEAD = re.compile(r"\b(date|when)\b", re.I)
MAX_COUNT = 200
"""More lines, rows or items than this is taken for a slip."""


class _BadValueError(ValueError):
    """What is allowed instead."""


def _count(value: str) -> int:
    if not value.isdecimal() or len(value) > 6 or int(value) > MAX_COUNT:
        raise _BadValueError(f"give a whole number from 0 to {MAX_COUNT}")
    return int(value)


def millimetres(value: str) -> Millimetres:
    """A length with its unit."""
    match = _LENGTH.match(value)
    if not match:
        raise _BadValueError("give a length with its unit, such as 60mm or 6cm")
    length = float(match[1]) * (10 if match[2] == "cm" else 1)
    if not 1 <= length <= 1000:
        raise _BadValueError("give a length between 1mm and 1000mm")
    return Millimetres(length)


def minutes(value: str) -> Minutes:
    """A duration: ``15 min``, ``2 h``, ``1 h 30``."""
    match = _MINUTES.match(value.strip())
    if not match or not value.strip() or value.strip().isdecimal():
        raise _BadValueError("give a time such as 15 min, 2 h or 1 h 30")
    return Minutes(int(match[1] or 0) * 60 + int(match[2] or 0))


def _clock(value: str) -> Clock:
    match = _CLOCK.match(value)
    if not match:
        raise _BadValueError("give a time of day such as 09:30")
    return Clock(int(match[1]) * 60 + int(match[2]))


def _flag(value: str) -> bool:
    known = {"": True, "true": True, "yes": True, "false": False, "no": False}
    if value.lower() not in known:
        raise _BadValueError("write it alone, or with true or false")
    return known[value.lower()]


def _points(value: str) -> tuple[str, ...]:
    match = _RANGE.match(value)
    if match:
        first, last = int(match[1]), int(match[2])
        if not 1 <= last - first <= 20:
            raise _BadValueError("a scale has 2 to 21 points, such as 0..10")
        return tuple(map(str, range(first, last + 1)))
    points = tuple(filter(None, (p.strip() for p in value.split("|"))))
    if not 2 <= len(points) <= 21:
        raise _BadValueError("give points such as 0..10 or 0 | 5 | 10")
    return points


def _labels(value: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.partition("=") for part in value.split("|") if part.strip()]
    if not pairs or not all(sign and point.strip() and words.strip() for point, sign, words in pairs):
        raise _BadValueError("give labels such as 0 = Not at all | 10 = Fully")
    return tuple((point.strip(), words.strip()) for point, _, words in pairs)


def _columns(value: str) -> tuple[PlanColumn, ...]:
    heads = tuple(filter(None, (h.strip() for h in value.split("|"))))
    if not 1 <= len(heads) <= 6:
        raise _BadValueError("give one to six heads, parted by |")
    return tuple(PlanColumn(h, "date" if _DATE_HEAD.search(h) else "text") for h in heads)


_READ: dict[str, Callable[[str], Any]] = {
    "str": str,
    "bool": _flag,
    "Count": _count,
    "Millimetres": millimetres,
    "Minutes": minutes,
    "Clock": _clock,
    "Names": _points,
    "tuple[tuple[str, str], ...]": _labels,
    "tuple[PlanColumn, ...]": _columns,
}


@cache
def _choices(cls: Any, attribute: str) -> tuple[str, ...]:
    hint = get_type_hints(cls)[attribute]
    return tuple(a for a in get_args(hint) if a) if get_origin(hint) is Literal else ()


def read_value(cls: type[Block], attribute: str, type_name: str, value: str) -> Any:
    """One option's value.

    Raises:
        ValueError: with what is allowed.
    """
    if type_name.startswith("Literal"):
        allowed = _choices(cls, attribute)  # type: ignore[arg-type]  # a class hashes by identity
        if value not in allowed:
            raise _BadValueError("use " + ", ".join(allowed[:-1]) + f" or {allowed[-1]}")
        return value
    return _READ[type_name.removesuffix(" | None")](value)


def read_options(
    cls: type[Block],
    written: list[tuple[str, str, int]],
    span: Span,
    span_of: Callable[[int], Span],
    diagnostics: Diagnostics,
) -> dict[str, Any]:
    """All options of a block: its own by attribute name, and ``id``, ``lang``, ``only``."""
    own, given, common = options(cls), dict[str, Any](), dict[str, str]()
    for name, value, n in written:
        if name in COMMON:
            common[name] = _common(name, value, span_of(n), diagnostics)
        elif name in own:
            attribute = own[name].name
            try:
                given[attribute] = read_value(cls, attribute, str(own[name].type), value)
            except ValueError as bad:
                diagnostics.error("option-value", f'{cls.kind} {name} is "{value}"', span_of(n), str(bad))
        else:
            hint = nearest(name, [*own, *COMMON])
            diagnostics.error("unknown-option", f'{cls.kind} has no option "{name}"', span_of(n), hint)
    for name, _, n in written[1:]:
        if any(name == earlier and n > at for earlier, _, at in written):
            diagnostics.error("option-twice", f"the option {name} stands twice", span_of(n), "keep one of the two")
    return {**given, **_conditions(common)}


def _common(name: str, value: str, span: Span, diagnostics: Diagnostics) -> str:
    if name == "id" and not ID.match(value):
        diagnostics.error(
            "id", f'the id "{value}" is not usable', span, "use letters, digits and hyphens; begin with a letter"
        )
        return ""
    if name == "lang" and not LANG.match(value):
        diagnostics.error("lang", f'"{value}" is not a language tag', span, "write one such as cy, gd or en-GB")
        return ""
    if not value:
        diagnostics.error("option-value", f"{name} has no value", span, "give it one or remove the line")
    return value


def _conditions(common: dict[str, str]) -> dict[str, Any]:
    only = Only(*(names(common.get(name, "")) for name in ("audience", "edition", "format")))
    return {"id": common.get("id", ""), "lang": common.get("lang", ""), "only": only}
