"""What people do in Word for want of something better, piece by piece: what becomes of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from printgen.importer import import_word
from printgen.importer.equations import line_of
from printgen.importer.symbols import shown
from printgen.model.answers import ActionPlan, Choices, Fields, ListAnswer, Prompts, Question
from printgen.model.blocks import Compare
from printgen.model.core import Heading, List, Paragraph, Table
from printgen.model.inline import Phrase, plain
from printgen.model.inline import walk as walk_inlines
from printgen.model.walk import inlines_of
from printgen.model.workbook import Workbook
from tests.importer.test_bad_files import in_body
from tests.importer.workbooks import control, text_box

Brought = Callable[[bytes], Workbook]
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def p(words: str, properties: str = "", run: str = "") -> str:
    """A paragraph; a tab where the words have one."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{one}</w:t>' for one in words.split("\t"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{pieces}</w:r></w:p>"


def head(words: str, level: int = 1) -> str:
    return p(words, f'<w:pStyle w:val="Heading{level}"/>')


def table(*rows: list[str]) -> str:
    """A table; cells are words, or XML."""
    lines = "".join(f'<w:{s} w:val="single"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    cell: Callable[[str], str] = lambda c: f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>"  # noqa: E731
    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>{body}</w:tbl>"


EMPTY = p("")


@pytest.fixture
def made(brought: Brought) -> Callable[..., list[object]]:
    """The blocks of a document with one heading and this under it."""
    return lambda *xml: list(brought(in_body(head("One") + "".join(xml))).sections[0].body)


def asks(block: object) -> str:
    """What an answer asks."""
    return " ".join(plain(b.content) for b in block.prompt)  # type: ignore[attr-defined]


# Text


def test_what_stands_in_a_filled_control_comes_along_from_its_first_word(made: Callable[..., list[object]]) -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('The first line.')}{p('The second.')}</w:sdtContent></w:sdt>"
    assert [plain(b.content) for b in made(filled)] == ["The first line.", "The second."]  # type: ignore[attr-defined]


def test_headings_are_known_by_name_where_no_level_is_said(brought: Brought) -> None:
    """Google Docs and Pages write such; the first has no such style at all."""
    book = brought(in_body(head("One") + p("Words.") + head("Two") + p("Words.") + head("Under", 2) + p("More.")))
    assert [plain(s.title) for s in book.sections] == ["One", "Two"]


def test_headings_of_one_look_stand_on_one_level(brought: Brought) -> None:
    deep = "".join(head(f"Exercise {n}", 4) + p("Words.") for n in (1, 2, 3))
    book = brought(in_body(head("One") + deep + head("Two") + p("Words.")))
    assert [b.level for b in book.sections[0].body if isinstance(b, Heading)] == [2, 2, 2]


def test_a_heading_without_anything_under_it_makes_no_empty_section(brought: Brought) -> None:
    book = brought(in_body(head("One") + p("Words.") + head("Two")))
    assert [plain(s.title) for s in book.sections] == ["One"]
    assert isinstance(book.sections[0].body[-1], Heading)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(made: Callable[..., list[object]]) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    (one,) = made(p("First half", gone), p(" and second half."))
    assert plain(one.content) == "First half and second half."  # type: ignore[attr-defined]


def test_a_row_that_was_deleted_is_left_out(made: Callable[..., list[object]]) -> None:
    xml = table(["Day", "Place"], ["Monday", "Hall"], ["Tuesday", "Park"])
    xml = xml.replace("<w:tr><w:tc>" + p("Monday"), '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>' + p("Monday"))
    (kept,) = made(xml)
    assert isinstance(kept, Table)
    assert len(kept.rows) == 1


def test_words_from_right_to_left_have_their_language(made: Callable[..., list[object]]) -> None:
    (named, bare) = made(p("شكرا", run='<w:rtl/><w:lang w:bidi="ar-SA"/>'), p("תודה"))
    tongues = [
        n.lang for b in (named, bare) for run in inlines_of(b) for n in walk_inlines(run) if isinstance(n, Phrase)
    ]  # type: ignore[arg-type]
    assert tongues == ["ar-SA", "he"]


def test_typed_lists_keep_their_levels_and_letters(made: Callable[..., list[object]]) -> None:
    (outer,) = made(*map(p, ("•\tRing", "•\tAsk", "o\tlong", "o\tshort", "•\tGo")))
    assert isinstance(outer, List)
    inner = outer.items[1].body[1]
    assert (len(outer.items), isinstance(inner, List) and len(inner.items)) == (3, 2)
    (lettered,) = made(*map(p, ("a)\tthink", "b)\tnotice", "c)\tplan")))
    assert isinstance(lettered, List)
    assert (lettered.ordered, lettered.start, len(lettered.items)) == (True, 1, 3)


@pytest.mark.parametrize(
    ("text", "font", "said"),
    [("\uf0a8", "Wingdings", "☐"), ("o", "Wingdings", "☐"), ("\uf0e0", "", "→"), ("☑", "", "☑"),
     ("Words", "Wingdings", "Words"), ("\uf0ff", "Wingdings", "")],
)  # fmt: skip
def test_signs_of_symbol_fonts_are_characters(text: str, font: str, said: str) -> None:
    assert "".join(shown(text, font)) == said


def test_an_equation_is_said_on_one_line() -> None:
    from lxml import etree

    def t(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    power = f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>"
    xml = f"<m:oMath {MATH}><m:f><m:num>{t('a+b')}</m:num><m:den>{t('c')}</m:den></m:f>{t('=')}{power}</m:oMath>"
    assert line_of(etree.fromstring(xml)) == "(a+b)/c=x²"


# Room to write


def test_dotted_tabs_and_underlined_spaces_are_lines_to_write_on(made: Callable[..., list[object]]) -> None:
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    (tabs,) = made(p("Who did you speak to?"), p("\t", dots), p("\t", dots))
    assert isinstance(tabs, Question)
    assert tabs.lines == 2
    (spaces,) = made(p("What now?"), p(" " * 40, run='<w:u w:val="single"/>'))
    assert isinstance(spaces, Question)


def test_a_label_with_lines_under_it_is_one_question(made: Callable[..., list[object]]) -> None:
    (one,) = made(p(f"Because: {'_' * 40}"), p("_" * 70))
    assert isinstance(one, Question)
    assert (asks(one), one.lines) == ("Because:", 2)


@pytest.mark.parametrize("blank", ["", "______"])
def test_numbers_with_nothing_behind_them_are_a_list_to_fill_in(blank: str, made: Callable[..., list[object]]) -> None:
    (one,) = made(p("My three wishes:"), *(p(f"{n}. {blank}".strip()) for n in (1, 2, 3)))
    assert isinstance(one, ListAnswer)
    assert (asks(one), one.items) == ("My three wishes:", 3)
    (boxed,) = made(f"<w:p><w:r><w:t>My wishes:</w:t></w:r>{text_box(['1.', '2.'])}</w:p>")
    assert isinstance(boxed, ListAnswer)


def test_an_empty_text_box_is_room(made: Callable[..., list[object]]) -> None:
    (one,) = made(f"<w:p><w:r><w:t>What would you grow?</w:t></w:r>{text_box([''])}</w:p>")
    assert isinstance(one, Question)
    assert asks(one) == "What would you grow?"


def test_empty_lines_under_a_question_are_room_and_elsewhere_they_are_not(made: Callable[..., list[object]]) -> None:
    (asked, after) = made(p("What helps?"), EMPTY * 5, p("Words that go on."))
    assert isinstance(asked, Question)
    assert (asked.lines, type(after)) == (5, Paragraph)
    assert [type(b) for b in made(p("Plain words."), EMPTY * 5, p("More."))] == [Paragraph, Paragraph]


# Tables


def test_choices_beside_labels_stay_choices(made: Callable[..., list[object]]) -> None:
    items = "".join(f'<w:listItem w:displayText="{w}" w:value="{w}"/>' for w in ("Leeds", "York"))
    listed = f"<w:p>{control(f'<w:dropDownList>{items}</w:dropDownList>', words='Choose an item.')}</w:p>"
    found = made(table(["Name", ""], ["Town", listed], ["Interpreter?", "☐ Yes  ☐ No"], ["Team", ""]))
    assert [type(b) for b in found] == [Fields, Choices, Choices, Fields]
    assert [len(b.items) for b in found] == [1, 2, 2, 1]  # type: ignore[attr-defined]


def test_a_column_that_only_counts_is_left_out(made: Callable[..., list[object]]) -> None:
    (one,) = made(table(["1", "What went well?", ""], ["2", "What was hard?", ""]))
    assert isinstance(one, Prompts)
    assert [plain(i.content) for i in one.items] == ["What went well?", "What was hard?"]


def test_a_row_across_a_plan_is_its_title(made: Callable[..., list[object]]) -> None:
    (one,) = made(table(["My plan"], ["What", "Who", "When"], ["", "", ""], ["", "", ""]))
    assert isinstance(one, ActionPlan)
    assert (plain(one.title), one.rows) == ("My plan", 2)


def test_cells_that_begin_in_bold_are_columns(made: Callable[..., list[object]]) -> None:
    cells = [p(title, run="<w:b/>") + p("Words under it.") for title in ("What we heard", "What we do")]
    (one,) = made(table(cells))
    assert isinstance(one, Compare)
    assert [plain(c.title) for c in one.columns] == ["What we heard", "What we do"]


# What is said


def test_what_a_program_wrote_about_a_picture_is_to_be_looked_at() -> None:
    from printgen.importer.flow import described

    assert described("A dog on grass. Description automatically generated") == "A dog on grass"
    assert described("IMG_0034.jpg") == described("Picture 2") == ""
    assert described("A dog on grass.") == "A dog on grass."


def test_a_link_to_a_place_that_is_gone_is_words() -> None:
    xml = head("One") + p("What helps?") + p("_" * 60)
    xml += '<w:p><w:hyperlink w:anchor="gone"><w:r><w:t>a place</w:t></w:r></w:hyperlink></w:p>'
    text = import_word(in_body(xml), "a.docx").files["sections/one.md"].decode()
    assert text.rstrip().endswith("\n\na place")


def test_signs_in_the_title_are_words(brought: Brought) -> None:
    """It is typeset as words in a section are: a star or a bracket is no mark-up."""
    book = brought(
        in_body(
            p("Me & <you>: {{Name}} *and* all_of_us", '<w:pStyle w:val="Title"/>').replace(
                "& <you>", "&amp; &lt;you&gt;"
            )
            + head("One")
            + p("Words.")
        )
    )
    assert book.settings.title == "Me & <you>: {{Name}} *and* all_of_us"
