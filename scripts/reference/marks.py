"""Small pieces of WordprocessingML that styles are written with: measures, colours, borders, shading.

Colours are named by role. Where Word's theme has a slot for a role, the theme colour is written *and* the same colour
as plain RGB beside it: LibreOffice, Pages and Google Docs read the second, Word the first.
"""

from __future__ import annotations

PALETTE = {
    "ink": "1B2324",
    "white": "FFFFFF",
    "ink-soft": "47545A",
    "tint-1": "EEF2F3",
    "primary": "0D4A50",
    "accent": "B5411A",
    "tint-2": "DDE6E6",
    "primary-2": "2C6267",
    "accent-bright": "FFAE7D",
    "accent-tint": "FFEBDE",
    "line": "879598",
    "hair": "C3CBCD",
}
"""Colours of the unbranded reference; a brand replaces all but the last two, which are the same for every brand."""

THEME = {
    "ink": ("dk1", "text1"),
    "white": ("lt1", "background1"),
    "ink-soft": ("dk2", "text2"),
    "tint-1": ("lt2", "background2"),
    "primary": ("accent1", "accent1"),
    "accent": ("accent2", "accent2"),
    "tint-2": ("accent3", "accent3"),
    "primary-2": ("accent4", "accent4"),
    "accent-bright": ("accent5", "accent5"),
    "accent-tint": ("accent6", "accent6"),
}
"""Role: its slot in theme1.xml, and its name in ``w:themeColor``. Tints are slots of their own, because Word mixes a
``w:themeTint`` in another colour space than the one in which the tints were chosen."""

FONT = {"text": "Source Sans 3", "display": "Source Sans 3"}
FALLBACK = "Calibri"

DISPLAY = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" '
    'w:cstheme="majorBidi"/>'
)


def mm(value: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(value * 1440 / 25.4)


def _theme(role: str, attribute: str) -> str:
    return f' w:{attribute}="{THEME[role][1]}"' if role in THEME else ""


def colour(role: str) -> str:
    """``w:color`` of a role."""
    return f'<w:color w:val="{PALETTE[role]}"{_theme(role, "themeColor")}/>'


def shade(role: str) -> str:
    """``w:shd`` filled with a role's colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{PALETTE[role]}"{_theme(role, "themeFill")}/>'


def border(side: str, role: str, points: float = 0.5, space: int = 0) -> str:
    """One border; ``space`` is its distance from the words in points."""
    return (
        f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="{space}" w:color="{PALETTE[role]}"'
        f"{_theme(role, 'themeColor')}/>"
    )


def no_border(side: str) -> str:
    """Takes an inherited border away."""
    return f'<w:{side} w:val="nil"/>'


def size(points: float) -> str:
    """Font size, written in half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
