"""How a Word document is built: fields that count and refer, page breaks, first pages, pages on their side."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

import printgen
from printgen.check.docx import check_docx
from printgen.check.docx_fields import fields
from printgen.check.docx_file import WordFile, find, open_word
from printgen.diagnostics import Diagnostics
from printgen.edition import Layout
from printgen.pipeline import Order, build, build_all, prepare
from printgen.render.word.breaks import NEW_PAGE, paged
from tests.documents.matrix import brand, workbook
from tests.word.conftest import Break, replaced

AFTER = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
TEXT = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'


@cache
def sample(name: str) -> WordFile:
    return open_word(build(workbook(name), "docx", Order(brand=brand("harbour-mind"))).data)


def codes(file: WordFile, start: str) -> list[str]:
    return [field.code for field in fields(file.document) if field.code.startswith(start)]


def test_figures_count_on_and_start_anew_where_their_numbers_do() -> None:
    counted = [
        (f.code, f.shown) for f in fields(sample("content/working-alongside").document) if "SEQ Figure" in f.code
    ]
    assert counted == [("SEQ Figure \\* ARABIC", "1"), ("SEQ Figure \\* ARABIC \\r 1", "1")]


def test_references_to_activities_and_titles_are_fields_with_the_right_words() -> None:
    found = [f for f in fields(sample("content/use-of-self").document) if "REF " in f.code and "PAGEREF" not in f.code]
    assert len(found) >= 7
    quoted = [f.shown for f in fields(sample("content/use-of-self").document) if f.code.startswith("QUOTE")]
    assert {"2.2", "2.7", "2.12"} <= set(quoted)
    sink = [f for f in fields(sample("tests/cases/kitchen-sink").document) if f.code.startswith("REF writing")]
    assert [f.shown for f in sink if not f.inside] == ["Writing"]


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("sequences", r"(SEQ Activity.*?separate.*?<w:t[^>]*>)1<", r"\g<1>4<"),
        ("cross-references", r"(REF writing .*?separate.*?<w:t[^>]*>)Writing<", r"\g<1>Reading<"),
        ("anchors", r"REF writing ", "REF nowhere "),
    ],
)
def test_a_field_that_is_out_of_step_is_found(broken: Break, rule: str, old: str, new: str) -> None:
    assert rule in {found.rule for found in check_docx(broken("word/document.xml", replaced(old, new)))}


def test_sections_worksheets_and_activities_have_bookmarks() -> None:
    book = prepare(workbook("content/use-of-self"), "docx", Order(), Diagnostics()).workbook
    names = {n.lower() for n in find(sample("content/use-of-self").document, "//w:bookmarkStart/@w:name")}
    from printgen.render.word.words import anchor_name

    assert {anchor_name(section.id) for section in book.sections} <= names
    kinds = ("activity", "worksheet")
    assert {anchor_name(b.id) for s in book.sections for b in s.body if b.kind in kinds} <= names


def test_an_opener_is_the_different_first_page_of_its_section() -> None:
    sections = find(sample("content/use-of-self").document, "//w:sectPr[w:titlePg]")
    assert len(sections) == 5
    assert all(find(one, "w:footerReference[@w:type='first']") for one in sections)


def test_a_block_that_starts_a_page_of_the_pdf_starts_one_in_word() -> None:
    order = Order(brand=brand("harbour-mind"), word_pages="layout")
    book = workbook("content/use-of-self")
    plain = build(book, "docx", order, {"disclosure": (58, 58)}).data
    broken = build(book, "docx", order, {"disclosure": (58, 58), "disclosure:top": (58, 58)}).data
    path = "//w:pageBreakBefore"
    assert len(find(open_word(broken).document, path)) == len(find(open_word(plain).document, path)) + 1


def test_after_a_table_the_paragraph_that_has_to_follow_it_goes_over_to_the_new_page() -> None:
    assert paged(f"<w:tbl></w:tbl>{AFTER}{NEW_PAGE}{TEXT}").count("<w:p>") == 2
    assert re.search(r"<w:tbl></w:tbl><w:p><w:pPr><w:pStyle w:val=\"SectionBreak\"/><w:pageBreakBefore/>", paged(
        f"<w:tbl></w:tbl>{AFTER}{NEW_PAGE}{TEXT}"
    ))  # fmt: skip
    assert "SectionBreak" not in paged(f"{TEXT}{NEW_PAGE}{TEXT}")
    assert paged(f"{TEXT}{NEW_PAGE}<w:tbl></w:tbl>").endswith("<w:pageBreakBefore/></w:pPr></w:p><w:tbl></w:tbl>")


WIDE = """\
Before.

:::{worksheet} Deciding
:id: deciding
:::{question} What matters?
:::
:::{action-plan} What we will do
:id: wide
:columns: What? | Who? | Who helps? | What could get in the way? | How will we know? | When?
:rows: 3
:landscape:
:::
:::

After.

:::{action-plan} Alone
:id: alone
:columns: What? | Who? | When?
:rows: 2
:landscape:
:::
"""


def test_a_wide_plan_turns_its_page_in_word_and_in_the_pdf_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "workbook.yaml").write_text("title: T\nsections: [one, two]\ncover: false\ncontents: false\n")
    (tmp_path / "sections" / "one.md").write_text(f"---\nid: one\ntitle: One\n---\n\n{WIDE}")
    (tmp_path / "sections" / "two.md").write_text("---\nid: two\ntitle: Two\n---\n\nThe end.\n")
    pdf, docx = build_all(printgen.load(tmp_path), ("pdf", "docx"), Order(word_pages="layout"))
    pages = pypdfium2.PdfDocument(pdf.data)
    turned = [page.get_width() > page.get_height() for page in pages]
    assert turned == [False, False, True, False, True, False]
    sizes = find(
        open_word(docx.data).document, "//w:sectPr/w:pgSz/@w:orient|//w:sectPr[not(w:pgSz/@w:orient)]/w:pgSz/@w:w"
    )
    assert [size == "landscape" for size in sizes] == [False, True, False, True, False]
    assert [str(found) for found in check_docx(docx.data)] == []


def test_us_letter_is_set_a_little_closer(every_kind: bytes) -> None:
    order = Order(brand=brand("harbour-mind"), layout=Layout(paper="letter"))
    letter = open_word(build(workbook("tests/cases/kitchen-sink"), "docx", order).data)
    line = "//w:style[@w:styleId='Normal']/w:pPr/w:spacing/@w:line"
    (close,), (usual,) = (find(file.tree("word/styles.xml"), line) for file in (letter, open_word(every_kind)))
    assert 0.9 < int(close) / int(usual) < 0.95


_MARK = '<w:bookmarkStart w:id="7" w:name="sheetend"/><w:bookmarkEnd w:id="7"/>'
_AFTER = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr>{}</w:p>'
_NEXT = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'


def test_a_mark_after_a_table_turns_the_page_with_what_follows_unless_its_page_is_asked_for() -> None:
    body = f"<w:tbl></w:tbl>{_AFTER.format(_MARK)}{NEW_PAGE}{_NEXT}"
    turned = paged(body)
    assert turned.count(_MARK) == 1
    assert "AfterTable" not in turned
    assert turned.index("pageBreakBefore") < turned.index(_MARK), "the small paragraph goes over, and its mark with it"
    asked = paged(f"<w:instrText> PAGEREF sheetend \\h </w:instrText>{body}")
    assert asked.index(_MARK) < asked.index("pageBreakBefore"), "or its number would be one too many"


def test_the_paragraph_after_a_table_takes_no_room_where_a_document_or_a_section_ends() -> None:
    ended = paged(f"<w:tbl></w:tbl>{_AFTER.format(_MARK)}<w:sectPr></w:sectPr>")
    assert "AfterTable" not in ended
    assert _MARK in ended
    section = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:sectPr></w:sectPr></w:pPr></w:p>'
    assert paged(_AFTER.format(_MARK) + section).count("<w:p>") == 1


def test_every_worksheet_and_activity_has_its_end_marked_once() -> None:
    from printgen.model.blocks import Activity, Worksheet
    from printgen.model.walk import walk
    from printgen.render.word.words import anchor_name, end_of

    for name in ("content/use-of-self", "content/working-alongside"):
        sheets = [b.id for s in workbook(name).sections for b in walk(s.body) if isinstance(b, Worksheet | Activity)]
        names = find(sample(name).document, "//w:bookmarkStart/@w:name")
        assert len(sheets) > 2
        assert {anchor_name(end_of(one)) for one in sheets} <= set(names)
        assert len(names) == len(set(names))
        assert max(map(len, names)) <= 40
