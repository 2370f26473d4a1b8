"""A document laid out in pages: rendered as HTML, laid out, and once more when a guess about its pages was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from printgen.diagnostics import PrintgenError
from printgen.formats import Document, Job, Pages

if TYPE_CHECKING:
    from printgen.render.html import Rendered
    from printgen.write.pdf import Pdf

END, TEXT_END = "--end", "--text-end"
"""Anchors at the end of a block or section, and at the end of a section's own text before its first worksheet."""


def make_pdf(job: Job) -> Document:
    """Renders and lays out a document as tagged PDF.

    Page numbers are the layout's own (CSS counters). Only whether a range is one page ("page 12") or several ("pages
    12 to 14") has to be known before: where that guess was wrong, the HTML changes once the pages are known, and the
    document is laid out once more.
    """
    first = rendered(job, job.pages)
    pdf = _laid_out(job, first)
    pages = page_ranges(pdf.pages)
    again = rendered(job, pages)
    if again.html != first.html:
        pdf = _laid_out(job, again)
        pages = page_ranges(pdf.pages)
    return Document(data=pdf.data, pages=pages, page_count=pdf.page_count, diagnostics=pdf.diagnostics)


def page_ranges(anchors: Mapping[str, int]) -> Pages:
    """First and last page by id, and by ``<id>:text`` for a section's own text, from the page of each anchor."""
    ranges: dict[str, tuple[int, int]] = {}
    for name, page in anchors.items():
        if name.endswith((END, TEXT_END)):
            continue
        ranges[name] = (page, anchors.get(name + END, page))
        if name + TEXT_END in anchors:
            ranges[f"{name}:text"] = (page, anchors[name + TEXT_END])
    return ranges


def rendered(job: Job, pages: Pages | None = None) -> Rendered:
    """The document as HTML with its style sheets and files; ``pages`` as an earlier layout had them."""
    from printgen.render.html import render_html
    from printgen.render.templates import Templates

    return render_html(job.workbook, job.brand, job.layout, job.labels, pages, Templates(job.templates))


def _laid_out(job: Job, document: Rendered) -> Pdf:
    from printgen.write.pdf import write_pdf

    _need_engine()
    return write_pdf(
        document.html,
        document.css,
        document.assets.__getitem__,
        title=document.title,
        language=document.language,
        crop_marks=job.layout.crop_marks,
    )


def _need_engine() -> None:
    """Says what to install when the layout engine cannot find its system libraries: it fails on import then."""
    try:
        import weasyprint  # noqa: F401
    except OSError as fault:
        from printgen.doctor import missing_library

        raise PrintgenError(missing_library(fault)) from fault
