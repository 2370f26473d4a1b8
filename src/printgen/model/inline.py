"""What stands inside a line of text. Frozen data: no input, no output, no format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from printgen.diagnostics import Span
from printgen.record import record


@record
class Only:
    """Who gets a block or some words. An empty tuple means everybody.

    Attributes:
        audience: Names from the workbook's ``audiences``.
        edition: Names of editions, such as "large-print".
        format: Names of formats, such as "pdf" or "docx".
    """

    audience: tuple[str, ...] = ()
    edition: tuple[str, ...] = ()
    format: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.audience or self.edition or self.format)

    def holds(self, audience: str, edition: str, format: str) -> bool:
        """True when a reader with these three gets it."""
        pairs = ((self.audience, audience), (self.edition, edition), (self.format, format))
        return all(not names or name in names for names, name in pairs)


@record
class Inline:
    """Base of all inlines."""


@record
class Text(Inline):
    """Plain words."""

    text: str


@record
class LineBreak(Inline):
    """A line break that the author asked for."""


@record
class Code(Inline):
    """Words to be typed as they stand."""

    text: str


@record
class Container(Inline):
    """An inline that holds others."""

    children: tuple[Inline, ...]


@record
class Strong(Container):
    """Important words: bold."""


@record
class Emphasis(Container):
    """Stressed words: italic."""


@record
class Phrase(Container):
    """Words with a language of their own (BCP 47), or for some readers only."""

    lang: str = ""
    only: Only = Only()


@record
class Link(Container):
    """A link out of the document (http, https, mailto, tel)."""

    url: str
    span: Span = Span()


@record
class Reference(Container):
    """A reference to a section, block or answer of this workbook.

    Attributes:
        children: The words shown; filled by the link step when the author gave none.
        target: Id referred to.
        form: "text" gives the words; "page" the page it starts on; "pages" its page range.
        text_only: Only the part of a section before its first worksheet or activity (``{pages}`id:text```).
        bare: Numbers alone, without the label "page" (a session plan's last column).
        own_words: True when the author gave the words.
    """

    target: str
    form: Literal["text", "page", "pages"] = "text"
    text_only: bool = False
    bare: bool = False
    own_words: bool = False
    span: Span = Span()


@record
class CitedWork:
    """One work in a citation: its key, and where in it ("p. 4")."""

    key: str
    locator: str = ""


@record
class Citation(Container):
    """A citation. ``children`` are its words, filled by the cite step.

    Attributes:
        works: What is cited.
        in_sentence: ``@key`` in the sentence, "Brown (2007)", and not ``[@key]``, "(Brown 2007)".
    """

    works: tuple[CitedWork, ...]
    in_sentence: bool = False
    span: Span = Span()


@record
class Footnote(Container):
    """A footnote; ``children`` are its words; ``number`` is filled by the number step."""

    number: int = 0
    span: Span = Span()


Inlines = tuple[Inline, ...]


def plain(inlines: Iterable[Inline]) -> str:
    """The words alone, as one string (footnotes left out); for bookmarks, titles and labels."""
    parts: list[str] = []
    for node in inlines:
        if isinstance(node, Text | Code):
            parts.append(node.text)
        elif isinstance(node, LineBreak):
            parts.append(" ")
        elif isinstance(node, Container) and not isinstance(node, Footnote):
            parts.append(plain(node.children))
    return "".join(parts)


def walk(inlines: Iterable[Inline]) -> Iterable[Inline]:
    """Every inline, depth first, in reading order."""
    for node in inlines:
        yield node
        if isinstance(node, Container):
            yield from walk(node.children)


def with_children(node: Container, children: Inlines) -> Container:
    """The same inline round other inlines."""
    return node if children is node.children else replace(node, children=children)
