"""Blanks, boxes to tick, numbers to ring, ids: what is told from a line of words."""

from __future__ import annotations

import time

import pytest

from printgen.importer.blanks import blanks, ring, ticks
from printgen.importer.names import Anchors, Names, slug
from printgen.importer.source import Control, Para, Run, Tab
from printgen.render.word.words import anchor_name, end_of


def para(*pieces: object) -> Para:
    return Para(tuple(Run(p) if isinstance(p, str) else p for p in pieces))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (para("Name: ______  Date: ________"), ["Name: ", "  Date: ", ""]),
        (para("Name:", Tab("line"), "Team:", Tab("line")), ["Name:", "Team:", ""]),
        (para("Name:", Tab(), "Ann"), ["Name: Ann"]),
        (para("I feel ____ when it rains."), ["I feel ", " when it rains."]),
        (para("Wait ... what?"), ["Wait ... what?"]),
        (para("Signed ", Control("text", empty=True, pieces=(Run("Click here"),))), ["Signed ", ""]),
        (para("Name ", Run("      ", underline=True)), ["Name ", ""]),
    ],
)
def test_words_stand_between_blanks(line: Para, words: list[str]) -> None:
    assert blanks(line).words == words


def test_a_line_of_blanks_stands_for_as_many_lines_as_it_fills() -> None:
    assert blanks(para("_" * 60)).lines == 1
    assert blanks(para("_" * 160)).lines == 3
    assert blanks(para("_" * 60)).bare


def test_dots_before_a_page_number_are_a_contents_line() -> None:
    assert blanks(para("Introduction ............ 3")).contents
    assert not blanks(para("Introduction ____________ 3")).contents


@pytest.mark.parametrize(
    ("words", "before", "options"),
    [
        ("☐ A walk", "", ("A walk",)),
        ("Did it help?  ☐ Yes  ☐ No", "Did it help?", ("Yes", "No")),
        ("Did it help? Yes ☐ No ☐", "Did it help?", ("Yes", "No")),
        ("[ ] One [ ] Two", "", ("One", "Two")),
    ],
)
def test_boxes_to_tick_have_their_words(words: str, before: str, options: tuple[str, ...]) -> None:
    found = ticks(para(words))
    assert found is not None
    assert (found.before, found.options) == (before, options)


def test_words_without_boxes_have_none() -> None:
    assert ticks(para("Nothing to tick (at all)")) is None


def test_numbers_that_go_up_are_a_scale() -> None:
    found = ring("Not at all 1 2 3 4 5 Very much")
    assert found is not None
    assert (found.points, found.first, found.last) == (("1", "2", "3", "4", "5"), "Not at all", "Very much")
    assert ring("0 1 2 3 4 5 6 7 8 9 10") is not None
    assert ring("Call 0800 83 85 87") is None
    assert ring("In 1957 and 1958") is None


@pytest.mark.parametrize(
    "identity", ["listening", "feel-heard", "a-b", "next-steps", "whole-person-worksheet", "x1-y2"]
)
def test_ids_are_told_from_our_bookmarks(identity: str) -> None:
    assert Anchors().id_of(anchor_name(identity)) == identity
    assert Anchors().id_of(anchor_name(end_of(identity))) == f"{identity}--end"


def test_a_bookmark_of_somebody_else_is_no_id_of_ours() -> None:
    assert Anchors().id_of("_Toc12345678") == ""


def test_names_without_end_take_no_time_without_end() -> None:
    anchors = Anchors()
    start = time.process_time()
    found = {anchors.id_of(f"abcdefghijklmnopqrstuvwxyzab{n:06x}") for n in range(20_000)}
    assert time.process_time() - start < 20
    assert len(found) > 1


def test_no_two_ids_are_the_same() -> None:
    names = Names()
    assert [names.claim("What next?"), names.claim("What next?"), names.claim("???")] == [
        "what-next", "what-next-2", "part",
    ]  # fmt: skip
    assert names.keep("part") == ""


def test_ids_begin_with_a_letter() -> None:
    assert slug("2. Über uns: 3 Dinge") == "uber-uns-3-dinge"
    assert slug("日本語") == ""
