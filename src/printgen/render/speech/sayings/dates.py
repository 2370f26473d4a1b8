"""What is said for clock times, dates and years."""

from __future__ import annotations

import re

from printgen.render.speech.numbers import cardinal, decade, ordinal, year
from printgen.render.speech.sayings.kinds import Match
from printgen.render.speech.vocabulary import Vocabulary


def _clock(hour: int, minute: int) -> str:
    if not minute:
        return cardinal(hour)
    return f"{cardinal(hour)} {f'oh {cardinal(minute)}' if minute < 10 else cardinal(minute)}"


def half_day(m: Match, _: Vocabulary) -> str:
    """A time with a.m. or p.m."""
    return f"{_clock(int(m['h']), int(m['m'] or 0))} {m['half'].lower()}.m."


def hours(m: Match, _: Vocabulary) -> str:
    """A time of day without more."""
    return _clock(int(m["h"]), int(m["m"] or 0))


def day_clock(m: Match, _: Vocabulary) -> str:
    """A time on the 24-hour clock."""
    hour, minute = int(m["h"]), int(m["m"])
    if minute:
        return _clock(hour, minute)
    if hour in (0, 24):
        return "midnight"
    if hour > 12:
        return f"{cardinal(hour)} hundred"
    return "twelve noon" if hour == 12 else f"{cardinal(hour)} o'clock"


def clocks(m: Match, _: Vocabulary) -> str:
    """From one time of day to another."""
    joint = "and" if "and" in m["joint"] else "to"
    return f"{_clock(int(m['h']), int(m['m']))} {joint} {_clock(int(m['h2']), int(m['m2']))}"


def date(m: Match, words: Vocabulary) -> str | None:
    """A day and a month, with a year or a second day."""
    day = int(m["d"])
    if not 1 <= day <= 31:
        return None
    the = "" if re.search(r"\bthe\s$", m.string[: m.start()], re.I) else "the "
    first = f"{the}{ordinal(int(m['d0']))} to " if m["d0"] else ""
    return f"{first}{'the ' if m['d0'] else the}{ordinal(day)} of {words.month(m['month'])}{_in_year(_year_of(m))}"


def _year_of(m: Match) -> str | None:
    """A year may stand in one of two places."""
    found = m.groupdict()
    return found.get("y") or found.get("y2")


def _in_year(text: str | None) -> str:
    return f" {year(int(text))}" if text else ""


def month_year(m: Match, words: Vocabulary) -> str:
    """A month in a year."""
    return f"{words.month(m['month'])} {year(int(m['y']))}"


_LAST_CENTURY = 70
"""A year of two digits from here on is taken for one of the twentieth century."""


def numeric_date(m: Match, words: Vocabulary) -> str | None:
    """A date in numbers; day before month, as in the United Kingdom."""
    day, month = int(m["d"]), int(m["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    full = int(m["y"])
    if len(m["y"]) == 2:
        full += 1900 if full >= _LAST_CENTURY else 2000
    return f"the {ordinal(day)} of {words.months[month - 1]} {year(full)}"


def years(m: Match, _: Vocabulary) -> str:
    """From one year to another."""
    return f"{year(int(m['a']))} to {year(int(m['b'] or m['a'][:2] + m['c']))}"


def from_to(m: Match, words: Vocabulary) -> str:
    """From one day or month to another."""
    return f"{words.named(m['a'])} to {words.named(m['b'])}"


def names(m: Match, words: Vocabulary) -> str:
    """Days or months, each in full."""
    named = re.sub(r"[A-Z][a-z]+\.?", lambda name: words.named(name[0]), m[0])
    return named.replace("/", " or ").replace("&", "and")


def in_decade(m: Match, _: Vocabulary) -> str:
    """A decade."""
    return decade(int(m["y"]))


def tens(m: Match, _: Vocabulary) -> str:
    """Ten years of a century, or of somebody's life: "the 80s"."""
    return f"{cardinal(int(m['n']))[:-1]}ies"


def lettered_year(m: Match, _: Vocabulary) -> str:
    """A year with a letter, in a list of sources."""
    return f"{year(int(m['y']))} {m['letter'].upper()}"


def in_year(m: Match, _: Vocabulary) -> str:
    """A year."""
    return year(int(m[0]))
