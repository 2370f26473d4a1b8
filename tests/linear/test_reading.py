"""A workbook in a line: what is read, in which order, in which words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from printgen.formats import FORMATS
from printgen.labels import labels
from printgen.linear import read_job
from printgen.model import inline as m
from printgen.pipeline import Order, job
from printgen.read.workbook import load
from printgen.render.linear import model as e
from printgen.render.linear.words import _READERS, WordReader, joined, spelled_out
from tests.documents.matrix import ROOT, brand
from tests.linear.conftest import Bench

LABELS = labels("en-GB")
WORKBOOKS = ("tests/cases/kitchen-sink", "content/working-alongside", "content/use-of-self", "templates/starter")


def said(elements: object, kind: type[e.Element] = e.Element) -> list[str]:
    return [e.plain(one.words) for one in elements if isinstance(one, kind) and hasattr(one, "words")]  # type: ignore[attr-defined]


def words(*nodes: m.Inline) -> e.Words:
    return WordReader(LABELS, {"here": (12, 14), "there": (3, 3)}, lambda id: id.title()).read(nodes)


# Words


def test_every_inline_has_its_function() -> None:
    kinds = {one for one in vars(m).values() if isinstance(one, type) and issubclass(one, m.Inline)}
    assert kinds - {m.Inline, m.Container} == set(_READERS)


def test_runs_that_are_alike_are_one() -> None:
    assert joined((e.Run("a"), e.Run("b"), e.Run(""), e.Run("c", strong=True))) == (
        e.Run("ab"),
        e.Run("c", strong=True),
    )


def test_what_stands_round_words_is_told_of_each_run() -> None:
    inner = m.Link((m.Text("the "), m.Emphasis((m.Text("report"),))), url="https://example.org/r")
    assert words(m.Strong((inner,))) == (
        e.Run("the ", strong=True, url="https://example.org/r"),
        e.Run("report", strong=True, emphasis=True, url="https://example.org/r"),
    )


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (m.Reference((), "here", "page"), "page 12"),
        (m.Reference((), "here", "pages"), "pages 12 to 14"),
        (m.Reference((), "there", "pages"), "page 3"),
        (m.Reference((), "here", "pages", bare=True), "12 to 14"),
        (m.Reference((), "nowhere", "page"), "the page “Nowhere”"),
        (m.Reference((), "nowhere", "pages"), "the pages of “Nowhere”"),
        (m.Reference((m.Text("own words"),), "here", "page", own_words=True), "own words"),
    ],
)
def test_a_reference_says_the_page_or_what_stands_there(reference: m.Reference, expected: str) -> None:
    (run,) = words(reference)
    assert (run.text, run.target) == (expected, reference.target)


def test_a_page_that_is_not_known_is_left_out_where_its_part_was_just_named() -> None:
    part = m.Reference((m.Text("Activity 2"),), "nowhere", own_words=True)
    page = m.Reference((), "nowhere", "page")
    assert e.plain(words(m.Text("Look back to "), part, m.Text(", "), page)) == "Look back to Activity 2"


def test_addresses_and_notes_are_spelled_out_where_there_are_no_links() -> None:
    link = m.Link((m.Text("a list"),), url="https://www.example.org/list/")
    bare = m.Link((m.Text("example.org"),), url="https://example.org")
    mail = m.Link((m.Text("write to us"),), url="mailto:us@example.org")
    note = m.Footnote((m.Text("Or not."),), number=2)
    got = e.plain(spelled_out(words(link, m.Text(", "), bare, m.Text(", "), mail, note), LABELS))
    assert got == "a list (example.org/list), example.org, write to us (us@example.org) (note 2)"


# Documents


@pytest.mark.parametrize("name", WORKBOOKS)
@pytest.mark.parametrize("pack", [False, True])
def test_no_heading_level_is_skipped_and_no_id_stands_twice(name: str, pack: bool) -> None:
    from printgen.edition import Layout
    from printgen.transform.select import Selection

    order = Order(
        layout=Layout(pack=pack), selection=Selection(only="pack" if pack else "all", blank=pack), print_pages=False
    )
    read = read_job(job(load(ROOT / name), "txt", order)).linear
    levels = [one.level for one in read if isinstance(one, e.Heading)]
    assert levels[0] == 0
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [one.id for one in read if one.id]
    assert len(ids) == len(set(ids)) > 3


def test_title_and_maker_come_first_then_for_whom_and_the_picture() -> None:
    workbook = load(ROOT / "content" / "working-alongside")
    front = read_job(job(workbook, "txt", Order(brand=brand("harbour-mind"), print_pages=False))).linear.front
    assert said(front)[:6] == [
        "Working alongside",
        "A practice-learning workbook for mental-health teams",
        "Harbour Mind",
        "Made with Lantern Row",
        "For everyone in the team",
        "First edition, 2026",
    ]
    assert [type(one).__name__ for one in front[6:]] == ["Picture"]


def test_the_contents_name_sections_worksheets_activities_and_plans(bench: Bench) -> None:
    body = ":::{worksheet} Being *heard*\n:short: Heard\nWrite.\n:::\n\n:::{activity} Ask\nDo.\n:::\n\n## A heading"
    contents = bench.read(body).linear.contents
    assert contents is not None
    assert [(one.level, one.listed) for one in contents.entries] == [
        (1, "First"),
        (2, "Worksheet: Heard"),
        (2, "Activity 1: Ask"),
    ]
    flat = bench.read(body, more="contents: {depth: 1}").linear.contents
    assert flat is not None
    assert [one.listed for one in flat.entries] == ["First"]
    assert bench.read(body, more="contents: {leave-out: [one]}").linear.contents.entries == ()  # type: ignore[union-attr]
    assert bench.read(body, more="contents: false").linear.contents is None


def test_a_table_is_announced_and_each_row_names_its_columns(bench: Bench) -> None:
    (table,) = [
        one
        for one in bench.read("| Day | Who |\n|---|---|\n| Monday | *Ana*? |\n| | Ben |").linear.body
        if isinstance(one, e.Table)
    ]
    assert e.plain(table.announced) == "A table. Each row has: Day and Who."
    assert [e.plain(line) for line in table.lines] == ["Day: Monday. Who: Ana?", "Who: Ben."]
    assert any(run.emphasis for run in table.lines[0])


def test_a_sentence_in_a_cell_ends_once(bench: Bench) -> None:
    linear = bench.read("| A | B |\n|---|---|\n| “Go.” | (Yes!) |").linear
    (table,) = (one for one in linear if isinstance(one, e.Table))
    assert list(map(e.plain, table.lines)) == ["A: “Go.” B: (Yes!)"]


def test_headings_that_stand_side_by_side_have_one_level(bench: Bench) -> None:
    columns = ":::{compare} Both\n:::{column} One\nA.\n:::\n:::{column} Two\nB.\n:::\n:::\n\n### Under\n\n## Next"
    read = bench.read(f"## Head\n\n{columns}")
    levels = [(e.plain(one.words), one.level) for one in read.linear.body if isinstance(one, e.Heading)]
    assert levels == [("First", 1), ("Head", 2), ("Both", 3), ("One", 4), ("Two", 4), ("Under", 3), ("Next", 2)]


def test_a_table_too_wide_to_follow_in_a_line_is_told(bench: Bench) -> None:
    row = "|" + " a |" * 9
    read = bench.read(f"{row}\n|{'---|' * 9}\n{row}")
    (found,) = [d for d in read.diagnostics if d.code == "wide-table"]
    assert "9 columns" in found.message
    assert str(found.span).endswith("sections/one.md:6")
    assert not [d for d in bench.read("| a | b |\n|---|---|\n| 1 | 2 |").diagnostics if d.code == "wide-table"]


def test_list_items_say_how_deep_they_are_and_which_of_how_many(bench: Bench) -> None:
    items = [
        one
        for one in bench.read("- a\n- b\n\n  3. c\n\n     more\n- [x] d").linear.body
        if isinstance(one, e.Item | e.Paragraph)
    ]
    told = [(e.plain(i.words), i.depth, getattr(i, "marker", ""), getattr(i, "tick", "")) for i in items]
    assert told == [("a", 1, "", ""), ("b", 1, "", ""), ("c", 2, "3.", ""), ("more", 2, "", ""), ("d", 1, "", "on")]
    assert [(i.at, i.of) for i in items if isinstance(i, e.Item)] == [(1, 3), (2, 3), (1, 1), (3, 3)]


def test_a_footnote_stands_after_its_paragraph(bench: Bench) -> None:
    body = bench.read("One.[^a] More.\n\nNext.\n\n[^a]: With *care*.").linear.body
    assert said(body)[1:] == ["One. More.", "Note 1: With care.", "Next."]


def test_a_quote_gets_the_marks_of_its_language_once(bench: Bench) -> None:
    quote = ":::{quote}\n:by: Col\nNo one waited.\n\nNot one.\n:::"
    assert said(bench.read(quote).linear.body, e.Paragraph) == ["“No one waited.", "“Not one.”", "Col"]
    marked = ':::{quote}\n:by: Col\n"No one waited."\n:::'
    assert said(bench.read(marked).linear.body, e.Paragraph) == ["“No one waited.”", "Col"]


def test_what_is_set_apart_says_what_it_is_and_where_a_long_one_ends(bench: Bench) -> None:
    long = bench.read(":::{callout} Ask\n:tone: tip\nOne.\n\nTwo.\n:::").linear.body
    assert [type(one).__name__ for one in long[1:]] == ["Open", "Paragraph", "Paragraph", "Close"]
    assert said(long)[1:] == ["Tip: Ask", "One.", "Two.", "End of tip"]
    short = bench.read(":::{callout} Ask\n:tone: tip\nOne.\n:::").linear.body
    assert said(short)[1:] == ["Tip: Ask", "One.", ""]


def test_a_pause_gives_a_listener_time(bench: Bench) -> None:
    body = bench.read(":::{pause}\nThink.\n:::").linear.body
    (time,) = [one for one in body if isinstance(one, e.Reflect)]
    assert time.seconds > 0
    assert said(body)[1:] == ["Pause", "Think.", ""]


def test_pictures_are_told_and_decoration_is_not(bench: Bench) -> None:
    (bench.folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    shown = ":::{figure} A caption.\n:src: a.svg\n:alt: Two paths meet.\n:::{description}\nLong.\n:::\n:::"
    assert said(bench.read(shown).linear.body)[1:] == [
        "Picture: Two paths meet.",
        "Figure 1: A caption.",
        "The picture in words",
        "Long.",
        "",
    ]
    hidden = bench.read(":::{figure}\n:src: a.svg\n:decorative:\n:::")
    assert said(hidden.linear.body)[1:] == []


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (":::{question} Why?\n:lines: 4\n:::", ["Why?", "Space to write, 4 lines"]),
        (":::{question} Why?\n:lines: 1\n:::", ["Why?", "Space to write, 1 line"]),
        (":::{question} Why?\n:height: 4cm\n:::", ["Why?", "Space to write"]),
        (":::{fields}\n- Name\n- Date\n:::", ["Name: space to write", "Date: space to write"]),
        (
            ":::{list-answer} Name two.\n:items: 2\n:::",
            ["Name two.", "1: space to write, 1 line", "2: space to write, 1 line"],
        ),
        (
            ":::{scale} How sure?\n:points: 1..5\n:labels: 1 = Not | 5 = Very\n:::",
            ["How sure?", "Choose one number from 1 to 5. 1 means: Not. 5 means: Very."],
        ),
        (":::{scale} How sure?\n:points: Never | Often\n:::", ["How sure?", "Choose one of these: Never and Often."]),
        (":::{choices} Which?\n- One\n- Two\n:::", ["Which?", "Choose one:", "One", "Two"]),
        (":::{choices} Which?\n:multiple:\n- One\n- Two\n:::", ["Which?", "Choose any:", "One", "Two"]),
        (
            ":::{draw} Draw it.\n:::",
            [
                "Draw it.",
                "If you would rather use words, describe it here or tell somebody who writes it down.",
                "Space to draw or to write",
            ],
        ),
        (":::{draw} Draw it.\nOr say it.\n:::", ["Draw it.", "Or say it.", "Space to draw or to write"]),
        (
            ":::{action-plan} Next\n:columns: What? | Date\n:rows: 2\nAgree.\n:::",
            ["Next", "Agree.", "A table to fill in, with 2 rows. In each row:"],
        ),
        (
            ":::{columns-answer} Two sides\n- For\n- Against\n:::",
            ["Two sides", "For: space to write", "Against: space to write"],
        ),
        (
            ":::{prompts} Ask\n:lines: 2\n- Who?\n:::",
            ["Ask", "Who?", "Space to write, 2 lines"],
        ),
    ],
)
def test_answer_spaces_are_announced_in_words(bench: Bench, block: str, expected: list[str]) -> None:
    assert said(bench.read(block).linear.body)[1:] == expected


def test_a_plan_is_told_row_by_row(bench: Bench) -> None:
    plan = ":::{session-plan} Meeting\n:start: 09:30\n- before: Read.\n- 5: Settle in. | {page}`one`\n- 5 break\n:::"
    assert said(bench.read(plan, {"one": (7, 9)}).linear.body, e.Item) == [
        "Before: Read.",
        "09:30, 5 minutes: Settle in. (page 7)",
        "09:35, 5 minutes: Break",
        "09:40: Finish. 10 minutes in all",
    ]


def test_print_pages_are_marked_where_their_first_known_thing_begins(bench: Bench) -> None:
    body = "Text.\n\n:::{question} Why?\n:id: why\n:::\n\n:::{question} How?\n:id: how\n:::"
    read = bench.read(body, {"one": (4, 6), "why": (5, 5), "how": (5, 6)}).linear.body
    assert [type(one).__name__ for one in read][:3] == ["PageMark", "Heading", "Paragraph"]
    assert said(read, e.PageMark) == ["Print page 4", "Print page 5"]
    at = [n for n, one in enumerate(read) if isinstance(one, e.PageMark)][1]
    assert read[at + 1].id == "why"


def test_pages_that_are_not_known_are_said_once_as_a_note(bench: Bench) -> None:
    from printgen.linear import findings

    assert [d.code for d in findings(bench.read("See {page}`one`."))] == ["linear-pages"]
    assert findings(bench.read("See {page}`one`.", {"one": (4, 4)})) == ()


def test_a_pack_asks_for_a_name_on_each_sheet(bench: Bench) -> None:
    body = bench.read(":::{activity} Ask\nDo.\n:::", pack=True).linear.body
    assert [one.label for one in body if isinstance(one, e.Answer)] == ["Name", "Team", "Date"]


def test_another_language_is_told_of_blocks_and_words(bench: Bench) -> None:
    body = bench.read("A [croeso]{lang=cy} word.").linear.body
    assert [run.lang for run in body[-1].words] == ["", "cy", ""]  # type: ignore[attr-defined]


def test_the_formats_of_this_family_say_print_pages() -> None:
    assert all(FORMATS[name].print_pages for name in ("txt", "md", "brf"))
