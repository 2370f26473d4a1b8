"""What people type when they mean something else: one line that says so, or what they meant."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Printgen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("build", "."), 'error: "." is not a workbook: there is no workbook.yaml in it; did you mean "book"?'),
        (("build", "boook"), 'error: there is no workbook "boook"; did you mean "book"?'),
        (("build", "book/sections"), 'error: "book/sections" is not a workbook: there is no workbook.yaml in it; '
         'did you mean "book"?'),
        (("build", "book/sections/one.md"), 'error: there is no workbook "book/sections/one.md"; did you mean "book"?'),
        (("build", "working-along-side"), 'error: there is no workbook "working-along-side"; did you mean '
         '"working-alongside"?'),
        (("build", "book", "--brand", "ardmarow"), 'error: there is no brand "ardmarow"; did you mean "ardmarrow"?'),
        (("build", "book", "-o", "mine.docx"), 'error: -o names a file, "mine.docx", but this makes .pdf; '
         "add -f docx, or name a folder"),
        (("worksheets", "book", "--split", "-o", "a.pdf"), '-o names a file, "a.pdf", but this makes .zip; add -f pdf'),
        (("build", "book", "-f", "pfd"), "there is no 'pfd'. Did you mean 'pdf'? Allowed: pdf, docx, html, epub,"),
        (("build", "book", "--paper", "A3"), "there is no 'A3'. Allowed: a4, a5, letter."),
        (("biuld", "book"), "No such command 'biuld'. Did you mean 'build'?"),
        (("build", "book", "--editon", "large-print"), "No such option '--editon'"),
    ],
)  # fmt: skip
def test_the_nearest_name_is_said(printgen: Printgen, small, typed: tuple[str, ...], said: str) -> None:
    small(":::{worksheet} A\n:::{question} B\n:::\n:::\n")
    done = printgen(*typed)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize("misnamed", ["workbook.yml", "workbook.yaml.txt"])
def test_a_workbook_file_of_another_name_is_said(printgen: Printgen, small, misnamed: str) -> None:
    book = small("Words.")
    (book / "workbook.yaml").rename(book / misnamed)
    assert f'rename "book/{misnamed}" to "workbook.yaml"' in printgen("build", "book").err


def test_formats_and_paper_go_by_other_names(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    said = printgen("build", "book", "-f", "Word", "-f", "text", "--paper", "A5")
    assert said.out.split() == ["output/book-a5.docx", "output/book-a5.txt"]


def test_the_output_may_be_the_file_itself(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    assert printgen("build", "book", "-f", "docx", "-f", "txt", "-o", "there/Mine.DOCX").out.split() == [
        "there/Mine.docx", "there/Mine.txt",
    ]  # fmt: skip
    (tmp_path / "v1.docx").mkdir()
    assert printgen("build", "book", "-f", "txt", "-o", "v1.docx").out == "v1.docx/book.txt\n"
    assert printgen("build", "book", "-f", "txt", "-o", "v1.5").out == "v1.5/book.txt\n"


def test_a_fault_of_printgen_itself_is_one_line(printgen: Printgen, small, monkeypatch: pytest.MonkeyPatch) -> None:
    small("Words.")
    monkeypatch.delenv("PRINTGEN_TRACEBACK")
    monkeypatch.setattr("printgen.pipeline.load", lambda _: [][1])
    done = printgen("build", "book")
    assert done.code == 5
    assert done.err.startswith("error: printgen itself failed in build.py, line ")
    assert "Traceback" not in done.err
    assert done.err.endswith("nothing was written\n")


def test_a_size_may_have_its_unit(printgen: Printgen, small) -> None:
    assert printgen("edition", "new", "sam", "--size", "20pt", "--ground", "cream").code == 0
    shown = printgen("edition", "show", "sam")
    assert shown.out.startswith("Sam\n")
    assert "  size                 20.0\n" in shown.out
    assert (
        "'large' is not a size in points, such as 20 or 20pt."
        in printgen("edition", "new", "mia", "--size", "large").err
    )


def test_a_character_that_no_font_has_is_said_with_its_line(printgen: Printgen, small) -> None:
    small("Words.\n\nMore.\n\n:::{callout} Note\nHere: \ufdd0.\n:::\n")
    said = printgen("build", "book").err
    assert 'warning: book/sections/one.md:11: no font has the character "\ufdd0" (U+FDD0)' in said


def test_the_next_command_can_be_copied(printgen: Printgen, small) -> None:
    assert printgen("new", "Sám's first book").out.endswith('Build it:  printgen build "Sám\'s first book"\n')
    assert printgen("new", "mine").out.endswith("Build it:  printgen build mine\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_file_is_not_waited_for(printgen: Printgen, small) -> None:
    book = small("Words.")
    (book / "sections" / "one.md").unlink()
    os.mkfifo(book / "sections" / "one.md")
    assert 'the section file "sections/one.md" cannot be read: it is not a file' in printgen("build", "book").err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_lines_that_cannot_be_written_are_no_traceback(small, tmp_path: Path) -> None:
    small("Words.")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "printgen", "list", "book"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
