"""Word files that somebody else made: each kind of bad one is said in a sentence, in bounded time and memory."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from printgen import opc
from printgen.diagnostics import PrintgenError
from printgen.opc import open_word, xml_tree
from printgen.resources import folder

PACKAGED = folder("templates") / "word" / "reference.docx"
RELS = "word/_rels/document.xml.rels"


def changed(*, without: tuple[str, ...] = (), **parts: bytes) -> bytes:
    """The packaged reference document with parts replaced, added or left out; names with "__" for "/"."""
    given = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(PACKAGED) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in given and name not in without:
                target.writestr(name, source.read(name))
        for name, data in given.items():
            target.writestr(name, data)
    return out.getvalue()


def related(kind: str, target: str) -> bytes:
    """The relationships of the document with one more, to something outside."""
    with zipfile.ZipFile(PACKAGED) as source:
        text = source.read(RELS)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="x" Type="{office}/{kind}" Target="{target}" TargetMode="External"/>'
    return text.replace(b"</Relationships>", one.encode() + b"</Relationships>")


def test_a_word_document_is_read_part_by_part() -> None:
    package = open_word(PACKAGED)
    assert package.main == "word/document.xml"
    assert package.related(package.main, "styles") == "word/styles.xml"
    assert package.tree("word/styles.xml").tag.endswith("}styles")
    assert {"word/theme/theme1.xml", "[Content_Types].xml"} <= set(package)
    assert package.outside() == ()


def test_a_document_of_another_name_is_found() -> None:
    with zipfile.ZipFile(PACKAGED) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    assert open_word(out.getvalue()).main == "word/document2.xml"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, text in parts.items():
            target.writestr({"types": "[Content_Types].xml"}.get(name, name), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"words", "this is not a Word document"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"PK\x03\x04 but no more", "this is not a Word document, or it is cut off"),
        (PACKAGED.read_bytes()[:9000], "this is not a Word document, or it is cut off"),
        (OLE, r"this is an old \.doc file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected by a password"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "this is an OpenDocument text"),
        (zipped(mimetype="application/epub+zip"), r"this is an e-book \(EPUB\)"),
        (zipped(a="b"), "this is a zip file, but not a Word document"),
        (zipped(types="<Types>spreadsheetml</Types>", a="b"), "this is an Excel workbook"),
        (changed(word__vbaProject=b"x", **{"word/vbaProject.bin": b"x"}), "it has macros"),
        (changed(without=("word/document.xml",)), "it is damaged: the part with its text is missing"),
        (changed(**{"../evil": b"x"}), r'its part "\.\./evil" lies outside it'),
        (changed(**{"/etc/evil": b"x"}), 'its part "/etc/evil" lies outside it'),
    ],
)
def test_what_cannot_be_used_is_said(data: bytes, said: str) -> None:
    with pytest.raises(PrintgenError, match=f"^mine.docx: {said}; "):
        open_word(data, "mine.docx")


def test_a_docm_is_said_by_its_type() -> None:
    with zipfile.ZipFile(PACKAGED) as source:
        types = source.read("[Content_Types].xml")
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert main in types
    data = changed(**{"[Content_Types].xml": types.replace(main, b"application/vnd.ms-word.document.macroEnabled")})
    with pytest.raises(PrintgenError, match="it has macros"):
        open_word(data)


def test_no_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(PrintgenError, match="there is no such file"):
        open_word(tmp_path / "none.docx")
    with pytest.raises(PrintgenError, match="this is a folder"):
        open_word(tmp_path)


def test_two_parts_of_one_name_are_refused() -> None:
    out = BytesIO(PACKAGED.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as target:
        target.writestr("word/styles.xml", "<again/>")
    with pytest.raises(PrintgenError, match="two parts of the same name"):
        open_word(out.getvalue())


def test_encrypted_parts_are_refused() -> None:
    data = bytearray(PACKAGED.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(PrintgenError, match="its parts are encrypted"):
        open_word(bytes(data))


def test_a_damaged_part_is_said_when_it_is_read() -> None:
    data = bytearray(PACKAGED.read_bytes())
    with zipfile.ZipFile(PACKAGED) as source:
        info = source.getinfo("word/styles.xml")
    start = info.header_offset + 30 + len(info.filename)
    data[start + 100 : start + 200] = bytes(100)
    with pytest.raises(PrintgenError, match=r"it is damaged: word/styles\.xml cannot be read"):
        open_word(bytes(data))["word/styles.xml"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    data = changed(**{"word/media/image1.png": bytes(48 * opc.MB)})
    assert len(data) < 200_000
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(PrintgenError, match="it is a zip bomb"):
        open_word(data)
    taken, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 1
    assert peak < 4 * opc.MB


def test_a_part_that_says_it_is_smaller_than_it_is_gives_no_more_than_it_said() -> None:
    data = bytearray(changed(**{"word/media/image1.png": bytes(48 * opc.MB)}))
    directory = data.rfind(b"PK\x01\x02")
    while b"image1.png" not in data[directory : directory + 80]:
        directory = data.rfind(b"PK\x01\x02", 0, directory)
    data[directory + 24 : directory + 28] = struct.pack("<I", 1000)
    package = open_word(bytes(data))
    tracemalloc.start()
    with pytest.raises(PrintgenError, match="it is damaged"):
        package["word/media/image1.png"]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * opc.MB


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(PrintgenError, match=r"more than 5,000 parts"):
        open_word(zipped(**{f"p{n}": "" for n in range(opc.MOST_PARTS + 1)}))


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "LARGEST_TOTAL", 50_000)
    with pytest.raises(PrintgenError, match="more than a Word document ever needs"):
        open_word(PACKAGED)
    monkeypatch.setattr(opc, "LARGEST_FILE", 1000)
    with pytest.raises(PrintgenError, match="it is larger than"):
        open_word(PACKAGED)


ENTITIES = '<!DOCTYPE a [<!ENTITY b "{}">]><a>&b;</a>'


@pytest.mark.parametrize(
    "data",
    [
        ENTITIES.format("bb").encode(),
        ENTITIES.format("bb").encode("utf-16"),
        ENTITIES.format("bb").encode("utf-16-le"),
        ENTITIES.format("bb").encode("utf-32"),
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>',
    ],
)
def test_document_types_and_entities_are_refused(data: bytes) -> None:
    with pytest.raises(PrintgenError, match="document type"):
        xml_tree(data, "word/styles.xml")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "encoding UTF-7"),
        ('<?xml version="1.0"?><a/>'.encode("cp500"), "is not XML"),
        (b"<a><b></a>", "cannot be read"),
        (b"<a>" * 300 + b"</a>" * 300, "cannot be read"),
        (b"", "is not XML"),
    ],
)
def test_xml_that_cannot_be_used_is_said(data: bytes, said: str) -> None:
    with pytest.raises(PrintgenError, match=said):
        xml_tree(data, "word/styles.xml")


def test_xml_of_endless_tags_is_refused_quickly() -> None:
    data = b"<a>" + b"<b/>" * (opc.MOST_MARKUP + 1) + b"</a>"
    began = time.process_time()
    with pytest.raises(PrintgenError, match="tags and attributes"):
        xml_tree(data, "word/document.xml")
    assert time.process_time() - began < 1


def test_what_lies_outside_is_listed_and_links_are_not() -> None:
    data = changed(**{RELS: related("attachedTemplate", "http://localhost/t.dotm")})
    found = open_word(data).outside()
    assert [(source, one.kind, one.target) for source, one in found] == [
        ("word/document.xml", "attachedTemplate", "http://localhost/t.dotm")
    ]
    assert open_word(changed(**{RELS: related("hyperlink", "https://example.org")})).outside() == ()


def test_strict_open_xml_is_said() -> None:
    with zipfile.ZipFile(PACKAGED) as source:
        rels = source.read("_rels/.rels")
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    strict = rels.replace(old, b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")
    assert strict != rels
    with pytest.raises(PrintgenError, match="Strict Open XML"):
        open_word(changed(**{"_rels/.rels": strict}))
