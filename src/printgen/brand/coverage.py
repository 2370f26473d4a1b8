"""Which characters of a workbook a person's font lacks: named, each with the first block that uses it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from printgen.brand.fonts import packaged
from printgen.brand.model import Font
from printgen.diagnostics import Diagnostic, Span
from printgen.model.inline import plain
from printgen.model.walk import inlines_of, walk
from printgen.model.workbook import Workbook

_NAMED = re.compile(r'"(.)" \(U\+')
_ON_CHARACTERS = ("missing-glyph", "font-stray")
_SHOWN = 8
"""Characters of a block that are named."""
FALLBACK = "Printgen Text"
"""The family that stands in for what another lacks: it has every European Latin letter, check boxes and arrows."""


@lru_cache(maxsize=8)
def characters(file: Path) -> frozenset[int]:
    """The code points that a font file has."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def block_of(character: str) -> str:
    """The Unicode block of a character, by its name: "Greek and Coptic"."""
    from fontTools.unicodedata import block

    return str(block(character)).replace("_", " ")


def lacking(workbook: Workbook, font: Font) -> Iterator[Diagnostic]:
    """What a font lacks of a workbook's words, block by block: a warning where another font stands in, else an error.

    Args:
        workbook: Selected and linked.
        font: Of the text.
    """
    own = characters(font.faces[min(font.faces)])
    other = packaged(FALLBACK)
    spare = characters(other.faces[400]) if other else frozenset()
    found: dict[str, Span] = {}
    for words, span in _words(workbook):
        for character in words:
            if ord(character) not in own and not character.isspace() and unicodedata.category(character) != "Cf":
                found.setdefault(character, span)
    groups: dict[tuple[str, bool], list[str]] = {}
    for character in found:
        groups.setdefault((block_of(character), ord(character) in spare), []).append(character)
    for (block, stands_in), lacked in groups.items():
        said = f'the font "{font.family}" has no {_listed(lacked)}: {block}'
        span = found[lacked[0]]
        if stands_in:
            yield Diagnostic("warning", "font-lacks", said, span, f"{FALLBACK} is used for them")
        else:
            yield Diagnostic("error", "font-lacks", said, span, "choose a font that has them, or write it otherwise")


def _listed(lacked: list[str]) -> str:
    named = ", ".join(f'"{character}" (U+{ord(character):04X})' for character in lacked[:_SHOWN])
    return f"{named} and {len(lacked) - _SHOWN} more" if len(lacked) > _SHOWN else named


def placed(found: Iterable[Diagnostic], workbook: Workbook) -> Iterator[Diagnostic]:
    """Gives what a layout says of a character the place where that character first stands.

    Args:
        found: Findings of a build.
        workbook: Selected and linked, or as read.
    """
    for one in found:
        named = _NAMED.findall(one.message) if one.code in _ON_CHARACTERS and not one.span.file else ()
        blocks = ", ".join(dict.fromkeys(map(block_of, named)))
        one = replace(one, message=f"{one.message} ({blocks})") if blocks else one
        places = (span for words, span in _words(workbook) if any(c in words for c in named)) if named else iter(())
        yield replace(one, span=next(places, one.span))


def _words(workbook: Workbook) -> Iterator[tuple[str, Span]]:
    yield workbook.settings.title + workbook.settings.subtitle, Span()
    for section in workbook.sections:
        yield plain(section.title) + section.purpose, section.span
        for block in walk(section.body):
            for run in inlines_of(block):
                yield plain(run), block.span
