"""HTML of one part of a book as XHTML: well formed, with links that know which file a thing is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
_VOID = re.compile(r"<(area|base|br|col|hr|img|input|link|meta|source|wbr)\b([^>]*?)\s*/?>")
_DRAWN = re.compile(r"<svg (?![^>]*xmlns=)")
_TYPES = {"doc-pagebreak": "pagebreak", "doc-noteref": "noteref", "doc-endnotes": "endnotes"}
"""Kinds of parts that reading apps know (EPUB Structural Semantics 1.1), by their ARIA role."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the book that is read.

    Attributes:
        file: Its name.
        title: For its head and for lists.
        body: HTML of its body.
    """

    file: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """A part as it stands in the book: its file, XHTML, and whether pictures are drawn in it."""

    file: str
    data: bytes
    drawn: bool


def pages(parts: Iterable[Part], language: str, assets: Mapping[str, str]) -> list[Page]:
    """The parts as XHTML documents.

    Args:
        parts: In reading order.
        language: BCP 47 tag of the book.
        assets: File of each picture by the name that the HTML uses.

    Raises:
        ValueError: A template gave what is not well formed, or a link to what is nowhere.
    """
    trees = [(part, _parsed(part, language)) for part in parts]
    places = {one.get("id"): part.file for part, tree in trees for one in tree.iter() if one.get("id")}
    return [_page(part, tree, places, assets) for part, tree in trees]


def _parsed(part: Part, language: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    body = _DRAWN.sub(f'<svg xmlns="{SVG}" ', _VOID.sub(r"<\1\2/>", part.body))
    source = (
        f'<html xmlns="{XHTML}" xmlns:epub="{OPS}" lang="{language}" xml:lang="{language}"><head><title/>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head><body>{body}</body></html>'
    )
    try:
        tree = etree.fromstring(source.encode())
    except etree.XMLSyntaxError as fault:
        raise ValueError(f"{part.file} is not well formed: {fault}") from fault
    tree.find(f"{{{XHTML}}}head/{{{XHTML}}}title").text = part.title
    return tree


def _page(part: Part, tree: Any, places: Mapping[str, str], assets: Mapping[str, str]) -> Page:
    from lxml import etree

    drawn = False
    for one in tree.iter():
        if not isinstance(one.tag, str):
            continue
        drawn = drawn or one.tag == f"{{{SVG}}}svg"
        if one.get("lang"):
            one.set("{http://www.w3.org/XML/1998/namespace}lang", one.get("lang"))
        if kind := _TYPES.get(one.get("role", "")):
            one.set(f"{{{OPS}}}type", kind)
        if one.tag == f"{{{XHTML}}}img":
            one.set("src", assets[one.get("src")])
        href = one.get("href", "")
        if href.startswith("#"):
            one.set("href", _href(href[1:], part.file, places))
        if one.get("class") == "":
            del one.attrib["class"]
    etree.cleanup_namespaces(tree, keep_ns_prefixes=["epub"])
    data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", doctype="<!DOCTYPE html>")
    return Page(part.file, data, drawn)


def _href(id: str, file: str, places: Mapping[str, str]) -> str:
    if id not in places:
        raise ValueError(f'{file} links to "{id}", which is nowhere in the book')
    return f"#{id}" if places[id] == file else f"{places[id]}#{id}"
