"""HTML and CSS to tagged PDF (PDF/UA), by WeasyPrint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from printgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from printgen.write.pdf.fetcher import Fetch

__all__ = ["Pdf", "write_pdf"]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and what only its layout knows.

    Attributes:
        data: The file.
        page_count: Number of sheets.
        pages: Printed page number that each id of the HTML is on, by the page counter.
        page_index: 0-based sheet that each id is on.
        diagnostics: What went wrong on the way, errors and warnings, in order.
    """

    data: bytes
    page_count: int
    pages: Mapping[str, int] = field(default_factory=dict)
    page_index: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def write_pdf(
    html: str,
    css: Sequence[str],
    fetch: Fetch,
    *,
    title: str,
    language: str,
    variant: str = "pdf/ua-1",
    crop_marks: bool = False,
    grow: bool = True,
    cache: dict[Any, Any] | None = None,
) -> Pdf:
    """Lays out and writes one document.

    Args:
        html: The whole document. Conventions: docs of `printgen.write.pdf.roles` (structure) and `.space` (growing).
        css: Style sheets, in order.
        fetch: Serves files that the HTML and the CSS name; everything else is refused.
        title: Title for the file's metadata.
        language: BCP 47 tag, used where the HTML has none.
        variant: PDF variant of the engine, "pdf/ua-1" or "pdf/ua-2".
        crop_marks: Add 3 mm of bleed and crop marks, for a print shop.
        grow: Make answer spaces taller where a page has room left.
        cache: Keeps decoded pictures from one document to the next.

    The same arguments give the same bytes. Nothing is raised for a fault of the document: see `Pdf.diagnostics`.
    """
    from printgen.write.pdf.build import build

    return build(
        html, css, fetch, title=title, language=language, variant=variant, crop_marks=crop_marks, grow=grow, cache=cache
    )
