"""How sections follow each other: which have an opener, which share a page, and where each has its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from printgen.model.blocks import Activity, Worksheet
from printgen.record import record
from printgen.render.html_measure import height
from printgen.render.word.fronts import opener_style

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.model.core import Block
    from printgen.model.workbook import Section

APART = frozenset({"worksheet", "activity", "session-plan", "page-break", "references"})
"""Kinds that ask for a page of their own."""


@record
class Flow:
    """Answers for the sections of one document."""

    layout: Layout

    @property
    def next_type(self) -> str:
        """How a section starts: in a pack for both sides of the paper, on a right-hand page."""
        return "oddPage" if self.layout.pack and self.layout.duplex else "nextPage"

    def opens(self, section: Section) -> bool:
        """Whether a section has an opening page."""
        return not self.layout.pack and (section.number != "" if section.opener is None else section.opener)

    def lends(self, section: Section) -> bool:
        """Whether a section's first block shows the section's title with its own: it is little else."""
        if self.opens(section) or self.layout.pack or not section.body:
            return False
        return isinstance(section.body[0], Worksheet | Activity) or _contacts(section)

    def heads(self, section: Section) -> bool:
        """Whether a section begins with a heading of its own, on a page with what follows."""
        if self.layout.pack:
            return any(block.kind not in ("worksheet", "activity") for block in section.body)
        return not self.opens(section) and not self.lends(section)

    def style(self, section: Section) -> str:
        """Name of the style of a section's title; "" where other titles have it too."""
        if self.opens(section):
            return opener_style(section)
        if not self.lends(section):
            return "Heading 1"
        kinds = {"worksheet": "Section Kicker", "activity": "Activity Section"}
        return kinds.get(section.body[0].kind, "")

    def follows(self, section: Section, before: Section) -> bool:
        """Whether a section goes on where the one before ended: a short one after a quiet one, where it fits whole."""
        if section.number or before.number or self.layout.pack or self.opens(section):
            return False
        after_contacts = len(before.body) == 1 and before.body[0].kind == "contacts"
        if after_contacts and _quiet(section.body[:2]):
            return True
        short = height(section.body) + height(before.body) + 50 < self.layout.sheet.text_height * 0.8
        return short and _quiet(section.body) and _quiet(before.body)


def _contacts(section: Section) -> bool:
    return section.body[0].kind == "contacts" and not section.purpose


def _quiet(body: Sequence[Block]) -> bool:
    return not any(block.kind in APART for block in body)
