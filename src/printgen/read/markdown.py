"""The Markdown parser: CommonMark, tables, footnotes, attributes, and printgen's typed blocks and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from printgen.read.fences import fences_plugin
from printgen.read.roles import roles_plugin

QUOTES = "“”‘’"
"""Outer and inner quotation marks where a language names none."""

_MISSED_NOTE = re.compile(r"(\[\^[^\]\s]+\])")


@cache
def markdown(quotes: str = QUOTES) -> MarkdownIt:
    """The parser; ``quotes`` are the language's own (outer pair, inner pair)."""
    md = MarkdownIt("commonmark", {"typographer": True, "quotes": quotes, "maxNesting": 100})
    md.enable(["table", "replacements", "smartquotes"])
    md.use(footnote_plugin, inline=False)
    md.use(attrs_plugin, spans=True, after=())
    md.use(roles_plugin)
    md.use(fences_plugin)
    md.core.ruler.before("text_join", "missed_note", _missed_notes)
    return md


def _missed_notes(state: StateCore) -> None:
    """Marks of footnotes that nothing follows become tokens of their own, before escaped signs join the text."""
    for inline in state.tokens:
        if inline.children and "[^" in inline.content:
            inline.children = [part for token in inline.children for part in _parted(token)]


def _parted(token: Token) -> Iterator[Token]:
    if token.type != "text" or not _MISSED_NOTE.search(token.content):
        yield token
        return
    for at, words in enumerate(_MISSED_NOTE.split(token.content)):
        if words:
            part = token.copy(content=words)
            part.type = "missed_note" if at % 2 else "text"
            yield part
