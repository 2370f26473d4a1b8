"""Which of liblouis's tables translate which language: literary braille of six dots only, as a BRF file holds it."""

from __future__ import annotations

from collections.abc import Mapping

from printgen.diagnostics import Diagnostic, PrintgenError

TABLES: Mapping[str, Mapping[int, str]] = {
    "ar": {1: "ar-ar-g1.utb", 2: "ar-ar-g2.ctb"},
    "cy": {1: "cy-cy-g1.utb", 2: "cy-cy-g2.ctb"},
    "de": {1: "de-g1.ctb", 2: "de-g2.ctb"},
    "en": {1: "en-ueb-g1.ctb", 2: "en-ueb-g2.ctb"},
    "es": {1: "es-g1.ctb", 2: "es-g2.ctb"},
    "fr": {1: "fr-bfu-comp6.utb", 2: "fr-bfu-g2.ctb"},
    "ga": {1: "ga-g1.utb", 2: "ga-g2.ctb"},
    "uk": {1: "uk.utb"},
    "ur": {1: "ur-pk-g1.utb", 2: "ur-pk-g2.ctb"},
}
"""Table by language and grade. English is Unified English Braille. The tables for Scottish Gaelic, Polish and Romanian
have eight dots, and so has the one for Persian as soon as a Latin letter comes."""


def table(language: str, grade: int) -> str:
    """The table for a language.

    Args:
        language: BCP 47 tag.
        grade: 1 or 2.

    Raises:
        PrintgenError: There is none.
    """
    own = TABLES.get(_base(language))
    if own is None:
        said = f'there is no six-dot braille table for the language "{language}"'
        raise PrintgenError(Diagnostic("error", "braille-language", said, hint=f"there is for: {', '.join(TABLES)}"))
    if grade not in own:
        said = f'the braille of the language "{language}" has no grade {grade} here'
        raise PrintgenError(Diagnostic("error", "braille-language", said, hint="use --braille-grade 1"))
    return own[grade]


def has_table(language: str) -> bool:
    """Whether a language has one."""
    return _base(language) in TABLES


def same_language(one: str, other: str) -> bool:
    """Whether two tags name the same language, whatever the country."""
    return _base(one) == _base(other)


def _base(language: str) -> str:
    return language.split("-")[0].lower()
