"""Inline rules for markdown-it-py: ``{ref}`id```, ``{{ variable }}``, ``[@key, p. 4]`` and ``@key``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

ROLE = re.compile(r"\{([a-z]+)\}`([^`\n]+)`")
VARIABLE = re.compile(r"\{\{\s*([\w-]*)\s*\}\}")
KEY = r"[A-Za-z0-9_](?:[\w:.#$%&+?~/-]*[\w/])?"
CITATION = re.compile(rf"\[\s*@{KEY}[^\[\]]*\]")
CITED = re.compile(rf"^\s*@({KEY})\s*,?\s*(.*?)\s*$")
IN_SENTENCE = re.compile(rf"@({KEY})")


def roles_plugin(md: MarkdownIt) -> None:
    """Adds the three rules before those of CommonMark that would take their marks."""
    md.inline.ruler.before("backticks", "role", _role)
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.before("link", "citation_in_sentence", _in_sentence)


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    for type_, pattern in (("variable", VARIABLE), ("role", ROLE)):
        if match := pattern.match(state.src, state.pos):
            if not silent:
                token = state.push(type_, "", 0)
                token.info, token.content = match[1], match[2] if type_ == "role" else match[0]
            state.pos = match.end()
            return True
    return False


def _citation(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    works = [CITED.match(part) for part in match[0][1:-1].split(";")] if match else []
    if not match or not all(works):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"works": [(w[1], w[2]) for w in works if w], "in_sentence": False}
    state.pos = match.end()
    return True


def _in_sentence(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "@" or (state.pos and re.match(r"[\w.@/]", state.src[state.pos - 1])):
        return False
    match = IN_SENTENCE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"works": [(match[1], "")], "in_sentence": True}
    state.pos = match.end()
    return True
