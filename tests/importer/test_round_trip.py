"""A workbook built, imported and built again says the same, word for word and in order.

Compared (said.py): every word of the body, alt text, footnotes, labels and placeholders; the ids of all answer spaces;
headings with their levels; tables by kind. Not compared: the contents list, page numbers and running heads, which every
build makes anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printgen.check.content import check_content
from printgen.importer import import_word
from printgen.pipeline import Order, build
from printgen.read.workbook import load
from tests.importer.conftest import write
from tests.importer.said import Said, said

ROOT = Path(__file__).parents[2]
SAMPLES = ("content/use-of-self", "content/working-alongside")


def again(data: bytes, folder: Path) -> Said:
    """What the document says that is built from an imported one."""
    done = import_word(data, "first.docx")
    write(folder, done.files)
    errors = [one for one in check_content(str(folder)) if one.severity == "error"]
    assert errors == []
    return said(build(load(folder), "docx", Order()).data)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_comes_back_in_order(name: str, tmp_path: Path) -> None:
    first = build(load(ROOT / name), "docx", Order()).data
    before, after = said(first), again(first, tmp_path)
    assert len(before.words) > 3000
    assert after.words == before.words


@pytest.mark.parametrize("name", SAMPLES)
def test_every_answer_heading_and_table_comes_back(name: str, tmp_path: Path) -> None:
    first = build(load(ROOT / name), "docx", Order()).data
    before, after = said(first), again(first, tmp_path)
    assert len(before.tags) > 60
    assert after.tags == before.tags
    assert after.headings == before.headings
    assert after.tables == before.tables


@pytest.mark.parametrize("edition", ["large-print", "giant-print", "high-contrast"])
def test_every_word_comes_back_from_another_edition(edition: str, tmp_path: Path) -> None:
    first = build(load(ROOT / SAMPLES[0]), "docx", Order(edition=edition)).data
    write(tmp_path, import_word(first, "first.docx").files)
    after = said(build(load(tmp_path), "docx", Order(edition=edition)).data)
    assert _letters(after.words) == _letters(said(first).words)


def _letters(words: list[str]) -> list[str]:
    """Words without their figures: a page that was told as text keeps the number it had."""
    return [kept for word in words if (kept := "".join(c for c in word if not c.isdigit()))]


def test_the_workbook_of_every_kind_comes_back(tmp_path: Path) -> None:
    first = build(load(ROOT / "tests/cases/kitchen-sink"), "docx", Order()).data
    before, after = said(first), again(first, tmp_path)
    assert after.words == before.words
    assert after.headings == before.headings
    assert after.tables == before.tables


def test_a_second_round_changes_no_file(tmp_path: Path) -> None:
    first = build(load(ROOT / SAMPLES[0]), "docx", Order()).data
    once = import_word(first, "a.docx")
    second = build(load(write(tmp_path, once.files)), "docx", Order()).data
    twice = import_word(second, "a.docx")
    assert twice.files.keys() == once.files.keys()
    assert twice.files == once.files


def test_the_same_file_gives_the_same_folder() -> None:
    first = build(load(ROOT / "tests/cases/kitchen-sink"), "docx", Order()).data
    assert import_word(first, "a.docx") == import_word(first, "a.docx")


def test_every_word_comes_back_through_libreoffice(
    tmp_path: Path, resaved: Callable[[dict[str, bytes]], dict[str, bytes]]
) -> None:
    first = build(load(ROOT / SAMPLES[0]), "docx", Order()).data
    before, after = said(first), again(resaved({"first": first})["first"], tmp_path)
    assert after.words == before.words
    assert after.headings == before.headings


def test_what_somebody_wrote_into_an_answer_is_kept_as_a_comment() -> None:
    first = build(load(ROOT / SAMPLES[0]), "docx", Order()).data
    filled = _filled(first, "start-why", "Because I listen.")
    done = import_word(filled, "a.docx")
    text = done.files["sections/introduction.md"].decode()
    assert "<!-- Somebody had written here: Because I listen. -->" in text
    found = next(one for one in done.unsure if one.code == "unsure-answer")
    assert text.splitlines()[found.span.line - 1].startswith("<!-- Somebody had written here")


def _filled(data: bytes, tag: str, words: str) -> bytes:
    """A document in which one answer has been filled in."""
    import io
    import re
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                xml = text.decode()
                start = xml.index(f'<w:tag w:val="{tag}"/>')
                end = xml.index("</w:sdtContent>", start)
                inner = xml[start:end].replace("<w:showingPlcHdr/>", "")
                inner = re.sub(r"(<w:t[^>]*>)[^<]*(</w:t>)", rf"\g<1>{words}\g<2>", inner, count=1)
                text = (xml[:start] + inner + xml[end:]).encode()
            new.writestr(name, text)
    return out.getvalue()


ENDED = """---
id: one
title: One
---

:::{activity} Listening in pairs
:id: listening

:::{question} What did you hear?
:id: heard
:::
:::

These words stand after it.

:::{worksheet} A sheet
:id: sheet

:::{question} What now?
:id: now
:::
:::

And these after that.
"""


def test_text_after_an_activity_or_a_worksheet_stays_after_it(tmp_path: Path) -> None:
    source = write(
        tmp_path / "one", {"workbook.yaml": b"title: A\nsections: [one]\n", "sections/one.md": ENDED.encode()}
    )
    done = import_word(build(load(source), "docx", Order()).data, "first.docx")
    (section,) = load(write(tmp_path / "two", done.files)).sections
    assert [type(b).__name__ for b in section.body] == ["Activity", "Paragraph", "Worksheet", "Paragraph"]
