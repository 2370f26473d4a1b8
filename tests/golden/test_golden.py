"""The workbook of every kind, as each family renders it: a change shows as a difference to read before it is accepted.

``pytest tests/golden --accept`` writes what is found as the new expected result.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from printgen.brand import load_brand
from printgen.diagnostics import Diagnostics
from printgen.edition import Layout
from printgen.labels import labels
from printgen.pipeline import Order, build, load, prepare
from printgen.render.html import render_html

HERE = Path(__file__).parent
SINK = HERE.parent / "cases" / "kitchen-sink"
PARTS = ("word/document.xml", "word/footnotes.xml")
_LONG = re.compile(r"(data:image/svg\+xml,)[^\"')]{200,}")


def _compare(name: str, found: str, accept: bool) -> None:
    file = HERE / name
    if accept:
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8"), f"{name} is not as it was; look at the difference, then --accept"


def test_html(accept: bool) -> None:
    book = load(SINK)
    prepared = prepare(book, "pdf", Order(), Diagnostics()).workbook
    html = render_html(prepared, load_brand(None), Layout(), labels(book.settings.language)).html
    _compare("kitchen-sink.html", _LONG.sub(r"\1...", html).replace("><", ">\n<") + "\n", accept)


def test_web_page(accept: bool) -> None:
    page = build(load(SINK), "html", Order(brand=load_brand(None), print_pages=False)).data.decode()
    bare = re.sub(r'(?s)<style>.*?</style>|<script>.*?</script>|content="default-src[^"]*"', "", page)
    bare = re.sub(r'src="data:[^"]*"', 'src="..."', bare)
    _compare("kitchen-sink.web.html", bare.replace("><", ">\n<") + "\n", accept)


def test_book(accept: bool) -> None:
    data = build(load(SINK), "epub", Order(brand=load_brand(None), print_pages=False)).data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".opf"))}
    found = "".join(f"<!-- {name} -->\n{page}\n" for name, page in sorted(pages.items()))
    found = re.sub(r"urn:uuid:[0-9a-f-]+", "urn:uuid:...", found)
    _compare("kitchen-sink.book.xhtml", found.replace("><", ">\n<"), accept)


@pytest.mark.parametrize("part", PARTS)
def test_word(part: str, accept: bool) -> None:
    data = build(load(SINK), "docx", Order(brand=load_brand(None)), pages={}).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    _compare(f"kitchen-sink.{Path(part).name}", etree.tostring(root, pretty_print=True, encoding="unicode"), accept)


@pytest.mark.parametrize("format", ["txt", "md", "brf"])
def test_what_is_read_in_a_line(format: str, accept: bool) -> None:
    text = build(load(SINK), format, Order(brand=load_brand(None), print_pages=False)).data.decode()
    _compare(f"kitchen-sink.{format}", text.replace("\r\n", "\n"), accept)
