"""What can be asked of a workbook, and what comes of it: the parts, with the reason for each."""

from __future__ import annotations

from typing import Literal

from printgen.diagnostics import Span
from printgen.model.core import Block, label_of, words
from printgen.model.inline import plain
from printgen.model.walk import children
from printgen.model.workbook import Section, What, Workbook
from printgen.record import record

_TITLE_LETTERS = 60


@record(kw_only=True)
class Selection:
    """What is wanted of a workbook. Sections come in the workbook's order, whatever the order here.

    Attributes:
        sections: Ids of the sections wanted; none given: all.
        without: Ids of sections left out.
        only: Keep only these blocks, each under its section's title; "pack" is worksheets, activities and what else
            is written on.
        audience: For whom; "" for the profile's, else the workbook's first.
        edition: Name of the edition.
        format: Name of the format.
        profile: Name of a profile of the workbook; what is given here goes before what the profile says.
        blank: A copy to write on: without example responses.
        names: Ids of worksheets and activities (or of a section, for its other answer spaces) that a pack is made of;
            with names, ``only`` is "pack".
    """

    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    only: What | Literal["pack"] = "all"
    audience: str = ""
    edition: str = "standard"
    format: str = "pdf"
    profile: str = ""
    blank: bool = False
    names: tuple[str, ...] = ()


@record
class Reason:
    """Why a section or a block is in or out.

    Attributes:
        of: The section or block as the author wrote it.
        kept: In or out.
        why: In a few words, for ``--dry-run``.
        section: Id of the section that it stands in, or that it is.
    """

    of: Section | Block
    kept: bool
    why: str
    section: str

    @property
    def id(self) -> str:
        """Id, or ""."""
        return self.of.id

    @property
    def kind(self) -> str:
        """The kind of block, or "section"."""
        return "section" if isinstance(self.of, Section) else self.of.kind

    @property
    def title(self) -> str:
        """Title, or else its first words."""
        if isinstance(self.of, Section):
            return plain(self.of.title)
        found = label_of(getattr(self.of, "title", ()), ()) or words((self.of, *children(self.of)))
        return found if len(found) <= _TITLE_LETTERS else found[: _TITLE_LETTERS - 1].rstrip() + "…"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.of.span


@record
class Selected:
    """The part of a workbook that a build is made of.

    Attributes:
        workbook: With the sections and blocks that are in.
        reasons: For every section and each of its outermost blocks, and for blocks inside those that are out.
        selection: What was asked for, with what the profile says.
    """

    workbook: Workbook
    reasons: tuple[Reason, ...] = ()
    selection: Selection = Selection()
