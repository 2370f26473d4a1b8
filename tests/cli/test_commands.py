"""The other commands: new, list, ids, check, schema, doctor, worksheets, help."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from printgen.cli import main
from printgen.resources import folder
from tests.cli.conftest import Printgen

HEAVY = (
    "weasyprint",
    "docx",
    "jinja2",
    "rich",
    "yaml",
    "msgspec",
    "markdown_it",
    "PIL",
    "lxml",
    "citeproc",
    "fontTools",
)


def test_help_names_every_command(printgen: Printgen) -> None:
    said = printgen("--help")
    assert said.code == 0
    making = {"build", "worksheets", "accessible", "reference", "import", "new"}
    assert set(main.commands) == making | {"list", "ids", "check", "edition", "schema", "doctor"}
    for name in main.commands:
        assert f"\n  {name} " in said.out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom printgen.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_what_was_read_before_needs_no_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build of the same text takes what the first one read; loading the parsers would be a third of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    book = str(folder("content") / "working-alongside")
    code = (
        f"import sys\nfrom printgen.pipeline import load\nload({book!r})\n"
        "print([name for name in ('markdown_it', 'yaml') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert said == ["['markdown_it', 'yaml']\n", "[]\n"]


def test_importing_printgen_imports_nothing_else() -> None:
    code = "import sys, printgen; print(sorted(m for m in sys.modules if m.startswith('printgen')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['printgen']"


def test_new_takes_a_title_and_quotes_it(printgen: Printgen, tmp_path: Path) -> None:
    assert printgen("new", "book", "--title", 'Mia\'s "other" book \\ two').code == 0
    data = printgen("list", "book", "--json").data
    assert (
        data["workbook"]["title"].replace("“", '"').replace("”", '"').replace("’", "'") == 'Mia\'s "other" book \\ two'
    )
    assert (tmp_path / "book/brand/_brand.yml").is_file()


def test_new_makes_a_title_from_the_folders_name(printgen: Printgen) -> None:
    printgen("new", "our_first-workbook")
    assert printgen("list", "our_first-workbook").out.startswith("Our first workbook\n")


def test_the_starter_has_an_id_everywhere_and_nothing_to_mend(printgen: Printgen) -> None:
    printgen("new", "book")
    assert printgen("ids", "book").out == "Every answer space, worksheet and activity has an id of its own.\n"
    assert printgen("check", "book", "--strict").out == "book: nothing to mend\n"


def test_list_shows_sections_worksheets_plans_answers_and_minutes(printgen: Printgen) -> None:
    printgen("new", "book")
    data = printgen("list", "book", "--json").data["workbook"]
    chapters = {chapter["id"]: chapter for chapter in data["chapters"]}
    sheet = chapters["listening"]["parts"][0]
    assert (sheet["kind"], sheet["id"], sheet["minutes"]) == ("worksheet", "listening-worksheet", 20)
    assert sheet["answers"][:2] == ["felt-heard", "in-the-way"]
    assert len(sheet["answers"]) == 2 + 4 * 3
    assert chapters["next-steps"]["parts"][0]["minutes"] == 30
    assert set(data["profiles"]) == {"worksheets", "facilitator"}
    assert "listening-worksheet" in printgen("list", "book").out


def test_ids_are_shown_and_then_written(printgen: Printgen, small, tmp_path: Path) -> None:
    small(":::{question} What helps?\n:::\n")
    assert printgen("ids", "book").out == "book/sections/one.md:6: one-helps\n"
    assert ":id:" not in (tmp_path / "book/sections/one.md").read_text()
    assert printgen("ids", "book", "--write").out.endswith("Wrote 1 id into 1 file.\n")
    assert ":::{question} What helps?\n:id: one-helps\n:::\n" in (tmp_path / "book/sections/one.md").read_text()
    assert printgen("ids", "book", "--write").out.startswith("Every answer space")


def test_check_says_everything_in_every_place(printgen: Printgen, small, tmp_path: Path) -> None:
    small(":::{qoute}\nWords.\n:::\n")
    small(":::{figure}\n:src: none.png\n:::\n", folder="other")
    said = printgen("check", "book", "other")
    assert said.code == 1
    assert "book/sections/one.md:6: there is no block" in said.err
    assert "the picture none.png has no alt text" in said.err
    assert 'there is no picture "none.png"' in said.err
    assert not (tmp_path / "output").exists()


def test_check_looks_into_every_audience_and_profile(printgen: Printgen, small) -> None:
    small(
        "Words.\n\n:::{callout}\n:audience: facilitator\nSee {ref}`nowhere`.\n:::\n",
        "audiences: [participant, facilitator]\n",
    )
    said = printgen("check", "book")
    assert said.code == 1
    assert "nowhere" in said.err


def test_check_takes_a_folder_of_several(printgen: Printgen, small) -> None:
    small(":::{qoute}\nWords.\n:::\n", folder="all/one")
    small("Words {ref}`nowhere`.\n", folder="all/two")
    said = printgen("check", "all")
    assert "all/one/sections/one.md:6" in said.err
    assert "all/two/sections/one.md:6" in said.err


@pytest.mark.parametrize("what", ["workbook", "section", "brand"])
def test_schemas_are_json_schemas(printgen: Printgen, what: str) -> None:
    said = printgen("schema", what)
    assert said.code == 0
    made = json.loads(said.out)
    assert made["type"] == "object"
    assert made["additionalProperties"] is False or what == "brand"
    assert made["properties"]


def test_doctor_says_what_is_here(printgen: Printgen) -> None:
    data = printgen("doctor", "--json").data
    parts = {part["name"]: part for part in data["parts"]}
    assert parts["WeasyPrint"]["found"] == "70.0"
    assert parts["Pango"]["needed"] is True
    assert all(part["without"] and part["install"] for part in parts.values())


def test_a_missing_part_that_is_needed_ends_doctor_with_4(printgen: Printgen, monkeypatch) -> None:
    monkeypatch.setattr("printgen.doctor._loadable", lambda name: "")
    said = printgen("doctor")
    assert said.code == 4
    assert "NO   Pango" in said.out
    assert "no   HarfBuzz" in said.out


def test_worksheets_makes_a_blank_pack_in_both_formats(printgen: Printgen) -> None:
    printgen("new", "book")
    said = printgen("worksheets", "book")
    assert said.code == 0
    assert said.out.split() == ["output/book-worksheet-pack.pdf", "output/book-worksheet-pack.docx"]


def test_split_packs_come_as_one_zip(printgen: Printgen, small, tmp_path: Path) -> None:
    small(
        ":::{worksheet} First\n:id: first\n:::{question} Why?\n:::\n:::\n\n"
        ":::{worksheet} Second\n:id: second\n:::{question} How?\n:::\n:::\n"
    )
    said = printgen("worksheets", "book", "--split")
    assert (said.code, said.out) == (0, "output/book-worksheet-pack.zip\n")
    data = (tmp_path / "output/book-worksheet-pack.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [
            f"book-worksheet-pack/{n}-{id}.{kind}"
            for n, id in ((1, "first"), (2, "second"))
            for kind in ("pdf", "docx")
        ]
        assert archive.read("book-worksheet-pack/1-first.pdf").startswith(b"%PDF-")
    printgen("worksheets", "book", "--split", "-o", "again")
    assert (tmp_path / "again/book-worksheet-pack.zip").read_bytes() == data


def test_worksheets_may_be_named(printgen: Printgen, tmp_path: Path) -> None:
    printgen("new", "book")
    said = printgen("worksheets", "book", "listening-worksheet", "-f", "pdf")
    assert (said.code, said.out) == (0, "output/book-worksheet-pack.pdf\n")


def test_packaged_workbooks_go_by_their_name(printgen: Printgen) -> None:
    names = sorted(path.parent.name for path in folder("content").glob("*/workbook.yaml"))
    assert names == ["use-of-self", "working-alongside"]
    for name in names:
        assert printgen("list", name).code == 0


def test_a_split_sheet_may_refer_to_another_without_a_warning(printgen: Printgen, small) -> None:
    small(
        ":::{worksheet} First\n:id: first\nSee {ref}`second`.\n\n:::{question} Why?\n:::\n:::\n\n"
        ":::{worksheet} Second\n:id: second\n:::{question} How?\n:::\n:::\n"
    )
    said = printgen("worksheets", "book", "--split", "--strict", "-f", "docx")
    assert (said.code, said.err) == (0, "")


def test_check_takes_finished_files(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words to read.\n\n:::{question} What helps?\n:::\n")
    printgen("build", "book", "-f", "pdf", "-f", "docx", "-o", "out")
    said = printgen("check", "out", "--json").data
    assert said["exit"] == 0
    assert said["diagnostics"] == []
    word, pdf = said["checked"]
    assert (word["path"], word["kind"], word["missing"]) == ("out/book.docx", "a Word document", [])
    assert "the Open XML SDK validator" in word["ran"]
    assert {"PDF/UA-1 by veraPDF", "PDF/UA-1 by page-validation"} <= set(pdf["ran"])
    line = printgen("check", "out/book.pdf").out
    assert line.startswith("out/book.pdf: nothing to mend (checked: PDF/UA-1 by page-validation;")


def test_check_measures_by_the_edition_asked_for(printgen: Printgen, small) -> None:
    small("Words to read.\n")
    printgen("build", "book", "-f", "docx", "-o", "out")
    said = printgen("check", "out/book.docx", "--edition", "giant-print")
    assert said.code == 1
    assert "The smallest is" in said.err
    assert printgen("check", "out/book.docx", "--edition", "none").code == 2


def test_check_says_which_checker_is_missing_and_strict_does_not_let_that_pass(
    printgen: Printgen, small, monkeypatch: pytest.MonkeyPatch
) -> None:
    small("Words to read.\n")
    printgen("build", "book", "-f", "docx", "-o", "out")
    monkeypatch.setattr("printgen.check.ooxml._HERE", Path("nowhere"))
    monkeypatch.setenv("PATH", "")
    said = printgen("check", "out/book.docx")
    assert said.code == 0
    assert "not checked by the Open XML SDK validator; install Node" in said.err
    assert printgen("check", "out/book.docx", "--strict").code == 3


def test_check_says_what_a_file_is_that_it_cannot_check(printgen: Printgen, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7\n%%EOF")
    (tmp_path / "a.odt").write_bytes(b"PK")
    assert "it is a PDF, whatever its name says" in printgen("check", "a.docx").err
    assert "printgen cannot check .odt files" in printgen("check", "a.odt").err
    gone = printgen("check", "gone.pdf")
    assert (gone.code, "there is no file gone.pdf" in gone.err) == (2, True)


def test_advice_is_shown_when_asked_for_and_never_fails(printgen: Printgen, small) -> None:
    small("You can " + "come and " * 13 + "go.\n")
    quiet = printgen("check", "book", "--strict")
    assert (quiet.code, quiet.err) == (0, "")
    assert quiet.out == "book: nothing to mend\n1 more to weigh: --advice shows it\n"
    told = printgen("check", "book", "--strict", "--advice")
    assert told.code == 0
    assert told.err.startswith("advice: book/sections/one.md:6: a sentence of 29 words")


@pytest.mark.parametrize("name", ["build", "worksheets"])
def test_long_help_has_every_option_under_a_heading(printgen: Printgen, name: str) -> None:
    shown = printgen(name, "--help").out
    for param in main.commands[name].params:
        if isinstance(param, click.Option):
            assert shown.count(f"\n  {', '.join(param.opts)}") == 1, param.name
    assert [line for line in shown.splitlines() if line.endswith(":") and not line.startswith(" ")][:3] == [
        "Options:", "What goes in:", "How it looks:",
    ]  # fmt: skip
    assert "\n  WORKBOOK" not in shown
