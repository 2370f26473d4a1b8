"""Cases told in several parts: which part comes before and after each, by reading order."""

from __future__ import annotations

from collections.abc import Iterator

from printgen.diagnostics import Diagnostics
from printgen.model.blocks import Scenario
from printgen.model.walk import walk
from printgen.model.workbook import Workbook
from printgen.record import record


@record
class Case:
    """Ids of the parts before and after one part of a case; "" where there is none."""

    before: str = ""
    after: str = ""


def cases(workbook: Workbook, whole: Workbook, diagnostics: Diagnostics) -> dict[str, Case]:
    """The neighbours of each part that is in the selection.

    A part may continue any earlier one: parts that hang together are one case, and it is told in reading order. A
    neighbour is looked for among the parts in the selection; when there is none on that side, but the whole workbook
    has one, it is that: the text then says that the case goes on elsewhere.
    """
    parts = {s.id: s for s in _scenarios(workbook) if s.id}
    if not any(s.continues for s in parts.values()) and not any(s.continues for s in _scenarios(whole)):
        return {}
    everything = {s.id: s for s in _scenarios(whole) if s.id}
    _check(parts, everything, diagnostics)
    found: dict[str, Case] = {}
    for told in _told(everything):
        kept = [id for id in told if id in parts]
        for at, id in enumerate(kept):
            cut_before = [other for other in told[: told.index(id)] if other not in parts]
            cut_after = [other for other in told[told.index(id) + 1 :] if other not in parts]
            before = kept[at - 1] if at else (cut_before or [""])[-1]
            after = kept[at + 1] if at + 1 < len(kept) else (cut_after or [""])[0]
            found[id] = Case(before, after)
    return found


def _scenarios(workbook: Workbook) -> Iterator[Scenario]:
    for section in workbook.sections:
        yield from (b for b in walk(section.body) if isinstance(b, Scenario))


def _told(parts: dict[str, Scenario]) -> list[list[str]]:
    """Ids of the parts of each case, in reading order."""
    first: dict[str, str] = {}
    for id, part in parts.items():
        first[id] = first.get(part.continues, id) if part.continues else id
    told: dict[str, list[str]] = {}
    for id, beginning in first.items():
        told.setdefault(beginning, []).append(id)
    return [ids for ids in told.values() if len(ids) > 1]


def _check(parts: dict[str, Scenario], everything: dict[str, Scenario], diagnostics: Diagnostics) -> None:
    """A part continues an earlier scenario, not a later one and nothing else."""
    order = list(everything)
    for part in parts.values():
        earlier = part.continues
        if not earlier:
            continue
        if earlier not in everything:
            said = f'there is no scenario "{earlier}" for this one to continue'
            diagnostics.error("continues", said, part.span, "name the id of an earlier scenario")
        elif order.index(earlier) >= order.index(part.id):
            said = f'this continues "{earlier}", which does not come before it'
            diagnostics.error("continues", said, part.span, "name an earlier part of the case")
