"""A document in Word: rendered by Word's templates and put into the reference document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic
from printgen.job import Document, Job

if TYPE_CHECKING:
    from pathlib import Path

    from printgen.brand import Brand
    from printgen.job import Pages
    from printgen.render.templates import Templates
    from printgen.render.word.document import WordDocument
    from printgen.write.docx import Dress
    from printgen.write.docx.package import Reference


def make_docx(job: Job) -> Document:
    """Renders and writes a Word document.

    Page numbers in its fields are those that LibreOffice shows, or those of ``job.pages``, see ``job.word_pages``.
    Without either they are estimates. Word renews them when asked; a finding says where they come from.
    """
    from printgen.render.templates import Templates

    templates = Templates(job.templates)
    brand, found = _worn(job, _reference(job))
    rendered, data = _made(job, brand, templates, job.pages)
    if not rendered.refers_to_pages:
        return Document(data=data, diagnostics=found)
    if job.word_pages == "libreoffice" or (job.word_pages == "auto" and job.pages is not None):
        from printgen.counted import counted

        data, said = counted(job, (rendered, data), lambda pages: _made(job, brand, templates, pages))
        return Document(data=data, diagnostics=(*found, *said))
    return Document(data=data, diagnostics=(*found, _ESTIMATED if job.pages is None else _OF_PDF))


def _made(job: Job, brand: Brand, templates: Templates, pages: Pages | None) -> tuple[WordDocument, bytes]:
    """The document with these page numbers."""
    from printgen.render.word.brand import font_files
    from printgen.render.word.document import render_word
    from printgen.write.docx import Fonts, Properties, write_docx

    rendered = render_word(job.workbook, brand, job.layout, job.labels, pages, templates)
    settings = job.workbook.settings
    reference = _reference(job)
    data = write_docx(
        rendered.body,
        rendered.parts,
        reference.package,
        Properties(
            title=settings.title,
            creator=brand.name,
            subject=settings.subtitle,
            description=settings.description,
            language=settings.language,
            company=brand.name,
        ),
        dress=_dress(job, brand, reference),
        paper=job.layout.sheet,
        picture_fonts=Fonts(files=font_files(brand), family=brand.text.family),
        checked=job.templates is not None,
        protect=job.layout.protect,
        edition=job.edition,
    )
    return rendered, data


_ESTIMATED = Diagnostic(
    "warning",
    "word-pages",
    "page numbers in the Word file are estimates until Word counts them",
    hint="make the PDF in the same run (-f pdf -f docx), add --word-pages libreoffice, or press Ctrl+A and F9 in Word",
)
_OF_PDF = Diagnostic(
    "warning",
    "word-pages",
    "page numbers in the Word file are those of the PDF, so they may be a page out",
    hint="to renew them in Word, press Ctrl+A and then F9",
)


def _reference(job: Job) -> Reference:
    from printgen.resources import folder
    from printgen.write.docx.package import open_reference

    return open_reference(folder("templates") / "word" / "reference.docx", _own(job))


def _own(job: Job) -> Path | None:
    """A designer's document: the one that was named, else that of their templates."""
    overlaid = job.templates / "word" / "reference.docx" if job.templates else None
    return job.reference or (overlaid if overlaid and overlaid.is_file() else None)


def _worn(job: Job, reference: Reference) -> tuple[Brand, tuple[Diagnostic, ...]]:
    """The brand in the reference's colours; an edition other than the standard one has colours of its own."""
    if reference.own is None or not job.edition.plain:
        return job.brand, reference.found
    from printgen.write.docx.worn import brand_in, said

    brand = brand_in(job.brand, reference.own)
    return brand, tuple(said(job.brand, brand, reference.own, str(_own(job))))


def _dress(job: Job, brand: Brand, reference: Reference) -> Dress:
    from printgen.render.word.brand import colours
    from printgen.write.docx import Dress

    tracks = (0, 0)
    if job.edition.letter_spacing:
        from printgen.write.docx.apart import tracks as tracks_of

        tracks = tracks_of(brand.text.faces[min(brand.text.faces)], job.edition)
    dress = Dress(
        colours=colours(brand),
        text_font=brand.text.family,
        display_font=brand.display.family,
        text_scale=brand.type_k,
        display_scale=brand.display_k,
        name=brand.name,
        tracks=tracks,
    )
    if reference.own is None or not job.edition.plain:
        return dress
    from printgen.write.docx.worn import dress_in

    return dress_in(dress, reference.own)
