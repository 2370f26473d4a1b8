"""More white between letters and words: Word has one setting for both, so each space has one of its own."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from printgen.edition import Edition

Tracks = tuple[int, int]
"""Twentieths of a point that are added to each letter, and to each space."""
_RUN = re.compile(r'<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t(?: xml:space="preserve")?>([^<]*)</w:t></w:r>')
_LATER = re.compile(
    "<w:(?:w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout"
    r"|specVanish|oMath)\b"
)
"""Properties of a run that come after its spacing (ECMA-376 part 1, CT_RPr): their order is fixed."""
_BLANKS = re.compile("( +)")


def tracks(font: Path, edition: Edition) -> Tracks:
    """What an edition adds to the letters and spaces of a font, at the size of its text.

    Args:
        font: The text's regular face.
        edition: Any; (0, 0) where it leaves the font as it is.
    """
    if not edition.letter_spacing:
        return 0, 0
    from printgen.brand.spaced import spacing

    letter, space = spacing(font, edition)
    return round(letter * edition.size * 20), round(space * edition.size * 20)


def apart(xml: str, space: int) -> str:
    """A body whose spaces are wider.

    Args:
        xml: WordprocessingML.
        space: Twentieths of a point that are added to each space.
    """
    return _RUN.sub(partial(_run, space=space), xml) if space else xml


def _run(match: re.Match[str], space: int) -> str:
    """A run of words, the spaces in runs of their own that look like it."""
    properties, words = match[1] or "", match[2]
    if " " not in words.strip() or "<w:spacing " in properties:
        return match[0]
    later = _LATER.search(properties)
    at = later.start() if later else len(properties)
    wide = f'{properties[:at]}<w:spacing w:val="{space}"/>{properties[at:]}'
    parts = (part for part in _BLANKS.split(words) if part)
    return "".join(_worded(part, wide if part.isspace() else properties) for part in parts)


def _worded(words: str, properties: str) -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
