"""Ids: those that our own bookmarks stand for, and new ones made from words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise
from zlib import crc32

from printgen.render.word.words import anchor_name

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_WORD = re.compile(r"[a-z0-9]+")
MOST_HYPHENS = 4
MOST_TRIED = 1_000_000
"""Ways to put hyphens that are tried in one file: a few seconds of work; our samples need less than a tenth."""
LONGEST = 28
"""Letters of a bookmark that hyphens are tried in: more would take too long."""


class Anchors:
    """The ids that our bookmarks stand for.

    A bookmark's name is the id without its hyphens and a few digits of its hash, so the hyphens can be tried; not
    without end, since a file may hold any number of names.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._left = MOST_TRIED

    def id_of(self, anchor: str) -> str:
        """The id; "" when it cannot be told.

        >>> anchors = Anchors()
        >>> [anchors.id_of(name) for name in ("feelheardfdd162", "listening", "relationaltextend4f7baf")]
        ['feel-heard', 'listening', 'relational:text--end']
        """
        if anchor not in self._known:
            self._known[anchor] = self._found(anchor)
        return self._known[anchor]

    def _found(self, anchor: str) -> str:
        body, digest = anchor[:-6], anchor[-6:]
        if len(body) > 1 and re.fullmatch("[0-9a-f]{6}", digest):
            for identity in _candidates(body):
                self._left -= 1
                if self._left < 0:
                    break
                if f"{crc32(identity.encode()):08x}"[:6] == digest:
                    return identity.replace("--text--end", ":text--end")
        return anchor if anchor_name(anchor) == anchor else ""


def _candidates(body: str) -> Iterator[str]:
    for ending in ("--text--end", "--end"):
        stem = body.removesuffix(ending.replace("-", ""))
        if stem and stem != body:
            yield from (f"{one}{ending}" for one in _hyphened(stem))
    yield from _hyphened(body)


def _hyphened(body: str) -> Iterator[str]:
    most = MOST_HYPHENS if len(body) <= LONGEST else 2
    for count in range(min(most, len(body) - 1) + 1):
        for places in combinations(range(1, len(body)), count):
            cuts = (0, *places, len(body))
            yield "-".join(body[a:b] for a, b in pairwise(cuts))


def slug(words: str, longest: int = 40) -> str:
    """An id from words: small letters, digits and hyphens, at most ``longest``.

    >>> slug("2. What we’ll do next: a plan")
    'what-well-do-next-a-plan'
    """
    ascii_ = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    found = _WORD.findall(ascii_.replace("'", ""))
    while found and found[0].isdigit():
        found.pop(0)
    out = ""
    for word in found:
        if out and len(out) + len(word) + 1 > longest:
            break
        out = f"{out}-{word}" if out else word[:longest]
    return out


class Names:
    """Gives out ids, no two the same."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def claim(self, wanted: str, otherwise: str = "part") -> str:
        """An id like the one wanted that nothing has yet."""
        base = wanted if _ID.match(wanted) else slug(wanted) or otherwise
        identity, n = base, self._counts.get(base, 1)
        while identity in self.taken:
            n += 1
            identity = f"{base}-{n}"
        self._counts[base] = n
        self.taken.add(identity)
        return identity

    def keep(self, wanted: str) -> str:
        """An id exactly as wanted, where it is usable and free; else ""."""
        if not _ID.match(wanted) or wanted in self.taken:
            return ""
        self.taken.add(wanted)
        return wanted
