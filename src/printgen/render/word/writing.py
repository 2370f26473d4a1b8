"""The document as it is being written: where the writing is, words, blocks, headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.model.core import Block
from printgen.model.fields import Minutes
from printgen.model.inline import Inlines, plain
from printgen.render.word.blocks import Shapes
from printgen.render.word.inlines import InlineWriter, Voice, address, tied
from printgen.render.word.layout import SECTION_BREAK, Footing, Sections
from printgen.render.word.wellformed import check_fragment
from printgen.render.word.xml import Xml
from printgen.transform.places import place

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Workbook
    from printgen.render.html_brand import ContactLine
    from printgen.render.templates import Templates

PARAGRAPHS = {
    "column": "BodyText",
    "panel": "PanelText",
    "tip": "CalloutTip",
    "box": "BoxText",
    "cell": "TableText",
    "wide": "Normal",
    "prompt": "PromptText",
}
"""Style of a plain paragraph by the place it stands in."""

_PAGED = frozenset({"column", "box"})
"""Places in which pages begin where those of the PDF do."""

OUTLINE = {
    "Heading1": 1,
    "Heading2": 2,
    "Heading3": 3,
    "Heading4": 4,
    "GroupTitle": 3,
    "WorksheetTitle": 2,
    "ActivityTitle": 2,
    "SessionPlanTitle": 2,
    "ActionPlanTitle": 3,
    "SectionKicker": 1,
    "ActivitySection": 1,
}
"""Heading level of each style as the reference has it."""


@dataclass(slots=True)
class State:
    """Where the writing is.

    Attributes:
        level: Level of the last heading.
        base: Level of what the blocks stand in.
        section_title: Words of a section's title that its first worksheet or activity shows.
        place: Kind of place that blocks are written to, a key of PARAGRAPHS.
        section: Id of the section.
        lang: Language of the block that is being written, when it is not the document's.
        headings: Headings counted in the section.
        plan_pages: Action plans that open a page of their own.
        sheet: The worksheet or activity that is being written.
        first: Nothing of the section has been written yet.
        break_before: The next block starts on a new page.
        prompts: List instance of numbered prompts, by the place that counts them.
    """

    level: int = 1
    base: int = 1
    section_title: Inlines = ()
    place: str = "column"
    section: str = ""
    lang: str = ""
    headings: int = 0
    plan_pages: tuple[Block, ...] = ()
    sheet: Any = None
    first: bool = True
    break_before: bool = False
    prompts: list[int] = field(default_factory=list)


class Writing(Shapes):
    """One document on its way from model to WordprocessingML."""

    workbook: Workbook
    layout: Layout
    labels: Labels
    templates: Templates
    values: Mapping[str, str]
    contacts: Sequence[ContactLine]
    other_formats_line: str

    def __init__(self, **given: Any) -> None:
        for name in ("workbook", "layout", "labels", "templates", "values", "contacts", "other_formats_line"):
            setattr(self, name, given.pop(name))
        super().__init__(paper=self.layout.sheet, edition=self.layout.edition, **given)
        self.state = State()
        self.writer = InlineWriter(self, self.labels)
        self.turned_footing: Callable[[], Footing] = Footing
        self.sections = Sections(paper=self.layout.sheet)
        self._names: dict[str, str] = {}
        self._turned: set[str] = set()

    # Words

    def inline(self, nodes: Inlines, *, style: str = "", tie: bool = False, linked: bool = True) -> Xml:
        """Inlines as runs, in a character style; ``tie`` keeps the last two words together."""
        voice = Voice(style=style, linked=linked, lang=self.state.lang)
        return self.writer.write(tied(nodes) if tie else nodes, voice)

    def plain(self, nodes: Inlines) -> str:
        """The words alone."""
        return plain(nodes)

    def text(self, key: str, **values: object) -> str:
        """A label of the workbook's language."""
        return self.labels.text(key, **values)

    def label(self, key: str, style: str = "", **values: object) -> Xml:
        """A label as a run."""
        return self.run(self.labels.text(key, **values), style=style)

    def hint(self, kind: str, *, first: bool = True) -> str:
        """Words in an empty answer: none on paper; of many together the first has them, and on screen each."""
        if self.purpose == "paper" or not (first or self.on_screen):
            return ""
        return self.text(f"placeholder-{kind}")

    def minutes(self, count: Minutes, short: bool = False) -> str:
        """A duration in words."""
        words = self.labels.text("minutes-short", n=count) if short else self.labels.duration(count)
        return words.replace(" ", "\u00a0")

    def clock(self, at: int) -> str:
        """A time of day."""
        return self.labels.clock(at)

    def address(self, url: str) -> str:
        """An address as people write it."""
        return address(url)

    def page(self, name: str, /, **given: object) -> Xml:
        """A page, or a part that stands on each, by its template."""
        return Xml(self.templates.render(f"word/{name}.xml.j2", {"w": self, **given}).replace("\n", ""))

    # Blocks

    def block(self, block: Block, **given: object) -> Xml:
        """One block, by the template of its kind, or by the blocks that it lowers to."""
        name = f"word/blocks/{block.kind}.xml.j2"
        if not self.templates.has(name):
            lower = block.lower()
            if lower == (block,):
                raise PrintgenError(
                    Diagnostic("error", "no-template", f'there is no Word template for "{block.kind}"', block.span)
                )
            return self.blocks(lower)
        before = "" if getattr(block, "landscape", False) else self._upright_again()
        starts_page, outer = self.state.break_before or self.opens_page(block.id, place(block)), self.state.lang
        self.state.break_before, self.state.lang = False, block.lang or outer
        context = {"block": block, "w": self, **given}
        rendered = self.templates.render(name, context)
        if self.templates.overlay:
            check_fragment(rendered, name, lambda fault: self.templates.place(name, context, fault))
        self.state.lang = outer
        xml = Xml(rendered.replace("\n", ""))
        if block.id in self.bookmarked:
            xml = self.mark_first(block.id, xml)
        if block.id in self.ranged:
            xml = self.mark_end(block.id, xml)
        breaks = before or xml.startswith(SECTION_BREAK)
        return self.on_new_page(xml) if starts_page and xml and not breaks else Xml(before + xml)

    def blocks(self, blocks: Iterable[Block], place: str = "") -> Xml:
        """Blocks one after the other; ``place`` names where they are written."""
        with self.at(place or self.state.place):
            return self.joined(self.block(one) for one in blocks)

    def joined(self, pieces: Iterable[str]) -> Xml:
        """Rendered blocks one after the other, with room above each table that follows a paragraph."""
        out: list[str] = []
        for piece in pieces:
            if out and piece.startswith("<w:tbl>") and not out[-1].endswith("</w:tbl>"):
                out[-1] = self.space_after(out[-1], 4.5)
            out.append(piece)
        return Xml("".join(out))

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Writes to another kind of place for a while."""
        before, self.state.place = self.state.place, place
        yield
        self.state.place = before

    def body_paragraph(self, content: str, style: str = "") -> Xml:
        """A paragraph in the style of the place it stands in."""
        return self.paragraph(style or PARAGRAPHS[self.state.place], content)

    def cell_blocks(self, blocks: Sequence[Block]) -> Xml:
        """Blocks as a table cell takes them."""
        return self.blocks(blocks, "cell") or self.paragraph("TableText")

    def _upright_again(self) -> str:
        """Ends a turned page before the next block of the section."""
        return self.paragraph("SectionBreak", "", self.sections.end()) if self.sections.closing else ""

    def opens_page(self, identity: str, at: str = "") -> bool:
        """Whether a block starts a page, as it does in the PDF of the same build: pages stay in step with it."""
        if self.state.place not in _PAGED or self.state.first or at in self._turned:
            return False
        if at:
            self._turned.add(at)
        return self.tops_page(identity, at)

    def opens_item(self, item: Any, part: str = "") -> bool:
        """Whether one of several things in a block, or a part of the block, starts a page."""
        at = place(item) + (f"/{part}" if part else "")
        return self.tops_page("" if part else getattr(item, "id", ""), at) and self.state.place in _PAGED

    # Headings

    def level(self, wanted: int) -> int:
        """The level a heading gets: under what it stands in, and never skipping one."""
        state = self.state
        state.level = max(1, min(max(wanted, state.base + 1), state.level + 1, 9))
        return state.level

    def heading(self, style: str, level: int, content: str, properties: str = "") -> Xml:
        """A heading; its outline level is written out where the style has another."""
        outline = "" if OUTLINE.get(style) == level else f'<w:outlineLvl w:val="{level - 1}"/>'
        return self.paragraph(style, content, properties + outline)

    def section_heading(self, number: str, content: str, style: str = "Heading1") -> Xml:
        """A section's heading: numbered by Word's own list, or not at all."""
        if number:
            return self.paragraph(style, content)
        column = self.dxa(self.paper.marker) if style == "Heading1" else 0
        return self.paragraph(
            style,
            content,
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="{column}" w:firstLine="0"/>',
        )

    def heading_id(self, block: Block) -> str:
        """A heading's id, or one from its place in the section."""
        self.state.headings += 1
        return block.id or f"{self.state.section}--h{self.state.headings}"
