"""A brand as the pages need it: tokens, fonts and slots, and nothing that a template could branch on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.brand.coverage import FALLBACK
from printgen.brand.fonts import packaged
from printgen.edition import STANDARD, Edition
from printgen.record import record

if TYPE_CHECKING:
    from printgen.brand import Brand, Font, Mark

Asset = tuple[bytes, str]
NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
SMALL_HEIGHT, SMALL_WIDTH = 8.0, 24.0
"""The footer's slot for the small logo, in mm."""


@record
class ContactLine:
    """One way to get in touch.

    Attributes:
        icon: Its sign.
        strong: What leads, in bold.
        words: What follows.
        url: Where it leads: the words, or the part of them that is the address, are the link.
        wide: It takes a whole line.
    """

    icon: str
    strong: str
    words: str
    url: str = ""
    wide: bool = False


@record(kw_only=True)
class Dress:
    """What a brand puts into the pages.

    Attributes:
        css: Tokens and font faces.
        assets: Logos and fonts by the names that the style sheets and templates use.
        name: Of the team or organisation.
        logo_alt: Alternative of the logo; "" when there is no logo.
        name_beside_logo: The name, where the logo does not spell it.
        partners: Names of partners; their logos are ``slot/partner-1`` and so on.
        contacts: Ways to get in touch.
        logo_small: CSS background-size of the small logo; "" when there is none.
        logo_small_width: Its width, in millimetres; 0 when there is none.
        other_formats: The line that says which formats people can have; empty for the usual one.
        imprint: Charity number, disclaimer.
    """

    css: str
    assets: Mapping[str, Asset]
    name: str
    logo_alt: str
    name_beside_logo: str
    partners: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    logo_small: str
    logo_small_width: float
    other_formats: str
    imprint: tuple[str, ...]


WIDE, WIDE_DISPLAY, WIDE_SPARE = "Printgen Wide", "Printgen Wide Display", "Printgen Wide Spare"
"""What the fonts of an edition with more white between letters are called."""


def dress(brand: Brand, edition: Edition = STANDARD) -> Dress:
    """The slots of a brand; its fonts widened where an edition asks for more white between letters."""
    fonts = _fonts(brand, edition)
    return Dress(
        css="\n".join([_tokens(brand, fonts), *_faces(fonts)]),
        assets={name: asset for font in fonts for name, asset in font.assets()} | dict(_marks(brand)),
        name=brand.name,
        logo_alt=brand.logo.alt if brand.logo else "",
        name_beside_logo=brand.name_beside_logo if brand.logo else brand.name,
        partners=tuple(mark.alt for mark in brand.partners),
        contacts=contact_lines(brand),
        logo_small=_small(brand.logo_small),
        logo_small_width=min(brand.logo_small.ratio * SMALL_HEIGHT, SMALL_WIDTH) if brand.logo_small else 0.0,
        other_formats=brand.other_formats,
        imprint=brand.imprint,
    )


def contact_lines(brand: Brand) -> tuple[ContactLine, ...]:
    """The ways to get in touch that the brand gives, the quickest first."""
    c = brand.contacts
    lines = (
        ContactLine("phone", c.phone, c.hours),
        ContactLine("post", "", c.post),
        ContactLine("email", "", c.email, f"mailto:{c.email}"),
        ContactLine("web", "", c.web, c.web if "://" in c.web else f"https://{c.web}"),
        ContactLine("signing", "", c.sign_language, c.sign_language_url, wide=True),
    )
    return tuple(line for line in lines if line.strong or line.words)


class _Face:
    """A family as the style sheets name it."""

    def __init__(self, font: Font, edition: Edition, wide: str) -> None:
        self.font, self.edition = font, edition
        self.family = wide if edition.letter_spacing else font.family

    def name(self, weight: int) -> str:
        return f"font/{self.family.lower().replace(' ', '-')}-{weight}"

    def assets(self) -> Iterator[tuple[str, Asset]]:
        for weight, path in sorted(self.font.faces.items()):
            yield self.name(weight), (self._file(weight, path), "font/ttf")

    def _file(self, weight: int, path: Path) -> bytes:
        if not self.edition.letter_spacing:
            return path.read_bytes()
        from printgen.brand.spaced import widened

        return widened(self.font, weight, self.family, self.edition)


def _fonts(brand: Brand, edition: Edition) -> tuple[_Face, ...]:
    """The text's family, that of the headings where it is another, and one for what a person's own font lacks."""
    text = _Face(brand.text, edition, WIDE)
    faces = [text] if len(brand.fonts) == 1 else [text, _Face(brand.display, edition, WIDE_DISPLAY)]
    spare = packaged(FALLBACK) if edition.font and brand.text.family != FALLBACK else None
    return (*faces, _Face(spare, edition, WIDE_SPARE)) if spare else tuple(faces)


def _tokens(brand: Brand, fonts: tuple[_Face, ...]) -> str:
    rules = [f"--{name}: {value}" for name, value in sorted(brand.tokens.items())]
    rules += [
        f"--font-text: {_stack(fonts, brand.text)}",
        f"--font-display: {_stack(fonts, brand.display)}",
        f"--type-k: {brand.type_k:g}",
        f"--display-k: {brand.display_k:g}",
        f"--display-track: {brand.display_track:g}em",
        f"--logo-w: {brand.logo_width:g}mm",
    ]
    return ":root { " + "; ".join(rules) + " }"


def _stack(fonts: tuple[_Face, ...], first: Font) -> str:
    """The families in which words are set: their own, then what stands in for it."""
    own = next(one.family for one in fonts if one.font is first or one.font == first)
    spare = [one.family for one in fonts if one.font.family == FALLBACK and one.family != own][:1]
    return ", ".join([f'"{family}"' for family in (own, *spare)] + ["sans-serif"])


def _faces(fonts: tuple[_Face, ...]) -> Iterator[str]:
    for one in fonts:
        for weight in sorted(one.font.faces):
            face = f'font-family: "{one.family}"; font-weight: {weight}; src: url({one.name(weight)})'
            yield f"@font-face {{ {face} }}"


def _marks(brand: Brand) -> Iterator[tuple[str, Asset]]:
    marks = {"logo": brand.logo, "logo-small": brand.logo_small}
    marks |= {f"partner-{n}": mark for n, mark in enumerate(brand.partners, 1)}
    for name, mark in marks.items():
        if mark:
            yield f"slot/{name}", (mark.picture.data, mark.picture.mime)
    if not brand.logo_small:
        yield "slot/logo-small", (NOTHING, "image/svg+xml")  # the style sheet asks for it, whatever the brand has


def _small(mark: Mark | None) -> str:
    """The small logo, as large as its slot allows, and ranged to the slot's edge: size ``contain`` would centre it."""
    if mark is None:
        return ""
    if mark.ratio * SMALL_HEIGHT > SMALL_WIDTH:
        return f"{SMALL_WIDTH:g}mm auto"
    return f"auto {SMALL_HEIGHT:g}mm"
