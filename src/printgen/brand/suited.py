"""A brand as an edition wears it: its colours mended to the edition's contrast on the edition's ground, and its font.

Every format gets the brand like this, so that none has to know how an edition changes colours. The brand still shows:
what the edition leaves open keeps the brand's hue and only its tone changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import distributions

from printgen.brand.colour import LINE
from printgen.brand.fonts import PACKAGED, X_HEIGHT, FontFaultError, from_package, packaged
from printgen.brand.logos import suited_mark
from printgen.brand.model import Brand, Font
from printgen.colour import BLACK, WHITE, contrast, grey, mix, nearest_passing
from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.edition import Edition

STRONG = 7.0
"""Contrast from which quieter words are set in full ink (WCAG 2.2, 1.4.6)."""


def suited(brand: Brand, edition: Edition, diagnostics: Diagnostics) -> Brand:
    """The brand in an edition's colours and font.

    Args:
        brand: As read.
        edition: Whose ground, contrast and font it takes.
        diagnostics: Where a font that is not there is said.
    """
    font = font_named(edition.font, edition, diagnostics) if edition.font else None
    text, display = font or brand.text, font or brand.display
    type_k = round(X_HEIGHT / text.x_height, 3) if font else brand.type_k
    display_k = type_k if font else brand.display_k
    return replace(
        brand,
        tokens=suited_tokens(brand.tokens, edition),
        text=text,
        display=display,
        type_k=max(type_k, edition.minimum / edition.small),
        display_k=max(display_k, round(edition.minimum / edition.sizes.h2, 3)),
        display_track=0.0 if font or edition.letter_spacing else brand.display_track,
        logo=suited_mark(brand.logo, edition),
        logo_small=suited_mark(brand.logo_small, edition),
        partners=tuple(mark for mark in (suited_mark(one, edition) for one in brand.partners) if mark),
    )


def font_named(family: str, edition: Edition, diagnostics: Diagnostics) -> Font | None:
    """A family that comes with printgen or is installed as a package; None where there is none (that has been said)."""
    font = packaged(family)
    if font:
        return font
    try:
        return from_package(family, "fontpkg-" + "-".join(family.lower().split()))
    except FontFaultError as fault:
        there = font_names()
        hint = nearest(family, there) if family not in there else str(fault)
        span = edition.spans.get("font", Span())
        diagnostics.error("font", f'there is no font "{family}"', span, hint)
    return None


def font_names() -> tuple[str, ...]:
    """Families that an edition can be set in."""
    installed = (str(one.metadata["Name"]).lower() for one in distributions())
    packages = (name.removeprefix("fontpkg-") for name in installed if name.startswith("fontpkg-"))
    extra = {name.replace("-", " ").title() for name in packages}
    return (*PACKAGED, *sorted(extra - set(PACKAGED)))


def suited_tokens(tokens: Mapping[str, str], edition: Edition) -> dict[str, str]:
    """A brand's tokens on an edition's ground; ``ground`` and ``link`` are among them."""
    own, ground = edition.colours, edition.colours.ground
    away = WHITE if edition.dark else BLACK
    primary = own.headings or _legible(tokens["primary"], ground, edition.contrast)
    ink = own.text or _legible(tokens["ink"], ground, max(edition.contrast, STRONG))
    accent = own.accent or _legible(tokens["accent"], ground, edition.contrast)
    soft = ink if edition.contrast >= STRONG else _legible(tokens["ink-soft"], ground, edition.contrast)
    line = own.lines or _legible(tokens.get("line", LINE), ground, edition.line_contrast)
    out = dict(tokens) | {
        "white": ground,
        "ground": ground,
        "primary": primary,
        "primary-2": mix(primary, ground, 0.87),
        "primary-3": _legible(mix(primary, ground, 0.74), ground, edition.line_contrast),
        "ink": ink,
        "ink-soft": soft,
        "accent": accent,
        "line": line,
        "hair": line if edition.fills != "all" else mix(tokens["hair"], ground, 1.0 if not edition.dark else 0.4),
        "link": own.links or primary,
        "on-primary": primary if edition.fills == "none" else _on(tokens["on-primary"], primary, edition.contrast),
    }
    out |= _panels(out, tokens, edition)
    out["line"] = own.lines or _legible(line, out["tint-1"], edition.line_contrast)  # panels are written in too
    out |= _fields(out, tokens, edition, away)
    return {name: grey(colour) for name, colour in out.items()} if not edition.colour else out


def _legible(colour: str, ground: str, least: float) -> str:
    return nearest_passing(colour, ground, least)


def _on(usual: str, ground: str, least: float) -> str:
    """Words on a ground of colour: as usual, else black or white."""
    return usual if contrast(usual, ground) >= least else max(WHITE, BLACK, key=lambda end: contrast(end, ground))


def _panels(out: Mapping[str, str], tokens: Mapping[str, str], edition: Edition) -> dict[str, str]:
    """Grounds of panels: tints of the brand's colours, as strong as what stands on them allows."""
    ground = out["ground"]
    if edition.fills != "all":
        return {"tint-1": ground, "tint-2": ground, "accent-tint": ground}
    bright = tokens["accent-bright"]
    own = edition.colours.panels
    return {
        "tint-1": own or _tint(tokens["primary"], 0.07, out, edition),
        "tint-2": own or _tint(tokens["primary"], 0.14, out, edition),
        "accent-tint": own or _tint(bright, 0.25, out, edition),
    }


def _tint(colour: str, share: float, out: Mapping[str, str], edition: Edition) -> str:
    """A tint on the edition's ground on which text and headings keep their contrast."""
    for part in range(10, -1, -1):
        tint = mix(colour, out["ground"], share * part / 10)
        if all(contrast(out[name], tint) >= edition.contrast for name in ("ink", "ink-soft", "primary", "link")):
            return tint
    return out["ground"]


def _fields(out: Mapping[str, str], tokens: Mapping[str, str], edition: Edition, away: str) -> dict[str, str]:
    """Large fields of colour, and the shapes and words on them."""
    own, least = edition.colours, edition.contrast
    field = own.fields or tokens["field"]
    on_field = own.on_fields or _on(tokens["on-field"], field, least)
    if contrast(on_field, field) < least:
        field = nearest_passing(field, on_field, least)
    if not own.fields and field == tokens["field"]:
        mark = nearest_passing(tokens["field-mark"], field, max(edition.line_contrast, 3))
        return {"field": field, "on-field": on_field, "field-mark": mark}
    mark = own.accent or nearest_passing(tokens["field-mark"], field, edition.line_contrast)
    strength = 0.4 if edition.fills == "none" else 1.0  # shapes are pale where ink is saved
    return {
        "field": field,
        "field-2": mix(on_field, field, 0.12 * strength),
        "field-3": mix(on_field, field, 0.3 * strength),
        "field-mark": mark,
        "on-field": on_field,
    }
