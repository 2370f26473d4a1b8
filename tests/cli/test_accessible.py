"""printgen accessible: every format in one zip, with an index and a results sheet."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from printgen import accessible
from printgen.alternates import chosen
from printgen.check.files import check_file
from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.formats import FORMATS
from printgen.pipeline import Order, load

BODY = """## A heading

Some words for everybody.

:::{worksheet} Looking back
:id: looking-back

What went well?

:::{question} What would you keep?
:id: keep
:lines: 3
:::
:::
"""
QUICK = "standard-pdf,html,txt"


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return {name.partition("/")[2]: pack.read(name) for name in pack.namelist()}


def test_the_zip_holds_an_index_and_the_files(printgen, small):
    said = printgen("accessible", str(small(BODY)), "--formats", QUICK, "--no-check")
    assert said.code == 0, said.err
    files = opened(Path("output/book-accessible.zip").read_bytes())
    assert list(files) == ["index.html", "book.pdf", "book.html", "book.txt"]
    index = files["index.html"].decode()
    assert re.findall(r'<a href="(book[^"]*)"', index) == ["book.pdf", "book.html", "book.txt"]
    assert "results.html" not in index


def test_the_results_say_what_was_met_by_what_and_what_nobody_checked(printgen, small):
    said = printgen("accessible", str(small(BODY)), "--formats", QUICK)
    assert said.code == 0, said.err
    files = opened(Path("output/book-accessible.zip").read_bytes())
    results = files["results.html"].decode()
    assert "results.html" in files["index.html"].decode()
    for words in ("Text is at least 12 pt.", "UKAAF, clear print", "<b>Met</b>", "<b>Not checked</b>", "by veraPDF"):
        assert words in results
    assert "No reader has tried these files." in results
    assert "words of the content were compared: all are there, in order." in results
    found = re.search(r"rules. (\d+) are met, (\d+) are not met, and (\d+) were not", results)
    assert found
    met, failed, left = map(int, found.groups())
    assert met == results.count("<b>Met</b>")
    assert failed == results.count("<b>Not met</b>")
    assert left == results.count("<b>Not checked</b>")
    assert f"{met} are kept, {failed} are not, and for {left} somebody" in files["index.html"].decode()


def test_an_index_of_many_files_says_where_to_start_and_claims_no_check(small):
    book = load(small(BODY))
    names = "standard-pdf,large-print-docx,standard-docx,html,txt,braille-grade-2"
    made = accessible.make(book, chosen((names,)), Order(), "book", checked=False)
    index = accessible.pack(book, made, Order(), "book", checked=False)["book/index.html"].decode()
    needs = re.findall(r'<li><span>([^<]*)</span> <a href="([^"]*)"', index)
    assert ("You read on paper", "book.pdf") in needs
    assert ("You read braille", "book-braille-grade-2.brf") in needs
    assert "You would rather listen" not in index
    assert "These files were not checked when they were made." in index
    assert "No braille reader" in index or "no braille reader" in index


def test_what_is_not_met_is_said_first_and_once(small):
    """Many findings of one checker are one line, and a rule that is broken stands before those that are kept."""
    from dataclasses import replace

    from printgen.check.rules import Result

    book = load(small(BODY))
    (made,) = accessible.make(book, chosen(("txt",)), Order(), "book", processes=1)
    assert isinstance(made, accessible.Made)
    broken = Result(rule=replace(made.results[0].rule, words="A broken rule."), status="not met", by="x", said="So.")
    made = replace(made, results=(*made.results, broken), faults=("one checker: a fault; and 17 more",))
    results = accessible.pack(book, [made], Order(), "book")["book/results.html"].decode()
    assert "2 are not met" in results
    assert results.count("A broken rule. So.") == results.count("and 17 more</li>") - 1 == 1
    assert results.index('<tr class="not-met">') < results.index('<tr class="met">')


def test_both_pages_pass_the_checks_of_web_pages(printgen, small):
    printgen("accessible", str(small(BODY)), "--formats", "standard-pdf,txt", "--brand", "ardmarrow")
    files = opened(next(Path("output").glob("*.zip")).read_bytes())
    for page in ("index.html", "results.html"):
        checked = check_file(page, files[page])
        assert [one for one in checked.findings if one.severity != "advice"] == []
        assert checked.missing == ()
        assert len(checked.ran) >= 3


def test_one_process_and_two_make_the_same_bytes(small):
    book = load(small(BODY))
    packs = []
    for processes in (1, 2):
        made = accessible.make(book, chosen((QUICK,)), Order(), "book", checked=False, processes=processes)
        packs.append(accessible.zipped(accessible.pack(book, made, Order(), "book", checked=False)))
    assert packs[0] == packs[1]


def test_a_missing_program_leaves_one_file_out_and_says_so(small, monkeypatch):
    book = load(small(BODY))
    lack(monkeypatch, "brf", "missing-library")
    made = accessible.make(book, chosen(("txt,braille-grade-2",)), Order(), "book", processes=1)
    assert isinstance(made[1], accessible.NotMade)
    assert str(made[1].warning) == "braille-grade-2 was not made: liblouis is missing; install it"
    results = accessible.pack(book, made, Order(), "book")["book/results.html"].decode()
    assert "What could not be made here" in results
    assert "liblouis is missing; install it" in results


def test_when_nothing_can_be_made_nothing_is_written(small, monkeypatch):
    lack(monkeypatch, "txt", "missing-library")
    with pytest.raises(PrintgenError, match="liblouis is missing"):
        accessible.make(load(small(BODY)), chosen(("txt",)), Order(), "book", processes=1)


def test_a_fault_of_the_content_is_said_from_another_process_too(printgen, small):
    said = printgen("accessible", str(small(BODY + "\n{ref}`nowhere`\n")), "--formats", QUICK)
    assert said.code == 1
    assert "nowhere" in said.err
    assert "Traceback" not in said.err
    assert not Path("output").exists()


def lack(monkeypatch: pytest.MonkeyPatch, format: str, code: str) -> None:
    """Takes away what a format needs."""

    def make(_: Any) -> Any:
        raise PrintgenError(Diagnostic("error", code, "liblouis is missing", hint="install it"))

    from dataclasses import replace

    monkeypatch.setitem(FORMATS, format, replace(FORMATS[format], make=make))  # type: ignore[arg-type]


def test_o_names_the_zip_or_its_folder(printgen, small):
    folder = str(small(BODY))
    assert printgen("accessible", folder, "--formats", "txt", "--no-check", "-o", "to-sam.zip").code == 0
    assert "index.html" in opened(Path("to-sam.zip").read_bytes())
    refused = printgen("accessible", folder, "--formats", "txt", "--no-check", "-o", "to-sam.pdf")
    assert refused.code == 2
    assert '"to-sam.pdf", but this makes .zip; name a folder' in refused.err
