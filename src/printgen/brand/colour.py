"""Colours: mixing, and contrast as WCAG 2.2 defines it (relative luminance, contrast ratio)."""

from __future__ import annotations

from collections.abc import Iterator

from printgen.diagnostics import Diagnostics, Span

WHITE, BLACK = "#FFFFFF", "#000000"
INK, INK_SOFT, LINE, HAIR = "#1B2324", "#47545A", "#879598", "#C3CBCD"
TEXT = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
GRAPHICS = 3.0
"""Least contrast of signs and lines (WCAG 2.2, 1.4.11)."""
STEPS = 100

PAIRS: tuple[tuple[str, str, float, str], ...] = (
    ("ink", "white", TEXT, "text on white"),
    ("ink", "tint-1", TEXT, "text on a tinted panel"),
    ("ink", "tint-2", TEXT, "text on a worksheet's band"),
    ("ink", "accent-tint", TEXT, "text in a tip"),
    ("ink-soft", "white", TEXT, "small words on white"),
    ("primary", "white", TEXT, "headings on white"),
    ("primary", "tint-1", TEXT, "headings on a tinted panel"),
    ("primary", "tint-2", TEXT, "headings on a worksheet's band"),
    ("on-primary", "primary", TEXT, "words on the primary colour"),
    ("on-primary", "primary-3", GRAPHICS, "numerals on a lighter shape"),
    ("accent", "white", TEXT, "the accent on white"),
    ("on-primary", "accent", GRAPHICS, "a sign on the accent"),
    ("on-field", "field", TEXT, "words on a cover"),
    ("field-mark", "field", GRAPHICS, "the lit shape on a cover"),
    ("line", "white", GRAPHICS, "writing lines on white"),
)
"""What stands on what: foreground token, ground token, least ratio, and where a reader meets it."""


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


def nearest_passing(colour: str, ground: str, ratio: float) -> str:
    """The colour nearest to ``colour`` that reaches the ratio on ``ground``: darker on a light ground, else lighter."""
    towards = BLACK if contrast(BLACK, ground) >= contrast(WHITE, ground) else WHITE
    tries = (mix(colour, towards, 1 - k / STEPS) for k in range(STEPS + 1))
    return next((c for c in tries if contrast(c, ground) >= ratio), towards)


def lighter_shape(primary: str, share: float) -> str:
    """A lighter tone of a dark primary for shapes on it, as light as white numerals allow."""
    tones = (mix(primary, WHITE, 1 - share * k / STEPS) for k in range(STEPS, -1, -1))
    return next(tone for tone in tones if contrast(tone, WHITE) >= TEXT or tone == primary)


def derived(given: dict[str, str]) -> dict[str, str]:
    """All tokens: those given, and the others worked out from primary and accent."""
    primary = given.get("primary", INK)
    accent = given.get("accent", primary)
    bright = given.get("accent-bright") or nearest_passing(mix(accent, WHITE, 0.5), primary, TEXT)
    tokens = {
        "white": WHITE,
        "primary": primary,
        "primary-2": lighter_shape(primary, 0.13),
        "primary-3": lighter_shape(primary, 0.26),
        "tint-1": mix(primary, WHITE, 0.07),
        "tint-2": mix(primary, WHITE, 0.14),
        "accent": accent,
        "accent-bright": bright,
        "accent-tint": mix(bright, WHITE, 0.25),
        "ink": INK,
        "ink-soft": INK_SOFT,
        "line": LINE,
        "hair": HAIR,
        "on-primary": WHITE,
    } | given
    fields = {"field": "primary", "field-2": "primary-2", "field-3": "primary-3"}
    fields |= {"field-mark": "accent-bright", "on-field": "on-primary"}
    return {name: tokens[source] for name, source in fields.items()} | tokens


def low_pairs(tokens: dict[str, str]) -> Iterator[tuple[str, str, float, str]]:
    """The pairs that are too close."""
    for front, ground, least, where in PAIRS:
        if contrast(tokens[front], tokens[ground]) < least:
            yield front, ground, least, where


def checked(
    given: dict[str, str], spans: dict[str, Span], diagnostics: Diagnostics, *, fix: bool = False
) -> dict[str, str]:
    """All tokens, every pair of them readable.

    Args:
        given: Colours that the brand file gives, by token.
        spans: Where each was given.
        diagnostics: Where pairs that are too close are said.
        fix: Use the nearest colour that passes instead (``--fix-contrast``).
    """
    tokens = derived(given)
    for _ in PAIRS:  # mending one colour may bring another pair too close: each pass mends one at least
        low = list(low_pairs(tokens))
        for front, ground, least, where in low:
            ratio = f"{contrast(tokens[front], tokens[ground]):.2f}:1"
            said = f"{where}: {front} {tokens[front]} on {ground} {tokens[ground]} has a contrast of {ratio}"
            span = spans.get(front) or spans.get(ground) or spans.get("", Span())
            better = nearest_passing(tokens[front], tokens[ground], least)
            if not fix:
                diagnostics.error(
                    "contrast", said, span, f"it needs {least}:1; {better} passes; --fix-contrast uses it"
                )
                continue
            diagnostics.warning("contrast", said, span, f"{better} is used instead")
            given = {**given, front: better}
            tokens = derived(given)
            break
        if not (fix and low):
            break
    return tokens
