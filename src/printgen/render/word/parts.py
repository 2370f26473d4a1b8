"""What a Word document needs besides its body; filled while rendering."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from printgen.record import record
from printgen.render.word.xml import ROOT

PREFIX = "rIdP"
"""Ids of relationships that rendering gives out; the reference's own never start so."""


@record
class Media:
    """A picture to be put into the package.

    Attributes:
        name: File name in ``word/media``, from the content's hash.
        data: As read.
        mime: Its type as read; what Word cannot show is converted when it is written.
        width: Widest that it is shown, in millimetres.
        vector: File name of the SVG that goes in beside the picture for Word 2016 and later; "" for none.
    """

    name: str
    data: bytes
    mime: str
    width: float
    vector: str = ""


@record
class ListInstance:
    """A list that starts again: its number in the document, the style whose list it is, and its first number."""

    number: int
    style: str
    start: int = 1


@dataclass(slots=True)
class Parts:
    """Everything that the body refers to.

    Attributes:
        relationships: Id by kind, target and whether it is an address outside.
        media: Pictures by the hash of their content.
        notes: Footnotes: each one's ``w:p`` elements; the first has number 1.
        placeholders: Name of the building block by its paragraphs.
        lists: List instances in order.
        footers: XML of each footer; the first is ``footer1.xml``.
        logo: The small picture in the footers.
    """

    relationships: dict[tuple[str, str, bool], str] = field(default_factory=dict)
    media: dict[str, Media] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    placeholders: dict[str, str] = field(default_factory=dict)
    lists: list[ListInstance] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    logo: Media | None = None

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the document's relationship to a part or an address."""
        key = (kind, target, external)
        return self.relationships.setdefault(key, f"{PREFIX}{len(self.relationships) + 1}")

    def picture(self, data: bytes, mime: str, width: float) -> Media:
        """A picture in the package; the same content is stored once, large enough for its widest use."""
        digest = hashlib.sha256(data).hexdigest()[:16]
        known = self.media.get(digest)
        if not known or known.width < width:
            extension = "jpeg" if mime == "image/jpeg" else "png"
            vector = f"{digest}.svg" if mime == "image/svg+xml" else ""
            self.media[digest] = known = Media(f"{digest}.{extension}", data, mime, width, vector)
        return known

    def placeholder(self, paragraphs: str) -> str:
        """Name of the building block that Word shows again when an answer is cleared."""
        name = f"PG{hashlib.sha256(paragraphs.encode()).hexdigest()[:12].upper()}"
        return self.placeholders.setdefault(paragraphs, name)

    def new_list(self, style: str, start: int = 1) -> int:
        """A list of a style's own kind that starts again; gives its number."""
        self.lists.append(ListInstance(1000 + len(self.lists), style, start))
        return self.lists[-1].number

    def footer(self, xml: str) -> str:
        """The id of a footer with this content."""
        if xml not in self.footers:
            self.footers.append(xml)
        return self.relate("footer", f"footer{self.footers.index(xml) + 1}.xml")


def part(root: str, content: str) -> str:
    """A whole part: its root element with every prefix declared, round this content."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {ROOT}>{content}</w:{root}>'
