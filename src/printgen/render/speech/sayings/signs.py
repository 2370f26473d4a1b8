"""What is said for places, numerals, letters and signs."""

from __future__ import annotations

from printgen.render.speech.numbers import cardinal, ordinal, roman
from printgen.render.speech.sayings.kinds import Match, Saying
from printgen.render.speech.vocabulary import Vocabulary


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
    said = words.spelt(text)
    return None if said == text else said + ("'s" if m["more"] else "")


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
