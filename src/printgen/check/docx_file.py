"""A Word file opened for checking: its parts as trees, its styles with what they inherit. Never trusts the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from printgen.check import UnreadableError
from printgen.diagnostics import PrintgenError
from printgen.opc import OpcPackage, Relationship
from printgen.opc import open_word as open_package
from printgen.render.word.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"
Element = Any
"""An lxml element; lxml ships no types."""
_TEXTS = re.compile(r"(header|footer|footnotes|endnotes)[^/]*\.xml\Z")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?\Z")


@dataclass(slots=True)
class WordFile:
    """A Word document for checking.

    Attributes:
        parts: Bytes by part name.
        main: Name of the main part.
    """

    parts: OpcPackage
    main: str

    @property
    def document(self) -> Element:
        """The main part."""
        return self.tree(self.main)

    @property
    def ours(self) -> bool:
        """Whether printgen wrote it, and its own constructs can be looked for."""
        name = "docProps/app.xml"
        return self.has(name) and "printgen" in find(self.tree(name), "//*[local-name()='Application']/text()")

    def tree(self, name: str) -> Element:
        """A part's root element.

        Raises:
            UnreadableError: The part is missing, not well-formed, or beyond the limits.
        """
        try:
            return self.parts.tree(name)
        except PrintgenError as fault:
            raise UnreadableError(_one(fault)) from fault

    def bytes(self, name: str) -> bytes:
        """A part's bytes.

        Raises:
            UnreadableError: It is damaged.
        """
        try:
            return self.parts[name]
        except PrintgenError as fault:
            raise UnreadableError(_one(fault)) from fault

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.parts

    def part(self, kind: str) -> str:
        """Name of the main part's part of this kind ("styles", "numbering"); "" when it has none."""
        try:
            return self.parts.related(self.main, kind)
        except PrintgenError as fault:
            raise UnreadableError(_one(fault)) from fault

    def stories(self) -> Iterator[tuple[str, Element]]:
        """The parts that hold text of the document, by name."""
        folder = self.main.rpartition("/")[0]
        for name in sorted(self.parts):
            at, _, file = name.rpartition("/")
            if name == self.main or (at == folder and _TEXTS.match(file)):
                yield name, self.tree(name)

    def relationships(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Of a part: (kind, target, external) by id; targets inside are part names."""
        try:
            known = self.parts.relationships(name)
        except PrintgenError as fault:
            raise UnreadableError(_one(fault)) from fault
        return {identity: (one.kind, one.target, one.external) for identity, one in known.items()}

    def outside(self) -> tuple[tuple[str, Relationship], ...]:
        """What it would fetch on opening: the part that asks for it, and what it asks for."""
        try:
            return self.parts.outside()
        except PrintgenError as fault:
            raise UnreadableError(_one(fault)) from fault


def open_word(data: bytes) -> WordFile:
    """Opens a Word document.

    Raises:
        UnreadableError: It is no Word document, is locked or damaged, or unpacks to far too much.
    """
    try:
        package = open_package(data)
        package.document()
    except PrintgenError as fault:
        raise UnreadableError(_one(fault)) from fault
    return WordFile(package, package.main)


def _one(fault: PrintgenError) -> str:
    return str(fault.diagnostics[0])


def number(value: object, default: float = 0) -> float:
    """A number as a Word file writes it; the default for what is none."""
    return float(str(value)) if _NUMBER.match(str(value)) else default


def find(element: Element, path: str) -> list[Any]:
    """XPath with Word's prefixes."""
    return list(_compiled(path)(element))


@lru_cache(1024)
def _compiled(path: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    return etree.XPath(path, namespaces=NAMESPACES)


def words(element: Element) -> str:
    """The text inside an element."""
    return "".join(find(element, ".//w:t/text()"))


@dataclass(slots=True)
class Styles:
    """The styles of a document, by id."""

    by_id: dict[str, Element]
    defaults: Element | None
    _named_default: str | None = None

    @classmethod
    def of(cls, file: WordFile) -> Styles:
        """Those of its styles part; none when it is missing."""
        name = file.part("styles")
        if not name:
            return cls({}, None)
        root = file.tree(name)
        return cls(
            {s.get(f"{W}styleId", ""): s for s in find(root, "w:style")}, next(iter(find(root, "w:docDefaults")), None)
        )

    def of_paragraph(self, paragraph: Element) -> str:
        """Id of a paragraph's style: its own, else the default one."""
        return "".join(find(paragraph, "w:pPr/w:pStyle/@w:val")) or self._default

    @property
    def _default(self) -> str:
        if self._named_default is None:
            mark = {f"{W}type": "paragraph", f"{W}default": "1"}
            chosen = (i for i, s in self.by_id.items() if mark.items() <= dict(s.attrib).items())
            self._named_default = next(chosen, "")
        return self._named_default

    def name(self, identity: str) -> str:
        """Name of a style; "" when it is not defined."""
        return "".join(find(self.by_id[identity], "w:name/@w:val")) if identity in self.by_id else ""

    def chain(self, identity: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while identity in self.by_id and identity not in seen:
            seen.add(identity)
            yield self.by_id[identity]
            identity = "".join(find(self.by_id[identity], "w:basedOn/@w:val"))

    def value(self, identity: str, path: str) -> str:
        """The first value of a property in a style or those that it is based on; "" for none."""
        for style in self.chain(identity):
            if found := find(style, path):
                return str(found[0])
        return ""

    def default(self, path: str) -> str:
        """A property of the document's defaults."""
        found = find(self.defaults, path) if self.defaults is not None else []
        return str(found[0]) if found else ""


def heading_level(paragraph: Element, styles: Styles) -> int:
    """1 for a heading of the first level and so on; 0 for other paragraphs."""
    own = find(paragraph, "w:pPr/w:outlineLvl/@w:val")
    value = str(own[0]) if own else styles.value(styles.of_paragraph(paragraph), "w:pPr/w:outlineLvl/@w:val")
    return int(number(value)) + 1 if 0 <= number(value, -1) < 9 else 0
