"""A brand as a Word document needs it: colours and fonts for the theme, logos, contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.model.workbook import Picture

if TYPE_CHECKING:
    from printgen.brand import Brand, Mark

NEUTRAL: Mapping[str, str] = {
    "ink": "1B2324", "white": "FFFFFF", "ink-soft": "47545A", "tint-1": "F1F2F2", "primary": "1B2324", "accent": "1B2324",
    "tint-2": "E3E5E5", "primary-2": "3C4546", "accent-bright": "FFFFFF", "accent-tint": "F1F2F2", "line": "879598",
    "hair": "C3CBCD",
}  # fmt: skip
"""Colours of a document without a brand, RRGGBB by role."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One way to get in touch: its sign, what leads (bold), what follows."""

    icon: str
    strong: str
    words: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo and what it says."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBrand:
    """What a brand gives a Word document.

    Attributes:
        name: Of the team or organisation.
        colours: RRGGBB by role.
        tokens: Values for ``var(--name)`` in SVG pictures.
        text_font: Family of the words.
        display_font: Family of the headings.
        fallback: Family that stands in where those are not installed.
        text_scale: Factor for the sizes of words.
        display_scale: Factor for the sizes of headings.
        font_files: For words in SVG pictures.
        logo: For the cover.
        small_logo: For the footers.
        name_beside_logo: The name, where the logo does not spell it.
        partners: Logos of partners.
        contacts: Ways to get in touch.
        other_formats: The line that says which formats people can have.
        imprint: Charity number, disclaimer.
    """

    name: str = ""
    colours: Mapping[str, str] = field(default_factory=lambda: dict(NEUTRAL))
    tokens: Mapping[str, str] = field(default_factory=dict)
    text_font: str = ""
    display_font: str = ""
    fallback: str = "Calibri"
    text_scale: float = 1.0
    display_scale: float = 1.0
    font_files: tuple[Path, ...] = ()
    logo: Logo | None = None
    small_logo: Logo | None = None
    name_beside_logo: str = ""
    partners: tuple[Logo, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    other_formats: str = ""
    imprint: tuple[str, ...] = ()


def word_brand(brand: Brand) -> WordBrand:
    """A brand in Word's terms."""
    from printgen.render.html_brand import contact_lines

    lines = contact_lines(brand)
    fonts = {"--font-text": brand.text.family, "--font-display": brand.display.family}
    return WordBrand(
        name=brand.name,
        colours={name: value.removeprefix("#") for name, value in brand.tokens.items()},
        tokens={f"--{name}": value for name, value in brand.tokens.items()} | fonts,
        text_font=brand.text.family,
        display_font=brand.display.family,
        text_scale=brand.type_k,
        display_scale=brand.display_k,
        font_files=tuple(path for font in brand.fonts for path in font.faces.values()),
        logo=_logo(brand.logo),
        small_logo=_logo(brand.logo_small),
        name_beside_logo=brand.name_beside_logo,
        partners=tuple(Logo(mark.picture, mark.alt) for mark in brand.partners),
        contacts=tuple(ContactLine(one.icon, one.strong, one.words) for one in lines),
        other_formats=brand.other_formats,
        imprint=brand.imprint,
    )


def _logo(mark: Mark | None) -> Logo | None:
    return Logo(mark.picture, mark.alt) if mark else None
