"""Labels: whole messages, plural forms, durations, another language, English where one is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import printgen
from printgen.diagnostics import Diagnostics, PrintgenError
from printgen.labels import labels, languages
from printgen.model.inline import Reference, Text

WELSH = """
quotes: {outer: ["‘", "’"], inner: ["“", "”"]}
plural:
  forms: [zero, one, two, few, many, other]
  rule: "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5"
list: {two: "{first} a {second}"}
messages:
  page-number: tudalen {n}
  duration: {one: "{n} munud", two: "{n} funud", other: "{n} munud"}
"""
ENGLISH = labels("en-GB")


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "cy.yaml").write_text(WELSH, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"), (90, "1 hour 30 minutes"),
        (120, "2 hours"),
    ],
)
def test_a_duration_is_said_in_words(minutes: int, words: str) -> None:
    assert ENGLISH.duration(minutes) == words


def test_a_time_of_day_has_two_digits_each() -> None:
    assert (ENGLISH.clock(570), ENGLISH.clock(0), ENGLISH.clock(1439)) == ("09:30", "00:00", "23:59")


def test_values_stand_in_their_places_and_nowhere_else() -> None:
    assert ENGLISH.text("page-range", first=4, last="{n}") == "pages 4 to {n}"


def test_a_message_takes_inlines() -> None:
    page = Reference((), "x", "page")
    assert ENGLISH.inlines("compare-with", page=page) == (Text("Compare with the example response on "), page)


def test_an_unknown_label_names_the_nearest() -> None:
    with pytest.raises(KeyError, match='did you mean "page-number"'):
        ENGLISH.text("page-numbr", n=1)


def test_a_missing_value_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(KeyError, match="last"):
        ENGLISH.text("page-range", first=1)


def test_a_message_by_number_is_not_taken_for_a_plain_one() -> None:
    with pytest.raises(KeyError, match="use plural"):
        ENGLISH.text("duration", n=1)


@pytest.mark.parametrize(
    ("words", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c", "d"), "a, b, c and d")]
)
def test_words_in_a_row(words: tuple[str, ...], said: str) -> None:
    assert ENGLISH.listed(words) == said


def test_another_language_has_its_own_plural_forms_quotes_and_lists(overlay: Path) -> None:
    welsh = labels("cy-GB", overlay=overlay)
    assert [welsh.plural("duration", n) for n in (1, 2, 6)] == ["1 munud", "2 funud", "6 munud"]
    assert welsh.quotes[0] == ("‘", "’")
    assert welsh.listed(("a", "b")) == "a a b"
    assert welsh.lang == "cy-GB"


def test_english_stands_in_for_what_a_language_lacks_and_a_warning_says_so(overlay: Path) -> None:
    found = Diagnostics()
    welsh = labels("cy", found, overlay)
    assert welsh.text("contents") == "Contents"
    assert [(d.severity, d.code) for d in found] == [("warning", "labels")]
    assert "lacks" in str(found.found[0])


def test_a_language_without_labels_is_a_warning_that_names_those_there_are() -> None:
    found = Diagnostics()
    assert labels("xx-YY", found).text("page") == "Page"
    assert "no labels" in str(found.found[0])
    assert found.found[0].hint.endswith("en")


def test_english_of_any_country_is_english() -> None:
    found = Diagnostics()
    labels("en-US", found)
    assert not found.found


def test_an_overlay_changes_single_words(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "en.yaml").write_text("messages: {pause: Stop and think}\n", encoding="utf-8")
    own = labels("en-GB", overlay=tmp_path)
    assert (own.text("pause"), own.text("contents")) == ("Stop and think", "Contents")


def test_labels_that_are_no_yaml_are_an_error_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "de.yaml").write_text('messages:\n  page: "Seite\n', encoding="utf-8")
    with pytest.raises(PrintgenError) as caught:
        labels("de", overlay=tmp_path)
    assert caught.value.diagnostics[0].span.file == "labels/de.yaml"
    assert caught.value.diagnostics[0].span.line > 1


def test_a_language_tag_is_never_a_path(tmp_path: Path) -> None:
    found = Diagnostics()
    assert labels("../en", found).text("page") == "Page"
    assert found.found


def test_the_packaged_messages_have_whole_places_and_no_exclamation_marks() -> None:
    for key, message in ENGLISH.messages.items():
        for text in message.values() if isinstance(message, dict) else [message]:
            assert isinstance(text, str), key
            assert text.strip() == text, key
            assert "!" not in text, key
            assert re.sub(r"\{\w+\}", "", text).count("{") == 0, key


def test_english_is_among_the_languages() -> None:
    assert "en" in languages()


def test_every_label_that_a_template_or_a_renderer_names_exists() -> None:
    from printgen.resources import folder

    call = re.compile(r"\b(?:text|plural|inlines|label)\(\s*[\"']([a-z]+(?:-[a-z]+)*)[\"']\s*[,)]")
    named = {
        (key, file.name)
        for place, pattern in ((folder("templates"), "*.j2"), (Path(printgen.__file__).parent, "*.py"))
        for file in place.rglob(pattern)
        for key in call.findall(file.read_text(encoding="utf-8"))
    }
    assert named
    assert {(key, file) for key, file in named if key not in ENGLISH.messages} == set()
