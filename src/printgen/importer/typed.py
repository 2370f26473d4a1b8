"""Lists typed by hand: bullets, figures and letters before the words, one kind under another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SIGN = re.compile(
    r"^\s*(?:(?P<bullet>[•●▪◦‣·*–-]|o(?=\t|\s\s))|\(?(?P<figure>\d{1,2})[.)]|\(?(?P<letter>[a-z]|[ivx]{2,4})[.)])"
    r"[\t\u00a0 ]+(?=\S)",
    re.I,
)
_ROMAN = re.compile(r"[ivx]+\Z", re.I)


@dataclass(frozen=True, slots=True)
class Sign:
    """What was typed before the words of an item.

    Attributes:
        text: All of it, with the space after it.
        kind: "1", "a", "i", or the bullet itself.
        number: The figure, or 0.
    """

    text: str
    kind: str
    number: int = 0

    @property
    def counts(self) -> bool:
        """It is no bullet."""
        return self.kind in ("1", "a", "i")


def sign_of(text: str) -> Sign | None:
    """The bullet or number that a line begins with."""
    found = _SIGN.match(text)
    if not found:
        return None
    if found["figure"]:
        return Sign(found[0], "1", int(found["figure"]))
    if found["letter"]:
        return Sign(found[0], "i" if _ROMAN.match(found["letter"]) else "a")
    return Sign(found[0], found["bullet"])


def begins(first: Sign | None, second: Sign | None) -> bool:
    """Whether two lines that follow each other are a list: one alone may be a sentence that begins so."""
    if first is None or second is None:
        return False
    repeated = first.text.strip() == second.text.strip()
    return (first.counts or not second.counts) and not (first.counts and repeated)


@dataclass(slots=True)
class Levels:
    """How deep each item stands, by the kinds of sign that are open, and how far each has counted."""

    _open: list[tuple[str, int]] = field(default_factory=list)

    def place(self, sign: Sign) -> tuple[int, int]:
        """Level of the next item, 0 for the outermost, and its number, 0 for a bullet."""
        kind = self._kind(sign)
        kinds = [one for one, _ in self._open]
        if kind in kinds:
            del self._open[kinds.index(kind) + 1 :]
        elif kind == "1" or len(self._open) > 3:  # figures stand under nothing
            self._open = [(kind, 0)]
        else:
            self._open.append((kind, 0))
        number = sign.number or self._open[-1][1] + 1
        self._open[-1] = (kind, number)
        return len(self._open) - 1, number if sign.counts else 0

    def _kind(self, sign: Sign) -> str:
        """Of an i, v or x, whether it is a letter: it is one where it follows h, u or w."""
        letter = sign.text.strip(" \t\u00a0(.)").lower()
        if sign.kind == "i" and len(letter) == 1:
            count = next((n for kind, n in self._open if kind == "a"), 0)
            return "a" if count and count + 1 == ord(letter) - ord("a") + 1 else "i"
        return sign.kind


__all__ = ["Levels", "Sign", "begins", "sign_of"]
