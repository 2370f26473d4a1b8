"""``printgen import`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from printgen.cli import main
from tests.importer.workbooks import classic, form


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "classic.docx").write_bytes(classic())
    (tmp_path / "form.docx").write_bytes(form())
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, arguments, catch_exceptions=False, prog_name="printgen")
    return done.exit_code, done.stdout, done.stderr


def test_it_makes_a_folder_that_builds_and_says_what_to_look_at(here: Path) -> None:
    code, out, err = run("import", "classic.docx", "-o", "mine")
    assert code == 0
    assert "mine: 3 sections, 21 answer spaces, 1 picture" in out
    assert "printgen build mine" in out
    assert "warning: mine/sections/what-helps-you.md:18: This picture had no description" in err
    assert sorted(p.relative_to(here).as_posix() for p in (here / "mine").rglob("*") if p.is_file()) == [
        "mine/images/the-garden-behind-the-day-centre.png",
        "mine/sections/planning-ahead.md",
        "mine/sections/welcome.md",
        "mine/sections/what-helps-you.md",
        "mine/workbook.yaml",
    ]
    assert run("check", "mine")[0] == 0
    assert run("build", "mine", "-f", "docx")[0] == 0


def test_a_folder_that_holds_something_is_left_alone(here: Path) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "notes.txt").write_text("keep me")
    code, _, err = run("import", "classic.docx", "-o", "mine")
    assert (code, "is there already" in err) == (2, True)
    assert [p.name for p in (here / "mine").iterdir()] == ["notes.txt"]
    code, _, err = run("import", "classic.docx", "-o", "classic.docx")
    assert (code, "is there already" in err) == (2, True)


def test_an_empty_folder_is_used(here: Path) -> None:
    (here / "mine").mkdir()
    assert run("import", "form.docx", "-o", "mine")[0] == 0
    assert (here / "mine" / "workbook.yaml").is_file()


def test_nothing_is_written_when_the_file_cannot_be_read(here: Path) -> None:
    (here / "bad.docx").write_bytes(b"PK not really")
    code, _, err = run("import", "bad.docx", "-o", "mine")
    assert code == 1
    assert err.startswith("error: bad.docx: ")
    assert not (here / "mine").exists()
    code, _, err = run("import", "missing.docx", "-o", "mine")
    assert (code, "there is no such file" in err) == (1, True)


def test_programs_get_one_object(here: Path) -> None:
    code, out, _ = run("import", "classic.docx", "-o", "mine", "--json")
    data = json.loads(out)
    assert (code, data["counts"]["section"], data["folder"]) == (0, 3, "mine")
    assert {d["code"] for d in data["diagnostics"]} == {"unsure-alt", "unsure-margins"}


def test_strict_counts_what_is_unsure(here: Path) -> None:
    assert run("import", "classic.docx", "-o", "mine", "--strict")[0] == 3
    assert run("import", "form.docx", "-o", "other", "--strict")[0] == 0
