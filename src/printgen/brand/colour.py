"""Colours of a brand: what stands on what, and how readable it has to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from printgen.colour import WHITE, contrast, mix, nearest_passing
from printgen.diagnostics import Diagnostics, Span

INK, INK_SOFT, LINE, HAIR = "#1B2324", "#47545A", "#879598", "#C3CBCD"
TEXT = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
GRAPHICS = 3.0
"""Least contrast of signs and lines (WCAG 2.2, 1.4.11)."""
STEPS = 100
ROUNDS = 60
"""Mendings after which colours are left as they are; a few are enough for any brand."""
GROUNDS = ("tint-1", "tint-2", "accent-tint", "primary-3")
"""Grounds that are there for what stands on them."""

Pair: TypeAlias = tuple[str, str, float, str]
PAIRS: tuple[Pair, ...] = (
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
    ("line", "tint-1", GRAPHICS, "writing lines on a tinted panel"),
)
"""What stands on what: foreground token, ground token, least ratio, and where a reader meets it."""


def lighter_shape(primary: str, share: float) -> str:
    """A lighter tone of a dark primary for shapes on it, as light as white numerals allow."""
    tones = (mix(primary, WHITE, 1 - share * k / STEPS) for k in range(STEPS, -1, -1))
    return next(tone for tone in tones if contrast(tone, WHITE) >= TEXT or tone == primary)


def derived(given: Mapping[str, str]) -> dict[str, str]:
    """All tokens: those given, and the others worked out from primary and accent."""
    primary = given.get("primary", INK)
    accent = given.get("accent", primary)
    bright = given.get("accent-bright") or nearest_passing(mix(accent, WHITE, 0.5), primary, TEXT)
    panel = given.get("tint-1") or mix(primary, WHITE, 0.07)
    tokens = {
        "white": WHITE,
        "primary": primary,
        "primary-2": lighter_shape(primary, 0.13),
        "primary-3": lighter_shape(primary, 0.26),
        "tint-1": panel,
        "tint-2": mix(primary, WHITE, 0.14),
        "accent": accent,
        "accent-bright": bright,
        "accent-tint": mix(bright, WHITE, 0.25),
        "ink": INK,
        "ink-soft": INK_SOFT,
        "line": nearest_passing(LINE, panel, GRAPHICS),
        "hair": HAIR,
        "on-primary": WHITE,
    } | dict(given)
    fields = {"field": "primary", "field-2": "primary-2", "field-3": "primary-3"}
    fields |= {"field-mark": "accent-bright", "on-field": "on-primary"}
    return {name: tokens[source] for name, source in fields.items()} | tokens


def low_pairs(tokens: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs that are too close."""
    return (pair for pair in PAIRS if contrast(tokens[pair[0]], tokens[pair[1]]) < pair[2])


def mended(given: Mapping[str, str]) -> dict[str, str]:
    """The colours given, with those changed or added that make every pair readable.

    Mending one may bring another pair too close, and tints follow the primary, so it goes on until none is left.
    """
    colours = dict(given)
    for _ in range(ROUNDS):
        tokens = derived(colours)
        low = next(low_pairs(tokens), None)
        if low is None:
            break
        name, other = _which(low, given)
        colours[name] = nearest_passing(tokens[name], tokens[other], low[2])
    return colours


def _which(pair: Pair, given: Mapping[str, str]) -> tuple[str, str]:
    """What to change in a pair, and what to leave: a ground that the brand gave, else what stands on it."""
    front, ground = pair[:2]
    return (ground, front) if ground in GROUNDS and ground in given else (front, ground)


def checked(
    given: Mapping[str, str], spans: Mapping[str, Span], diagnostics: Diagnostics, *, fix: bool = False
) -> dict[str, str]:
    """All tokens, every pair of them readable.

    Args:
        given: Colours that the brand file gives, by token.
        spans: Where each was given.
        diagnostics: Where pairs that are too close are said: an error each, or a warning each with ``fix``.
        fix: Use the nearest colours that pass instead (``--fix-contrast``).
    """
    tokens, better = derived(given), derived(mended(given))
    for pair in low_pairs(tokens):
        front, ground, least, where = pair
        name, other = _which(pair, given)
        if tokens[name] == better[name]:  # mended by what the other one is worked out from, or on account of it
            name, other = other, name
        ratio = f"{contrast(tokens[front], tokens[ground]):.2f}:1"
        said = f"{where}: {front} {tokens[front]} on {ground} {tokens[ground]} has a contrast of {ratio}"
        span = spans.get(name) or spans.get(other) or spans.get("", Span())
        instead = f"{name} {better[name]}"
        if fix:
            diagnostics.warning("contrast", said, span, f"{instead} is used instead")
        else:
            hint = f"it needs {least}:1; {instead} passes; --fix-contrast uses it"
            diagnostics.error("contrast", said, span, hint)
    return better if fix else tokens
