"""Word files in editions: sizes, room, writing lines, cards, colours; every checker finds nothing."""

from __future__ import annotations

from functools import cache

import pytest

from printgen.check.docx import check_docx
from printgen.check.docx_file import Styles, WordFile, find, open_word
from printgen.check.docx_look import Look
from printgen.check.ooxml import validate
from printgen.pipeline import Order, build
from tests.documents.matrix import brand, workbook

EDITIONS = (
    "large-print", "giant-print", "dyslexia", "high-contrast", "high-contrast-dark", "tinted", "ink-saver",
)  # fmt: skip


@cache
def made(edition: str) -> bytes:
    return build(workbook("tests/cases/kitchen-sink"), "docx", Order(brand=brand("harbour-mind"), edition=edition)).data


def value(file: WordFile, style: str, path: str) -> str:
    return "".join(find(file.tree("word/styles.xml"), f"//w:style[@w:styleId='{style}']/{path}"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_checker_finds_nothing(edition: str) -> None:
    assert [str(found) for found in check_docx(made(edition))] == []
    assert validate(made(edition)) == ()


@pytest.mark.parametrize(("edition", "least"), [("large-print", 18), ("giant-print", 24)])
def test_no_words_are_smaller_than_the_edition_promises(edition: str, least: float) -> None:
    file = open_word(made(edition))
    look = Look(Styles.of(file))
    smallest = min(look.of(run)[2] for _, root in file.stories() for run in find(root, "//w:r[w:t]"))
    assert smallest >= least


def test_larger_print_has_more_room_and_lines_further_apart() -> None:
    usual, large = open_word(made("standard")), open_word(made("large-print"))
    line = "w:pPr/w:spacing/@w:line"
    assert int(value(large, "Normal", line)) > 1.4 * int(value(usual, "Normal", line))
    assert 11.9 < int(value(large, "WritingLine", line)) * 25.4 / 1440 < 12.1
    assert find(large.tree("word/styles.xml"), "//w:style[@w:styleId='Emphasis']/w:rPr/w:b")
    assert not find(large.tree("word/styles.xml"), "//w:style[@w:styleId='Emphasis']/w:rPr/w:i")


def test_giant_print_has_no_table_of_more_than_two_columns_but_scales() -> None:
    wide = [
        "".join(find(table, "w:tblPr/w:tblStyle/@w:val"))
        for table in find(open_word(made("giant-print")).document, "//w:tbl")
        if len(find(table, "w:tblGrid/w:gridCol")) > 2
    ]
    assert set(wide) == {"ScaleTable"}
    plans = find(open_word(made("standard")).document, "//w:tbl[w:tblPr/w:tblStyle/@w:val='ActionPlanTable']")
    assert plans, "which is a table in the standard edition"


def test_answers_have_the_same_tags_in_every_edition() -> None:
    def tags(edition: str) -> set[str]:
        path = "//w:sdt[not(w:sdtPr/w15:repeatingSection)]/w:sdtPr/w:tag/@w:val"
        return set(find(open_word(made(edition)).document, path))

    assert tags("giant-print") == tags("large-print") == tags("standard")


def test_the_colour_of_the_page_is_the_editions_and_shown() -> None:
    dark = open_word(made("high-contrast-dark"))
    assert find(dark.document, "w:background/@w:color") == ["000000"]
    assert find(dark.tree("word/settings.xml"), "//w:displayBackgroundShape")
    assert not find(open_word(made("standard")).document, "w:background")


def test_where_panels_have_no_ground_they_have_an_outline() -> None:
    def sides(edition: str) -> set[str]:
        path = "//w:style[@w:styleId='PanelTable']/w:tblPr/w:tblBorders/w:top/@w:val"
        return set(find(open_word(made(edition)).tree("word/styles.xml"), path))

    assert sides("high-contrast") == {"single"}
    assert sides("standard") == {"nil"}
