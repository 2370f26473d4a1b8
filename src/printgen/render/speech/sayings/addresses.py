"""What is said for words, web and mail addresses, telephone numbers and other rows of digits."""

from __future__ import annotations

import re

from printgen.render.speech.numbers import cardinal, digits, in_threes, year
from printgen.render.speech.sayings.kinds import Match
from printgen.render.speech.vocabulary import Vocabulary


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
    return f"{words.spelt(m['before'])} {', '.join(map(digits, m['n'].split()))}"


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
    return in_threes(m["n"])
