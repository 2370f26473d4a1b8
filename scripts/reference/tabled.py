"""Paragraph styles inside tables and panels, of the contents and of footers."""

from __future__ import annotations

from reference.marks import border
from reference.styles import Look, in_list, paragraph, tab


def tabled() -> list[str]:
    """The styles, in the order in which Word lists them."""
    return [
        paragraph("Table Text", Look(before=0, after=0), priority=21),
        paragraph("Table Head", Look(before=0, after=0, bold=True, keep=True), priority=21),
        paragraph("Table Text Right", Look(align="right"), based="Table Text", priority=21),
        paragraph("Table Text Centred", Look(align="center"), based="Table Text", priority=21),
        paragraph("Table Head Right", Look(align="right"), based="Table Head", priority=21),
        paragraph("Table Head Centred", Look(align="center"), based="Table Head", priority=21),
        paragraph(
            "Row Number", Look(before=0, after=0, bold=True, colour="primary", numbering=in_list(8)), priority=21
        ),
        paragraph("Plan Time", Look(size=15, line=7.5, after=0, bold=True, colour="primary"), priority=22),
        paragraph("Plan Minutes", Look(after=0, align="right"), based="Table Text", priority=22),
        paragraph(
            "Plan Page", Look(after=0, bold=True, colour="primary", align="right"), based="Table Text", priority=22
        ),
        paragraph("Panel Mark", Look(left=6, after=0, bold=True, line=6), priority=23),
        paragraph("Panel Text", Look(right=6, after=3), priority=23),
        paragraph(
            "Panel Title",
            Look(size=15, line=7.5, right=6, after=1.5, bold=True, colour="primary"),
            after="Panel Text",
            priority=23,
        ),
        paragraph("Panel Continue", Look(left=6, right=6, after=1.5), priority=23),
        paragraph("Box Text", Look(right=6, after=3), priority=23),
        paragraph("Contact Line", Look(left=8, hanging=8, after=1.5), based="Box Text", priority=23),
        paragraph(
            "Box Title",
            Look(size=15, line=7.5, right=6, after=1.5, bold=True, colour="primary"),
            after="Box Text",
            priority=23,
        ),
        paragraph("Panel List", Look(left=6, hanging=6, right=6, after=1.5, numbering=in_list(4)), priority=23),
        paragraph("Panel Number", Look(left=8, hanging=8, right=6, after=1.5, numbering=in_list(5)), priority=23),
        paragraph("Callout Tip", Look(size=15, line=7.5), based="Panel Text", priority=23),
        paragraph("Goes On", Look(after=3), based="Panel Text", priority=23),
        paragraph(
            "TOC Heading",
            Look(size=30, line=12, after=6, left=40, bold=True, display=True, track=-0.45, colour="primary", keep=True),
            after="Body Text",
            priority=39,
        ),
        paragraph(
            "toc 1",
            Look(
                size=15,
                line=7,
                before=2,
                after=0,
                left=40,
                hanging=40,
                bold=True,
                colour="primary",
                keep=True,
                borders=border("top", "hair", 0.5, 5) + border("between", "hair", 0.5, 5),
                tabs=tab("left", 40) + tab("right", 170, "dot"),
            ),
            priority=39,
        ),
        paragraph("toc 2", Look(line=6, after=0, left=40, tabs=tab("right", 170, "dot")), priority=39),
        paragraph("toc 3", Look(line=6, after=0, left=40, right=12, keep=True), priority=39),
        paragraph(
            "toc 4",
            Look(
                size=15,
                line=7,
                before=2.5,
                after=0,
                left=40,
                bold=True,
                colour="primary",
                keep=True,
                tabs=tab("right", 170, "dot"),
            ),
            priority=39,
        ),
        paragraph("header", Look(after=0), priority=99),
        paragraph(
            "footer",
            Look(size=10.5, line=5, after=0, colour="ink-soft", tabs=tab("left", 40) + tab("right", 170)),
            priority=99,
        ),
        paragraph("footnote text", Look(size=10.5, line=5, after=1.5, left=40), priority=99),
    ]
