"""What a brand is, once read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from printgen.diagnostics import Diagnostic
from printgen.model.workbook import Picture
from printgen.record import record


@record
class Mark:
    """A logo.

    Attributes:
        picture: SVG, PNG, JPEG or WebP.
        alt: What it says.
        mono: The same in black, for editions without colour; None where there is none.
    """

    picture: Picture
    alt: str
    mono: Picture | None = None

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.picture.width / self.picture.height


@record
class Font:
    """A family and its files.

    Attributes:
        family: Name in CSS and in Word.
        faces: Font file by weight (400, 700).
        x_height: Height of x over the em: sizes of two brands are compared by it.
    """

    family: str
    faces: Mapping[int, Path] = field(compare=False)
    x_height: float = 0.496


@record(kw_only=True)
class Contacts:
    """Ways to get in touch; what is empty is not shown."""

    phone: str = ""
    hours: str = ""
    email: str = ""
    web: str = ""
    post: str = ""
    sign_language: str = ""
    sign_language_url: str = ""


@record(kw_only=True)
class Brand:
    """A team's brand.

    Attributes:
        slug: Short name for file names.
        name: Of the team or organisation.
        link: Its web address.
        tokens: ``#RRGGBB`` by role: primary, primary-2, primary-3, tint-1, tint-2, accent, accent-bright,
            accent-tint, ink, ink-soft, line, hair, on-primary, and field, field-2, field-3, field-mark, on-field for
            large fields of colour.
        text: Font of the words.
        display: Font of the headings.
        type_k: Factor that makes the x-height of ``text`` equal to the reference (0.496).
        display_k: Factor for the size of headings.
        display_track: Letter spacing of headings, in em.
        logo: For the cover; None where there is none.
        logo_small: For running footers; the logo where there is no small one.
        name_beside_logo: The name, where the logo does not spell it.
        partners: Logos of partners.
        contacts: Ways to get in touch.
        other_formats: The line that says which formats people can have; empty for the usual one.
        imprint: Charity number, disclaimer and such, for small print.
        warnings: What reading found that does not stop a build.
    """

    slug: str
    name: str
    link: str = ""
    tokens: Mapping[str, str]
    text: Font
    display: Font
    type_k: float = 1.0
    display_k: float = 1.0
    display_track: float = -0.015
    logo: Mark | None = None
    logo_small: Mark | None = None
    name_beside_logo: str = ""
    partners: tuple[Mark, ...] = ()
    contacts: Contacts = Contacts()
    other_formats: str = ""
    imprint: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = field(default=(), compare=False)

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The fonts, each once."""
        return (self.text,) if self.text.family == self.display.family else (self.text, self.display)

    @property
    def logo_width(self) -> float:
        """Width of the logo's slot on the cover, in mm: a wide logo needs more than a tall one to look as large."""
        return 80.0 if self.logo and self.logo.ratio > 1.6 else 40.0
