"""Web pages of the samples and of the workbook of every kind, each made once in a process."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import html as reader

from printgen.edition import Layout
from printgen.pipeline import Built, Order, build
from printgen.transform.select import Selection
from tests.documents.matrix import brand, workbook

SINK = "tests/cases/kitchen-sink"
SAMPLES = (("content/working-alongside", "harbour-mind"), ("content/use-of-self", "ardmarrow"), (SINK, "default"))


@cache
def page(
    name: str = SINK,
    of: str = "default",
    *,
    printed: bool = True,
    pack: bool = False,
    edition: str = "",
    form: str = "html",
) -> Built:
    """A workbook as a web page or a book; without ``printed``, it knows nothing of the printed pages."""
    selection = Selection(only="pack", blank=True) if pack else Selection()
    order = Order(brand=brand(of), selection=selection, layout=Layout(pack=pack), edition=edition, print_pages=printed)
    return build(workbook(name), form, order)


def text(name: str = SINK, of: str = "default", **given: Any) -> str:
    """The page's source."""
    return page(name, of, **given).data.decode()


def tree(source: str | bytes) -> reader.HtmlElement:
    """The page, read."""
    return reader.document_fromstring(source.decode() if isinstance(source, bytes) else source)
