"""A Word file opened for checking: its parts as trees, its styles with what they inherit. Never trusts the file."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from printgen.render.word.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LARGEST = 256 * 1024 * 1024
"""Bytes that a package may unpack to."""
Element = Any
"""An lxml element; lxml ships no types."""


class NotWordError(ValueError):
    """The bytes are no Word document; the message says why."""


@dataclass(slots=True)
class WordFile:
    """A Word document for checking.

    Attributes:
        parts: Bytes by part name.
        trees: Parsed XML parts by name.
    """

    parts: Mapping[str, bytes]
    trees: dict[str, Element] = field(default_factory=dict)

    @property
    def document(self) -> Element:
        """The main part."""
        return self.tree("word/document.xml")

    def tree(self, name: str) -> Element:
        """A part's root element.

        Raises:
            NotWordError: The part is missing, or not well-formed.
        """
        if name not in self.trees:
            if name not in self.parts:
                raise NotWordError(f"the part {name} is missing")
            try:
                self.trees[name] = etree.fromstring(self.parts[name], _parser())
            except etree.XMLSyntaxError as fault:
                raise NotWordError(f"{name} cannot be read: {fault}") from fault
        return self.trees[name]

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.parts

    def stories(self) -> Iterator[tuple[str, Element]]:
        """The parts that hold text of the document, by name."""
        for name in sorted(self.parts):
            folder, _, file = name.rpartition("/")
            if (
                folder == "word"
                and file.endswith(".xml")
                and file.startswith(("document", "header", "footer", "footnotes", "endnotes"))
            ):
                yield name, self.tree(name)

    def relationships(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Of a part: (kind, target, external) by id; targets inside are part names."""
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels"
        found = {}
        for one in self.tree(rels) if self.has(rels) else ():
            external = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not external:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target, external)
        return found


def open_word(data: bytes) -> WordFile:
    """Opens a Word document.

    Raises:
        NotWordError: It is no zip, holds no document, or unpacks to far too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > LARGEST:
                raise NotWordError("it unpacks to more than a Word document ever needs")
            parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
        raise NotWordError(f"it is not a Word document: {fault}") from fault
    if "word/document.xml" not in parts:
        raise NotWordError("it is not a Word document: word/document.xml is missing")
    return WordFile(parts)


def _parser() -> Any:
    """No entities, no network: the file may be anybody's."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def find(element: Element, path: str) -> list[Any]:
    """XPath with Word's prefixes."""
    return list(element.xpath(path, namespaces=NAMESPACES))


def words(element: Element) -> str:
    """The text inside an element."""
    return "".join(find(element, ".//w:t/text()"))


@dataclass(slots=True)
class Styles:
    """The styles of a document, by id."""

    by_id: dict[str, Element]
    defaults: Element | None

    @classmethod
    def of(cls, file: WordFile) -> Styles:
        """Those of ``word/styles.xml``; none when it is missing."""
        if not file.has("word/styles.xml"):
            return cls({}, None)
        root = file.tree("word/styles.xml")
        return cls(
            {s.get(f"{W}styleId", ""): s for s in find(root, "w:style")}, next(iter(find(root, "w:docDefaults")), None)
        )

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
