"""``printgen edition`` and ``--edition``: what there is, what each promises, one of your own."""

from __future__ import annotations

from pathlib import Path

import pytest

from printgen.read.edition import packaged_editions
from tests.cli.conftest import Printgen


@pytest.fixture(autouse=True)
def nobodys_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No edition of whoever runs the tests gets in."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_the_list_names_every_edition_and_whom_it_suits(printgen: Printgen) -> None:
    said = printgen("edition", "list")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == list(packaged_editions())
    named = {one["name"] for one in printgen("edition", "list", "--json").data["editions"]}
    assert named == set(packaged_editions())


def test_an_edition_shows_its_measures_and_rules(printgen: Printgen) -> None:
    said = printgen("edition", "show", "giant-print")
    assert said.code == 0
    assert "size                 24" in said.out
    assert "No table has more than two columns" in said.out
    assert "(APH, giant print)" in said.out


def test_one_of_your_own_is_saved_listed_and_built(printgen: Printgen, tmp_path: Path) -> None:
    said = printgen("edition", "new", "sam-20", "--size", "20", "--ground", "cream", "--font", "Lexend")
    assert said.code == 0, said.err
    text = (tmp_path / "editions" / "sam-20.yaml").read_text(encoding="utf-8")
    assert text == 'based-on: standard\nsize: 20\nfont: "Lexend"\ncolours:\n  ground: cream\n'
    assert "sam-20" in printgen("edition", "list").out
    assert printgen("new", "book").code == 0
    said = printgen("build", "book", "--edition", "sam-20", "-f", "pdf")
    assert said.code == 0, said.err
    assert (tmp_path / "output" / "book-sam-20.pdf").read_bytes().startswith(b"%PDF")
    said = printgen("worksheets", "book", "--edition", "editions/sam-20.yaml", "-f", "pdf")
    assert said.code == 0, said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "tiny", "--size", "3"), "editions/tiny.yaml:2: size is 3; give 12 to 72 pt"),
        (("new", "pale", "--ground", "white", "--text", "#AAAAAA"), "has a contrast of 2.3:1; it needs 4.5:1; #"),
        (("new", "odd", "--ground", "mauve-ish"), '"mauve-ish" is not a colour; write it as #RRGGBB'),
        (("new", "odd", "--font", "Lexand"), 'there is no font "Lexand"; did you mean "Lexend"? Allowed:'),
        (("new", "Large Print"), "cannot be an edition's name"),
        (("new", "large-print"), '"large-print" comes with printgen; choose another name'),
        (("show", "larg-print"), 'there is no edition "larg-print"; did you mean "large-print"?'),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    printgen: Printgen, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = printgen("edition", *arguments)
    assert said.code in (1, 2)
    assert words in said.err
    assert not (tmp_path / "editions").exists()


def test_one_that_is_there_is_not_written_over(printgen: Printgen) -> None:
    assert printgen("edition", "new", "mia", "--size", "14").code == 0
    said = printgen("edition", "new", "mia", "--size", "15")
    assert said.code == 1
    assert "editions/mia.yaml is there already; choose another name, or use --force" in said.err
    assert printgen("edition", "new", "mia", "--size", "15", "--force").code == 0


def test_building_in_an_edition_that_is_not_there(printgen: Printgen) -> None:
    printgen("new", "book")
    said = printgen("build", "book", "--edition", "large", "-f", "pdf")
    assert 'there is no edition "large"; did you mean "large-print"?' in said.err
    assert said.code == 2
