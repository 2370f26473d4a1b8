"""Reference documents for tests: made, changed as a designer would, saved by LibreOffice, and built with."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from printgen.office import program
from printgen.pipeline import Built, Order, build
from printgen.reference import reference_document
from tests.documents.matrix import brand, workbook

STYLES = "word/styles.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Parts = dict[str, bytes]
Change = Callable[[str], str]


@cache
def reference(name: str) -> bytes:
    """The reference document of a brand."""
    return reference_document(brand(name)).data


def parts(document: bytes) -> Parts:
    """Parts of a document by name."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def saved(target: Path, changed: Mapping[str, bytes]) -> Path:
    """Parts as a file."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in changed.items():
            package.writestr(name, data)
    return target


def styles(document: bytes) -> dict[str, Any]:
    """Styles of a document by name."""
    root = etree.fromstring(parts(document)[STYLES])
    return {style.find(f"{W}name").get(f"{W}val"): style for style in root.iter(f"{W}style")}


def built(own: Path | None = None, name: str = "harbour-mind", sample: str = "tests/cases/kitchen-sink") -> Built:
    """A workbook of every kind, with a reference or without one."""
    return build(workbook(sample), "docx", Order(brand=brand(name), reference=own))


def restyled(document: bytes, *changes: tuple[str, Callable[[str], str]]) -> Parts:
    """A document's parts with some styles changed, each found by its name."""
    own = parts(document)
    text = own[STYLES].decode()
    for name, change in changes:
        found = re.search(rf'<w:style (?:(?!</w:style>).)*<w:name w:val="{name}"/>.*?</w:style>', text, re.S)
        assert found, name
        new = change(found[0])
        assert new != found[0], name
        text = text.replace(found[0], new)
    return own | {STYLES: text.encode()}


def _with(properties: str) -> Change:
    """A change that adds properties of words at the end of a style."""
    return lambda style: style.replace("</w:style>", f"<w:rPr>{properties}</w:rPr></w:style>")


def _framed(style: str) -> str:
    sides = "".join(f'<w:{s} w:val="single" w:sz="12" w:space="0" w:color="B00020"/>' for s in _SIDES)
    return re.sub(r"<w:tblPr(/>|></w:tblPr>)", f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>", style)


_SIDES = ("top", "left", "bottom", "right")
FIVE: dict[str, Change] = {
    "heading 1": lambda s: re.sub(r"<w:color [^>]*/>", '<w:color w:val="8A1253"/>', s),
    "Body Text": _with('<w:sz w:val="26"/><w:szCs w:val="26"/>'),
    "caption": _with("<w:i/><w:iCs/>"),
    "Box Table": lambda s: re.sub(r"<w:shd [^>]*/>", '<w:shd w:val="clear" w:color="auto" w:fill="E3F1DA"/>', s),
    "Callout Tip Table": _framed,
}
"""What a designer might change in five styles of different kinds: a colour, a size, a slope, a ground, a frame."""


def resaved(document: Path) -> Path:
    """A document opened and saved by LibreOffice."""
    target = document.parent / "resaved"
    profile = (document.parent / "profile").as_uri()
    command = [program(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", str(target), str(document)], check=True, capture_output=True, timeout=120)
    return target / document.name
