"""The formats that a workbook can be made in: a name = a family of templates, an edition's defaults, and a writer.

Nothing heavy is imported before a format is used: the command line reads the names here for ``--help``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from printgen.record import record

if TYPE_CHECKING:
    from printgen.job import Document, Job


@record(kw_only=True)
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
        print_pages: It says which page of the standard print one stands on, when it is not the standard print itself.
    """

    name: str
    title: str
    family: Literal["html", "word", "linear", "web"]
    edition: str
    extension: str
    make: Callable[[Job], Document]
    paged: bool = False
    print_pages: bool = False

    @property
    def flows(self) -> bool:
        """It has no pages of its own that references could say: they say those of the standard print."""
        return self.family in ("web", "linear")


def _pdf(job: Job) -> Document:
    from printgen.paged import make_pdf

    return make_pdf(job)


def _docx(job: Job) -> Document:
    from printgen.worded import make_docx

    return make_docx(job)


def _html(job: Job) -> Document:
    from printgen.onscreen import make_html

    return make_html(job)


def _epub(job: Job) -> Document:
    from printgen.onscreen import make_epub

    return make_epub(job)


def _txt(job: Job) -> Document:
    from printgen.linear import make_text

    return make_text(job)


def _md(job: Job) -> Document:
    from printgen.linear import make_markdown

    return make_markdown(job)


def _brf(job: Job) -> Document:
    from printgen.linear import make_braille

    return make_braille(job)


def _mp3(job: Job) -> Document:
    from printgen.spoken import make_mp3

    return make_mp3(job)


def _m4b(job: Job) -> Document:
    from printgen.spoken import make_m4b

    return make_m4b(job)


def _epub_audio(job: Job) -> Document:
    from printgen.spoken import make_epub_audio

    return make_epub_audio(job)


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
            print_pages=True,
        ),
        Format(
            name="docx",
            title="Word, to edit and to fill in",
            family="word",
            edition="standard",
            extension=".docx",
            make=_docx,
        ),
        Format(
            name="html",
            title="web page, to read and to fill in",
            family="web",
            edition="standard",
            extension=".html",
            make=_html,
            print_pages=True,
        ),
        Format(
            name="epub",
            title="EPUB, a book for reading apps",
            family="web",
            edition="standard",
            extension=".epub",
            make=_epub,
            print_pages=True,
        ),
        Format(
            name="txt",
            title="Plain text, for any reading program",
            family="linear",
            edition="standard",
            extension=".txt",
            make=_txt,
            print_pages=True,
        ),
        Format(
            name="md",
            title="Markdown, for other programs",
            family="linear",
            edition="standard",
            extension=".md",
            make=_md,
            print_pages=True,
        ),
        Format(
            name="brf",
            title="Braille, to emboss or to read on a display",
            family="linear",
            edition="standard",
            extension=".brf",
            make=_brf,
            print_pages=True,
        ),
        Format(
            name="mp3",
            title="MP3, to listen to, with chapters",
            family="linear",
            edition="standard",
            extension=".mp3",
            make=_mp3,
        ),
        Format(
            name="m4b",
            title="M4B, an audiobook with chapters",
            family="linear",
            edition="standard",
            extension=".m4b",
            make=_m4b,
        ),
        Format(
            name="epub-audio",
            title="EPUB that is read aloud, with the words marked",
            family="web",
            edition="standard",
            extension=".audio.epub",
            make=_epub_audio,
            print_pages=True,
        ),
    )
}
"""Every format by its name; command line, messages and tests read it."""
