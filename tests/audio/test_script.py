"""What is said, in which order, and when there is silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from printgen.linear import read_job
from printgen.pipeline import Order, job, load
from printgen.render.linear import model as e
from printgen.render.speech.script import rounded, sentences
from printgen.sound import Sound
from tests.audio.conftest import TONE, WORKBOOKS, said, scripted

Book = Callable[..., Path]


def test_title_and_originator_come_first_then_length_contents_and_how_to_listen() -> None:
    from printgen.brand import load_brand
    from printgen.named import brand_named

    order = replace(TONE, brand=brand_named("harbour-mind") or load_brand(None))
    first = scripted(WORKBOOKS["working-alongside"], order)[0]
    lines = [line.text for line in first.lines]
    places = [
        next(at for at, line in enumerate(lines) if re.search(pattern, line))
        for pattern in (
            r"^Working alongside\.",
            r"Harbour Mind",
            r"read by a computer voice",
            r"^It lasts about \S+ (minutes|hours?)",
            r"^It has \S+ parts\.",
            r": about \S+ minute",
            r"short silence",
        )
    ]
    assert places == sorted(places)
    assert first.title == "About this recording"


def test_chapters_are_the_sections() -> None:
    book = load(WORKBOOKS["use-of-self"])
    made = scripted(WORKBOOKS["use-of-self"])
    assert [chapter.id for chapter in made[1:]] == [
        section.id for section in job(book, "mp3", TONE).workbook.sections
    ]
    assert made[2].title == "Section 2: Knowing yourself"


def test_activities_are_announced_by_number_and_pictures_described(book: Book) -> None:
    lines = said(WORKBOOKS["use-of-self"])
    assert any(line.startswith("Activity two point four: ") for line in lines)
    assert any(line.startswith("Picture: ") for line in lines)


def test_a_quote_says_who_says_it_or_where_it_ends(book: Book) -> None:
    lines = said(book(":::{quote}\n:by: Ana, a nurse\nI listen.\n:::\n\n:::{quote}\nWe wait.\n:::\n"))
    assert lines[lines.index("Quote.") :][:6] == [
        "Quote.", "I listen.", "Ana, a nurse.", "Quote.", "We wait.", "End of quote.",
    ]  # fmt: skip


def test_a_note_follows_its_paragraph_and_numbers_are_words(book: Book) -> None:
    lines = said(book("You[^you] call 111 at 9.30am. Then wait.\n\n[^you]: Anyone.\n"))
    at = lines.index("You call one one one at nine thirty a.m.")
    assert lines[at + 1 : at + 3] == ["Then wait.", "Note one: Anyone."]


def test_an_answer_space_is_announced_and_silence_follows(book: Book) -> None:
    path = book(":::{question} What helps?\n:lines: 4\n:::\n")
    lines = scripted(path)[1].lines
    at = next(n for n, line in enumerate(lines) if line.text == "Space to write, four lines.")
    assert lines[at + 1].text == ""
    usual = lines[at + 1].pause
    assert usual >= 5
    longer = scripted(path, Order(sound=Sound(voice="tone", pauses=3)))[1].lines
    assert longer[at + 1].pause == pytest.approx(3 * usual)
    none = scripted(path, Order(sound=Sound(voice="tone", pauses=0)))
    assert max(line.pause for line in none[1].lines) < 3
    assert not any("silence" in line.text for line in none[0].lines)


def test_a_workbook_s_own_words_are_said_its_way(book: Book) -> None:
    path = book("Ask CMHT staff at the Lochend.\n", "say:\n  CMHT: the community team\n  Lochend: Lock end\n")
    assert "Ask the community team staff at the Lock end." in said(path)


def test_print_pages_are_said_when_they_are_wanted(book: Book) -> None:
    path = book("First.\n")
    assert not any("rint page" in line for line in said(path))
    assert "Print page three." in said(path, replace(TONE, print_pages=True))


def test_it_ends_by_saying_so() -> None:
    assert said(WORKBOOKS["kitchen-sink"])[-1].startswith("This is the end of ")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_element_of_the_linear_form_is_said_in_its_order(name: str) -> None:
    wanted = read_job(job(load(WORKBOOKS[name]), "mp3", TONE)).linear
    made = scripted(WORKBOOKS[name])
    heard = [line.of for chapter in made for line in chapter.lines if line.of is not None]
    said_words = [one for one in (_words(one) for one in dict.fromkeys(heard)) if one]
    wanted_words = [one for one in map(_words, dict.fromkeys(wanted)) if one]
    assert len(said_words) > 50
    assert said_words == wanted_words


def _words(one: e.Element) -> str:
    if isinstance(one, e.Table):
        return " ".join(map(e.plain, (one.announced, *one.lines)))
    if isinstance(one, e.Verbatim):
        return one.text
    text = e.plain(getattr(one, "words", ()))
    return text if any(c.isalnum() for c in text) else ""


def test_long_sentences_are_parted_at_commas_and_none_is_lost() -> None:
    text = "A start, " + ", ".join(f"and clause number {n} of them" for n in range(60)) + ". Short. J. K. Okafor came."
    parts = sentences(text)
    assert " ".join(parts) == text
    assert max(map(len, parts)) <= 400
    assert parts[-2:] == ("Short.", "J. K. Okafor came.")


def test_a_sentence_ends_after_letters_and_times_but_not_after_an_initial() -> None:
    text = "Meet at nine a.m. Monday. It ends at ten a.m. Then go to the U K. An advocate, J. Smith, waits."
    assert sentences(text) == (
        "Meet at nine a.m. Monday.",
        "It ends at ten a.m.",
        "Then go to the U K.",
        "An advocate, J. Smith, waits.",
    )


def test_a_ticked_item_says_that_it_is_done(book: Book) -> None:
    lines = said(book("- [x] Find a host\n- [ ] Find a room\n"))
    assert lines[lines.index("Done: Find a host.") + 1] == "Find a room."


def test_minutes_for_people() -> None:
    assert [rounded(s) for s in (0, 20, 95, 1190, 1300, 7260)] == [1, 1, 2, 20, 20, 120]
