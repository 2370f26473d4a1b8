"""The Markdown parser: CommonMark, tables, footnotes, attributes, and printgen's typed blocks and roles."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from printgen.read.fences import fences_plugin
from printgen.read.roles import roles_plugin

QUOTES = "“”‘’"
"""Outer and inner quotation marks where a language names none."""


@cache
def markdown(quotes: str = QUOTES) -> MarkdownIt:
    """The parser; ``quotes`` are the language's own (outer pair, inner pair)."""
    md = MarkdownIt("commonmark", {"typographer": True, "quotes": quotes, "maxNesting": 100})
    md.enable(["table", "replacements", "smartquotes"])
    md.use(footnote_plugin, inline=False)
    md.use(attrs_plugin, spans=True, after=())
    md.use(roles_plugin)
    md.use(fences_plugin)
    return md
