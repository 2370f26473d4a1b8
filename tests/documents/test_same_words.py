"""Every format holds the same words in the same order, alternatives of pictures counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from printgen.brand import Brand
from printgen.check.brf import BrailleFile, read_back
from printgen.check.pdf_read import read_pdf
from printgen.edition import Braille, Layout
from printgen.formats import FORMATS
from printgen.linear import read_job
from printgen.pipeline import Order, build, job
from printgen.sound import Sound
from printgen.transform.select import Selection
from printgen.write.audio.voices import VOICES
from tests.audio.tone import tone
from tests.documents.matrix import Document, brand, prepared, workbook
from tests.documents.words import (
    letters,
    out_of_order,
    pieces,
    text_of_docx,
    text_of_epub,
    text_of_html,
    text_of_markdown,
    text_of_pdf,
)

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
    return letters(read_back(BrailleFile(_data(document, "brf", replace(order, layout=plain))), 1))


def _script(document: Document) -> str:
    """What a recording says, before numbers and abbreviations are spelled out."""
    from printgen.render.speech.normalise import Normaliser
    from printgen.render.speech.script import write_script

    made = job(workbook(document.workbook), "mp3", _order(document))
    script = write_script(read_job(made).linear, made.brand.name, made.labels, Normaliser(None), Sound())
    return letters(" ".join(said.text for chapter in script.chapters for said in chapter.lines))


def _read_aloud(document: Document) -> str:
    """The words of a book that is read aloud; a tone stands in for the voice."""
    order = replace(_order(document), sound=Sound(voice="tone"))
    return text_of_epub(_data(document, "epub-audio", order))


READERS: Mapping[str, Callable[[Document], str]] = {
    "pdf": lambda document: text_of_pdf(read_pdf(_data(document, "pdf"))),
    "docx": lambda document: text_of_docx(_data(document, "docx")),
    "html": lambda document: text_of_html(_data(document, "html")),
    "epub": lambda document: text_of_epub(_data(document, "epub")),
    "txt": lambda document: letters(_data(document, "txt").decode()),
    "md": lambda document: text_of_markdown(_data(document, "md")),
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
