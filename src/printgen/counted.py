"""Page numbers of a Word document as LibreOffice counts them: laid out, read back, written into its fields.

The numbers change no line of the text as long as they have as many digits as those they replace; where that is not so,
the document is laid out once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.office import OfficeError, missing, program

if TYPE_CHECKING:
    from printgen.job import Job, Pages
    from printgen.render.word.document import WordDocument

ROUNDS = 4
"""Layouts after which numbers are left as they are; two are enough for all but a page that just fits."""
CODE = "word-pages"
_END = "--end"
_REFERRED = re.compile(r"PAGEREF (\w+)")


def counted(
    job: Job, first: tuple[WordDocument, bytes], make: Callable[[Pages | None], tuple[WordDocument, bytes]]
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A Word document with the page numbers that LibreOffice shows, where it can be asked.

    Args:
        job: What is made.
        first: The document with the numbers known so far.
        make: Makes it again with other numbers.

    Returns:
        The document, and what to say about its numbers.

    Raises:
        PrintgenError: LibreOffice was asked for by name and is not installed, or fails.
    """
    if not program():
        if job.word_pages == "libreoffice":
            raise missing("it cannot say on which page something is")
        return first[1], (of_pdf("LibreOffice is not installed"),)
    try:
        return _settled(first, job.pages, make), ()
    except OfficeError as fault:
        if job.word_pages == "libreoffice":
            said = f"LibreOffice could not count pages: {fault}"
            raise PrintgenError(Diagnostic("error", "libreoffice", said)) from fault
        return first[1], (of_pdf(f"LibreOffice could not count them: {fault}"),)


def of_pdf(why: str) -> Diagnostic:
    """Says that the numbers are those of the PDF, and why."""
    said = "page numbers in the Word file are those of the PDF, so they may be a page out"
    hint = "to renew them in Word, press Ctrl+A and then F9"
    return Diagnostic("warning", CODE, f"{said} ({why})", hint=hint)


def _settled(
    made: tuple[WordDocument, bytes], pages: Pages | None, make: Callable[[Pages | None], tuple[WordDocument, bytes]]
) -> bytes:
    from printgen.write.docx.shown import bookmark_pages

    rendered, data = made
    laid_out = {name: both for name, both in (pages or {}).items() if name.endswith((":top", ":room"))}
    for _ in range(ROUNDS):
        shown = laid_out | by_id(bookmark_pages(data), rendered.anchors, frozenset(_REFERRED.findall(rendered.body)))
        if pages is not None and all(pages.get(identity) == both for identity, both in shown.items()):
            break
        again, data = make(shown)
        pages = shown
        if len(again.body) == len(rendered.body):  # as many digits: nothing moved
            break
        rendered = again
    return data


def by_id(
    bookmarks: Mapping[str, int], anchors: Mapping[str, str], referred: Set[str] = frozenset()
) -> dict[str, tuple[int, int]]:
    """First and last page by id from pages by bookmark.

    Args:
        bookmarks: Page by name of a bookmark.
        anchors: Id by name of a bookmark; "<id>--end" stands for where something ends.
        referred: Names of the bookmarks whose pages are asked for.

    Raises:
        OfficeError: LibreOffice does not show one of those that are asked for.
    """
    if lost := sorted(referred - bookmarks.keys()):
        raise OfficeError(f"its PDF does not say where {lost[0]} is")
    at = {identity: bookmarks[name] for name, identity in anchors.items() if name in bookmarks}
    pages = {identity: (page, at.get(f"{identity}{_END}", page)) for identity, page in at.items()}
    for identity, page in at.items():
        if identity.endswith(f"--text{_END}"):
            section = identity.removesuffix(f"--text{_END}")
            pages[f"{section}:text"] = (at.get(section, page), page)
    return pages
