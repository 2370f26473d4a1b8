"""A brand as a Word document needs it: colours and fonts for the theme, logos, contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from printgen.model.workbook import Picture

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
