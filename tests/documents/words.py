"""The words of a workbook and of the files made of it, for tests: by the measure that packs are checked with."""

from __future__ import annotations

from collections.abc import Iterable

from printgen.check.pdf_read import PdfFile
from printgen.check.same_words import Piece, differences, letters, pieces
from printgen.check.words_of import in_cells, pdf_words, words_of

__all__ = ["lacking", "letters", "out_of_order", "pieces", "text_of", "text_of_html", "text_of_markdown", "text_of_pdf"]


def out_of_order(wanted: Iterable[Piece | str], text: str) -> list[str]:
    """What a text lacks, and what it has in another place."""
    given = [one if isinstance(one, Piece) else Piece(one) for one in wanted]
    return [str(one) for one in differences(given, text)]


def lacking(wanted: Iterable[Piece], data: bytes, format: str, grade: int = 2) -> list[str]:
    """The same for a finished file."""
    again = in_cells(data, grade) if format == "brf" else None
    return [str(one) for one in differences(tuple(wanted), text_of(data, format, grade), again)]


def text_of(data: bytes, format: str, grade: int = 2) -> str:
    """Letters and figures of a finished file in its order of reading, pictures by their descriptions."""
    return letters("".join(words_of(data, format, grade=grade)))


def text_of_pdf(file: PdfFile) -> str:
    """Those of a PDF that has been read."""
    return letters("".join(pdf_words(file)))


def text_of_html(page: str) -> str:
    """Those of a page."""
    return text_of(page.encode(), "html")


def text_of_markdown(data: bytes) -> str:
    """Those of Markdown as programs show it."""
    return text_of(data, "md")
