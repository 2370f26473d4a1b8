"""Marks that nearly mean something: a person meant a block, an option or a list, and would see the marks on the page.

CommonMark has no wrong input: what it does not know is text. So each of these builds, and is said as a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from printgen.diagnostics import Diagnostics, Span
from printgen.model.core import FENCES, options
from printgen.read.fences import OPTION
from printgen.read.options import COMMON
from printgen.read.roles import ROLE, VARIABLE

_BLOCK = re.compile(r"^(?::{1,2}|[∶：﹕ː]{2,})\s*\{([\w-]+)\}")
_INDENTED_BLOCK = re.compile(r"^\s*:{3,}\s*\{([\w-]+)\}")
_COLON_OPTION = re.compile(r"^:([A-Za-z][\w-]*)(?::|\s)\s*(.*)$")
_BARE_OPTION = re.compile(r"^([a-z][\w-]*):\s+(\S.*)$")
_HEADING = re.compile(r"^(#{2,6})([^#\s].*)$")
_BULLET = re.compile(r"^(?:[•●▪◦‣]\s*|o\t)\S")
_TIGHT_ITEM = re.compile(r"^(?:[-*](?=[^\W\d_])|\d{1,2}[.)](?=[^\W\d_])|[–—]\s+\S)")
_CHECK_BOX = re.compile(r"^\[[ xX]?\]\s")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
_ROLE = re.compile(r"\{(ref|pages?)\}(?!`)")
_BRACES = re.compile(r"\{\{[^{}]*\}\}")
_PARTED_LINK = re.compile(r"\]\s+\((?:https?:|mailto:|www\.)")
_REFUSED_LINK = re.compile(r"\]\((?:javascript|vbscript|file|data):", re.I)


@dataclass(slots=True)
class _Open:
    """A block that is open, and whether something of its body was met."""

    kind: str
    begun: bool = False


@dataclass(slots=True)
class _Finder:
    """Goes through the tokens of one section.

    Attributes:
        diagnostics: Where slips go.
        span_of: The Span of a 0-based line.
        variables: Their names, as ``{{ name }}`` takes them.
        opened: Blocks around the token that is looked at, innermost last.
        items: How many list items are around it.
    """

    diagnostics: Diagnostics
    span_of: Callable[[int], Span]
    variables: Mapping[str, str]
    opened: list[_Open] = field(default_factory=list)
    items: int = 0

    def say(self, line: int, message: str, hint: str) -> None:
        self.diagnostics.warning("slip", message, self.span_of(line), hint)

    def token(self, token: Token) -> None:
        if token.type == "typed_open":
            if self.opened:
                self.opened[-1].begun = True
            self.opened.append(_Open(token.info))
        elif token.type == "typed_close":
            self.opened.pop()
        elif token.type in ("list_item_open", "list_item_close"):
            self.items += token.nesting
        elif token.type == "inline" and token.info != "title":
            self._text(token.content, token.map[0] if token.map else 0)
        elif token.type == "code_block":
            self._indented(token)
        elif token.type == "heading_open" and token.markup in ("-", "=") and token.map:
            hint = "leave an empty line above them; for a heading, write ## before its words"
            self.say(
                token.map[0], f"the {'dashes' if token.markup == '-' else 'signs'} below make this a heading", hint
            )

    def _indented(self, token: Token) -> None:
        found = _INDENTED_BLOCK.match(token.content)
        if found and token.map:
            hint = "take out the spaces at the start of its lines"
            self.say(token.map[0], f":::{{{found[1]}}} is indented so far that it is taken for program code", hint)

    def _text(self, text: str, line: int) -> None:
        block = self.opened[-1] if self.opened else _Open("")
        lines = text.split("\n")
        found = next(filter(None, map(_mark, lines)), None) if not self.items else _mark(lines[0], item=True)
        if found:
            self.say(line, *found)
        for n, words in enumerate(lines):
            self._option(words.strip(), line + n, block, first=not block.begun and n == 0)
        self._rows(lines, line)
        for message, hint in self._within(_CODE.sub("", ROLE.sub("", text))):
            self.say(line, message, hint)
        block.begun = True

    def _option(self, words: str, line: int, block: _Open, *, first: bool) -> None:
        """An option that is taken for text: it has no first colon, no space, or stands behind text."""
        if not block.kind or block.kind not in FENCES:
            return
        known = (*COMMON, *options(FENCES[block.kind]))
        found = _COLON_OPTION.match(words) or (_BARE_OPTION.match(words) if first else None)
        if not found or found[1].lower() not in known:
            return
        name, value = found[1].lower(), found[2]
        where = ", straight after the line that opens the block" if OPTION.match(words) or not first else ""
        hint = f"if it is an option of this {block.kind}, write :{name}:{' ' + value if value else ''}{where}"
        self.say(line, f'"{words[:40]}" is taken for text', hint)

    def _rows(self, lines: list[str], line: int) -> None:
        """Slips that one line alone does not show."""
        if sum(one.strip().startswith("|") for one in lines) > 1:
            hint = "its second row has as many cells as its first, all of dashes: | --- | --- |"
            self.say(line, f'"{lines[0].strip()[:40]}" begins no table', hint)
        elif len(lines) > 1 and all(map(_TIGHT_ITEM.match, lines)):
            self.say(line, f'"{lines[0][:40]}" is no list', 'begin each item with "- " or "1. ", with the space')

    def _within(self, text: str) -> Iterator[tuple[str, str]]:
        if found := _ROLE.search(text):
            yield (
                f"{{{found[1]}}} has no id behind it",
                f"put the id straight after it, in backticks: {{{found[1]}}}`id`",
            )
        for braces in _BRACES.findall(text):
            if not VARIABLE.fullmatch(braces):
                yield f'"{braces[:40]}" is no variable', "write its name alone, in letters, digits and hyphens"
        for name in self.variables:
            if re.search(rf"(?<!{{){{\s*{re.escape(name)}\s*}}(?!}})", text):
                yield f'"{{{name}}}" is taken for text', f"a variable stands in two braces: {{{{ {name} }}}}"
        if _PARTED_LINK.search(text):
            yield "there is a space between a link's words and its address", "take it out: [words](https://...)"
        if _REFUSED_LINK.search(text):
            yield "a link leads to a program or a file", "links start with https:, http:, mailto: or tel:"


def _mark(words: str, *, item: bool = False) -> tuple[str, str] | None:
    """What a line that begins with nearly the right mark is not, and what to write."""
    said = f'"{words[:40]}"'
    if found := _BLOCK.match(words):
        return f"{said} opens no block", f"begin with three colons: :::{{{found[1]}}}"
    if found := _HEADING.match(words):
        return f"{said} is no heading", f"put a space after {found[1]}"
    if _BULLET.match(words):
        return f"{said} is no list", 'begin each item with "- ", on a line of its own'
    if _CHECK_BOX.match(words) and not item:
        return f"{said} is no check box", 'begin with "- [ ] "'
    return None


def find_slips(
    tokens: list[Token], span_of: Callable[[int], Span], diagnostics: Diagnostics, variables: Mapping[str, str]
) -> None:
    """Says every near miss in a section as a warning.

    Args:
        tokens: markdown-it's, of the whole section.
        span_of: The Span of a 0-based line.
        diagnostics: Where warnings go.
        variables: Of the workbook, by name.
    """
    finder = _Finder(diagnostics, span_of, variables)
    for token in tokens:
        finder.token(token)
