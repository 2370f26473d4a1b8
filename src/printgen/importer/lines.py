"""What stands in a line: runs, tabs, links, fields, notes, controls, form fields, drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from printgen.importer.drawings import Drawings, chosen
from printgen.importer.equations import MATH
from printgen.importer.source import (
    Bookmark,
    Break,
    Control,
    Field,
    Link,
    Note,
    Piece,
    Run,
    Said,
    Tab,
    text_of,
)
from printgen.importer.styles import WORD, Element, Styles, key_of, number, switched, typewriter, value
from printgen.importer.symbols import shown
from printgen.opc import Relationship

_MADE = ("TOC", "INDEX", "TOA")
"""Fields whose words are made anew."""
_THROUGH = frozenset(WORD + n for n in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent"))
_GONE = frozenset(WORD + n for n in ("del", "moveFrom"))
_LEADERS = {"dot": "dots", "middleDot": "dots", "underscore": "line", "hyphen": "line", "heavy": "line"}
_PLACEHOLDER = re.compile(
    r"(click|tap|choose|pick|select|type|enter)\b.*\b(here|text|item|date|write|words|one)\b", re.I
)
_RIGHT = re.compile(r"[\u0590-\u05ff]|[\u0600-\u06ff]")
_RAISED = str.maketrans("123", "¹²³")
"""The raised figures that every face has."""


@dataclass(slots=True)
class _Open:
    """A field that has begun, perhaps in an earlier paragraph."""

    code: str = ""
    shown: bool = False
    out: list[Piece] = field(default_factory=list)
    form: Control | None = None


@dataclass(slots=True)
class Lines:
    """Reads what stands in paragraphs, one after the other: a field may go over several.

    Attributes:
        styles: Of the document.
        drawings: Reads drawings.
        counted: What is told once.
        control: Reads a control's properties.
        links: Relationships of the part being read.
        remarks: Words of reviewers' comments by id.
        in_control: A contents list's control is being read.
        was_contents: The paragraph just read held the end of a contents list.
    """

    styles: Styles
    drawings: Drawings
    counted: Counter[str]
    control: Callable[[Element], Control]
    links: Mapping[str, Relationship] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    in_control: bool = False
    was_contents: bool = False
    _open: list[_Open] = field(default_factory=list)
    _style: str = ""
    _leaders: tuple[str, ...] = ()
    _tabs: int = 0
    _base: int = 0

    @property
    def in_contents(self) -> bool:
        """Inside a contents list or an index."""
        return self.in_control or any(one.code.split()[:1] and one.code.split()[0] in _MADE for one in self._open)

    def read(self, paragraph: Element, style: str) -> list[Piece]:
        """The pieces of a paragraph."""
        self.was_contents = False
        self._style, self._tabs = style, 0
        self._leaders = self._tab_leaders(paragraph, style)
        return self._inside(paragraph)

    def _inside(self, parent: Element) -> list[Piece]:
        """The pieces of an element; a field that begins here and ends elsewhere leaves what it has shown so far."""
        outer, self._base = self._base, len(self._open)
        pieces = list(self._children(parent))
        for one in self._open[self._base :]:
            pieces += one.out
            one.out = []
        self._base = outer
        return pieces

    def _tab_leaders(self, paragraph: Element, style: str) -> tuple[str, ...]:
        """What fills each tab stop of a paragraph, in order."""
        own = paragraph.find(f"{WORD}pPr/{WORD}tabs")
        sources = [own] if own is not None else []
        sources += [t for s in self.styles.chain(style) if (t := s.find(f"{WORD}pPr/{WORD}tabs")) is not None]
        stops: dict[float, str] = {}
        for tabs in reversed(sources):
            for one in tabs:
                at = number(one.get(WORD + "pos", "0"))
                stops[at] = _LEADERS.get(one.get(WORD + "leader", ""), "")
                if one.get(WORD + "val", "") == "clear":
                    stops.pop(at)
        return tuple(leader for _, leader in sorted(stops.items()))

    def size_of(self, paragraph: Element, style: str) -> float:
        """Size of most of a paragraph's type."""
        seen: Counter[float] = Counter()
        normal = 0.0
        for run in paragraph.iter(WORD + "r"):
            letters = sum(len(t.text or "") for t in run.iterchildren(WORD + "t"))
            if letters:
                own = number(value(run, "rPr/sz")) / 2
                normal = normal or self.styles.size(style)
                seen[own or normal] += letters
        return seen.most_common(1)[0][0] if seen else self.styles.size(style)

    # Going through

    def _children(self, parent: Element) -> Iterator[Piece]:
        for one in parent:
            for piece in self._one(one):
                if len(self._open) > self._base:
                    if self._open[-1].shown:
                        self._open[-1].out.append(piece)
                else:
                    yield piece

    def _one(self, one: Element) -> Iterator[Piece]:
        tag = one.tag
        if not isinstance(tag, str):
            return
        if tag == WORD + "r":
            yield from self._run(one)
        elif tag == WORD + "hyperlink":
            yield self._link(one)
        elif tag == WORD + "sdt":
            yield from self._control(one)
        elif tag == WORD + "fldSimple":
            yield Field(one.get(WORD + "instr", "").strip(), tuple(self._inside(one)))
        elif tag == WORD + "bookmarkStart":
            yield Bookmark(one.get(WORD + "name", ""))
        else:
            yield from self._other(one, tag)

    def _other(self, one: Element, tag: str) -> Iterator[Piece]:
        if tag in _THROUGH:
            self.counted["inserted"] += tag in (WORD + "ins", WORD + "moveTo")
            yield from self._children(one)
        elif tag in _GONE:
            self.counted["deleted"] += 1
        elif tag.startswith(MATH):
            yield self.drawings.equation(one)
        elif tag.endswith("}AlternateContent"):
            for form in chosen(one):
                yield from self._one(form)

    def _remark(self, one: Element) -> Iterator[Piece]:
        words = self.remarks.get(one.get(WORD + "id", ""))
        if words:
            yield Said(words, "comment")

    def _link(self, one: Element) -> Piece:
        identity = one.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")
        target = self.links.get(identity)
        place = one.get(WORD + "anchor", "")
        url = target.target if target and target.external else ""
        children = self._inside(one)
        if url and place and "#" not in url:
            url, place = f"{url}#{place}", ""
        return Link(tuple(children), url, place)

    def _control(self, one: Element) -> Iterator[Piece]:
        content = one.find(WORD + "sdtContent")
        made = self.control(one)
        pieces = tuple(self._inside(content)) if content is not None else ()
        if made.kind in ("plain", "row", "contents"):
            yield from pieces
        else:
            empty = made.empty or (made.kind not in ("check", "picture") and placeholder(text_of(pieces)))
            yield Control(made.kind, made.tag, made.title, empty, made.ticked, made.choices, pieces)

    # Runs

    def _run(self, run: Element) -> Iterator[Piece]:
        properties = run.find(WORD + "rPr")
        if properties is not None and switched(properties, "vanish"):
            if any(t.text for t in run.iterchildren(WORD + "t")):
                self.counted["hidden"] += 1
            return
        for one in run:
            tag = one.tag if isinstance(one.tag, str) else ""
            if tag == WORD + "t":
                yield self._words(one.text or "", properties)
            elif tag == WORD + "fldChar":
                yield from self._field(one)
            elif tag == WORD + "instrText":
                if self._open and not self._open[-1].shown:
                    self._open[-1].code += one.text or ""
            else:
                yield from self._in_run(one, tag, properties)

    def _in_run(self, one: Element, tag: str, properties: Element | None) -> Iterator[Piece]:
        name = tag.rpartition("}")[2]
        if name in ("tab", "ptab") and tag.startswith(WORD):
            yield self._tab(one)
        elif tag == WORD + "br":
            yield Break(one.get(WORD + "type", "") in ("page", "column"))
        elif tag == WORD + "cr":
            yield Break()
        elif tag == WORD + "noBreakHyphen":
            yield self._words("\u2011", properties)
        elif tag == WORD + "sym":
            yield self._symbol(one, properties)
        elif tag == WORD + "ruby":
            base = one.find(WORD + "rubyBase")
            yield from self._children(base) if base is not None else ()
        else:
            yield from self._mark_or_drawing(one, tag, properties)

    def _tab(self, one: Element) -> Piece:
        leader = self._leaders[self._tabs] if self._tabs < len(self._leaders) else ""
        self._tabs += 1
        return Tab(_LEADERS.get(one.get(WORD + "leader", ""), leader))

    def _mark_or_drawing(self, one: Element, tag: str, properties: Element | None) -> Iterator[Piece]:
        name = tag.rpartition("}")[2]
        if tag in (WORD + "footnoteReference", WORD + "endnoteReference"):
            yield Note(name.removesuffix("Reference") + one.get(WORD + "id", ""))
        elif tag == WORD + "commentReference":
            yield from self._remark(one)
        elif name in ("drawing", "pict", "object"):
            yield from self.drawings.read(one)
        elif name == "AlternateContent":
            for form in chosen(one):
                yield from self._in_run(form, form.tag if isinstance(form.tag, str) else "", properties)

    def _symbol(self, one: Element, properties: Element | None) -> Piece:
        try:
            sign = chr(int(one.get(WORD + "char", ""), 16))
        except (ValueError, OverflowError):
            sign = ""
        return self._words(self._signs(sign, one.get(WORD + "font", "")), properties)

    def _signs(self, text: str, font: str) -> str:
        """Words without the private characters and the letters of symbol fonts."""
        signs = shown(text, font)
        self.counted["symbol"] += signs.count("")
        return "".join(signs)

    def _words(self, text: str, properties: Element | None) -> Run:
        get: Callable[[str], Any] = lambda path: value(properties, path) if properties is not None else ""  # noqa: E731
        identity = get("rStyle")
        face = value(properties, "rFonts", "ascii") if properties is not None else ""
        face = face or self.styles.find(identity, "rPr/rFonts", "ascii")
        text = self._looks(self._signs(text, face), properties)
        key = key_of(value(self.styles.elements.get(identity), "name")) if identity else ""
        turned = properties is not None and bool(switched(properties, "rtl"))
        return Run(
            text,
            bold=self._on(properties, identity, "b"),
            italic=self._on(properties, identity, "i"),
            heavy=self._heavy(properties, identity),
            underline=get("u") not in ("", "none") and key not in ("hyperlink",),
            style=key,
            lang=value(properties, "lang", "bidi") or from_right(text) if turned else get("lang") or from_right(text),
            size=number(get("sz")) / 2,
            typed=typewriter(face),
        )

    def _looks(self, text: str, properties: Element | None) -> str:
        """Raised figures as characters; what else of a look means something is counted, and told once."""
        if properties is None or not text.strip():
            return text
        self.counted["struck"] += any(switched(properties, name) for name in ("strike", "dstrike"))
        raised = value(properties, "vertAlign")
        if raised == "superscript" and set(text) <= set("123"):
            return text.translate(_RAISED)
        self.counted["raised"] += raised in ("superscript", "subscript") and any(map(str.isdigit, text))
        return text

    def _on(self, properties: Element | None, identity: str, name: str) -> bool:
        """A switch of a run: its own, or its character style's."""
        own = switched(properties, name)
        return own if own is not None else bool(identity) and self.styles.switch(identity, name)

    def _heavy(self, properties: Element | None, identity: str) -> bool:
        """Whether a run shows in bold, also by its paragraph's style."""
        own = switched(properties, "b")
        return own if own is not None else self._on(properties, identity, "b") or self.styles.switch(self._style, "b")

    # Fields

    def _field(self, one: Element) -> Iterator[Piece]:
        kind = one.get(WORD + "fldCharType", "")
        if kind == "begin":
            self._open.append(_Open(form=_form(one)))
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            self.was_contents = self.was_contents or self.in_contents
            done = self._open.pop()
            yield _closed(done)


def from_right(text: str) -> str:
    """The language of words from right to left that name none: Hebrew or Arabic, by their letters; "" for others."""
    found = _RIGHT.search(text)
    return "" if not found else "he" if found[0] < "\u0600" else "ar"


def placeholder(words: str) -> bool:
    """Whether the words in a control only say what to do there: some programs lose the mark that says so."""
    return not words.strip() or bool(_PLACEHOLDER.match(words.strip()) and len(words) < 90)


def _form(begin: Element) -> Control | None:
    """A form field of the old kind: text, check box or drop-down list."""
    data = begin.find(WORD + "ffData")
    if data is None:
        return None
    title = value(data, "statusText") or value(data, "helpText")
    box = data.find(WORD + "checkBox")
    if box is not None:
        on = switched(box, "checked")
        return Control("check", value(data, "name"), title, True, bool(switched(box, "default") if on is None else on))
    listed = data.find(WORD + "ddList")
    if listed is not None:
        words = tuple(one.get(WORD + "val", "") for one in listed.iter(WORD + "listEntry"))
        return Control("choice", value(data, "name"), title, True, False, tuple(filter(None, words)))
    return Control("text", value(data, "name"), title)


def _closed(done: _Open) -> Piece:
    code, form = done.code.strip(), done.form
    if form is None or not code.startswith("FORM"):
        return Field(code, tuple(done.out))
    words = "".join(one.text for one in done.out if isinstance(one, Run)).strip()
    empty = form.kind != "text" or not words
    pieces = () if empty else tuple(done.out)
    return Control(form.kind, form.tag, form.title, empty, form.ticked, form.choices, pieces)
