"""Word workbooks as people make them: what becomes of each, and that it builds at once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from printgen.importer import import_word
from printgen.model.answers import ActionPlan, Choices, ColumnsAnswer, Draw, Fields, Prompts, Question, Scale
from printgen.model.blocks import Box, Compare, Figure, Quote, Worksheet
from printgen.model.core import Block, Heading, List, Paragraph, Table
from printgen.model.inline import Footnote, Link, Phrase, Reference, Strong, plain
from printgen.model.inline import walk as walk_inlines
from printgen.model.walk import inlines_of, walk
from printgen.model.workbook import Workbook
from printgen.pipeline import Order, build
from printgen.read.workbook import load
from tests.importer.conftest import Unpack, write
from tests.importer.workbooks import WORKBOOKS, awkward, classic, diagram, form, older, plain_looks

Brought = Callable[[bytes], Workbook]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNTOLD = {"or", "click", "here", "choose", "an", "item", "tap", "to", "enter", "text", "contents"}
"""Words of placeholders and of a contents list, which are made anew."""


def blocks(book: Workbook, kind: type[Block]) -> list[Block]:
    """The blocks of a kind, in reading order."""
    return [b for s in book.sections for b in walk(s.body) if isinstance(b, kind)]


def titles(book: Workbook) -> list[str]:
    return [plain(s.title) for s in book.sections]


def prompts(book: Workbook, kind: type[Block]) -> list[str]:
    """What blocks of a kind ask."""
    return [" ".join(plain(p.content) for p in b.prompt) for b in blocks(book, kind)]  # type: ignore[attr-defined]


def words_of(data: bytes) -> list[str]:
    """Every word of a Word file's body that a reader sees, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for gone in (
        *body.iter(f"{W}delText"),
        *body.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"),
    ):
        gone.getparent().remove(gone)
    for run in [r for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}vanish") is not None]:
        run.getparent().remove(run)
    text = "".join(" " if e.tag == f"{W}p" else e.text or "" for e in body.iter(f"{W}p", f"{W}t"))
    return re.findall(r"[a-z]+", text.lower())


@pytest.mark.parametrize("name", WORKBOOKS)
def test_it_builds_at_once_as_pdf_and_word(name: str, unpack: Unpack) -> None:
    book = unpack(import_word(WORKBOOKS[name](), f"{name}.docx"))
    assert build(book, "pdf", Order()).data.startswith(b"%PDF")
    assert build(book, "docx", Order()).data.startswith(b"PK")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_no_word_is_lost(name: str) -> None:
    data = WORKBOOKS[name]()
    done = import_word(data, f"{name}.docx")
    text = b"\n".join(d for n, d in done.files.items() if n.endswith((".md", ".yaml"))).decode()
    there = set(re.findall(r"[a-z]+", text.lower()))
    assert [w for w in words_of(data) if w not in there and w not in UNTOLD] == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_remark_stands_where_it_is_said_to(name: str) -> None:
    done = import_word(WORKBOOKS[name](), f"{name}.docx")
    for one in done.unsure:
        line = done.files[one.span.file].decode().splitlines()[one.span.line - 1]
        assert line.startswith(("<!-- ", "# ")), one
        assert one.message[:30] in line


def test_headings_become_sections_and_lists_stay_lists(brought: Brought) -> None:
    book = brought(classic())
    assert (book.settings.title, book.settings.subtitle) == ("Caring for yourself at work", "A workbook for new staff")
    assert titles(book) == ["Welcome", "What helps you", "Planning ahead"]
    assert [(h.level, plain(h.content)) for h in blocks(book, Heading)] == [(2, "Looking back"), (2, "A safe place")]  # type: ignore[attr-defined]
    listed = blocks(book, List)[0]
    assert isinstance(listed, List)
    assert [plain(item.words) for item in listed.items] == [
        "Read it in any order.",
        "Share what you like.",
        "Keep it safe.",
    ]
    inner = listed.items[-1].body[1]
    assert isinstance(inner, List)
    assert plain(inner.items[0].words) == "At home"


def test_stress_and_links_come_along(brought: Brought) -> None:
    runs = [n for b in blocks(brought(classic()), Paragraph) for run in inlines_of(b) for n in walk_inlines(run)]
    assert [plain(n.children) for n in runs if isinstance(n, Strong)] == ["everyone"]
    assert [n.url for n in runs if isinstance(n, Link)] == ["https://www.example.org/staff"]


def test_room_to_write_becomes_answer_spaces(brought: Brought) -> None:
    book = brought(classic())
    assert prompts(book, Question) == ["1. What made it a good day?", "2. Who was with you?"]
    assert [b.lines for b in blocks(book, Question)] == [3, 2]  # type: ignore[attr-defined]
    assert [plain(i.content) for b in blocks(book, Fields) for i in b.items] == ["Name", "Team", "Date started"]  # type: ignore[attr-defined]
    assert prompts(book, Draw) == ["Draw or write about a place where you feel safe."]
    (plan,) = blocks(book, ActionPlan)
    assert isinstance(plan, ActionPlan)
    assert [(c.head, c.type) for c in plan.columns] == [
        ("What will I do?", "text"), ("Who can help?", "text"), ("By when?", "date"),
    ]  # fmt: skip
    assert plan.rows == 4


def test_boxes_to_tick_become_choices_and_numbers_a_scale(brought: Brought) -> None:
    book = brought(classic())
    many, one = blocks(book, Choices)
    assert isinstance(many, Choices)
    assert isinstance(one, Choices)
    assert [plain(i.content) for i in many.items] == ["A walk at lunch", "Talking to a colleague", "Something else …"]
    assert (many.multiple, many.items[-1].own) == (True, True)
    assert ([plain(i.content) for i in one.items], one.multiple) == (["Yes", "No"], False)
    (scale,) = blocks(book, Scale)
    assert isinstance(scale, Scale)
    assert (scale.points[0], scale.points[-1], scale.labels) == ("1", "10", (("1", "Not at all"), ("10", "Completely")))


def test_pictures_keep_their_caption_and_width_and_ask_for_words(brought: Brought) -> None:
    done = import_word(classic(), "a.docx")
    (figure,) = blocks(brought(classic()), Figure)
    assert isinstance(figure, Figure)
    assert (figure.decorative, figure.width) == (True, 80)
    assert plain(figure.caption[0].content) == "The garden behind the day centre"  # type: ignore[attr-defined]
    assert [d.code for d in done.unsure] == ["unsure-margins", "unsure-alt"]


def test_voices_have_their_source_and_no_second_quotation_marks(brought: Brought) -> None:
    (quote,) = blocks(brought(classic()), Quote)
    assert isinstance(quote, Quote)
    assert quote.by == "Sadia, support worker"
    assert plain(quote.body[0].content).startswith("I sat on the bench")  # type: ignore[attr-defined]


def test_headings_are_told_from_their_look(brought: Brought) -> None:
    book = brought(plain_looks())
    assert book.settings.title == "Listening to each other"
    assert titles(book) == ["Why we listen", "How we listen"]
    assert [plain(h.content) for h in blocks(book, Heading)] == ["For you", "In pairs"]  # type: ignore[attr-defined]
    said = [d.code for d in import_word(plain_looks(), "a.docx").unsure]
    assert said.count("unsure-heading") == 4
    assert "unsure-contents" in said


def test_typed_bullets_and_numbers_become_lists(brought: Brought) -> None:
    first, second = blocks(brought(plain_looks()), List)
    assert isinstance(first, List)
    assert isinstance(second, List)
    assert ([plain(i.words) for i in first.items], first.ordered) == (["It costs nothing", "It takes practice"], False)
    assert (plain(second.items[0].words), second.ordered) == ("Stop what you are doing.", True)


def test_a_sentence_with_gaps_gets_a_line_and_a_remark(brought: Brought) -> None:
    assert "I feel heard when … and I switch off when …" in prompts(brought(plain_looks()), Question)[1]
    assert "unsure-sentence" in [d.code for d in import_word(plain_looks(), "a.docx").unsure]


def test_heads_over_one_tall_row_are_boxes_side_by_side(brought: Brought) -> None:
    (boxes,) = blocks(brought(plain_looks()), ColumnsAnswer)
    assert isinstance(boxes, ColumnsAnswer)
    assert ([plain(i.content) for i in boxes.items], boxes.height) == (["What went well?", "What was hard?"], 45)


def test_content_controls_and_form_fields_become_answer_spaces(brought: Brought) -> None:
    book = brought(form())
    labels = [[plain(i.content) for i in b.items] for b in blocks(book, Fields)]  # type: ignore[attr-defined]
    assert labels == [["My name", "Date of this plan"], ["Doctor"], ["Emergency contact", "Telephone", "Signed"]]
    assert prompts(book, Question) == ["What would a good week look like?"]
    home, relax = blocks(book, Choices)
    assert isinstance(home, Choices)
    assert isinstance(relax, Choices)
    assert [plain(i.content) for i in home.items] == ["Alone", "With family", "Shared house"]
    assert [plain(i.content) for i in relax.items] == ["Music", "Being outdoors", "Time with animals"]


def test_statements_to_rate_become_scales_and_a_cross_of_boxes_stays_one(brought: Brought) -> None:
    book = brought(form())
    scales = blocks(book, Scale)
    assert prompts(book, Scale) == ["I sleep well", "I have someone to talk to"]
    assert all(b.points == ("Never", "Sometimes", "Often") for b in scales)  # type: ignore[attr-defined]
    (asked,) = blocks(book, Prompts)
    assert [plain(i.content) for i in asked.items][1] == "What should nobody do?"  # type: ignore[attr-defined]
    (cross,) = blocks(book, ColumnsAnswer)
    assert [plain(i.content) for i in cross.items] == ["Strengths", "Weaknesses", "Opportunities", "Threats"]  # type: ignore[attr-defined]


def test_notes_changes_comments_and_equations_come_along_or_are_told(brought: Brought) -> None:
    book = brought(awkward())
    runs = [n for b in blocks(book, Paragraph) for run in inlines_of(b) for n in walk_inlines(run)]
    assert [plain(n.children) for n in runs if isinstance(n, Footnote)] == ["At least two hundred years older."]
    text = " ".join(plain(b.content) for b in blocks(book, Paragraph))  # type: ignore[attr-defined]
    assert "This sentence was gently changed." in text
    assert "H2O" in text
    assert "Nobody sees this" not in text
    codes = {d.code for d in import_word(awkward(), "a.docx").unsure}
    assert codes >= {
        "unsure-comment", "unsure-equation", "unsure-link", "unsure-merged", "unsure-nested", "unsure-grid",
        "unsure-sheet", "unsure-alt", "unsure-raised", "unsure-deleted", "unsure-inserted", "unsure-hidden",
    }  # fmt: skip


def test_text_boxes_stand_where_they_are_anchored_and_once(brought: Brought) -> None:
    book = brought(awkward())
    (box,) = blocks(book, Box)
    assert [plain(b.content) for b in box.body] == ["Keep in mind", "You are not a therapist."]  # type: ignore[attr-defined]
    (quote,) = blocks(book, Quote)
    assert isinstance(quote, Quote)
    assert (plain(quote.body[0].content), quote.by) == ("Be yourself. Everyone else is taken.", "Noor")  # type: ignore[attr-defined]


def test_joined_cells_say_their_words_in_each_and_tables_in_tables_follow(brought: Brought) -> None:
    joined, inner = blocks(brought(awkward()), Table)
    assert isinstance(joined, Table)
    assert isinstance(inner, Table)
    assert [plain(c.content) for c in joined.head] == ["Who", "What", "What"]
    assert [plain(row.cells[0].content) for row in joined.rows] == ["Staff", "Staff"]
    assert [plain(c.content) for c in inner.head] == ["Inner one", "Inner two"]


def test_columns_of_several_paragraphs_are_compared(brought: Brought) -> None:
    (compared,) = blocks(brought(awkward()), Compare)
    assert [plain(c.title) for c in compared.columns] == ["Do", "Don’t"]  # type: ignore[attr-defined]


def test_what_is_headed_worksheet_becomes_one(brought: Brought) -> None:
    (sheet,) = blocks(brought(awkward()), Worksheet)
    assert isinstance(sheet, Worksheet)
    assert plain(sheet.title) == "Your first week"
    assert sheet.id == "worksheet-your-first-week"


def test_the_words_of_a_diagram_come_along_and_what_is_outside_is_told(brought: Brought) -> None:
    (listed,) = blocks(brought(diagram()), List)
    assert [plain(i.words) for i in listed.items] == ["Plan", "Do", "Review"]  # type: ignore[attr-defined]
    codes = [d.code for d in import_word(diagram(), "a.docx").unsure]
    assert codes == ["unsure-diagram", "unsure-picture-outside"]


def test_links_in_fields_other_languages_and_endnotes_come_along(brought: Brought) -> None:
    runs = [n for b in blocks(brought(older()), Paragraph) for run in inlines_of(b) for n in walk_inlines(run)]
    assert [n.url for n in runs if isinstance(n, Link)] == ["https://example.org/agree"]
    assert [(n.lang, plain(n.children)) for n in runs if isinstance(n, Phrase)] == [("cy-GB", "croeso i bawb")]
    assert [plain(n.children) for n in runs if isinstance(n, Footnote)] == ["Everybody is welcome."]


def test_fields_that_refer_to_headings_are_references_to_sections(brought: Brought) -> None:
    runs = [n for b in blocks(brought(older()), Paragraph) for run in inlines_of(b) for n in walk_inlines(run)]
    found = [(n.target, n.form, n.own_words) for n in runs if isinstance(n, Reference)]
    assert found == [("our-working-agreement", "text", False), ("our-working-agreement", "page", False)]


def test_a_numbered_list_goes_on_counting_after_a_word_in_between(brought: Brought) -> None:
    listed = [b for b in blocks(brought(older()), List) if isinstance(b, List)]
    assert [(b.start, len(b.items)) for b in listed] == [(1, 2), (3, 1)]


def test_old_boxes_lines_and_check_boxes_are_known(brought: Brought) -> None:
    book = brought(older())
    assert [plain(b.body[0].content) for b in blocks(book, Box)] == [  # type: ignore[attr-defined]
        "Phones off, please.", "In one box: we keep what we hear to ourselves.",
    ]  # fmt: skip
    assert prompts(book, Question) == ["What would help you to keep to it?"]
    assert [b.lines for b in blocks(book, Question)] == [3]  # type: ignore[attr-defined]
    (agree,) = blocks(book, Choices)
    assert [plain(i.content) for i in agree.items] == ["come on time", "say when I cannot come"]  # type: ignore[attr-defined]
    (entries,) = blocks(book, Fields)
    assert [plain(i.content) for i in entries.items] == ["Signed", "Date", "Team"]  # type: ignore[attr-defined]


def test_saved_by_libreoffice_they_say_the_same(
    resaved: Callable[[dict[str, bytes]], dict[str, bytes]], tmp_path: Path
) -> None:
    first = {name: make() for name, make in WORKBOOKS.items()}
    for name, data in resaved(first).items():
        book = load(write(tmp_path / name, import_word(data, f"{name}.docx").files))
        before = load(write(tmp_path / f"{name}-before", import_word(first[name], f"{name}.docx").files))
        assert titles(book) == titles(before)
        kinds = [type(b) for s in book.sections for b in walk(s.body) if b.answers()]
        assert kinds == [type(b) for s in before.sections for b in walk(s.body) if b.answers()]
