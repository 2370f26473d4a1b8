"""Small documents for the tests of the PDF writer and of the checks of finished PDFs."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from printgen.check.pdf_read import Element, PdfFile, read_pdf
from printgen.write.pdf import Pdf, write_pdf

PAGE = """
@page { size: 100mm 100mm; margin: 12mm; @bottom-center { content: "Running words " counter(page); font-size: 11pt } }
html { font: 12pt/6mm sans-serif }
body, p, ul, ol, dl, dd, h1, h2, h3, table, figure { margin: 0 }
ul, ol { list-style: none; padding: 0 }
.lines { height: calc(8mm * var(--n)); background: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect y='8' width='9' height='.5'/%3E%3C/svg%3E") 0 0 / 100% 8mm repeat-y }
"""

Make = Callable[..., Pdf]


def no_files(name: str) -> tuple[bytes, str]:
    raise KeyError(name)


@pytest.fixture(scope="session")
def make() -> Make:
    """Writes a document from the inside of its body."""

    def make_pdf(body: str, css: str = "", **given: Any) -> Pdf:
        fetch = given.pop("fetch", no_files)
        html = f'<!doctype html><html lang="en-GB"><title>Test</title><body>{body}</body></html>'
        return write_pdf(html, [PAGE, css], fetch, **{"title": "Test", "language": "en-GB", **given})

    return make_pdf


@pytest.fixture(scope="session")
def read(make: Make) -> Callable[..., PdfFile]:
    """Writes a document and reads it again."""
    return lambda body, css="", **given: read_pdf(make(body, css, **given).data)


@pytest.fixture(scope="session")
def outline(read: Callable[..., PdfFile]) -> Callable[..., str]:
    """The structure of a document as nested types, such as ``Document(H1 P)``."""

    def say(element: Element) -> str:
        inside = " ".join(say(kid) for kid in element.children())
        return f"{element.tag}({inside})" if inside else element.tag

    return lambda body, css="", **given: say(read(body, css, **given).root)


def opened(pdf: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.data))


def codes(pdf: Pdf) -> list[str]:
    return [diagnostic.code for diagnostic in pdf.diagnostics]
