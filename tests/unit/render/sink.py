"""The kitchen-sink workbook, prepared and rendered, and a small reader of the HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from printgen.brand import Brand, load_brand
from printgen.diagnostics import Diagnostics
from printgen.edition import Layout
from printgen.labels import labels
from printgen.model.workbook import Workbook
from printgen.read.workbook import load
from printgen.render.html import Rendered, render_html
from printgen.resources import folder
from printgen.transform import prepare
from printgen.transform.select import Selection

SINK = Path(__file__).parents[2] / "cases" / "kitchen-sink"
VOID = frozenset({"br", "hr", "img", "meta", "col"})


@cache
def prepared(audience: str = "participant", *, blank: bool = False) -> Workbook:
    """The workbook, selected and linked."""
    found = Diagnostics()
    workbook = load(SINK)
    selected = prepare(workbook, Selection(audience=audience, blank=blank), labels("en-GB"), found)
    found.raise_if_errors()
    return selected.workbook


@cache
def neutral() -> Brand:
    """The neutral brand."""
    return load_brand(folder("content") / "brands" / "default" / "_brand.yml")


def render(workbook: Workbook | None = None, brand: Brand | None = None, **layout: Any) -> Rendered:
    """A workbook as HTML; the kitchen sink's by default."""
    book = prepared() if workbook is None else workbook
    return render_html(book, brand or neutral(), Layout(**layout), labels("en-GB"))


@dataclass
class Node:
    """An element, with the words directly in it."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its CSS classes."""
        return self.attributes.get("class", "").split()


class Reader(HTMLParser):
    """Reads a document; complains about elements that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {[node.tag for node in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says something twice: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.nodes.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for node in self._open:
            node.words.append(data)

    def all(self, tag: str = "", cls: str = "") -> list[Node]:
        """Elements by name, class, or both."""
        return [n for n in self.nodes if tag in ("", n.tag) and (not cls or cls in n.classes)]


def said(node: Node) -> str:
    """The words in an element."""
    return " ".join("".join(node.words).split())
