"""What block templates are given as ``r``: the document as it is being written, and the choices no template makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.model.answers import ActionPlan, Item, PlanColumn, Scale
from printgen.model.blocks import Activity, Contacts, Figure, PageBreak, Worksheet
from printgen.model.core import Block, Heading, List, ListItem, Paragraph
from printgen.model.fields import Minutes
from printgen.model.inline import Emphasis, Inlines, Strong, plain
from printgen.model.walk import walk
from printgen.render import art
from printgen.render.html_inlines import InlineWriter, Pages, tied
from printgen.render.html_measure import height, letters

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook
    from printgen.render.html_brand import ContactLine, Dress
    from printgen.render.templates import Templates

Asset = tuple[bytes, str]
PLAN_PAGE = 90.0
"""An action plan taller than this gets a page of its own when something stands before it."""


class Part(NamedTuple):
    """A run of blocks of a worksheet; with ``plan``, the action plan that opens a page of its own."""

    blocks: tuple[Block, ...]
    plan: ActionPlan | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a worksheet or an activity opens.

    Attributes:
        level: Heading level of its title.
        section: Title of its section when nothing stands between the two, so that one head carries both.
        aim: Its first paragraphs: what it is for.
        parts: The rest.
        who: Fields for name, team and date.
        run: Words in the running footer.
        classes: CSS classes that say where it stands.
    """

    level: int
    section: Markup
    aim: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    who: bool
    run: str
    classes: str


@dataclass(slots=True)
class _State:
    """Where the writing is."""

    level: int = 0
    base: int = 1
    title: Markup = Markup("")
    run: str = ""
    section: str = ""
    first: bool = True
    headings: int = 0
    within: list[str] = field(default_factory=list)


class Page:
    """One document on its way from model to HTML. Made once for each document; block templates call its methods.

    Attributes:
        assets: Files that the HTML and the style sheets name, by name: bytes and media type.
        icons: Icons used, each with the colour token that it is drawn in.
    """

    def __init__(
        self, workbook: Workbook, brand: Dress, layout: Layout, labels: Labels, templates: Templates, pages: Pages | None
    ) -> None:
        self.workbook, self.brand, self.layout, self.labels = workbook, brand, layout, labels
        self.assets: dict[str, Asset] = {}
        self.icons: dict[tuple[str, str], None] = {}
        self.tokens: Mapping[str, str] = {}
        self._templates = templates
        self._inlines = InlineWriter(labels, pages)
        self._state = _State()

    # Words

    def inline(self, nodes: Inlines, tie: bool = False) -> Markup:
        """Inlines as HTML; ``tie`` keeps the last two words together."""
        html = self._inlines.write(nodes)
        return Markup(tied(html) if tie else html)

    def unlinked(self, nodes: Inlines) -> Markup:
        """Inlines without links and notes: for words that are themselves a link."""
        return Markup(self._inlines.write(nodes, linked=False))

    def plain(self, nodes: Inlines) -> str:
        """The words alone."""
        return plain(nodes)

    def text(self, key: str, **values: object) -> str:
        """A label of the workbook's language."""
        return self.labels.text(key, **values)

    def continued(self, block: Worksheet | Activity) -> str:
        """What stands at the head of a worksheet's or activity's next page."""
        return self.labels.text("continued", title=plain(block.title))

    def minutes(self, count: Minutes, short: bool = False) -> str:
        """A duration in words."""
        words = self.labels.text("minutes-short", n=count) if short else self.labels.duration(count)
        return words.replace(" ", "\u00a0")

    def clock(self, at: int) -> str:
        """A time of day."""
        return self.labels.clock(at)

    def letters(self, content: Any) -> int:
        """Letters in inlines or blocks."""
        if content and isinstance(content[0], Block):
            return letters(content)
        return len(plain(content))

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
        html = self._templates.render(name, {"block": block, "r": self, "headed": False, **given})
        if block.id in self._ranged and not isinstance(block, Worksheet | Activity):
            html += f'<div class="end" id="{escape(block.id)}--end"></div>'
        return Markup(html)

    def blocks(self, blocks: Iterable[Block], within: str = "") -> Markup:
        """Blocks one after the other; ``within`` names what they stand in."""
        with self._inside(within):
            return Markup("".join(map(self.block, _arranged(blocks))))

    def cell(self, blocks: Sequence[Block]) -> Markup:
        """Blocks in a table cell: one paragraph alone needs no element."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.inline(blocks[0].content)
        return self.blocks(blocks)

    def item(self, item: ListItem, tight: bool) -> Markup:
        """The body of a list item; in a tight list its first paragraph needs no element."""
        if tight and item.body and isinstance(item.body[0], Paragraph):
            return self.inline(item.body[0].content) + self.blocks(item.body[1:])
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

    def body(self, section: Section, run: str, title: Markup) -> tuple[Markup, bool]:
        """The blocks of a section.

        Args:
            section: The section.
            run: Words for the running footer.
            title: Its title when no opener shows it, else empty.

        Returns:
            The HTML, and whether the title went into the head of its first block.
        """
        self._state = _State(title=title, run=run, section=section.id, level=0 if title else 1)
        first = section.body[0] if section.body else None
        takes = bool(title) and isinstance(first, Worksheet | Activity) or self._is_contacts(section)
        if title and not takes:
            self._state.level, self._state.title = 1, Markup("")
        parts, ended = [], False
        for block in _arranged(section.body):
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
        aim = _aim(block.body)
        rest = block.body[len(aim) :]
        sheet = Sheet(
            level=level,
            section=Markup("") if pack else state.title,
            aim=aim,
            parts=_parts(rest) if isinstance(block, Worksheet) else (Part(rest),),
            who=pack,
            run=state.run,
            classes=self._place(block),
        )
        state.title, state.level, state.base, state.first = Markup(""), level, level, False
        return sheet

    def close_sheet(self, block: Worksheet | Activity) -> Markup:
        """Ends it: what follows is on the section's own level again."""
        self._state.base = 1
        return Markup(f'<div class="end" id="{escape(block.id)}--end"></div>')

    def _place(self, block: Worksheet | Activity) -> str:
        if self.layout.pack:
            return " top new-right" if self.layout.duplex else " top new-page"
        classes = " first" if self._state.first else ""
        if isinstance(block, Activity):
            classes += " top" if self._state.first else ""
            whole = height([block]) < self.layout.sheet.text_height * 0.62
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

    def identifier(self, node: Any) -> Markup:
        """The id alone."""
        return Markup(f' id="{escape(node.id)}"') if node.id else Markup("")

    def language(self, node: Block) -> Markup:
        """The language alone, when it is not the workbook's."""
        return Markup(f' lang="{escape(node.lang)}"') if node.lang else Markup("")

    def attributes(self, node: Any, classes: str = "") -> Markup:
        """Id, language and classes of an element."""
        names = " ".join(classes.split())
        lang = getattr(node, "lang", "")
        return Markup(
            (f' id="{escape(node.id)}"' if node.id else "")
            + (f' class="{escape(names)}"' if names else "")
            + (f' lang="{escape(lang)}"' if lang else "")
        )

    # Lists, answers

    def list_class(self, block: List) -> str:
        """Markers and spacing; short items of a long list inside a box stand in two columns."""
        if any(item.checked is not None for item in block.items):
            kind = "checks"
        else:
            kind = "numbers" if block.ordered else "bullets"
        runs_in = any(isinstance(item.words[0], Strong) for item in block.items if item.words)
        loose = " loose" if not block.tight or runs_in else ""
        boxed = "box" in self._state.within and len(block.items) >= 6 and self.short(block.items)
        return f"{kind}{loose}{' cols' if boxed else ''}"

    def short(self, items: Sequence[Any]) -> bool:
        """Whether two of these fit side by side on every line."""
        if self.layout.sheet.text_width < 150 or len(items) < 3:
            return False
        return all(len(plain(getattr(i, "words", None) or getattr(i, "content", ()))) <= 36 for i in items)

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
        """A drawing without its words alternative, and that alternative (the last paragraph, "Or ...") or the usual one."""
        last = block.prompt[-1] if len(block.prompt) > 1 or (block.title and block.prompt) else None
        if isinstance(last, Paragraph) and plain(last.content).startswith("Or "):
            return replace(block, prompt=block.prompt[:-1]), self.inline(last.content)
        return block, self.text("draw-words")

    def field_row(self, items: Sequence[Item]) -> list[tuple[Item, float, str]]:
        """Short entries on the half grid: up to three in a row when they are one row, else two (three for six or nine)."""
        count = len(items)
        if self.layout.sheet.text_width < 150:
            widths: tuple[float, ...] = (51.7, 48.2)
        elif count == 3:
            widths = (51.7, 27.1, 21.1)
        elif count in (6, 9):
            widths = (34.4, 34.4, 31.1)
        else:
            widths = (51.7, 48.2)
        rows = []
        for k, item in enumerate(items):
            at = k % len(widths)
            place = "first" if at == 0 else "last" if at == len(widths) - 1 else ""
            rows.append((item, widths[at], place))
        return rows

    def head_boxes(self, items: Sequence[Item]) -> list[tuple[Item, str, str]]:
        """Boxes side by side: two or three in a row."""
        across = 1 if len(items) == 1 else 3 if len(items) in (3, 6) and self.layout.sheet.text_width > 150 else 2
        wide = self.layout.sheet.text_width
        width = (wide - 6 * (across - 1)) / across
        return [(item, f"{width:.2f}mm", "last" if k % across == across - 1 else "") for k, item in enumerate(items)]

    def scale_labels(self, block: Scale) -> list[tuple[str, int]]:
        """The words under the points, each with the number of points that it stands under."""
        points = list(block.points)
        at = sorted((points.index(point), label) for point, label in block.labels if point in points)
        cells, start = [], 0
        if at and at[0][0] > 0 and len(at) == 1:
            return [("", at[0][0]), (at[0][1], 1), *([("", len(points) - at[0][0] - 1)] if at[0][0] + 1 < len(points) else [])]
        for k, (index, label) in enumerate(at):
            end = len(points) if k == len(at) - 1 else (index + at[k + 1][0] + 1) // 2
            cells.append((label, end - start))
            start = end
        return cells

    def plan_widths(self, columns: Sequence[PlanColumn]) -> list[float]:
        """Per cent of the width for each column: dates narrow, the first column widest."""
        date = 15.5 if self.layout.sheet.text_width > 150 else 19.0
        dates = sum(column.type == "date" for column in columns)
        weights = [0.0 if c.type == "date" else _weight(k, c.head) for k, c in enumerate(columns)]
        rest = (100 - date * dates) / (sum(weights) or 1)
        return [round(date if c.type == "date" else w * rest, 2) for c, w in zip(columns, weights, strict=True)]

    # Pictures

    def icon(self, name: str, token: str = "primary") -> Markup:  # noqa: S107 -- a colour token
        """A sign: drawn as a background, so that no reader stumbles over it."""
        self.icons.setdefault((name, token))
        return Markup(f'<i class="i i-{name}{"" if token == "primary" else "-" + token}" aria-hidden="true"></i>')

    def picture(self, src: str) -> str:
        """Name under which a picture is served; brand colours are put into an SVG."""
        name = f"picture/{src}"
        if name not in self.assets:
            one = self.workbook.pictures[src]
            data = art.resolve(one.data, self.tokens) if one.mime == "image/svg+xml" else one.data
            self.assets[name] = (data, one.mime)
        return name

    def picture_width(self, src: str, width: float | None, share: float = 1.0) -> str:
        """CSS width: as asked for, else the reading column (a share of it), never more than the page's height allows."""
        sheet, one = self.layout.sheet, self.workbook.pictures[src]
        asked = min(width or sheet.column_width * share, sheet.text_width)
        highest = sheet.text_height * 0.72
        shape = one.height / one.width if one.width else 1
        return f"{min(asked, highest / shape):.2f}mm"

    def caption(self, block: Figure) -> Markup:
        """The caption, its number in bold before its first words."""
        number = Markup("<b>{}</b> ").format(self.text("figure-number", number=block.number)) if block.number else Markup("")
        first, *rest = block.caption
        words = self.inline(first.content) if isinstance(first, Paragraph) else self.block(first)
        return Markup("<p>") + number + words + Markup("</p>") + self.blocks(rest)

    def qr(self, address: str) -> str:
        """Name under which the QR code of an address is served."""
        name = f"qr/{self._codes.setdefault(address, len(self._codes) + 1)}.svg"
        self.assets.setdefault(name, (art.qr_code(address), "image/svg+xml"))
        return name

    def address(self, url: str) -> str:
        """An address as people write it."""
        for prefix in ("https://", "http://", "mailto:", "tel:"):
            url = url.removeprefix(prefix)
        return url.removeprefix("www.").rstrip("/")

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

    def other_formats(self) -> str:
        """The line that says in which other formats the workbook can be had."""
        return self.brand.other_formats or self.labels.text("other-formats")

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {}

    @cached_property
    def _ranged(self) -> frozenset[str]:
        """Ids whose page range is asked for."""
        from printgen.render.html_outline import ranged

        return ranged(self.workbook)


def _arranged(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks as they are written: numbered lists of questions as questions, no empty page before a worksheet."""
    run = list(blocks)
    for at, block in enumerate(run):
        after = run[at + 1] if at + 1 < len(run) else None
        if isinstance(block, PageBreak) and block.side == "any" and (after is None or isinstance(after, Worksheet)):
            continue
        if isinstance(block, List) and block.ordered and all(i.body and _asks(i.body[0]) for i in block.items):
            yield from _numbered(block)
        else:
            yield block


def _asks(block: Block) -> bool:
    return hasattr(block, "number") and bool(block.answers() or getattr(block, "parts", ()))


def _numbered(block: List) -> Iterator[Block]:
    """The questions of a numbered list, each with its number, across the page as any other question."""
    for at, item in enumerate(block.items, block.start):
        first: Any = item.body[0]
        yield first if first.number else replace(first, number=str(at))
        yield from item.body[1:]


def _aim(body: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """What a worksheet or activity is for: up to two short paragraphs before any other block."""
    aim: list[Paragraph] = []
    for block in body[:2]:
        if not isinstance(block, Paragraph) or len(plain(block.content)) > 260 or _instructs(block):
            break
        aim.append(block)
    return tuple(aim[:1]) if len(aim) == len(body) else tuple(aim)


def _instructs(block: Paragraph) -> bool:
    """A paragraph that opens in bold is a run-in head: text, not a line of purpose."""
    return bool(block.content) and isinstance(block.content[0], Strong | Emphasis)


def _parts(body: tuple[Block, ...]) -> tuple[Part, ...]:
    """A worksheet's blocks, parted where an action plan opens a page of its own."""
    parts: list[Part] = []
    run: list[Block] = []
    plan: ActionPlan | None = None
    for block in body:
        if isinstance(block, ActionPlan) and (run or plan) and height([block]) > PLAN_PAGE and any(
            one.answers() for one in walk(tuple(run))
        ):
            parts.append(Part(tuple(run), plan))
            run, plan = [], block
        else:
            run.append(block)
    parts.append(Part(tuple(run), plan))
    return tuple(parts)


def _weight(at: int, head: str) -> float:
    return 1.3 if at == 0 else 0.62 if head.lower().startswith("who") else 1.0


