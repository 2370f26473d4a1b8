"""On which printed page each marked element begins: lays a document out and draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from printgen.diagnostics import Diagnostics
from printgen.write.pdf.constants import fold_constants
from printgen.write.pdf.engine import lay_out
from printgen.write.pdf.fetcher import ContentFetcher, Fetch
from printgen.write.pdf.messages import collected

MARK = "data-at"
"""The attribute whose value names an element's place."""


def places(
    html: str, css: Sequence[str], fetch: Fetch, *, language: str, ranges: Mapping[str, tuple[str, str]]
) -> dict[str, int]:
    """Printed page number by place; of several elements with one place, the first counts."""
    found = Diagnostics()
    with collected(found):
        sheets = fold_constants(css, html)
        fetcher = ContentFetcher(fetch, found)
        layout = lay_out(html, sheets, fetcher, language=language, standard="ua-1", cache=None, ranges=ranges)
    pages: dict[str, int] = {}
    for number, box in zip(layout.numbers, layout.boxes, strict=True):
        for name in _marks(box):
            pages.setdefault(name, number)
    return pages


def _marks(box: Any) -> Iterator[str]:
    element = getattr(box, "element", None)
    if element is not None and (name := element.get(MARK)):
        yield name
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _marks(child)
