"""What block templates are given as ``w``: worksheets, activities, figures, contacts, and all of Writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from printgen.model.answers import ActionPlan, Choices, Item, PlanColumn, Scale
from printgen.model.blocks import Activity, Contacts, Figure, Worksheet
from printgen.model.core import Block, Paragraph, Table
from printgen.model.inline import Emphasis, Strong, plain
from printgen.model.walk import children, walk
from printgen.render import art
from printgen.render.html_measure import height
from printgen.render.word.context import Writing
from printgen.render.word.layout import turned
from printgen.render.word.page import closer
from printgen.render.word.pictures import Box
from printgen.render.word.xml import Xml, attribute

if TYPE_CHECKING:
    from printgen.edition import Paper
    from printgen.model.workbook import Section

PLAN_PAGE = 90.0
"""An action plan taller than this, in mm, gets a page of its own when something to write on stands before it."""
LISTED = 70
"""Letters of a choice that can be read in a drop-down list."""
DATE = re.compile(r"\b(date|when)\b", re.I)
"""Labels that ask for a date, as in the heads of an action plan."""
LETTER = 2.2
"""Millimetres that a letter of 12 pt is wide."""
SHORT = 36
"""Letters of a choice that shares its line with another."""
LONG_TITLE = 18
"""Letters of a section's title that its opening page shows large."""
HIGHEST = 0.72
"""Of the text's height: the tallest that a picture is shown."""


_LINES = {
    "Pause": (58, 7.5),
    "Lead": (58, 7.5),
    "ActivityTitle": (30, 14.0),
    "SessionPlanTitle": (30, 14.0),
    "Aim": (74, 9.0),
}
"""Letters in a line and height of a line (with its share of space) of paragraphs that stand beside frames."""


class WordContext(Writing):
    """One document on its way from model to WordprocessingML. Made once for each document."""

    # Worksheets and activities

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

    # Answers

    def hint(self, kind: str, *, first: bool = True) -> str:
        """Words in an empty answer: none on paper; of many together the first has them, and on screen each."""
        if self.purpose == "paper" or not (first or self.on_screen):
            return ""
        return self.text(f"placeholder-{kind}")

    def scale_choices(self, block: Scale) -> Mapping[str, str]:
        """The points of a scale by what a list shows of them: the words under a point stand beside it."""
        labels = dict(block.labels)
        return {f"{p}: {labels[p]}" if p in labels else p: p for p in block.points}

    def listed(self, block: Choices) -> Mapping[str, str]:
        """Choices for a drop-down list on a screen; none where ticks serve better: several, long or with more words."""
        words = [plain(item.content) for item in block.items]
        ticks = block.multiple or any(item.body for item in block.items) or max(map(len, words)) > LISTED
        if not self.on_screen or ticks or len(set(words)) < len(words):
            return {}
        return {said: item.id or said for said, item in zip(words, block.items, strict=True) if not item.own}

    def field_entry(self, item: Item) -> Xml:
        """A short entry: a date where its label asks for one."""
        label = plain(item.content)
        if label.strip(" :").casefold() == self.text("date").casefold() or DATE.search(label):
            return self.date(label, item.id, self.hint("date", first=False))
        return self.entry(label, item.id, self.hint("short", first=False))

    def fields(self, items: Sequence[Item]) -> list[tuple[Sequence[Item], list[float]]]:
        """Short entries in rows, with the widths of each row."""
        rows, at = [], 0
        wide = max((len(plain(item.content)) for item in items), default=0) * LETTER * self.ratio
        for count, widths in self.field_rows(len(items), fits=wide < self.full / 2 - 6):
            rows.append((items[at : at + count], widths))
            at += count
        return rows

    def tick_rows(self, items: Sequence[Item]) -> list[list[tuple[int, Item]]]:
        """Choices with their numbers as they share a line: two where all are short; one to write on stands alone."""
        single = not self.roomy or len(items) < 3
        single = single or any(len(plain(item.content)) > SHORT or item.body for item in items)
        rows: list[list[tuple[int, Item]]] = []
        for number, item in enumerate(items, 1):
            if single or not rows or len(rows[-1]) == 2 or item.own or rows[-1][0][1].own:
                rows.append([])
            rows[-1].append((number, item))
        return rows

    def in_rows(self, items: Sequence[Item]) -> list[Sequence[Item]]:
        """Boxes side by side: two or three in a row."""
        across = 1 if len(items) == 1 else 3 if len(items) in (3, 6) and self.roomy else 2
        return [items[at : at + across] for at in range(0, len(items), across)]

    # Cards

    @property
    def cards(self) -> bool:
        """Each row of a table is a card: very large print has no room for columns."""
        return self.edition.tables == "cards"

    def as_cards(self, table: Table) -> bool:
        """Whether a table becomes cards: in very large print, and where larger words would not fit."""
        if self.edition.plain:
            return False
        from printgen.render.html_grid import Grid

        return Grid.of(self.layout).as_cards(table)

    def card(self, content: str, name: str) -> Xml:
        """A box of its own, whole on one page."""
        return self.table("BoxTable", [self.full], [self.row([self.cell(self.full, content)], header=True)], name)

    def card_line(self, head: str, words: str) -> Xml:
        """What a column is called, and what stands in it."""
        colon = "" if head.rstrip().endswith(("?", ":", "!")) or not head else ":"
        lead = self.run(f"{head}{colon} ", style="Strong") if head else ""
        return self.paragraph("TableText", lead + words)

    def plan_widths(self, columns: Sequence[PlanColumn], total: float) -> list[float]:
        """Widths of an action plan's columns: dates narrow, the first widest."""
        date = (30.0 if self.full > 200 else 26.0 if self.full > 150 else 23.0) * min(self.ratio, 1.4)
        dates = date * sum(column.type == "date" for column in columns)
        weights = [0.0 if c.type == "date" else _weight(k, c.head) for k, c in enumerate(columns)]
        rest = (total - dates) / (sum(weights) or 1)
        return [date if c.type == "date" else w * rest for c, w in zip(columns, weights, strict=True)]

    def drawing_sign(self) -> Xml:
        """What stands in a space to draw in until a picture takes its place."""
        return self.sign("draw", size=8, ground="", ink="line")

    # Pictures

    def figure(self, src: str, alt: str, width: float | None = None, share: float = 1.0) -> Xml:
        """A picture as wide as asked for, else as the reading column (a share of it), never too tall for the page."""
        one = self.workbook.pictures[src]
        shape = one.height / one.width if one.width else 1.0
        room = self.paper.column_width if self.state.place == "column" else self.paper.column_width - 6
        wide = min(width or room * share, self.full, self.paper.text_height * HIGHEST / shape)
        data = art.resolve(one.data, self.values) if one.mime == "image/svg+xml" else one.data
        media = self.parts.picture(data, one.mime, wide)
        return self.picture(media, Box(width=wide, height=wide * shape), alt, "Figure")

    def caption(self, block: Figure) -> Xml:
        """The caption, its number in bold before its first words; Word can renew the number."""
        first, *rest = block.caption
        number = Xml("")
        if block.number:
            before, after = self.writer.around("figure-number", "number")
            bold = "CaptionNumber"
            counted = self.sequence("Figure", block.number, block.id, style=bold)
            number = Xml(self.run(before, style=bold) + counted + self.run(f"{after} ", style=bold))
        words = self.inline(first.content) if isinstance(first, Paragraph) else Xml("")
        return Xml(self.paragraph("Caption", number + words) + self.blocks(rest if words else block.caption))

    def code(self, url: str) -> Xml:
        """A QR code in the column of marks, beside the words of a link."""
        if self.narrow or self.state.place != "column":
            return Xml("")
        media = self.parts.picture(art.qr_code(url), "image/svg+xml", 26)
        alt = self.text("code-alt", address=self.address(url))
        return self.framed(
            "ResourceCode", self.picture(media, Box(width=26, height=26), alt, "Code"), self.frame(28, 27, y=1)
        )

    # Panels and tables

    def pieces(self, blocks: Iterable[Block], place: str) -> list[Xml]:
        """Rendered blocks one by one, as ``panel`` and ``box`` take them."""
        with self.at(place):
            return [self.block(one) for one in blocks]

    def box(self, style: str, title: str, pieces: Iterable[str], name: str) -> Xml:
        """A full-width box without a mark."""
        out: list[str] = []
        held = [title] if title else []

        def close() -> None:
            if held:
                cell = self.cell(self.full, "".join(held))
                out.append(self.table(style, [self.full], [self.row([cell], header=len(out) == 0)], name))
                held.clear()

        for piece in pieces:
            if "<w:tbl>" in piece:
                close()
                out.append(piece)
            else:
                held.append(piece)
        close()
        return Xml("".join(out))

    def said(self, body: Iterable[Block], style: str) -> Xml:
        """The words of a quotation, each paragraph in its style, in the language's quotation marks."""
        paragraphs = [b for b in body if isinstance(b, Paragraph)]
        others = [b for b in body if not isinstance(b, Paragraph)]
        return Xml("".join(self.paragraph(style, self.inline(b.content)) for b in paragraphs) + self.blocks(others))

    def bookmark_first(self, identity: str, xml: str) -> Xml:
        """Rendered blocks, the first paragraph under a bookmark when something refers to this id."""
        return self.mark_first(identity, xml) if identity in self.bookmarked else Xml(xml)

    def shaded(self, role: str) -> str:
        """Cell properties: the ground in a colour of the theme."""
        name = {"tint-1": "background2", "tint-2": "accent3"}[role]
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.colours[role]}" w:themeFill="{name}"/>'

    def first_words(self, blocks: Iterable[Block]) -> str:
        """The first words of some blocks, to name a box or a table after."""
        for block in walk(tuple(blocks)):
            if isinstance(block, Paragraph) and (words := plain(block.content)):
                return words[:120]
        return self.text("description")

    def named(self, things: Iterable[Any]) -> str:
        """The heads of columns, to name their table after."""
        return " / ".join(plain(getattr(one, "title", ()) or getattr(one, "content", ())) for one in things)

    def footer_stops(self, paper: Paper) -> str:
        """Tab stops of the footers of a turned page, whose right edge is further out than the style has it."""
        return (
            f'<w:tabs><w:tab w:val="clear" w:pos="{self.dxa(paper.text_width)}"/>'
            f'<w:tab w:val="right" w:pos="{self.dxa(turned(paper).text_width)}"/></w:tabs>'
        )

    # Contents and openers

    def leader(self) -> Xml:
        """The dots between a line of the contents and its page."""
        return Xml('<w:r><w:rPr><w:rStyle w:val="TOCLeader"/></w:rPr><w:tab/></w:r>')

    def contents(self, title: str, entries: str) -> Xml:
        """A contents list that Word takes for its own: filled in, and renewed only when somebody asks for it."""
        end = self.paragraph("AfterTable", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        return Xml(
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title)}"/>'
            f'<w:id w:val="{self.control_id("contents")}"/><w:docPartObj>'
            '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
            f"{self.paragraph('TOCHeading', self.run(title))}{entries}{end if entries else ''}</w:sdtContent></w:sdt>"
        )

    def opener_heading(self, section: Section) -> Xml:
        """A section's heading on its opening page: its number hangs in the column of marks, large and bright."""
        words = self.bookmark(section.id, self.inline(section.title, tie=True, linked=False))
        style = opener_style(section).replace(" ", "")
        if not section.number:
            return self.section_heading("", words, style)
        return self.paragraph(style, words, '<w:rPr><w:rStyle w:val="OpenerNumber"/></w:rPr>')

    # Contacts

    def contact_lines(self) -> list[Xml]:
        """The brand's ways to get in touch, each behind its sign."""
        lines = []
        for line in self.contacts:
            gap = "\u2003" if line.strong and line.words else ""
            words = self.run(line.strong, style="Strong") + self.run(gap + line.words)
            lines.append(self.paragraph("ContactLine", self.little_sign(line.icon, tab=True) + words))
        return lines

    def contacts_title(self, block: Contacts) -> Xml:
        """The heading above the contacts: the section's own where the section is nothing else."""
        state = self.state
        words = block.title or state.section_title
        level = 1 if state.section_title else self.level(2)
        content = self.inline(words, tie=True, linked=False) if words else self.label("get-in-touch")
        mark = self.bookmark(state.section, content) if state.section_title else content
        state.section_title = ()
        return self.heading("ContactsTitle", level, mark)

    def other_formats(self) -> str:
        """The line that says which formats people can have."""
        return self.other_formats_line or self.text("other-formats")


def opener_style(section: Section) -> str:
    """Name of the style of a section's title on its opening page: smaller words for a longer title."""
    return "Opener Title Long" if len(plain(section.title)) > LONG_TITLE else "Opener Title"


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


def _weight(at: int, head: str) -> float:
    return 1.3 if at == 0 else 0.62 if head.lower().startswith("who") else 1.0
