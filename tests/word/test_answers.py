"""Answers in Word: what each kind of control is, for the screen, for paper and for both; and what protection is."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from printgen.check.docx_file import WordFile, find, open_word, words
from printgen.edition import Layout, Purpose
from printgen.pipeline import Order, build
from printgen.write.docx.assemble import protected
from tests.documents.matrix import brand, workbook

PURPOSES: tuple[Purpose, ...] = ("both", "screen", "paper")


@cache
def made(purpose: Purpose = "both", protect: bool = False) -> WordFile:
    order = Order(brand=brand("harbour-mind"), layout=Layout(purpose=purpose, protect=protect))
    return open_word(build(workbook("tests/cases/kitchen-sink"), "docx", order).data)


def control(file: WordFile, tag: str) -> Any:
    (found,) = find(file.document, f"//w:sdt[w:sdtPr/w:tag/@w:val='{tag}']")
    return found


def kinds(file: WordFile) -> set[str]:
    names = "date|w:text|w:dropDownList|w:comboBox|w14:checkbox|w:picture|w15:repeatingSection"
    return {
        one.tag.rpartition("}")[2]
        for one in find(file.document, f"//w:sdtPr/*[self::w:{names.replace('|', '|self::')}]")
    }


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_answer_has_a_title_a_tag_and_a_placeholder_of_its_own(purpose: Purpose) -> None:
    file = made(purpose)
    controls = find(file.document, "//w:sdt[w:sdtPr/w:tag][not(w:sdtPr/w15:repeatingSection)]")
    assert len(controls) > 40
    for one in controls:
        assert "".join(find(one, "w:sdtPr/w:alias/@w:val")).strip()
        ticks = find(one, "w:sdtPr/w14:checkbox|w:sdtPr/w:picture")
        assert ticks or find(one, "w:sdtPr/w:placeholder/w:docPart/@w:val")
        assert find(one, "w:sdtPr/w:lock/@w:val") == ["sdtLocked"], "it cannot be deleted by a slip"


def test_each_kind_of_answer_has_words_own_kind_of_control() -> None:
    assert kinds(made()) == {"date", "text", "checkbox", "picture", "repeatingSection"}
    assert kinds(made("screen")) == {"date", "text", "checkbox", "picture", "repeatingSection", "dropDownList"}
    rows = find(made().document, "//w15:repeatingSectionItem/ancestor::w:sdt[1]/w:sdtContent/w:tr")
    assert len(rows) == 6, "each row of the plan can be added to"


def test_a_label_that_asks_for_a_date_gets_a_date() -> None:
    assert find(control(made(), "writing-date"), "w:sdtPr/w:date")
    assert find(control(made(), "writing-group"), "w:sdtPr/w:text")


def test_a_scale_is_a_list_on_screen_and_boxes_to_tick_on_paper() -> None:
    shown = find(control(made("screen"), "easy"), ".//w:listItem/@w:displayText")
    assert len(shown) == 11
    assert shown[0].startswith("0: ")
    assert find(control(made("screen"), "easy"), ".//w:listItem/@w:value") == [str(n) for n in range(11)]
    assert len(find(made("paper").document, "//w:sdt[starts-with(w:sdtPr/w:tag/@w:val, 'easy-')]")) == 11


def test_paper_has_ruled_lines_and_prints_no_prompt() -> None:
    file = made("paper")
    assert len(find(file.document, "//w:p[w:pPr/w:pStyle/@w:val='WritingLine']")) > 10
    hints = [words(run) for run in find(file.document, "//w:r[w:rPr/w:rStyle/@w:val='PlaceholderText']")]
    assert hints
    assert set(hints) == {"\u2003"}


def test_the_screen_has_a_prompt_in_every_answer_and_no_ruled_line() -> None:
    file = made("screen")
    assert not find(file.document, "//w:p[w:pPr/w:pStyle/@w:val='WritingLine']")
    hints = [words(run).strip() for run in find(file.document, "//w:r[w:rPr/w:rStyle/@w:val='PlaceholderText']")]
    assert len(hints) > 40
    assert all(hints)


def test_protection_takes_answers_alone_and_is_off_unless_asked_for() -> None:
    path = "//w:documentProtection"
    assert find(made().tree("word/settings.xml"), path) == []
    (found,) = find(made(protect=True).tree("word/settings.xml"), path)
    assert [value for name, value in found.items() if name.endswith("edit")] == ["forms"]
    once = protected("<w:settings><w:zoom/><w:defaultTabStop/></w:settings>")
    assert protected(once) == once
    assert once.index("documentProtection") < once.index("defaultTabStop"), "the order is fixed"
