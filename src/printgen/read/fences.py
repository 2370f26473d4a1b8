"""Typed blocks for markdown-it-py: ``:::{kind} Title``, options, body, and a bare ``:::`` that closes the innermost.

The rule works on lines that markdown-it has already split, so that a block inside a list item or inside another block
keeps its true line. Everything wrong is put into ``env["diagnostics"]``.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

MAX_DEPTH = 12
"""Blocks nested deeper than this are refused: no workbook needs it, and a mangled file must not exhaust the stack."""

OPEN = re.compile(r"^:{3,}[ \t]*\{([^}]*)\}[ \t]*(.*)$")
CLOSE = re.compile(r"^:{3,}[ \t]*$")
LIKE_OPEN = re.compile(r"^:{3,}[ \t]*[({\[]?[ \t]*([\w-]+)[)}\]]?[ \t]*(.*)$")
OPTION = re.compile(r"^:([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")
CODE = re.compile(r"^(`{3,}|~{3,})")
COMMENT_OPEN, COMMENT_CLOSE = "<!--", "-->"
LIST_MARK = re.compile(r"^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+")


def fences_plugin(md: MarkdownIt) -> None:
    """Adds the rule; it may interrupt a paragraph, a list and a block quote."""
    md.block.ruler.before("fence", "typed_block", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _line(state: StateBlock, n: int) -> str:
    return state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]].rstrip()


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = _line(state, start)
    if not text.startswith(":::"):
        return False
    opened = OPEN.match(text)
    if silent:
        return True
    if not opened:
        return _stray(state, start, text)
    _block(state, start, end, opened[1].strip(), opened[2].strip())
    return True


def _stray(state: StateBlock, n: int, text: str) -> bool:
    """A ``:::`` that opens nothing: said once, with no word on its end, then skipped so that the rest is still read."""
    state.line = n + 1
    unopened = state.env.get("unopened", 0)
    if CLOSE.match(text):
        if unopened:
            state.env["unopened"] = unopened - 1
            return True
        said = "stray-close", '":::" closes a block, but none is open here', "remove it, or open a block with :::{kind}"
    else:
        state.env["unopened"] = unopened + 1
        like = LIKE_OPEN.match(text)
        meant = f":::{{{like[1]}}} {like[2]}".rstrip() if like else ":::{kind} Title"
        said = "fence", f'"{text[:40]}" does not open a block', f"write the kind in braces: {meant[:60]}"
    state.env["diagnostics"].error(said[0], said[1], state.env["span"](n), said[2])
    return True


def _block(state: StateBlock, start: int, end: int, kind: str, title: str) -> None:
    depth = state.env["depth"] = state.env.get("depth", 0) + 1
    body, options = _options(state, start + 1, end)
    last, closed = _closing(state, body, end)
    if not closed:
        state.env["diagnostics"].error(
            "unclosed",
            f":::{{{kind}}} opened here is never closed",
            state.env["span"](start),
            'put ":::" on a line of its own after its last line; a block inside it may lack its own',
        )
    token = _open_token(state, start, last, kind, title, options)
    if depth > MAX_DEPTH:
        token.meta["refused"] = True  # its body is passed over: that it seems empty is not said as well
        state.env["diagnostics"].error(
            "too-deep",
            f"blocks stand more than {MAX_DEPTH} deep in each other here",
            state.env["span"](start),
            "close some of them",
        )
    else:
        _body(state, body, last)
    state.push("typed_close", "div", -1).info = kind
    state.line = last + 1 if closed else last
    state.env["depth"] = depth - 1


def _open_token(
    state: StateBlock, start: int, last: int, kind: str, title: str, options: list[tuple[str, str, int]]
) -> Token:
    token = state.push("typed_open", "div", 1)
    token.map, token.info, token.block = [start, last], kind, True
    token.meta = {"options": options}
    if title:
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children, inline.info = title, [start, start + 1], [], "title"
    return token


def _body(state: StateBlock, body: int, last: int) -> None:
    parent, limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "root", last
    state.md.block.tokenize(state, body, last)
    state.parentType, state.lineMax = parent, limit


def _options(state: StateBlock, n: int, end: int) -> tuple[int, list[tuple[str, str, int]]]:
    """Option lines straight after the opening line; the first other line begins the body."""
    found: list[tuple[str, str, int]] = []
    while n < end and (match := OPTION.match(_line(state, n))):
        found.append((match[1], (match[2] or "").strip(), n))
        n += 1
    return n, found


def _closing(state: StateBlock, n: int, end: int) -> tuple[int, bool]:
    """The line of the closing fence and True; or the line where the surroundings end and False."""
    depth, code, comment = 1, "", False
    while n < end:
        text = _line(state, n)
        if text and state.sCount[n] < state.blkIndent:
            return n, False
        inner = LIST_MARK.sub("", text)
        if comment or text.startswith(COMMENT_OPEN):
            comment = COMMENT_CLOSE not in text
        elif code:
            code = "" if text.startswith(code) and not text.strip(code[0]) else code
        elif mark := CODE.match(inner):
            code = mark[1]
        elif OPEN.match(inner):
            depth += 1
        elif CLOSE.match(text):
            depth -= 1
            if not depth:
                return n, True
        n += 1
    return n, False


def new_env(diagnostics: Any, span: Any) -> dict[str, Any]:
    """The environment that the rules here and in roles.py expect; ``span`` gives a Span for a 0-based line."""
    return {"diagnostics": diagnostics, "span": span}
