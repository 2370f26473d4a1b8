"""A document laid out in pages: rendered as HTML, then laid out and written as PDF."""

from __future__ import annotations

from collections.abc import Mapping
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

    _need_engine()
    document = rendered(job)
    pdf = write_pdf(
        document.html, document.css, document.assets.__getitem__, title=document.title, language=document.language,
        crop_marks=job.layout.crop_marks, ranges=document.ranges,
    )  # fmt: skip
    return Document(
        data=pdf.data, pages=page_ranges(pdf.pages), page_count=pdf.page_count, diagnostics=pdf.diagnostics
    )


def rendered(job: Job) -> Rendered:
    """The document as HTML with its style sheets and files."""
    from printgen.render.html import render_html
    from printgen.render.templates import Templates

    return render_html(job.workbook, job.brand, job.layout, job.labels, templates=Templates(job.templates))


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


def _need_engine() -> None:
    """Says what to install when the layout engine cannot find its system libraries: it fails on import then."""
    try:
        import weasyprint  # noqa: F401
    except OSError as fault:
        from printgen.doctor import missing_library

        raise PrintgenError(missing_library(fault)) from fault
