"""A Word package into plain data (source.py).

Read with lxml from the package that printgen.opc opened: bounded, without entities, nothing fetched. Everything that
holds words is gone into: content controls, text boxes (also the old kind), footnotes and endnotes, tables inside
tables, tracked insertions, fields, smart tags. Of two forms of one drawing only one is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from printgen.importer.drawings import Drawings
from printgen.importer.lines import Lines, placeholder
from printgen.importer.source import (
    Bookmark,
    Cell,
    Control,
    Document,
    Grid,
    Image,
    Kind,
    Mark,
    Para,
    Part,
    Row,
    Said,
    inside,
    paragraphs,
    tables,
    text_of,
)
from printgen.importer.source import Box as TextBox
from printgen.importer.styles import (
    WORD,
    Element,
    Numbering,
    Styles,
    languages,
    millimetres,
    number,
    switched,
    value,
)
from printgen.opc import OpcPackage

OURS = frozenset({"worksheettitle", "activitytitle", "answertable", "actionplantable", "fieldlabel", "promptnumbered"})
"""Styles that only printgen's documents have, all together."""
MOST_COLUMNS = 63
"""Columns of a table in Word."""
THROUGH = frozenset(
    WORD + name for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "body", "hyperlink")
)
"""Elements that only group others."""
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_KINDS: tuple[tuple[str, Kind], ...] = (
    (f"{_W14}checkbox", "check"),
    (f"{WORD}date", "date"),
    (f"{WORD}dropDownList", "choice"),
    (f"{WORD}comboBox", "choice"),
    (f"{WORD}picture", "picture"),
    (f"{WORD}docPartObj", "contents"),
    (f"{_W15}repeatingSection", "plain"),
    (f"{_W15}repeatingSectionItem", "row"),
    (f"{WORD}group", "plain"),
    (f"{WORD}citation", "plain"),
    (f"{WORD}bibliography", "plain"),
    (f"{WORD}equation", "plain"),
    (f"{WORD}text", "text"),
)


class Reader:
    """Reads one document."""

    def __init__(self, package: OpcPackage) -> None:
        self.package = package
        main = package.main
        self.styles = Styles.read(self._related("styles"))
        self.numbering = Numbering.read(self._related("numbering"))
        self.counted: Counter[str] = Counter()
        self._waiting: list[Bookmark] = []
        self.remarks = self._remarks()
        self.drawings = Drawings(package, main, self.counted, self.parts)
        self.lines = Lines(self.styles, self.drawings, self.counted, self.control)
        self.lines.links = package.relationships(main)
        self.lines.remarks = self.remarks

    def _related(self, kind: str) -> Element | None:
        name = self.package.related(self.package.main, kind)
        return self.package.tree(name) if name else None

    # The document

    def read(self) -> Document:
        """The whole document."""
        root = self.package.document()
        body = root.find(WORD + "body")
        parts = tuple(self.parts(body)) if body is not None else ()
        core = self._core()
        keys = self.styles.keys()
        return Document(
            parts=parts,
            notes=dict(self._notes()),
            title=core.get("title", ""),
            subject=core.get("subject", ""),
            description=core.get("description", ""),
            language=self._language(core),
            ours=keys >= OURS,
            size=self._size(parts),
            margins=tuple(self._margins()),
            first_page=self._first_page(root),
            counted=tuple(sorted(self.counted.items())),
        )

    def _core(self) -> dict[str, str]:
        name = self.package.related("", "core-properties")
        found = {}
        for one in self.package.tree(name) if name else ():
            if isinstance(one.tag, str) and one.text:
                found[one.tag.rpartition("}")[2]] = " ".join(one.text.split())
        return found

    def _language(self, core: dict[str, str]) -> str:
        normal = self.styles.elements.get(self.styles.plain)
        return next(languages(normal, self.styles.base), "") or core.get("language", "")

    def _size(self, parts: tuple[Part, ...]) -> float:
        """Size of most of the type in plain paragraphs."""
        seen: Counter[float] = Counter()
        for part in parts:
            if isinstance(part, Para) and not part.level and part.size:
                seen[part.size] += len(part.text)
        return seen.most_common(1)[0][0] if seen else self.styles.size(self.styles.plain) or 11

    def _margins(self) -> Iterator[str]:
        """Words of headers and footers, each once; pictures are named."""
        seen: set[str] = set()
        for kind in ("header", "footer"):
            names = (r.target for r in self.package.relationships(self.package.main).values() if r.kind == kind)
            for name in sorted(set(names)):
                if name not in self.package:
                    continue
                words = " ".join(" ".join(_margin(self.parts(self.package.tree(name)))).split())
                if words and words not in seen:
                    seen.add(words)
                    yield words

    def _first_page(self, root: Element) -> int:
        starts = (one.get(WORD + "start", "") for one in root.iter(WORD + "pgNumType"))
        return int(next((number(s) for s in starts if s), 0))

    def _notes(self) -> Iterator[tuple[str, tuple[Part, ...]]]:
        for kind in ("footnote", "endnote"):
            name = self.package.related(self.package.main, f"{kind}s")
            if not name:
                continue
            self.lines.links = self.package.relationships(name)
            for one in self.package.tree(name).iter(WORD + kind):
                if one.get(WORD + "type", "normal") == "normal":
                    yield f"{kind}{one.get(WORD + 'id', '')}", tuple(self.parts(one))

    def _remarks(self) -> dict[str, str]:
        """Words of reviewers' comments by id."""
        name = self.package.related(self.package.main, "comments")
        found = {}
        for one in self.package.tree(name).iter(WORD + "comment") if name else ():
            words = " ".join(" ".join(t.text or "" for t in one.iter(WORD + "t")).split())
            found[one.get(WORD + "id", "")] = f"{one.get(WORD + 'author', '') or 'Somebody'} wrote: {words}"
        return found

    # Parts

    def parts(self, parent: Element) -> Iterator[Part]:
        """The paragraphs, tables and controls in an element; paragraphs whose end was deleted go on in the next."""
        held: Part | None = None
        for part, goes_on in self._each(parent):
            if isinstance(held, Para) and isinstance(part, Para):
                part = replace(part, pieces=(*held.pieces, *part.pieces))
            elif held is not None:
                yield held
            held = part if goes_on else None
            if held is None:
                yield part
        if held is not None:
            yield held

    def _each(self, parent: Element) -> Iterator[tuple[Part, bool]]:
        """The parts of an element, each with whether the next goes on in it."""
        for one in parent:
            tag = one.tag
            if tag == WORD + "p":
                yield self.paragraph(one), _joined(one)
            elif tag == WORD + "tbl":
                yield self._table(one), False
            elif tag == WORD + "sdt":
                yield from ((part, False) for part in self._control_part(one))
            elif tag in THROUGH:
                yield from ((part, False) for part in self.parts(one))
            elif tag in (WORD + "del", WORD + "moveFrom"):
                self.counted["deleted"] += 1
            elif tag == WORD + "altChunk":
                self.counted["altChunk"] += 1
            elif tag == WORD + "bookmarkStart":
                self._waiting.append(Bookmark(one.get(WORD + "name", "")))

    def paragraph(self, element: Element) -> Para:
        """One paragraph."""
        properties = element.find(WORD + "pPr")
        identity = value(element, "pPr/pStyle") or self.styles.plain
        made = self.lines.in_contents
        pieces = (*self._waiting, *self.lines.read(element, identity))
        self._waiting = []

        def find(path: str, attribute: str = "val") -> str:
            own = value(properties, path, attribute) if properties is not None else ""
            return own or self.styles.find(identity, f"pPr/{path}", attribute)

        outline = find("outlineLvl")
        level = int(number(outline)) + 1 if outline and number(outline) < 9 else 0
        border = self._borders(properties, identity)
        return Para(
            pieces=pieces,
            style=self.styles.key(identity),
            level=level if outline else self.styles.level(identity),
            mark=self._mark(properties, identity),
            size=self.lines.size_of(element, identity),
            align=find("jc") or "left",
            indent=millimetres(find("ind", "left") or find("ind", "start")),
            framed=properties is not None and properties.find(WORD + "framePr") is not None,
            boxed=len(border) >= 4,
            ruled="bottom" in border and len(border) < 4,
            shaded=find("shd", "fill").lower() not in ("", "auto", "ffffff"),
            new_page=bool(properties is not None and switched(properties, "pageBreakBefore")),
            section=properties is not None and properties.find(WORD + "sectPr") is not None,
            turned=value(properties, "sectPr/pgSz", "orient") == "landscape",
            made=made or self.lines.in_contents or self.lines.was_contents,
        )

    def _borders(self, properties: Element | None, identity: str) -> frozenset[str]:
        own = properties.find(WORD + "pBdr") if properties is not None else None
        sources = [own] if own is not None else []
        sources += [b for s in self.styles.chain(identity) if (b := s.find(f"{WORD}pPr/{WORD}pBdr")) is not None]
        if not sources:
            return frozenset()
        seen = (side for side in sources[0] if side.get(WORD + "val", "nil") not in ("nil", "none"))
        return frozenset(side.tag.rpartition("}")[2] for side in seen) & {"top", "left", "bottom", "right"}

    def _mark(self, properties: Element | None, identity: str) -> Mark | None:
        own = properties.find(WORD + "numPr") if properties is not None else None
        name = value(own, "numId") if own is not None else ""
        level = value(own, "ilvl") if own is not None else ""
        if not name:
            name = self.styles.find(identity, "pPr/numPr/numId")
        level = level or self.styles.find(identity, "pPr/numPr/ilvl") or "0"
        return self.numbering.mark(name, min(int(number(level)), 8)) if name else None

    def _control_part(self, element: Element) -> Iterator[Part]:
        made = self.control(element)
        content = element.find(WORD + "sdtContent")
        outer, self.lines.in_control = self.lines.in_control, self.lines.in_control or made.kind == "contents"
        parts = tuple(self.parts(content)) if content is not None else ()
        self.lines.in_control = outer
        if made.kind in ("plain", "row"):
            yield from parts
        else:
            yield self._round(made, parts)

    def _round(self, made: Control, parts: tuple[Part, ...]) -> Control:
        """A control with the parts that it goes round."""
        words = " ".join(p.text for p in paragraphs(parts))
        bare = made.kind in ("rich", "text", "date") and not any(tables(parts))
        return replace(made, parts=parts, empty=made.empty or (bare and placeholder(words)))

    def control(self, element: Element) -> Control:
        """A control's own properties, without what stands in it."""
        properties = element.find(WORD + "sdtPr")
        if properties is None:
            return Control("plain")
        found: tuple[Kind, ...] = tuple(kind for tag, kind in _KINDS if properties.find(tag) is not None)
        kind: Kind = found[0] if found else "rich"
        if kind == "contents" and "contents" not in value(properties, "docPartObj/docPartGallery").lower():
            kind = "plain"
        choices = [c for c in properties.iter(WORD + "listItem") if c.get(WORD + "value", "")]
        named = (c.get(WORD + "displayText") or c.get(WORD + "value", "") for c in choices)
        checked = properties.find(f"{_W14}checkbox/{_W14}checked")
        return Control(
            kind=kind,
            tag=value(properties, "tag"),
            title=value(properties, "alias"),
            empty=properties.find(WORD + "showingPlcHdr") is not None,
            ticked=checked is not None and checked.get(_W14 + "val", "") in ("1", "true", "on"),
            choices=tuple(named),
        )

    # Tables

    def _table(self, element: Element) -> Grid:
        style = value(element, "tblPr/tblStyle")
        rows = tuple(self._rows(element))
        return Grid(
            rows=rows,
            style=self.styles.key(style, "table") if style else "",
            title=value(element, "tblPr/tblCaption"),
            lined=self._lined(element, style),
        )

    def _lined(self, element: Element, style: str) -> bool:
        """Whether a table shows borders: its own, its style's, or those of its cells."""
        own = element.find(f"{WORD}tblPr/{WORD}tblBorders")
        found = [own] if own is not None else []
        found += [b for s in self.styles.chain(style) for b in s.iter(WORD + "tblBorders")]
        found += list(element.iter(WORD + "tcBorders"))
        return any(side.get(WORD + "val", "nil") not in ("nil", "none") for one in found for side in one)

    def _rows(self, parent: Element) -> Iterator[Row]:
        for one in parent:
            if one.tag == WORD + "tr":
                if one.find(f"{WORD}trPr/{WORD}del") is not None:
                    self.counted["deleted"] += 1
                else:
                    yield self._row(one)
            elif one.tag == WORD + "sdt":
                content = one.find(WORD + "sdtContent")
                again = one.find(f"{WORD}sdtPr/{_W15}repeatingSection") is not None
                for row in self._rows(content) if content is not None else ():
                    yield replace(row, repeats=True) if again else row
            elif one.tag in THROUGH:
                yield from self._rows(one)

    def _row(self, element: Element) -> Row:
        properties = element.find(WORD + "trPr")
        return Row(
            cells=tuple(self._cells(element)),
            header=bool(properties is not None and switched(properties, "tblHeader")),
            height=millimetres(value(element, "trPr/trHeight")),
        )

    def _cells(self, parent: Element) -> Iterator[Cell]:
        for one in parent:
            if one.tag == WORD + "tc":
                merged = one.find(f"{WORD}tcPr/{WORD}vMerge")
                yield Cell(
                    parts=tuple(self.parts(one)),
                    across=min(max(int(number(value(one, "tcPr/gridSpan") or "1")), 1), MOST_COLUMNS),
                    below=merged is not None and merged.get(WORD + "val", "continue") == "continue",
                    shaded=value(one, "tcPr/shd", "fill").lower() not in ("", "auto", "ffffff"),
                )
            elif one.tag == WORD + "sdt":
                content = one.find(WORD + "sdtContent")
                made = self.control(one)
                for cell in self._cells(content) if content is not None else ():
                    parts = cell.parts if made.kind in ("plain", "row") else (self._round(made, cell.parts),)
                    yield Cell(parts, cell.across, cell.below, cell.shaded)
            elif one.tag in THROUGH:
                yield from self._cells(one)


def _margin(parts: Iterable[Part]) -> Iterator[str]:
    """The words of a header or footer, those in its tables and text boxes among them."""
    for para in paragraphs(parts):
        yield text_of(para.pieces)
        for piece in inside(para.pieces):
            if isinstance(piece, TextBox):
                yield from _margin(piece.parts)
            elif isinstance(piece, Image) or (isinstance(piece, Said) and piece.code.startswith("picture")):
                yield "[a picture]"


def _joined(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted, with changes tracked: the next one goes on in it."""
    marks = paragraph.find(f"{WORD}pPr/{WORD}rPr")
    return marks is not None and any(marks.find(WORD + name) is not None for name in ("del", "moveFrom"))


def read(package: OpcPackage) -> Document:
    """A Word document as plain data.

    Args:
        package: As ``printgen.opc.open_word`` gives it.

    Raises:
        PrintgenError: A part is missing, damaged or beyond a limit.
    """
    return Reader(package).read()


__all__ = ["Reader", "read"]
