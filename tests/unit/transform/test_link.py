"""References: their words, what was cut, what does not exist, cases in parts, looking back."""

from __future__ import annotations

import pytest

from printgen.model.answers import Question
from printgen.model.blocks import Scenario
from printgen.model.core import Paragraph
from printgen.model.inline import Reference, plain, walk
from printgen.model.workbook import Accept, Numbering, Workbook
from tests.unit.transform.books import book, every, fine, made

MODULE = Numbering(sections="all", activities="2.")
THINGS = """
:::{activity} Looking **back**
:id: act
x

:::{question} What do you see?
:id: see
:::
:::
:::{worksheet} Listening[^1]
:id: sheet
x

:::{prompts}
- What helps? {#helps}
:::
:::
:::{figure}
:id: tree
:src: a.png
:alt: A
A tree.
:::
:::{example}
:id: ex
y
:::

## Some heading {#head}

[^1]: A note.
"""


def words(target: str) -> str:
    built = fine(book(f"See {{ref}}`{target}`.\n", THINGS, numbering=MODULE))
    return plain(every(built, Paragraph)[0].content)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("act", "Activity 2.1"), ("tree", "Figure 2.1"), ("sheet", "Listening"), ("b", "Section B"),
        ("head", "Some heading"), ("see", "Activity 2.1"), ("helps", "Listening"), ("ex", "Example"),
    ],
)
def test_a_reference_says_what_it_points_at(target: str, said: str) -> None:
    assert words(target) == f"See {said}."


def test_own_words_stay_and_point() -> None:
    built = fine(book("See {ref}`over there <act>`.\n", THINGS))
    (node,) = [n for n in walk(every(built, Paragraph)[0].content) if isinstance(n, Reference)]
    assert (plain(node.children), node.target, node.own_words) == ("over there", "act", True)


def test_a_page_is_left_to_the_renderer() -> None:
    built = fine(book("On {page}`act`, {pages}`b:text`.\n", THINGS))
    found = [n for n in walk(every(built, Paragraph)[0].content) if isinstance(n, Reference)]
    assert [(n.target, n.form, n.text_only, n.children) for n in found] == [
        ("act", "page", False, ()), ("b", "pages", True, ()),
    ]


def test_an_id_that_nothing_has_is_an_error_with_the_nearest() -> None:
    found = made(book("One.\n\nSee {ref}`sheeet`.\n", THINGS))[1]
    assert [(d.severity, d.code, d.span.line) for d in found] == [("error", "unknown-reference", 7)]
    assert "did you mean sheet" in str(found.found[0])


def test_an_id_like_no_other_gets_a_way_to_find_it() -> None:
    assert "printgen list" in str(made(book("See {ref}`zzzzzz`.\n"))[1].found[0])


class TestCut:
    TEXT = "See {ref}`act` on {page}`act`, {pages}`b`, and {ref}`that one <sheet>`.\n"

    def cut(self, **settings: object) -> tuple[Workbook, list[str]]:
        selected, found = made(book(self.TEXT, THINGS, numbering=MODULE, **settings), sections=("a",))
        return selected.workbook, [f"{d.severity} {d.code} {d.id}" for d in found]

    def test_it_becomes_plain_words_and_a_warning(self) -> None:
        built, found = self.cut()
        assert plain(every(built, Paragraph)[0].content) == (
            "See Activity 2.1 (in the full workbook) on a page in the full workbook, pages in the full workbook, "
            "and that one (in the full workbook)."
        )
        assert not [n for n in walk(every(built, Paragraph)[0].content) if isinstance(n, Reference)]
        assert found == [
            "warning cut-reference act", "warning cut-reference act", "warning cut-reference b",
            "warning cut-reference sheet",
        ]

    def test_an_accepted_one_is_not_said(self) -> None:
        assert self.cut(accept=(Accept(code="cut-reference", id="act"), Accept(code="cut-reference", id="b")))[1] == [
            "warning cut-reference sheet"
        ]

    def test_it_keeps_the_number_of_the_full_workbook(self) -> None:
        text = ":::{activity} Other\n:id: other\nx\n:::\n"
        built = made(book(text, "See {ref}`act`.\n", THINGS, numbering=MODULE), sections=("b",))[0].workbook
        assert plain(every(built, Paragraph)[0].content) == "See Activity 2.2 (in the full workbook)."


    def test_what_is_for_others_is_not_counted_in_that_number(self) -> None:
        own = ":::{activity} Own\n:audience: facilitator\nx\n:::\n"
        source = book(own, "See {ref}`act`.\n", THINGS, numbering=MODULE, audiences=("participant", "facilitator"))
        built = made(source, sections=("b",))[0].workbook
        assert plain(every(built, Paragraph)[0].content) == "See Activity 2.1 (in the full workbook)."

    def test_what_only_others_get_is_cut_and_not_unknown(self) -> None:
        own = ":::{activity} Own\n:id: own\n:audience: facilitator\nx\n:::\n"
        source = book(own + "See {ref}`own`.\n", audiences=("participant", "facilitator"))
        assert [d.code for d in made(source)[1]] == ["cut-reference"]


class TestCases:
    FIRST = ":::{activity} One\n:id: one\nx\n\n:::{scenario} Sam\n:id: sam-1\nSam is 30.\n:::\n:::\n"
    NEXT = ":::{activity} %s\n:id: %s\nx\n\n:::{scenario} Sam\n:id: %s\n:continues: sam-1\nSam is back.\n:::\n:::\n"
    SECOND = NEXT % ("Two", "two", "sam-2")
    THIRD = NEXT % ("Three", "three", "sam-3")

    def lines(self, workbook: Workbook) -> list[tuple[str, str]]:
        return [(plain(s.continued_from), plain(s.continued_in)) for s in every(workbook, Scenario)]

    def test_each_part_names_its_neighbours_with_their_pages(self) -> None:
        built = fine(book(self.FIRST, self.SECOND, self.THIRD, numbering=MODULE))
        assert self.lines(built) == [
            ("", "Continues in Activity 2.2, "),
            ("Continued from Activity 2.1, ", "Continues in Activity 2.3, "),
            ("Continued from Activity 2.2, ", ""),
        ]
        nodes = [n for n in walk(every(built, Scenario)[1].continued_in) if isinstance(n, Reference)]
        assert [(n.target, n.form) for n in nodes] == [("sam-3", "text"), ("sam-3", "page")]

    def test_a_part_that_is_cut_is_passed_over(self) -> None:
        built = fine(book(self.FIRST, self.SECOND, self.THIRD, numbering=MODULE), without=("b",))
        assert self.lines(built) == [("", "Continues in Activity 2.2, "), ("Continued from Activity 2.1, ", "")]

    def test_when_all_before_it_is_cut_it_says_where_that_is(self) -> None:
        selected, found = made(book(self.FIRST, self.SECOND, numbering=MODULE), sections=("b",))
        assert self.lines(selected.workbook) == [("Continued from Activity 2.1 (in the full workbook)", "")]
        assert [d.code for d in found] == ["cut-reference"]

    def test_outside_an_activity_the_page_is_enough(self) -> None:
        text = "Hi.\n\n:::{scenario} Sam\n:id: sam-1\nx\n:::\n\n:::{scenario} Sam\n:continues: sam-1\ny\n:::\n"
        assert self.lines(fine(book(text))) == [("", "Continues on "), ("Continued from ", "")]

    @pytest.mark.parametrize("continues", ["nobody", "one"])
    def test_it_continues_a_scenario(self, continues: str) -> None:
        text = self.SECOND.replace(":continues: sam-1", f":continues: {continues}")
        found = made(book(self.FIRST, text))[1]
        assert [(d.severity, d.code) for d in found] == [("error", "continues")]
        assert "there is no scenario" in str(found.found[0])

    def test_it_continues_an_earlier_one(self) -> None:
        found = made(book(self.SECOND, self.FIRST))[1]
        assert [d.code for d in found] == ["continues"]
        assert "does not come before it" in str(found.found[0])


class TestRecall:
    ASKED = ":::{activity} Two\n:id: two\nx\n\n:::{question} Again?\n:id: again\n:recall: %s\n:::\n:::\n"

    def said(self, workbook: Workbook) -> str:
        return plain(next(q for q in every(workbook, Question) if q.id == "again").recalled)

    def test_it_says_where_to_look_back(self) -> None:
        built = fine(book(THINGS, self.ASKED % "see", numbering=MODULE))
        assert self.said(built) == "Look back to Activity 2.1, "

    def test_what_was_cut_is_in_the_full_workbook(self) -> None:
        selected, found = made(book(THINGS, self.ASKED % "see", numbering=MODULE), sections=("b",))
        assert self.said(selected.workbook) == "Look back to Activity 2.1 (in the full workbook)"
        assert [d.code for d in found] == ["cut-reference"]

    def test_only_an_answer_can_be_looked_back_to(self) -> None:
        found = made(book(THINGS, self.ASKED % "tree"))[1]
        assert [(d.code, d.severity) for d in found] == [("recall", "error")]

    def test_an_answer_that_does_not_exist_is_an_error(self) -> None:
        assert [d.code for d in made(book(THINGS, self.ASKED % "nothing"))[1]] == ["unknown-reference"]


def test_only_a_section_has_a_text_part() -> None:
    found = made(book("See {pages}`act:text`.\n", THINGS))[1]
    assert [d.code for d in found] == ["text-only"]


def test_references_in_titles_rows_and_items_are_filled_too() -> None:
    text = ":::{session-plan} After {ref}`act`\n- 5: Do {ref}`act` | {page}`act`\n:::\n"
    built = fine(book(text, THINGS, numbering=MODULE))
    from printgen.model.blocks import SessionPlan

    (plan,) = every(built, SessionPlan)
    assert plain(plan.title) == "After Activity 2.1"
    assert plain(plan.rows[0].content) == "Do Activity 2.1"
