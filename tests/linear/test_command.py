"""The command: formats that are read in a line, and the options of braille."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from printgen.cli import main
from printgen.write.braille import louis

STARTER = Path(__file__).resolve().parents[2] / "templates" / "starter"


def run(*words: str, output: Path) -> tuple[int, str, list[str]]:
    done = CliRunner().invoke(main, [*words, "--no-print-pages", "-o", str(output)] if words[0] == "build" else
                              [*words, "-o", str(output)])  # fmt: skip
    made = sorted(file.name for file in output.iterdir()) if output.exists() else []
    return done.exit_code, done.output, made


def test_text_markdown_and_braille_are_built(tmp_path: Path) -> None:
    code, _, made = run("build", str(STARTER), "-f", "txt", "-f", "md", "-f", "brf", output=tmp_path / "out")
    assert code == 0
    assert made == ["starter.brf", "starter.md", "starter.txt"]


def test_grade_cells_and_lines_are_in_the_name(tmp_path: Path) -> None:
    words = ("--braille-grade", "1", "--braille-cells", "40", "--braille-lines", "28")
    code, _, made = run("build", str(STARTER), "-f", "brf", *words, output=tmp_path / "out")
    assert (code, made) == (0, ["starter-braille-1-40x28.brf"])
    pages = (tmp_path / "out" / made[0]).read_text(encoding="ascii").split("\f")
    assert max(len(page.splitlines()) for page in pages) <= 28
    assert all(len(line) <= 40 for page in pages for line in page.splitlines())


@pytest.mark.parametrize("words", [("--braille-grade", "3"), ("--braille-cells", "5"), ("--braille-lines", "2")])
def test_sizes_that_no_paper_has_are_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    code, said, made = run("build", str(STARTER), "-f", "brf", *words, output=tmp_path / "out")
    assert (code, made) == (2, [])
    assert words[0] in said


def test_a_pack_is_made_in_braille(tmp_path: Path) -> None:
    code, _, made = run("worksheets", str(STARTER), "-f", "brf", "-f", "txt", output=tmp_path / "out")
    assert code == 0
    assert made == ["starter-worksheet-pack.brf", "starter-worksheet-pack.txt"]
    text = (tmp_path / "out" / made[1]).read_text(encoding="utf-8")
    assert "[Name: space to write]" in text


def test_selections_and_audiences_hold(tmp_path: Path) -> None:
    code, _, made = run("build", str(STARTER), "-f", "txt", "--section", "listening", output=tmp_path / "out")
    assert code == 0
    text = (tmp_path / "out" / made[0]).read_text(encoding="utf-8")
    assert "Listening" in text
    assert "Next steps\n" not in text


def test_without_liblouis_the_exit_code_says_that_something_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(louis, "library", lambda: None)
    code, said, made = run("build", str(STARTER), "-f", "brf", output=tmp_path / "out")
    assert (code, made) == (4, [])
    assert "apt-get install liblouis20 liblouis-data" in said
    assert "Traceback" not in said


def test_strict_takes_the_note_about_proofreading_for_no_fault(tmp_path: Path) -> None:
    code, said, made = run("build", str(STARTER), "-f", "brf", "--strict", output=tmp_path / "out")
    assert (code, made) == (0, ["starter.brf"])
    assert "no braille reader has proofread it" in said
