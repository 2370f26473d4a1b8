"""On which printed page each marked element begins: lays a document out and draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from printgen.diagnostics import Diagnostics
from printgen.record import record
from printgen.write.pdf.constants import fold_constants
from printgen.write.pdf.engine import lay_out
from printgen.write.pdf.fetcher import ContentFetcher, Fetch
from printgen.write.pdf.messages import collected

MARK = "data-at"
"""The attribute whose value names an element's place."""


@record(kw_only=True)
class Places:
    """Printed pages of a layout.

    Attributes:
        marked: Page on which each marked element begins, by its mark.
        anchors: Page of everything that has an id, by its id.
    """

    marked: Mapping[str, int]
    anchors: Mapping[str, int]


def places(
    html: str, css: Sequence[str], fetch: Fetch, *, language: str, ranges: Mapping[str, tuple[str, str]]
) -> Places:
    """Printed page numbers by mark and by id; of several elements with one name, the first counts."""
    found = Diagnostics()
    with collected(found):
        sheets = fold_constants(css, html)
        fetcher = ContentFetcher(fetch, found)
        layout = lay_out(html, sheets, fetcher, language=language, standard="ua-1", cache=None, ranges=ranges)
    marked: dict[str, int] = {}
    anchors: dict[str, int] = {}
    for number, box in zip(layout.numbers, layout.boxes, strict=True):
        for element in _elements(box):
            if mark := element.get(MARK):
                marked.setdefault(mark, number)
            if id := element.get("id"):
                anchors.setdefault(id, number)
    return Places(marked=marked, anchors=anchors)


def _elements(box: Any) -> Iterator[Any]:
    element = getattr(box, "element", None)
    if element is not None:
        yield element
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _elements(child)
