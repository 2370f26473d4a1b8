"""Styles of the reference document: paragraphs and words. Each kind of block has its style, named as the kind.

Measures follow the printed design: a 6 mm baseline, reading at 60 mm from the page's edge (40 mm from the margin), writing
across the full 170 mm. Line heights are "at least", so that a taller font is never clipped.
"""

from __future__ import annotations

from dataclasses import dataclass

from reference.marks import DISPLAY, border, colour, mm, shade, size

COLUMN = mm(40)
"""Where reading starts: marker column 34 mm, gutter 6 mm."""
FULL = mm(170)
SYMBOL = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="MS Gothic" w:cs="Segoe UI Symbol"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a paragraph style sets; lengths in millimetres, sizes in points, ``None`` inherits.

    Attributes:
        extra: Further ``w:pPr`` children before spacing, in schema order (keepNext ... tabs).
        on: Ground that the words stand on, written as their shading: checkers cannot see a shape behind them.
    """

    size: float | None = None
    line: float | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    colour: str = ""
    bold: bool = False
    display: bool = False
    keep: bool = False
    extra: str = ""
    shade: str = ""
    tabs: str = ""
    align: str = ""
    outline: int | None = None
    numbering: str = ""
    borders: str = ""
    page_break: bool = False
    exact: bool = False
    contextual: bool = False
    on: str = ""
    fonts: str = ""
    together: bool = False


def _spacing(look: Look) -> str:
    parts = []
    if look.before is not None:
        parts.append(f'w:before="{mm(look.before)}"')
    if look.after is not None:
        parts.append(f'w:after="{mm(look.after)}"')
    if look.line is not None:
        parts.append(f'w:line="{mm(look.line)}" w:lineRule="{"exact" if look.exact else "atLeast"}"')
    return f"<w:spacing {' '.join(parts)}/>" if parts else ""


def _indent(look: Look) -> str:
    parts = []
    for name, value in (("left", look.left), ("right", look.right)):
        if value is not None:
            parts.append(f'w:{name}="{mm(value)}"')
    if look.hanging is not None:
        parts.append(f'w:hanging="{mm(look.hanging)}"' if look.hanging else 'w:firstLine="0"')
    return f"<w:ind {' '.join(parts)}/>" if parts else ""


def paragraph_properties(look: Look) -> str:
    """``w:pPr`` children in the order that the schema asks for (ECMA-376 part 1, 17.3.1.26)."""
    return "".join(
        (
            "<w:keepNext/>" if look.keep else "",
            "<w:keepLines/>" if look.keep or look.together else "",
            "<w:pageBreakBefore/>" if look.page_break else "",
            look.numbering,
            f"<w:pBdr>{look.borders}</w:pBdr>" if look.borders else "",
            shade(look.shade) if look.shade else "",
            f"<w:tabs>{look.tabs}</w:tabs>" if look.tabs else "",
            _spacing(look),
            _indent(look),
            "<w:contextualSpacing/>" if look.contextual else "",
            f'<w:jc w:val="{look.align}"/>' if look.align else "",
            "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>',
        )
    )


def run_properties(look: Look) -> str:
    """``w:rPr`` children in schema order."""
    return "".join(
        (
            look.fonts or (DISPLAY if look.display else ""),
            "<w:b/><w:bCs/>" if look.bold else "",
            colour(look.colour) if look.colour else "",
            size(look.size) if look.size else "",
            shade(look.on) if look.on else "",
        )
    )


def style_id(name: str) -> str:
    """Id of a style, as Word would give it: its name without spaces, each word with a capital."""
    if name.startswith("toc "):
        return name.replace("toc ", "TOC")
    return "".join(word[0].upper() + word[1:] for word in name.split())


BUILT_IN = {
    "Normal", "heading 1", "heading 2", "heading 3", "heading 4", "Title", "Subtitle", "Body Text", "List Bullet",
    "List Bullet 2", "List Number", "List Number 2", "Quote", "caption", "footer", "header", "footnote text", "toc 1",
    "toc 2", "toc 3", "TOC Heading",
}  # fmt: skip
"""Names that Word knows; they are not marked as custom."""


def paragraph(name: str, look: Look, *, based: str = "Normal", after: str = "", priority: int = 40) -> str:
    """A paragraph style; ``after`` is the style of the next paragraph when a writer presses Enter."""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    ppr, rpr = paragraph_properties(look), run_properties(look)
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        + ("" if name == "Normal" else f'<w:basedOn w:val="{style_id(based)}"/>')
        + (f'<w:next w:val="{style_id(after)}"/>' if after else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def _num(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _tab(kind: str, at: float, leader: str = "") -> str:
    lead = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{lead} w:pos="{mm(at)}"/>'


NUMBERING = {"headings": 1, "bullets": 2, "numbers": 3, "panel-bullets": 4, "panel-numbers": 5, "prompts": 6,
             "letters": 7, "rows": 8, "band": 10}  # fmt: skip
"""List instances that styles are bound to; the writer adds one for each list that starts again."""


def _reading() -> list[str]:
    body = {"based": "Body Text", "after": "Body Text"}
    return [
        paragraph("Normal", Look(after=3, line=6), priority=0),
        paragraph("Body Text", Look(left=40), priority=1),
        paragraph("Body Text Compact", Look(after=1.5), based="Body Text", priority=1),
        paragraph("Run-in", Look(after=3), **body, priority=2),
        paragraph("Lead", Look(size=15, line=7.5, after=4.5, colour="primary"), **body, priority=2),
        paragraph("Kicker", Look(bold=True, colour="primary", after=0, keep=True), based="Body Text", priority=12),
        paragraph("heading 1", Look(size=30, line=12, after=6, left=40, hanging=40, colour="primary", bold=True, display=True,
                  keep=True, numbering=_num(1), outline=0), after="Body Text", priority=9),
        paragraph("heading 2", Look(size=19, line=9, before=9, after=3, left=40, colour="primary", bold=True, display=True,
                  keep=True, outline=1), after="Body Text", priority=9),
        paragraph("heading 3", Look(size=15, line=7.5, before=6, after=1.5, left=40, colour="primary", bold=True, keep=True,
                  outline=2), after="Body Text", priority=9),
        paragraph("heading 4", Look(line=6, before=4.5, after=0, left=40, colour="primary", bold=True, keep=True, outline=3),
                  after="Body Text", priority=9),
        paragraph("List Bullet", Look(left=46, hanging=6, after=1.5, numbering=_num(2)), based="Body Text", priority=3),
        paragraph("List Bullet 2", Look(left=52, hanging=6, after=1.5, numbering=_num(2, 1)), based="Body Text", priority=3),
        paragraph("List Number", Look(left=48, hanging=8, after=1.5, numbering=_num(3)), based="Body Text", priority=3),
        paragraph("List Number 2", Look(left=56, hanging=8, after=1.5, numbering=_num(3, 1)), based="Body Text", priority=3),
        paragraph("List Continue", Look(left=46, after=1.5), based="Body Text", priority=3),
        paragraph("Quote", Look(size=23.5, line=10.5, before=9, after=3, left=40, colour="primary", bold=True, display=True,
                  keep=True), after="Quote Source", priority=20),
        paragraph("Quote Mark", Look(size=96, line=24, after=0, colour="accent", bold=True, display=True, align="right",
                  keep=True, exact=True), after="Quote", priority=20),
        paragraph("Quote Source", Look(after=9, colour="ink-soft", together=True), based="Body Text", after="Body Text",
                  priority=20),
        paragraph("Block Quote", Look(left=48, right=8, before=3, after=3, keep=True, borders=border("left", "primary", 2.25, 14)),
                  based="Body Text", priority=20),
        paragraph("Block Quote Source", Look(left=48, right=8, after=6, colour="ink-soft",
                  borders=border("left", "primary", 2.25, 14)), based="Body Text", after="Body Text", priority=20),
        paragraph("Figure", Look(before=4.5, after=0, keep=True), based="Body Text", after="caption", priority=33),
        paragraph("Figure Wide", Look(left=0), based="Figure", after="caption", priority=33),
        paragraph("caption", Look(before=3, after=6, together=True), based="Body Text", after="Body Text", priority=35),
        paragraph("Description", Look(size=10.5, line=5, after=3, colour="ink-soft"), based="Body Text", priority=35),
        paragraph("Reference", Look(left=46, hanging=6, after=3), based="Body Text", priority=37),
        paragraph("Contacts Title", Look(before=0, left=0), based="heading 2", after="Normal", priority=9),
        paragraph("Check Item", Look(left=48, hanging=8, after=1.5), based="Body Text", priority=3),
        paragraph("Panel Check", Look(left=8, hanging=8, right=6, after=1.5), priority=23),
        paragraph("Group Title", Look(size=15, line=7.5, before=6, after=1.5, colour="primary", bold=True, keep=True, outline=2),
                  after="Prompt", priority=9),
        paragraph("Code", Look(after=3), based="Body Text", priority=38),
        paragraph("Divider", Look(before=3, after=6, line=1.5, exact=True, borders=border("bottom", "hair", 0.5)),
                  based="Body Text", priority=38),
        paragraph("Resource", Look(after=0, keep=True), based="Body Text", priority=36),
        paragraph("Resource Note", Look(after=0, keep=True), based="Body Text", priority=36),
        paragraph("Resource Link", Look(after=6), based="Body Text", after="Body Text", priority=36),
        paragraph("Resource Code", Look(after=0, keep=True), priority=36),
    ]  # fmt: skip


def _cover() -> list[str]:
    white = {"colour": "white", "on": "primary"}
    return [
        paragraph("Title", Look(size=88, line=32.5, exact=True, after=9, bold=True, display=True, keep=True, **white), after="Subtitle",
                  priority=10),
        paragraph("Title Medium", Look(size=64, line=24, exact=True), based="Title", after="Subtitle", priority=10),
        paragraph("Title Long", Look(size=46, line=18, exact=True), based="Title", after="Subtitle", priority=10),
        paragraph("Subtitle", Look(size=19, line=8, after=4, right=66, **white), after="Cover Line", priority=11),
        paragraph("Cover Line", Look(after=0, right=100, **white), priority=12),
        paragraph("Cover Foot", Look(after=3, line=10), priority=12),
        paragraph("Cover Name", Look(size=15, bold=True, colour="primary"), based="Cover Foot", priority=12),
        paragraph("Opener Label", Look(size=15, line=7.5, after=0, bold=True, keep=True, **white), priority=12),
        paragraph("Opener Title", Look(size=46, line=18, after=7, left=26, hanging=26, right=40, **white), based="heading 1", after="Purpose",
                  priority=12),
        paragraph("Purpose", Look(size=19, line=8.5, after=3, left=0, right=82, **white), priority=12),
        paragraph("Opener Entry", Look(after=0, line=8, tabs=_tab("right", 146) + _tab("right", 170),
                  borders=border("bottom", "hair") + border("between", "hair")), priority=12),
        paragraph("Opener Contents", Look(size=15, line=9, after=0, borders=border("bottom", "hair") + border("between", "hair"), bold=True, colour="primary", keep=True), priority=12),
        paragraph("Back Title", Look(size=30, line=12, after=10, right=60, bold=True, display=True, **white), priority=12),
        paragraph("Back Line", Look(after=3, right=60, **white), priority=12),
        paragraph("Legal", Look(size=10.5, line=5, after=0, colour="ink-soft"), priority=13),
    ]  # fmt: skip


def _writing() -> list[str]:
    edge = border("right", "tint-2", 12, 31)
    band = {"left": 40, "right": -4.8, "hanging": 60, "before": 0, "after": 0, "shade": "tint-2", "borders": edge}
    return [
        paragraph("Worksheet", Look(bold=True, colour="primary", keep=True, numbering=_num(10), tabs=_tab("num", 40), **band),
                  after="Worksheet Title", priority=14),
        paragraph("Worksheet Title", Look(size=30, line=12, bold=True, display=True, colour="primary", keep=True,
                  numbering=_num(10), tabs=_tab("num", 40), outline=1, **band), after="Aim", priority=14),
        paragraph("Worksheet Aim", Look(line=7.5, keep=True, numbering=_num(10), tabs=_tab("num", 40), **band), priority=14),
        paragraph("Worksheet Details", Look(line=7.5, keep=True, numbering=_num(10), tabs=_tab("num", 40), **band), priority=14),
        paragraph("Section Kicker", Look(bold=True, colour="primary", keep=True, numbering=_num(10), tabs=_tab("num", 40),
                  outline=0, **band), after="Worksheet", priority=14),
        paragraph("Activity Section", Look(bold=True, colour="primary", keep=True, left=40, after=0, outline=0),
                  after="Activity Title", priority=15),
        paragraph("Worksheet End", Look(line=6, exact=True, keep=True, left=-20, right=-4.8, before=0, after=9, shade="tint-2", borders=edge),
                  after="Normal", priority=14),
        paragraph("Activity", Look(line=11, after=0, colour="white", shade="primary", align="center", keep=True),
                  after="Activity Number", priority=15),
        paragraph("Activity Number", Look(size=30, line=13, bold=True, display=True, borders=border("bottom", "primary", 0.5, 6)), based="Activity", after="Activity Title",
                  priority=15),
        paragraph("Activity Title", Look(size=30, line=12, before=9, after=2, left=40, bold=True, display=True, colour="primary",
                  keep=True, outline=1), after="Aim", priority=15),
        paragraph("Aim", Look(after=3), based="Body Text", priority=15),
        paragraph("Details", Look(after=6), based="Body Text", priority=15),
        paragraph("Session Plan Title", Look(before=0, after=6, outline=1), based="Activity Title", after="Lead", priority=16),
        paragraph("Action Plan Title", Look(size=19, line=9, before=6, after=3, left=0, bold=True, display=True,
                  colour="primary", keep=True), priority=17),
        paragraph("Mark", Look(after=0, line=9, keep=True), priority=18),
        paragraph("Mark Word", Look(after=0, line=6, bold=True, colour="primary", keep=True), priority=18),
        paragraph("Pause", Look(size=15, line=7.5, after=3, left=40, colour="primary"), priority=18),
        paragraph("Prompts", Look(before=6, after=3, size=15, line=7.5, bold=True, colour="primary", keep=True), after="Prompt",
                  priority=18),
        paragraph("Prompt", Look(before=1.5, after=1.5, bold=True, keep=True), after="Answer", priority=18),
        paragraph("Prompt Numbered", Look(left=12, hanging=12, numbering=_num(6)), based="Prompt", after="Answer", priority=18),
        paragraph("Prompt Text", Look(after=1.5, keep=True), after="Answer", priority=18),
        paragraph("Prompt List", Look(left=6, hanging=6, after=1.5, keep=True, numbering=_num(4)), priority=18),
        paragraph("Answer", Look(before=0, after=0), priority=19),
        paragraph("Writing Line", Look(before=0, after=0, line=9, exact=True,
                  borders=border("bottom", "line") + border("between", "line")), based="Answer", priority=19),
        paragraph("Answer Head", Look(before=1.5, after=0, bold=True, colour="primary", keep=True), after="Answer", priority=19),
        paragraph("Answer Letter", Look(left=8, hanging=8, after=0, line=9, borders=border("bottom", "line"), numbering=_num(7)), priority=19),
        paragraph("Recall", Look(after=3, colour="ink-soft", keep=True), priority=19),
        paragraph("Field Label", Look(size=10.5, line=5, after=0, colour="ink-soft", keep=True), after="Field", priority=19),
        paragraph("Field", Look(before=0, after=0, line=8, borders=border("bottom", "line")), based="Answer", priority=19),
        paragraph("Scale Point", Look(after=0, bold=True, colour="primary", align="center", keep=True), priority=19),
        paragraph("Scale Tick", Look(size=19, fonts=SYMBOL, after=0, colour="primary", align="center", keep=True), priority=19),
        paragraph("Scale Labels", Look(before=0.5, after=6), priority=19),
        paragraph("Tick", Look(left=9, hanging=9, before=0, after=1.8), priority=19),
        paragraph("Drawing", Look(before=0, after=0), based="Answer", priority=19),
        paragraph("Hint", Look(size=10.5, line=5, after=0, colour="ink-soft"), priority=19),
        paragraph("After Table", Look(before=0, after=0, line=4.5, exact=True), priority=90),
        paragraph("Section Break", Look(before=0, after=0, line=0.4, exact=True), priority=90),
    ]  # fmt: skip


def _tables() -> list[str]:
    return [
        paragraph("Table Text", Look(before=0, after=0), priority=21),
        paragraph("Table Head", Look(before=0, after=0, bold=True, keep=True), priority=21),
        paragraph("Table Text Right", Look(align="right"), based="Table Text", priority=21),
        paragraph("Table Text Centred", Look(align="center"), based="Table Text", priority=21),
        paragraph("Table Head Right", Look(align="right"), based="Table Head", priority=21),
        paragraph("Table Head Centred", Look(align="center"), based="Table Head", priority=21),
        paragraph("Row Number", Look(before=0, after=0, bold=True, colour="primary", numbering=_num(8)), priority=21),
        paragraph("Plan Time", Look(size=15, line=7.5, after=0, bold=True, colour="primary"), priority=22),
        paragraph("Plan Minutes", Look(after=0, align="right"), based="Table Text", priority=22),
        paragraph("Plan Page", Look(after=0, bold=True, colour="primary", align="right"), based="Table Text", priority=22),
        paragraph("Panel Mark", Look(left=6, after=0, bold=True, keep=True, line=6), priority=23),
        paragraph("Panel Text", Look(right=6, after=3), priority=23),
        paragraph("Panel Title", Look(size=15, line=7.5, right=6, after=1.5, bold=True, colour="primary", keep=True),
                  after="Panel Text", priority=23),
        paragraph("Panel Continue", Look(left=6, right=6, after=1.5), priority=23),
        paragraph("Box Text", Look(right=6, after=3), priority=23),
        paragraph("Box Title", Look(size=15, line=7.5, right=6, after=1.5, bold=True, colour="primary", keep=True),
                  after="Box Text", priority=23),
        paragraph("Panel List", Look(left=6, hanging=6, right=6, after=1.5, numbering=_num(4)), priority=23),
        paragraph("Panel Number", Look(left=8, hanging=8, right=6, after=1.5, numbering=_num(5)), priority=23),
        paragraph("Callout Tip", Look(size=15, line=7.5), based="Panel Text", priority=23),
        paragraph("Goes On", Look(after=3), based="Panel Text", priority=23),
        paragraph("TOC Heading", Look(size=30, line=12, after=6, left=40, bold=True, display=True, colour="primary", keep=True),
                  after="Body Text", priority=39),
        paragraph("toc 1", Look(size=15, line=7, before=2, after=0, left=40, hanging=40, bold=True, colour="primary",
                  keep=True, borders=border("top", "hair", 0.5, 5) + border("between", "hair", 0.5, 5), tabs=_tab("left", 40) + _tab("right", 170, "dot")), priority=39),
        paragraph("toc 2", Look(line=6, after=0, left=40, tabs=_tab("right", 170, "dot")), priority=39),
        paragraph("toc 3", Look(line=6, after=0, left=46, tabs=_tab("right", 170, "dot")), priority=39),
        paragraph("TOC Purpose", Look(line=6, after=0, left=40, right=12, keep=True), priority=39),
        paragraph("header", Look(after=0), priority=99),
        paragraph("footer", Look(size=10.5, line=5, after=0, colour="ink-soft", tabs=_tab("left", 40) + _tab("right", 170)),
                  priority=99),
        paragraph("footnote text", Look(size=10.5, line=5, after=1.5, left=40), priority=99),
    ]  # fmt: skip


def character(name: str, rpr: str, *, custom: bool = True, priority: int = 60) -> str:
    """A character style."""
    mark = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="character"{mark} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{rpr}</w:rPr></w:style>"
    )


def _characters() -> list[str]:
    link = f"<w:b/><w:bCs/>{colour('primary')}<w:u w:val=\"single\"/>"
    return [
        character("Strong", "<w:b/><w:bCs/>", custom=False, priority=22),
        character("Emphasis", "<w:i/><w:iCs/>", custom=False, priority=22),
        character("Hyperlink", link, custom=False, priority=61),
        character("Cross-reference", link, priority=61),
        character("footnote reference", '<w:vertAlign w:val="superscript"/>', custom=False, priority=99),
        character("Placeholder Text", colour("ink-soft"), custom=False, priority=99),
        character("Code Words", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'),
        character("Check Box", SYMBOL + colour("ink") + size(19)),
        character("Scale Box", SYMBOL + colour("primary") + size(19)),
        character("Opener Number", DISPLAY + "<w:b/><w:bCs/>" + colour("accent-bright") + size(88)),
        character("Page Number", f"<w:b/><w:bCs/>{colour('primary')}{size(12)}"),
        character("Caption Number", "<w:b/><w:bCs/>"),
        character("TOC Leader", "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>" + colour("line") + size(12)),
        character("TOC Number", DISPLAY + "<w:b/><w:bCs/>" + colour("primary") + size(30)),
        character("Bold Primary", f"<w:b/><w:bCs/>{colour('primary')}"),
    ]  # fmt: skip


def paragraphs_and_words() -> str:
    """All paragraph and character styles."""
    return "".join((*_reading(), *_cover(), *_writing(), *_tables(), *_characters()))
