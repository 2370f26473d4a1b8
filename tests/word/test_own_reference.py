"""A reference document of one's own: made by a command, changed in Word or LibreOffice, and built with."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from printgen.check.docx import check_docx
from printgen.check.ooxml import validate
from printgen.diagnostics import PrintgenError
from printgen.pipeline import Built
from printgen.reference import reference_document
from printgen.resources import folder
from printgen.write.docx.dress import NEUTRALS, SLOTS
from tests.documents.matrix import brand
from tests.word.references import FIVE, STYLES, Parts, W, built, parts, reference, restyled, saved, styles

BRANDS = ("default", "harbour-mind", "ardmarrow")
THEME, DOCUMENT = "word/theme/theme1.xml", "word/document.xml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _larger(style: str) -> str:
    """Headings of the second level in 26 pt."""
    return re.sub(r'<w:sz w:val="\d+"/>', '<w:sz w:val="52"/>', style)


# What the command makes


@pytest.mark.parametrize("name", BRANDS)
def test_it_is_valid_and_well_built(name: str) -> None:
    assert validate(reference(name)) == ()
    assert [str(found) for found in check_docx(reference(name))] == []


def test_it_says_what_every_style_is_for() -> None:
    text = (folder("templates") / "reference" / "sections" / "styles.md").read_text(encoding="utf-8").casefold()
    unseen = {"default paragraph font", "normal table", "no list"}
    names = {name.casefold() for name in styles(reference("default"))} - unseen
    assert {name for name in names if f"**{name}**" not in text} == set()
    assert {name for name in re.findall(r"\*\*([^*]+)\*\*", text) if name not in names} == set()


def test_words_pickers_show_the_teams_palette_and_fonts() -> None:
    theme = etree.fromstring(parts(reference("harbour-mind"))[THEME])
    colours, fonts = theme.find(f".//{A}clrScheme"), theme.find(f".//{A}fontScheme")
    assert colours.get("name") == fonts.get("name") == "Harbour Mind"
    own = brand("harbour-mind")
    for slot, token in (("accent1", "primary"), ("accent2", "accent"), ("accent5", "accent-bright"), ("dk1", "ink")):
        assert f"#{colours.find(f'{A}{slot}/{A}srgbClr').get('val')}" == own.tokens[token]
    assert fonts.find(f"{A}minorFont/{A}latin").get("typeface") == own.text.family
    assert fonts.find(f"{A}majorFont/{A}latin").get("typeface") == own.display.family


def test_the_same_brand_gives_the_same_bytes() -> None:
    assert reference_document(brand("default")).data == reference("default")


# A build with it


@pytest.mark.parametrize("name", BRANDS)
def test_an_unchanged_reference_changes_nothing(name: str, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(reference(name))
    with_it, without = built(own, name), built(None, name)
    assert with_it.diagnostics == without.diagnostics
    one, other = parts(with_it.data), parts(without.data)
    assert [part for part in one if one[part] != other[part] and not part.endswith("styles.xml")] == []
    mine, theirs = styles(with_it.data), styles(without.data)
    assert {k: etree.tostring(v, method="c14n") for k, v in mine.items()} == {
        k: etree.tostring(v, method="c14n") for k, v in theirs.items()
    }


def test_five_changed_styles_are_five_changes_and_nothing_else(five_changed: Built) -> None:
    before = built()
    one, other = parts(before.data), parts(five_changed.data)
    assert {name for name in one if one[name] != other[name]} == {STYLES, "word/glossary/styles.xml"}
    was, now = styles(before.data), styles(five_changed.data)
    differ = {n for n in was if etree.tostring(was[n], method="c14n") != etree.tostring(now[n], method="c14n")}
    assert differ == set(FIVE)
    assert list(was) == list(now)
    assert validate(five_changed.data) == ()


def _resolved(all_styles: Mapping[str, Any], name: str) -> dict[str, str]:
    """What a style sets, itself or by inheritance, as far as a reader sees it."""
    by_id = {style.get(f"{W}styleId"): style for style in all_styles.values()}
    chain, style = [], all_styles[name]
    while style is not None:
        chain.append(style)
        based = style.find(f"{W}basedOn")
        style = by_id.get(based.get(f"{W}val")) if based is not None else None
    found: dict[str, str] = {}
    paths = ("pPr/ind@left", "pPr/ind@right", "pPr/spacing@line", "pPr/spacing@after", "rPr/sz@val", "rPr/color@val",
             "rPr/color@themeColor", "rPr/rFonts@asciiTheme", "pPr/pBdr/bottom@color", "pPr/pBdr/between@color",
             "pPr/shd@fill", "pPr/shd@themeFill", "pPr/jc@val")  # fmt: skip
    for one in reversed(chain):
        for path in paths:
            where, _, attribute = path.partition("@")
            element = one.find("/".join(f"{W}{step}" for step in where.split("/")))
            if element is not None and element.get(f"{W}{attribute}"):
                found[path] = element.get(f"{W}{attribute}")
        for tag in ("b", "i", "keepNext"):
            element = one.find(f".//{W}{tag}")
            if element is not None:
                found[tag] = str(element.get(f"{W}val") not in ("0", "false"))
    usual = {("pPr/jc@val", "left")}
    return {key: value for key, value in found.items() if value not in ("False", "0") and (key, value) not in usual}


def test_one_saved_by_libreoffice_has_the_same_styles(five_changed: Built, five_resaved: Built) -> None:
    was, now = styles(five_changed.data), styles(five_resaved.data)
    by_name = {name.casefold(): name for name in now}
    differ = {}
    for name in (name for name, style in was.items() if style.get(f"{W}type") == "paragraph"):
        old, new = _resolved(was, name), _resolved(now, by_name[name.casefold()])
        if old != new:
            differ[name] = {key: (old.get(key), new.get(key)) for key in old | new if old.get(key) != new.get(key)}
    assert differ == {}


def test_one_saved_by_libreoffice_makes_a_valid_document(five_resaved: Built) -> None:
    assert validate(five_resaved.data) == ()
    assert [str(found) for found in check_docx(five_resaved.data)] == []
    assert {d.code for d in five_resaved.diagnostics} <= {"word-pages", "reference"}


def test_a_font_named_beside_the_themes_is_a_change_unless_it_is_the_same(tmp_path: Path) -> None:
    def font(name: str) -> Callable[[str], str]:
        return lambda style: style.replace("<w:rFonts ", f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" ')

    changes = (("heading 1", font("Georgia")), ("heading 2", font(brand("harbour-mind").display.family)))
    now = styles(built(saved(tmp_path / "own.docx", restyled(reference("harbour-mind"), *changes))).data)
    fonts = [now[name].find(f"{W}rPr/{W}rFonts") for name in ("heading 1", "heading 2")]
    assert [(one.get(f"{W}ascii"), one.get(f"{W}asciiTheme")) for one in fonts] == [
        ("Georgia", None),
        (None, "majorHAnsi"),
    ]


# Colours


def _recoloured(document: bytes, **slots: str) -> Parts:
    """A document's parts with other colours in the theme, as Word writes them: nothing else is touched."""
    own = parts(document)
    theme = own[THEME].decode()
    for slot, rgb in slots.items():
        theme, count = re.subn(rf"<a:{slot}>.*?</a:{slot}>", f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>', theme)
        assert count == 1
    return own | {THEME: theme.encode()}


def _shown(own: Parts) -> list[tuple[str, str, str]]:
    """Every colour of a document as Word shows it: (part, where, RRGGBB). The theme's colour goes before the plain."""
    theme = etree.fromstring(own[THEME])
    names = {name: slot for slot, name in SLOTS.values()} | {"hyperlink": "hlink", "followedHyperlink": "folHlink"}
    rgb = {name: theme.find(f".//{A}{slot}/{A}srgbClr").get("val") for name, slot in names.items()}
    rgb |= {slot: rgb[name] for slot, name in SLOTS.values()}
    found = []
    for part, data in own.items():
        if not re.fullmatch(r"word/(document|styles|numbering|footnotes|footer\d+)\.xml", part):
            continue
        for element in etree.fromstring(data).iter():
            plain = "val" if element.tag == f"{W}color" else "color"
            for theme_name, value in (("themeColor", plain), ("themeFill", "fill")):
                name, given = element.get(f"{W}{theme_name}"), element.get(f"{W}{value}", "auto")
                if name or re.fullmatch("[0-9A-Fa-f]{6}", given):
                    found.append((part, element.tag.rpartition("}")[2], rgb[name] if name else given))
            if element.tag in (f"{A}schemeClr", f"{A}srgbClr"):
                value = element.get("val")
                found.append((part, "shape", rgb[value] if element.tag == f"{A}schemeClr" else value))
    return found


@pytest.mark.parametrize("sample", ["tests/cases/kitchen-sink", "content/use-of-self", "content/working-alongside"])
def test_changing_the_theme_recolours_everything_but_neutral_lines(sample: str) -> None:
    document = built(sample=sample).data
    slots = [slot for slot, _ in SLOTS.values()]
    other = dict(zip([*slots, "hlink", "folHlink"], (f"{n:02X}AB{n:02X}" for n in range(12)), strict=True))
    before, after = _shown(parts(document)), _shown(_recoloured(document, **other))
    assert len(before) > 100
    assert "shape" in {where for _, where, _ in before}
    kept = {colour for (_, _, colour), (_, _, now) in zip(before, after, strict=True) if colour == now}
    assert kept <= {brand("harbour-mind").tokens[name].lstrip("#") for name in NEUTRALS}
    assert {now for *_, now in after} - kept <= set(other.values())


def test_the_plain_colour_beside_each_theme_colour_is_that_of_the_theme() -> None:
    own = parts(built().data)
    without = {name: re.sub(rb' w:theme(Color|Fill)="[^"]*"', b"", data) for name, data in own.items()}
    assert _shown(without | {THEME: own[THEME]}) == _shown(own)


def test_a_theme_changed_in_the_reference_goes_before_the_brand(tmp_path: Path) -> None:
    own = saved(tmp_path / "own.docx", _recoloured(reference("harbour-mind"), accent1="4A2060", accent2="7A1F3D"))
    made = built(own)
    assert [d.code for d in made.diagnostics if d.code != "word-pages"] == ["reference-colours"]
    now = parts(made.data)
    assert b'<a:accent1><a:srgbClr val="4A2060"/></a:accent1>' in now[THEME]
    assert 'w:val="4A2060" w:themeColor="accent1"' in now[STYLES].decode()
    assert b"0F4462" not in now[STYLES] + now["word/numbering.xml"] + now[DOCUMENT]
    pictures = [data for name, data in now.items() if name.endswith(".svg")]
    harbour = brand("harbour-mind")
    logos = {mark.picture.data for mark in (harbour.logo, harbour.logo_small, *harbour.partners) if mark}
    assert any(b"#4A2060" in data for data in pictures), "pictures that we draw follow"
    assert {data for data in pictures if b"#0F4462" in data} <= logos, "the logo stays as it is"
    assert validate(made.data) == ()


def test_a_theme_that_is_hard_to_read_is_said(tmp_path: Path) -> None:
    own = saved(tmp_path / "own.docx", _recoloured(reference("harbour-mind"), accent1="88CCEE"))
    said = [d.message for d in built(own).diagnostics if d.code == "contrast"]
    assert any("headings on white: the theme's #88CCEE on #FFFFFF has a contrast of 1.7" in one for one in said)


def test_fonts_of_the_references_theme_go_before_the_brands_and_sizes_stay(tmp_path: Path) -> None:
    own = parts(reference("ardmarrow"))
    own[THEME] = own[THEME].replace(b"Atkinson Hyperlegible", b"Georgia")
    made = parts(built(saved(tmp_path / "own.docx", own), "ardmarrow").data)
    assert made[THEME].count(b'<a:latin typeface="Georgia"/>') == 2
    sizes = re.findall(rb'<w:sz w:val="(\d+)"', made[STYLES])
    assert sizes == re.findall(rb'<w:sz w:val="(\d+)"', own[STYLES])


def test_a_reference_with_neutral_colours_takes_the_brands() -> None:
    packaged = folder("templates") / "word" / "reference.docx"
    assert parts(built(packaged).data)[THEME] == parts(built().data)[THEME]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Bad input: what `opc` refuses is tested with it; here is what a user sees.


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("words.docx", b"words", "this is not a Word document"),
        ("old.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("cut.docx", None, "cut off"),
    ],
)
def test_a_file_that_is_no_reference_is_said(name: str, data: bytes | None, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(reference("default")[:20_000] if data is None else data)
    with pytest.raises(PrintgenError, match=f"{name}: .*{said}"):
        built(tmp_path / name)


def test_macros_are_refused(tmp_path: Path) -> None:
    own = parts(reference("default")) | {"word/vbaProject.bin": b"\xd0\xcf"}
    with pytest.raises(PrintgenError, match=r"it has macros; save it from Word as \.docx"):
        built(saved(tmp_path / "own.docx", own))


def test_entities_are_refused(tmp_path: Path) -> None:
    own = parts(reference("default"))
    bomb = b'<!DOCTYPE w:styles [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:styles'
    own[STYLES] = own[STYLES].replace(b"<w:styles", bomb, 1)
    with pytest.raises(PrintgenError, match=r"word/styles\.xml declares a document type"):
        built(saved(tmp_path / "own.docx", own))


def test_what_lies_outside_is_left_out_and_said(tmp_path: Path) -> None:
    own = parts(reference("default"))
    rels = "word/_rels/settings.xml.rels"
    head = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    one = b'<Relationship Id="x" Type="%s" Target="http://localhost/t.dotm" TargetMode="External"/>' % kind
    own[rels] = head + one + b"</Relationships>"
    made = built(saved(tmp_path / "own.docx", own), "default")
    said = [d.message for d in made.diagnostics if d.code == "reference"]
    assert said == ["it refers to something outside it (attachedTemplate: http://localhost/t.dotm)"]
    assert b"localhost" not in b"".join(parts(made.data).values())


def test_somebody_elses_document_lends_its_styles_and_the_rest_is_grafted(tmp_path: Path) -> None:
    import docx

    other = docx.Document()
    other.styles["Heading 1"].font.name = "Courier New"
    other.save(str(tmp_path / "other.docx"))
    made = built(tmp_path / "other.docx")
    assert 'w:ascii="Courier New"' in etree.tostring(styles(made.data)["heading 1"]).decode()
    said = [d.message for d in made.diagnostics if d.code == "reference"]
    assert 'the style "Lead" is missing' in said
    assert re.fullmatch(r"\d+ more styles are missing", said[-1])
    assert "Worksheet Title" in styles(made.data)
    assert validate(made.data) == ()


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(reference("harbour-mind"))
    first = built(own).data
    saved(own, restyled(reference("harbour-mind"), ("heading 2", _larger)))
    assert styles(built(own).data)["heading 2"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "52"
    assert styles(first)["heading 2"].find(f"{W}rPr/{W}sz").get(f"{W}val") != "52"


def test_what_only_newer_or_other_programs_write_into_a_style_is_left_out(tmp_path: Path) -> None:
    head = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du" '
    own = parts(reference("harbour-mind"))
    text = own[STYLES].decode().replace("<w:styles ", f"<w:styles {head}", 1)
    text = re.sub(
        r'(<w:style [^>]*)(w:styleId="Heading2">.*?)(</w:rPr>)',
        r'\1 w16du:x="1" \2<!-- a note --><w16du:new r:id="rId9"/><w14:ligatures w14:val="standard"/>\3',
        text, count=1, flags=re.S,
    )  # fmt: skip
    made = built(saved(tmp_path / "own.docx", own | {STYLES: text.encode()}))
    xml = etree.tostring(styles(made.data)["heading 2"]).decode()
    assert "w14:ligatures" in xml
    assert not re.search(r"w16du:|r:id|a note", xml)
    assert validate(made.data) == ()


def test_a_flood_of_styles_is_refused_quickly(tmp_path: Path) -> None:
    own = parts(reference("default"))
    one = b'<w:style w:type="paragraph" w:styleId="S%d"><w:name w:val="S%d"/></w:style>'
    flood = b"".join(one % (n, n) for n in range(200_000))
    own[STYLES] = own[STYLES].replace(b"</w:styles>", flood + b"</w:styles>")
    began = time.process_time()
    with pytest.raises(PrintgenError, match="more than 5,000 styles"):
        built(saved(tmp_path / "own.docx", own))
    assert time.process_time() - began < 10


def test_a_long_chain_of_styles_is_cut_quickly(tmp_path: Path) -> None:
    own = parts(reference("default"))
    one = b'<w:style w:type="paragraph" w:styleId="C%d"><w:name w:val="C%d"/><w:basedOn w:val="C%d"/></w:style>'
    chain = b"".join(one % (n, n, n - 1) for n in range(4000))
    own[STYLES] = own[STYLES].replace(b"</w:styles>", chain + b"</w:styles>")
    began = time.process_time()
    made = styles(built(saved(tmp_path / "own.docx", own), "default").data)
    assert time.process_time() - began < 10
    uncut = [n for n in range(4000) if made[f"C{n}"].find(f"{W}basedOn") is not None]
    assert 3900 < len(uncut) < 4000


def test_odd_styles_do_no_harm(tmp_path: Path) -> None:
    odd = (
        b'<w:style w:type="paragraph" w:styleId="NoName"/>'
        b'<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Standard"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Twice"><w:name w:val="Twice"/><w:basedOn w:val="Twice"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Twice"><w:name w:val="Twice again"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="About"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="About"><w:name w:val="About"/><w:basedOn w:val="Round"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Lost"><w:name w:val="Lost"/><w:next w:val="Nowhere"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Bare"><w:name w:val="Bare"/><w:basedOn/><w:next/></w:style>'
        b'<w:style w:type="character" w:styleId="Heading2"><w:name w:val="Heading 2"/></w:style>'
    )
    own = parts(reference("harbour-mind"))
    own[STYLES] = own[STYLES].replace(b"</w:styles>", odd + b"</w:styles>")
    made = built(saved(tmp_path / "own.docx", own))
    root = etree.fromstring(parts(made.data)[STYLES])
    ids = [style.get(f"{W}styleId") for style in root.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    usual = [s.get(f"{W}styleId") for s in root.iter(f"{W}style") if s.get(f"{W}default") == "1"]
    assert sorted(usual) == ["DefaultParagraphFont", "NoList", "Normal", "TableNormal"]
    assert validate(made.data) == ()
    assert [str(found) for found in check_docx(made.data)] == []
