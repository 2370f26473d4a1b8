"""Deciding on one section and its blocks after the other, and noting why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from printgen.model.core import Block
from printgen.model.walk import Blocks, walk
from printgen.model.workbook import Profile, Section
from printgen.transform.conditions import Sieve, Sifted
from printgen.transform.parts import KINDS, parts
from printgen.transform.selection import Reason, Selection


@dataclass(slots=True)
class Chooser:
    """Decides on sections and blocks, one after the other, and notes why."""

    selection: Selection
    sieve: Sieve
    profile: Profile
    reasons: list[Reason] = field(default_factory=list)

    def section(self, section: Section) -> Section | None:
        """The section with what is kept of it; None when it is out."""
        why = self._why_not(section)
        if why:
            self._out(section, why)
            return None
        self.sieve.span = section.span
        title = self.sieve.words(section.title)
        at = len(self.reasons)
        body = self._body(section)
        if not body and (section.body or section.opener is not True or self.selection.only != "all"):
            self.reasons.insert(at, Reason(section, False, self._nothing_left(), section.id))
            return None
        self.reasons.insert(at, Reason(section, True, self._why(section), section.id))
        opener = section.opener if self.selection.only == "all" else False
        minutes = section.time if self.selection.only == "all" else None
        return replace(section, title=title, body=body, opener=opener, time=minutes)

    def _out(self, section: Section, why: str) -> None:
        self.reasons.append(Reason(section, False, why, section.id))
        self.reasons.extend(Reason(block, False, "its section is out", section.id) for block in section.body)

    def _why_not(self, section: Section) -> str:
        chosen, by = self.selection, self._by()
        if chosen.sections and section.id not in chosen.sections:
            return f"not among the sections that {by} names"
        if section.id in chosen.without:
            in_profile = section.id in self.profile.without
            return f'the profile "{chosen.profile}" leaves it out' if in_profile else "left out by --without"
        if section.only:
            self.sieve.check(section.only, section.span)
            return self.sieve.reader.why_not(section.only)
        return ""

    def _by(self) -> str:
        own = self.selection.sections == self.profile.sections and self.selection.profile
        return f'the profile "{self.selection.profile}"' if own else "--section"

    def _why(self, section: Section) -> str:
        if self.selection.sections:
            return f"{self._by()} names it"
        return "all sections are in" if not self.selection.without else "not left out"

    def _nothing_left(self) -> str:
        only = self.selection.only
        if only == "all":
            return "all that it holds is for others"
        return "nothing in it to write on" if only == "pack" else f"it has no {only}"

    def _body(self, section: Section) -> Blocks:
        sifted = self.sieve.sift(section.body)
        whole = tuple(new for one in sifted for new in one.new)
        kept = whole
        if self.selection.only != "all":
            kept = parts(replace(section, body=whole), self.selection.only, self.selection.names)
        self.reasons.extend(self._reasons(section, sifted, kept))
        inside = self.sieve.out
        self.reasons.extend(Reason(block, False, why, section.id) for block, why in inside)
        inside.clear()
        return kept

    def _reasons(self, section: Section, sifted: list[Sifted], kept: Blocks) -> Iterator[Reason]:
        ids = {id(block) for block in walk(kept)} if self.selection.only != "all" else set()
        for one in sifted:
            yield Reason(one.old, *self._fate(one, ids), section.id)

    def _fate(self, one: Sifted, ids: set[int]) -> tuple[bool, str]:
        """Whether a top-level block is in, and why; ``ids`` are those of the objects kept when only parts are."""
        only = self.selection.only
        if not one.new:
            return False, one.why
        if only == "all":
            return True, self._for(one.old) or "its section is in"
        if any(id(block) in ids for block in walk(one.new)):
            return True, self._part(one.old)
        if self.selection.names:
            return False, "not among those named"
        return False, "not to write on" if only == "pack" else f"only {only} are in"

    def _part(self, block: Block) -> str:
        """Why a block is in when only parts are."""
        only = self.selection.only
        if not isinstance(block, KINDS[only]):
            return "what it holds of them is in"
        if self.selection.names:
            return "named"
        return "to write on" if only == "pack" else f"it is one of the {only}"

    def _for(self, block: Block) -> str:
        return f"for {' or '.join(block.only.audience)}" if block.only.audience else ""
