"""``_brand.yml`` (the open brand.yml format) into a Brand: everything wrong in it is said in one run.

What brand.yml allows and printgen has no use for (monospace fonts, success colours ...) is passed over, so that files
made for Quarto work here. What brand.yml lacks stands under ``defaults.printgen``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from printgen.brand.colour import checked
from printgen.brand.fonts import X_HEIGHT, FontFaultError, from_package, measured, packaged, weight_of
from printgen.brand.model import Brand, Contacts, Font, Mark
from printgen.diagnostics import Diagnostics, PrintgenError, Span, nearest
from printgen.read.folder import Folder, text_of
from printgen.read.pictures import read_picture
from printgen.read.records import Records
from printgen.read.yamls import Located, parse
from printgen.read.yamls import Path as Keys

FILE = "_brand.yml"
TOP = ("meta", "logo", "color", "typography", "defaults")
COLOURS = {"primary": "primary", "secondary": "accent", "tertiary": "accent-bright", "foreground": "ink"}
"""brand.yml's names of colours that printgen uses, and the token that each becomes."""
OWN_COLOURS = (
    "primary-2", "primary-3", "tint-1", "tint-2", "accent", "accent-bright", "accent-tint", "ink-soft", "line", "hair",
    "field", "field-2", "field-3", "field-mark", "on-field", "on-primary",
)  # fmt: skip
_HEX = re.compile(r"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")
_SLUG = re.compile(r"[^a-z0-9]+")


NO_CONTACTS = Contacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A partner's logo."""

    logo: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
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
    reader = _Reader(located, place, place.name(file.name), diagnostics)
    brand = reader.brand(fix_contrast)
    diagnostics.raise_if_errors()
    assert brand is not None, "no brand means that an error was said"
    return brand


@dataclass(slots=True)
class _Reader:
    located: Located
    folder: Folder
    file: str
    diagnostics: Diagnostics

    def span(self, *keys: str | int) -> Span:
        return Span(self.file, self.located.line(keys))

    def get(self, *keys: str | int) -> Any:
        """The value at these keys; None where there is none."""
        value = self.located.data
        for key in keys:
            if isinstance(value, dict):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def words(self, *keys: str | int) -> str:
        """A line of text."""
        value = self.get(*keys)
        if value is not None and not isinstance(value, str | int | float):
            self.diagnostics.error("wrong-value", f'"{keys[-1]}" is not a line of text', self.span(*keys), "write one")
            return ""
        return "" if value is None else str(value)

    def brand(self, fix: bool) -> Brand | None:
        if not self._shape():
            return None
        own = self._own()
        text = self._font("base") or packaged("Printgen Text")
        display = self._font("headings") or text
        tokens = self._tokens(own, fix)
        logo, small = self._logos()
        name = self._name()
        if self.diagnostics.errors or not (own and text and display):
            return None
        return Brand(
            slug=_slug(self.folder, name), name=name, link=self._link(), tokens=tokens, text=text, display=display,
            type_k=round(X_HEIGHT / text.x_height, 3), display_k=own.display_scale,
            display_track=own.display_track, logo=logo, logo_small=small or logo,
            name_beside_logo="" if own.logo_spells_name and logo else name, partners=self._partners(own),
            contacts=own.contacts, other_formats=own.other_formats,
            imprint=tuple(filter(None, (own.charity, own.disclaimer))),
            warnings=tuple(self.diagnostics),
        )  # fmt: skip

    def _shape(self) -> bool:
        data = self.located.data
        if not isinstance(data, dict):
            self.diagnostics.error(
                "wrong-value", "this brand file is empty", Span(self.file, 1), "write meta: and color:"
            )
            return False
        for key, value in data.items():
            if key not in TOP:
                self.diagnostics.error(
                    "unknown-key", f'there is no "{key}" here', self.span(key), nearest(str(key), TOP)
                )
            elif not isinstance(value, dict) and key != "logo":
                self.diagnostics.error(
                    "wrong-value", f'"{key}" is not a list of key: value', self.span(key), "write one"
                )
        return not self.diagnostics.errors

    def _own(self) -> Own | None:
        value = self.get("defaults", "printgen")
        if value is None:
            return Own()
        own = Records(self.located, self.file, self.diagnostics).read(Own, value, ("defaults", "printgen"))
        for key in own.colors if own else ():
            if key not in OWN_COLOURS:
                span = self.span("defaults", "printgen", "colors", key)
                self.diagnostics.error("unknown-key", f'there is no colour "{key}"', span, nearest(key, OWN_COLOURS))
        return own

    def _name(self) -> str:
        named = ("meta", "name", "full") if isinstance(self.get("meta", "name"), dict) else ("meta", "name")
        name = self.words(*named)
        if not name.strip() and self.get(*named) != "":  # name: "" is said on purpose: the neutral brand has none
            self.diagnostics.error(
                "missing-key", "this brand has no name", self.span("meta"), "write meta: {name: ...}"
            )
        return name

    def _link(self) -> str:
        linked = ("meta", "link", "home") if isinstance(self.get("meta", "link"), dict) else ("meta", "link")
        return self.words(*linked)

    # Colours

    def _tokens(self, own: Own | None, fix: bool) -> dict[str, str]:
        given: dict[str, str] = {}
        spans: dict[str, Span] = {"": self.span("color")}
        for name in self.get("color", "palette") or {}:
            self._colour(("color", "palette", name))
        for name, token in COLOURS.items():
            self._take(("color", name), token, given, spans)
        background = self._colour(("color", "background")) if self.get("color", "background") is not None else "#FFFFFF"
        if background and background != "#FFFFFF":
            self.diagnostics.warning(
                "background",
                "paper is white: the background colour is not used",
                self.span("color", "background"),
                "a tinted edition takes its ground from the edition",
            )
        for name in own.colors if own else ():
            if name in OWN_COLOURS:
                self._take(("defaults", "printgen", "colors", name), name, given, spans)
        if self.diagnostics.errors:
            return {}
        return checked(given, spans, self.diagnostics, fix=fix)

    def _take(self, keys: Keys, token: str, given: dict[str, str], spans: dict[str, Span]) -> None:
        if self.get(*keys) is None:
            return
        spans[token] = self.span(*keys)
        if colour := self._colour(keys):
            given[token] = colour

    def _colour(self, keys: Keys, seen: tuple[str, ...] = ()) -> str:
        """A colour as ``#RRGGBB``, names of the palette followed; "" when it is none (that has been said)."""
        value = self.get(*keys)
        if isinstance(value, dict) and "light" in value:
            return self._colour((*keys, "light"), seen)
        name, palette = str(value), self.get("color", "palette") or {}
        if _HEX.match(name):
            digits = name[1:] if len(name) == 7 else "".join(c * 2 for c in name[1:])
            return "#" + digits.upper()
        if name in seen:
            self.diagnostics.error(
                "colour", f'the colour "{name}" is named by itself', self.span(*keys), "give it as #RRGGBB"
            )
            return ""
        if name in palette and ("color", "palette", name) != keys:
            return self._colour(("color", "palette", name), (*seen, name))
        if name in COLOURS and ("color", name) != keys and self.get("color", name) is not None:
            return self._colour(("color", name), (*seen, name))
        hint = "write it as #RRGGBB" + (
            f", or use a name of the palette: {', '.join(map(str, palette))}" if palette else ""
        )
        self.diagnostics.error("colour", f'"{name}" is not a colour', self.span(*keys), hint)
        return ""

    # Fonts

    def _font(self, use: str) -> Font | None:
        value = self.get("typography", use)
        family = value.get("family") if isinstance(value, dict) else value
        if not family:
            return None
        keys: Keys = ("typography", use, "family") if isinstance(value, dict) else ("typography", use)
        listed = self.get("typography", "fonts") or []
        at = next((n for n, f in enumerate(listed) if isinstance(f, dict) and f.get("family") == family), None)
        try:
            if at is not None:
                return self._listed(str(family), at)
            if known := packaged(str(family)):
                return known
        except FontFaultError as fault:
            self.diagnostics.error("font", f'the font "{family}": {fault}', self.span(*keys))
            return None
        self.diagnostics.error(
            "font",
            f'there is no font "{family}"',
            self.span(*keys),
            "list its files under typography: fonts:, or use Printgen Text, Printgen Display or Atkinson Hyperlegible",
        )
        return None

    def _listed(self, family: str, at: int) -> Font | None:
        keys: Keys = ("typography", "fonts", at)
        source = self.words(*keys, "source") or "file"
        if source == "package":
            return from_package(family)
        if source != "file":
            package = "fontpkg-" + family.lower().replace(" ", "-")
            self.diagnostics.error(
                "font",
                f'the font "{family}" would have to be fetched from {source}',
                self.span(*keys),
                f"printgen fetches nothing: install {package} and write source: package, or give its files",
            )
            return None
        faces: dict[int, Path] = {}
        for n, _ in enumerate(self.get(*keys, "files") or []):
            self._face((*keys, "files", n), family, faces)
        if not faces:
            self.diagnostics.error("font", f'the font "{family}" has no files', self.span(*keys), "list its files")
            return None
        return Font(family, faces, measured(faces.get(400) or next(iter(faces.values()))))

    def _face(self, keys: Keys, family: str, faces: dict[int, Path]) -> None:
        value = self.get(*keys)
        name = str(value.get("path", "")) if isinstance(value, dict) else str(value)
        span = self.span(*keys)
        if isinstance(value, dict) and str(value.get("style", "normal")) != "normal":
            return
        try:
            self.folder.read(name, span, "font file")
            weight = weight_of(value.get("weight", 400) if isinstance(value, dict) else 400)
            path = self.folder.path(name, span)
            measured(path)
            faces[weight] = path
        except PrintgenError as fault:
            self.diagnostics.extend(fault.diagnostics)
        except FontFaultError as fault:
            self.diagnostics.error("font", f'the font file "{name}" of {family} cannot be used: {fault}', span)

    # Logos

    def _logos(self) -> tuple[Mark | None, Mark | None]:
        value = self.get("logo")
        if value is None:
            return None, None
        if isinstance(value, str):
            return self._mark(("logo",)), None
        if not isinstance(value, dict):
            self.diagnostics.error(
                "logo", "logo is not a file or a list of sizes", self.span("logo"), "write logo: {medium: ...}"
            )
            return None, None
        found = {size: self._mark(("logo", size)) for size in ("large", "medium", "small") if value.get(size)}
        return found.get("large") or found.get("medium") or found.get("small"), found.get("small")

    def _mark(self, keys: Keys) -> Mark | None:
        """A logo: a file, a name under ``logo.images``, or one of these for light grounds."""
        value = self.get(*keys)
        if isinstance(value, dict) and "light" in value:
            return self._mark((*keys, "light"))
        images = self.get("logo", "images") if isinstance(self.get("logo"), dict) else None
        if isinstance(value, str) and isinstance(images, dict) and value in images:
            return self._mark(("logo", "images", value))
        name, alt = (value.get("path"), value.get("alt")) if isinstance(value, dict) else (value, None)
        if not isinstance(name, str):
            self.diagnostics.error("logo", "this logo has no file", self.span(*keys), "write path: logo.svg")
            return None
        return self._picture(
            name, str(alt or self.words("meta", "name") or self.words("meta", "name", "full")), self.span(*keys)
        )

    def _picture(self, name: str, alt: str, span: Span) -> Mark | None:
        try:
            picture = read_picture(self.folder.read(name, span, "logo"), name, span, self.diagnostics)
        except PrintgenError as fault:
            self.diagnostics.extend(fault.diagnostics)
            return None
        return Mark(picture, alt) if picture else None

    def _partners(self, own: Own) -> tuple[Mark, ...]:
        marks = (
            self._picture(p.logo, p.name, self.span("defaults", "printgen", "partners", n))
            for n, p in enumerate(own.partners)
        )
        return tuple(mark for mark in marks if mark)


def _slug(folder: Folder, name: str) -> str:
    """The folder's name, or the brand's own where the folder has none that tells."""
    resolved = folder.root.resolve().name
    base = name if resolved in ("brand", "") else resolved
    return _SLUG.sub("-", base.lower()).strip("-") or "brand"
