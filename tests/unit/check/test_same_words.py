"""Words of a file against those of the content: what is lost or moved is named, with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printgen.check import UnreadableError
from printgen.check.same_words import Piece, differences, letters, pieces, same_words
from printgen.check.words_of import words_of
from printgen.diagnostics import Span
from printgen.edition import Braille, Layout
from printgen.pipeline import Order, build, job
from tests.documents.matrix import workbook

ORDER = Order(word_pages="layout", layout=Layout(braille=Braille(grade=1)))
FORMATS = ("docx", "html", "epub", "txt", "md", "brf")
ONE = Piece("A sentence that nobody wrote at all", Span("sections/a.md", 7))
TEXT = tuple(
    Piece(f"{one} paragraph of the author stands here.", Span("sections/a.md", at))
    for at, one in enumerate(("First", "Second", "Third", "Fourth"), 1)
)


def read(text: str) -> str:
    return letters(text)


def said(found) -> list[str]:
    return [str(one) for one in found]


def test_all_there_in_order():
    assert differences(TEXT, read(" ".join(one.words.upper() for one in TEXT))) == ()


def test_words_that_are_missing_are_named_with_their_place():
    one, _, three, _ = (piece.words for piece in TEXT)
    text = read(f"{one} Second paragraph of. {three}")
    assert said(differences(TEXT, text)) == [
        'sections/a.md:2: "the author stands here." is missing',
        'sections/a.md:4: "Fourth paragraph of the author stands here." is missing',
    ]


def test_words_in_another_place_are_named():
    one, two, three, four = (piece.words for piece in TEXT)
    assert said(differences(TEXT, read(f"{one} {three} {four} {two}"))) == [
        'sections/a.md:2: "Second paragraph of the author stands here." is in another place'
    ]


def test_figures_count():
    number = Piece("Call 01632 960 158 on any day", Span("a.md", 3))
    assert differences([number], read("Call 01632 960 158 on any day")) == ()
    assert said(differences([number], read("Call 01632 960 185 on any day"))) == [
        'a.md:3: "Call 01632 960 158 on any day" is missing'
    ]


def test_what_a_format_may_set_elsewhere_has_no_order():
    moved = replace(TEXT[0], placed=False)
    assert differences([moved, *TEXT[1:]], read(" ".join(one.words for one in (*TEXT[1:], TEXT[0])))) == ()


def test_words_are_looked_for_once_more():
    assert differences([ONE], "", again=lambda words: words == ONE.words) == ()


def test_the_measure_says_what_was_compared_and_names_a_few():
    measured = same_words(TEXT, [one.words for one in TEXT], "read aloud")(0)
    assert (measured.value, measured.said) == (
        0, "28 words of the content were compared, read aloud: all are there, in order."
    )  # fmt: skip
    measured = same_words((*TEXT, ONE), ["nothing"])(0)
    assert measured.value == 5
    assert measured.said.endswith('"Third paragraph of the author stands here." is missing; and 2 more.')


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_what_is_there_from_what_is_not(format):
    book = workbook("tests/cases/kitchen-sink")
    wanted = pieces(job(book, format, ORDER).workbook)
    assert len(wanted) > 100
    text = letters("".join(words_of(build(book, format, ORDER).data, format, grade=1)))
    assert differences(wanted, text) == ()
    assert said(differences((*wanted, ONE), text)) == [f'sections/a.md:7: "{ONE.words}" is missing']
    long = [piece for piece in wanted if piece.placed and len(piece.letters) > 60]
    assert len(differences((long[-1], *wanted), text)) == 1


def test_pictures_count_by_their_descriptions():
    book = workbook("tests/cases/kitchen-sink")
    data = build(book, "html", ORDER).data
    alts = [p for p in pieces(job(book, "html", ORDER).workbook) if f'alt="{p.words}"'.encode() in data]
    assert alts
    blind = data.replace(f'alt="{alts[0].words}"'.encode(), b'alt=""')
    assert said(differences(alts[:1], letters("".join(words_of(blind, "html")))))[0].endswith("is missing")


@pytest.mark.parametrize(
    ("format", "data", "why"),
    [
        ("mp3", b"ID3", "can only be heard"),
        ("epub", b"PK\x03\x04", "damaged, or no EPUB"),
        ("docx", b"PK\x03\x04", "not a Word document"),
    ],
)
def test_what_cannot_be_read_says_why(format, data, why):
    with pytest.raises(UnreadableError, match=why):
        "".join(words_of(data, format))
