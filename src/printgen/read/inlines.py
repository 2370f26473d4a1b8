"""markdown-it's inline tokens into our inlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.model.inline import (
    Citation,
    CitedWork,
    Code,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Only,
    Phrase,
    Reference,
    Strong,
    Text,
    plain,
)
from printgen.read.markdown import QUOTES, markdown

SCHEMES = ("http:", "https:", "mailto:", "tel:")
ATTRIBUTES = ("lang", "audience", "edition", "format")
NBSP = "\u00a0"
# A number and its unit, an initial and its name's next part stay together (look.md: non-breaking spaces before units).
_UNIT = re.compile(r"(?<=\d) (?=(?:mm|cm|m|km|g|kg|pt|min|minutes|hours?|weeks?|years?|am|pm|per cent|%)\b)")
_OWN_WORDS = re.compile(r"^(.*?)\s*<([^<>]+)>$")
_TRAILING_ID = re.compile(r"\s*\{#([A-Za-z][\w-]*)\}\s*$")


def names(value: str) -> tuple[str, ...]:
    """Names by comma or space."""
    return tuple(filter(None, re.split(r"[,\s]+", value)))


@dataclass(slots=True)
class InlineReader:
    """Reads runs of inline tokens.

    Attributes:
        diagnostics: Where faults go.
        variables: Values for ``{{ name }}``.
        notes: Footnote words by markdown-it's footnote number; filled after the body is tokenised.
        quotes: Outer and inner quotation marks of the language.
        breaks: Line breaks met so far in this run: a fault far down a paragraph gets its own line.
    """

    diagnostics: Diagnostics
    variables: Mapping[str, str] = field(default_factory=dict)
    notes: dict[int, Inlines] = field(default_factory=dict)
    quotes: str = QUOTES
    breaks: int = 0

    def words(self, text: str, span: Span = Span()) -> Inlines:
        """The inlines of a line that stands outside the body: a title in the front matter."""
        env = {"diagnostics": self.diagnostics, "span": lambda _: span}
        tokens = markdown(self.quotes).parseInline(text, env)
        return stripped(self.read(tokens[0].children or [], span)) if tokens else ()

    def typeset(self, text: str, span: Span = Span()) -> str:
        """Plain words with the language's quotes, dashes and spaces; marks of Markdown are taken out."""
        return plain(self.words(text, span)) if text else text

    def read(self, tokens: list[Token], span: Span) -> Inlines:
        """All tokens of one inline token's children."""
        self.breaks = 0
        out, _ = self._run(tokens, 0, "", span)
        return _joined(out)

    def _run(self, tokens: list[Token], at: int, close: str, span: Span) -> tuple[list[Inline], int]:
        out: list[Inline] = []
        while at < len(tokens):
            token, here = tokens[at], Span(span.file, span.line + self.breaks)
            at += 1
            if token.type == close:
                return out, at
            if token.type.endswith("_open"):
                inner, at = self._run(tokens, at, token.type[:-4] + "close", span)
                out += self._container(token, _joined(inner), here)
            else:
                out += self._leaf(token, here)
        return out, at

    def _container(self, token: Token, inner: Inlines, span: Span) -> list[Inline]:
        if token.type == "strong_open":
            return [Strong(inner)]
        if token.type == "em_open":
            return [Emphasis(inner)]
        if token.type == "link_open":
            return self._link(str(token.attrs.get("href", "")), inner, span)
        if token.type == "span_open":
            return [self._phrase(token, inner, span)]
        return list(inner)

    def _link(self, url: str, inner: Inlines, span: Span) -> list[Inline]:
        if not url.lower().startswith(SCHEMES):
            said = f'the link "{url}" does not start with http:, https:, mailto: or tel:'
            self.diagnostics.error("link", said, span, meant_address(url))
        return [Link(inner, url, span)]

    def _phrase(self, token: Token, inner: Inlines, span: Span) -> Phrase:
        for name in token.attrs:
            if name not in ATTRIBUTES:
                self.diagnostics.error(
                    "attribute", f'words cannot have the attribute "{name}"', span, nearest(name, ATTRIBUTES)
                )
        given = {name: str(token.attrs.get(name, "")) for name in ATTRIBUTES}
        only = Only(names(given["audience"]), names(given["edition"]), names(given["format"]))
        return Phrase(inner, given["lang"], only)

    def _leaf(self, token: Token, span: Span) -> list[Inline]:
        make: Callable[[Token, Span], list[Inline]] | None = getattr(self, f"_leaf_{token.type}", None)
        return make(token, span) if make else [Text(token.content)] if token.content else []

    def _leaf_text(self, token: Token, span: Span) -> list[Inline]:
        return [Text(_UNIT.sub(NBSP, token.content))] if token.content else []

    def _leaf_missed_note(self, token: Token, span: Span) -> list[Inline]:
        said = f"the footnote {token.content} has no text"
        self.diagnostics.error("footnote", said, span, f"write it below: {token.content}: ...")
        return [Text(token.content)]

    def _leaf_softbreak(self, token: Token, span: Span) -> list[Inline]:
        self.breaks += 1
        return [Text(" ")]

    def _leaf_hardbreak(self, token: Token, span: Span) -> list[Inline]:
        self.breaks += 1
        return [LineBreak()]

    def _leaf_code_inline(self, token: Token, span: Span) -> list[Inline]:
        return [Code(token.content)]

    def _leaf_html_inline(self, token: Token, span: Span) -> list[Inline]:
        if not token.content.startswith(("<!--", "</")):
            self.diagnostics.error(
                "html",
                f"HTML is not used here: {token.content[:40]}",
                span,
                "write a block or Markdown; \\< gives the sign",
            )
        return []

    def _leaf_image(self, token: Token, span: Span) -> list[Inline]:
        src = token.attrs.get("src", "")
        self.diagnostics.error(
            "image", f'the picture "{src}" stands in the text', span, "use :::{figure} with :src: and :alt: instead"
        )
        return []

    def _leaf_footnote_ref(self, token: Token, span: Span) -> list[Inline]:
        return [Footnote(self.notes.get(token.meta["id"], ()), token.meta["id"] + 1, span)]

    def _leaf_footnote_anchor(self, token: Token, span: Span) -> list[Inline]:
        return []

    def _leaf_citation(self, token: Token, span: Span) -> list[Inline]:
        works = tuple(CitedWork(key, locator) for key, locator in token.meta["works"])
        return [Citation((), works, token.meta["in_sentence"], span)]

    def _leaf_variable(self, token: Token, span: Span) -> list[Inline]:
        if token.info not in self.variables:
            self.diagnostics.error(
                "variable", f'there is no variable "{token.info}"', span, nearest(token.info, self.variables)
            )
            return []
        return [Text(self.variables[token.info])]

    def _leaf_role(self, token: Token, span: Span) -> list[Inline]:
        if token.info not in ("ref", "page", "pages"):
            self.diagnostics.error(
                "role", f"there is no {{{token.info}}}`...`", span, nearest(token.info, ("ref", "page", "pages"))
            )
            return []
        return [_reference(token.info, token.content, span)]


def meant_address(url: str) -> str:
    """What to write for an address that lacks its start."""
    if re.fullmatch(r"[^@\s/]+@[^@\s/]+\.\w+", url):
        return f"write mailto:{url}"
    if re.match(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/|$)", url, re.I):
        return f"write https://{url}"
    return "for a place in this workbook write {ref}`id`"


def _reference(form: str, content: str, span: Span) -> Reference:
    own = _OWN_WORDS.match(content.strip())
    target = own[2] if own else content.strip()
    words: Inlines = (Text(own[1]),) if own else ()
    text_only = target.endswith(":text")
    kind: Any = {"ref": "text"}.get(form, form)
    return Reference(words, target.removesuffix(":text"), kind, text_only, False, bool(own), span)


def _joined(nodes: list[Inline]) -> Inlines:
    """Neighbouring texts become one; no empty ones; no space at the ends of a line break."""
    out: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + node.text)
        elif node != Text(""):
            out.append(node)
    return tuple(out)


def take_id(inlines: Inlines) -> tuple[Inlines, str]:
    """Words without a trailing ``{#id}``, and the id ("" when there is none)."""
    last = inlines[-1] if inlines else None
    match = _TRAILING_ID.search(last.text) if isinstance(last, Text) else None
    if not match or not isinstance(last, Text):
        return inlines, ""
    rest = last.text[: match.start()]
    return inlines[:-1] + ((Text(rest),) if rest else ()), match[1]


def stripped(inlines: Inlines) -> Inlines:
    """Without spaces at its two ends."""
    out = list(inlines)
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text.lstrip(" "))
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip(" "))
    return tuple(node for node in out if node != Text(""))
