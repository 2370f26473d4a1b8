"""Where something stands in a Word document, in words that lead a person there."""

from __future__ import annotations

from collections.abc import Iterable

from printgen.check.docx_file import Element, Styles, W, WordFile, find, heading_level, words

SHOWN = 50
"""Characters of a document's words that a message repeats."""
_PARTS = (
    ("header", "in a header"),
    ("footer", "in a footer"),
    ("footnotes", "in a footnote"),
    ("endnotes", "in an endnote"),
)


class Places:
    """Tells the place of elements in one document.

    Args:
        file: The document.
    """

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self._under: dict[Element, str] = {}
        self._headed = False

    def of(self, name: str, element: Element) -> str:
        """What begins a message: the part that an element stands in, or the heading before it ("under “Welcome”: ")."""
        if name != self.file.main:
            part = name.rpartition("/")[2]
            return next((f"{said}: " for begin, said in _PARTS if part.startswith(begin)), f"{name}: ")
        if not self._under:
            self._read()
        while element is not None and element not in self._under:
            element = element.getparent()
        heading = self._under.get(element, "")
        if not self._headed:
            return ""
        return f"under {quoted(heading)}: " if heading else "before the first heading: "

    def _read(self) -> None:
        """The heading that stands before each child of the body, or in it."""
        styles = Styles.of(self.file)
        heading = ""
        for child in find(self.file.document, "w:body/*"):
            for paragraph in child.iter(f"{W}p"):
                if heading_level(paragraph, styles):
                    heading = " ".join(words(paragraph).split()) or heading
            self._under[child] = heading
        self._headed = bool(heading)


def quoted(said: str) -> str:
    """A document's own words in a message, not too many of them."""
    said = " ".join(said.split())
    return f"“{said[:SHOWN].rstrip()}…”" if len(said) > SHOWN else f"“{said}”"


def table_words(table: Element) -> str:
    """The words of a table's first cells, in quotation marks."""
    cells = find(table, "(.//w:tc)[position() <= 4]")
    return joined(" ".join(words(p) for p in cell.iter(f"{W}p")) for cell in cells) or "an empty one"


def joined(parts: Iterable[str]) -> str:
    """Pieces of a document's words with dots between them; "" where there are none."""
    kept = [" ".join(part.split()) for part in parts if part.strip()]
    return quoted(" · ".join(kept)) if kept else ""


__all__ = ["Places", "joined", "quoted", "table_words"]
