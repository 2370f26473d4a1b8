"""Opens a Word file that somebody else made: never trusts it, and says in one sentence why it cannot be used.

Limits (constants below; a file beyond one of them is refused before it is unpacked):

- 128 MB on disk, 5,000 parts, 256 MB unpacked in all, 64 MB for one part, 32 MB for one part of XML;
- parts of more than 4 MB may not shrink to less than 1/250 of their size (a zip bomb does; a Word file does not);
- XML: no document type, so no entities; UTF-8 or UTF-16 only, at most 3 million tags and attributes, elements no
  deeper than 256 (libxml2's own limit). Nothing is ever fetched: not from the network, not from another file.

Parts are read when they are asked for. Refused too: encrypted files, macros, parts that lie outside the package, two
parts of one name. Relationships to things outside are listed, never followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from printgen.diagnostics import Diagnostic, PrintgenError, Span

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MB = 1024 * 1024
LARGEST_FILE, LARGEST_PART, LARGEST_XML, LARGEST_TOTAL = 128 * MB, 64 * MB, 32 * MB, 256 * MB
MOST_PARTS, MOST_MARKUP = 5000, 3_000_000
SMALL, RATIO = 4 * MB, 250
"""Parts larger than ``SMALL`` may not shrink to less than 1 in ``RATIO``."""

CODE = "word-file"
"""Code of every diagnostic from here."""
SAVE_AGAIN = "open it in Word and save it as .docx"

_TYPES = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_MACROS = re.compile(rb"macroEnabled|ms-office\.vbaProject|ms-word\.vba", re.I)
_OTHER_ZIPS = (
    (b"opendocument.text", "this is an OpenDocument text"),
    (b"opendocument", "this is an OpenDocument file, not a text"),
    (b"epub+zip", "this is an e-book (EPUB)"),
)
_BEGIN = (
    (b"%pdf-", "this is a PDF", "open it in Word, look whether all is in its place, and save it as .docx"),
    (b"{\\rtf", "this is an RTF document", SAVE_AGAIN),
    (b"<!doctype html", "this is a web page", SAVE_AGAIN),
    (b"<html", "this is a web page", SAVE_AGAIN),
    (b"<?xml", "this is XML, perhaps of an old Word", SAVE_AGAIN),
)
_OWNER = (
    "this only says who has the document open: Word puts it beside it, and it is no document",
    "name the file without ~$",
)
_OTHER_OFFICE = ((b"spreadsheetml", "this is an Excel workbook"), (b"presentationml", "this is a presentation"))


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to.

    Attributes:
        kind: Last word of its type, such as "image".
        target: Name of the part, or the address when it is external.
        external: It lies outside the file.
    """

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class OpcPackage(Mapping[str, bytes]):
    """The parts of a Word file by name, read when asked for.

    Attributes:
        file: Its name, for messages.
        main: Name of the part that holds the text, usually ``word/document.xml``.
    """

    file: str
    _zip: ZipFile
    _members: dict[str, ZipInfo]
    main: str = ""
    _trees: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> bytes:
        import zlib
        from zipfile import BadZipFile

        info = self._members[name]
        try:
            with self._zip.open(info) as part:
                data = part.read(info.file_size + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as fault:
            raise self._fault(f"it is damaged: {name} cannot be read") from fault
        if len(data) != info.file_size:
            raise self._fault(f"it is damaged: {name} is cut off")
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def tree(self, name: str) -> Any:
        """Root element of an XML part, parsed once.

        Raises:
            PrintgenError: It is missing, cannot be read, or is what a Word document never holds.
        """
        if name not in self._trees:
            if name not in self._members:
                raise self._fault(f"it has no part {name}")
            if self._members[name].file_size > LARGEST_XML:
                raise self._fault(f"{name} is larger than {LARGEST_XML // MB} MB", "split the document")
            self._trees[name] = xml_tree(self[name], name, self.file)
        return self._trees[name]

    def document(self) -> Any:
        """Root element of the part with the text.

        Raises:
            PrintgenError: It cannot be read, or holds something else.
        """
        root = self.tree(self.main)
        if not str(root.tag).endswith("/main}document"):
            raise self._fault(f"it is damaged: {self.main} is no text of Word", "get the file again")
        return root

    def relationships(self, source: str) -> dict[str, Relationship]:
        """What a part refers to, by id; "" stands for the package itself. Targets inside become part names."""
        folder, _, name = source.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found = {}
        for one in self.tree(rels).iter(_RELATIONSHIP) if rels in self else ():
            external, target = one.get("TargetMode") == "External", one.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = Relationship(one.get("Type", "").rpartition("/")[2], target, external)
        return found

    def related(self, source: str, kind: str) -> str:
        """Name of the first part of this kind that a part refers to; "" where there is none."""
        there = (r.target for r in self.relationships(source).values() if r.kind == kind and not r.external)
        return next((target for target in there if target in self), "")

    def outside(self) -> tuple[tuple[str, Relationship], ...]:
        """What lies outside and would be fetched on opening (pictures, templates, frames): source part and target.

        Links that a reader clicks are not among them. Nothing of it is ever followed.
        """
        sources = ("", *(name for name in sorted(self) if not name.endswith(".rels")))
        return tuple(
            (source, one)
            for source in sources
            for one in self.relationships(source).values()
            if one.external and one.kind != "hyperlink"
        )

    def _fault(self, said: str, hint: str = SAVE_AGAIN) -> PrintgenError:
        return refused(said, self.file, hint)


def refused(said: str, file: str = "", hint: str = SAVE_AGAIN) -> PrintgenError:
    """The error for a file that cannot be used."""
    return PrintgenError(Diagnostic("error", CODE, said, Span(file), hint))


def open_word(source: Path | bytes, file: str = "") -> OpcPackage:
    """Opens somebody's Word document, within the limits at the top of this module.

    Args:
        source: The file, or its bytes.
        file: Its name, for messages; the path by default.

    Raises:
        PrintgenError: It is no Word document, is protected by a password, has macros, is damaged or beyond a limit.
    """
    file = file or (source.as_posix() if isinstance(source, Path) else "")
    data = source if isinstance(source, bytes) else _bytes(source, file)
    if len(data) > LARGEST_FILE:
        raise refused(f"it is larger than {LARGEST_FILE // MB} MB", file, "make its pictures smaller, or split it")
    _not_another_kind(data, file)
    package = _unzipped(data, file)
    _no_macros(package)
    package.main = package.related("", "officeDocument")
    if not package.main:
        if b"wordprocessingml" in package[_TYPES]:
            raise refused("it is damaged: the part with its text is missing", file, "get the file again")
        raise refused(_other_zip(package), file)
    if b"purl.oclc.org/ooxml" in package["_rels/.rels"]:
        raise refused("it is saved as Strict Open XML", file, 'save it from Word as "Word document (.docx)"')
    return package


def xml_tree(data: bytes, name: str, file: str = "") -> Any:
    """Root element of foreign XML: no document type, no entities, nothing fetched.

    Args:
        data: The XML.
        name: Of the part, for messages.
        file: The file that it lies in, for messages.

    Raises:
        PrintgenError: It cannot be read, or is what a Word document never holds.
    """
    from lxml import etree  # type: ignore[import-untyped]

    encoding = _ENCODING.match(data)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]
    plain = data.replace(b"\x00", b"") if wide else data
    if not plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise refused(f"it is damaged: {name} is not XML", file)
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii") and not wide:
        raise refused(f"{name} is in the encoding {encoding[1].decode()}", file)
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise refused(f"{name} declares a document type, which may hide an attack", file)
    if plain.count(b"<") + plain.count(b"=") > MOST_MARKUP:
        raise refused(f"{name} holds more than {MOST_MARKUP:,} tags and attributes", file, "split the document")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise refused(f"it is damaged: {name} cannot be read ({_place(fault)})", file) from fault


def _place(fault: Exception) -> str:
    """What a parser says and on which line, without the name of a file that there is not."""
    line = getattr(fault, "lineno", None)
    said = str(fault).partition(", line ")[0].partition(" (<string>")[0]
    if "xcessive depth" in said:
        said = "its elements stand in one another more than 256 deep"
    return f"line {line}: {said}" if line else said


def _bytes(path: Path, file: str) -> bytes:
    if not path.is_file():
        raise refused("this is a folder" if path.is_dir() else "there is no such file", file, "name a .docx file")
    with path.open("rb") as opened:
        return opened.read(LARGEST_FILE + 1)


def _not_another_kind(data: bytes, file: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refused(
                "it is protected by a password", file, "take the password off in Word (File, Info) and save it"
            )
        raise refused("this is an old .doc file", file)
    if not data:
        raise refused("it is empty", file, "name a .docx file")
    if not data.startswith(b"PK"):
        head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        said, hint = next((known[1:] for known in _BEGIN if head.startswith(known[0])), ("", SAVE_AGAIN))
        owner = PurePath(file).name.startswith("~$")
        said, hint = _OWNER if owner else (said, hint)
        raise refused(said or "this is not a Word document", file, hint)


def _unzipped(data: bytes, file: str) -> OpcPackage:
    from io import BytesIO
    from zipfile import BadZipFile, LargeZipFile, ZipFile

    try:
        opened = ZipFile(BytesIO(data))
        listed = [info for info in opened.infolist() if not info.is_dir()]
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise refused("this is not a Word document, or it is cut off", file, "get the file again") from fault
    if said := _beyond(listed, len(data)):
        raise refused(said, file)
    members = {info.filename: info for info in listed}
    if len(members) < len(listed):
        raise refused("it holds two parts of the same name", file)
    return OpcPackage(file, opened, members)


def _beyond(listed: list[ZipInfo], size: int) -> str:
    """What is wrong with a zip's own list of its members; "" where nothing is."""
    if len(listed) > MOST_PARTS:
        return f"it holds more than {MOST_PARTS:,} parts"
    if sum(info.file_size for info in listed) > LARGEST_TOTAL or any(i.file_size > LARGEST_PART for i in listed):
        return "it unpacks to more than a Word document ever needs"
    if any(info.file_size > max(SMALL, RATIO * info.compress_size) for info in listed):
        return "it is a zip bomb: a small file that unpacks to a huge one"
    if sum(info.compress_size for info in listed) > size:
        return "its parts lie over one another"
    if any(info.flag_bits & 1 for info in listed):
        return "its parts are encrypted"
    outside = next((i.filename for i in listed if _outside(i.filename)), "")
    return f'its part "{outside}" lies outside it' if outside else ""


def _outside(name: str) -> bool:
    return ".." in name.split("/") or name.startswith("/") or ":" in name


def _no_macros(package: OpcPackage) -> None:
    if _TYPES not in package:
        raise refused(_other_zip(package), package.file)
    if any(name.lower().endswith("vbaproject.bin") for name in package) or _MACROS.search(package[_TYPES]):
        raise refused("it has macros", package.file, "save it from Word as .docx, which holds none")


def _other_zip(package: OpcPackage) -> str:
    mime, types = package.get("mimetype", b"")[:200], package.get(_TYPES, b"")
    known = [said for mark, said in _OTHER_ZIPS if mark in mime] + [s for mark, s in _OTHER_OFFICE if mark in types]
    return known[0] if known else "this is a zip file, but not a Word document"
