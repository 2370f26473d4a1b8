"""A brand in the colours and fonts of a designer's reference document.

A reference whose theme is still the neutral one of the packaged document takes the brand's colours and fonts, and its
sizes follow them. A reference with a theme of its own keeps it: what the designer sees in Word is what comes out. The
pictures that printgen draws take the same colours. Name, logo and contacts are the brand's in either case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from printgen.brand.colour import derived, low_pairs
from printgen.colour import contrast
from printgen.diagnostics import Diagnostic, Span
from printgen.write.docx.dress import SLOTS

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.write.docx.adopt import Adopted
    from printgen.write.docx.dress import Dress

CODE = "reference-colours"
_TOKENS = {role: "on-primary" if role == "white" else role for role in SLOTS}
_FIELDS = ("field", "field-2", "field-3", "field-mark", "on-field")


def brand_in(brand: Brand, own: Adopted) -> Brand:
    """The brand with the colours of a reference's theme, where that has its own."""
    theme = {token: f"#{own.look.colours[role]}" for role, token in _TOKENS.items() if role in own.look.colours}
    if not theme or _shown(brand.tokens) == _shown({**brand.tokens, **theme}):
        return brand
    neutral = {name: brand.tokens[name] for name in ("line", "hair") if name in brand.tokens}
    tokens = derived(neutral | theme)
    if tokens["primary"] == brand.tokens["primary"]:
        tokens |= {name: brand.tokens[name] for name in _FIELDS if name in brand.tokens}
    return replace(brand, tokens=tokens)


def _shown(tokens: Mapping[str, str]) -> list[str]:
    """The colours that Word's picker shows."""
    return [tokens.get(token, "").upper() for token in _TOKENS.values()]


def dress_in(dress: Dress, own: Adopted) -> Dress:
    """A dress with the fonts of a reference's theme, where that has its own: then its sizes stay as they are."""
    look = own.look
    links = {role: look.colours[role] for role in ("link", "followed") if role in look.colours}
    dress = replace(dress, colours={**dress.colours, **links}) if links else dress
    if not look.text_font:
        return dress
    return replace(dress, text_font=look.text_font, display_font=look.display_font, sized=own.sized)


def said(before: Brand, after: Brand, own: Adopted, file: str) -> Iterator[Diagnostic]:
    """What the reference's own colours change, and which of them are hard to read."""
    yield from own.found
    if after is before:
        return
    name = f' "{before.name}"' if before.name else ""
    yield Diagnostic(
        "warning",
        CODE,
        f"Word's colours are those of the reference, not of the brand{name}",
        Span(file),
        "to have the brand's, make the reference again: printgen reference",
    )
    for front, ground, least, where in low_pairs(after.tokens):
        ratio = contrast(after.tokens[front], after.tokens[ground])
        yield Diagnostic(
            "warning",
            "contrast",
            f"{where}: the theme's {after.tokens[front]} on {after.tokens[ground]} has a contrast of {ratio:.2f}:1",
            Span(file),
            f"it needs {least}:1; change the theme's colours in Word",
        )
