"""One workbook on its way into the linear form: where the reading is, and what every kind of block needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError
from printgen.model.core import Block, Paragraph
from printgen.render.html_sheets import arranged
from printgen.render.linear import model as e
from printgen.render.linear.words import WordReader, joined

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.model.fields import Minutes
    from printgen.model.inline import Inlines
    from printgen.render.html_brand import ContactLine

Elements = Iterator[e.Element]
Kinds = Mapping[type[Block], Callable[["Reader", Any], Elements]]


class Marks(Protocol):
    """Says where pages of the standard print begin; see ``transform.places.PageMarks``."""

    def take(self, node: Any) -> int | None:
        """Number of the print page that begins with this section or block; None for most."""
        ...


class Reader:
    """Reads one document. Its elements are taken in order, so its state is that of the place being read.

    Attributes:
        words: Reads what stands in a line.
        labels: The words that are added.
        layout: Says whether it is a pack.
        contacts: The brand's ways to get in touch.
        other_formats: The line that says in which other formats the workbook can be had.
        base: Heading level of what the reading is in.
        depth: How many lists the reading is in.
        found: What cannot be followed in a line.
        heads_section: The block about to be read opens its section, whose title says what it is.
    """

    def __init__(
        self,
        words: WordReader,
        layout: Layout,
        contacts: tuple[ContactLine, ...],
        other_formats: str,
        kinds: Kinds,
        marks: Marks,
    ) -> None:
        self.words, self.labels, self.layout = words, words.labels, layout
        self.contacts, self.other_formats = contacts, other_formats
        self.base, self.depth = 1, 0
        self.found = Diagnostics()
        self.heads_section = False
        self._kinds, self._marks = kinds, marks
        self._above: list[tuple[int, int]] = []

    # Blocks

    def block(self, block: Block) -> Elements:
        """What is read of one block, in the order of reading; its id stands on the first element."""
        yield from self.mark(block)
        read = self._kinds.get(type(block))
        if read is None:
            lower = block.lower()
            if lower == (block,):
                said = f'"{block.kind}" cannot be read in a line: there is no function for it'
                raise PrintgenError(Diagnostic("error", "no-template", said, block.span))
            yield from self._identified(block, self.blocks(lower))
            return
        yield from self._identified(block, read(self, block))

    def blocks(self, blocks: Iterable[Block]) -> Elements:
        """Blocks one after the other."""
        for block in arranged(blocks):
            yield from self.block(block)

    def mark(self, node: Any) -> Elements:
        """The mark of the print page that begins with a section or block, where one does."""
        page = self._marks.take(node)
        if page is not None:
            yield e.PageMark(words=self.words.text("print-page", n=page), number=page, depth=self.depth, span=node.span)

    def inside_list(self, blocks: Iterable[Block]) -> Elements:
        """Blocks that stand in an item of a list."""
        self.depth += 1
        yield from self.blocks(blocks)
        self.depth -= 1

    def _identified(self, block: Block, elements: Elements) -> Elements:
        first = True
        for one in elements:
            id = one.id or (block.id if first else "")
            lang = one.lang or block.lang
            span = one.span if one.span.file else block.span
            depth = one.depth or self.depth
            same = (id, lang, span, depth) == (one.id, one.lang, one.span, one.depth)
            yield one if same else replace(one, id=id, lang=lang, span=span, depth=depth)
            first = False

    # Headings

    def heading(self, words: e.Words, wanted: int, of: str = "heading", listed: str = "") -> e.Heading:
        """A heading under what it stands in; no level is skipped, and those that want one level have it."""
        wanted = max(wanted, self.base + 1)
        while self._above and self._above[-1][0] >= wanted:
            self._above.pop()
        level = min(wanted, self._above[-1][1] + 1 if self._above else 1, 6)
        self._above.append((wanted, level))
        return e.Heading(words=words, level=level, of=of, listed=listed)

    def section_heading(self, words: e.Words, number: str, listed: str) -> e.Heading:
        """The heading of a section."""
        self.base = 1
        self._above = [(1, 1)]
        return e.Heading(words=words, level=1, of="section", number=number, listed=listed)

    def sheet_heading(self, words: e.Words, of: str, number: str = "", listed: str = "") -> e.Heading:
        """The heading of a worksheet or an activity, whose own headings stand under it until ``close_sheet``."""
        self.base = 1 if self.layout.pack else 2
        self._above = [(level, level) for level in range(1, self.base + 1)]
        return e.Heading(words=words, level=self.base, of=of, number=number, listed=listed)

    def close_sheet(self) -> None:
        """What follows is on the section's own level again."""
        self.base = 1

    def title(self, title: Inlines, level: int = 3) -> Elements:
        """A block's title as a heading, where it has one."""
        if title:
            yield self.heading(self.words.read(title), level)

    # Paragraphs

    def paragraph(self, inlines: Inlines, role: str = "", number: str = "") -> e.Paragraph:
        """A paragraph of the content."""
        return e.Paragraph(words=self.words.read(inlines), role=role, number=number)

    def said(self, key: str, role: str = "", **values: object) -> e.Paragraph:
        """A paragraph of a label."""
        return e.Paragraph(words=self.words.text(key, **values), role=role)

    def text(self, key: str, **values: object) -> str:
        """A label of the document's language."""
        return self.labels.text(key, **values)

    def titled(self, what: str, title: Inlines | str) -> e.Words:
        """What something is, and its title: "Tip: When to speak"; what it is alone when it has no title."""
        if not title:
            return (e.Run(what),)
        words = (e.Run(title),) if isinstance(title, str) else self.words.read(title)
        return self.words.message("titled", what=what, title=words)

    def facts(self, time: Minutes | None, group: str) -> Elements:
        """How long something takes, and with whom."""
        if time:
            what = self.text("how-long")
            yield e.Paragraph(words=self.titled(what, self.labels.duration(time)), role="detail")
        if group:
            yield e.Paragraph(words=self.titled(self.text("who-with"), group), role="detail")

    # What is set apart

    def apart(self, words: e.Words, of: str, inside: Elements, end: str = "", tone: str = "") -> Elements:
        """Something set apart: announced, and its end said when it is more than one short paragraph.

        Args:
            words: What it is.
            of: Kind, see ``model.Open``.
            inside: What it holds.
            end: Key of the label that says that it ends; "" for none.
            tone: Of a callout.
        """
        yield e.Open(words=words, of=of, tone=tone)
        held = list(inside)
        yield from held
        long = sum(not isinstance(one, e.Reflect) for one in held) > 1
        yield e.Close(words=self.words.text(end) if end and long else (), of=of)

    def prompt(self, block: Any) -> Elements:
        """The line that carries a question's number, and what stands under it."""
        rest: tuple[Block, ...] = block.prompt
        if block.title:
            yield self.paragraph(block.title, "question", block.number)
        elif rest and isinstance(rest[0], Paragraph):
            yield self.paragraph(rest[0].content, "question", block.number)
            rest = rest[1:]
        yield from self.blocks(rest)


__all__ = ["Elements", "Kinds", "Reader", "joined"]
