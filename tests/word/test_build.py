"""What a Word document is made of, whatever the workbook: same bytes, pages, footers, brand, templates of one's own."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from printgen.check.docx_file import find, open_word, words
from printgen.diagnostics import PrintgenError
from printgen.edition import Layout
from printgen.pipeline import Order, build
from tests.documents.matrix import ROOT, brand, workbook

KITCHEN_SINK = "tests/cases/kitchen-sink"
PROGRAM = """
import hashlib, sys
from printgen.pipeline import Order, build
from printgen.brand import load_brand
from printgen.read.workbook import load
book, team = sys.argv[1:]
print(hashlib.sha256(build(load(book), "docx", Order(brand=load_brand(team))).data).hexdigest())
"""


def text(data: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(part).decode("utf-8")


def made(**given: object) -> bytes:
    order = Order(brand=brand("harbour-mind"), **given)  # type: ignore[arg-type]
    return build(workbook(KITCHEN_SINK), "docx", order).data


def test_the_same_bytes_in_another_process_place_time_zone_and_hash_seed(every_kind: bytes, tmp_path: Path) -> None:
    team = ROOT / "content" / "brands" / "harbour-mind"
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "XDG_CACHE_HOME": str(tmp_path / seed)}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(ROOT / KITCHEN_SINK), str(team)],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == hashlib.sha256(every_kind).hexdigest()


def test_no_date_of_the_clock_and_no_path_of_the_machine(every_kind: bytes) -> None:
    with zipfile.ZipFile(BytesIO(every_kind)) as package:
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(str(ROOT).encode() not in package.read(i) for i in package.infolist())
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", text(every_kind, "docProps/core.xml"))) == {"2000-01-01T"}


def test_pages_that_are_known_stand_in_the_fields() -> None:
    pages = {"heard": (77, 79), "words": (70, 71)}
    data = build(workbook(KITCHEN_SINK), "docx", Order(brand=brand("harbour-mind"), word_pages="layout"), pages)
    assert [d.code for d in data.diagnostics] == ["word-pages"]
    shown = re.findall(r"PAGEREF heard \\h.{0,200}?<w:t[^>]*>(\d+)<", text(data.data, "word/document.xml"))
    assert shown
    assert set(shown) == {"77"}


def test_pages_that_are_not_known_are_estimates_and_said_to_be() -> None:
    built = build(workbook(KITCHEN_SINK), "docx", Order(brand=brand("harbour-mind")))
    assert [d.code for d in built.diagnostics] == ["word-pages"]


def test_estimates_go_up_and_start_where_the_workbook_does(every_kind: bytes) -> None:
    root = open_word(every_kind).document
    shown = [
        int(n)
        for n in re.findall(
            r'w:val="TOC1"/>.*?PAGEREF \w+ \\h.*?<w:t[^>]*>(\d+)<', text(every_kind, "word/document.xml")
        )
    ]
    assert shown == sorted(shown)
    assert shown[0] >= 39
    assert find(root, "//w:sectPr/w:pgNumType/@w:start") == ["39"]


def test_footers_say_where_one_is(every_kind: bytes) -> None:
    file = open_word(every_kind)
    footers = [file.tree(n) for n in sorted(file.parts) if re.fullmatch(r"word/footer\d+\.xml", n)]
    assert any("Module 2, page" in words(f) for f in footers)
    codes = {c.strip() for f in footers for c in find(f, "//w:instrText/text()")}
    assert {"PAGE", 'STYLEREF "Opener Title"'} <= codes
    first = find(file.document, "//w:sectPr")[0]
    assert find(first, "w:footerReference") == [], "the cover has none"


def test_nothing_asks_the_reader_to_update_anything(every_kind: bytes) -> None:
    assert "updateFields" not in text(every_kind, "word/settings.xml")
    assert "w:dirty" not in text(every_kind, "word/document.xml")


def test_a_brand_changes_colours_and_fonts_everywhere() -> None:
    ardmarrow = brand("ardmarrow")
    data = build(workbook(KITCHEN_SINK), "docx", Order(brand=ardmarrow)).data
    primary = ardmarrow.tokens["primary"].lstrip("#").upper()
    assert f'<a:accent1><a:srgbClr val="{primary}"/>' in text(data, "word/theme/theme1.xml")
    assert f'<a:latin typeface="{ardmarrow.text.family}"/>' in text(data, "word/theme/theme1.xml")
    for part in ("word/styles.xml", "word/numbering.xml"):
        assert f'w:val="{primary}" w:themeColor="accent1"' in text(data, part)
        assert "0D4A50" not in text(data, part), "no colour of the unbranded reference is left"


def test_a_designers_template_goes_before_ours(tmp_path: Path) -> None:
    folder = tmp_path / "word" / "blocks"
    folder.mkdir(parents=True)
    (folder / "divider.xml.j2").write_text('{{ w.paragraph("BodyText", w.run("our own divider")) }}')
    assert "our own divider" in text(made(templates=tmp_path), "word/document.xml")


@pytest.mark.parametrize(
    ("template", "said"),
    [("<w:p><w:r></w:p>", "cannot be read"), ("{{ w.no_such_thing() }}", "no_such_thing"), ("{% if %}", "template")],
)
def test_a_faulty_template_is_named(tmp_path: Path, template: str, said: str) -> None:
    folder = tmp_path / "word" / "blocks"
    folder.mkdir(parents=True)
    (folder / "divider.xml.j2").write_text(template)
    with pytest.raises(PrintgenError) as raised:
        made(templates=tmp_path)
    (found,) = raised.value.diagnostics
    assert found.span.file == "word/blocks/divider.xml.j2"
    assert said in f"{found.code} {found}"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("<w:p/>\n{# a note\nof two lines #}\n<w:p><w:r></w:p>\n", 4, "<w:r> is opened here and not closed"),
        ("{% if true %}\n<w:p>\n{% endif %}\n", 2, "<w:p> is opened here and not closed"),
        ("<w:p/>\n\n<w:p w:rsid=1/>\n", 3, "not well-formed"),
        ("<w:p/>\n<q:p/>\n", 2, "unbound prefix"),
        ("{% for x in [1, 2] %}\n  <w:p>&nbsp;</w:p>\n{% endfor %}", 2, "undefined entity"),
        ('{% include "word/blocks/mine.xml.j2" %}', 2, "</w:tc>"),
    ],
)
def test_a_template_that_makes_bad_xml_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, said: str
) -> None:
    folder = tmp_path / "word" / "blocks"
    folder.mkdir(parents=True)
    (folder / "divider.xml.j2").write_text(template)
    (folder / "mine.xml.j2").write_text("<w:p/>\n<w:p></w:tc>\n")
    with pytest.raises(PrintgenError) as raised:
        made(templates=tmp_path)
    (found,) = raised.value.diagnostics
    where = "mine" if "include" in template else "divider"
    assert (found.span.file, found.span.line) == (f"word/blocks/{where}.xml.j2", line)
    assert said in f"{found.message} {found.hint}"


def test_a_pack_starts_each_sheet_on_a_page_with_fields_for_a_name() -> None:
    from printgen.transform.select import Selection

    data = made(layout=Layout(pack=True), selection=Selection(only="pack", blank=True))
    file = open_word(data)
    assert not file.has("word/media/cover.png")
    labels = [words(p) for p in find(file.document, "//w:p[w:pPr/w:pStyle/@w:val='FieldLabel']")]
    assert {"Name", "Team", "Date"} <= set(labels)
    assert not find(file.document, "//w:p[w:pPr/w:pStyle/@w:val='Title']"), "no cover"


def test_the_language_reaches_styles_and_properties(every_kind: bytes) -> None:
    assert '<w:lang w:val="en-GB"' in text(every_kind, "word/styles.xml")
    assert "<dc:language>en-GB</dc:language>" in text(every_kind, "docProps/core.xml")
    assert '<w:lang w:val="cy"/>' in text(every_kind, "word/document.xml")
