"""Whatever is selected: no reference is left hanging, no words are missing, and numbers run without gaps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.diagnostics import Diagnostics
from printgen.labels import labels
from printgen.model.blocks import Activity, OnlyFor
from printgen.model.inline import Citation, Container, Footnote, Inline, Inlines, Phrase, Reference, walk
from printgen.model.walk import inlines_of
from printgen.model.walk import walk as walk_blocks
from printgen.model.workbook import Numbering, Workbook
from printgen.read.workbook import load
from printgen.resources import folder
from printgen.transform import prepare
from printgen.transform.select import USAGE, Selection
from printgen.transform.targets import targets
from tests.unit.transform.books import book, every

SECTIONS = ("a", "b", "c", "d")
BOOK = book(
    "Hello[^1] {ref}`act-1`, {page}`sam-2`, {pages}`d`.\n\n:::{fields}\n- Name {#name}\n:::\n\n[^1]: See {ref}`d`.\n",
    ":::{activity} One\n:id: act-1\n[@brown2007][^2]\n\n:::{scenario} Sam\n:id: sam-1\nx\n:::\n"
    ":::{question} Why?\n:id: why\n:::\n:::{example}\n:place: end\nSo.\n:::\n:::\n\n[^2]: Note.\n",
    ":::{only}\n:audience: facilitator\n:::{activity} Two\n:id: act-2\nx\n\n:::{question} Again?\n:recall: why\n:::\n"
    ":::{scenario} Sam\n:id: sam-2\n:continues: sam-1\n:::\n:::\n:::\n\n"
    ":::{example}\n:place: facilitator\nSee {ref}`act-2`.\n:::\n\n"
    "End [for you]{audience=participant}[^3].\n\n[^3]: {ref}`sam-2`\n",
    ":::{session-plan} Meeting\n- 5: Do {ref}`act-1` | {page}`act-1`\n- 5: [{ref}`act-2`]{audience=facilitator}\n:::\n"
    "\n## Sources\n\n:::{references}\n:::\n",
    audiences=("participant", "facilitator"), numbering=Numbering(sections=("b", "c"), activities="2."),
)
SELECTIONS = st.builds(
    Selection,
    sections=st.lists(st.sampled_from(SECTIONS), max_size=3).map(tuple),
    without=st.lists(st.sampled_from(SECTIONS), max_size=2).map(tuple),
    only=st.sampled_from(("all", "worksheets", "activities", "plans", "pack")),
    audience=st.sampled_from(("", "participant", "facilitator")),
    blank=st.booleans(),
    names=st.lists(st.sampled_from(("act-1", "act-2", "a")), max_size=2).map(tuple),
)


def runs(workbook: Workbook) -> Iterator[Inlines]:
    for section in workbook.sections:
        yield section.title
        for block in walk_blocks(section.body):
            yield from inlines_of(block)


def nodes(workbook: Workbook) -> Iterator[Inline]:
    for run in runs(workbook):
        yield from walk(run)


def is_whole(workbook: Workbook) -> None:
    """Asserts what holds for anything that is prepared without an error."""
    known = targets(workbook)
    for node in nodes(workbook):
        if isinstance(node, Reference):
            assert node.target in known
            assert node.children or node.form != "text"
        assert not (isinstance(node, Citation) and not node.children)
        assert not (isinstance(node, Phrase) and node.only)
        assert not (isinstance(node, Container) and type(node) is Container)
    assert every(workbook, OnlyFor) == []
    assert all(section.body or section.opener for section in workbook.sections)
    notes = [node.number for node in nodes(workbook) if isinstance(node, Footnote)]
    assert notes == list(range(1, len(notes) + 1))
    assert all(activity.number for activity in every(workbook, Activity))


@settings(max_examples=150, deadline=None)
@given(SELECTIONS)
def test_what_comes_of_a_selection_is_whole(selection: Selection) -> None:
    found = Diagnostics()
    selected = prepare(BOOK, selection, labels("en-GB"), found)
    if found.errors:
        assert {d.code for d in found.errors} <= USAGE
        assert all(d.message for d in found.errors)
    else:
        is_whole(selected.workbook)
        assert {r.section for r in selected.reasons} >= {*SECTIONS, *(s.id for s in selected.workbook.sections)}


@pytest.mark.parametrize("name", sorted(p.parent.name for p in folder("content").glob("*/workbook.yaml")))
def test_the_sample_workbooks_are_whole_for_every_profile_audience_and_section(name: str) -> None:
    workbook = load(folder("content") / name)
    known = workbook.settings
    selections = [
        *(Selection(audience=audience) for audience in known.audiences),
        *(Selection(profile=profile) for profile in known.profiles),
        *(
            Selection(sections=(section.id,), audience=next(iter(section.only.audience), ""))
            for section in workbook.sections
        ),
        Selection(only="pack", blank=True),
    ]
    for selection in selections:
        found = Diagnostics()
        selected = prepare(workbook, selection, labels(known.language), found)
        assert [str(d) for d in found.errors] == []
        is_whole(selected.workbook)
