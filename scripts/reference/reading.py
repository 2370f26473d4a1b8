"""Paragraph styles of what is read: text, headings, lists, quotations, figures, sources."""

from __future__ import annotations

from typing import Any

from reference.marks import border
from reference.styles import Look, in_list, paragraph


def _display(**own: Any) -> Look:
    """The brand's display face in its first colour: what is seen across the room."""
    return Look(left=40, colour="primary", bold=True, display=True, keep=True, **own)


def reading() -> list[str]:
    """The styles, in the order in which Word lists them."""
    body = {"based": "Body Text", "after": "Body Text"}
    return [
        paragraph("Normal", Look(after=3, line=6), priority=0),
        paragraph("Body Text", Look(left=40), priority=1),
        paragraph("Body Text Compact", Look(after=1.5), based="Body Text", priority=1),
        paragraph("Run-in", Look(after=3), **body, priority=2),
        paragraph("Lead", Look(size=15, line=7.5, after=4.5, colour="primary"), **body, priority=2),
        paragraph("Kicker", Look(bold=True, colour="primary", after=0, keep=True), based="Body Text", priority=12),
        paragraph(
            "heading 1",
            _display(size=30, line=12, after=6, hanging=40, track=-0.45, numbering=in_list(1), outline=0),
            after="Body Text",
            priority=9,
        ),
        paragraph(
            "heading 2",
            _display(size=19, line=9, before=6, after=3, track=-0.3, outline=1),
            after="Body Text",
            priority=9,
        ),
        paragraph(
            "heading 3",
            Look(size=15, line=7.5, before=3, after=1.5, left=40, colour="primary", bold=True, keep=True, outline=2),
            after="Body Text",
            priority=9,
        ),
        paragraph(
            "heading 4",
            Look(line=6, before=1.5, after=0, left=40, colour="primary", bold=True, keep=True, outline=3),
            after="Body Text",
            priority=9,
        ),
        paragraph(
            "List Bullet", Look(left=46, hanging=6, after=1.5, numbering=in_list(2)), based="Body Text", priority=3
        ),
        paragraph(
            "List Bullet 2", Look(left=52, hanging=6, after=1.5, numbering=in_list(2, 1)), based="Body Text", priority=3
        ),
        paragraph(
            "List Number", Look(left=48, hanging=8, after=1.5, numbering=in_list(3)), based="Body Text", priority=3
        ),
        paragraph(
            "List Number 2", Look(left=56, hanging=8, after=1.5, numbering=in_list(3, 1)), based="Body Text", priority=3
        ),
        paragraph("List Continue", Look(left=46, after=1.5), based="Body Text", priority=3),
        paragraph(
            "Quote",
            _display(size=23.5, line=10.5, before=6, after=3, track=-0.35),
            after="Quote Source",
            priority=20,
        ),
        paragraph(
            "Quote Mark",
            Look(
                size=96,
                line=24,
                after=0,
                colour="accent",
                bold=True,
                display=True,
                align="right",
                keep=True,
                exact=True,
            ),
            after="Quote",
            priority=20,
        ),
        paragraph(
            "Quote Source",
            Look(after=6, colour="ink-soft", together=True),
            based="Body Text",
            after="Body Text",
            priority=20,
        ),
        paragraph(
            "Block Quote",
            Look(left=48, right=8, before=3, after=3, keep=True, borders=border("left", "primary", 2.25, 14)),
            based="Body Text",
            priority=20,
        ),
        paragraph(
            "Block Quote Source",
            Look(left=48, right=8, after=6, colour="ink-soft", borders=border("left", "primary", 2.25, 14)),
            based="Body Text",
            after="Body Text",
            priority=20,
        ),
        paragraph("Figure", Look(before=3, after=0, keep=True), based="Body Text", after="caption", priority=33),
        paragraph("Figure Wide", Look(left=0), based="Figure", after="caption", priority=33),
        paragraph("caption", Look(before=3, after=6, together=True), based="Body Text", after="Body Text", priority=35),
        paragraph("Description", Look(after=1.5, together=True), based="Body Text", priority=35),
        paragraph("Reference", Look(left=48, hanging=8, after=2, together=True), based="Body Text", priority=37),
        paragraph("Contacts Title", Look(before=0, left=0), based="heading 2", after="Normal", priority=9),
        paragraph("Check Item", Look(left=48, hanging=8, after=1.5), based="Body Text", priority=3),
        paragraph("Panel Check", Look(left=8, hanging=8, right=6, after=1.5), priority=23),
        paragraph(
            "Group Title",
            Look(size=15, line=7.5, before=6, after=1.5, colour="primary", bold=True, keep=True, outline=2),
            after="Prompt",
            priority=9,
        ),
        paragraph("Code", Look(after=3), based="Body Text", priority=38),
        paragraph(
            "Divider",
            Look(before=3, after=6, line=1.5, exact=True, borders=border("bottom", "hair", 0.5)),
            based="Body Text",
            priority=38,
        ),
        paragraph("Resource", Look(after=0, keep=True), based="Body Text", priority=36),
        paragraph("Resource Note", Look(after=0, keep=True), based="Body Text", priority=36),
        paragraph("Resource Link", Look(after=6), based="Body Text", after="Body Text", priority=36),
        paragraph("Resource Code", Look(after=0, keep=True), priority=36),
    ]
