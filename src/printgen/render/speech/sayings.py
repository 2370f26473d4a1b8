"""What is said for a match of each rule. Functions of a match and the vocabulary; None leaves the text as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from printgen.render.speech.numbers import cardinal, decade, decimal, digits, ordinal, roman, year
from printgen.render.speech.vocabulary import Vocabulary

Match = re.Match[str]
Saying = Callable[[Match, Vocabulary], str | None]


# --- Addresses and telephone numbers ----------------------------------------------------------------------------------


def word(m: Match, words: Vocabulary) -> str:
    """A word of the table, as the table says it."""
    return words.say[" ".join(m[0].split())]


def address(m: Match, words: Vocabulary) -> str:
    """A web or mail address, sign by sign."""
    text = re.sub(r"^(?:https?://|mailto:)", "", m[0])
    text = re.sub(r"^(doi):\s?", r"\1 ", text, flags=re.I)
    said = [_part(part, words) for part in re.findall(r"[^\W_]+|[\W_]", text.rstrip("/"))]
    return " ".join(filter(None, said))


def _part(part: str, words: Vocabulary) -> str:
    if part in words.address:
        return words.address[part]
    if part.lower() in words.address_letters or (part.isupper() and len(part) < 5):
        return " ".join(part.upper())
    pieces = re.findall(r"\d+|\D+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part))
    return " ".join(_few(p) if p.isdigit() else p.strip() for p in pieces)


def _few(text: str) -> str:
    """Digits in an address: a short number or a year as such, others one by one."""
    if text.startswith("0") or len(text) not in (1, 2, 4) or (len(text) == 4 and text[:2] not in ("19", "20")):
        return digits(text)
    return year(int(text)) if len(text) == 4 else cardinal(int(text))


def phone(m: Match, _: Vocabulary) -> str | None:
    """A telephone number of 9 digits or more, group by group."""
    text = re.sub(r"\(0\)", " ", m[0])
    groups = re.findall(r"\d+", text)
    if not 9 <= len("".join(groups)) <= 18:
        return None
    said = ", ".join(digits(part) for group in groups for part in _threes(group))
    return f"plus {said}" if text.startswith("+") else said


def _threes(group: str) -> list[str]:
    """Six digits run together are read as three and three."""
    return [group[:3], group[3:]] if len(group) == 6 else [group]


def digit_groups(m: Match, _: Vocabulary) -> str:
    """A short number, digit by digit."""
    return ", ".join(map(digits, m[0].split()))


def call(m: Match, words: Vocabulary) -> str:
    """A word such as "call" and the digits after it."""
    return f"{_spelt(m['before'], words)} {', '.join(map(digits, m['n'].split()))}"


def postcode(m: Match, _: Vocabulary) -> str:
    """A postcode, its halves apart."""
    return ", ".join(" ".join(cardinal(int(c)) if c.isdigit() else c for c in half) for half in (m["out"], m["in"]))


def in_pairs(m: Match, _: Vocabulary) -> str:
    """Digits two by two, and letters one by one."""
    return ", ".join(digits(pair) if pair.isdigit() else " ".join(pair) for pair in re.findall(r"\d\d|[A-Z]+", m[0]))


def isbn(m: Match, _: Vocabulary) -> str:
    """The number of a book, group by group."""
    groups = (f"{digits(group.rstrip('X'))}{' X' * group.endswith('X')}".strip() for group in re.split("[–-]", m["n"]))
    return f"I S B N {', '.join(groups)}"


def long_number(m: Match, _: Vocabulary) -> str:
    """A number that nobody counts with, three digits at a time."""
    return _in_threes(m["n"])


def _in_threes(text: str) -> str:
    rest = len(text) % 3
    cut = len(text) - (rest + 3 if rest == 1 else rest)
    groups = [text[at : at + 3] for at in range(0, cut, 3)]
    last = text[cut:]
    groups += [last[:2], last[2:]] if len(last) == 4 else [last]
    return ", ".join(digits(group) for group in groups if group)


# --- Clock times and dates --------------------------------------------------------------------------------------------


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


# --- Money, measures, numbers -----------------------------------------------------------------------------------------

_SCALES = {"m": "million", "bn": "billion", "k": "thousand"}


def money(m: Match, words: Vocabulary) -> str:
    """An amount of money."""
    money = words.currencies[m["sign"]]
    if m["scale"]:
        return f"{_number(m['n'])} {_SCALES.get(m['scale'], m['scale'])} {money['more']}"
    if m["to"]:
        return f"{_amount(m['n'], money, bare=True)} to {_amount(m['to'], money)}"
    return _amount(m["n"], money)


def _amount(text: str, money: Mapping[str, str], *, bare: bool = False) -> str:
    whole, _, part = text.replace(",", "").partition(".")
    units, parts = int(whole), int(f"{part}00"[:2]) if part else 0
    if not units and parts:
        return f"{cardinal(parts)} {money['part' if parts == 1 else 'parts']}"
    if parts:
        return f"{cardinal(units)} {money['one' if units == 1 else 'more']} {cardinal(parts)}"
    return cardinal(units) if bare else f"{cardinal(units)} {money['one' if units == 1 else 'more']}"


def pence(m: Match, words: Vocabulary) -> str:
    """An amount below a pound."""
    money = next(c for c in words.currencies.values() if c.get("letter"))
    return _amount(f"0.{int(m['n']):02}", money)


def _number(text: str) -> str:
    """A number as written: with a sign, or with a 0 before it that is no decimal, as its digits."""
    if text[:1] in "-−":
        return f"minus {_number(text[1:])}"
    if re.fullmatch(r"0\d+", text):
        return digits(text)
    return decimal(text)


def unit(m: Match, words: Vocabulary) -> str:
    """A measure with its unit."""
    one, more = words.units[" ".join(m["unit"].split())]
    return f"{_number(m['n'])} {one if m['n'] == '1' else more}"


def numbered(m: Match, _: Vocabulary) -> str:
    """A kind and its number in parts."""
    said = f"{m['word']} {_parts(m['n'])}"
    return f"{said} {m['joint']} {_parts(m['to'])}" if m["to"] else said


def _parts(text: str) -> str:
    return " point ".join(cardinal(int(p)) for p in text.split("."))


def dotted(m: Match, _: Vocabulary) -> str:
    """A number in three parts or more."""
    return _parts(m[0])


def place_in_order(m: Match, _: Vocabulary) -> str:
    """An ordinal."""
    return ordinal(int(m["n"].replace(",", "")))


_FRACTIONS = {
    ("1", "2"): "a half",
    ("1", "3"): "a third",
    ("2", "3"): "two thirds",
    ("1", "4"): "a quarter",
    ("3", "4"): "three quarters",
}


def fraction(m: Match, _: Vocabulary) -> str:
    """A fraction, or so many out of so many."""
    a, b = m["a"], m["b"]
    return _FRACTIONS.get((a, b), f"{cardinal(int(a))} out of {cardinal(int(b))}")


def mixed(m: Match, words: Vocabulary) -> str:
    """A whole number and a fraction."""
    return f"{cardinal(int(m['n']))} and {words.symbols[m['sign']]}"


def measures(m: Match, _: Vocabulary) -> str:
    """One measure by another."""
    return f"{_number(m['a'])} by {_number(m['b'])}"


def height(m: Match, _: Vocabulary) -> str:
    """Feet and inches."""
    return f"{cardinal(int(m['a']))} foot {cardinal(int(m['b']))}"


def number_letter(m: Match, _: Vocabulary) -> str:
    """A number and a letter: "3D", "Flat 4b"."""
    return f"{cardinal(int(m['n']))} {m['letter'].upper()}"


def version(m: Match, _: Vocabulary) -> str:
    """Of a program or a document."""
    return f"version {' point '.join(cardinal(int(part)) for part in m['n'].split('.'))}"


def bare_decimal(m: Match, _: Vocabulary) -> str:
    """A decimal without a nought."""
    return f"point {digits(m['n'], 'zero')}"


def times(m: Match, _: Vocabulary) -> str:
    """So many times."""
    return f"{_number(m['n'])} times"


def ratio(m: Match, _: Vocabulary) -> str:
    """One to another."""
    return f"{cardinal(int(m['a']))} to {cardinal(int(m['b']))}"


def plain_number(m: Match, _: Vocabulary) -> str:
    """Any other number."""
    return _number(m[0])


LONGEST_COUNTED = 4
"""Digits after a letter that are read as a number."""


def lettered(m: Match, _: Vocabulary) -> str:
    """A letter or two and a number; a long one is a reference, digit by digit."""
    if len(m["n"]) > LONGEST_COUNTED:
        return f"{' '.join(m['letters'])} {_in_threes(m['n'])}"
    return f"{m['letters']} {digits(m['n']) if m['n'].startswith('0') else cardinal(int(m['n']))}"


# --- Abbreviations and signs ------------------------------------------------------------------------------------------


def place(m: Match, words: Vocabulary) -> str:
    """The abbreviation of a place in a book."""
    return f"{words.places[m['word']]} "


def issue(m: Match, _: Vocabulary) -> str:
    """Volume and issue of a journal: "73(7)"."""
    last = f" to {cardinal(int(m['to']))}" if m["to"] else ""
    return f"volume {cardinal(int(m['v']))}, issue {cardinal(int(m['n']))}{last}"


def roman_number(m: Match, _: Vocabulary) -> str | None:
    """A kind and its Roman number."""
    n = roman(m["n"].upper())
    return f"{m['word']} {cardinal(n)}" if n else None


def roman_pages(m: Match, words: Vocabulary) -> str | None:
    """Pages with Roman numbers."""
    first, last = roman(m["n"].upper()), roman((m["to"] or "I").upper())
    if not (first and last):
        return None
    said = f"{words.places.get(m['word'], m['word'])} {cardinal(first)}"
    return f"{said} to {cardinal(last)}" if m["to"] else said


def monarch(m: Match, _: Vocabulary) -> str | None:
    """A name and its Roman number."""
    n = roman(m["n"])
    return f"{m['name']} the {ordinal(n)}" if n else None


def letters(m: Match, words: Vocabulary) -> str | None:
    """Capitals, letter by letter."""
    text = m["letters"]
    said = _spelt(text, words)
    return None if said == text else said + ("'s" if m["more"] else "")


def _spelt(text: str, words: Vocabulary) -> str:
    """Capitals as letters, when they are known to be letters or have no vowel; else as they are."""
    by_letter = text in words.letters or (text.isupper() and not re.search("[AEIOUY]", text))
    return " ".join(text) if by_letter else text


def dotted_letters(m: Match, _: Vocabulary) -> str:
    """Letters with full stops."""
    return " ".join(c for c in m[0] if c.isalpha())


def symbol(m: Match, words: Vocabulary) -> str:
    """A sign."""
    said = words.symbols[m[0]]
    return f" {said} " if said else " "


def fixed(said: str) -> Saying:
    """The same words for every match."""
    return lambda _match, _words: said
