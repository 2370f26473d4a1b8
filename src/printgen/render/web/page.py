"""What screen templates are given as ``r``: the page of paper, with what differs where there are no sheets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from printgen.model.core import Block, List, ListItem, label_of
from printgen.model.fields import Minutes
from printgen.model.inline import plain
from printgen.render.html_page import Page
from printgen.render.web.inlines import Note, WebInlines
from printgen.transform.targets import targets

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.job import Pages, PrintPages
    from printgen.labels import Labels
    from printgen.model.answers import Scale
    from printgen.model.blocks import Activity, Worksheet
    from printgen.model.workbook import Workbook
    from printgen.render.html_brand import Dress
    from printgen.render.web.templates import WebTemplates

COLUMN = 648
"""CSS pixels of the reading column, and the millimetres that it has on A4."""
COLUMN_MM = 130.0
LINE_MM = 9.0
"""From one writing line to the next, on paper."""
MOST_LINES = 8
"""An answer space grows as it is filled, so it need not begin with all the lines that it has on paper."""


class WebPage(Page):
    """One document on its way from model to HTML for screens.

    Attributes:
        fills: A reader can type into it, and keep what was typed.
        shift: Added to heading levels: 1 where the workbook's title is the page's only first-level heading.
        marks: The printed pages that have a mark so far.
        templates: The designer's folder, as screens see it.
    """

    def __init__(
        self,
        workbook: Workbook,
        brand: Dress,
        layout: Layout,
        labels: Labels,
        templates: WebTemplates,
        tokens: Mapping[str, str],
        *,
        pages: Pages | None,
        print_pages: PrintPages | None,
        fills: bool,
    ) -> None:
        super().__init__(workbook, brand, layout, labels, templates, tokens, print_pages)
        self.templates = templates
        self.fills, self.shift, self.pages = fills, int(fills), pages or {}
        self._inlines: WebInlines = WebInlines(labels, targets(workbook), pages)
        self.marks: list[int] = []
        self._checks = 0
        self._drawn: dict[str, str] = {}

    # Levels, notes, pages

    def shown(self, level: int) -> int:
        """The heading level that stands for a level of the model."""
        return min(level + self.shift, 6)

    def level(self, wanted: int) -> int:
        """The level a heading gets, under what it stands in and never skipping one."""
        return self.shown(super().level(wanted))

    def notes(self) -> tuple[Note, ...]:
        """The notes written since the last time: those of one section."""
        return self._inlines.taken()

    def block(self, block: Block, **given: object) -> Markup:
        """One block, by the screen's template of its kind."""
        return Markup(super().block(block, **given))

    def print_mark(self, node: Any) -> Markup:
        """Says which page of the standard print begins here, where one does; links and reading apps find it."""
        page = self._marks.take(node)
        if page is None:
            return Markup("")
        self.marks.append(page)
        words = self.text("print-page", n=page)
        mark = '<p class="print-page" id="page--{}" role="doc-pagebreak" aria-label="{}"><span>{}</span></p>'
        return Markup(mark).format(page, words, words)

    @cached_property
    def _ranged(self) -> frozenset[str]:
        """Nothing needs an anchor at its end where there are no page numbers to count."""
        return frozenset()

    def _text_end(self, section: Any) -> str:
        return ""

    def close_sheet(self, block: Worksheet | Activity) -> Markup:
        """Ends a worksheet or an activity."""
        super().close_sheet(block)
        return Markup("")

    # Signs, pictures, lists

    def icon(self, name: str, token: str = "primary") -> Markup:
        """A sign, drawn in the colour of the words round it."""
        if name not in self._drawn:
            svg = self._templates.text(f"html/icons/{name}.svg").strip()
            own = f'<svg class="i i-{name}" aria-hidden="true" focusable="false" '
            self._drawn[name] = svg.replace("<svg ", own, 1)
        return Markup(self._drawn[name])

    def picture(self, src: str, alt: str, width: float | None = None) -> Markup:
        """A picture of the workbook, as wide beside the reading column as on paper."""
        one = self.workbook.pictures[src]
        wide = min(round((width or COLUMN_MM) / COLUMN_MM * COLUMN), round(COLUMN * 1.3))
        high = round(wide * one.height / one.width) if one.width else wide
        return Markup('<span class="pic"><img src="{}" alt="{}" width="{}" height="{}"></span>').format(
            self.pictures.named(src), alt, wide, high
        )

    def check(self, item: ListItem) -> Markup:
        """The box of a check list: to be ticked where a reader can."""
        if not self.fills:
            ticked = self.icon("tick") if item.checked else Markup("")
            return Markup('<span class="box" aria-hidden="true">{}</span>').format(ticked)
        self._checks += 1
        box = '<input type="checkbox" id="{0}" name="{0}" aria-label="{1}"' + (" checked>" if item.checked else ">")
        return Markup(box).format(f"{self._state.section}--c{self._checks}", plain(item.words))

    def list_class(self, block: List) -> str:
        """Markers and spacing."""
        return super().list_class(block).replace("numbers", "numerals")

    # Answers

    def short_items(self, items: Any) -> bool:
        """Whether two of these fit side by side on a wide screen."""
        return len(items) > 2 and all(len(plain(item.content)) <= 36 for item in items)

    def lines_of(self, height: float) -> int:
        """Lines of an answer space of so many millimetres."""
        return max(3, min(MOST_LINES, round(height / LINE_MM)))

    def answer_label(self, block: Any) -> str:
        """What an answer space is called, for those who do not see where it stands."""
        return label_of(block.title, block.prompt) or self.labels.text("your-answer")

    def scale_words(self, block: Scale) -> dict[str, str]:
        """What some points of a scale mean, each as a whole message."""
        return {
            point: self.labels.text("scale-point", point=point, label=label)
            for point, label in block.labels
            if point in block.points
        }

    def worded(self, block: Scale) -> bool:
        """Whether its points are words."""
        return any(len(point) > 3 for point in block.points)

    def row_name(self, n: int) -> Markup:
        """A row of an action plan: its number for the eye, its name for the ear and for small screens."""
        words = self.labels.text("action-plan-row", n="\ue000")
        before, _, after = words.partition("\ue000")
        return Markup('<span class="row-word">{}</span>{}<span class="row-word">{}</span>').format(before, n, after)

    # Session plans

    def row_minutes(self, count: Minutes) -> Markup:
        """Minutes of a row: a number under its head, with the unit where there is no head to see."""
        before, _, after = self.labels.text("minutes-short", n="\ue000").partition("\ue000")
        return Markup('<span class="unit">{}</span>{}<span class="unit">{}</span>').format(before, count, after)

    def where_head(self) -> str:
        """Head of the last column: a page, or where to find it when there are no page numbers."""
        return self.labels.text("page" if self.pages else "web-where")
