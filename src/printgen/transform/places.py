"""Where blocks stand in the standard print, so that every edition and format can say "print page 12".

A block is known by its place in the source, which is the same whatever is selected, and in every edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from printgen.diagnostics import Span


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


def place(node: _Placed) -> str:
    """The place of a section or block: file and line of its source."""
    return str(node.span)


class PageMarks:
    """Says before which section or block each page of the standard print begins.

    A renderer asks for every section and block in reading order, before what stands in it; each page is given once. A
    page on which nothing begins, because a block runs over it, is left out.
    """

    def __init__(self, print_pages: Mapping[str, int] | None) -> None:
        self._pages = print_pages or {}
        self._last = 0

    def take(self, node: _Placed) -> int | None:
        """Number of the print page that begins with this section or block; None for most."""
        page = self._pages.get(place(node), 0)
        if page <= self._last:
            return None
        self._last = page
        return page
