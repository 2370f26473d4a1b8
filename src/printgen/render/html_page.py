"""What block templates are given as ``r``: the document as it is being written, and the choices no template makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.model.blocks import Activity, Contacts, Figure, PageBreak, Worksheet
from printgen.model.core import Block, Heading, List, ListItem, Paragraph
from printgen.model.inline import Strong, plain
from printgen.model.walk import walk
from printgen.render.html_grid import Grid
from printgen.render.html_inlines import address, kept
from printgen.render.html_measure import height, measure
from printgen.render.html_nodes import EMPTY, Nodes
from printgen.render.html_pictures import Pictures
from printgen.render.html_sheets import Part, Sheet, aim_of, arranged, parts_of

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook
    from printgen.render.html_brand import ContactLine, Dress
    from printgen.render.templates import Templates

_NO_MARK = (Worksheet, Activity, PageBreak)
"""The first two say in their heads which print page they begin; a page break ends a page."""
_TAG = re.compile(r"<[a-z][a-z0-9]*")


def _marked(html: str, attributes: Markup) -> str:
    """The HTML of a block whose first element has these attributes too."""
    return _TAG.sub(lambda tag: tag[0] + str(attributes), html, count=1) if attributes else html


@dataclass(slots=True)
class _State:
    """Where the writing is."""

    level: int = 0
    base: int = 1
    title: Markup = EMPTY
    run: str = ""
    section: str = ""
    first: bool = True
    headings: int = 0
    within: list[str] = field(default_factory=list)


class Page(Nodes):
    """One document on its way from model to HTML. Made once for each document; block templates call its methods.

    Attributes:
        grid: How answer spaces share the width.
        pictures: Files that the HTML and the style sheets name.
        icons: Icons used, each with the colour token that it is drawn in.
        measure: What blocks are measured by.
        turns: A page was turned on its side.
    """

    def __init__(
        self,
        workbook: Workbook,
        brand: Dress,
        layout: Layout,
        labels: Labels,
        templates: Templates,
        tokens: Mapping[str, str],
        print_pages: Mapping[str, int] | None = None,
        places: bool = False,
    ) -> None:
        super().__init__(labels, layout, print_pages, places)
        self.workbook, self.brand = workbook, brand
        self.icons: dict[tuple[str, str], None] = {}
        self.measure = measure(layout.edition)
        self.grid = Grid.of(layout)
        self.pictures = Pictures(workbook.pictures, layout.sheet, tokens, dict(brand.assets), layout.edition)
        self._templates = templates
        self._state = _State()
        self.turns = False

    # Blocks

    def block(self, block: Block, **given: object) -> Markup:
        """One block, by the template of its kind, or by the blocks that it lowers to."""
        name = f"html/blocks/{block.kind}.html.j2"
        if not self._templates.has(name):
            lower = block.lower()
            if lower == (block,):
                raise PrintgenError(
                    Diagnostic("error", "no-template", f'there is no HTML template for "{block.kind}"', block.span)
                )
            return self.blocks(lower)
        where = EMPTY if isinstance(block, PageBreak) else self.print_place(block)
        mark = EMPTY if where or isinstance(block, _NO_MARK) else self.print_mark(block)
        html = self._templates.render(name, {"block": block, "r": self, "headed": False, **given})
        html = f"{mark}{_marked(html, where + self.place(block))}"
        if block.id in self._ranged and not isinstance(block, Worksheet | Activity):
            html += f'<div class="end" id="{escape(block.id)}--end"></div>'
        return Markup(html)

    def blocks(self, blocks: Iterable[Block], within: str = "") -> Markup:
        """Blocks one after the other; ``within`` names what they stand in."""
        with self._inside(within):
            return Markup("".join(map(self.block, arranged(blocks))))

    def cell(self, blocks: Sequence[Block]) -> Markup:
        """Blocks in a table cell: one paragraph alone needs no element."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.inline(blocks[0].content)
        return self.blocks(blocks)

    def item(self, item: ListItem, tight: bool) -> Markup:
        """The body of a list item; in a tight list its first paragraph needs no element."""
        if tight and item.body and isinstance(item.body[0], Paragraph):
            return self.inline(item.body[0].content, tie=True) + self.blocks(item.body[1:])
        return self.blocks(item.body)

    @contextmanager
    def _inside(self, within: str) -> Iterator[None]:
        if not within:
            yield
            return
        self._state.within.append(within)
        yield
        self._state.within.pop()

    # Sections

    def body(self, section: Section, run: str, title: Markup, *, first: bool = True) -> tuple[Markup, bool]:
        """The blocks of a section.

        Args:
            section: The section.
            run: Words for the running footer.
            title: Its title when no opener shows it, else empty.
            first: Nothing of the section stands before these blocks on their page.

        Returns:
            The HTML, and whether the title went into the head of its first block.
        """
        self._state = _State(title=title, run=run, section=section.id, level=0 if title else 1, first=first)
        opening = section.body[0] if section.body else None
        takes = (bool(title) and isinstance(opening, Worksheet | Activity)) or self._is_contacts(section)
        if title and not takes:
            self._state.level, self._state.title = 1, Markup("")
        parts, ended = [], False
        for block in arranged(section.body):
            if not ended and isinstance(block, Worksheet | Activity):
                parts.append(self._text_end(section))
                ended = True
            parts.append(self.block(block))
            self._state.first = False
        if not ended:
            parts.append(self._text_end(section))
        return Markup("".join(parts)), takes

    def _is_contacts(self, section: Section) -> bool:
        return bool(section.body) and section.body[0].kind == "contacts" and not section.purpose

    def _text_end(self, section: Section) -> str:
        return f'<div class="end" id="{escape(section.id)}--text-end"></div>'

    def open_sheet(self, block: Worksheet | Activity) -> Sheet:
        """Opens a worksheet or an activity."""
        state, pack = self._state, self.layout.pack
        level = 1 if pack else 2
        aim = aim_of(block.body)
        rest = block.body[len(aim) :]
        sheet = Sheet(
            level=level,
            section=Markup("") if pack else state.title,
            aim=aim,
            parts=parts_of(rest, self.measure) if isinstance(block, Worksheet) else (Part(rest),),
            who=pack,
            run=state.run,
            classes=self._place(block),
            mark=self.print_mark(block),
        )
        state.title, state.level, state.base, state.first = Markup(""), level, level, False
        return sheet

    def close_sheet(self, block: Worksheet | Activity) -> Markup:
        """Ends it: what follows is on the section's own level again."""
        self._state.base = 1
        return Markup(f'<div class="end" id="{escape(block.id)}--end"></div>')

    def _place(self, block: Worksheet | Activity) -> str:
        if self.layout.pack and not self._state.first:
            return " new-right" if self.layout.duplex else " new-page"
        classes = " first" if self._state.first else ""
        if isinstance(block, Activity):
            whole = height([block], self.measure) < self.layout.sheet.text_height * 0.42
            classes += " whole" if whole else ""
        return classes

    # Headings and attributes

    def level(self, wanted: int) -> int:
        """The level a heading gets: under what it stands in, and never skipping one."""
        state = self._state
        state.level = max(1, min(max(wanted, state.base + 1), state.level + 1, 6))
        return state.level

    def heading_id(self, block: Heading) -> str:
        """A heading's id, or one from its place in the section."""
        self._state.headings += 1
        return block.id or f"{self._state.section}--h{self._state.headings}"

    # Lists, answers

    def turned(self, plan: Any) -> bool:
        """Whether an action plan has its page turned on its side; cards need no wide page."""
        turns = bool(plan and plan.landscape and not self.grid.cards)
        self.turns = self.turns or turns
        return turns

    def list_class(self, block: List) -> str:
        """Markers and spacing; short items of a long list inside a box stand in two columns."""
        if any(item.checked is not None for item in block.items):
            kind = "checks"
        else:
            kind = "numbers" if block.ordered else "bullets"
        runs_in = any(isinstance(item.words[0], Strong) for item in block.items if item.words)
        loose = " loose" if not block.tight or runs_in else ""
        boxed = "box" in self._state.within and len(block.items) >= 6 and self.grid.short(block.items)
        return f"{kind}{loose}{' cols' if boxed else ''}"

    def has_answers(self, blocks: Iterable[Block]) -> bool:
        """Whether something is written on in these blocks."""
        return any(one.answers() for one in walk(tuple(blocks)))

    def prompt(self, block: Any) -> tuple[Mapping[str, object], tuple[Block, ...]]:
        """The line that carries the number (title, else first paragraph), and what stands under it."""
        if block.title:
            return {"words": self.inline(block.title, tie=True), "long": False}, block.prompt
        first = block.prompt[0] if block.prompt else None
        if not isinstance(first, Paragraph):
            return {"words": "", "long": False}, block.prompt
        long = len(plain(first.content)) > 170
        return {"words": self.inline(first.content, tie=True), "long": long}, block.prompt[1:]

    def draw_words(self, block: Any) -> tuple[Any, Markup | str]:
        """A drawing without its alternative in words, and that alternative: the last paragraph ("Or ..."), or ours."""
        last = block.prompt[-1] if len(block.prompt) > 1 or (block.title and block.prompt) else None
        if isinstance(last, Paragraph) and plain(last.content).startswith("Or "):
            return replace(block, prompt=block.prompt[:-1]), self.inline(last.content)
        return block, self.text("draw-words")

    # Signs and captions

    def icon(self, name: str, token: str = "primary") -> Markup:
        """A sign: drawn as a background, so that no reader stumbles over it."""
        self.icons.setdefault((name, token))
        return Markup(f'<i class="i i-{name}{"" if token == "primary" else "-" + token}" aria-hidden="true"></i>')

    def caption(self, block: Figure) -> Markup:
        """The caption, its number in bold before its first words."""
        number = Markup("")
        if block.number:
            number = Markup("<b>{}</b> ").format(self.text("figure-number", number=block.number))
        first, *rest = block.caption
        words = self.inline(first.content) if isinstance(first, Paragraph) else self.block(first)
        return Markup("<p>") + number + words + Markup("</p>") + self.blocks(rest)

    # The brand's slots

    def contacts_title(self, block: Contacts) -> tuple[Markup, int]:
        """Title of the panel and its level: the section's own when the panel opens the section."""
        state = self._state
        if state.title:
            title, state.title = state.title, Markup("")
            return title, self.level(1)
        if not block.title:
            return Markup(""), 0
        return self.inline(block.title, tie=True), self.level(2)

    def contact_lines(self) -> tuple[ContactLine, ...]:
        """The brand's ways to get in touch."""
        return self.brand.contacts

    def contact_words(self, line: ContactLine) -> Markup:
        """The words of a contact line, the address in them linked, as much of it as they say."""
        words = kept(line.words)
        if not line.url:
            return escape(words)
        forms = (line.url, line.url.partition("://")[2], address(line.url))
        shown = next((one for one in forms if one and one in words), words)
        before, _, after = words.partition(shown)
        return escape(before) + Markup('<a class="plain" href="{}">{}</a>').format(line.url, shown) + escape(after)

    def other_formats(self) -> str:
        """The line that says in which other formats the workbook can be had."""
        return self.brand.other_formats or self.labels.text("other-formats")

    @cached_property
    def _ranged(self) -> frozenset[str]:
        """Ids whose page range is asked for."""
        from printgen.render.html_outline import ranged

        return ranged(self.workbook)
