"""HTML and CSS to tagged PDF (PDF/UA), by WeasyPrint.

What templates have to know:

- Every element is one structure element, however many pages it crosses; `roles` says which HTML gives which type.
  ``div``, ``span``, ``b`` and the like give none; loose words in a ``div`` become a paragraph.
- ``aria-hidden="true"`` (or ``data-tag="artifact"``) leaves an element out for screen readers; so do ``alt=""`` on a
  picture and ``position: fixed``. Page margin boxes, running elements and repeated table headers are left out by
  themselves, and so is an absolutely placed ``::before`` or ``::after`` without letters or figures (a quote mark).
- Pictures: ``img`` needs ``alt``; an inline SVG needs a ``<title>`` or ``aria-hidden="true"``.
- Tables need ``th``; a table only for layout has ``role="presentation"``. Give gap columns ``aria-hidden="true"``.
- A list item's ``::before`` is its label. Lists want ``list-style: none``.
- ``data-tag="TOC"`` names a structure type outright (``TOC``, ``TOCI``, ``Quote``, ``none``).
- A link's words go into the PDF; ``aria-label`` overrides them. A link that is only a number says its heading too.
- ``data-pg`` marks what the layout test looks for: ``prompt``, ``answer`` (also when empty), ``caption``, and ``band``
  for what may stand in the margins. Empty marked blocks keep their place in the structure.
- Classes ``grow`` and ``fill`` with ``data-grow-max``: see `space`.
- With crop marks, backgrounds that reach the edge of the page run 3 mm over it. An SVG picture at the edge has to be
  drawn 3 mm larger by itself (``left: -3mm``), or be a background.
- Words are drawn after everything else on their page, in reading order: nothing can be laid over them.
- No text under ``opacity``: it cannot be read aloud, and is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from printgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from printgen.edition import PdfStandard
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
        tops: Ids of what stands at the top of a page.
        marks: Places of the source (``data-at``) of what stands at the top of a page.
        rooms: Heights of the answer spaces that stand at each place, in tenths of a millimetre.
    """

    data: bytes
    page_count: int
    pages: Mapping[str, int] = field(default_factory=dict)
    page_index: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    tops: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    rooms: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def write_pdf(
    html: str,
    css: Sequence[str],
    fetch: Fetch,
    *,
    title: str,
    language: str,
    standard: PdfStandard = "ua-1",
    creator: str = "printgen",
    crop_marks: bool = False,
    grow: bool = True,
    cache: dict[Any, Any] | None = None,
    ranges: Mapping[str, tuple[str, str]] | None = None,
) -> Pdf:
    """Lays out and writes one document.

    Args:
        html: The whole document; for its conventions see the top of this package.
        css: Style sheets, in order.
        fetch: Serves files that the HTML and the CSS name; everything else is refused.
        title: Title for the file's metadata.
        language: BCP 47 tag, used where the HTML has none.
        standard: What the file keeps to; "a-2a" and "a-3a" (PDF/A, for archives) keep to PDF/UA-1 as well.
        creator: What made it, for the file's metadata.
        crop_marks: Add 3 mm of bleed and crop marks, for a print shop.
        grow: Make answer spaces taller where a page has room left.
        cache: Keeps decoded pictures from one document to the next.
        ranges: Words for ranges of pages, by the counter style that asks for them; see `engine.PageRanges`.

    The same arguments give the same bytes. Nothing is raised for a fault of the document: see `Pdf.diagnostics`.
    """
    from printgen.write.pdf.build import build

    return build(
        html,
        css,
        fetch,
        title=title,
        language=language,
        standard=standard,
        creator=creator,
        crop_marks=crop_marks,
        grow=grow,
        cache=cache,
        ranges=ranges or {},
    )
