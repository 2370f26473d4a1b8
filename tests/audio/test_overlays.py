"""Books that are read aloud: the words are marked where they are heard."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from printgen.check.epub import check_epub, epubcheck_findings
from printgen.transform.select import Selection
from printgen.write.audio.frames import mp3_seconds
from tests.audio.conftest import TONE, WORKBOOKS, made

Book = Callable[..., Path]
SMIL = "{http://www.w3.org/ns/SMIL}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class Heard:
    """A book, by what it says where."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.package = self.zip.read("EPUB/package.opf").decode()
        self.overlays = [name for name in self.zip.namelist() if name.endswith(".smil")]

    def clips(self, overlay: str) -> list[tuple[str, str, float, float]]:
        """Text, tag, begin and end of each stretch."""
        out = []
        for par in etree.fromstring(self.zip.read(overlay)).iter(f"{SMIL}par"):
            page, id = par[0].get("src").split("#")
            (found,) = etree.fromstring(self.zip.read(f"EPUB/{page}")).xpath(f"//*[@id='{id}']")
            words = found.get("alt") or " ".join(" ".join(found.itertext()).split())
            begin, end = (float(par[1].get(key)[:-1]) for key in ("clipBegin", "clipEnd"))
            out.append((words, found.tag.removeprefix(XHTML), begin, end))
        return out

    def sound(self, overlay: str) -> bytes:
        """The sound of an overlay."""
        first = next(etree.fromstring(self.zip.read(overlay)).iter(f"{SMIL}audio"))
        return self.zip.read(f"EPUB/{first.get('src')}")


@pytest.mark.parametrize("name", ["kitchen-sink", "use-of-self"])
def test_every_section_is_read_from_end_to_end_and_epubcheck_has_nothing_against_it(name: str) -> None:
    data = made(WORKBOOKS[name], "epub-audio")
    heard = Heard(data)
    pages = [n for n in heard.zip.namelist() if n.endswith(".xhtml") and not n.endswith("contents.xhtml")]
    assert len(heard.overlays) == len(pages) == heard.package.count("media-overlay=")
    total = 0.0
    for overlay in heard.overlays:
        clips = heard.clips(overlay)
        assert clips[0][2] == 0
        assert all(one[3] == after[2] for one, after in pairwise(clips))
        assert clips[-1][3] == pytest.approx(mp3_seconds(heard.sound(overlay)), abs=0.1)
        total += clips[-1][3]
    told = [float(n) for n in re.findall(r'property="media:duration"[^>]*>([\d.]+)s<', heard.package)]
    assert told[-1] == pytest.approx(total, abs=0.01)
    assert sum(told[:-1]) == pytest.approx(total, abs=0.01)
    assert "synchronizedAudioText" in heard.package
    assert ">auditory<" in heard.package
    assert check_epub(data) == ()
    assert epubcheck_findings(data) == ()


def test_headings_paragraphs_pictures_and_rows_are_marked_where_they_stand(book: Book) -> None:
    path = book(
        "## A heading\n\nThe first paragraph.[^n] It has two sentences.\n\n"
        "[^n]: What the note says at length.\n\n"
        "| Day | Who |\n|---|---|\n| Monday | Ana |\n| Tuesday | Ben |\n\n"
        ":::{question} What helps you most?\n:lines: 2\n:::\n\nThe last paragraph of all.\n"
    )
    heard = Heard(made(path, "epub-audio"))
    clips = heard.clips("EPUB/01.smil")
    marked = [(tag, words) for words, tag, *_ in clips]
    assert marked[0] == ("h1", "One")
    places = [
        next(n for n, (tag, words) in enumerate(marked) if tag in tags and start in words)
        for tags, start in (
            (("h2",), "A heading"),
            (("p",), "The first paragraph."),
            (("li",), "What the note says"),
            (("tr",), "Monday Ana"),
            (("tr",), "Tuesday Ben"),
            (("p",), "What helps you most?"),
            (("p",), "The last paragraph of all."),
        )
    ]
    assert places == sorted(places)
    assert "being-read" in heard.zip.read("EPUB/style.css").decode()


def test_the_opening_is_read_on_the_cover() -> None:
    order = replace(TONE, selection=Selection(sections=("introduction",)), print_pages=False)
    heard = Heard(made(WORKBOOKS["use-of-self"], "epub-audio", order))
    cover = heard.clips("EPUB/00.smil")
    assert cover[0][:2] == ("Use of self", "h1")
    assert any(tag == "img" for _, tag, *_ in cover)


def test_the_same_book_has_the_same_bytes(book: Book) -> None:
    path = book("Some words.\n")
    assert made(path, "epub-audio") == made(path, "epub-audio")


def test_a_pack_takes_it_by_name_in_any_edition() -> None:
    from printgen.alternates import chosen

    plain, large = chosen(["epub-audio,large-print-epub-audio"])
    assert (plain.format, plain.edition, plain.group) == ("epub-audio", "standard", "listen")
    assert (large.format, large.edition) == ("epub-audio", "large-print")
