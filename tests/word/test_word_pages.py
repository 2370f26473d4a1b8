"""Page numbers in Word files: those that LibreOffice shows, where it is there; else said to be approximate."""

from __future__ import annotations

import re
import time
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from printgen import office
from printgen.counted import by_id
from printgen.diagnostics import PrintgenError
from printgen.office import OfficeError, pdf_of, program
from printgen.pipeline import Built, Order, build, build_all
from printgen.write.docx.shown import bookmark_pages, destinations
from tests.documents.matrix import brand, workbook

SAMPLES = ("content/use-of-self", "content/working-alongside")


@cache
def counted(name: str) -> bytes:
    """A sample with the numbers that LibreOffice counted."""
    return build(workbook(name), "docx", Order(brand=brand("harbour-mind"), word_pages="libreoffice")).data


def cached(document: bytes) -> list[tuple[str, int]]:
    """Each bookmark whose page a document says, with the number that stands there."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        xml = package.read("word/document.xml").decode()
    field = r'PAGEREF (\w+) .*?fldCharType="separate"/></w:r><w:r>.*?<w:t[^>]*>(\d*)</w:t>'
    return [(name, int(number)) for name, number in re.findall(field, xml, re.S)]


def printed(pdf: bytes) -> list[int]:
    """The number at the foot of each page, read from its outer corner; 0 where there is none."""
    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            foot = page.get_textpage()
            corners = ({"right": 165}, {"left": 430})
            words = " ".join(foot.get_text_bounded(bottom=0, top=60, **corner) for corner in corners)
            numbers = re.findall(r"(\d+)(?=\s|$)", words)
            found.append(int(numbers[-1]) if numbers else 0)
            foot.close()
            page.close()
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_numbers_in_the_file_are_those_that_libreoffice_shows(name: str) -> None:
    document = counted(name)
    pdf = pdf_of(document)
    shown, at = printed(pdf), destinations(pdf)
    numbers = cached(document)
    assert len(numbers) > 30
    assert [
        (bookmark, number, shown[at[bookmark]]) for bookmark, number in numbers if number != shown[at[bookmark]]
    ] == []


def test_without_counting_some_numbers_would_be_wrong_so_that_counting_is_seen_to_matter() -> None:
    wrong = 0
    for name in SAMPLES:
        estimated = build(workbook(name), "docx", Order(brand=brand("harbour-mind"))).data
        wrong += sum(one != other for one, other in zip(cached(estimated), cached(counted(name)), strict=True))
    assert wrong > 0


def test_only_numbers_change_and_on_which_side_of_the_paper_they_stand() -> None:
    plain = build(workbook(SAMPLES[0]), "docx", Order(brand=brand("harbour-mind"))).data

    def without_numbers(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text = re.sub(rb">\d+</w:t>", b"></w:t>", parts["word/document.xml"])
        parts["word/document.xml"] = re.sub(rb'(w:footerReference w:type="first" r:id=)"\w+"', rb"\1", text)
        return parts

    assert without_numbers(plain) == without_numbers(counted(SAMPLES[0]))


def _starter(word_pages: str, *formats: str) -> list[Built]:
    return list(build_all(workbook("templates/starter"), formats, Order(word_pages=word_pages)))  # type: ignore[arg-type]


def test_auto_counts_where_a_pdf_is_made_too_and_stays_quick_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr("printgen.write.docx.shown.pdf_of", lambda data: asked.append(data) or pdf_of(data))
    assert [d.code for d in _starter("auto", "docx")[-1].diagnostics] == ["word-pages"]
    assert asked == []
    assert [d.code for d in _starter("auto", "pdf", "docx")[-1].diagnostics] == []
    assert asked


def test_layout_takes_those_of_the_pdf_and_says_so() -> None:
    found = _starter("layout", "pdf", "docx")[-1].diagnostics
    assert [d.message for d in found] == [
        "page numbers in the Word file are those of the PDF, so they may be a page out"
    ]


def test_without_libreoffice_auto_says_that_numbers_are_approximate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printgen.counted.program", lambda: "")
    (found,) = _starter("auto", "pdf", "docx")[-1].diagnostics
    assert "may be a page out (LibreOffice is not installed)" in found.message


def test_without_libreoffice_asking_for_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printgen.counted.program", lambda: "")
    with pytest.raises(PrintgenError, match=r"LibreOffice is missing.*apt-get install libreoffice-writer") as raised:
        _starter("libreoffice", "docx")
    assert raised.value.diagnostics[0].code == "missing-tool"


def test_a_libreoffice_that_fails_is_said_and_the_document_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: bytes) -> bytes:
        raise OfficeError("it ended with code 1")

    monkeypatch.setattr("printgen.write.docx.shown.pdf_of", fails)
    (found,) = _starter("auto", "pdf", "docx")[-1].diagnostics
    assert "LibreOffice could not count them: it ended with code 1" in found.message
    with pytest.raises(PrintgenError, match="LibreOffice could not count pages: it ended with code 1") as raised:
        _starter("libreoffice", "docx")
    assert [d.code for d in raised.value.diagnostics] == ["libreoffice"], "an error, where word-pages is a note"


def _program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "still-there"
    monkeypatch.setattr(office, "program", lambda: _program(tmp_path, f"(sleep 4; touch {mark}) & wait"))
    began = time.monotonic()
    with pytest.raises(OfficeError, match=r"it took longer than 0\.5 seconds"):
        pdf_of(b"", timeout=0.5)
    assert time.monotonic() - began < 4
    time.sleep(max(0, 4.5 - (time.monotonic() - began)))
    assert not mark.exists()


def test_one_that_fails_says_its_last_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: _program(tmp_path, "echo first; echo no display; exit 3"))
    with pytest.raises(OfficeError, match="it ended with code 3: no display"):
        pdf_of(b"")
    monkeypatch.setattr(office, "program", lambda: _program(tmp_path, "exit 0"))
    with pytest.raises(OfficeError, match="it made no PDF"):
        pdf_of(b"")


def test_it_gets_a_profile_of_its_own_and_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f'echo "$@" > {tmp_path}/args; env > {tmp_path}/env; exit 1'
    monkeypatch.setattr(office, "program", lambda: _program(tmp_path, script))
    with pytest.raises(OfficeError):
        pdf_of(b"")
    arguments = (tmp_path / "args").read_text()
    profile = re.search(r"-env:UserInstallation=file://(\S+)", arguments)
    assert profile
    assert "printgen-office-" in profile[1]
    assert not Path(profile[1]).exists(), "it is gone afterwards"
    assert "https_proxy=http://127.0.0.1:9" in (tmp_path / "env").read_text().splitlines()


def test_it_is_found_where_it_is_installed() -> None:
    assert program()


PLAIN = (
    b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Dests 5 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[ 3 0 R 6 0 R ]>>\nendobj\n3 0 obj\n<</Type/Page>>\nendobj\n"
    b"6 0 obj\n<</Type/Pages/Kids[4 0 R]>>\nendobj\n4 0 obj\n<</Type/Page>>\nendobj\n"
    b"5 0 obj\n<</one[3 0 R/XYZ 1 2 0]/two[4 0 R/XYZ 1 2 0]/gone[9 0 R/XYZ 1 2 0]>>\nendobj\n"
)


def test_destinations_of_a_pdf_are_read_whatever_tree_its_pages_have() -> None:
    assert destinations(PLAIN) == {"one": 0, "two": 1}


def test_objects_in_object_streams_are_read() -> None:
    import zlib

    inner = [(2, b"<</Type/Pages/Kids[3 0 R]>>"), (5, b"<</Names[(one)<</D[3 0 R/XYZ 0 0 0]>>]>>")]
    head, body = b"", b""
    for number, data in inner:
        head += b"%d %d " % (number, len(body))
        body += data + b" "
    packed = zlib.compress(head + body)
    pdf = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n3 0 obj\n<</Type/Page>>\nendobj\n"
    pdf += b"7 0 obj\n<</Type/ObjStm/N 2/First %d>>\nstream\n%s\nendstream\nendobj\n" % (len(head), packed)
    assert destinations(pdf) == {"one": 0}


def test_a_pdf_that_cannot_be_read_is_said() -> None:
    with pytest.raises(OfficeError, match="its PDF cannot be read"):
        destinations(b"%PDF-1.7 nothing")


def test_a_bookmark_that_is_not_shown_is_said() -> None:
    with pytest.raises(OfficeError, match="does not say where box is"):
        by_id({}, {"box": "the-box"}, {"box"})


def test_where_a_text_ends_is_known_under_its_section() -> None:
    at = {"s": 4, "x": 6, "y": 9}
    assert by_id(at, {"s": "part", "x": "part--text--end", "y": "part--end"}) == {
        "part": (4, 9),
        "part:text": (4, 6),
        "part--text--end": (6, 6),
        "part--end": (9, 9),
    }


def test_a_document_without_numbers_to_start_from_counts_from_one() -> None:
    pack = Order(word_pages="layout", brand=brand("default"))
    document = build(workbook("templates/starter"), "docx", pack).data
    assert min(bookmark_pages(document).values()) >= 1
