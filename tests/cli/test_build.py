"""``printgen build``: names, exit codes, messages, nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Printgen


def test_a_new_workbook_builds_at_once_in_both_formats(printgen: Printgen, tmp_path: Path) -> None:
    assert printgen("new", "my-workbook").code == 0
    said = printgen("build", "my-workbook", "-f", "pdf", "-f", "docx", "--strict")
    assert (said.code, said.err) == (0, "")
    assert said.out.split() == ["output/my-workbook.pdf", "output/my-workbook.docx"]
    assert (tmp_path / "output/my-workbook.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "output/my-workbook.docx").read_bytes().startswith(b"PK")


def test_the_file_itself_may_be_named(printgen: Printgen, small) -> None:
    small("Words.")
    assert printgen("build", "book/workbook.yaml", "-f", "docx", "-o", "there").out == "there/book.docx\n"


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--profile", "worksheets"), "my-workbook-worksheets"),
        (("--section", "listening"), "my-workbook-listening"),
        (("--without", "next-steps"), "my-workbook-without-next-steps"),
        (("--only", "plans"), "my-workbook-plans"),
        (("--audience", "facilitator"), "my-workbook-facilitator"),
        (("--brand", "my-workbook/brand"), "my-workbook-your-team"),
        (("--section", "listening", "--paper", "a5", "--crop-marks"), "my-workbook-listening-a5-crop-marks"),
    ],
)
def test_what_makes_a_document_another_is_in_its_name(printgen: Printgen, options: tuple[str, ...], name: str) -> None:
    printgen("new", "my-workbook")
    said = printgen("build", "my-workbook", *options)
    assert (said.code, said.out) == (0, f"output/{name}.pdf\n")


def test_json_says_what_was_made(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    said = printgen("build", "book", "--json")
    made = said.data["outputs"][0]
    assert said.code == said.data["exit"] == 0
    assert made["path"] == "output/book.pdf"
    assert made["bytes"] == (tmp_path / "output/book.pdf").stat().st_size
    assert made["pages"] == 2
    assert said.data["diagnostics"] == []


def test_all_errors_are_said_with_file_and_line_and_nothing_is_written(
    printgen: Printgen, small, tmp_path: Path
) -> None:
    small(":::{qoute}\nWords.\n:::\n\n:::{callout}\n:tone: loud\nWords.\n:::\n\n{ref}`nobody`\n")
    said = printgen("build", "book")
    assert said.code == 1
    assert 'error: book/sections/one.md:6: there is no block "qoute"; did you mean "quote"?' in said.err
    assert "error: book/sections/one.md:11:" in said.err
    assert 'error: book/sections/one.md:15: nothing has the id "nobody"' in said.err
    assert said.err.endswith("3 errors; nothing was written\n")
    assert not (tmp_path / "output").exists()


def test_errors_as_json(printgen: Printgen, small) -> None:
    small(":::{qoute}\nWords.\n:::\n")
    data = printgen("build", "book", "--json").data
    assert data["exit"] == 1
    assert data["outputs"] == []
    found = data["diagnostics"][0]
    assert (found["severity"], found["code"], found["line"]) == ("error", "unknown-kind", 6)
    assert found["file"] == "book/sections/one.md"


MINUTES = ":::{session-plan} Plan\n:id: plan\n:length: 20 min\n- 5: Begin.\n- 10: Talk.\n:::\n"


def test_a_warning_is_said_and_the_document_made(printgen: Printgen, small) -> None:
    small(MINUTES)
    said = printgen("build", "book", "-f", "docx")
    assert (said.code, said.out) == (0, "output/book.docx\n")
    assert "warning: book/sections/one.md:6:" in said.err
    assert "20" in said.err
    assert "15" in said.err


def test_strict_ends_with_3_and_writes_nothing(printgen: Printgen, small, tmp_path: Path) -> None:
    small(MINUTES)
    said = printgen("build", "book", "--strict")
    assert said.code == 3
    assert said.err.endswith("1 warning; nothing was written\n")
    assert not (tmp_path / "output").exists()


def test_a_warning_that_was_accepted_is_fine_under_strict(printgen: Printgen, small) -> None:
    small(MINUTES, "accept:\n  - {code: minutes, id: plan, why: the end is open}\n")
    assert printgen("build", "book", "-f", "docx", "--strict").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "nowhere"), 'there is no workbook "nowhere"'),
        (("build", "."), '"." is not a workbook: there is no workbook.yaml in it'),
        (("build", "book", "--brand", "nobody"), 'there is no brand "nobody"'),
        (("build", "book", "--section", "two"), 'this workbook has no section "two"'),
        (("build", "book", "--profile", "x"), 'this workbook has no profile "x"'),
        (("build", "book", "--audience", "all"), 'this workbook has no audience "all"'),
        (("build", "book", "--without", "one"), "this selection leaves nothing to build"),
        (("build", "book", "--templates", "x"), 'there is no folder "x"'),
        (("worksheets", "book", "one-thing"), 'there is no worksheet or activity "one-thing"'),
        (("new", "book"), '"book" is there already'),
        (("build", "book", "-f", "odt"), "Invalid value for '-f'"),
        (("build", "book", "--paper", "a3"), "Invalid value for '--paper'"),
        (("build",), "Missing argument 'WORKBOOK'"),
        (("biuld",), "No such command 'biuld'"),
    ],
)
def test_what_is_wrong_with_the_command_ends_with_2(
    printgen: Printgen, small, arguments: tuple[str, ...], words: str
) -> None:
    small("Words.")
    said = printgen(*arguments)
    assert said.code == 2
    assert words in said.err


def test_dry_run_says_what_is_in_and_out_and_makes_nothing(printgen: Printgen, tmp_path: Path) -> None:
    printgen("new", "book")
    said = printgen("build", "book", "--section", "listening", "--dry-run", "--json")
    parts = {part["id"]: part for part in said.data["selection"]["pdf"] if part["id"]}
    assert parts["listening"]["kept"] is True
    assert parts["welcome"]["kept"] is False
    assert "--section" in parts["welcome"]["why"]
    assert not (tmp_path / "output").exists()
    lines = printgen("build", "book", "--section", "listening", "--dry-run").out
    assert "out  Welcome  " in lines
    assert "in   Listening well  " in lines


def test_a_missing_system_library_ends_with_4_and_says_what_to_install(tmp_path: Path, small) -> None:
    """The engine raises OSError on import when Pango is missing: here by a stand-in that does just that."""
    small("Words.")
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpangoft2-1.0-0'\")\n")
    done = subprocess.run(
        [sys.executable, "-m", "printgen", "build", "book"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 4
    assert "apt-get install libpangoft2-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_a_fault_in_printgen_itself_shows_its_traceback(printgen: Printgen, small, monkeypatch) -> None:
    small("Words.")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("printgen.pipeline.build_all", broken)
    with pytest.raises(ZeroDivisionError):
        printgen("build", "book")


def test_the_workbooks_own_brand_must_lie_in_its_folder(printgen: Printgen, small) -> None:
    small("Words.", "brand: ../elsewhere/_brand.yml\n")
    said = printgen("build", "book")
    assert said.code == 1
    assert 'book/workbook.yaml:4: "../elsewhere/_brand.yml" lies outside the workbook\'s folder' in said.err


def test_a_workbook_may_name_a_packaged_brand(printgen: Printgen, small) -> None:
    small("Words.", "brand: harbour-mind\n")
    assert printgen("build", "book", "-f", "docx", "--strict").code == 0


def test_a_brand_that_is_not_there_is_said(printgen: Printgen, small) -> None:
    small("Words.", "brand: nowhere\n")
    said = printgen("build", "book")
    assert said.code == 1
    assert 'book/workbook.yaml:4: there is no brand "nowhere"; name its folder, from this one; packaged' in said.err


def test_warnings_of_the_brand_are_said(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "_brand.yml").write_text('meta: {name: Us}\ncolor: {background: "#FFFFF0"}\n')
    said = printgen("build", "book", "--brand", "brand", "-f", "docx")
    assert said.code == 0
    assert "warning: brand/_brand.yml:2: paper is white" in said.err
