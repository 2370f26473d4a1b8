"""Styles and numbering of a Word document: what each style inherits, and how each list counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from printgen.importer.source import Mark

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = Any
"""An lxml element; lxml ships no types."""
DEEPEST = 40
"""Styles that inherit further than this are taken to go in a ring."""
_HEADING = re.compile(r"heading([1-9]?)\Z")
_NUMBER = re.compile(r"-?\d{1,7}(?:\.\d+)?")
_TYPEWRITER = ("courier", "consolas", "mono", "menlo", "monaco", "source code")
_TICK_FONTS = ("wingdings", "webdings", "segoe ui symbol", "symbol")
_TICK_SIGNS = frozenset("☐☑☒□▢❏❐❑❒◻◽⬜\uf06f\uf0a8\uf071\uf072\uf0fe\uf0fd\uf052\uf0a3")
_TICK_LETTERS = frozenset("oqr¨£")
"""Letters that are boxes in Wingdings."""


def value(element: Element, path: str, attribute: str = "val") -> str:
    """An attribute of the first element on a path such as "pPr/pStyle"; "" where there is none."""
    found = element.find(_path(path)) if element is not None else None
    return "" if found is None else found.get(WORD + attribute, "")


@cache
def _path(path: str) -> str:
    return "/".join(WORD + step for step in path.split("/"))


def number(text: str) -> float:
    """A number from an attribute; 0 when it is none."""
    match = _NUMBER.match(text or "")
    return float(match[0]) if match else 0.0


def millimetres(twentieths: str) -> float:
    """Twentieths of a point, as Word counts lengths."""
    return number(twentieths) * 25.4 / 1440


def switched(properties: Element, name: str) -> bool | None:
    """Whether a switch such as bold is on; None when nothing says it."""
    found = properties.find(WORD + name) if properties is not None else None
    if found is None:
        return None
    return found.get(WORD + "val", "1") not in ("0", "false", "none", "off")


def key_of(name: str) -> str:
    """A style's key: the English name that every Word writes, small and without spaces.

    >>> key_of("heading 1"), key_of("Worksheet Title")
    ('heading1', 'worksheettitle')
    """
    return re.sub(r"[\s_]+", "", name.lower())


def tick(sign: str, font: str = "") -> bool:
    """Whether a bullet or symbol is a box to tick."""
    return sign in _TICK_SIGNS or (sign in _TICK_LETTERS and font.lower().startswith(_TICK_FONTS[:2]))


def typewriter(font: str) -> bool:
    """Whether a face looks like a typewriter's."""
    return any(name in font.lower() for name in _TYPEWRITER)


@dataclass(slots=True)
class Styles:
    """The styles of a document.

    Attributes:
        elements: By id.
        defaults: Paragraph style that stands when a paragraph names none; by type.
    """

    elements: dict[str, Element] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    base: Element | None = None
    _chains: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    _found: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """From the part styles.xml, where there is one."""
        styles = cls()
        for one in root.iter(WORD + "style") if root is not None else ():
            identity = one.get(WORD + "styleId", "")
            styles.elements.setdefault(identity, one)
            if one.get(WORD + "default", "") in ("1", "true", "on"):
                styles.defaults.setdefault(one.get(WORD + "type", ""), identity)
        styles.base = root.find(WORD + "docDefaults") if root is not None else None
        return styles

    def chain(self, identity: str) -> tuple[Element, ...]:
        """A style and what it inherits from, nearest first."""
        if identity not in self._chains:
            out: list[Element] = []
            at = identity
            while at in self.elements and len(out) < DEEPEST:
                out.append(self.elements[at])
                at = value(self.elements[at], "basedOn")
            self._chains[identity] = tuple(out)
        return self._chains[identity]

    def key(self, identity: str, kind: str = "paragraph") -> str:
        """Key of the style with this id; of an unknown one its id stands for its name."""
        one = self.elements.get(identity or self.defaults.get(kind, ""))
        return key_of(value(one, "name") if one is not None else identity)

    def level(self, identity: str) -> int:
        """Level of the heading that a style makes by its name: some programs name headings and say no level."""
        for one in (self.key(identity), *(key_of(value(style, "name")) for style in self.chain(identity))):
            if found := _HEADING.match(one):
                return int(found[1] or 1)
        return 0

    def keys(self) -> frozenset[str]:
        """Keys of all styles."""
        return frozenset(key_of(value(one, "name")) for one in self.elements.values())

    def switch(self, identity: str, name: str) -> bool:
        """Whether a style, or what it inherits from, turns a switch on."""
        for one in self.chain(identity):
            on = switched(one.find(WORD + "rPr"), name)
            if on is not None:
                return on
        return False

    def find(self, identity: str, path: str, attribute: str = "val") -> str:
        """An attribute of the style or of what it inherits from; "" where nothing says it."""
        asked = (identity, path, attribute)
        if asked not in self._found:
            self._found[asked] = next((v for one in self.chain(identity) if (v := value(one, path, attribute))), "")
        return self._found[asked]

    def size(self, identity: str) -> float:
        """Type size in points."""
        return number(self.find(identity, "rPr/sz") or value(self.base, "rPrDefault/rPr/sz")) / 2

    @property
    def plain(self) -> str:
        """Id of the style of plain paragraphs."""
        return self.defaults.get("paragraph", "")


@dataclass(slots=True)
class _Level:
    form: str = "bullet"
    sign: str = ""
    start: int = 1
    boxed: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted.

    Attributes:
        levels: (list, level) -> how it counts.
        abstract: Which lists share one way of counting.
    """

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """From the part numbering.xml, where there is one."""
        numbering = cls()
        if root is None:
            return numbering
        kinds = {one.get(WORD + "abstractNumId", ""): one for one in root.iter(WORD + "abstractNum")}
        links = {value(one, "styleLink"): one for one in kinds.values() if value(one, "styleLink")}
        for one in root.iter(WORD + "num"):
            identity, kind = one.get(WORD + "numId", ""), value(one, "abstractNumId")
            source = kinds.get(kind)
            if source is None:
                continue
            source = links.get(value(source, "numStyleLink"), source)
            numbering.abstract[identity] = kind
            for level in source.iter(WORD + "lvl"):
                numbering._take(identity, level)
            for override in one.iter(WORD + "lvlOverride"):
                numbering._override(identity, override)
        return numbering

    def _take(self, identity: str, level: Element) -> None:
        at = int(number(level.get(WORD + "ilvl", "0")))
        sign, form = value(level, "lvlText"), value(level, "numFmt") or "decimal"
        font = value(level, "rPr/rFonts", "ascii") or value(level, "rPr/rFonts", "hAnsi")
        start = int(number(value(level, "start") or "1"))
        self.levels[identity, at] = _Level(form, sign, start, form == "bullet" and tick(sign, font))

    def _override(self, identity: str, override: Element) -> None:
        at = int(number(override.get(WORD + "ilvl", "0")))
        for level in override.iter(WORD + "lvl"):
            self._take(identity, level)
        if start := value(override, "startOverride"):
            self.restarts[identity, at] = int(number(start))

    def mark(self, identity: str, level: int) -> Mark | None:
        """The mark of the next paragraph of a list; counting goes on."""
        how = self.levels.get((identity, level))
        if how is None or not identity or identity == "0" or how.form == "none":
            return None
        if how.form == "bullet" and not how.sign.strip() and not how.boxed:
            return None
        if how.form == "bullet":
            return Mark(identity, level, "bullet", how.sign, 0, how.boxed)
        shared = self.counts.setdefault(self.abstract.get(identity, identity), {})
        if (identity, level) not in self.started and (identity, level) in self.restarts:
            shared[level] = self.restarts[identity, level] - 1
        self.started.add((identity, level))
        shared[level] = shared.get(level, how.start - 1) + 1
        for deeper in [one for one in shared if one > level]:
            del shared[deeper]
        return Mark(identity, level, how.form, how.sign, max(shared[level], 0))


def languages(*elements: Element | None) -> Iterator[str]:
    """The languages that defaults name, likeliest first."""
    for element in elements:
        if element is not None:
            for one in element.iter(WORD + "lang"):
                if tag := one.get(WORD + "val", ""):
                    yield tag
