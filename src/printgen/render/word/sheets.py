"""Worksheets and activities: their heads, bands and ends, pages of their own, pages that turn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from printgen.model.answers import ActionPlan
from printgen.model.blocks import Activity, Worksheet
from printgen.model.core import Block, Paragraph
from printgen.model.inline import Emphasis, Strong, plain
from printgen.model.walk import children, walk
from printgen.render.html_measure import height
from printgen.render.word.layout import turned
from printgen.render.word.page import closer
from printgen.render.word.pictures import Box
from printgen.render.word.writing import Writing
from printgen.render.word.xml import Xml

PLAN_PAGE = 90.0
"""An action plan taller than this, in mm, gets a page of its own when something to write on stands before it."""
_LINES = {
    "Pause": (58, 7.5),
    "Lead": (58, 7.5),
    "ActivityTitle": (30, 14.0),
    "SessionPlanTitle": (30, 14.0),
    "Aim": (74, 9.0),
}
"""Letters in a line and height of a line (with its share of space) of paragraphs that stand beside frames."""


class Sheets(Writing):
    """What the templates of worksheets, activities and action plans ask for."""

    def open_sheet(self, block: Worksheet | Activity) -> Mapping[str, Any]:
        """Opens a worksheet or an activity: its heading level, purpose and the rest of its blocks."""
        state, pack = self.state, self.layout.pack
        level = 1 if pack else 2
        aim = _aim(block.body)
        title = () if pack else state.section_title
        top = isinstance(block, Worksheet) or pack
        new_page = (top or self.tops_page(block.id)) and not state.first
        state.section_title, state.level, state.base, state.first = (), level, level, False
        state.plan_pages = _plan_pages(block.body) if isinstance(block, Worksheet) else ()
        state.sheet = block
        state.prompts.append(0)
        return {
            "level": level,
            "aim": aim,
            "body": block.body[len(aim) :],
            "section": title,
            "new_page": new_page,
            "who": pack,
        }

    def close_sheet(self, block: Worksheet | Activity) -> Xml:
        """Ends it: what follows is on the section's own level again."""
        self.state.base, self.state.plan_pages, self.state.sheet = 1, (), None
        self.state.prompts.pop()
        self._upright()
        return Xml("")

    def start_page(self, xml: str, wanted: bool) -> Xml:
        """Rendered blocks, on a new page when that is wanted; in a pack for both sides, on a right-hand one."""
        if not wanted:
            return Xml(xml)
        if self.layout.pack and self.layout.duplex:
            return Xml(self.paragraph("SectionBreak", "", self.sections.end("oddPage")) + xml.strip())
        return self.on_new_page(xml)

    def own_page(self, block: ActionPlan) -> bool:
        """Whether an action plan gets a page of its own."""
        turns = block.landscape and isinstance(self.state.sheet, Worksheet)
        return turns or any(block is plan for plan in self.state.plan_pages)

    def turn(self, block: ActionPlan) -> Xml:
        """Turns the page on its side for an action plan that asks for it, and for what is left of its worksheet."""
        if not block.landscape:
            return Xml("")
        self.paper = turned(self.layout.sheet)
        if self.sections.upright:
            self.sections.closing = False
            return Xml("")
        return self.paragraph("SectionBreak", "", self.sections.turn(self.turned_footing()))

    def after_plan(self, block: ActionPlan) -> Xml:
        """Outside a worksheet or an activity, a turned page holds the plan alone."""
        if block.landscape and self.state.sheet is None:
            self._upright()
        return Xml("")

    def _upright(self) -> None:
        """What comes next, when anything does, stands on an upright page."""
        if self.sections.upright:
            self.paper, self.sections.closing = self.layout.sheet, True

    def sheet_kicker(self) -> Xml:
        """Above the title of a worksheet's later page: what it is, and which one."""
        sheet = self.state.sheet
        kicker = getattr(sheet, "kicker", "") or self.text("worksheet")
        title = self.run(": ") + self.inline(sheet.title, linked=False) if sheet is not None and sheet.title else ""
        return Xml(self.run(kicker) + title)

    def on_band(self) -> str:
        """List properties that move words on a band to the reading edge; the ground goes on to the page's edges."""
        if "band" not in self._names:
            self._names["band"] = self.numbered(self.parts.new_list("Worksheet"))
        return self._names["band"]

    def band(self, icon: str, paragraphs: str) -> Xml:
        """A band across the top of a page: ground up to the page's edge, and its sign in the column of marks."""
        ground = self.field_behind(Box(width=self.paper.width, height=self.paper.top + 0.3), "tint-2", "Band")
        if not self.narrow:
            media = self.parts.picture(self._sign(icon, "primary", "white"), "image/svg+xml", 22)
            place = Box(width=22, height=22, x=self.paper.side, y=self.paper.top - 2)
            ground = Xml(ground + self.picture_at(media, place, "Sign", front=True))
        return Xml(re.sub(r"(<w:p><w:pPr>.*?</w:pPr>)", lambda m: m[1] + ground, paragraphs.strip(), count=1))

    def clear_of(self, xml: str, mm: float) -> Xml:
        """Paragraphs beside a frame that is so high: room after the last, so that what follows does not run into it."""
        lines = sum(self._height(p) for p in xml.split("</w:p>") if "<w:framePr" not in p) * self.ratio
        return self.space_after(xml, max((mm - lines) * closer(self.paper), 3))

    def _height(self, paragraph: str) -> float:
        """Millimetres that a paragraph of the reading column takes, roughly; 0 for none."""
        words = sum(map(len, re.findall(r"<w:t[ >][^<]*", paragraph))) - 26 * paragraph.count("<w:t ")
        style = re.search(r'<w:pStyle w:val="(\w+)"', paragraph)
        if not style:
            return 0
        letters, line = _LINES.get(style[1], (74, 6.0))
        return max(-(-words // int(letters / self.ratio)), 1) * line

    def details(self, block: Worksheet | Activity) -> Xml:
        """How long it takes and who does it together, each behind its sign."""
        parts = []
        if block.time:
            parts.append(self.little_sign("time") + self.run(self.minutes(block.time)))
        if block.group:
            parts.append(self.little_sign("group") + self.run(block.group))
        return Xml(self.run("\u2003\u2002").join(parts))

    def activity_number(self, block: Activity) -> Xml:
        """An activity's number: its prefix, and a count that Word can renew."""
        return self.sequence("Activity", block.number, block.id)

    def who(self, identity: str) -> Xml:
        """Fields for name, team and date at the head of a sheet that is handed out alone."""
        widths = self.shares([51.7, 27.1, 21.2])
        keys = ("name", "team", "date")
        labels = [
            self.cell(w, self.paragraph("FieldLabel", self.label(key))) for w, key in zip(widths, keys, strict=True)
        ]
        spaces = []
        for width, key in zip(widths, keys, strict=True):
            title, tag = self.text(key), f"{identity}-{key}"
            hint = self.hint("date" if key == "date" else "short", first=False)
            words = self.date(title, tag, hint) if key == "date" else self.entry(title, tag, hint)
            spaces.append(self.cell(width, self.paragraph("Field", words)))
        rows = [self.keep(self.row(labels, header=True)), self.keep(self.row(spaces, height=8, splits=True))]
        return self.table("FieldsTable", widths, rows, ", ".join(map(self.text, keys)))

    def page_break(self, side: str) -> Xml:
        """A new page for what follows; a right-hand one begins a section of its own."""
        if side == "right":
            return self.paragraph("SectionBreak", "", self.sections.end("oddPage"))
        self.state.break_before = True
        return Xml("")


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


def _plan_pages(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The action plans that open a page: tall, with something to write on before them."""
    plans, written = [], False
    for block in body:
        if isinstance(block, ActionPlan) and written and height([block]) > PLAN_PAGE:
            plans.append(block)
        written = written or any(one.answers() for one in (block, *walk(tuple(children(block)))))
    return tuple(plans)
