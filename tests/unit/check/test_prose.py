"""Advice on words: sentences, hard words, reading age; and where in the file they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printgen.check.content import check_content
from printgen.check.plain_words import PlainWords, plain_words, reading_age, words_of
from printgen.check.prose import advice
from printgen.diagnostics import Diagnostic
from printgen.pipeline import load

LONG = "You can " + "come and " * 13 + "go."
Check = Callable[..., list[Diagnostic]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Checks a workbook made of the text of one section."""
    monkeypatch.chdir(tmp_path)

    def run(body: str, settings: str = "") -> list[Diagnostic]:
        (tmp_path / "book/sections").mkdir(parents=True)
        (tmp_path / "book/workbook.yaml").write_text(f"title: Small\nsections: [one]\ncover: false\n{settings}")
        (tmp_path / "book/sections/one.md").write_text(f"---\nid: one\ntitle: One\n---\n\n{body}\n")
        return list(check_content("book"))

    return run


def english() -> PlainWords:
    known = plain_words("en-GB")
    assert known
    return known


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("Dr. Brown came. He sat down.", 2),
        ("Use fruit, e.g. Apples, and so on.", 1),
        ("“Come in.” She did. (It was cold.) They talked.", 4),
        ("It costs 3.50 a day. That is all.", 2),
        ("No. 7 is the one.", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(list(english().sentences(text))) == sentences


def test_words_are_words_and_not_figures() -> None:
    assert words_of("It’s a well-known café: 24 (twenty-four) seats.") == [
        "It’s", "a", "well-known", "café", "twenty-four", "seats",
    ]  # fmt: skip


def test_reading_age_is_the_automated_readability_index() -> None:
    """By hand: 4.71 × 18/5 + 0.5 × 5/1 − 21.43 = −1.97, so the first year; and a long one."""
    assert reading_age(["The cat sat down there"]) == 5
    hard = "Interdisciplinary collaboration necessitates organisational transformation"
    assert reading_age([hard]) == pytest.approx(4.71 * 70 / 5 + 0.5 * 5 - 21.43 + 5)


def test_a_long_sentence_is_advised_against_where_it_begins(check: Check) -> None:
    (found,) = check(f"Short.\n\n:::{{callout}} Note\nA word. **Another\n** one. {LONG}\n:::")
    assert (found.severity, found.code) == ("advice", "long-sentence")
    assert (found.span.file, found.span.line) == ("book/sections/one.md", 10)
    assert "a sentence of 29 words" in found.message


def test_hard_words_are_said_once_a_section_with_plain_ones(check: Check) -> None:
    (found,) = check("Utilise it. We shall utilise it.\n\nUtilisers do.")
    assert (found.code, found.hint, found.span.line) == ("hard-word", "perhaps: use", 6)
    assert "2 times in this section" in found.message


def test_reading_age_of_a_section(check: Check) -> None:
    body = "Interdisciplinary organisations communicate responsibilities transparently. " * 12
    found = {one.code: one for one in check(body)}
    assert "has a reading age of about" in found["reading-age"].message


@pytest.mark.parametrize(
    "body",
    [
        f":::{{quote}}\n:by: Somebody\n{LONG}\n:::",
        f"| A | B |\n|---|---|\n| {LONG} | b |",
        f"```\n{LONG}\n```",
    ],
)
def test_what_is_not_the_authors_prose_is_left_alone(check: Check, body: str) -> None:
    assert check(body) == []


def test_another_language_has_no_advice(check: Check, tmp_path: Path) -> None:
    check(LONG)
    book = load(tmp_path / "book")
    assert list(advice(book))
    (tmp_path / "book/workbook.yaml").write_text("title: Small\nlanguage: cy\nsections: [one]\ncover: false\n")
    assert list(advice(load(tmp_path / "book"))) == []


def test_accepted_advice_is_not_said(check: Check) -> None:
    assert check(LONG, "accept: [{code: long-sentence, why: It is a refrain.}]") == []


@pytest.mark.parametrize("name", ["content/use-of-self", "content/working-alongside"])
def test_the_samples_need_none(name: str) -> None:
    root = Path(__file__).resolve().parents[3]
    assert [str(one) for one in check_content(str(root / name))] == []
