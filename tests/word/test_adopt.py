"""A designer's reference document: its styles are taken by name, whatever another program did to the file."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import printgen
from printgen.diagnostics import PrintgenError
from printgen.pipeline import Order, build
from printgen.resources import folder
from printgen.write.docx.adopt import SAID
from printgen.write.docx.package import open_reference

PACKAGED = folder("templates") / "word" / "reference.docx"
STYLES = "word/styles.xml"


def changed(target: Path, *changes: tuple[str, str], without: tuple[str, ...] = ()) -> Path:
    """The packaged document, its styles changed by patterns, some parts left out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(PACKAGED) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            data = source.read(name)
            if name == STYLES:
                text = data.decode()
                for pattern, new in changes:
                    text, count = re.subn(pattern, new, text, flags=re.S)
                    assert count, pattern
                data = text.encode()
            if name not in without:
                out.writestr(name, data)
    return target


def style(data: bytes, name: str) -> str:
    """The XML of the style with this name."""
    found = re.search(rf'<w:style [^>]*>(?:(?!</w:style>).)*<w:name w:val="{name}"/>.*?</w:style>', data.decode(), re.S)
    assert found, name
    return found[0]


def test_a_changed_style_is_taken(tmp_path: Path) -> None:
    own = changed(tmp_path / "r.docx", (r'(<w:name w:val="heading 1"/>.*?<w:sz w:val=")\d+', r"\g<1>77"))
    opened = open_reference(PACKAGED, own)
    package = opened.package
    assert opened.found == ()
    assert '<w:sz w:val="77"/>' in style(package.parts[STYLES], "heading 1")


def test_new_ids_and_other_letters_in_names_change_nothing(tmp_path: Path) -> None:
    own = changed(
        tmp_path / "r.docx",
        (r'w:styleId="Heading1"', 'w:styleId="berschrift1"'),
        (r'w:val="Heading1"', 'w:val="berschrift1"'),
        (r'<w:name w:val="heading 1"/>', '<w:name w:val="Heading 1"/>'),
    )
    opened = open_reference(PACKAGED, own)
    text = opened.package.parts[STYLES].decode()
    assert opened.found == ()
    assert "berschrift1" not in text
    assert 'w:styleId="Heading1"' in text


def test_lost_styles_and_parts_come_from_the_packaged_document_with_a_warning(tmp_path: Path) -> None:
    lost = r'<w:style (?:(?!</w:style>).)*w:styleId="Quote"(?:(?!</w:style>).)*</w:style>'
    own = changed(tmp_path / "r.docx", (lost, ""), without=("word/footnotes.xml", "word/numbering.xml"))
    opened = open_reference(PACKAGED, own)
    assert 'w:styleId="Quote"' in opened.package.parts[STYLES].decode()
    assert {"word/footnotes.xml", "word/numbering.xml"} <= set(opened.package.parts)
    assert [one.code for one in opened.found] == ["reference"]
    assert opened.found[0].message == 'the style "Quote" is missing'


def test_a_style_of_the_designers_own_stays(tmp_path: Path) -> None:
    new = '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Ours"/><w:basedOn w:val="Heading1"/></w:style>'
    own = changed(tmp_path / "r.docx", (r"</w:styles>", f"{new}</w:styles>"))
    package = open_reference(PACKAGED, own).package
    assert 'w:val="Heading1"' in style(package.parts[STYLES], "Ours")


@pytest.mark.parametrize("data", [b"words", b"PK\x03\x04 but no more"])
def test_what_is_no_word_document_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.docx").write_bytes(data)
    with pytest.raises(PrintgenError, match=r"r\.docx: this is not a Word document"):
        open_reference(PACKAGED, tmp_path / "r.docx")


def test_a_document_without_any_styles_takes_all_from_the_packaged_one(tmp_path: Path) -> None:
    own = changed(tmp_path / "r.docx", without=(STYLES,))
    opened = open_reference(PACKAGED, own)
    assert len(opened.found) == SAID + 1
    assert re.fullmatch(r"\d\d+ more styles are missing", opened.found[-1].message)
    assert 'w:styleId="Heading1"' in opened.package.parts[STYLES].decode()


def test_a_build_uses_it_and_passes_the_warning_on(tmp_path: Path) -> None:
    lost = r'<w:style (?:(?!</w:style>).)*w:styleId="Quote"(?:(?!</w:style>).)*</w:style>'
    changed(
        tmp_path / "t/word/reference.docx",
        (lost, ""),
        (r'(<w:name w:val="heading 2"/>.*?<w:sz w:val=")\d+', r"\g<1>77"),
    )
    built = build(printgen.load(folder("templates") / "starter"), "docx", Order(templates=tmp_path / "t"))
    with zipfile.ZipFile(BytesIO(built.data)) as made:
        assert '<w:sz w:val="77"/>' in style(made.read(STYLES), "heading 2")
    assert "reference" in {one.code for one in built.diagnostics}
