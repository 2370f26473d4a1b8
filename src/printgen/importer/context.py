"""What the whole of an import shares, and the words of a paragraph as inlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from printgen.importer.marks import Remark
from printgen.importer.names import Anchors, Names
from printgen.importer.pictures import Pictures
from printgen.importer.source import (
    Bookmark,
    Box,
    Break,
    Control,
    Document,
    Field,
    Image,
    Link,
    Note,
    Para,
    Part,
    Piece,
    Run,
    Said,
    Tab,
    inside,
    paragraphs,
)
from printgen.labels import Labels
from printgen.model.core import Block
from printgen.model.inline import (
    Code,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Phrase,
    Reference,
    Strong,
    Text,
    plain,
)
from printgen.model.inline import Link as ModelLink
from printgen.model.inline import walk as walk_inlines
from printgen.read.inlines import SCHEMES

SIGN = re.compile(r"(Sign|Band|Opener|Cover|Art|Code|Logo)\b")
"""Names of drawings that printgen makes anew."""
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\l\s+"?(?P<anchor>[^"\s]+)"?|"(?P<url>[^"]+)")', re.I)
_BLANK = re.compile(r"[ \t\u00a0]+")


@dataclass(slots=True)
class Line:
    """The words of a paragraph, and what stood among them.

    Attributes:
        words: The inlines.
        images: Pictures.
        boxes: Text boxes.
        said: Remarks.
        names: Bookmarks.
    """

    words: Inlines = ()
    images: list[Image] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.words).strip()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of our own contents list: words, number and purpose of what it names."""

    words: str
    number: str = ""
    purpose: str = ""
    deep: bool = False


@dataclass(slots=True)
class Context:
    """What the whole of an import shares.

    Attributes:
        document: As read.
        pictures: Takes pictures.
        labels: The words that templates add, in the document's language.
        names: Gives ids out.
        anchors: Tells ids from our bookmarks.
        asked: Bookmarks that something refers to.
        targets: Id by bookmark.
        titles: What a reference to an id would say by itself.
        counted: Remarks that are told once.
        entries: The lines of our own contents list, by bookmark.
        examples: Ids of example responses that were moved to the end.
        ranks: Level of each paragraph that looks like a heading and has no heading style, by its identity.
        lengths: How many minutes a section's opening page says that something takes, by id.
        prefixes: Section, and what stands before the count in an activity's number.
    """

    document: Document
    pictures: Pictures
    labels: Labels
    names: Names = field(default_factory=Names)
    anchors: Anchors = field(default_factory=Anchors)
    asked: frozenset[str] = frozenset()
    targets: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    entries: dict[str, Entry] = field(default_factory=dict)
    examples: frozenset[str] = frozenset()
    prefixes: list[tuple[str, str]] = field(default_factory=list)
    ranks: dict[int, int] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    _noted: int = 0

    @property
    def ours(self) -> bool:
        """The document's styles are printgen's."""
        return self.document.ours

    def target(self, anchor: str) -> str:
        """The id that a bookmark stands for: known already, or to be found once everything is read."""
        if self.ours:
            return self.targets.get(anchor) or self.anchors.id_of(anchor) or anchor
        return f"@{anchor}"

    def line(self, pieces: Iterable[Piece], *, stress: bool = True) -> Line:
        """The words of pieces.

        Args:
            pieces: As read.
            stress: Keep bold and italics.
        """
        line = Line()
        out = _Inlines(self, line, stress)
        line.words = _trimmed(out.run(tuple(pieces)))
        return line

    def words(self, para: Para, *, stress: bool = True) -> Inlines:
        """The words of a paragraph alone."""
        return self.line(para.pieces, stress=stress).words

    def note(self, key: str) -> Inlines:
        """The words of a footnote, its paragraphs one after the other."""
        out: list[Inline] = []
        self._noted += 1
        for one in paragraphs(self.document.notes.get(key, ())) if self._noted < 3 else ():
            words = self.line(one.pieces).words
            if words:
                out += (Text(" "), *words) if out else words
        self._noted -= 1
        return tuple(out)


class _Inlines:
    """Pieces to inlines."""

    def __init__(self, context: Context, line: Line, stress: bool) -> None:
        self.context, self.line, self.stress = context, line, stress

    def run(self, pieces: Sequence[Piece]) -> Inlines:
        out: list[Inline] = []
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            if isinstance(piece, Field) and piece.name == "PAGEREF":
                at += self._page(out, pieces, at)
                continue
            out += self._one(piece)
            at += 1
        return tuple(out)

    def _one(self, piece: Piece) -> Inlines:
        if isinstance(piece, Run):
            return self._words(piece)
        if isinstance(piece, Tab):
            return (Text(" "),)
        if isinstance(piece, Break):
            return () if piece.page else (LineBreak(),)
        if isinstance(piece, Link):
            return self._link(piece)
        if isinstance(piece, Field):
            return self._field(piece)
        if isinstance(piece, Control):
            return () if piece.empty or piece.kind in ("check", "picture") else self.run(piece.pieces)
        if isinstance(piece, Note):
            words = self.context.note(piece.key)
            return (Footnote(words),) if words else ()
        return self._aside(piece)

    def _aside(self, piece: Piece) -> Inlines:
        if isinstance(piece, Image):
            self.line.images.append(piece)
        elif isinstance(piece, Box):
            self.line.boxes.append(piece)
        elif isinstance(piece, Bookmark):
            self.line.names.append(piece.name)
        elif isinstance(piece, Said):
            self.line.said.append(piece)
            if piece.code == "equation":
                return (Text(piece.words),)
        return ()

    def _words(self, run: Run) -> Inlines:
        text = run.text
        if not text:
            return ()
        node: Inline = Code(text) if (run.typed or run.style == "codewords") and text.strip() else Text(text)
        language = self.context.document.language.partition("-")[0].lower()
        if run.lang and language and run.lang.partition("-")[0].lower() != language and re.search(r"[^\W\d_]", text):
            node = Phrase((node,), run.lang)
        if self.stress and text.strip() and run.style not in ("hyperlink", "cross-reference", "captionnumber"):
            if run.italic:
                node = Emphasis((node,))
            if run.bold:
                node = Strong((node,))
        return (node,)

    def _link(self, link: Link) -> Inlines:
        children = self.run(link.children)
        if link.url:
            return self._out(link.url.strip(), children)
        target = self.context.target(link.anchor) if link.anchor else ""
        inner = any(isinstance(one, Reference) for one in walk_inlines(children))
        return children if inner or not target or not plain(children).strip() else self._to(target, children)

    def _to(self, target: str, children: Inlines) -> Inlines:
        return (Reference(_flat(children), target, own_words=True),)

    def _out(self, url: str, children: Inlines) -> Inlines:
        if not plain(children).strip():
            return children
        if url.lower().startswith(SCHEMES) and not re.search(r"[\x00-\x20]", url):
            return (ModelLink(_flat(children), url),)
        words = f"A link leads to {url[:80]}, which works on one computer only: its words stand here"
        self.line.said.append(Said(words, "link"))
        return children

    def _field(self, field: Field) -> Inlines:
        children = self.run(field.children)
        if field.name == "HYPERLINK" and (found := _HYPERLINK.search(field.code)):
            if found["url"]:
                return self._out(found["url"].strip(), children)
            return self._link(Link(field.children, "", found["anchor"]))
        if field.name == "REF" and "\\h" in field.code and plain(children).strip():
            return (Reference(_flat(children), self.context.target(field.words()), own_words=True),)
        if field.name == "MERGEFIELD":
            self.line.said.append(Said("A name from a mail merge stands here as it was last filled in", "merge"))
        return children

    # Pages

    def _page(self, out: list[Inline], pieces: Sequence[Piece], at: int) -> int:
        """A page number, or two with a word between: with their label they become one reference."""
        first = pieces[at]
        assert isinstance(first, Field)
        target = self.context.target(first.words())
        used = 1
        form, text_only = "page", False
        after = pieces[at + 1 : at + 3]
        if len(after) == 2 and isinstance(after[0], Run) and isinstance(after[1], Field):
            last = self.context.target(after[1].words()) if after[1].name == "PAGEREF" else ""
            stem = last.removesuffix("--end")
            if last.endswith("--end") and stem.removesuffix(":text") == target:
                form, text_only, used = "pages", stem.endswith(":text"), 3
        label = self._label(form, out)
        if label is None and not (self.context.ours and (not out or not plain(out).strip())):
            out += self.run(first.children)
            return 1
        shown = plain(self.run(tuple(p for one in pieces[at : at + used] for p in _shown(one))))
        words = (Text(f"{label} {shown}" if label else shown),)  # they stand where the place turns out to be gone
        out.append(Reference(words, target, form, text_only, bare=label is None))  # type: ignore[arg-type]
        return used

    def _label(self, form: str, out: list[Inline]) -> str | None:
        """Takes "page" or "pages" off what stands before a number; None when it is not there."""
        key = {"page": "page-number", "pages": "page-range"}[form]
        values = {"n": "\0"} if form == "page" else {"first": "\0", "last": "\0"}
        label = self.context.labels.text(key, **values).partition("\0")[0].strip()
        for at in range(len(out) - 1, -1, -1):
            node = out[at]
            if not isinstance(node, Text):
                return None
            if not node.text.strip():
                continue
            words = node.text.rstrip()
            if not re.search(rf"(?:^|\W){re.escape(label)}\Z", words, re.I):
                return None
            out[at:] = [Text(words[: -len(label)])] if words != label else [Text("")]
            return label
        return None


def _shown(piece: Piece) -> tuple[Piece, ...]:
    return piece.children if isinstance(piece, Field) else (piece,)


def _flat(inlines: Inlines) -> Inlines:
    """Words without links and notes: what a link may hold."""
    return (Text(_BLANK.sub(" ", plain(inlines))),)


def _trimmed(inlines: Inlines) -> Inlines:
    """Without line breaks and spaces at its two ends."""
    out = list(inlines)
    while out and (isinstance(out[0], LineBreak) or (isinstance(out[0], Text) and not out[0].text.strip())):
        out.pop(0)
    while out and (isinstance(out[-1], LineBreak) or (isinstance(out[-1], Text) and not out[-1].text.strip())):
        out.pop()
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text.lstrip())
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip())
    return tuple(out)


def bookmarks(parts: Iterable[Part]) -> Iterator[str]:
    """Every bookmark in parts."""
    for para in paragraphs(parts):
        for piece in inside(para.pieces):
            if isinstance(piece, Bookmark):
                yield piece.name


def asked_for(parts: Iterable[Part]) -> Iterator[str]:
    """Every bookmark that links and fields of the text refer to."""
    for para in paragraphs(parts):
        if para.made or para.style in ("openerentry", "toc1", "toc2", "toc3", "toc4"):
            continue
        for piece in inside(para.pieces):
            if isinstance(piece, Link) and piece.anchor:
                yield piece.anchor
            elif isinstance(piece, Field):
                if piece.name in ("REF", "PAGEREF"):
                    yield piece.words()
                elif (found := _HYPERLINK.search(piece.code)) and found["anchor"]:
                    yield found["anchor"]


def remarks(said: Iterable[Said]) -> list[Block]:
    """Remarks as comments in the content."""
    words = {
        "equation": "This equation came along on one line: {}. Set it as a picture if it matters",
    }
    return [Remark(words=words.get(one.code, "{}").format(one.words), code=one.code) for one in said]


__all__ = ["SIGN", "Context", "Entry", "Line", "asked_for", "bookmarks", "remarks"]
