"""What a format gets, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from printgen.diagnostics import Diagnostic
from printgen.record import record

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Edition, Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Workbook
    from printgen.sound import Sound

Pages = Mapping[str, tuple[int, ...]]
"""First and last printed page number of everything that has an id; and what `paged.laid_out` adds of the layout."""

PrintPages = Mapping[str, int]
"""Page of the standard print on which each section and block begins, by its place (`transform.places.place`)."""

WordPages = Literal["auto", "libreoffice", "layout"]
"""Where the page numbers in a Word file come from.

"layout": the PDF of the same run, else an estimate. "libreoffice": LibreOffice lays the file out and they are what it
shows. "auto": LibreOffice where it is installed and a PDF is made in the same run, so that a Word file alone is quick.
"""


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
        reference: A designer's Word document, whose styles and theme Word files take; None without one.
        print_pages: Pages of the standard print, by place; None where they are not wanted. `transform.places.PageMarks`
            says from them where "print page 12" belongs.
        word_pages: Where the page numbers in a Word file come from, see ``WordPages``.
        sound: How a recording sounds; None for the defaults.
    """

    workbook: Workbook
    brand: Brand
    layout: Layout
    labels: Labels
    templates: Path | None = None
    pages: Pages | None = None
    reference: Path | None = None
    print_pages: PrintPages | None = None
    word_pages: WordPages = "auto"
    sound: Sound | None = None

    @property
    def edition(self) -> Edition:
        """Sizes, colours, spacing and the form of tables; the brand is already in its colours and font."""
        return self.layout.edition


@record(kw_only=True)
class Volume:
    """A part of a document that is bound, and kept, by itself.

    Attributes:
        data: The file's bytes.
        page_count: Pages in it.
    """

    data: bytes
    page_count: int


@record(kw_only=True)
class Document:
    """A finished document.

    Attributes:
        data: The file's bytes; of all volumes one after the other, where it has some.
        pages: Printed page numbers by id, where the format is laid out in pages; else empty.
        page_count: Pages in the file, None where there are none.
        diagnostics: What making it found.
        volumes: The same in parts, where it is too thick for one; else empty.
    """

    data: bytes
    pages: Pages = field(default_factory=dict)
    page_count: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    volumes: tuple[Volume, ...] = ()
