"""A document laid out in pages: rendered as HTML, then laid out and written as PDF."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from printgen.diagnostics import PrintgenError
from printgen.job import Document, Job, Pages

if TYPE_CHECKING:
    from printgen.render.html import Rendered

END, TEXT_END = "--end", "--text-end"
"""Anchors at the end of a block or section, and at the end of a section's own text before its first worksheet."""


def make_pdf(job: Job) -> Document:
    """Renders and lays out a document as tagged PDF. Its page numbers are the layout's own."""
    from printgen.write.pdf import write_pdf

    need_engine()
    document = rendered(job, places=True)
    pdf = write_pdf(
        document.html, document.css, document.assets.__getitem__, title=document.title, language=document.language,
        crop_marks=job.layout.crop_marks, ranges=document.ranges, standard=job.layout.pdf_standard,
        creator=creator(job.edition.name),
    )  # fmt: skip
    pages = {**page_ranges(pdf.pages, pdf.tops), **laid_out(pdf.marks, pdf.rooms)}
    return Document(data=pdf.data, pages=pages, page_count=pdf.page_count, diagnostics=pdf.diagnostics)


def creator(edition: str) -> str:
    """What a file says that it was made with; the checks read the edition from it."""
    return "printgen" if edition == "standard" else f"printgen, {edition} edition"


def rendered(job: Job, *, places: bool = False) -> Rendered:
    """The document as HTML with its style sheets and files; with ``places``, each block says its place."""
    from printgen.render.html import render_html
    from printgen.render.templates import Templates

    templates, print_pages = Templates(job.templates), job.print_pages
    return render_html(
        job.workbook, job.brand, job.layout, job.labels, templates=templates, print_pages=print_pages, places=places
    )


def page_ranges(anchors: Mapping[str, int], tops: Collection[str] = ()) -> Pages:
    """First and last page by id, from the page of each anchor.

    Also by ``<id>:text`` for a section's own text, and by ``<id>:top`` for what stands at the top of a page.
    """
    ranges: dict[str, tuple[int, int]] = {}
    for name, page in anchors.items():
        if name.endswith((END, TEXT_END)):
            continue
        ranges[name] = (page, anchors.get(name + END, page))
        if name + TEXT_END in anchors:
            ranges[f"{name}:text"] = (page, anchors[name + TEXT_END])
        if name in tops:
            ranges[f"{name}:top"] = (page, page)
    return ranges


def laid_out(marks: Collection[str], rooms: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """What other formats ask of the layout, by places in the source.

    ``@<place>:top`` for what begins a page, ``@<place>:room`` for the heights of answer spaces.
    """
    return {f"@{mark}:top": () for mark in marks} | {f"@{mark}:room": heights for mark, heights in rooms.items()}


def need_engine() -> None:
    """Says what to install when the layout engine cannot find its system libraries: it fails on import then."""
    try:
        import weasyprint  # noqa: F401
    except OSError as fault:
        from printgen.doctor import missing_library

        raise PrintgenError(missing_library(fault)) from fault
