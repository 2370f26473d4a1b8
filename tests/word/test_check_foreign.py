"""Anybody's Word file can be checked: one of another program, one that is broken anywhere, one meant to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.check.docx import check_docx
from printgen.check.files import check_file

DOCUMENT = "word/document.xml"
PALE = RGBColor(0xCC, 0xCC, 0xCC)
ODD = """<w:p><w:pPr><w:outlineLvl w:val="²"/></w:pPr>
<w:r><w:rPr><w:sz w:val="much"/></w:rPr><w:t>Odd</w:t></w:r></w:p>"""


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plain():
    """A document as python-docx makes it, with a title and a heading."""
    document = docx.Document()
    document.core_properties.title = "A report"
    document.add_heading("A report", 1)
    document.add_paragraph("Words to read.")
    return document


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def rules(data: bytes) -> set[str]:
    return {found.rule for found in check_docx(data)}


def test_a_plain_document_of_another_program_has_nothing_to_mend() -> None:
    assert [str(f) for f in check_docx(saved(plain()))] == []


def test_our_own_assertions_are_not_for_others() -> None:
    """Two tables in a row, cells that span: no fault of a file as such."""
    document = plain()
    for _ in range(2):
        document.add_table(2, 2).cell(0, 0).merge(document.tables[-1].cell(0, 1))
    assert rules(saved(document)) == {"header-rows", "simple-tables"}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("headings", lambda d: [p._p.getparent().remove(p._p) for p in d.paragraphs[:1]]),
        ("heading-order", lambda d: d.add_heading("Deep", 3)),
        ("blanks", lambda d: [d.add_paragraph(""), d.add_paragraph(""), d.add_paragraph("End")]),
        ("header-rows", lambda d: d.add_table(2, 2)),
        ("title", lambda d: setattr(d.core_properties, "title", "")),
        ("contrast", lambda d: setattr(d.add_paragraph().add_run("Pale").font.color, "rgb", PALE)),
    ],
)
def test_words_rules_hold_for_everybody(rule: str, change: Callable[[docx.document.Document], object]) -> None:
    document = plain()
    change(document)
    assert rules(saved(document)) - {"contrast"} == {rule} - {"contrast"}
    assert rule in rules(saved(document))


def test_large_words_may_be_paler() -> None:
    document = plain()
    run = document.add_paragraph().add_run("Large")
    run.font.color.rgb, run.font.size = RGBColor(0x90, 0x90, 0x90), Pt(20)
    assert rules(saved(document)) == set()


def test_a_main_part_of_another_name() -> None:
    members = parts(saved(plain()))
    renamed = {name.replace(DOCUMENT, "word/document2.xml"): data for name, data in members.items()}
    renamed = {name.replace("document.xml.rels", "document2.xml.rels"): data for name, data in renamed.items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        renamed[name] = renamed[name].replace(DOCUMENT.encode(), b"word/document2.xml")
    assert rules(packed(renamed)) == set()


def test_numbers_that_are_none() -> None:
    members = parts(saved(plain()))
    body = members[DOCUMENT].decode()
    members[DOCUMENT] = body.replace("</w:body>", f"{ODD}</w:body>").encode()
    assert rules(packed(members)) == {"sections"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m: m.pop(DOCUMENT), "not a Word document"),
        (lambda m: m.update({DOCUMENT: m[DOCUMENT][:400]}), "cannot be read"),
        (lambda m: m.update({DOCUMENT: b'<!DOCTYPE x [<!ENTITY a "b">]>' + m[DOCUMENT]}), "document type"),
        (lambda m: m.update({"word/vbaProject.bin": b"x"}), "macros"),
        (lambda m: m.update({"word/styles.xml": b"\x00" * 90_000_000}), "unpacks to more"),
    ],
)
def test_broken_and_hostile_files_are_one_clear_finding(change: Callable[..., object], said: str) -> None:
    members = parts(saved(plain()))
    change(members)
    (found,) = check_file("a.docx", packed(members)).findings
    assert (found.rule, said in found.what) == ("unreadable", True), found


def test_a_file_mangled_anywhere_gives_findings_and_never_a_traceback(every_kind: bytes) -> None:
    members = parts(every_kind)
    names = sorted(members)

    @settings(max_examples=60, deadline=None)
    @given(at=st.floats(0, 1), length=st.integers(0, 300), junk=st.binary(max_size=40), name=st.sampled_from(names))
    def mangled(at: float, length: int, junk: bytes, name: str) -> None:
        for whole in (members[name], every_kind):
            start = int(at * len(whole))
            broken = whole[:start] + junk + whole[start + length :]
            data = packed({**members, name: broken}) if whole is not every_kind else broken
            assert all(found.rule and found.what for found in check_docx(data))

    mangled()


def test_it_says_where_and_what_to_do_in_word_once() -> None:
    document = plain()
    document.add_heading("Opening times", 2)
    for head in ("Day", "Place"):
        document.add_table(1, 2).cell(0, 0).text = head
        document.add_paragraph("Words between.")
    document.sections[0].footer.add_table(1, 2, Pt(200)).cell(0, 0).text = "Our charity"
    said = [found.what for found in check_docx(saved(document)) if found.rule == "header-rows"]
    assert said == [
        "under “Opening times”: a table has no header row: “Day”; "
        "click its first row, then choose Table Layout, Repeat Header Rows",
        "under “Opening times”: a table has no header row: “Place”",
        "in a footer: a table has no header row: “Our charity”",
    ]


def test_a_document_without_headings_has_no_places_to_name() -> None:
    document = docx.Document()
    document.add_table(1, 2)
    assert [f.what.partition(";")[0] for f in check_docx(saved(document)) if f.rule == "header-rows"] == [
        "a table has no header row: an empty one"
    ]


def test_the_validators_words_are_for_makers_and_one_sentence_is_for_everybody_else() -> None:
    members = parts(saved(plain()))
    members[DOCUMENT] = members[DOCUMENT].replace(b"<w:body>", b"<w:body><w:r/><w:r/>")
    (found,) = (f for f in check_file("a.docx", packed(members)).findings if f.rule == "open-xml")
    assert found.severity == "warning"
    assert "Word may have to repair it, or leave something out; open it in Word and save it again" in found.what
    assert "http" not in found.what
