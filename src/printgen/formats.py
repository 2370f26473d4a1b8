"""The formats that a workbook can be made in: a name = a family of templates, an edition's defaults, and a writer.

Nothing heavy is imported before a format is used: the command line reads the names here for ``--help``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from printgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Workbook

Pages = Mapping[str, tuple[int, int]]
"""First and last printed page number of everything that has an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that a format needs to make one document.

    Attributes:
        workbook: Prepared: selected, numbered, linked.
        brand: Who it is from.
        layout: Paper, binding, marks, edition.
        labels: The words that templates add, in the workbook's language.
        templates: A designer's folder that overlays the packaged templates; None without one.
        pages: Page numbers from an earlier layout of the same selection; None when not known.
    """

    workbook: Workbook
    brand: Brand
    layout: Layout
    labels: Labels
    templates: Path | None = None
    pages: Pages | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A finished document.

    Attributes:
        data: The file's bytes.
        pages: Printed page numbers by id, where the format is laid out in pages; else empty.
        page_count: Pages in the file, None where there are none.
        diagnostics: What making it found.
    """

    data: bytes
    pages: Pages = field(default_factory=dict)
    page_count: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format.

    Attributes:
        name: As after ``-f`` and in ``format=`` conditions.
        title: What people call it.
        family: The folder of templates that it is rendered with.
        edition: The edition that it is made in when none is asked for.
        extension: Of its files, with the dot.
        make: Renders and writes.
        paged: It is laid out in pages, so that others can take their page numbers from it.
    """

    name: str
    title: str
    family: Literal["html", "word"]
    edition: str
    extension: str
    make: Callable[[Job], Document]
    paged: bool = False


def _pdf(job: Job) -> Document:
    from printgen.paged import make_pdf

    return make_pdf(job)


def _docx(job: Job) -> Document:
    from printgen.worded import make_docx

    return make_docx(job)


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="pdf",
            title="PDF, tagged, ready to print",
            family="html",
            edition="standard",
            extension=".pdf",
            make=_pdf,
            paged=True,
        ),
        Format(
            name="docx",
            title="Word, to edit and to fill in",
            family="word",
            edition="standard",
            extension=".docx",
            make=_docx,
        ),
    )
}
"""Every format by its name; command line, messages and tests read it."""
