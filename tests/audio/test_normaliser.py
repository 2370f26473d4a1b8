"""The UK speech normaliser: each rule's cases, and what must hold of any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printgen.diagnostics import PrintgenError
from printgen.render.speech.normalise import Normaliser, normalise
from printgen.render.speech.numbers import cardinal, ordinal, roman, year
from printgen.render.speech.rules import RULES, places_of
from printgen.render.speech.vocabulary import vocabulary

CASES = Path(__file__).with_name("normaliser.md")


def _cases() -> Iterator[tuple[str, str, str]]:
    rule = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rule = line[3:]
        elif rule and (match := re.fullmatch(r"(.+?) =>(?: (.*))?", line)):
            yield rule, match[1], match[2] or ""


@pytest.mark.parametrize(("rule", "written", "said"), tuple(_cases()))
def test_it_is_said_as_people_say_it(rule: str, written: str, said: str) -> None:
    assert normalise(written) == said


def test_every_rule_has_a_case_in_which_it_speaks() -> None:
    words = vocabulary("en-GB")
    assert words is not None
    places = places_of(words)
    quiet = {rule.name for rule in RULES}
    for name, written, _ in _cases():
        for rule in RULES:
            found = rule.compiled(places).search(written) if rule.name == name else None
            if found and rule.say(found, words) is not None:
                quiet.discard(rule.name)
    assert not quiet
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_workbook_s_own_words_go_first() -> None:
    own = {"NHS": "the health service", "Ardmarrow": "Ard Marrow"}
    assert normalise("NHS Ardmarrow", say=own) == "the health service Ard Marrow"


def test_a_language_without_words_is_left_to_its_voice() -> None:
    assert vocabulary("cy") is None
    assert normalise("Ffoniwch 01632 960 123 (“nawr”)", "cy") == "Ffoniwch 01632 960 123, nawr"


@given(st.text(max_size=60))
def test_no_text_trips_it_and_none_is_left_half_read(text: str) -> None:
    said = normalise(text)
    assert said == said.strip()
    assert "  " not in said
    assert not any("\ue000" <= c <= "\uf8ff" for c in said)


@given(st.from_regex(r"[ A-Za-z0-9.,:;£%/()–-]{0,40}", fullmatch=True))
def test_what_is_said_has_no_ascii_digits_that_a_voice_would_guess_at(text: str) -> None:
    alone = re.findall(r"(?<!\S)\d+(?!\S)", normalise(text))
    assert not alone


@given(st.integers(0, 10**15 - 1))
def test_every_number_has_words_of_its_own(n: int) -> None:
    assert cardinal(n) != cardinal(n + 1)
    assert re.fullmatch(r"[a-z -]+", cardinal(n))
    assert re.fullmatch(r"[a-z -]+", ordinal(n))


@given(st.integers(1, 3999))
def test_roman_numerals_come_back(n: int) -> None:
    signs = [("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40),
             ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)]  # fmt: skip
    text, rest = "", n
    for sign, value in signs:
        text += sign * (rest // value)
        rest %= value
    assert roman(text) == n
    assert roman(text + "Q") == 0


def test_years() -> None:
    assert [year(n) for n in (1066, 1900, 1905, 1999, 2000, 2009, 2010, 2026)] == [
        "one thousand and sixty-six", "nineteen hundred", "nineteen oh five", "nineteen ninety-nine", "two thousand",
        "two thousand and nine", "twenty ten", "twenty twenty-six",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("language: en\n", '"say" is missing'),
        ("a: [", "cannot be read"),
    ],
)
def test_own_words_that_cannot_be_read_are_said_with_their_file(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "speech").mkdir()
    (tmp_path / "speech" / "en.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PrintgenError, match=re.escape(said)) as fault:
        vocabulary("en-GB", tmp_path)
    assert fault.value.diagnostics[0].span.file == "speech/en.yaml"


def test_own_words_go_before_the_packaged_ones(tmp_path: Path) -> None:
    packaged = vocabulary("en-GB")
    assert packaged is not None
    (tmp_path / "speech").mkdir()
    from printgen.resources import folder

    text = (folder("templates") / "speech" / "en.yaml").read_text(encoding="utf-8")
    (tmp_path / "speech" / "en.yaml").write_text(text.replace("e.g.: for example", "e.g.: such as"), encoding="utf-8")
    words = vocabulary("en-GB", tmp_path)
    assert words is not None
    assert Normaliser(words).say("fruit, e.g. plums") == "fruit, such as plums"
