"""Every format holds the same words in the same order, alternatives of pictures counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from printgen.accessible_checks import script_of
from printgen.brand import Brand
from printgen.diagnostics import PrintgenError
from printgen.edition import Braille, Layout
from printgen.formats import FORMATS
from printgen.linear import read_job
from printgen.model.workbook import Section, Workbook
from printgen.pipeline import Order, build, job
from printgen.read.edition import packaged_editions
from printgen.sound import Sound
from printgen.transform.select import Selection
from printgen.write.audio.voices import VOICES
from tests.audio.tone import tone
from tests.documents.matrix import DOCUMENTS as MATRIX
from tests.documents.matrix import Document, brand, prepared, workbook
from tests.documents.words import lacking, letters, out_of_order, pieces, text_of

DOCUMENTS = [
    Document("tests/cases/kitchen-sink", "default"),
    Document("content/working-alongside", "harbour-mind"),
    Document("content/use-of-self", "ardmarrow"),
    Document("content/use-of-self", "ardmarrow", Layout(pack=True), Selection(only="pack", blank=True), "pack"),
    Document("content/working-alongside", "harbour-mind", selection=Selection(audience="facilitator"), note="for-them"),
]


def _order(document: Document) -> Order:
    dress: Brand = brand(document.brand)
    return Order(brand=dress, selection=document.selection, layout=document.layout)


def _data(document: Document, format: str, order: Order | None = None) -> bytes:
    return build(workbook(document.workbook), format, order or _order(document)).data


def _braille(document: Document) -> str:
    """What uncontracted braille says when it is read back."""
    order = _order(document)
    plain = replace(document.layout, braille=Braille(grade=1))
    return text_of(_data(document, "brf", replace(order, layout=plain)), "brf", 1)


def _script(document: Document) -> str:
    """What a recording says, before numbers and abbreviations are spelled out."""
    return letters(" ".join(script_of(job(workbook(document.workbook), "mp3", _order(document)))))


def _read_aloud(document: Document) -> str:
    """The words of a book that is read aloud; a tone stands in for the voice."""
    order = replace(_order(document), sound=Sound(voice="tone"))
    return text_of(_data(document, "epub-audio", order), "epub")


READERS: Mapping[str, Callable[[Document], str]] = {
    **{
        format: lambda document, format=format: text_of(_data(document, format), format)  # type: ignore[misc]
        for format in ("pdf", "docx", "html", "epub", "txt", "md")
    },
    "brf": _braille,
    "mp3": _script,
    "m4b": _script,
    "epub-audio": _read_aloud,
}
"""How the words of each format are read, pictures by their alternatives; a new format needs a reader here."""


@pytest.fixture(autouse=True)
def a_tone_for_a_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a recording to read its words."""
    monkeypatch.setitem(VOICES, "tone", tone(str(tmp_path / "heard.txt")))


CASES = [
    pytest.param(document, format, id=f"{document}-{format}")
    for document in DOCUMENTS
    for format in FORMATS
    if format != "epub-audio" or document is DOCUMENTS[0]  # it takes longest, and its pages are those of the EPUB
]


@pytest.mark.parametrize(("document", "format"), CASES)
def test_no_word_is_lost_and_the_order_is_the_contents(document: Document, format: str) -> None:
    wanted = pieces(prepared(document, format), titles=not document.layout.pack)
    assert len(wanted) > 50
    assert out_of_order(wanted, READERS[format](document)) == []


SINK = "tests/cases/kitchen-sink"
QUICK = ("docx", "html", "epub", "txt", "md", "brf")
"""Formats that take less than a second."""


def _shuffled(random: Random) -> Workbook:
    """The workbook of every kind with its blocks in another order, and some of them left out."""
    book = workbook(SINK)

    def mixed(section: Section) -> Section:
        kept = random.sample(section.body, random.randint((len(section.body) + 1) // 2, len(section.body)))
        return replace(section, body=tuple(kept))

    return replace(book, sections=tuple(mixed(section) for section in book.sections))


def _lost(book: Workbook, format: str, edition: str) -> list[str]:
    """What a file lacks; a reference may have lost what it refers to, or a part its beginning."""
    order = Order(brand=brand("default"), edition=edition, word_pages="layout")
    try:
        data = build(book, format, order).data
    except PrintgenError as fault:
        errors = {d.code for d in fault.diagnostics if d.severity == "error"}
        assume(errors - {"unknown-reference", "recall", "continues"})
        raise
    return lacking(pieces(job(book, format, order).workbook), data, format)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(QUICK), st.sampled_from(packaged_editions()), st.randoms(use_true_random=False))
def test_no_word_is_lost_whatever_the_edition_and_the_order(format: str, edition: str, random: Random) -> None:
    assert _lost(_shuffled(random), format, edition) == []


IN_THE_MATRIX = {one.edition or "standard" for one in MATRIX if one.workbook == SINK}
"""Editions in which the checks of PDFs look at every kind already, words and all."""


@pytest.mark.parametrize("edition", sorted(set(packaged_editions()) - IN_THE_MATRIX))
def test_no_word_of_any_kind_is_lost_in_a_pdf_of_any_edition(edition: str) -> None:
    assert _lost(workbook(SINK), "pdf", edition) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_what_is_read_in_a_line_has_one_set_of_words(document: Document) -> None:
    """Text and braille differ in nothing but form: numbers, marks and the titles that braille pages need."""
    from printgen.render.linear import model as e
    from printgen.render.linear.words import spelled_out

    read = read_job(job(workbook(document.workbook), "brf", _order(document)))
    labels = job(workbook(document.workbook), "brf", _order(document)).labels
    wanted = [
        letters(e.plain(spelled_out(one.words, labels)))
        for one in (*read.linear.body, *read.linear.back)
        if isinstance(one, e.Heading | e.Paragraph | e.Item | e.Answer | e.Picture | e.Note | e.Entries)
    ]
    for text in (READERS["txt"](document), _braille(document)):
        assert out_of_order([words for words in wanted if words], text) == []
