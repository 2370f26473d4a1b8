"""A document read in a line: plain text, Markdown, braille. One order and one set of words for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic
from printgen.job import Document, Job, Volume

if TYPE_CHECKING:
    from printgen.render.linear.document import Read

UNKNOWN_PAGES = Diagnostic(
    "warning",
    "linear-pages",
    "the page numbers of the print edition are not known, so the names of parts stand in for them",
    hint="make the PDF in the same run to have them: add -f pdf",
)


def make_text(job: Job) -> Document:
    """Writes plain text."""
    from printgen.write.text import write_text

    read = read_job(job)
    return Document(data=write_text(read.linear, job.labels), diagnostics=findings(read))


def make_markdown(job: Job) -> Document:
    """Writes Markdown."""
    from printgen.write.markdown import write_markdown

    read = read_job(job)
    return Document(data=write_markdown(read.linear), diagnostics=findings(read))


def make_braille(job: Job) -> Document:
    """Writes braille."""
    from printgen.write.braille import write_braille

    read = read_job(job)
    written = write_braille(read.linear, job.labels, job.layout.braille, pack=job.layout.pack)
    volumes = tuple(
        Volume(data=data, page_count=count)
        for data, count in zip(written.volumes, written.page_counts, strict=True)
    )  # fmt: skip
    return Document(
        data=b"".join(written.volumes),
        page_count=sum(written.page_counts),
        diagnostics=(*findings(read), *written.diagnostics),
        volumes=volumes if len(volumes) > 1 else (),
    )


def read_job(job: Job) -> Read:
    """The linear form of what a job asks for; every format that is read in a line begins with it."""
    from printgen.render.linear.document import read_linear

    return read_linear(job.workbook, job.brand, job.layout, job.labels, job.pages, job.print_pages)


def findings(read: Read) -> tuple[Diagnostic, ...]:
    """What reading a document in a line found."""
    return (*read.diagnostics, *((UNKNOWN_PAGES,) if read.unknown_pages else ()))
