"""Pages broken on purpose: each rule of ours says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from printgen.check import UnreadableError
from printgen.check.files import check_file
from printgen.check.html import check_html, checkers
from tests.web.pages import page

BREAKS = [
    ("language", '<html lang="en-GB">', "<html>"),
    ("title", "<title>The kitchen sink: Every kind of block, once</title>", "<title> </title>"),
    ("alt", 'alt="Three circles in a row, Ask, Wait and Say it back, joined by arrows."', ""),
    ("label", '<label for="like--in">', "<label>"),
    ("link", 'href="#heard"', 'href="#nowhere"'),
    ("id", 'id="easy"', 'id="heard"'),
    ("landmark", '<main id="web--main" tabindex="-1">', '<div id="web--main">'),
    ("skip-link", '<a class="skip" href="#web--main">', '<a class="skip" href="https://example.org">'),
    ("outside", "</body>", '<img alt="" src="https://example.org/spy.png"></body>'),
    ("outside", "</head>", '<link rel="stylesheet" href="https://example.org/a.css"></head>'),
    ("policy", "</style>", "p { color: red }</style>"),
    ("policy", "</script>", "alert(1)</script>"),
    ("policy", "<main ", '<main style="color: red" '),
    ("heading", "<h2", "<h1>Another</h1><h2"),
    ("heading", '<h2 class="h2" id="contents--title">Contents</h2>', "<h4>Contents</h4>"),
]


@pytest.mark.parametrize(("rule", "old", "new"), BREAKS)
def test_each_fault_is_found(rule: str, old: str, new: str) -> None:
    source = page().data.decode()
    assert old in source
    assert rule in {f.rule for f in check_html(source.replace(old, new, 1).encode())}


def test_what_is_no_page_is_said() -> None:
    with pytest.raises(UnreadableError, match="begin"):
        checkers(b"%PDF-1.7")
    assert [f.rule for f in check_html(b"nothing")] == ["unreadable"]


def test_checkers_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("printgen.check.programs.TOOLS", tmp_path)
    monkeypatch.setattr("printgen.check.programs.BROWSERS", ())
    checked = check_file("page.html", page().data)
    assert checked.ran == ("printgen's rules of pages",)
    assert [m.checker for m in checked.missing] == [
        "the Nu Html Checker",
        "axe in Chromium",
        "keyboard and small windows in Chromium",
    ]
    assert checked.findings == ()
