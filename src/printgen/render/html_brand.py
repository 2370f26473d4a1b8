"""A brand as the pages need it: tokens, fonts and slots, and nothing that a template could branch on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.labels import Labels

Asset = tuple[bytes, str]


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One way to get in touch: its sign, what leads (bold), what follows."""

    icon: str
    strong: str
    words: Any


@dataclass(frozen=True, slots=True)
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
    """

    css: str
    assets: Mapping[str, Asset]
    name: str
    logo_alt: str
    name_beside_logo: str
    partners: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    logo_small: str = "auto 8mm"
    other_formats: str = ""
    imprint: tuple[str, ...] = ()

    def legal(self, labels: Labels) -> tuple[str, ...]:
        """Charity number, disclaimer."""
        return self.imprint


def dress(brand: Brand | Dress) -> Dress:
    """The slots of a brand."""
    return brand  # type: ignore[return-value]
