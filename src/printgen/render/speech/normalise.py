"""Text as it is written into text as it is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from printgen.render.speech.rules import RULES, Rule, places_of
from printgen.render.speech.vocabulary import Vocabulary

_FIRST, _LAST = 0xE000, 0xF8FF
"""Private-use characters stand for what is already in words, so that no later rule reads it again."""
_HELD = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_BETWEEN = re.compile(f"(?<=[{chr(_FIRST)}-{chr(_LAST)}])\\s?[–—-]\\s?(?=[{chr(_FIRST)}-{chr(_LAST)}])")
_QUOTES = str.maketrans(
    dict.fromkeys('"‹›`\u00ad\u200b') | dict.fromkeys("“”„«»", ", ") | dict.fromkeys("‘’", "'")
)
"""Marks round what somebody says are heard as a short stop, so that a listener can tell it from what is said of it."""
_SHORT_QUOTE = re.compile(r"“([\w'’-]+(?:\s[\w'’-]+)?)”")
"""A word or two in quotation marks stand in their sentence without a stop."""
_UNSAID = frozenset({"So", "Sk", "Cf", "Cc"})
"""Pictures, modifiers, marks of direction and control characters: a voice would name or stumble over them."""
_TIDY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\s)'|'(?=[\s,.;:!?])|^'|'$"), ""),
    (re.compile(r"\s*[–—]\s*|\s-\s"), ", "),
    (re.compile(r"\s*[(\[{]\s*"), ", "),
    (re.compile(r"\s*[)\]}]\s*"), ", "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:!?…])"), ""),
    (re.compile(r"(?<=[.!?…])(?<![\W_][A-Za-z]\.),+|(?<=[,;:]),+"), ""),
    (re.compile(r"(?<=\.)\.(?!\.)(?<!\.\.\.)"), ""),
    (re.compile(r"[,;:]+(?=[,.;:!?…])|^[,;:\s]+"), ""),
    (re.compile(r",\s*$"), ""),
)


class Normaliser:
    """Reads text in the words of a vocabulary.

    Args:
        words: The language's, with a workbook's own ones among them; None leaves text to the voice.
    """

    def __init__(self, words: Vocabulary | None) -> None:
        self._words = words
        places = places_of(words) if words else {}
        self._rules = tuple((rule, rule.compiled(places)) for rule in RULES) if words else ()

    def say(self, text: str) -> str:
        """What a voice says for a text; "" when there is nothing to say."""
        text = unicodedata.normalize("NFC", _HELD.sub("", text)).replace("\u00a0", " ").replace("\u202f", " ")
        held: list[str] = []
        for rule, pattern in self._rules:
            text = pattern.sub(self._holder(rule, held), text)
        text = _BETWEEN.sub(" to ", text)
        text = _HELD.sub(lambda m: held[ord(m[0]) - _FIRST], text)
        return _tidied(text)

    def _holder(self, rule: Rule, held: list[str]) -> Callable[[re.Match[str]], str]:
        assert self._words is not None
        words = self._words

        def hold(match: re.Match[str]) -> str:
            said = rule.say(match, words)
            if said is None or len(held) > _LAST - _FIRST:
                return match[0]
            held.append(said)
            ends = match[0].endswith(".") and not said.endswith(".") and _sentence_ends(match)
            return chr(_FIRST + len(held) - 1) + ("." if ends else "")

        return hold


def _sentence_ends(match: re.Match[str]) -> bool:
    """True when the full stop of an abbreviation ends the text too."""
    return not match.string[match.end() :].strip()


def _tidied(text: str) -> str:
    text = _SHORT_QUOTE.sub(r"\1", text)
    text = "".join(c for c in text.translate(_QUOTES) if c == "\n" or unicodedata.category(c) not in _UNSAID)
    for pattern, with_ in _TIDY:
        text = pattern.sub(with_, text)
    return text.strip() if any(c.isalnum() for c in text) else ""


@lru_cache(maxsize=8)
def _normaliser(key: tuple[tuple[str, str], ...], lang: str) -> Normaliser:
    from printgen.render.speech.vocabulary import vocabulary

    words = vocabulary(lang)
    return Normaliser(words.saying(dict(key)) if words else None)


def normalise(text: str, lang: str = "en-GB", say: Mapping[str, str] | None = None) -> str:
    """What a voice says for a text in a language, with the packaged words and some of one's own."""
    return _normaliser(tuple(sorted((say or {}).items())), lang).say(text)


__all__ = ["Normaliser", "normalise"]
