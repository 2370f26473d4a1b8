"""``--templates``: a designer's files go before the packaged ones; a fault in them is theirs, with file and line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Printgen

PAUSE = ":::{pause}\nThink.\n:::\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own" / "html" / "blocks").mkdir(parents=True)
    return tmp_path / "own" / "html" / "blocks" / "pause.html.j2"


def test_a_template_and_its_words_go_before_the_packaged_ones(
    printgen: Printgen, small, own: Path, tmp_path: Path
) -> None:
    small(PAUSE)
    own.write_text('<p>{{ r.text("pause") }}, designed.</p>{{ r.blocks(block.body) }}')
    (tmp_path / "own" / "labels").mkdir()
    (tmp_path / "own" / "labels" / "en.yaml").write_text("messages: {pause: Wait a moment}\n")
    assert printgen("build", "book", "--templates", "own").code == 0
    page = pypdfium2.PdfDocument(tmp_path / "output" / "book.pdf")[1]
    assert "Wait a moment, designed." in page.get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<p>\n{% for one in %}</p>", 2, "Expected an expression"),
        ("<p>\n\n{{ block.nothing }}</p>", 3, "has no attribute 'nothing'"),
        ("{{ ''.__class__.__mro__ }}", 1, "a template may only read what it is given"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{% include 'html/nothing.html.j2' %}", 0, "there is no template 'html/nothing.html.j2'"),
    ],
)
def test_a_fault_is_said_with_its_file_and_line(
    printgen: Printgen, small, own: Path, tmp_path: Path, text: str, line: int, words: str
) -> None:
    small(PAUSE)
    own.write_text(text)
    said = printgen("build", "book", "--templates", "own")
    assert said.code == 1
    assert words in said.err
    assert "html/blocks/pause.html.j2" + (f":{line}:" if line else "") in said.err
    assert not (tmp_path / "output").exists()


def test_a_reference_document_that_is_none_is_said(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    (tmp_path / "own" / "word").mkdir(parents=True)
    (tmp_path / "own" / "word" / "reference.docx").write_text("words")
    said = printgen("build", "book", "-f", "docx", "--templates", "own")
    assert said.code == 1
    assert "own/word/reference.docx: this is not a Word document" in said.err


def test_templates_compiled_for_the_sandbox_are_not_taken_outside_it(printgen, small, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "own").mkdir()
    book = str(small("Some words.\n"))
    for templates in (("--templates", str(tmp_path / "own")), (), ("--templates", str(tmp_path / "own"))):
        said = printgen("build", book, "-f", "docx", *templates)
        assert said.code == 0, said.err
