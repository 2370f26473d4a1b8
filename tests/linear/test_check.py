"""Braille files are checked: each fault is put in on purpose, and said."""

from __future__ import annotations

import pytest

from printgen.check import CheckerMissingError
from printgen.check.brf import BrailleFile, check_brf, checkers, read_back
from printgen.check.files import check_file
from printgen.edition import Braille
from tests.linear.conftest import Bench

GOOD = (
    b",! TITLE\r\n\f"
    + b",A TITLE                   #B\r\n  ,TEXT4\r\n\f"
    + b",A TITLE                   #C\r\n  ,MORE4\r\n\f"
)


def rules(data: bytes, **given: int) -> list[str]:
    return [f"{one.page}:{one.rule}" for one in check_brf(data, **given)]  # type: ignore[arg-type]


def test_a_file_as_it_should_be_has_no_findings() -> None:
    assert rules(GOOD, cells=29, lines=25) == []
    assert [check.name for check in checkers(GOOD)] == [
        "the form of braille files",
        "liblouis, read back as English braille",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (GOOD.replace(b",TEXT4", b",TE\tXT4"), ["0:bytes"]),
        (GOOD.replace(b",TEXT4", b",T\xc3\xa9XT4"), ["0:bytes"]),
        (GOOD.replace(b",TEXT4", b",text4"), ["0:bytes"]),
        (GOOD.replace(b"\r\n", b"\n"), ["0:line-ends"]),
        (GOOD[:-1], ["0:page-ends"]),
        (GOOD.replace(b"#C", b"#E"), ["3:page-number"]),
        (GOOD.replace(b",MORE4", b",MORE4  "), ["3:trailing-blanks"]),
        (GOOD.replace(b",MORE4", b",MORE" * 8), ["3:cells"]),
        (GOOD + b"\r\n\f", ["4:empty-page"]),
    ],
)
def test_each_fault_is_said_with_its_page(data: bytes, expected: list[str]) -> None:
    assert rules(data, cells=29) == expected


def test_without_the_size_of_the_paper_a_file_is_measured_by_itself() -> None:
    wide = GOOD.replace(b",MORE4", b"A" * 32)
    assert [(one.rule, one.severity) for one in check_brf(wide)] == [("cells", "warning")]
    assert [(one.rule, one.severity) for one in check_brf(GOOD.replace(b",MORE4", b"A" * 45))] == [("cells", "error")]
    assert rules(GOOD, lines=1) == ["2:lines", "3:lines"]


def test_cells_that_say_nothing_are_found() -> None:
    strange = GOOD.replace(b",MORE4", b"_=_=_ \\\\7")
    assert "3:cells-unread" in rules(strange)


def test_an_address_that_goes_on_over_the_page_says_something() -> None:
    over = GOOD.replace(b"  ,TEXT4", b"EXAMPLE4ORG_/\"").replace(b"  ,MORE4", b"A-PLACE4")
    assert rules(over, cells=29) == []
    assert "example.org/a-place" in read_back(BrailleFile(over), 1)


@pytest.mark.parametrize("data", [b"\0\0\0", b"\r\n\f", b"\xff\xfe"])
def test_what_is_no_braille_is_one_finding(data: bytes) -> None:
    assert rules(data) == ["0:unreadable"]
    assert [one.rule for one in check_file("a.brf", data).findings] == ["unreadable"]


def test_without_liblouis_the_form_is_checked_and_the_words_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printgen.check.brf.version", lambda: "")
    checked = check_file("a.brf", GOOD)
    assert checked.findings == ()
    assert checked.ran == ("the form of braille files",)
    assert [one.checker for one in checked.missing] == ["liblouis, read back as English braille"]
    with pytest.raises(CheckerMissingError):
        read_back(BrailleFile(GOOD), 1)


@pytest.mark.parametrize("grade", [1, 2])
def test_our_own_files_pass(bench: Bench, grade: int) -> None:
    source = "Some words.\n\n:::{callout}\nA note.\n:::\n\n" + "- An item of a list.\n" * 40
    data = bench.made("brf", source, braille=Braille(grade=grade)).encode()  # type: ignore[arg-type]
    assert check_brf(data, cells=38, lines=25, grade=grade) == ()
    file = BrailleFile(data)
    assert file.cells == 38
    assert [file.running(page) for page in file.pages] == [None, *range(2, len(file.pages) + 1)]
    said = read_back(file, grade)
    assert said.count("An item of a list.") == 40
    assert "First 3" in said  # the contents, without their guide dots
