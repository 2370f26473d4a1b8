"""Formatted text with private marks (see works.py) into inlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from printgen.model.inline import Container, Emphasis, Inline, Inlines, Link, Strong, Text
from printgen.transform.works import BOLD, BOLD_END, CITE, CITE_END, ITALIC, ITALIC_END, typeset

_PART = re.compile(f"{CITE}(.)(.*?){CITE_END}", re.S)
_MARK = re.compile(f"([{ITALIC}{ITALIC_END}{BOLD}{BOLD_END}])")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]")
_FIRST_PLACE = 0xE100
_CLOSING = f"{ITALIC_END}{BOLD_END}”’\"').,"


def parts(text: str) -> Iterator[tuple[int | None, str]]:
    """A citation's text in pieces: the place of a work and its words, or None and what stands between works."""
    end = 0
    for found in _PART.finditer(text):
        if found.start() > end:
            yield None, text[end : found.start()]
        yield ord(found[1]) - _FIRST_PLACE, found[2]
        end = found.end()
    if end < len(text):
        yield None, text[end:]


def unmarked(text: str) -> Inlines:
    """Text with marks as inlines."""
    stack: list[tuple[type[Container] | None, list[Inline]]] = [(None, [])]
    kinds: dict[str, type[Container]] = {ITALIC: Emphasis, BOLD: Strong}
    for piece in _MARK.split(text):
        if piece in kinds:
            stack.append((kinds[piece], []))
        elif piece in (ITALIC_END, BOLD_END):
            if len(stack) > 1:
                _close(stack)
        elif piece:
            stack[-1][1].append(Text(piece))
    while len(stack) > 1:
        _close(stack)
    return tuple(stack[0][1])


def _close(stack: list[tuple[type[Container] | None, list[Inline]]]) -> None:
    kind, inner = stack.pop()
    if kind and inner:
        stack[-1][1].append(kind(tuple(inner)))


def linked(run: Inlines) -> Inlines:
    """Web addresses in the words as links."""
    out: list[Inline] = []
    for node in run:
        if not isinstance(node, Text):
            out.append(node)
            continue
        end = 0
        for found in _ADDRESS.finditer(node.text):
            out += [Text(node.text[end : found.start()])] if found.start() > end else []
            out.append(Link((Text(found[0]),), found[0]))
            end = found.end()
        out += [Text(node.text[end:])] if end < len(node.text) else []
    return tuple(out)


def split_at(text: str, title: str) -> tuple[str, str]:
    """An entry up to the end of the work's title, and what follows; all and "" when the title is not in it."""
    at = text.find(typeset(title)) if title else -1
    if at < 0:
        return text, ""
    end = at + len(typeset(title))
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return text[:end].rstrip(" .,"), text[end:].lstrip(" .,")
