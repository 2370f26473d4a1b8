"""The entries of a ``reading`` block: ``[Title](url) note``, plain words, or ``[@key]``."""

from __future__ import annotations

from printgen.diagnostics import Diagnostics
from printgen.model.blocks import Resource
from printgen.model.core import ListItem, Paragraph
from printgen.model.inline import Citation, Inlines, Link, Text


def resources(items: tuple[ListItem, ...], diagnostics: Diagnostics) -> tuple[Resource, ...]:
    """One entry for each item of the list."""
    return tuple(_resource(item, diagnostics) for item in items)


def _resource(item: ListItem, diagnostics: Diagnostics) -> Resource:
    words = item.words
    more = tuple(n for b in item.body[1:] if isinstance(b, Paragraph) for n in (Text(" "), *b.content))
    if not words:
        diagnostics.error("reading-item", "this entry is empty", item.span, "write [Title](address) and what it is")
        return Resource((), span=item.span)
    if isinstance(words[0], Citation):
        return Resource((), _note((*words[1:], *more)), key=words[0].works[0].key, span=item.span)
    at = next((k for k, node in enumerate(words) if isinstance(node, Link)), None)
    if at is None:
        return Resource(words, _note(more), span=item.span)
    link = words[at]
    assert isinstance(link, Link)
    return Resource((*words[:at], *link.children), _note((*words[at + 1 :], *more)), link.url, span=item.span)


def _note(inlines: Inlines) -> Inlines:
    """What follows the title, without the space, colon or full stop that parted the two."""
    if inlines and isinstance(inlines[0], Text):
        first = inlines[0].text.lstrip(" .:,;-–")
        return ((Text(first),) if first else ()) + inlines[1:]
    return inlines
