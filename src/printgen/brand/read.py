"""``_brand.yml`` (the open brand.yml format) into a Brand: everything wrong in it is said in one run.

What brand.yml allows and printgen has no use for (monospace fonts, success colours ...) is passed over, so that files
made for Quarto work here. What brand.yml lacks stands under ``defaults.printgen``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from printgen.brand.fonts import X_HEIGHT, packaged
from printgen.brand.marks import read_logos, read_mark
from printgen.brand.model import Brand, Contacts, Mark
from printgen.brand.palette import COLOURS, OWN_COLOURS, read_colours
from printgen.brand.source import Source
from printgen.brand.typeface import USES, read_font
from printgen.diagnostics import Diagnostics, PrintgenError, Span
from printgen.read.folder import Folder, text_of
from printgen.read.records import Records
from printgen.read.yamls import Path as Keys
from printgen.read.yamls import parse
from printgen.record import record

__all__ = ["COLOURS", "OWN_COLOURS", "Own", "Partner", "load_brand"]

FILE = "_brand.yml"
TOP = ("meta", "logo", "color", "typography", "defaults")
DEFAULT_FONT = "Printgen Text"
_OWN: Keys = ("defaults", "printgen")
_SLUG = re.compile(r"[^a-z0-9]+")
_URL = re.compile(r"https?://[^\s\"'<>]+\Z")
_WEB = re.compile(r"(?:https?://)?[^\s\"'<>:/@]+(?:/[^\s\"'<>]*)?\Z")
_EMAIL = re.compile(r"[^\s@\"'<>]+@[^\s@\"'<>]+\Z")

NO_CONTACTS = Contacts()


@record(kw_only=True)
class Partner:
    """A partner's logo."""

    logo: str
    name: str


@record(kw_only=True)
class Own:
    """What stands under ``defaults.printgen``.

    Attributes:
        contacts: Ways to get in touch.
        charity: Charity number, as it is to be printed.
        disclaimer: Small print.
        partners: Partners, with logos.
        logo_spells_name: The logo holds the name, so that it is not set beside it.
        other_formats: The line that says which formats people can have.
        display_scale: Factor for the size of headings; 1 by default: set wide faces a touch smaller.
        display_track: Letter spacing of headings, in em.
        colors: Tokens that are not to be worked out from primary and secondary.
    """

    contacts: Contacts = NO_CONTACTS
    charity: str = ""
    disclaimer: str = ""
    partners: tuple[Partner, ...] = ()
    logo_spells_name: bool = False
    other_formats: str = ""
    display_scale: float = 1.0
    display_track: float = -0.015
    colors: Mapping[str, str] = field(default_factory=dict)


def load_brand(path: Path | str | None, *, fix_contrast: bool = False) -> Brand:
    """Reads a brand.

    Args:
        path: A ``_brand.yml`` or the folder that holds it; None for the neutral brand.
        fix_contrast: Use the nearest readable colour where two are too close.

    Raises:
        PrintgenError: with every fault found, each with its line.
    """
    if path is None:
        from printgen.resources import folder

        path = folder("content") / "brands" / "default"
    file = Path(path) / FILE if Path(path).is_dir() else Path(path)
    place = Folder(file.parent, file.parent.as_posix())
    diagnostics = Diagnostics()
    text = text_of(place.read(file.name, Span(file.as_posix()), "brand file"), file.as_posix())
    located = parse(text, place.name(file.name))
    brand = _brand(Source(located, place, place.name(file.name), diagnostics), fix_contrast)
    if brand is None or diagnostics.errors:
        raise PrintgenError(*diagnostics)
    return brand


def _brand(source: Source, fix: bool) -> Brand | None:
    if not _shape(source):
        return None
    own, name = _own(source), _name(source)
    text = read_font(source, "base") or packaged(DEFAULT_FONT)
    display = read_font(source, "headings") or text
    tokens = read_colours(source, own.colors if own else {}, fix=fix)
    logo, small = read_logos(source, name)
    partners = _partners(source, own)
    linked = isinstance(source.get("meta", "link"), dict)
    link = _address(source, ("meta", "link", "home") if linked else ("meta", "link"))
    if source.diagnostics.errors or not (own and text and display):
        return None
    return Brand(
        slug=_slug(source.folder, name), name=name, link=link, tokens=tokens, text=text, display=display,
        type_k=round(X_HEIGHT / text.x_height, 3), display_k=own.display_scale, display_track=own.display_track,
        logo=logo, logo_small=small or logo, name_beside_logo="" if own.logo_spells_name and logo else name,
        partners=partners, contacts=own.contacts, other_formats=own.other_formats,
        imprint=tuple(filter(None, (own.charity, own.disclaimer))), warnings=tuple(source.diagnostics),
    )  # fmt: skip


def _shape(source: Source) -> bool:
    """Whether it is a brand file at all; what else is wrong is said part by part."""
    data = source.located.data
    if not isinstance(data, dict):
        source.error("wrong-value", "this brand file is empty", (), "write meta: and color:")
        return False
    source.known((), TOP)
    for key in TOP:
        if key != "logo":
            source.mapping(key)
    source.known(("typography",), ("fonts", *USES))
    return not source.diagnostics.errors


def _name(source: Source) -> str:
    keys: Keys = ("meta", "name")
    if isinstance(source.get(*keys), dict):
        keys = (*keys, "full")
    name = source.words(*keys).strip()
    if not name and source.get(*keys) != "":  # name: "" is said on purpose: the neutral brand has none
        source.error("missing-key", "this brand has no name", ("meta",), "write meta: {name: ...}")
    return name


def _own(source: Source) -> Own | None:
    value = source.get(*_OWN)
    if value is None:
        return Own()
    own = Records(source.located, source.file, source.diagnostics).read(Own, value, _OWN)
    if own is None:
        return None
    _address(source, (*_OWN, "contacts", "sign-language-url"))
    if own.contacts.web and not _WEB.match(own.contacts.web):
        said, hint = f'"{own.contacts.web}" is not a web address', "write it as www.example.org or https://..."
        source.error("wrong-value", said, (*_OWN, "contacts", "web"), hint)
    if own.contacts.email and not _EMAIL.match(own.contacts.email):
        source.error("wrong-value", f'"{own.contacts.email}" is not an e-mail address', (*_OWN, "contacts", "email"))
    if not 0.5 <= own.display_scale <= 1.5:
        source.error("wrong-value", "display-scale is not between 0.5 and 1.5", (*_OWN, "display-scale"))
    if not -0.1 <= own.display_track <= 0.08:  # wider spacing breaks words apart when text is copied or read out
        source.error("wrong-value", "display-track is not between -0.1 and 0.08", (*_OWN, "display-track"))
    return own


def _address(source: Source, keys: Keys) -> str:
    """A web address; "" where there is none, or where it is none (that has been said)."""
    url = source.words(*keys)
    if url and not _URL.match(url):
        source.error("wrong-value", f'"{url}" is not a web address', keys, "begin it with https://")
        return ""
    return url


def _partners(source: Source, own: Own | None) -> tuple[Mark, ...]:
    listed = enumerate(own.partners if own else ())
    marks = (read_mark(source, (*_OWN, "partners", n, "logo"), partner.name) for n, partner in listed)
    return tuple(mark for mark in marks if mark)


def _slug(folder: Folder, name: str) -> str:
    """The folder's name, or the brand's own where the folder has none that tells."""
    resolved = folder.root.resolve().name
    base = name if resolved in ("brand", "") else resolved
    return _SLUG.sub("-", base.lower()).strip("-") or "brand"
