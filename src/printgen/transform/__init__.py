"""Workbook -> Workbook: selected, numbered, timed, cited, linked. Every step is a pure function."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printgen.diagnostics import Diagnostics
    from printgen.labels import Labels
    from printgen.model.workbook import Accept, Workbook
    from printgen.transform.select import Selected, Selection


def prepare(
    workbook: Workbook,
    selection: Selection,
    labels: Labels,
    diagnostics: Diagnostics,
    known: Mapping[str, Collection[str]] | None = None,
) -> Selected:
    """Everything between reading and rendering.

    Args:
        workbook: As read; it stays as it is.
        selection: Which parts, for whom.
        labels: Words of the workbook's language.
        diagnostics: Gets everything that is wrong, without the warnings that workbook.yaml accepts. With errors, what
            is returned must not be built.
        known: Names that conditions may use besides the audiences: "format", "edition"; none given, any.
    """
    from printgen.diagnostics import Diagnostics
    from printgen.transform.cite import cite
    from printgen.transform.examples import move_examples
    from printgen.transform.link import link
    from printgen.transform.number import number, with_numbers_of
    from printgen.transform.select import Reason, select
    from printgen.transform.time import add_times

    selected = select(workbook, selection, diagnostics, known)
    if not selected.workbook.sections:
        return selected

    @cache
    def uncut() -> Workbook:
        """All that this reader would get without a selection, numbered; only made when something needs it."""
        everything = replace(selected.selection, sections=(), without=(), only="all", names=(), profile="", blank=False)
        return number(move_examples(select(workbook, everything, Diagnostics()).workbook, labels))

    book = number(move_examples(selected.workbook, labels))
    if selected.selection.only == "pack":
        book = with_numbers_of(book, uncut())
    book = add_times(book, diagnostics)
    book = cite(book, workbook, labels, diagnostics, needs_list=selected.selection.only == "all")
    book = link(book, workbook, uncut, labels, diagnostics)
    diagnostics.found[:] = [d for d in diagnostics if d.severity == "error" or not _accepted(d, book.settings.accept)]
    made = tuple(Reason(s, True, _WHY_MADE[s.body[0].kind], s.id) for s in book.sections if s.made)
    return replace(selected, workbook=book, reasons=(*selected.reasons, *made))


_WHY_MADE = {
    "references": "made: works are cited, and the section that lists them is out",
    "example": "made: example responses that belong at the end",
}
"""Why printgen made a section, by the kind of its first block."""


def _accepted(found: object, accepted: tuple[Accept, ...]) -> bool:
    """True for a warning that the author knows about; an ``accept`` without id takes every warning of its code."""
    code, id = getattr(found, "code", ""), getattr(found, "id", "")
    return any(a.code == code and a.id in ("", id) for a in accepted)


__all__ = ["prepare"]
