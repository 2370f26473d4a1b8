"""Small documents for the tests of the PDF writer and of the checks of finished PDFs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from printgen.check.pdf_read import Element, PdfFile, read_pdf
from printgen.write.pdf import Pdf, write_pdf
from tests.pdf.documents import PAGE, no_files

Make = Callable[..., Pdf]


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
