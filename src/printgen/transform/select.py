"""Which parts of a workbook a build is made of, for whom, and why each part is in or out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.model.blocks import Activity, SessionPlan, Worksheet
from printgen.model.core import Block
from printgen.model.walk import walk
from printgen.model.workbook import Profile, Section, Settings, What, Workbook
from printgen.transform.choose import Chooser
from printgen.transform.conditions import Reader, Sieve
from printgen.transform.parts import KINDS, loose_answers
from printgen.transform.selection import Reason, Selected, Selection

USAGE = frozenset(
    {"unknown-profile", "unknown-section", "unknown-audience", "unknown-worksheet", "cut-worksheet", "empty-selection"}
)
"""Codes of errors in what was asked for, and not in the content."""


def select(
    workbook: Workbook,
    selection: Selection,
    diagnostics: Diagnostics,
    known: Mapping[str, Collection[str]] | None = None,
) -> Selected:
    """The parts asked for.

    Args:
        workbook: As read.
        selection: What is wanted; names that don't exist are errors.
        diagnostics: Where faults go; those in the selection itself have one of the codes in USAGE.
        known: Names that conditions may use besides the audiences: "format", "edition".
    """
    settings = workbook.settings
    wrong = Diagnostics()
    profile = _profile(settings, selection.profile, wrong)
    selection = _merged(selection, profile, settings)
    _check_names(workbook, selection, wrong)
    if wrong.errors:
        diagnostics.extend(wrong)
        return Selected(replace(workbook, sections=()), (), selection)
    reader = Reader(selection.audience, selection.edition, selection.format, selection.blank)
    sieve = Sieve(reader, diagnostics, {"audience": settings.audiences, **(known or {})})
    chooser = Chooser(selection, sieve, profile)
    sections = tuple(s for section in workbook.sections if (s := chooser.section(section)))
    _check_result(workbook, sections, chooser, diagnostics)
    new = replace(
        workbook,
        settings=replace(
            settings, title=profile.title or settings.title, subtitle=profile.subtitle or settings.subtitle
        ),
        sections=sections,
        audience=selection.audience,
        blank=selection.blank,
        profile=selection.profile,
    )
    return Selected(new, tuple(chooser.reasons), selection)


def _profile(settings: Settings, name: str, diagnostics: Diagnostics) -> Profile:
    if name and name not in settings.profiles:
        said = f'this workbook has no profile "{name}"'
        diagnostics.error("unknown-profile", said, Span(), nearest(name, settings.profiles))
    return settings.profiles.get(name, Profile())


def _merged(selection: Selection, profile: Profile, settings: Settings) -> Selection:
    """What the profile says, where the selection itself says nothing."""
    only: What | Literal["pack"] = selection.only if selection.only != "all" else profile.only
    return replace(
        selection,
        sections=selection.sections or profile.sections,
        without=(*selection.without, *profile.without),
        only="pack" if selection.names else only,
        audience=selection.audience or profile.audience or next(iter(settings.audiences), ""),
    )


def _check_names(workbook: Workbook, selection: Selection, diagnostics: Diagnostics) -> None:
    known = [section.id for section in workbook.sections]
    for id in dict.fromkeys((*selection.sections, *selection.without)):
        if id not in known:
            said, hint = _no_section(workbook, id), nearest(id, known)
            diagnostics.error("unknown-section", said, Span(), hint)
    audiences = workbook.settings.audiences
    if selection.audience not in audiences:
        said = f'this workbook has no audience "{selection.audience}"'
        diagnostics.error("unknown-audience", said, Span(), nearest(selection.audience, audiences))
    if selection.names:
        packable = tuple(_packable(workbook.sections))
        for name in selection.names:
            if name not in packable:
                said = f'there is no worksheet or activity "{name}"'
                diagnostics.error("unknown-worksheet", said, Span(), nearest(name, packable))


def _no_section(workbook: Workbook, id: str) -> str:
    """Says so when the id is that of a block instead."""
    for section in workbook.sections:
        if any(block.id == id for block in walk(section.body)):
            return f'"{id}" is not a section; it stands in the section "{section.id}"'
    return f'this workbook has no section "{id}"'


def _packable(sections: Iterable[Section]) -> Iterator[str]:
    """Ids that a pack can be made of."""
    for section in sections:
        if loose := loose_answers(section):
            yield from (section.id, loose.id)
        yield from (b.id for b in walk(section.body) if isinstance(b, KINDS["pack"]))


def _check_result(
    workbook: Workbook, sections: tuple[Section, ...], chooser: Chooser, diagnostics: Diagnostics
) -> None:
    """Says why when nothing is left, or when something that was named is not in what is left."""
    if not sections:
        diagnostics.error("empty-selection", *_why_empty(workbook, chooser))
        return
    blocks = {block.id for section in sections for block in section.body}
    left = blocks | {section.id for section in sections if f"{section.id}-answers" in blocks}
    for name in chooser.selection.names:
        if name not in left:
            why = next((r.why for r in chooser.reasons if r.id == name and not r.kept), "its section is out")
            said = f'"{name}" is not in this selection: {why}'
            diagnostics.error("cut-worksheet", said, Span(), "name others, or select more")


def _why_empty(workbook: Workbook, chooser: Chooser) -> tuple[str, Span, str]:
    if not workbook.sections:
        return "this workbook has no sections", Span(), "name some in workbook.yaml"
    wanted = chooser.selection.sections
    whys: dict[str, list[str]] = {}
    for reason in chooser.reasons:
        if isinstance(reason.of, Section) and reason.id in (wanted or {reason.id}):
            whys.setdefault(reason.why, []).append(reason.id)
    said = "; ".join(f"{', '.join(ids)}: {why}" for why, ids in whys.items())
    return f"this selection leaves nothing to build ({said})", Span(), _instead(workbook, chooser.selection)


def _instead(workbook: Workbook, selection: Selection) -> str:
    """What there would be, for the hint."""
    chosen = [s for s in workbook.sections if s.id in (selection.sections or {s.id})]
    names: dict[type[Block], tuple[str, str]] = {
        Worksheet: ("worksheet", "worksheets"), Activity: ("activity", "activities"), SessionPlan: ("plan", "plans"),
    }
    found = [type(b) for s in chosen for b in walk(s.body)]
    there = [f"{n} {name[n != 1]}" for kind, name in names.items() if (n := found.count(kind))]
    if selection.only != "all" and there:
        return f"what there is: {', '.join(there)}"
    return "select other sections, or another audience; --dry-run says why each part is in or out"


__all__ = ["USAGE", "Reason", "Selected", "Selection", "select"]
