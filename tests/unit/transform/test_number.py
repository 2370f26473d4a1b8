"""Numbers of sections, activities, figures, questions and notes."""

from __future__ import annotations

from printgen.model.answers import Choices, ColumnsAnswer, Draw, ListAnswer, Prompts, Question, Scale
from printgen.model.blocks import Activity, Figure
from printgen.model.inline import Footnote, walk
from printgen.model.walk import inlines_of
from printgen.model.walk import walk as walk_blocks
from printgen.model.workbook import Numbering, Workbook
from tests.unit.transform.books import book, every, fine

ACTIVITY = ":::{activity} Do\nx\n:::\n"
FIGURE = ":::{figure}\n:src: a.png\n:alt: A\nA tree.\n:::\n"


def sections(workbook: Workbook) -> list[str]:
    return [section.number for section in workbook.sections]


def activities(workbook: Workbook) -> list[str]:
    return [activity.number for activity in every(workbook, Activity)]


def notes(workbook: Workbook) -> list[int]:
    runs = [run for s in workbook.sections for b in walk_blocks(s.body) for run in inlines_of(b)]
    return [node.number for run in runs for node in walk(run) if isinstance(node, Footnote)]


def test_sections_are_numbered_when_they_are_named() -> None:
    built = fine(book("x", "y", "z", numbering=Numbering(sections=("a", "c"))))
    assert sections(built) == ["1", "", "2"]


def test_all_sections_or_none() -> None:
    assert sections(fine(book("x", "y", numbering=Numbering(sections="all")))) == ["1", "2"]
    assert sections(fine(book("x", "y"))) == ["", ""]


def test_a_selection_is_numbered_anew() -> None:
    built = fine(book(ACTIVITY, ACTIVITY, numbering=Numbering(sections="all", activities="2.")), sections=("b",))
    assert (sections(built), activities(built)) == (["1"], ["2.1"])


def test_a_pack_keeps_the_numbers_of_the_workbook() -> None:
    text = ":::{activity} Do\n:id: last\nx\n:::\n"
    built = fine(book(ACTIVITY, ACTIVITY + text, numbering=Numbering(sections="all", activities="2.")), names=("last",))
    assert (sections(built), activities(built)) == (["2"], ["2.3"])


def test_activities_run_on_with_the_modules_prefix() -> None:
    built = fine(book(ACTIVITY + ACTIVITY, ACTIVITY, numbering=Numbering(sections="all", activities="2.")))
    assert activities(built) == ["2.1", "2.2", "2.3"]


def test_without_a_prefix_they_take_the_sections_number() -> None:
    built = fine(book(ACTIVITY, ACTIVITY + ACTIVITY, ACTIVITY, numbering=Numbering(sections=("a", "b"))))
    assert activities(built) == ["1.1", "2.1", "2.2", "1"]


def test_without_any_number_they_run_on() -> None:
    assert activities(fine(book(ACTIVITY, ACTIVITY))) == ["1", "2"]


def test_figures_with_a_caption_have_numbers() -> None:
    plain = ":::{figure}\n:src: b.png\n:alt: B\n:::\n:::{figure}\n:src: c.png\n:decorative:\n:::\n"
    built = fine(book(FIGURE + plain, FIGURE, numbering=Numbering(activities="2.")))
    assert [figure.number for figure in every(built, Figure)] == ["2.1", "", "", "2.2"]


def test_questions_of_a_numbered_activity_count_whatever_their_kind() -> None:
    text = (
        ":::{activity} Many\n:numbered:\nx\n\n:::{question} A?\n:::\n:::{choices} B?\n- Yes\n- No\n:::\n"
        ":::{scale} C?\n:::\n:::{list-answer} D?\n:::\n:::{draw} E?\n:::\n:::{columns-answer} F?\n- G\n- H\n:::\n:::\n"
    )
    built = fine(book(text))
    kinds = (Question, Choices, Scale, ListAnswer, Draw, ColumnsAnswer)
    assert [one.number for kind in kinds for one in every(built, kind)] == ["1", "2", "3", "4", "5", "6"]


def test_the_parts_of_a_question_have_letters() -> None:
    text = (
        ":::{activity} You\n:numbered:\nx\n\n:::{question}\nAbout you.\n\n:::{question} Who?\n:::\n"
        ":::{question} Where?\n:::\n:::\n:::{question} Last?\n:::\n:::\n"
    )
    assert [q.number for q in every(fine(book(text)), Question)] == ["1", "a", "b", "2"]


def test_questions_elsewhere_have_none() -> None:
    text = ":::{activity} A\nx\n\n:::{question} Q?\n:::\n:::\n"
    assert [q.number for q in every(fine(book(text)), Question)] == [""]


def test_the_prompts_of_a_worksheet_run_on() -> None:
    last = ":::{prompts}\n- D?\n:::\n"
    text = ":::{worksheet} W\nx\n\n:::{prompts}\n- A?\n- B?\n:::\n:::{prompts}\n- C?\n:::\n:::\n" + last
    items = [item.number for prompts in every(fine(book(text)), Prompts) for item in prompts.items]
    assert items == ["1", "2", "3", ""]


def test_notes_run_through_the_workbook_in_reading_order() -> None:
    first = "A[^1] and b[^2].\n\n[^1]: One.\n[^2]: Two.\n"
    assert notes(fine(book(first, "C[^x].\n\n[^x]: Three.\n"))) == [1, 2, 3]
