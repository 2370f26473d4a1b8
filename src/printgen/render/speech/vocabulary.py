"""The words of a language's way of reading aloud, from ``templates/speech/<language>.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from printgen.diagnostics import Diagnostic, PrintgenError, Span, nearest
from printgen.resources import folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words that stand in for signs, abbreviations and the like; the file says what each list is for.

    Attributes:
        language: First part of a BCP 47 tag.
    """

    language: str
    say: Mapping[str, str]
    letters: frozenset[str]
    numbered: tuple[str, ...]
    roman_after: tuple[str, ...]
    kings: tuple[str, ...]
    call: tuple[str, ...]
    short_numbers: tuple[str, ...]
    units: Mapping[str, tuple[str, str]]
    currencies: Mapping[str, Mapping[str, str]]
    places: Mapping[str, str]
    symbols: Mapping[str, str]
    address: Mapping[str, str]
    address_letters: frozenset[str]
    days: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]

    def month(self, name: str) -> str:
        """The whole name of a month from the first letters of it."""
        return next(m for m in self.months if m.startswith(name[:3]))

    def named(self, name: str) -> str:
        """The whole name of a day or a month from the first letters of it."""
        return next((n for n in (*self.days, *self.months) if n.startswith(name[:3])), name)

    def spelt(self, text: str) -> str:
        """Capitals as letters, when they are known to be letters or have no vowel; else as they are."""
        by_letter = text in self.letters or (text.isupper() and not re.search("[AEIOUY]", text))
        return " ".join(text) if by_letter else text

    def saying(self, more: Mapping[str, str]) -> Vocabulary:
        """The same with a workbook's own words, which go before the language's."""
        return replace(self, say={**self.say, **more}) if more else self


def vocabulary(lang: str, overlay: Path | None = None) -> Vocabulary | None:
    """The vocabulary for a BCP 47 tag; None when nobody wrote one for its language: a voice then reads as it can.

    Args:
        lang: Such as "en-GB".
        overlay: A folder of templates whose ``speech`` goes before the packaged one.

    Raises:
        PrintgenError: The file cannot be read, or lacks a list.
    """
    return _vocabulary(lang.partition("-")[0].lower(), overlay)


@cache
def _vocabulary(language: str, overlay: Path | None) -> Vocabulary | None:
    if not re.fullmatch(r"[a-z]{2,8}", language):
        return None
    for file in _files(language, overlay):
        if file.is_file():
            return _made(_parse(file), Span(f"speech/{file.name}", 1))
    return None


def _files(language: str, overlay: Path | None) -> Iterator[Path]:
    for place in (overlay, folder("templates")):
        if place:
            yield place / "speech" / f"{language}.yaml"


def _parse(file: Path) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        span = Span(f"speech/{file.name}", mark.line + 1 if mark else 1)
        raise PrintgenError(Diagnostic("error", "speech", f"these words cannot be read: {fault}", span)) from fault
    return data if isinstance(data, dict) else {}


def _made(data: Mapping[str, Any], span: Span) -> Vocabulary:
    names = {f.name.replace("_", "-"): f for f in fields(Vocabulary)}
    for key in names:
        if key not in data:
            raise PrintgenError(Diagnostic("error", "speech", f'"{key}" is missing', span, "copy it from the packaged"))
    for key in data:
        if key not in names:
            raise PrintgenError(Diagnostic("error", "speech", f'"{key}" is not known', span, nearest(key, names)))
    return Vocabulary(**{f.name: _value(data[name], str(f.type)) for name, f in names.items()})


def _value(value: Any, type: str) -> Any:
    if type.startswith("frozenset"):
        return frozenset(map(str, value))
    if type.startswith("tuple"):
        return tuple(map(str, value))
    if type.startswith("Mapping"):
        return {str(key): tuple(v) if isinstance(v, list) else v for key, v in value.items()}
    return value


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; a space in one matches any white space."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s") for w in ordered) + ")" if ordered else "(?!)"
