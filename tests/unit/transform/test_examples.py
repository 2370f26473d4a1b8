"""Examples that move to the end, and what they leave behind."""

from __future__ import annotations

from printgen.model.blocks import Example, ExampleLink
from printgen.model.inline import Reference, plain, walk
from printgen.model.workbook import Numbering
from tests.unit.transform.books import book, every, fine

ACTIVITY = (
    ":::{activity} Think\n:id: think\nx\n\n:::{question} What?\n:::\n\n"
    ":::{example}\n:id: one-way\n:place: end\nOne way.\n:::\n:::\n"
)
MODULE = Numbering(activities="2.")


def test_they_get_a_section_of_their_own_and_leave_a_line_behind() -> None:
    built = fine(book(ACTIVITY, "Bye.\n", numbering=MODULE))
    assert [(s.id, s.made) for s in built.sections] == [("a", False), ("b", False), ("example-responses", True)]
    assert plain(built.sections[2].title) == "Example responses"
    assert [e.id for e in every(built, Example)] == ["one-way"]
    (left,) = every(built, ExampleLink)
    pages = [(n.target, n.form) for n in walk(left.content) if isinstance(n, Reference)]
    assert pages == [("one-way", "page")]


def test_each_says_what_it_answers() -> None:
    (example,) = every(fine(book(ACTIVITY, numbering=MODULE)), Example)
    assert plain(example.belongs_to) == "Activity 2.1, "
    pages = [(n.target, n.form) for n in walk(example.belongs_to) if isinstance(n, Reference)]
    assert pages == [("think", "text"), ("think", "page")]


def test_they_stand_before_the_list_of_works() -> None:
    built = fine(book(ACTIVITY, "See [@brown2007].\n\n:::{references}\n:::\n"))
    assert [s.id for s in built.sections] == ["a", "example-responses", "b"]


def test_a_blank_copy_has_neither_examples_nor_lines() -> None:
    built = fine(book(ACTIVITY), blank=True)
    assert [s.id for s in built.sections] == ["a"]
    assert every(built, ExampleLink) == []


def test_an_example_that_stays_stays() -> None:
    text = ACTIVITY.replace(":place: end", ":place: here")
    built = fine(book(text))
    assert [s.id for s in built.sections] == ["a"]
    assert len(every(built, Example)) == 1


def test_one_outside_any_activity_answers_its_section() -> None:
    built = fine(book("Hello.\n\n:::{example}\n:place: end\nOne way.\n:::\n"))
    assert plain(every(built, Example)[0].belongs_to) == "Section A, "


def test_an_authors_section_of_the_same_id_is_left_alone() -> None:
    own = "---\nid: example-responses\ntitle: Mine\n---\nx\n"
    built = fine(book(ACTIVITY, own))
    assert [s.id for s in built.sections] == ["a", "example-responses", "example-responses-made"]
