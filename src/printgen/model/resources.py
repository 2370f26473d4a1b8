"""Resources to read, watch and use: ``[Title](url) note``, plain words, or ``[@key]``, one a line."""

from __future__ import annotations

from typing import Any

from printgen.diagnostics import Diagnostics, Span
from printgen.model.core import Block, List, ListItem, Paragraph, Source, block
from printgen.model.fields import filled
from printgen.model.inline import Citation, Inlines, Link, Text
from printgen.record import record


@record
class Resource:
    """One entry of a ``reading`` block.

    Attributes:
        title: Its name, linked to ``url`` when there is one.
        note: What it is.
        url: Its address; a QR code stands beside it on paper.
        key: Key of a cited work instead: the whole reference entry is printed.
    """

    title: Inlines
    note: Inlines = ()
    url: str = ""
    key: str = ""
    span: Span = Span()


@block("reading")
@record(kw_only=True)
class Reading(Block):
    """Resources to read, watch and use, with QR codes on paper."""

    named = True
    title_use = "optional"
    body_use = "required"
    title: Inlines = filled(())
    lead: tuple[Block, ...] = filled(())
    resources: tuple[Resource, ...] = filled(())

    @classmethod
    def shape(cls, source: Source) -> dict[str, Any]:
        lists = [b for b in source.body if isinstance(b, List)]
        lead = tuple(b for b in source.body if not isinstance(b, List))
        items = tuple(item for one in lists for item in one.items)
        return {
            "title": source.title,
            "lead": lead,
            "resources": tuple(_resource(item, source.diagnostics) for item in items),
        }


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
