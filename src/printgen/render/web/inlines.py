"""Inlines for screens: page numbers are links to print pages, notes are links to the end of their section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from printgen.model import inline as m
from printgen.render.html_inlines import WRITERS, InlineWriter
from printgen.transform.targets import Target, name

if TYPE_CHECKING:
    from printgen.job import Pages
    from printgen.labels import Labels


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, and its words as HTML."""

    number: int
    words: Markup


class WebInlines(InlineWriter):
    """Writes inlines of one document for screens.

    Args:
        labels: The words that templates add.
        known: Everything that references can point at.
        pages: Printed page numbers by id; None when they are not known, and references then say a title.
    """

    def __init__(self, labels: Labels, known: Mapping[str, Target], pages: Pages | None) -> None:
        super().__init__(labels)
        self.known, self.pages = known, pages
        self.notes: dict[int, Note] = {}

    def write(self, nodes: Iterable[m.Inline], *, linked: bool = True) -> str:
        """The inlines as HTML; a note's words go to ``notes``."""
        return "".join(self._one(node, linked) for node in nodes)

    def taken(self) -> tuple[Note, ...]:
        """The notes since the last time."""
        notes, self.notes = tuple(self.notes.values()), {}
        return notes

    def _one(self, node: m.Inline, linked: bool) -> str:
        if isinstance(node, m.Footnote):
            return self._note(node) if linked else ""
        if isinstance(node, m.Reference) and node.form != "text":
            return self._page(node, linked)
        return WRITERS[type(node)](self, node, linked)

    def _note(self, node: m.Footnote) -> str:
        n = node.number
        self.notes[n] = Note(n, Markup(self.write(node.children)))
        return f'<sup><a class="note" id="to-note--{n}" href="#note--{n}" role="doc-noteref">{n}</a></sup>'

    def _page(self, node: m.Reference, linked: bool) -> str:
        words = escape(m.plain(node.children) if node.own_words and node.children else self._page_words(node))
        return f'<a href="#{escape(node.target)}">{words}</a>' if linked else str(words)

    def _page_words(self, node: m.Reference) -> str:
        """The printed page or pages; where they are not known, what the thing is called."""
        found = self.pages.get(f"{node.target}:text" if node.text_only else node.target) if self.pages else None
        if found is None:
            return self._title(node)
        first, last = found
        if node.form == "pages" and last > first:
            return self.labels.text("page-range-bare" if node.bare else "page-range", first=first, last=last)
        return str(first) if node.bare else self.labels.text("page-number", n=first).replace(" ", "\u00a0")

    def _title(self, node: m.Reference) -> str:
        of = self.known.get(node.target)
        title = m.plain(name(of, self.known, self.labels)) if of else self.labels.text("section")
        return title if node.bare else self.labels.text("web-title-for-page", title=title)
