"""What a format gets, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic
from printgen.record import record

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Workbook

Pages = Mapping[str, tuple[int, int]]
"""First and last printed page number of everything that has an id."""


@record(kw_only=True)
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


@record(kw_only=True)
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
