"""Colours as ``#RRGGBB``: mixing, and contrast as WCAG 2.2 defines it (relative luminance, contrast ratio)."""

from __future__ import annotations

WHITE, BLACK = "#FFFFFF", "#000000"
STEPS = 100
"""Tones that are tried between a colour and black or white."""


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of ``#RRGGBB``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, share: float) -> str:
    """``share`` (0 to 1) of ``colour``, the rest of ``other``."""
    pairs = zip(parts(colour), parts(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in parts(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio, 1 to 21."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def nearest_passing(colour: str, other: str, ratio: float) -> str:
    """The tone nearest to ``colour``, darker or lighter, that reaches the ratio against ``other``.

    Black or white, whichever is better, where none does.
    """
    tones = (mix(colour, end, 1 - k / STEPS) for k in range(STEPS + 1) for end in (BLACK, WHITE))
    best = max(BLACK, WHITE, key=lambda end: contrast(end, other))
    return next((tone for tone in tones if contrast(tone, other) >= ratio), best)


def grey(colour: str) -> str:
    """The grey that is as light as a colour (WCAG 2.2, relative luminance)."""
    light = luminance(colour)
    level = round(255 * (light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))
    return f"#{level:02X}{level:02X}{level:02X}"
