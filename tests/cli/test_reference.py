"""``printgen reference`` and ``--reference``: what a designer types and is told."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from tests.cli.conftest import Printgen


def test_it_makes_a_word_document_that_a_build_takes(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    said = printgen("reference", "harbour-mind", "-o", "mine.docx")
    assert (said.code, said.out, said.err) == (0, "mine.docx\n", "")
    said = printgen("build", "book", "-f", "docx", "--brand", "harbour-mind", "--reference", "mine.docx")
    assert said.code == 0
    assert [line for line in said.err.splitlines() if "page numbers" not in line] == []
    with zipfile.ZipFile(tmp_path / "output/book-harbour-mind.docx") as made:
        assert '<a:clrScheme name="Harbour Mind">' in made.read("word/theme/theme1.xml").decode()


def test_worksheets_take_one_too(printgen: Printgen, tmp_path: Path) -> None:
    printgen("reference", "ardmarrow")
    with zipfile.ZipFile(tmp_path / "reference.docx") as opened, zipfile.ZipFile(tmp_path / "own.docx", "w") as own:
        for name in opened.namelist():
            data = opened.read(name)
            if name == "word/styles.xml":
                data = re.sub(
                    rb'(<w:name w:val="heading 2"/>.*?<w:sz w:val=")\d+', rb"\g<1>77", data, count=1, flags=re.S
                )
            own.writestr(name, data)
    printgen("new", "my-workbook")
    said = printgen("worksheets", "my-workbook", "-f", "docx", "--reference", "own.docx")
    assert said.code == 0
    (made,) = (tmp_path / "output").glob("*.docx")
    with zipfile.ZipFile(made) as opened:
        assert b'<w:sz w:val="77"/>' in opened.read("word/styles.xml")


def test_a_changed_document_is_never_written_over_by_accident(printgen: Printgen, tmp_path: Path) -> None:
    (tmp_path / "reference.docx").write_bytes(b"a week of work")
    said = printgen("reference")
    assert said.code == 1
    assert "reference.docx: this file is there already, perhaps with your changes in it" in said.err
    assert (tmp_path / "reference.docx").read_bytes() == b"a week of work"
    assert printgen("reference", "--overwrite").code == 0
    assert (tmp_path / "reference.docx").read_bytes().startswith(b"PK")


def test_names_that_cannot_be_meant_are_said(printgen: Printgen, small) -> None:
    small("Words.")
    said = printgen("reference", "-o", "mine.pdf")
    assert (said.code, "end its name in .docx" in said.err) == (2, True)
    said = printgen("reference", "no-such-brand")
    assert (said.code, 'there is no brand "no-such-brand"' in said.err) == (2, True)
    said = printgen("build", "book", "-f", "docx", "--reference", "none.docx")
    assert (said.code, 'there is no file "none.docx"; "printgen reference BRAND" makes one' in said.err) == (2, True)


def test_a_file_that_is_no_reference_stops_the_build(printgen: Printgen, small, tmp_path: Path) -> None:
    small("Words.")
    (tmp_path / "mine.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    said = printgen("build", "book", "-f", "docx", "--reference", "mine.docx")
    assert said.code == 1
    assert said.err.startswith("error: mine.docx: it is protected by a password; take the password off in Word")
    assert not (tmp_path / "output").exists()


def test_other_colours_than_the_brands_are_a_note_and_no_fault(printgen: Printgen, small) -> None:
    small("Words.")
    printgen("reference", "ardmarrow")
    said = printgen(
        "build", "book", "-f", "docx", "--brand", "harbour-mind", "--reference", "reference.docx", "--strict"
    )
    assert said.code == 0
    assert "note: reference.docx: Word's colours are those of the reference, not of the brand" in said.err
