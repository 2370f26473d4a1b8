"""Sums, clock times and the warning when minutes do not add up."""

from __future__ import annotations

import pytest

from printgen.model.blocks import SessionPlan
from printgen.model.workbook import Accept, Workbook
from tests.unit.transform.books import book, every, fine, made

ROWS = "- before: Read.\n- 10: Talk\n- 5 break\n- 20: Plan\n- after: Rest.\n"


def plan(*options: str, accept: tuple[Accept, ...] = ()) -> Workbook:
    lines = "".join(f"{option}\n" for option in options)
    return book(f":::{{session-plan}} Team meeting\n:id: team\n{lines}{ROWS}:::\n", accept=accept)


def test_rows_add_up() -> None:
    (found,) = every(fine(plan(":length: 35 min")), SessionPlan)
    assert (found.total, found.end) == (35, None)
    assert [row.clock for row in found.rows] == [None] * 5


def test_clock_times_stand_where_there_are_minutes() -> None:
    (found,) = every(fine(plan(":start: 09:30")), SessionPlan)
    assert [row.clock for row in found.rows] == [None, 570, 580, 585, None]
    assert found.end == 605


def test_the_clock_goes_past_midnight() -> None:
    (found,) = every(fine(plan(":start: 23:55")), SessionPlan)
    assert [row.clock for row in found.rows] == [None, 1435, 5, 10, None]
    assert found.end == 30


def test_minutes_that_do_not_add_up_are_a_warning_with_both_sums() -> None:
    found = made(plan(":length: 45 min"))[1]
    assert [(d.severity, d.code, d.id, d.span.line) for d in found] == [("warning", "minutes", "team", 5)]
    assert '"Team meeting" is 45 minutes long, but its rows add up to 35' in str(found.found[0])


@pytest.mark.parametrize(
    ("accept", "left"),
    [
        (Accept(code="minutes", id="team", why="flexible"), 0),
        (Accept(code="minutes"), 0),
        (Accept(code="minutes", id="other"), 1),
        (Accept(code="cut-reference", id="team"), 1),
    ],
)
def test_a_warning_that_is_accepted_is_not_said(accept: Accept, left: int) -> None:
    assert len(made(plan(":length: 45 min", accept=(accept,)))[1].found) == left


def test_a_section_takes_as_long_as_what_is_done_in_it() -> None:
    text = (
        ":::{worksheet} W\n:time: 30 min\nx\n\n:::{activity} Inside\n:time: 10 min\ny\n:::\n:::\n"
        ":::{box}\n:::{activity} A\n:time: 1 h\nz\n:::\n:::\n"
    )
    assert fine(book(text)).sections[0].time == 90


def test_an_authors_time_goes_before_the_sum() -> None:
    text = "---\nid: a\ntitle: A\ntime: 2 h\n---\n:::{worksheet} W\n:time: 30 min\nx\n:::\n"
    assert fine(book(text)).sections[0].time == 120


def test_no_times_is_no_sum() -> None:
    assert fine(book("Words.\n")).sections[0].time is None
