"""A document in Word: rendered by Word's templates and put into the reference document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic
from printgen.formats import Document, Job

if TYPE_CHECKING:
    from pathlib import Path


def make_docx(job: Job) -> Document:
    """Renders and writes a Word document.

    Page numbers in its fields are those of ``job.pages``; Word renews them as it lays the document out. Without pages
    they are dashes until then, and a warning says so.
    """
    from printgen.render.templates import Templates
    from printgen.render.word.brand import colours, font_files
    from printgen.render.word.document import render_word
    from printgen.write.docx import Dress, Fonts, Properties, write_docx

    templates = Templates(job.templates)
    brand = job.brand
    rendered = render_word(job.workbook, brand, job.layout, job.labels, job.pages, templates)
    settings = job.workbook.settings
    data = write_docx(
        rendered.body,
        rendered.parts,
        _reference(job),
        Properties(
            title=settings.title,
            creator=brand.name,
            subject=settings.subtitle,
            description=settings.description,
            language=settings.language,
            company=brand.name,
        ),
        dress=Dress(
            colours=colours(brand), text_font=brand.text.family, display_font=brand.display.family,
            text_scale=brand.type_k, display_scale=brand.display_k,
        ),
        paper=job.layout.sheet,
        picture_fonts=Fonts(files=font_files(brand), family=brand.text.family),
    )
    return Document(data=data, diagnostics=_unknown_pages(rendered.unknown_pages, known=job.pages is not None))


def _reference(job: Job) -> Path:
    from printgen.resources import folder

    own = job.templates / "word" / "reference.docx" if job.templates else None
    return own if own and own.is_file() else folder("templates") / "word" / "reference.docx"


def _unknown_pages(bookmarks: frozenset[str], *, known: bool) -> tuple[Diagnostic, ...]:
    if not bookmarks or known:
        return ()
    return (
        Diagnostic(
            "warning",
            "word-pages",
            "page numbers in the Word file are not known yet",
            hint="build the PDF in the same run (-f pdf -f docx), or choose Update field in Word",
        ),
    )
