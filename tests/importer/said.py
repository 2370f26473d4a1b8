"""What a Word document says, for comparing two: words in order, and how much there is of each construct."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class Said:
    """A document.

    Attributes:
        words: Words of the body in order, alt text among them where its picture stands, then those of the footnotes.
            Left out: the contents list and page numbers, which are made anew; spaces are all alike.
        tags: Tags of the answer spaces, with how often each stands.
        headings: Outline level and words of each heading, in order.
        tables: Styles of the tables, in order.
    """

    words: list[str]
    tags: Counter[str]
    headings: list[tuple[str, str]]
    tables: list[str]


def said(data: bytes) -> Said:
    """Reads a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = package.read("word/footnotes.xml") if "word/footnotes.xml" in package.namelist() else b"<none/>"
        levels = _levels(etree.fromstring(package.read("word/styles.xml")))
    text = "".join(_words(body)) + " " + "".join(_words(etree.fromstring(notes)))
    tags = Counter(one.get(f"{W}val") for one in body.iter(f"{W}tag"))
    tables = [one.get(f"{W}val", "") for one in body.iter(f"{W}tblStyle")]
    return Said(text.split(), tags, list(_headings(body, levels)), tables)


def _levels(styles: Any) -> dict[str, str]:
    found = {}
    for style in styles.iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            found[style.get(f"{W}styleId")] = level.get(f"{W}val")
    return found


def _headings(body: Any, levels: dict[str, str]) -> Iterator[tuple[str, str]]:
    for para in body.iter(f"{W}p"):
        own, style = para.find(f"{W}pPr/{W}outlineLvl"), para.find(f"{W}pPr/{W}pStyle")
        named = levels.get(style.get(f"{W}val"), "") if style is not None else ""
        level = own.get(f"{W}val") if own is not None else named
        if level:
            yield level, " ".join("".join(_words(para)).split())


def _words(root: Any) -> Iterator[str]:
    """Words and the spaces between them; what PAGEREF fields show is left out."""
    fields: list[str] = []
    for one in root.iter():
        if one.tag == f"{W}fldChar":
            kind = one.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append("")
            elif kind == "end" and fields:
                fields.pop()
        elif one.tag == f"{W}instrText" and fields:
            fields[-1] += one.text or ""
        elif one.tag in (f"{W}p", f"{W}tab", f"{W}br"):
            yield " "
        elif one.tag == DOC_PR:
            yield f" {one.get('descr') or ''} "
        elif one.tag == f"{W}t" and not any("PAGEREF" in code for code in fields) and not _in_contents(one):
            yield one.text or ""


def _in_contents(element: Any) -> bool:
    return any(
        one.find(f"{W}sdtPr/{W}docPartObj") is not None for one in element.iterancestors(f"{W}sdt")
    )  # fmt: skip
