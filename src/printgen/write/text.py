"""The linear form as plain text: UTF-8, one line a paragraph, LF at the ends of lines.

No hard wrap: a reading program, a magnifier or a braille display breaks lines where its reader needs it. What printgen
says itself (pictures, spaces, notes, page marks) stands in square brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from printgen.render.linear import model as e
from printgen.render.linear.words import spelled_out

if TYPE_CHECKING:
    from printgen.labels import Labels

INDENT = "  "
_UNDERLINES = {0: "=", 1: "=", 2: "-", 3: "~"}
"""What stands under headings of these levels; deeper ones have "."."""


class Chunk(NamedTuple):
    """Some lines, and whether an empty line parts them from those before."""

    text: str
    apart: bool = True


def write_text(linear: e.Linear, labels: Labels) -> bytes:
    """The document as plain text.

    Args:
        linear: The document.
        labels: For the marks of footnotes.
    """
    return finished(_Text(labels).chunks(linear))


def finished(chunks: Iterable[Chunk]) -> bytes:
    """Chunks as a file: UTF-8 without a byte order mark, LF, one at the end."""
    parts: list[str] = []
    for chunk in chunks:
        if chunk.text:
            parts.append(("\n\n" if chunk.apart else "\n") + chunk.text if parts else chunk.text)
    return ("".join(parts) + "\n").encode()


class _Text:
    """Writes one document."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def chunks(self, linear: e.Linear) -> Iterator[Chunk]:
        yield from self._run(linear.front)
        if linear.contents:
            yield Chunk(_heading(linear.contents.title, 1))
            for entry in linear.contents.entries:
                yield Chunk(INDENT * (entry.level - 1) + entry.listed, apart=entry.level == 1)
        yield from self._run(linear.body)
        yield from self._run(linear.back)

    def _run(self, elements: Iterable[e.Element]) -> Iterator[Chunk]:
        for one in elements:
            indent = INDENT * (one.depth - isinstance(one, e.Item))
            for chunk in _WRITERS[type(one)](self, one):
                yield Chunk(indent + chunk.text.replace("\n", "\n" + indent) if chunk.text else "", chunk.apart)

    def words(self, words: e.Words) -> str:
        """The words, with the addresses of links and the marks of notes."""
        return e.plain(spelled_out(words, self.labels))


def _heading(words: str, level: int) -> str:
    return f"{words}\n{_UNDERLINES.get(level, '.') * len(words)}"


def _write_heading(w: _Text, one: e.Heading) -> Iterator[Chunk]:
    yield Chunk(("\n" if one.level == 1 else "") + _heading(w.words(one.words), one.level))


def _write_paragraph(w: _Text, one: e.Paragraph) -> Iterator[Chunk]:
    number = f"{one.number}. " if one.number else ""
    lead = "— " if one.role == "by" else ""
    yield Chunk(f"{number}{lead}{w.words(one.words)}")


def _write_item(w: _Text, one: e.Item) -> Iterator[Chunk]:
    box = {"": "", "off": "[ ] ", "on": "[x] "}[one.tick]
    marker = one.marker or ("" if box else "-")
    text = f"{marker} {box}" if marker else box
    yield Chunk(f"{text}{w.words(one.words)}", apart=not one.tight or (one.at == 1 and one.depth == 1))


def _write_table(w: _Text, one: e.Table) -> Iterator[Chunk]:
    yield _bracketed(w.words(one.announced))
    for at, line in enumerate(one.lines):
        yield Chunk(f"- {w.words(line)}", apart=at == 0)


def _write_entries(w: _Text, one: e.Entries) -> Iterator[Chunk]:
    yield _bracketed(w.words(one.words))
    for at, column in enumerate(one.columns):
        yield Chunk(f"- {column}", apart=at == 0)


def _write_bracketed(w: _Text, one: Any) -> Iterator[Chunk]:
    yield _bracketed(w.words(one.words))


def _bracketed(words: str) -> Chunk:
    return Chunk(f"[{words}]" if words else "")


def _write_verbatim(_: _Text, one: e.Verbatim) -> Iterator[Chunk]:
    yield Chunk("\n".join(f"    {line}".rstrip() for line in one.text.rstrip("\n").split("\n")))


def _write_nothing(_: _Text, __: e.Element) -> Iterator[Chunk]:
    yield from ()


_WRITERS: Mapping[type[e.Element], Callable[[_Text, Any], Iterator[Chunk]]] = {
    e.Heading: _write_heading,
    e.Paragraph: _write_paragraph,
    e.Item: _write_item,
    e.Table: _write_table,
    e.Answer: _write_bracketed,
    e.Entries: _write_entries,
    e.Picture: _write_bracketed,
    e.Verbatim: _write_verbatim,
    e.Note: _write_bracketed,
    e.Open: _write_bracketed,
    e.Close: _write_bracketed,
    e.Reflect: _write_nothing,
    e.Divider: _write_nothing,
    e.PageMark: _write_bracketed,
}
