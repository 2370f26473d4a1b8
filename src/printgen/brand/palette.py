"""Colours of a brand file: the palette's names followed, every token worked out, every pair checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from printgen.brand.colour import checked
from printgen.brand.source import Source
from printgen.colour import BLACK, WHITE
from printgen.diagnostics import Span
from printgen.read.yamls import Path as Keys

COLOURS = {"primary": "primary", "secondary": "accent", "tertiary": "accent-bright", "foreground": "ink"}
"""brand.yml's names of colours that printgen uses, and the token that each becomes."""
THEME = (*COLOURS, "background", "success", "info", "warning", "danger", "light", "dark")
"""brand.yml's names of colours."""
OWN_COLOURS = (
    "primary-2", "primary-3", "tint-1", "tint-2", "accent", "accent-bright", "accent-tint", "ink-soft", "line", "hair",
    "field", "field-2", "field-3", "field-mark", "on-field", "on-primary",
)  # fmt: skip
"""Tokens that ``defaults.printgen.colors`` may set."""
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\Z")
_OWN: Keys = ("defaults", "printgen", "colors")


def read_colours(source: Source, own: Mapping[str, str], *, fix: bool) -> dict[str, str]:
    """All tokens as ``#RRGGBB``; empty when a colour is wrong (all of that has been said).

    Args:
        source: The brand file.
        own: ``defaults.printgen.colors``.
        fix: Mend contrast that is too low, with a warning, rather than say an error.
    """
    faults = len(source.diagnostics.errors)
    source.known(("color",), (*THEME, "palette"))
    source.known(_OWN, OWN_COLOURS)
    for name in source.mapping("color", "palette"):
        _colour(source, ("color", "palette", name))
    wanted: dict[str, Keys] = {token: ("color", name) for name, token in COLOURS.items()}
    wanted |= {name: (*_OWN, name) for name in own}
    there = {token: keys for token, keys in wanted.items() if source.get(*keys) is not None}
    _empty(source, [keys for keys in wanted.values() if source.get(*keys) is None])
    given = {token: _colour(source, keys) for token, keys in there.items()}
    _background(source)
    if len(source.diagnostics.errors) > faults:
        return {}
    spans: dict[str, Span] = {"": source.span(("color",))} | {token: source.span(keys) for token, keys in there.items()}
    return checked(given, spans, source.diagnostics, fix=fix)


def _empty(source: Source, absent: Iterable[Keys]) -> None:
    """Says which keys of those without a value are there: # begins a note, so a bare #1D5C63 is none."""
    for keys in absent:
        if keys[-1] in source.mapping(*keys[:-1]):
            hint = 'a sign # begins a note, so put the colour into quotation marks: "#1D5C63"'
            source.error("colour", f'the colour "{keys[-1]}" is empty', keys, hint)


def _background(source: Source) -> None:
    keys: Keys = ("color", "background")
    if source.get(*keys) is not None and _colour(source, keys) not in ("", WHITE):
        source.diagnostics.warning(
            "background",
            "paper is white: the background colour is not used",
            source.span(keys),
            "a tinted edition takes its ground from the edition",
        )


def _colour(source: Source, keys: Keys, seen: tuple[Keys, ...] = ()) -> str:
    """A colour as ``#RRGGBB``, names followed; "" when it is none (that has been said)."""
    value = source.get(*keys)
    if isinstance(value, dict) and "light" in value:
        keys, value = (*keys, "light"), value["light"]
    if not isinstance(value, str):
        source.wrong(keys, "a colour", 'write it as #RRGGBB, in quotation marks, such as "#1D5C63"')
        return ""
    if _HEX.match(value):
        return "#" + (value[1:] if len(value) == 7 else "".join(c * 2 for c in value[1:])).upper()
    places: tuple[Keys, ...] = (("color", "palette", value), ("color", value))
    place = next((p for p in places if p != keys and source.get(*p) is not None), None)
    if place in seen:
        source.error("colour", f'the colour "{value}" is named by itself', keys, "give it as #RRGGBB")
    elif place:
        return _colour(source, place, (*seen, keys, place))
    elif value.lower() in ("black", "white"):
        return BLACK if value.lower() == "black" else WHITE
    else:
        names = ", ".join(n for n in source.mapping("color", "palette") if n != value)
        hint = _meant(value) + (f", or use a name of the palette: {names}" if names else "")
        source.error("colour", f'"{value}" is not a colour', keys, hint)
    return ""


def _meant(value: str) -> str:
    """How to write what was meant: a name of CSS, rgb(...), or six digits without their sign."""
    from PIL.ImageColor import getrgb

    for written in (value, "#" + value):
        try:
            red, green, blue = getrgb(written)[:3]
        except ValueError:
            continue
        return f'write "#{red:02X}{green:02X}{blue:02X}"'
    return "write it as #RRGGBB"
