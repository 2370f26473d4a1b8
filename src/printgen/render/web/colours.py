"""A brand's colours on screen: on white, on a dark ground, and with more contrast, as the reader's own settings ask."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from printgen.colour import BLACK, WHITE, contrast, mix, nearest_passing, parts

Tokens = dict[str, str]
GROUNDS = ("ground", "field-ground", "tint-1", "tint-2", "accent-tint", "on-primary", "on-accent")
INKS = ("ink", "ink-soft", "line", "hair", "panel-edge")
"""With more contrast there is one ground, and one ink for all but headings, links and signs."""
NIGHT = "#0C1011"
"""What a dark ground is mixed from, with a little of the brand's primary."""
VIVID = 0.72
"""Most saturation of a light tone on a dark ground: more glares."""
TEXT, MORE, GRAPHICS = 4.5, 7.0, 3.0
"""Least contrast of text, of text with more contrast, of lines and signs (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11)."""


def light(brand: Mapping[str, str], *, fills: bool = True) -> Tokens:
    """The brand as it is on paper, and what only a screen has; without ``fills``, outlines stand in for them."""
    ground = brand.get("white", WHITE)
    edge = fills and brand["tint-1"] != ground
    return {
        **brand,
        "ground": ground,
        "field-ground": ground,
        "link": brand.get("link", brand["primary"]),
        "focus": nearest_passing(brand["accent"], ground, GRAPHICS),
        "on-accent": max((WHITE, brand["ink"]), key=lambda ink: contrast(ink, brand["accent"])),
        "line": nearest_passing(brand["line"], ground, GRAPHICS + 0.2),
        "fill": "var(--primary)" if fills else ground,
        "on-fill": "var(--on-primary)" if fills else "var(--primary)",
        "fill-accent": "var(--accent)" if fills else ground,
        "on-fill-accent": "var(--on-accent)" if fills else "var(--accent)",
        "panel-line": "0px" if edge else "1.5px",
        "panel-edge": "transparent" if edge else "var(--line)",
    }


def dark(brand: Mapping[str, str]) -> Tokens:
    """The same on a dark ground: each colour lightened until it reads as well as it does on white."""
    ground = mix(brand["primary"], NIGHT, 0.1)
    ink = mix(WHITE, ground, 0.9)
    raised, high = (_raised(brand["primary"], ground, share, ink) for share in (0.3, 0.5))
    primary = _lit(brand["primary"], high, MORE)
    accent = _lit(brand["accent-bright"], raised, TEXT)
    return {
        "ground": ground,
        "field-ground": mix(WHITE, ground, 0.05),
        "ink": ink,
        "ink-soft": _up(mix(WHITE, ground, 0.72), raised, TEXT),
        "primary": primary,
        "primary-3": _up(mix(primary, ground, 0.7), ground, GRAPHICS),
        "on-primary": _down(ground, primary, TEXT),
        "link": primary,
        "focus": accent,
        "accent": accent,
        "on-accent": _down(ground, accent, TEXT),
        "accent-tint": mix(accent, ground, 0.16),
        "tint-1": raised,
        "tint-2": high,
        "line": _up(mix(WHITE, ground, 0.4), ground, GRAPHICS + 0.4),
        "hair": mix(WHITE, ground, 0.22),
    }


def more(brand: Mapping[str, str]) -> Tokens:
    """On white with more contrast: no tinted grounds, dark lines, black words."""
    strong = {name: _down(brand[name], WHITE, MORE) for name in ("primary", "accent")}
    return {
        **dict.fromkeys(GROUNDS, WHITE),
        **dict.fromkeys(INKS, BLACK),
        **strong,
        "primary-3": strong["primary"],
        "link": strong["primary"],
        "focus": BLACK,
    }


def more_dark(brand: Mapping[str, str]) -> Tokens:
    """On black with more contrast."""
    strong = {
        "primary": _lit(brand["primary"], BLACK, MORE + 2),
        "accent": _lit(brand["accent-bright"], BLACK, MORE + 2),
    }
    return {
        **dict.fromkeys(GROUNDS, BLACK),
        **dict.fromkeys(INKS, WHITE),
        **strong,
        "primary-3": strong["primary"],
        "link": strong["primary"],
        "focus": strong["accent"],
    }


def _raised(colour: str, ground: str, share: float, ink: str) -> str:
    """A ground with as much of a colour as lets words on it be read well, and no more than ``share``."""
    steps = (mix(colour, ground, share * (1 - k / 20)) for k in range(21))
    return next((one for one in steps if contrast(ink, one) >= MORE), ground)


def _lit(colour: str, ground: str, ratio: float) -> str:
    """A colour in its own hue, lightened until it reaches the ratio: mixed with white it would turn grey."""
    hue, light, strength = rgb_to_hls(*(part / 255 for part in parts(colour)))
    steps = (hls_to_rgb(hue, light + (1 - light) * k / 50, min(strength, VIVID)) for k in range(51))
    tones = ("#" + "".join(f"{round(255 * part):02X}" for part in step) for step in steps)
    return next((one for one in tones if contrast(one, ground) >= ratio), WHITE)


def _up(colour: str, ground: str, ratio: float) -> str:
    """A colour, lightened until it reaches the ratio."""
    steps = (mix(colour, WHITE, 1 - k / 50) for k in range(51))
    return next((one for one in steps if contrast(one, ground) >= ratio), WHITE)


def _down(colour: str, ground: str, ratio: float) -> str:
    """A colour, darkened until it reaches the ratio."""
    steps = (mix(colour, BLACK, 1 - k / 50) for k in range(51))
    return next((one for one in steps if contrast(one, ground) >= ratio), BLACK)
