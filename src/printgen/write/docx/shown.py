"""On which page each bookmark of a Word document stands, as LibreOffice shows it.

The document is laid out with pictures of the same size but of one dot each, which is quicker, and read back from the
PDF's named destinations (ISO 32000-1, 12.3.2.3): there is one for each bookmark.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from printgen.office import OfficeError, pdf_of

_START = "pagesstarthere"
_BOOKMARK = f'<w:bookmarkStart w:id="0" w:name="{_START}"/><w:bookmarkEnd w:id="0"/>'
_NUMBERED = re.compile(r'<w:pgNumType [^>]*w:start="(\d+)"')
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b(.*?)endobj", re.S)
_STREAM = re.compile(rb"/Type\s*/ObjStm\b.*?stream\r?\n(.*?)\r?\n?endstream", re.S)
_DESTINATION = re.compile(rb"[/(]([A-Za-z][A-Za-z0-9]*)\)?\s*(?:<<\s*/D\s*)?\[\s*(\d+) 0 R\s*/XYZ")
_PARAGRAPH = re.compile(r"<w:p>(?:<w:pPr>.*?</w:pPr>)?", re.S)
_PICTURES = (".png", ".jpeg", ".jpg", ".svg")


def bookmark_pages(document: bytes) -> dict[str, int]:
    """Page number of each bookmark by its name.

    Args:
        document: A Word document that we made.

    Raises:
        OfficeError: LibreOffice is not installed, fails, or its PDF cannot be read.
    """
    light, first = _light(document)
    found = destinations(pdf_of(light))
    if _START not in found:
        raise OfficeError("its PDF does not say where bookmarks are")
    start = found.pop(_START)
    return {name: first + page - start for name, page in found.items()}


def destinations(pdf: bytes) -> dict[str, int]:
    """Place of the page (0 for the first) of each named destination of a PDF that LibreOffice made.

    Raises:
        OfficeError: It has no pages that can be read.
    """
    objects = dict(_objects(pdf))
    pages = {number: at for at, number in enumerate(_pages(objects))}
    if not pages:
        raise OfficeError("its PDF cannot be read")
    found = (match for body in objects.values() for match in _DESTINATION.finditer(body))
    return {match[1].decode(): pages[int(match[2])] for match in found if int(match[2]) in pages}


def _objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """Objects by number, those in object streams too (7.5.7); contents of other streams are not looked at."""
    for match in _OBJECT.finditer(pdf):
        body = match[2]
        packed = _STREAM.search(body)
        if packed and (head := re.search(rb"/First\s+(\d+)", body)):
            yield from _unpacked(packed[1], int(head[1]))
        else:
            yield int(match[1]), body.partition(b"stream")[0]


def _unpacked(stream: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    try:
        data = zlib.decompressobj().decompress(stream)
    except zlib.error as fault:
        raise OfficeError("its PDF cannot be read") from fault
    numbers = list(map(int, data[:first].split()))
    places = [*numbers[1::2], len(data) - first]
    for at, number in enumerate(numbers[::2]):
        yield number, data[first + places[at] : first + places[at + 1]]


def _pages(objects: Mapping[int, bytes]) -> Iterator[int]:
    """Numbers of the pages in order, from the tree of pages (7.7.3)."""
    root = next(
        (m for body in objects.values() if (m := re.search(rb"/Type\s*/Catalog\b.*?/Pages (\d+) 0 R", body, re.S))),
        None,
    )
    waiting = [int(root[1])] if root else []
    seen: set[int] = set()
    while waiting:
        number = waiting.pop(0)
        if number in seen:
            continue
        seen.add(number)
        kids = re.search(rb"/Kids\s*\[(.*?)\]", objects.get(number, b""), re.S)
        if kids:
            waiting[:0] = map(int, re.findall(rb"(\d+) 0 R", kids[1]))
        else:
            yield number


def _light(document: bytes) -> tuple[bytes, int]:
    """The document with tiny pictures and a bookmark where its numbered pages start, and the number of that page."""
    out, first = BytesIO(), 1
    with zipfile.ZipFile(BytesIO(document)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                marked, first = _marked(data.decode())
                data = marked.encode()
            elif name.endswith(_PICTURES):
                data = _SVG if name.endswith(".svg") else _dot()
            target.writestr(name, data)
    return out.getvalue(), first


def _marked(xml: str) -> tuple[str, int]:
    numbered = _NUMBERED.search(xml)
    before = xml.rfind("</w:sectPr>", 0, numbered.start()) if numbered else -1
    after = xml.index("</w:p>", before) if before >= 0 else 0
    words = next(m for m in _PARAGRAPH.finditer(xml, after) if "<w:framePr " not in m[0])
    return f"{xml[: words.end()]}{_BOOKMARK}{xml[words.end() :]}", int(numbered[1]) if numbered else 1


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def _dot() -> bytes:
    """A PNG of one dot. Programs look at what a picture holds, not at its name."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
