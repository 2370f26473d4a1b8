"""A document in Word: rendered by Word's templates and put into the reference document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic
from printgen.job import Document, Job

if TYPE_CHECKING:
    from printgen.write.docx.package import Package


def make_docx(job: Job) -> Document:
    """Renders and writes a Word document.

    Page numbers in its fields are those of ``job.pages``, and Word renews them when asked. Without pages they are
    estimates, and a warning says so.
    """
    from printgen.render.templates import Templates
    from printgen.render.word.brand import colours, font_files
    from printgen.render.word.document import render_word
    from printgen.write.docx import Dress, Fonts, Properties, write_docx

    templates = Templates(job.templates)
    brand = job.brand
    rendered = render_word(job.workbook, brand, job.layout, job.labels, job.pages, templates)
    settings = job.workbook.settings
    package, found = _package(job)
    data = write_docx(
        rendered.body,
        rendered.parts,
        package,
        Properties(
            title=settings.title,
            creator=brand.name,
            subject=settings.subtitle,
            description=settings.description,
            language=settings.language,
            company=brand.name,
        ),
        dress=Dress(
            colours=colours(brand),
            text_font=brand.text.family,
            display_font=brand.display.family,
            text_scale=brand.type_k,
            display_scale=brand.display_k,
        ),
        paper=job.layout.sheet,
        picture_fonts=Fonts(files=font_files(brand), family=brand.text.family),
    )
    estimated = job.pages is None and rendered.refers_to_pages
    return Document(data=data, diagnostics=(*found, _ESTIMATED) if estimated else found)


_ESTIMATED = Diagnostic(
    "warning",
    "word-pages",
    "page numbers in the Word file are estimates until Word counts them",
    hint="make the PDF in the same run (-f pdf -f docx), or press Ctrl+A and F9 in Word",
)


def _package(job: Job) -> tuple[Package, tuple[Diagnostic, ...]]:
    from printgen.resources import folder
    from printgen.write.docx.package import open_reference

    own = job.templates / "word" / "reference.docx" if job.templates else None
    return open_reference(folder("templates") / "word" / "reference.docx", own if own and own.is_file() else None)
