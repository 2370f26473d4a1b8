"""Fills in a Word document as a person would: every control, by its XML."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from printgen.check.docx_file import W, find
from printgen.render.word.xml import NAMESPACES

_DOCUMENT = "word/document.xml"
_W14 = f"{{{NAMESPACES['w14']}}}"
_NOT_WRITTEN = "w:docPartObj|w15:repeatingSection|w15:repeatingSectionItem|w:picture"


def controls(root: Any) -> Iterator[Any]:
    """The controls that take words, a date, a choice or a tick, in order."""
    yield from find(root, f"//w:sdt[not(w:sdtPr[{_NOT_WRITTEN.replace('|', ' or ')}])]")


def filled(document: bytes, words: Callable[[int], str]) -> tuple[bytes, list[str]]:
    """A document with its answers, and the words that went into each control that takes words.

    Args:
        document: A Word file.
        words: What is written in the control with this number, counted from 0.
    """
    out, said = BytesIO(), []
    with zipfile.ZipFile(BytesIO(document)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == _DOCUMENT:
                root = etree.fromstring(data)
                said = [text for n, control in enumerate(controls(root)) if (text := _fill(control, words(n)))]
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(name, data)
    return out.getvalue(), said


def _fill(control: Any, text: str) -> str:
    """Writes into one control, and gives what it says now; "" for a ticked box."""
    for box in find(control, "w:sdtPr/w14:checkbox"):
        box.find(f"{_W14}checked").set(f"{_W14}val", "1")
        find(control, "w:sdtContent//w:t")[0].text = "\u2612"
        return ""
    for mark in find(control, "w:sdtPr/w:showingPlcHdr"):
        mark.getparent().remove(mark)
    choices = find(control, "w:sdtPr/w:dropDownList/w:listItem/@w:displayText")
    text = choices[-1] if choices else text
    content = control.find(f"{W}sdtContent")
    paragraphs = content.findall(f"{W}p")
    for extra in paragraphs[1:]:
        content.remove(extra)
    place = paragraphs[0] if paragraphs else content
    for child in list(place):
        if child.tag != f"{W}pPr":
            place.remove(child)
    run = etree.SubElement(place, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return text
