"""Selection: what is in, what is out, why, and what is wrong with what was asked for."""

from __future__ import annotations

import pytest

from printgen.model.answers import Fields, Prompts
from printgen.model.blocks import Activity, Callout, Compare, Example, OnlyFor, References, SessionPlan, Worksheet
from printgen.model.core import Heading, List, Paragraph, Table
from printgen.model.inline import plain
from printgen.model.workbook import Profile, Workbook
from tests.unit.transform.books import book, every, fine, made

WORDS = "Some words.\n"
SHEET = """
Read this.

:::{worksheet} Listening
:id: sheet
:time: 20 min
To listen.

:::{prompts}
- What helps? {#helps}
:::
:::
"""
ACTIVITY = """
:::{activity} Draw it
:id: act
:time: 15 min
Do this.

:::{question} What is it?
:id: what
:::
:::
"""
PLAN = "\n:::{session-plan} Meeting\n:id: plan\n- 10: Talk\n- 5 break\n:::\n"
LOOSE = "Ring somebody.\n\n:::{callout} Who\n:::{fields}\n- Name {#who}\n:::\n:::\n"
PEOPLE = ("participant", "facilitator")


def texts(workbook: Workbook) -> list[str]:
    return [plain(p.content) for p in every(workbook, Paragraph)]


def ids(workbook: Workbook) -> list[str]:
    return [section.id for section in workbook.sections]


def codes(workbook: Workbook, **selection: object) -> list[tuple[str, str]]:
    return [(d.code, str(d)) for d in made(workbook, **selection)[1]]


class TestSections:
    def test_all_are_in_when_nothing_is_asked(self) -> None:
        assert ids(fine(book(WORDS, WORDS))) == ["a", "b"]

    def test_those_named_come_in_the_workbooks_order(self) -> None:
        assert ids(fine(book(WORDS, WORDS, WORDS), sections=("c", "a"))) == ["a", "c"]

    def test_those_left_out_are_out(self) -> None:
        assert ids(fine(book(WORDS, WORDS, WORDS), without=("b",))) == ["a", "c"]

    def test_an_unknown_one_is_an_error_with_the_nearest(self) -> None:
        code, said = codes(book("---\nid: listening\ntitle: L\n---\nx\n"), sections=("listning",))[0]
        assert code == "unknown-section"
        assert 'did you mean "listening"?' in said

    def test_the_id_of_a_block_is_told_from_a_section(self) -> None:
        said = codes(book(SHEET), without=("sheet",))[0][1]
        assert '"sheet" is not a section; it stands in the section "a"' in said

    def test_every_unknown_name_is_said_in_one_run(self) -> None:
        found = codes(book(WORDS), sections=("x",), without=("y",), audience="z")
        assert [code for code, _ in found] == ["unknown-section", "unknown-section", "unknown-audience"]

    def test_nothing_left_says_why(self) -> None:
        code, said = codes(book(WORDS), sections=("a",), without=("a",))[0]
        assert code == "empty-selection"
        assert "a: left out by --without" in said

    def test_a_section_for_others_is_out(self) -> None:
        own = "---\nid: own\ntitle: Own\naudience: facilitator\n---\nx\n"
        assert ids(fine(book(WORDS, own, audiences=PEOPLE))) == ["a"]
        assert ids(fine(book(WORDS, own, audiences=PEOPLE), audience="facilitator")) == ["a", "own"]

    def test_an_opener_alone_is_a_section(self) -> None:
        alone = "---\nid: part\ntitle: Part\nopener: true\n---\n"
        assert ids(fine(book(WORDS, alone))) == ["a", "part"]


class TestProfiles:
    BOOK = book(
        SHEET, WORDS, ACTIVITY, audiences=PEOPLE,
        profiles={
            "short": Profile(sections=("a", "c"), without=("c",), title="Short", subtitle="One"),
            "sheets": Profile(only="worksheets"),
            "lead": Profile(audience="facilitator"),
        },
    )

    def test_a_profile_selects_and_names(self) -> None:
        built = fine(self.BOOK, profile="short")
        assert ids(built) == ["a"]
        assert (built.settings.title, built.settings.subtitle, built.profile) == ("Short", "One", "short")

    def test_what_is_asked_for_goes_before_the_profile(self) -> None:
        assert ids(fine(self.BOOK, profile="short", sections=("b",))) == ["b"]

    def test_its_audience_and_blocks_count(self) -> None:
        assert fine(self.BOOK, profile="lead").audience == "facilitator"
        assert ids(fine(self.BOOK, profile="sheets")) == ["a"]

    def test_an_unknown_one_is_an_error_with_the_nearest(self) -> None:
        code, said = codes(self.BOOK, profile="shrot")[0]
        assert code == "unknown-profile"
        assert 'did you mean "short"?' in said

    def test_a_section_that_a_profile_leaves_out_says_so(self) -> None:
        reasons = made(self.BOOK, profile="short")[0].reasons
        assert ('the profile "short" leaves it out') in [r.why for r in reasons if r.id == "c"]


class TestConditions:
    def test_blocks_for_others_go_and_only_blocks_dissolve(self) -> None:
        text = ":::{only}\n:audience: facilitator\nFor F.\n:::\n\n:::{only}\n:audience: participant\nFor P.\n:::\n"
        mine = fine(book(text, audiences=PEOPLE))
        assert texts(mine) == ["For P."]
        assert every(mine, OnlyFor) == []

    @pytest.mark.parametrize(("format", "left"), [("pdf", ["On paper here."]), ("docx", ["On screen here."])])
    def test_words_for_others_go_without_leaving_a_double_space(self, format: str, left: list[str]) -> None:
        text = "On [paper]{format=pdf} [screen]{format=docx} here.\n"
        assert texts(fine(book(text), format=format)) == left

    def test_an_edition_is_a_condition_too(self) -> None:
        text = "Always.\n\n:::{box}\n:edition: large-print\nLarge.\n:::\n"
        assert texts(fine(book(text))) == ["Always."]
        assert texts(fine(book(text), edition="large-print")) == ["Always.", "Large."]

    def test_what_is_left_empty_goes_too(self) -> None:
        secret = "[Secret]{audience=facilitator}"
        text = f"Stay.\n\n:::{{callout}} For you\n{secret}\n:::\n\n- {secret}\n- Two\n"
        built = fine(book(text, audiences=PEOPLE))
        assert every(built, Callout) == []
        assert [len(one.items) for one in every(built, List)] == [1]

    def test_a_prompt_and_a_row_for_others_go(self) -> None:
        text = (
            ":::{prompts}\n- One\n- [Two]{audience=facilitator}\n:::\n"
            ":::{session-plan} P\n- 5: Talk\n- 5: [Secret]{audience=facilitator}\n:::\n"
        )
        built = fine(book(text, audiences=PEOPLE))
        assert [plain(i.content) for i in every(built, Prompts)[0].items] == ["One"]
        assert every(built, SessionPlan)[0].total == 5

    def test_a_table_keeps_its_cells(self) -> None:
        text = "| a | b |\n|---|---|\n| [x]{audience=facilitator} | y |\n"
        row = every(fine(book(text, audiences=PEOPLE)), Table)[0].rows[0]
        assert [plain(c.content) for c in row.cells] == ["", "y"]

    def test_a_heading_goes_with_all_that_stood_under_it(self) -> None:
        text = "Hello.\n\n## For leaders\n\n:::{box}\n:audience: facilitator\nX.\n:::\n\n## For all\n\nY.\n"
        built = fine(book(text, audiences=PEOPLE))
        assert [plain(h.content) for h in every(built, Heading)] == ["For all"]

    def test_a_heading_that_announces_a_smaller_one_stays(self) -> None:
        built = fine(book("Hello.\n\n## One\n\n### Two\n\nText.\n"))
        assert len(every(built, Heading)) == 2

    def test_a_column_for_others_leaves_the_rest(self) -> None:
        text = (
            ":::{compare}\n:::{column} A\nx\n:::\n:::{column} B\n:audience: facilitator\ny\n:::\n"
            ":::{column} C\nz\n:::\n:::\n"
        )
        built = fine(book(text, audiences=PEOPLE))
        assert [plain(c.title) for c in every(built, Compare)[0].columns] == ["A", "C"]

    def test_an_audience_that_does_not_exist_is_an_error_with_its_line(self) -> None:
        text = "One.\n\n:::{box}\n:audience: facilitatr\nTwo.\n:::\n"
        found = made(book(text, audiences=PEOPLE))[1]
        assert [(d.code, d.span.line) for d in found] == [("condition", 7)]
        assert 'did you mean "facilitator"?' in str(found.found[0])

    def test_examples_for_the_facilitator(self) -> None:
        text = "Hello.\n\n:::{example}\n:place: facilitator\nOne way.\n:::\n"
        source = book(text, audiences=PEOPLE)
        assert every(fine(source), Example) == []
        assert len(every(fine(source, audience="facilitator"), Example)) == 1

    def test_a_blank_copy_has_no_examples(self) -> None:
        built = fine(book("Hello.\n\n:::{example}\nOne way.\n:::\n"), blank=True)
        assert every(built, Example) == []
        assert built.blank


class TestParts:
    BOOK = book(LOOSE, SHEET, ACTIVITY, PLAN)

    @pytest.mark.parametrize(
        ("only", "kind", "section"),
        [("worksheets", Worksheet, "b"), ("activities", Activity, "c"), ("plans", SessionPlan, "d")],
    )
    def test_only_these_under_their_sections_title(self, only: str, kind: type, section: str) -> None:
        built = fine(self.BOOK, only=only)
        assert [(s.id, [type(b) for b in s.body], s.opener) for s in built.sections] == [(section, [kind], False)]

    def test_a_section_then_takes_as_long_as_what_is_left_of_it(self) -> None:
        long = "---\nid: long\ntitle: Long\ntime: 2 h\n---\n" + SHEET
        assert fine(book(long)).sections[0].time == 120
        assert fine(book(long), only="worksheets").sections[0].time == 20

    def test_a_pack_has_all_that_is_written_on(self) -> None:
        built = fine(self.BOOK, only="pack", blank=True)
        assert [(s.id, [b.id for b in s.body]) for s in built.sections] == [
            ("a", ["a-answers"]), ("b", ["sheet"]), ("c", ["act"]),
        ]

    def test_loose_answers_come_under_their_sections_title(self) -> None:
        sheet = fine(self.BOOK, only="pack").sections[0].body[0]
        assert isinstance(sheet, Worksheet)
        assert plain(sheet.title) == "Section A"
        assert [i.id for i in every(fine(self.BOOK, only="pack"), Fields)[0].items] == ["who"]

    def test_prompts_without_space_are_not_written_on(self) -> None:
        text = ":::{prompts}\n:lines: 0\n- Think.\n:::\n"
        assert ids(fine(book(text, SHEET), only="pack")) == ["b"]

    @pytest.mark.parametrize(
        ("names", "left"), [(("act",), ["c"]), (("sheet", "a"), ["a", "b"]), (("a-answers",), ["a"])]
    )
    def test_a_pack_of_those_named(self, names: tuple[str, ...], left: list[str]) -> None:
        assert ids(fine(self.BOOK, names=names)) == left

    def test_a_name_that_is_none_is_an_error_with_the_nearest(self) -> None:
        code, said = codes(self.BOOK, names=("shet",))[0]
        assert code == "unknown-worksheet"
        assert 'did you mean "sheet"?' in said

    def test_a_name_that_is_cut_says_why(self) -> None:
        own = SHEET.replace(":time: 20 min", ":audience: facilitator")
        code, said = codes(book(own, ACTIVITY, audiences=PEOPLE), names=("sheet", "act"))[0]
        assert code == "cut-worksheet"
        assert "for audience facilitator; this one is for participant" in said

    def test_none_of_them_says_what_there_is(self) -> None:
        code, said = codes(book(SHEET, ACTIVITY), only="plans")[0]
        assert code == "empty-selection"
        assert "a, b: it has no plans" in said
        assert "1 worksheet, 1 activity" in said


class TestReasons:
    def test_every_section_and_its_blocks_have_one(self) -> None:
        source = book(SHEET, ACTIVITY, WORDS)
        reasons = made(source, sections=("a",))[0].reasons
        found = [(r.kind, r.id, r.kept, r.why) for r in reasons]
        assert found == [
            ("section", "a", True, "--section names it"),
            ("paragraph", "", True, "its section is in"),
            ("worksheet", "sheet", True, "its section is in"),
            ("section", "b", False, "not among the sections that --section names"),
            ("activity", "act", False, "its section is out"),
            ("section", "c", False, "not among the sections that --section names"),
            ("paragraph", "", False, "its section is out"),
        ]

    def test_a_block_inside_another_has_one_when_it_is_out(self) -> None:
        text = ":::{box} Title\nKeep.\n\n:::{callout}\n:audience: facilitator\nDrop.\n:::\n:::\n"
        reasons = made(book(text, audiences=PEOPLE))[0].reasons
        out = [(r.kind, r.why, r.span.line) for r in reasons if not r.kept]
        assert out == [("callout", "for audience facilitator; this one is for participant", 8)]

    def test_a_section_that_is_made_has_one(self) -> None:
        text = "So [@brown2007].\n\n:::{example}\n:place: end\nOne way.\n:::\n"
        reasons = made(book(text, ":::{references}\n:::\n"), sections=("a",))[0].reasons
        assert [(r.id, r.why) for r in reasons if r.why.startswith("made")] == [
            ("example-responses", "made: example responses that belong at the end"),
            ("references", "made: works are cited, and the section that lists them is out"),
        ]

    def test_parts_say_why(self) -> None:
        reasons = made(TestParts.BOOK, only="pack")[0].reasons
        whys = {r.id or r.kind: (r.kept, r.why) for r in reasons if r.kind != "section"}
        assert whys["sheet"] == (True, "to write on")
        assert whys["plan"] == (False, "not to write on")
        assert whys["callout"] == (True, "what it holds of them is in")

    def test_a_reason_has_title_and_place(self) -> None:
        reason = made(book(SHEET))[0].reasons[2]
        assert (reason.title, str(reason.span), reason.section) == ("Listening", "a.md:8", "a")


def test_selection_leaves_the_workbook_as_it_was() -> None:
    source = book(SHEET, LOOSE, audiences=PEOPLE)
    before = repr(source)
    made(source, only="pack", blank=True)
    assert repr(source) == before


def test_a_theme_alone_keeps_no_list_but_its_own_works() -> None:
    sources = "Done.\n\n## Sources\n\n:::{references}\n:::\n"
    built = fine(book("One [@brown2007].\n", "Two [@okafor2015].\n", sources), sections=("a",))
    assert ids(built) == ["a", "references"]
    assert [e.key for e in every(built, References)[0].entries] == ["brown2007"]
