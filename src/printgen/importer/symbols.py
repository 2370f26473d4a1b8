"""Signs of symbol fonts (Wingdings and its kin) as the characters that every font has."""

from __future__ import annotations

import re

from printgen.importer.styles import tick

_PRIVATE, _LETTER = re.compile(r"[\ue000-\uf8ff]"), re.compile(r"[!-\xff]")
_FONTS = ("wingdings", "webdings", "symbol")
_SIGNS = {
    0xE0: "→", 0xDF: "←", 0xE8: "→", 0xF0: "→", 0xD8: "→", 0x4A: "☺", 0xFC: "✓", 0xFB: "✗",
    0xB7: "•", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x76: "•", 0x9F: "•",
}  # fmt: skip
"""What Wingdings draws in these places."""


def shown(text: str, font: str = "") -> list[str]:
    """Characters as every font has them: a box to tick, an arrow; "" for each sign that no other font has.

    Args:
        text: As written.
        font: The face that it is set in. Its letters are taken for signs where they stand alone: words in it are words.
    """
    alone = font.lower().startswith(_FONTS) and len(text.strip()) <= 2
    return [_shown(sign, font) if _PRIVATE.match(sign) or (alone and _LETTER.match(sign)) else sign for sign in text]


def _shown(sign: str, font: str) -> str:
    low = ord(sign) & 0xFF
    return "☐" if tick(sign) or tick(chr(low), font) else _SIGNS.get(low, "")


__all__ = ["shown"]
