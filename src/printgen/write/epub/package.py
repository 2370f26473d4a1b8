"""The package of a book: what is in it, in which order, what it is like to read, and how to find one's way.

EPUB 3.3, EPUB Accessibility 1.1. Same book, same bytes: the date is one that never changes.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

_EPOCH = (1980, 1, 1, 0, 0, 0)
MODIFIED = "2000-01-01T00:00:00Z"
"""Never the clock, or no two builds would be the same; a changed book has another identifier instead."""
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the book.

    Attributes:
        name: Path inside the book's folder.
        data: Its bytes.
        mime: Its media type.
        properties: What the package says of it ("nav", "svg", "cover-image").
        read: It stands in the reading order.
        overlay: Name of the file that reads it aloud, "" for none.
        milliseconds: Length of an overlay, 0 for what is none.
    """

    name: str
    data: bytes
    mime: str
    properties: str = ""
    read: bool = False
    overlay: str = ""
    milliseconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the package says of the book.

    Attributes:
        title: Its title.
        creator: Who it is from.
        description: What it is.
        language: BCP 47 tag.
        printed: What the printed pages are pages of; "" without a page list.
        modes: Senses that it speaks to ("textual", "visual").
        features: Its accessibility features, by schema.org's names.
        summary: The same in a sentence or two.
        read_by: Who reads it aloud; "" when nobody does.
    """

    title: str
    creator: str
    description: str
    language: str
    printed: str
    modes: tuple[str, ...]
    features: tuple[str, ...]
    summary: str
    read_by: str = ""


def write_book(files: Sequence[File], about: About) -> bytes:
    """The book: a zip file whose first member says what it is (EPUB OCF 3.3, 4.3)."""
    members = {"META-INF/container.xml": _CONTAINER.encode(), "EPUB/package.opf": _package(files, about)}
    members |= {f"EPUB/{one.name}": one.data for one in files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        _put(book, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in members.items():
            stored = name.endswith((".png", ".jpg", ".webp", ".woff2"))
            _put(book, name, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _put(book: zipfile.ZipFile, name: str, data: bytes, how: int) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system, info.external_attr, info.compress_type = 3, 0o644 << 16, how
    book.writestr(info, data, compresslevel=9)


def _package(files: Sequence[File], about: About) -> bytes:
    digest = sha256()
    for one in files:
        digest.update(one.name.encode() + b"\0" + sha256(one.data).digest())
    identity = uuid.UUID(bytes=digest.digest()[:16], version=4)
    ids = {one.name: f"f{at}" for at, one in enumerate(files)}
    manifest = "".join(_item(ids, one) for one in files)
    spine = "".join(f'<itemref idref="f{at}"/>' for at, one in enumerate(files) if one.read)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f"xml:lang={quoteattr(about.language)}>"
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:{identity}'
        f"</dc:identifier>{''.join(_metadata(about))}{''.join(_lengths(files, about, ids))}</metadata>"
        f"<manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    ).encode()


def _item(ids: Mapping[str, str], file: File) -> str:
    properties = f' properties="{file.properties}"' if file.properties else ""
    overlay = f' media-overlay="{ids[file.overlay]}"' if file.overlay else ""
    return f'<item id="{ids[file.name]}" href={quoteattr(file.name)} media-type="{file.mime}"{properties}{overlay}/>'


def _lengths(files: Sequence[File], about: About, ids: Mapping[str, str]) -> Iterable[str]:
    """How long it takes to hear each part and all of it (EPUB 3.3, 9.3.5)."""
    overlays = [one for one in files if one.milliseconds]
    for one in overlays:
        yield f'<meta property="media:duration" refines="#{ids[one.name]}">{one.milliseconds / 1000:.3f}s</meta>'
    if overlays:
        yield _meta("media:duration", f"{sum(one.milliseconds for one in overlays) / 1000:.3f}s")
        yield _meta("media:active-class", "being-read")
        yield _meta("media:narrator", about.read_by)


def _metadata(about: About) -> Iterable[str]:
    for name, value in (
        ("title", about.title),
        ("language", about.language),
        ("creator", about.creator),
        ("publisher", about.creator),
        ("description", about.description),
    ):
        if value:
            yield f"<dc:{name}>{escape(value)}</dc:{name}>"
    yield _meta("dcterms:modified", MODIFIED)
    if about.printed:
        yield f'<dc:source id="print">{escape(about.printed)}</dc:source>'
        yield '<meta refines="#print" property="source-of">pagination</meta>'
        yield _meta("pageBreakSource", about.printed)
    for mode in about.modes:
        yield _meta("schema:accessMode", mode)
    yield _meta("schema:accessModeSufficient", "textual")
    if len(about.modes) > 1:
        yield _meta("schema:accessModeSufficient", ",".join(about.modes))
    for feature in about.features:
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", about.summary)


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>'


def names(assets: Mapping[str, tuple[bytes, str]], used: Iterable[str]) -> dict[str, str]:
    """A file name in the book for each picture that is used."""
    ends = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
    found: dict[str, str] = {}
    for one in used:
        found.setdefault(one, f"images/{len(found) + 1:02}.{ends[assets[one][1]]}")
    return found
