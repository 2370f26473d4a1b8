"""What is said for money, measures and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from printgen.render.speech.numbers import cardinal, decimal, digits, in_threes, ordinal
from printgen.render.speech.sayings.kinds import Match
from printgen.render.speech.vocabulary import Vocabulary

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
        return f"{' '.join(m['letters'])} {in_threes(m['n'])}"
    return f"{m['letters']} {digits(m['n']) if m['n'].startswith('0') else cardinal(int(m['n']))}"
