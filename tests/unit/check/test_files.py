"""A finished file gets every checker of its kind; what is missing, broken or unknown is said."""

from __future__ import annotations

import pytest

from printgen.check import CheckerMissingError, Finding, UnreadableError, files
from printgen.check.files import KINDS, Checked, Checker, FileKind, check_file, kind_of


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch):
    """Registers a kind of file with these checkers, under .thing."""

    def register(*checkers: Checker, magic: tuple[bytes, ...] = ()) -> None:
        module = type("module", (), {"checkers": staticmethod(lambda data: checkers)})
        one = FileKind(title="a thing", extensions=(".thing",), module="things", magic=magic)
        monkeypatch.setattr(files, "KINDS", (*KINDS, one))
        monkeypatch.setattr(files, "import_module", lambda name: module)

    return register


def finds(*findings: Finding):
    return lambda data: findings


def fails(fault: Exception):
    def run(data: bytes):
        raise fault

    return run


def test_every_kind_has_its_checkers() -> None:
    for one in KINDS:
        assert one.extensions == tuple(e.lower() for e in one.extensions)
        assert callable(files.import_module(one.module).checkers)


def test_the_extension_tells_the_kind_whatever_its_case() -> None:
    assert kind_of("a.b/Report.PDF").title == "a PDF"
    assert kind_of("report") is None


def test_what_ran_and_what_is_missing_is_said(kind) -> None:
    missing = CheckerMissingError("a part of it", "install it")
    kind(Checker("the one", finds(Finding("r", 3, "wrong"))), Checker("the other", fails(missing)))
    checked = check_file("x.thing", b"bytes")
    assert checked.ran == ("the one",)
    assert [(one.checker, one.hint) for one in checked.missing] == [("the other", "install it")]
    assert checked.first == {"the one": "page 3: r: wrong"}
    said = checked.diagnostics("x.thing")
    assert [str(d) for d in said] == [
        "x.thing: page 3: wrong (r)",
        "x.thing: not checked by the other; install it",
    ]
    assert [d.severity for d in said] == ["error", "warning"]


def test_where_nothing_could_run_nothing_passes(kind) -> None:
    kind(Checker("the one", fails(CheckerMissingError("the one", "install it"))))
    (said,) = check_file("x.thing", b"bytes").diagnostics("x.thing")
    assert (said.severity, said.code) == ("error", "missing-tool")


def test_a_checker_that_fails_does_not_stop_the_others(kind) -> None:
    kind(Checker("the one", fails(ZeroDivisionError("by zero\nand more"))), Checker("the other", finds()))
    checked = check_file("x.thing", b"bytes")
    assert [f.what for f in checked.findings] == ["the one failed: ZeroDivisionError: by zero"]
    assert "the other" in checked.ran


def test_a_finding_that_comes_again_and_again_is_counted() -> None:
    checked = Checked(findings=tuple(Finding("r", n, "wrong") for n in range(1, 31)), ran=("one",))
    said = checked.diagnostics("x")
    assert len(said) == files.MOST_SHOWN + 1
    assert said[-1].message == "the same 20 more times (r)"


def test_an_unreadable_file_is_one_finding(kind) -> None:
    kind(Checker("the one", fails(UnreadableError("it is cut off"))))
    (found,) = check_file("x.thing", b"bytes").findings
    assert (found.rule, found.what) == ("unreadable", "this is not a thing that can be checked: it is cut off")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.pdf", b"", "it is empty"),
        ("x.pdf", b"PK\x03\x04", "it is a zip file, whatever its name says"),
        ("x.docx", b"%PDF-1.7\n", "it is a PDF, whatever its name says"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office program, or a Word document behind a password"),
        ("x.docx", b"PK\x03\x04 and no more", "cut off"),
        ("x.docx", b"hello", "it does not begin as one does"),
        ("x.pdf", b"%PDF-1.7\n1 0 obj", "it is cut off: its end is missing"),
        ("x.pdf", b"%PDF-1.7\nnothing\n%%EOF", "it is damaged"),
        ("x.txt", b"%PDF-1.7\n", "it is a PDF, whatever its name says"),
        ("x.brf", b"ID3\x04", "it is an MP3, whatever its name says"),
        ("x.mp3", b"<!DOCTYPE HTML><html>", "it is a web page, whatever its name says"),
        ("x.epub", b"PK\x03\x04 ... word/document.xml ...", "it is a Word document, whatever its name says"),
        ("x.docx", b"PK\x03\x04 ... mimetypeapplication/epub+zip ...", "it is an EPUB, whatever its name says"),
        ("x.html", b"\0\1\2", "it does not begin as a page does"),
        ("x.odt", b"PK", "printgen cannot check .odt files"),
        ("README", b"words", "a file without an extension cannot be checked"),
    ],
)
def test_a_broken_or_foreign_file_is_one_clear_finding(name: str, data: bytes, said: str) -> None:
    (found,) = check_file(name, data).findings
    assert said in found.what


def test_markdown_may_begin_with_html() -> None:
    assert check_file("x.md", b"<!doctype html> is how a page begins.\n").ran
