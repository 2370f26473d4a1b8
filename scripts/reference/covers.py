"""Paragraph styles of the cover and of section openers: white words on a field of colour."""

from __future__ import annotations

from reference.marks import border
from reference.styles import Look, paragraph, tab


def covers() -> list[str]:
    """The styles, in the order in which Word lists them."""
    white = {"colour": "white", "on": "primary"}
    large = {"colour": "white", "shade": "primary"}  # on each line's own ground the next line would cut its descenders
    return [
        paragraph(
            "Title",
            Look(size=88, line=32.5, exact=True, after=9, bold=True, display=True, track=-3, keep=True, **large),
            after="Subtitle",
            priority=10,
        ),
        paragraph(
            "Title Medium", Look(size=64, line=24, exact=True, track=-2.2), based="Title", after="Subtitle", priority=10
        ),
        paragraph(
            "Title Long", Look(size=46, line=18, exact=True, track=-1.15), based="Title", after="Subtitle", priority=10
        ),
        paragraph("Subtitle", Look(size=19, line=8, after=4, right=66, **white), after="Cover Line", priority=11),
        paragraph("Cover Line", Look(after=0, right=100, **white), priority=12),
        paragraph("Cover Foot", Look(after=2, line=8), priority=12),
        paragraph("Cover Name", Look(size=15, line=7.5, bold=True, colour="primary"), based="Cover Foot", priority=12),
        paragraph("Opener Label", Look(size=15, line=7.5, after=0, bold=True, keep=True, **white), priority=12),
        paragraph(
            "Opener Title",
            Look(size=46, line=18, after=7, left=0, hanging=0, right=50, tabs=tab("left", 16), **large),
            based="heading 1",
            after="Purpose",
            priority=12,
        ),
        paragraph("Opener Title Long", Look(size=36, line=14.5), based="Opener Title", after="Purpose", priority=12),
        paragraph("Purpose", Look(size=19, line=8.5, after=3, left=0, right=88, **white), priority=12),
        paragraph(
            "Opener Entry",
            Look(
                after=0,
                line=8,
                tabs=tab("right", 146) + tab("right", 170),
                borders=border("bottom", "hair") + border("between", "hair"),
            ),
            priority=12,
        ),
        paragraph(
            "Opener Contents",
            Look(
                size=15,
                line=9,
                after=0,
                tabs=tab("right", 170),
                borders=border("bottom", "hair") + border("between", "hair"),
                colour="primary",
                keep=True,
            ),
            priority=12,
        ),
        paragraph(
            "Back Title", Look(size=30, line=12, after=10, right=60, bold=True, display=True, **white), priority=12
        ),
        paragraph("Back Line", Look(after=3, right=60, **white), priority=12),
        paragraph("Legal", Look(size=10.5, line=5, after=1.5, left=40, colour="ink-soft"), priority=13),
    ]
