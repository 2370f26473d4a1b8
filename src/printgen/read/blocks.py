"""markdown-it's block tokens into our blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from markdown_it.token import Token

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.model import answers as _answers  # noqa: F401  (registers the answer kinds)
from printgen.model.blocks import Quote
from printgen.model.core import (
    FENCES,
    Block,
    CodeBlock,
    Divider,
    Heading,
    List,
    ListItem,
    Paragraph,
    Table,
    TableRow,
)
from printgen.model.core import options as options_of
from printgen.model.inline import Inlines, Text
from printgen.read.fences import MAX_DEPTH
from printgen.read.inlines import InlineReader, meant_address, stripped, take_id
from printgen.read.options import read_options


@dataclass(slots=True)
class Fence:
    """What a kind's ``shape`` gets: see printgen.model.core.Source."""

    title: Inlines
    body: tuple[Block, ...]
    span: Span
    diagnostics: Diagnostics


@dataclass(slots=True)
class BlockReader:
    """Reads a flat run of block tokens.

    Attributes:
        tokens: markdown-it's tokens.
        inlines: Reads the words.
        span_of: The Span of a 0-based line.
    """

    tokens: list[Token]
    inlines: InlineReader
    span_of: Callable[[int], Span]
    at: int = 0
    _refused: bool = False
    _depth: int = 0

    @property
    def diagnostics(self) -> Diagnostics:
        """Where faults go."""
        return self.inlines.diagnostics

    def read(self, close: str = "") -> tuple[Block, ...]:
        """Blocks up to the closing token, which is taken too."""
        out: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == close:
                break
            reader: Callable[[Token], Block | None] | None = getattr(self, "_" + token.type, None)
            made = reader(token) if reader else None
            if made is not None:
                out.append(made)
        return tuple(out)

    def _span(self, token: Token) -> Span:
        return self.span_of(token.map[0]) if token.map else Span()

    def _words(self) -> Inlines:
        """The inlines of the inline token that comes next, if one does."""
        token = self.tokens[self.at]
        if token.type != "inline":
            return ()
        self.at += 1
        return stripped(self.inlines.read(token.children or [], self._span(token)))

    def _paragraph_open(self, token: Token) -> Block | None:
        content, id_ = take_id(self._words())
        self.at += 1
        return Paragraph(content=content, id=id_, span=self._span(token)) if content else None

    def _heading_open(self, token: Token) -> Block:
        level, span = int(token.tag[1]), self._span(token)
        content, id_ = take_id(self._words())
        self.at += 1
        if level == 1:
            self.diagnostics.error(
                "heading",
                "a heading inside a section starts with ##",
                span,
                "the title of the section stands at its top",
            )
        if level > 4:
            self.diagnostics.error("heading", "headings go down to ####", span, "use a paragraph that opens in bold")
        return Heading(content=content, level=min(max(level, 2), 4), id=id_, span=span)

    def _bullet_list_open(self, token: Token) -> Block:
        return self._list(token, "bullet_list_close", ordered=False)

    def _ordered_list_open(self, token: Token) -> Block:
        return self._list(token, "ordered_list_close", ordered=True)

    def _list(self, token: Token, close: str, *, ordered: bool) -> Block:
        start = int(token.attrs.get("start", 1)) if ordered else 1
        begin = self.at
        items = [b for b in self._inside(token, close) if isinstance(b, ListItem)]
        inner = (t for t in self.tokens[begin : self.at] if t.type == "paragraph_open" and t.level == token.level + 2)
        tight = all(t.hidden for t in inner)
        return List(items=tuple(items), ordered=ordered, start=start, tight=tight, span=self._span(token))

    def _list_item_open(self, token: Token) -> Block:
        body = self.read("list_item_close")
        checked, id_ = None, ""
        if body and isinstance(body[0], Paragraph):
            first = body[0]
            content, checked = _check_mark(first.content)
            id_ = first.id
            body = (replace(first, content=content, id=""), *body[1:])
        return ListItem(body=body, checked=checked, id=id_, span=self._span(token))

    def _blockquote_open(self, token: Token) -> Block:
        return Quote(body=self._inside(token, "blockquote_close"), style="block", span=self._span(token))

    def _inside(self, token: Token, close: str) -> tuple[Block, ...]:
        """What a list or a quotation holds; one too many inside each other is said, once."""
        self._depth += 1
        if self._depth == MAX_DEPTH + 1:
            said = f"lists and quotations stand more than {MAX_DEPTH} deep in each other here"
            self.diagnostics.error("too-deep", said, self._span(token), "take out some of their marks")
        inside = self.read(close)
        self._depth -= 1
        return inside

    def _fence(self, token: Token) -> Block:
        return CodeBlock(text=token.content.rstrip("\n"), span=self._span(token))

    def _code_block(self, token: Token) -> Block:
        return self._fence(token)

    def _hr(self, token: Token) -> Block:
        return Divider(span=self._span(token))

    def _html_block(self, token: Token) -> None:
        text = token.content.strip()
        if not (text.startswith("<!--") and text.endswith("-->")):
            self.diagnostics.error(
                "html",
                f"HTML is not used here: {text.splitlines()[0][:40] if text else ''}",
                self._span(token),
                "write a block or Markdown instead",
            )

    def _footnote_block_open(self, token: Token) -> None:
        """The notes' words were read beforehand (see text.py); here they are passed over."""
        while self.tokens[self.at - 1].type != "footnote_block_close":
            self.at += 1

    def _table_open(self, token: Token) -> Block:
        rows: list[TableRow] = []
        align: list[str] = []
        while self.tokens[self.at].type != "table_close":
            cell = self.tokens[self.at]
            self.at += 1
            if cell.type == "tr_open":
                rows.append(TableRow(span=self._span(cell) if cell.map else self._span(token)))
            elif cell.type in ("th_open", "td_open"):
                words = Paragraph(content=self._words(), span=rows[-1].span)
                rows[-1] = replace(rows[-1], cells=(*rows[-1].cells, words))
                if cell.type == "th_open":
                    align.append(str(cell.attrs.get("style", "")).removeprefix("text-align:"))
        self.at += 1
        return Table(head=rows[0].cells, rows=tuple(rows[1:]), align=tuple(align), span=self._span(token))

    def _typed_open(self, token: Token) -> Block | None:
        span = self._span(token)
        title = self._title()
        said = len(self.diagnostics.found)
        body = self.read("typed_close")
        self._refused = len(self.diagnostics.found) > said or bool(token.meta.get("refused"))
        cls = FENCES.get(token.info)
        if cls is None:
            self.diagnostics.error(
                "unknown-kind", f'there is no block "{token.info}"', span, nearest(token.info, FENCES)
            )
            return None
        given = read_options(cls, token.meta["options"], span, self.span_of, self.diagnostics)
        url = given.get("url", "")
        if url and not url.startswith(("https://", "http://")):
            fault = f'the address "{url}" does not start with https:// or http://'
            self.diagnostics.error("link", fault, span, meant_address(url))
        title, title_id = take_id(title)
        given["id"] = given["id"] or title_id
        return self._make(cls, Fence(title, body, span, self.diagnostics), self._worded(cls, given, span))

    def _title(self) -> Inlines:
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        return self._words() if following and following.type == "inline" and following.info == "title" else ()

    def _worded(self, cls: type[Block], given: dict[str, Any], span: Span) -> dict[str, Any]:
        """Options that hold words get the same quotes, dashes and spaces as the text."""
        for f in options_of(cls).values():
            if f.metadata["info"].holds == "text" and isinstance(given.get(f.name), str):
                given[f.name] = self.inlines.typeset(given[f.name], span)
        return given

    def _make(self, cls: type[Block], source: Fence, given: dict[str, Any]) -> Block | None:
        uses = (("title", cls.title_use, source.title), ("body", cls.body_use, source.body))
        for what, use, value in uses:
            if use == "required" and not value and not (what == "body" and self._refused):
                self.diagnostics.error("empty", f"this {cls.kind} has no {what}", source.span, f"give it a {what}")
            elif use == "none" and value:
                self.diagnostics.error("no-" + what, f"{cls.kind} takes no {what}", source.span, f"remove the {what}")
        if cls.body_use == "required" and not source.body and not self._refused:
            return None  # what a body lacks would only be said twice
        shaped = cls.shape(source)
        missing = [name for name, f in options_of(cls).items() if f.default is MISSING and f.name not in given]
        for name in missing:
            self.diagnostics.error(
                "missing-option", f"this {cls.kind} has no :{name}:", source.span, f"add :{name}: ..."
            )
        if missing or ((known := {f.name for f in fields(cls)}) and (set(shaped) | set(given)) - known):
            return None
        return cls(span=source.span, **given, **shaped)


def _check_mark(content: Inlines) -> tuple[Inlines, bool | None]:
    """``[ ]`` and ``[x]`` at the start of an item make a check list."""
    first = content[0].text if content and isinstance(content[0], Text) else ""
    marks = {"[ ] ": False, "[x] ": True, "[X] ": True}
    for mark, checked in marks.items():
        if first.startswith(mark):
            return (Text(first[len(mark) :]), *content[1:]), checked
    return content, None
