"""The document as it is being written: words, blocks, headings, lists, prompts. See sheets.py for the rest of ``w``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.model.core import Block, List, Paragraph
from printgen.model.fields import Minutes
from printgen.model.inline import Inlines, Strong, plain
from printgen.render.word.blocks import Shapes
from printgen.render.word.inlines import InlineWriter, Voice, tied
from printgen.render.word.layout import SECTION_BREAK, Footing, Sections
from printgen.render.word.wellformed import check_fragment
from printgen.render.word.xml import Xml

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


_LISTS = {
    (False, False): "ListBullet",
    (False, True): "ListNumber",
    (True, False): "PanelList",
    (True, True): "PanelNumber",
}
"""Style of a list's items: (inside a panel, numbered)."""


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
    """One document on its way from model to WordprocessingML. Made once for each document."""

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

    def minutes(self, count: Minutes, short: bool = False) -> str:
        """A duration in words."""
        words = self.labels.text("minutes-short", n=count) if short else self.labels.duration(count)
        return words.replace(" ", "\u00a0")

    def clock(self, at: int) -> str:
        """A time of day."""
        return self.labels.clock(at)

    def address(self, url: str) -> str:
        """An address as people write it."""
        for prefix in ("https://", "http://", "mailto:", "tel:"):
            url = url.removeprefix(prefix)
        return url.removeprefix("www.").rstrip("/")

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
        starts_page, outer = self.state.break_before or self.opens_page(block.id), self.state.lang
        self.state.break_before, self.state.lang = False, block.lang or outer
        rendered = self.templates.render(name, {"block": block, "w": self, **given})
        if self.templates.overlay:
            check_fragment(rendered, name)
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

    def opens_page(self, identity: str) -> bool:
        """Whether a block starts a page, as it does in the PDF of the same build: pages stay in step with it."""
        return self.tops_page(identity) and self.state.place == "column" and not self.state.first

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

    # Numbers and lists

    def number_of(self, shown: str) -> tuple[str, str]:
        """(list properties, text) of a prompt's number: Word counts it where its list would give the same."""
        if not shown:
            return "", ""
        if shown.isdigit() and self.state.prompts:
            if shown == "1" or not self.state.prompts[-1]:
                self.state.prompts[-1] = self.parts.new_list("PromptNumbered", int(shown))
            return self.numbered(self.state.prompts[-1]), ""
        return "", shown

    def heading_id(self, block: Block) -> str:
        """A heading's id, or one from its place in the section."""
        self.state.headings += 1
        return block.id or f"{self.state.section}--h{self.state.headings}"

    def list_items(self, block: List, level: int = 0) -> Xml:
        """A list, and the lists inside it."""
        panel = self.state.place != "column"
        loose = not block.tight or any(isinstance(i.words[0], Strong) for i in block.items if i.words)
        base = _LISTS[panel, block.ordered]
        number = self.parts.new_list(base, block.start) if block.ordered and not level else 0
        out: list[str] = []
        for at, item in enumerate(block.items):
            if item.body and not isinstance(item.body[0], Paragraph):
                out.append(self.blocks(item.body))
                continue
            style = base if panel or not level else f"{base}2"
            last = at == len(block.items) - 1 and not level
            first, *rest = item.body or (Paragraph(content=()),)
            assert isinstance(first, Paragraph)
            properties = self.numbered(number, level) if number else self.in_list(base, level) if level else ""
            properties += f'<w:spacing w:after="{self.dxa(3)}"/>' if (last and not rest) or loose else ""
            mark: str = ""
            if item.checked is not None:
                style, properties = "PanelCheck" if panel else "CheckItem", properties.partition("</w:numPr>")[2]
                mark = self.run("☑" if item.checked else "☐", style="CheckBox") + self.tab()
            one: str = self.paragraph(style, mark + self.inline(first.content), properties)
            one = self.mark_first(item.id, one) if item.id in self.bookmarked else one
            out.append(one + "".join(self._in_item(b, level) for b in rest))
        return Xml("".join(out))

    def _in_item(self, block: Block, level: int) -> str:
        if isinstance(block, List):
            return self.list_items(block, min(level + 1, 1))
        if isinstance(block, Paragraph):
            style = "ListContinue" if self.state.place == "column" else "PanelContinue"
            return self.paragraph(style, self.inline(block.content))
        return self.block(block)

    def in_list(self, style: str, level: int) -> str:
        """``w:numPr`` at a deeper level of a style's own list: a list instance of its kind."""
        name = f"{style} {level}"
        if name not in self._names:
            self._names[name] = self.numbered(self.parts.new_list(style), level)
        return self._names[name]

    # Prompts

    def prompt(self, block: Any) -> Xml:
        """The words that ask: the title with what stands under it, or the first paragraph with the rest."""
        first = block.title or (
            block.prompt[0].content if block.prompt and isinstance(block.prompt[0], Paragraph) else ()
        )
        rest = block.prompt if block.title or not first else block.prompt[1:]
        return self.asked(first, rest, block.number)

    def asked(self, words: Inlines, rest: Sequence[Block], number: str) -> Xml:
        """A prompt: its number, its words in bold, and blocks under it."""
        listed, shown = self.number_of(number)
        style = "PromptNumbered" if number else "Prompt"
        off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if shown else ""
        lead = self.run(shown, style="BoldPrimary") + self.tab() if shown else ""
        first = self.paragraph(style, lead + self.inline(words, tie=True), listed or off) if words else ""
        return Xml(first + self.blocks(rest, "prompt"))

    def recalled(self, block: Any) -> Xml:
        """Where to look back to for an earlier answer."""
        return self.paragraph("Recall", self.inline(block.recalled)) if block.recalled else Xml("")

    def title_of(self, block: Any) -> str:
        """What an answer is called: its question in plain words."""
        spaces = block.answers()
        return (spaces[0].label if spaces else "") or self.labels.text("your-answer")

    def draw_words(self, block: Any) -> tuple[Any, Xml]:
        """A drawing without its alternative in words, and that: its last paragraph, "Or ...", or the usual one."""
        last = block.prompt[-1] if len(block.prompt) > 1 or (block.title and block.prompt) else None
        if isinstance(last, Paragraph) and plain(last.content).startswith("Or "):
            return replace(block, prompt=block.prompt[:-1]), self.inline(last.content)
        return block, self.label("draw-words")


__all__ = ["OUTLINE", "State", "Writing"]
