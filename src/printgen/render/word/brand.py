"""A brand as a Word document needs it: colours for the theme, values for pictures, fonts for words in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printgen.brand import Brand

ROLES = (
    "ink",
    "ink-soft",
    "tint-1",
    "primary",
    "accent",
    "tint-2",
    "primary-2",
    "accent-bright",
    "accent-tint",
    "line",
    "hair",
    "field",
    "on-field",
    "field-mark",
)
"""Colour tokens that Word's styles use; ``white`` is the brand's ``on-primary``."""


def colours(brand: Brand) -> dict[str, str]:
    """RRGGBB by role."""
    found = {role: brand.tokens[role].lstrip("#").upper() for role in ROLES if role in brand.tokens}
    return found | {"white": brand.tokens.get("on-primary", "#FFFFFF").lstrip("#").upper()}


def values(brand: Brand) -> Mapping[str, str]:
    """What ``var(--name)`` stands for in an SVG picture."""
    fonts = {"--font-text": brand.text.family, "--font-display": brand.display.family}
    return {f"--{name}": value for name, value in brand.tokens.items()} | fonts


def font_files(brand: Brand) -> tuple[Path, ...]:
    """Files of the brand's fonts, the same order on every run."""
    return tuple(path for font in brand.fonts for _, path in sorted(font.faces.items()))
