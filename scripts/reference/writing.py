"""Paragraph styles of worksheets, activities and answer spaces."""

from __future__ import annotations

from reference.marks import border
from reference.styles import SYMBOL, Look, in_list, paragraph, tab


def writing() -> list[str]:
    """The styles, in the order in which Word lists them."""
    edge = border("right", "tint-2", 12, 31)
    band = {"left": 40, "right": -4.8, "hanging": 60, "before": 0, "after": 0, "shade": "tint-2", "borders": edge}
    return [
        paragraph(
            "Worksheet",
            Look(bold=True, colour="primary", keep=True, numbering=in_list(10), tabs=tab("num", 40), **band),
            after="Worksheet Title",
            priority=14,
        ),
        paragraph(
            "Worksheet Title",
            Look(
                size=30,
                line=12,
                bold=True,
                display=True,
                track=-0.45,
                colour="primary",
                keep=True,
                numbering=in_list(10),
                tabs=tab("num", 40),
                outline=1,
                **band,
            ),
            after="Aim",
            priority=14,
        ),
        paragraph(
            "Worksheet Aim", Look(line=7.5, keep=True, numbering=in_list(10), tabs=tab("num", 40), **band), priority=14
        ),
        paragraph(
            "Worksheet Details",
            Look(line=7.5, keep=True, numbering=in_list(10), tabs=tab("num", 40), **band),
            priority=14,
        ),
        paragraph(
            "Section Kicker",
            Look(bold=True, colour="primary", keep=True, numbering=in_list(10), tabs=tab("num", 40), outline=0, **band),
            after="Worksheet",
            priority=14,
        ),
        paragraph(
            "Activity Section",
            Look(bold=True, colour="primary", keep=True, left=40, after=0, outline=0),
            after="Activity Title",
            priority=15,
        ),
        paragraph(
            "Worksheet End",
            Look(line=6, exact=True, keep=True, left=-20, right=-4.8, before=0, after=9, shade="tint-2", borders=edge),
            after="Normal",
            priority=14,
        ),
        paragraph(
            "Activity",
            Look(
                line=11,
                after=0,
                colour="white",
                shade="primary",
                align="center",
                keep=True,
            ),
            after="Activity Number",
            priority=15,
        ),
        paragraph(
            "Activity Number",
            Look(size=30, line=16, exact=True, bold=True, display=True),
            based="Activity",
            after="Activity Title",
            priority=15,
        ),
        paragraph(
            "Activity Title",
            Look(
                size=30,
                line=12,
                before=9,
                after=2,
                left=40,
                bold=True,
                display=True,
                track=-0.45,
                colour="primary",
                keep=True,
                outline=1,
            ),
            after="Aim",
            priority=15,
        ),
        paragraph("Aim", Look(after=3), based="Body Text", priority=15),
        paragraph("Details", Look(after=6), based="Body Text", priority=15),
        paragraph(
            "Session Plan Title", Look(before=0, after=6, outline=1), based="Activity Title", after="Lead", priority=16
        ),
        paragraph(
            "Action Plan Title",
            Look(size=19, line=9, before=6, after=3, left=0, bold=True, display=True, colour="primary", keep=True),
            priority=17,
        ),
        paragraph("Mark", Look(after=0, line=9, keep=True), priority=18),
        paragraph("Mark Word", Look(after=0, line=6, bold=True, colour="primary", keep=True), priority=18),
        paragraph("Pause", Look(size=15, line=7.5, after=3, left=40, colour="primary"), priority=18),
        paragraph(
            "Prompts",
            Look(before=6, after=3, size=15, line=7.5, bold=True, colour="primary", keep=True),
            after="Prompt",
            priority=18,
        ),
        paragraph("Prompt", Look(before=1.5, after=1.5, bold=True, keep=True), after="Answer", priority=18),
        paragraph(
            "Prompt Numbered",
            Look(left=12, hanging=12, numbering=in_list(6)),
            based="Prompt",
            after="Answer",
            priority=18,
        ),
        paragraph("Prompt Text", Look(after=1.5, keep=True), after="Answer", priority=18),
        paragraph("Prompt List", Look(left=6, hanging=6, after=1.5, keep=True, numbering=in_list(9)), priority=18),
        paragraph("Answer", Look(before=0, after=0), priority=19),
        paragraph(
            "Writing Line",
            Look(before=0, after=0, line=9, borders=border("bottom", "line") + border("between", "line")),
            based="Answer",
            priority=19,
        ),
        paragraph(
            "Answer Head",
            Look(before=1.5, after=0, bold=True, colour="primary", keep=True),
            after="Answer",
            priority=19,
        ),
        paragraph(
            "Answer Letter",
            Look(
                left=8,
                hanging=8,
                after=0,
                line=9,
                borders=border("bottom", "line") + border("between", "line"),
                numbering=in_list(7),
            ),
            priority=19,
        ),
        paragraph("Recall", Look(after=3, colour="ink-soft", keep=True), priority=19),
        paragraph(
            "Field Label", Look(size=10.5, line=5, after=0, colour="ink-soft", keep=True), after="Field", priority=19
        ),
        paragraph(
            "Field", Look(before=0, after=0, line=8, borders=border("bottom", "line")), based="Answer", priority=19
        ),
        paragraph("Scale Point", Look(after=0, bold=True, colour="primary", align="center", keep=True), priority=19),
        paragraph(
            "Scale Tick", Look(size=19, fonts=SYMBOL, after=0, colour="primary", align="center", keep=True), priority=19
        ),
        paragraph("Scale Labels", Look(before=0.5, after=6), priority=19),
        paragraph("Tick", Look(left=9, hanging=9, before=0, after=1.8), priority=19),
        paragraph("Tick Pair", Look(tabs=tab("left", 88) + tab("left", 97)), based="Tick", priority=19),
        paragraph("Tick Own", Look(borders=border("bottom", "line")), based="Tick", priority=19),
        paragraph("Drawing", Look(before=0, after=0), based="Answer", priority=19),
        paragraph("Hint", Look(size=10.5, line=5, after=0, colour="ink-soft"), priority=19),
        paragraph("After Table", Look(before=0, after=0, line=4.5, exact=True), priority=90),
        paragraph("After Table Close", Look(line=3, exact=True), based="After Table", priority=90),
        paragraph("Section Break", Look(before=0, after=0, line=0.4, exact=True), priority=90),
    ]
