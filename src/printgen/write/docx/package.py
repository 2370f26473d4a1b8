"""A Word package as text and bytes by part name: reading the reference, relationships, content types, writing the zip.

python-docx is not used here. Importing it costs 75 to 130 ms, more than all of a 30-page document; what a build needs
of it is opening a zip, five kinds of parts and two lists (relationships and content types). The tests open what is
written with python-docx, as other programs will.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.record import record
from printgen.render.word.xml import attribute

if TYPE_CHECKING:
    from printgen.diagnostics import Diagnostic
    from printgen.write.docx.adopt import Adopted

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT = "word/document.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = (".png", ".jpeg", ".jpg")


@dataclass(slots=True)
class Package:
    """Parts by name, and what ``[Content_Types].xml`` and the ``.rels`` files need to gain.

    Attributes:
        parts: Content of each part by its name in the zip.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    _relationships: dict[str, dict[tuple[str, str, bool], str]] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)
    _defaults: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A part as text."""
        return self.parts[name].decode("utf-8")

    def add(self, name: str, data: bytes | str, content_type: str = "") -> None:
        """Adds or replaces a part; ``content_type`` where its name's extension does not say it."""
        self.parts[name] = data.encode("utf-8") if isinstance(data, str) else data
        if content_type:
            self._types[name] = content_type

    def default_type(self, extension: str, content_type: str) -> None:
        """Says what all parts with this extension hold."""
        self._defaults[extension] = content_type

    def relate(self, source: str, kind: str, target: str, *, external: bool = False, identity: str = "") -> str:
        """The id of a relationship from one part to another, or to an address; made when it is not there.

        Args:
            source: Name of the part that refers.
            kind: Last word of an Office relationship type, such as "image".
            target: Path from the source's folder, or an address.
            external: True for an address.
            identity: Id to give it; one that is free otherwise.
        """
        known = self._relationships.setdefault(source, {})
        key = (kind, target, external)
        if key not in known:
            known[key] = identity or f"rIdP{len(known) + 1}"
        return known[key]

    def related(self, source: str, kind: str) -> str:
        """Name of the part that a source refers to by a relationship of this kind; "" when there is none."""
        rels = self.parts.get(_rels(source), b"").decode("utf-8")
        for tag in re.findall(r"<Relationship\b[^>]*>", rels):
            if f'{OFFICE}{kind}"' in tag and (found := re.search(r'Target="([^"]*)"', tag)):
                target = found[1]
                return target[1:] if target.startswith("/") else f"{source.rpartition('/')[0]}/{target}"
        return ""

    def save(self) -> bytes:
        """The zip: names sorted, dates and creator fixed, so that the same document gives the same bytes."""
        self._write_relationships()
        self._write_types()
        out = io.BytesIO()
        first = "[Content_Types].xml"
        with zipfile.ZipFile(out, "w") as package:
            for name in sorted(self.parts, key=lambda n: (n != first, n)):
                info = zipfile.ZipInfo(name, _EPOCH)
                info.create_system, info.external_attr = 3, 0o600 << 16
                info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
                package.writestr(info, self.parts[name], compresslevel=4)
        return out.getvalue()

    def _write_relationships(self) -> None:
        head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        for source, known in self._relationships.items():
            name = _rels(source)
            text = self.parts[name].decode("utf-8") if name in self.parts else f"{_XML}{head}</Relationships>"
            new = "".join(
                f'<Relationship Id="{identity}" Type="{OFFICE}{kind}" Target="{attribute(target)}"'
                f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
                for (kind, target, external), identity in known.items()
            )
            self.parts[name] = text.replace("</Relationships>", f"{new}</Relationships>").encode("utf-8")

    def _write_types(self) -> None:
        name = "[Content_Types].xml"
        text = self.text(name)
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in sorted(self._defaults.items())
            if f'Extension="{extension}"' not in text
        )
        overrides = "".join(
            f'<Override PartName="/{part}" ContentType="{kind}"/>'
            for part, kind in sorted(self._types.items())
            if f'PartName="/{part}"' not in text
        )
        self.parts[name] = text.replace("</Types>", f"{defaults}{overrides}</Types>").encode("utf-8")


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _rels(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


@cache
def _read(reference: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(reference) as package:
        return {name: package.read(name) for name in package.namelist()}


@lru_cache(maxsize=8)
def _adopted(reference: Path, stamp: tuple[str, int, int], packaged: Path) -> Adopted:
    """Made whole once a process, until the file changes: ``stamp`` is its place, time and size."""
    from printgen.opc import open_word
    from printgen.write.docx.adopt import adopted

    return adopted(open_word(reference), _read(packaged))


@record
class Reference:
    """A reference document, open to be filled.

    Attributes:
        package: Its parts.
        own: What a designer's document brought; None for the packaged one alone.
    """

    package: Package
    own: Adopted | None = None

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What the designer's document lacks, or holds that is left out."""
        return self.own.found if self.own else ()


def _stamp(file: Path) -> tuple[str, int, int]:
    known = file.stat() if file.is_file() else None
    return (str(file.resolve()), known.st_mtime_ns, known.st_size) if known else ("", 0, 0)


def open_reference(packaged: Path, own: Path | None = None) -> Reference:
    """A package to fill, with the parts of the reference document; read once a process.

    Args:
        packaged: The reference document that comes with printgen.
        own: A designer's, whose styles and theme go before those of the packaged one.

    Raises:
        PrintgenError: The designer's file is no Word document, or one that is not safe to open (see ``opc``).
    """
    if own is None:
        return Reference(Package(dict(_read(packaged))))
    adopted = _adopted(own, _stamp(own), packaged)
    return Reference(Package(dict(adopted.parts)), adopted)
