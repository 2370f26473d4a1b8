"""What is known about plain words in a language, from ``templates/advice``; and how text falls into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from printgen.record import record
from printgen.resources import folder

_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_LAST = re.compile(r"([^\s(]+)\.[\"”’)\]]*\s*\Z")


@record(kw_only=True)
class PlainWords:
    """Plain words of one language.

    Attributes:
        empty_links: Links that say nothing.
        picture_words: How an alternative text should not begin.
        abbreviations: Their full stop ends no sentence.
        hard_words: The plain word beside each hard one.
    """

    empty_links: frozenset[str]
    picture_words: tuple[str, ...]
    abbreviations: frozenset[str]
    hard_words: Mapping[str, str]

    def sentences(self, text: str) -> Iterator[str]:
        """The sentences of a paragraph."""
        parts = [part for part in _END.split(" ".join(text.split())) if part]
        held = ""
        for part in parts:
            held = f"{held} {part}".strip()
            last = _LAST.search(held)
            if last is None or last[1].lower().lstrip("“‘\"'") not in self.abbreviations:
                yield held
                held = ""
        if held:
            yield held

    def hard(self, text: str) -> Iterator[tuple[str, str]]:
        """The hard words in a text, each with the plain one."""
        lower = f" {' '.join(words_of(text)).lower()} "
        yield from ((hard, plain) for hard, plain in self.hard_words.items() if f" {hard} " in lower)


@cache
def plain_words(language: str) -> PlainWords | None:
    """What is known for a language; None where there is no file for it.

    Args:
        language: BCP 47 tag; its first part counts.
    """
    from printgen.read.yamls import parse

    file = folder("templates") / "advice" / f"{language.partition('-')[0].lower()}.yaml"
    if not file.is_file():
        return None
    data = parse(file.read_text(encoding="utf-8"), file.name).data
    return PlainWords(
        empty_links=frozenset(data["empty-links"]),
        picture_words=tuple(data["picture-words"]),
        abbreviations=frozenset(data["abbreviations"]),
        hard_words={str(hard): str(plain) for hard, plain in data["hard-words"].items()},
    )


def words_of(text: str) -> list[str]:
    """The words of a text; numbers and signs are none."""
    return _WORD.findall(text)


def reading_age(sentences: list[str]) -> float:
    """Age in years at which most people read this with ease.

    The Automated Readability Index, for English (Smith and Senter 1967, AMRL-TR-66-220): a school year from the letters
    of a word and the words of a sentence; the first year begins at five. It asks for no syllables, so no dictionary.

    Args:
        sentences: At least one, with words in it.
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    letters = sum(len(word) for word in words)
    year = 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43
    return max(5.0, year + 5)
