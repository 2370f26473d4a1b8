"""Books for reading apps: what the package says, printed pages, room to write, and EPUBCheck and Ace themselves."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from lxml import etree

from printgen.check import UnreadableError
from printgen.check.epub import ace_findings, check_epub, checkers, epubcheck_findings
from printgen.pipeline import Order, build
from tests.documents.matrix import brand, workbook
from tests.web.pages import SAMPLES, SINK, page

X, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
each = pytest.mark.parametrize(("name", "of"), SAMPLES)


def book(name: str = SINK, of: str = "default") -> bytes:
    return page(name, of, form="epub").data


@cache
def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {one: opened.read(one) for one in opened.namelist()}


def parts(data: bytes) -> dict[str, etree._Element]:
    return {name: etree.fromstring(one) for name, one in members(data).items() if name.endswith(".xhtml")}


def with_members(data: bytes, **changed: bytes) -> bytes:
    """The book with some members' bytes replaced; names are given without folder and extension."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, one in members(data).items():
            made.writestr(name, changed.get(name.rpartition("/")[2].partition(".")[0].replace("-", "_"), one))
    return out.getvalue()


@each
def test_our_own_rules_find_nothing(name: str, of: str) -> None:
    assert [str(f) for f in check_epub(book(name, of))] == []


@pytest.mark.xdist_group("epub")
def test_checkers_find_nothing_in_any_kind_of_block() -> None:
    """For the samples in every edition, see tests/web/test_editions.py."""
    assert [str(f) for f in epubcheck_findings(book())] == []
    assert [str(f) for f in ace_findings(book())] == []


@pytest.mark.xdist_group("epub")
def test_the_checkers_see_what_is_wrong() -> None:
    cover = members(book())["EPUB/cover.xhtml"]
    broken = with_members(book(), cover=cover.replace(b"</body>", b'<p><img src="cover.png"/></p></body>'))
    assert "ace image-alt" in {f.rule for f in ace_findings(broken)}
    assert "alt" in {f.rule for f in check_epub(broken)}
    wrong = with_members(book(), cover=cover.replace(b"</body>", b"<figure><b/></wrong></body>"))
    assert any(f.rule.startswith("epubcheck") for f in epubcheck_findings(wrong))


def test_it_says_what_it_is_first_and_plainly() -> None:
    with zipfile.ZipFile(io.BytesIO(book())) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert opened.read(first) == b"application/epub+zip"
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert build(workbook(SINK), "epub", Order(brand=brand("default"))).data == book()


def test_another_book_has_another_identifier() -> None:
    names = {etree.fromstring(members(book(*one))["EPUB/package.opf"]).findtext(".//{*}identifier") for one in SAMPLES}
    assert len(names) == len(SAMPLES)
    assert all(name.startswith("urn:uuid:") for name in names if name)


def test_the_package_says_what_it_is_like_to_read() -> None:
    package = etree.fromstring(members(book())["EPUB/package.opf"])
    said = [(one.get("property"), one.text) for one in package.iter("{*}meta")]
    assert ("schema:accessMode", "textual") in said
    assert ("schema:accessMode", "visual") in said
    assert ("schema:accessModeSufficient", "textual") in said
    assert ("schema:accessibilityHazard", "none") in said
    features = {value for name, value in said if name == "schema:accessibilityFeature"}
    assert features >= {"alternativeText", "longDescription", "pageBreakMarkers", "tableOfContents", "readingOrder"}
    assert not any(name == "dcterms:conformsTo" for name, _ in said), "nobody has checked that it conforms"


def test_printed_pages_are_marked_and_listed() -> None:
    trees = parts(book("content/working-alongside", "harbour-mind"))
    marks = [one.get("id") for tree in trees.values() for one in tree.iter() if one.get(f"{OPS}type") == "pagebreak"]
    (nav,) = [n for n in trees["EPUB/contents.xhtml"].iter(f"{X}nav") if n.get(f"{OPS}type") == "page-list"]
    listed = [a.get("href").partition("#")[2] for a in nav.iter(f"{X}a")]
    assert listed == marks
    assert len(marks) > 15


def test_contents_name_sections_worksheets_and_activities() -> None:
    (toc,) = [n for n in parts(book())["EPUB/contents.xhtml"].iter(f"{X}nav") if n.get(f"{OPS}type") == "toc"]
    words = ["".join(a.itertext()) for a in toc.iter(f"{X}a")]
    assert "1 Words" in words
    assert "Worksheet: Being heard" in words
    assert "Activity 2.1: The quiet chair" in words


def test_nothing_is_there_to_be_typed_into_and_lost() -> None:
    trees = parts(book())
    assert not [one for tree in trees.values() for one in tree.iter(f"{X}input", f"{X}textarea", f"{X}form")]
    words = "".join(trees["EPUB/contents.xhtml"].itertext())
    assert "ask for the Word file or the web page" in words
    writing = "".join(next(tree for name, tree in trees.items() if "writing" in name).itertext())
    assert "Space to write" in writing


def test_fonts_come_with_their_licences() -> None:
    found = members(book("content/working-alongside", "harbour-mind"))
    fonts = [name for name in found if name.endswith(".woff2")]
    assert len(fonts) == 3
    assert all(found[name].startswith(b"wOF2") for name in fonts)
    assert b"SIL Open Font License" in found["EPUB/fonts/licences.txt"]


def test_every_link_leads_to_its_file() -> None:
    trees = parts(book())
    welcome = next(tree for name, tree in trees.items() if "welcome" in name)
    hrefs = [a.get("href") for a in welcome.iter(f"{X}a")]
    assert any(href.endswith("-writing.xhtml#writing") for href in hrefs)


BREAKS = [
    ("package", b"schema:accessibilityHazard", b"schema:other", "metadata"),
    ("contents", b'href="04-', b'href="nowhere-', "link"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule"), BREAKS)
def test_each_fault_is_found(name: str, old: bytes, new: bytes, rule: str) -> None:
    (data,) = [one for member, one in members(book()).items() if member.rpartition("/")[2].partition(".")[0] == name]
    assert old in data
    assert rule in {f.rule for f in check_epub(with_members(book(), **{name: data.replace(old, new)}))}


def test_printed_pages_that_are_not_listed_are_found() -> None:
    data = members(book())["EPUB/contents.xhtml"].replace(b"page-list", b"other")
    assert "pages" in {f.rule for f in check_epub(with_members(book(), contents=data))}


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"PK", b""])
def test_what_is_no_book_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        checkers(data)


def test_a_book_that_is_cut_or_lacks_a_file_is_said() -> None:
    assert [f.rule for f in check_epub(book()[:-200])] == ["unreadable"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/epub+zip")
    assert [f.rule for f in check_epub(out.getvalue())] == ["unreadable"]
    broken = with_members(book(), cover=b"<html><p></html>")
    assert [f.rule for f in check_epub(broken)] == ["unreadable"]
