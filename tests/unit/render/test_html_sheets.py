"""How blocks are parted on pages and share the width."""

from __future__ import annotations

import pytest

from printgen.edition import PAPERS
from printgen.model.answers import ActionPlan, Choices, Item, PlanColumn, Prompts, Question, Scale
from printgen.model.blocks import Activity, PageBreak, Worksheet
from printgen.model.core import Block, List, ListItem, Paragraph, Table, TableRow
from printgen.model.inline import Strong, Text
from printgen.render.html_grid import Grid
from printgen.render.html_measure import height, letters
from printgen.render.html_sheets import aim_of, arranged, parts_of

WIDE, SMALL = Grid(170, 252), Grid(120, 171)


def text(words: str) -> Paragraph:
    return Paragraph(content=(Text(words),))


def items(*words: str) -> tuple[Item, ...]:
    return tuple(Item(f"i{k}", (Text(w),)) for k, w in enumerate(words))


def plan(rows: int) -> ActionPlan:
    return ActionPlan(columns=(PlanColumn("What"), PlanColumn("Date", "date")), rows=rows)  # type: ignore[arg-type]


PROMPTS = Prompts(items=items("a", "b"), lines=4)  # type: ignore[arg-type]


def test_the_first_lines_say_what_a_worksheet_is_for() -> None:
    purpose, more = text("To notice."), Paragraph(content=(Strong((Text("First"),)),))
    assert aim_of((purpose, more, PROMPTS)) == (purpose,)
    assert aim_of((PROMPTS, purpose)) == ()
    assert aim_of((text("long " * 60), PROMPTS)) == ()


def test_a_tall_plan_gets_a_page_after_questions() -> None:
    note = text("note")
    first, second = parts_of((PROMPTS, plan(6), note))
    assert (first.blocks, first.plan) == ((PROMPTS,), None)
    assert (second.blocks, second.plan) == ((note,), plan(6))


@pytest.mark.parametrize("body", [(plan(6),), (PROMPTS, plan(2)), (text("lead"), plan(6))])
def test_a_plan_stays_where_it_is_when_it_is_short_or_first(body: tuple[Block, ...]) -> None:
    (only,) = parts_of(body)
    assert only.plan is None


def test_a_page_break_before_a_worksheet_makes_no_empty_page() -> None:
    sheet = Worksheet(title=(Text("w"),))
    assert list(arranged((text("a"), PageBreak(), sheet))) == [text("a"), sheet]
    assert list(arranged((text("a"), PageBreak(), text("b")))) == [text("a"), PageBreak(), text("b")]
    assert list(arranged((text("a"), PageBreak()))) == [text("a")]


def test_a_numbered_list_of_questions_is_questions_with_numbers() -> None:
    asks = [Question(prompt=(text("why?"),)), Scale(title=(Text("how?"),))]
    run = List(items=tuple(ListItem(body=(one,)) for one in asks), ordered=True, start=3)
    got = list(arranged((run,)))
    assert [(type(b), b.number) for b in got] == [(Question, "3"), (Scale, "4")]  # type: ignore[attr-defined]


def test_a_numbered_list_of_words_stays_a_list() -> None:
    run = List(items=(ListItem(body=(text("one"),)),), ordered=True)
    assert list(arranged((run,))) == [run]


@pytest.mark.parametrize("grid", [WIDE, SMALL])
@pytest.mark.parametrize("count", range(1, 10))
def test_fields_fill_their_rows(grid: Grid, count: int) -> None:
    rows = grid.fields(items(*"abcdefghi"[:count]))
    assert len(rows) == count
    assert rows[0][2] == "first"
    line = 0.0
    for _, width, place in rows:
        line = width if place == "first" else line + width
        assert line <= 100


def test_a_narrow_page_has_no_third_field() -> None:
    assert [width for _, width, _ in SMALL.fields(items("a", "b", "c"))] == [51.7, 48.2, 51.7]


@pytest.mark.parametrize(("count", "across"), [(1, 1), (2, 2), (3, 3), (4, 2), (5, 2), (6, 3)])
def test_boxes_stand_side_by_side(count: int, across: int) -> None:
    rows = WIDE.boxes(items(*"abcdef"[:count]))
    width = float(rows[0][1].removesuffix("mm"))
    assert width * across + 6 * (across - 1) <= 170
    assert width * (across + 1) > 170 - 6 * across


@pytest.mark.parametrize(
    ("points", "labels"),
    [
        (tuple(map(str, range(11))), (("0", "Not"), ("5", "Some"), ("10", "Fully"))),
        (("0", "5", "10"), (("0", "Not"), ("5", "Half"), ("10", "Fully"))),
        (tuple(map(str, range(6))), (("0", "Not"), ("5", "Fully"))),
        (tuple(map(str, range(6))), (("3", "Middle"),)),
    ],
)
def test_every_point_of_a_scale_is_under_one_label(
    points: tuple[str, ...], labels: tuple[tuple[str, str], ...]
) -> None:
    cells = WIDE.scale_labels(Scale(points=points, labels=labels))
    assert sum(span for _, span in cells) == len(points)
    assert [words for words, _ in cells if words] == [words for _, words in labels]


def test_a_scale_s_label_stands_under_its_point() -> None:
    cells = WIDE.scale_labels(Scale(points=tuple("012345"), labels=(("3", "Here"),)))
    assert cells == [("", 3), ("Here", 1), ("", 2)]


def test_a_plan_s_dates_are_narrow_and_its_first_column_widest() -> None:
    columns = (PlanColumn("What will we do?"), PlanColumn("How will we know?"), PlanColumn("Date", "date"))
    what, known, date = WIDE.plan(columns)
    assert what > known > date
    assert what + known + date == pytest.approx(100, abs=0.1)


def test_a_table_s_columns_follow_its_words() -> None:
    cells = (text("A long name for a theme"), text("p. 3"))
    table = Table(head=(text("Theme"), text("Page")), rows=(TableRow(cells=cells),))
    wide, narrow = WIDE.columns(table)
    assert wide > 2 * narrow
    assert wide + narrow == pytest.approx(100, abs=0.1)


def test_taller_blocks_measure_taller() -> None:
    assert height([text("short")]) < height([text("long " * 60)])
    assert height([Activity(title=(Text("a"),), body=(PROMPTS,))]) > height([PROMPTS]) == 2 * (9 + 36 + 6)
    assert height([Choices(items=items("a", "b", "c"))]) > 0


def test_letters_are_counted_however_deep() -> None:
    assert letters((List(items=(ListItem(body=(text("four"),)), ListItem(body=(text("five!"),)))),)) == 9


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_keeps_the_baseline_and_its_margins(name: str) -> None:
    paper = PAPERS[name]  # type: ignore[index]
    assert paper.text_height % 3 == pytest.approx(0, abs=1e-6)
    assert min(paper.top, paper.bottom, paper.side) >= 12
    assert paper.column_width + paper.marker == paper.text_width
