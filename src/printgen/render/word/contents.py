r"""What Word's contents take up when somebody renews them: headings by their styles, and marks beside headings.

A section's heading is taken as it stands. What a contents list says beyond headings ("Activity 2.1: ", a range of
activities, what a section is for) is in TC fields (ECMA-376 part 1, 17.16.5.66), which the list takes up by ``\f``.
The words of a title and the number of an activity are fields inside that field, so the list follows those who change
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from printgen.record import record

if TYPE_CHECKING:
    from printgen.render.html_outline import SectionEntry

NUMBERED, ENTRY, PURPOSE, UNNUMBERED = 1, 2, 3, 4
"""Levels of the contents, each with a style of its own: sections, what is in them, what they are for."""

_NUMBER = re.compile(r"\d+(?:\.\d+)+|\d+")


@record(kw_only=True)
class Mark:
    """A line of the contents that no heading says.

    Attributes:
        level: Of the line.
        words: The line.
        title: How it ends in the words beside it: "" where it does not.
        number: The section's own number, which stands before the words.
    """

    level: int
    words: str
    title: str = ""
    number: str = ""

    def pieces(self, activities: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The words before the title: as they stand, with "", or a number with the id of the activity that has it."""
        rest = self.words.removesuffix(self.title)
        head = rest.partition(": ")[0]
        at = 0
        for match in _NUMBER.finditer(head):
            if match[0] in activities:
                yield rest[at : match.start()], ""
                yield match[0], activities[match[0]]
                at = match.end()
        yield rest[at:], ""


@record
class Contents:
    """The contents of a document.

    Attributes:
        styles: Level of each style whose headings are taken as they stand, by the style's name.
        marks: What stands beside a heading or a purpose, by its id.
        activities: Ids of activities by number.
    """

    styles: Mapping[str, int]
    marks: Mapping[str, Mark]
    activities: Mapping[str, str]

    @property
    def code(self) -> str:
        """The TOC field's code. Purposes have no page number."""
        taken = ",".join(f"{style},{level}" for style, level in self.styles.items())
        by_style = f' \\t "{taken}"' if taken else ""
        return f" TOC \\h \\z \\f C \\l {NUMBERED}-{UNNUMBERED} \\n {PURPOSE}-{PURPOSE}{by_style} "


NONE = Contents({}, {}, {})


def level_of(entry: SectionEntry) -> int:
    """Level of a section."""
    return NUMBERED if entry.number else UNNUMBERED


def contents_of(
    sections: Sequence[tuple[str, str]],
    entries: Sequence[SectionEntry],
    titles: Mapping[str, str],
    numbered: Mapping[str, tuple[str, str]],
) -> Contents:
    """What the contents take, and from where.

    A style is taken as it stands when all headings in it are lines of one level. Where some are left out, or have a
    number and others do not, each has a mark.

    Args:
        sections: Id of each section, and the name of its heading's style.
        entries: The lines of those that are listed.
        titles: Words of titles by id.
        numbered: (kind, number) by id.
    """
    listed = {one.entry.id: one for one in entries}
    levels: dict[str, set[int]] = {}
    for identity, style in sections:
        levels.setdefault(style, set()).add(level_of(listed[identity]) if identity in listed else 0)
    styles = {style: max(found) for style, found in levels.items() if style and len(found) == 1 and max(found)}
    marks: dict[str, Mark] = {}
    for identity, style in sections:
        if (one := listed.get(identity)) is None:
            continue
        if style not in styles:
            marks[identity] = _mark(level_of(one), titles[identity], titles[identity], one.number)
        if one.what:
            marks[purpose_of(identity)] = _mark(PURPOSE, one.what, one.what)
        for entry in one.entries:
            marks.setdefault(entry.id, _mark(ENTRY, str(entry.title.unescape()), titles.get(entry.id, "")))
    activities = {number: identity for identity, (kind, number) in numbered.items() if kind == "activity"}
    return Contents(styles, marks, activities)


def _mark(level: int, words: str, title: str, number: str = "") -> Mark:
    return Mark(level=level, words=words, title=title if words.endswith(title) else "", number=number)


def purpose_of(identity: str) -> str:
    """What the bookmark round a section's purpose is called after: no author's id has two hyphens in a row."""
    return f"{identity}--purpose"
