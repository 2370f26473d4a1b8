"""Each check of a Word file finds its fault in a broken file, and nothing in the whole one."""

from __future__ import annotations

import pytest

from printgen.check.docx import check_docx
from printgen.check.docx_access import RULES as ACCESS
from printgen.check.docx_structure import RULES as STRUCTURE
from tests.word.conftest import Break, Edit, replaced

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
EMPTY = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
ANCHOR = '<wp:anchor behindDoc="0"><wp:docPr id="99" name="Float" descr=""/></wp:anchor>'
FLOAT = f"<w:p><w:r><w:drawing>{ANCHOR}</w:drawing></w:r></w:p>"


def at_start(xml: str) -> Edit:
    """Puts XML at the start of the body."""
    return replaced("<w:body>", f"<w:body>{xml}".replace("\\", r"\\"))


def _without(pattern: str) -> Edit:
    return replaced(pattern, "")


FAULTS: list[tuple[str, str, Edit | None]] = [
    ("bookmarks", DOCUMENT, replaced(r'(<w:bookmarkStart w:id=")2"', r'\g<1>1"')),
    ("bookmarks", DOCUMENT, replaced(r'(w:bookmarkStart w:id="2" w:name=")[^"]*', r"\g<1>no good name")),
    ("bookmarks", DOCUMENT, _without('<w:bookmarkEnd w:id="2"/>')),
    ("drawing-ids", DOCUMENT, replaced('<wp:docPr id="2"', '<wp:docPr id="1"')),
    ("control-ids", DOCUMENT, replaced(r'(<w:id w:val="\d+"/>)(.*?)<w:id w:val="\d+"/>', r"\1\2\1")),
    ("fields", DOCUMENT, _without('<w:r>(<w:rPr>[^/]*/></w:rPr>)?<w:fldChar w:fldCharType="end"/></w:r>')),
    ("anchors", DOCUMENT, replaced('w:anchor="[^"]*"', 'w:anchor="nowhere"')),
    ("anchors", DOCUMENT, replaced(r"PAGEREF \w+", "PAGEREF nowhere")),
    ("page-numbers", DOCUMENT, replaced(r"(PAGEREF \w+ .{0,200}?<w:t xml:space=\"preserve\">)\d+", r"\1?")),
    ("relationships", DOCUMENT, replaced('r:embed="[^"]*"', 'r:embed="rIdGone"')),
    ("relationships", "word/_rels/document.xml.rels", replaced("media/([0-9a-f]+).png", "media/gone.png")),
    ("content-types", "[Content_Types].xml", _without('<Default Extension="png"[^>]*>')),
    ("content-types", "word/footer1.xml", None),
    (
        "outside",
        "word/_rels/document.xml.rels",
        replaced('Target="media/[0-9a-f]+.png"', 'Target="https://x.org/a.png" TargetMode="External"'),
    ),
    ("sequences", DOCUMENT, replaced(r"(>\s*SEQ \w.*?<w:t[^>]*>)[^<]+", r"\g<1>99")),
    ("cross-references", DOCUMENT, replaced(r"(>\s*REF \w+ \\h.*?<w:t[^>]*>)[^<]+", r"\1Other words")),
    ("numbering", DOCUMENT, replaced(r'<w:numId w:val="1000"/>', '<w:numId w:val="7777"/>')),
    ("numbering", "word/numbering.xml", replaced(r'(<w:num w:numId="1000"><w:abstractNumId w:val=")\d+', r"\g<1>77")),
    ("numbering", "word/numbering.xml", replaced(r'<w:pStyle w:val="PanelList"/>', "")),
    ("styles", DOCUMENT, replaced('w:pStyle w:val="BodyText"', 'w:pStyle w:val="Gone"')),
    ("styles", STYLES, replaced('<w:basedOn w:val="BodyText"/>', '<w:basedOn w:val="Gone"/>')),
    ("styles", STYLES, replaced('w:styleId="Lead"', 'w:styleId="BodyText"')),
    ("styles", STYLES, replaced('(w:styleId="Normal"><w:name [^>]*>)', r'\1<w:basedOn w:val="BodyText"/>')),
    ("theme-colours", STYLES, replaced(r'w:val="[0-9A-F]{6}" (w:themeColor="accent1")', r'w:val="123456" \1')),
    ("theme-colours", "word/theme/theme1.xml", replaced(r'(<a:accent3><a:srgbClr val=")[0-9A-F]{6}', r"\g<1>123456")),
    ("footnotes", DOCUMENT, replaced('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="55"/>')),
    ("placeholders", "word/glossary/document.xml", replaced('<w:name w:val="PG', '<w:name w:val="XX')),
    ("placeholders", DOCUMENT, _without("<w:placeholder>.*?</w:placeholder>")),
    ("cells", DOCUMENT, replaced("</w:p></w:tc>", "</w:p><w:tbl><w:tblGrid/></w:tbl></w:tc>")),
    ("cells", DOCUMENT, _without("<w:tc>.*?</w:tc>")),
    (
        "after-table",
        DOCUMENT,
        replaced(r"</w:tbl><w:p>.*?</w:p>(?=<w:tbl>|<w:p>)", "</w:tbl><w:tbl><w:tblGrid/></w:tbl>"),
    ),
    ("long-names", DOCUMENT, replaced('<w:alias w:val="', '<w:alias w:val="' + "long " * 13)),
    ("sections", DOCUMENT, replaced(r"<w:sectPr>(?!.*<w:sectPr>).*?</w:sectPr>", "")),
    ("stray-words", DOCUMENT, at_start("lost words")),
    ("title", "docProps/core.xml", _without("<dc:title>.*?</dc:title>")),
    ("language", STYLES, _without("<w:lang [^>]*/>")),
    ("alt-text", DOCUMENT, replaced('descr="(?!")[^"]+"', 'descr=""')),
    ("alt-text", DOCUMENT, replaced('descr="(?!")[^"]+"', 'descr="photo.jpg"')),
    ("alt-text", DOCUMENT, replaced('descr="(?!")[^"]+"', f'descr="{"many words " * 30}"')),
    ("in-line", DOCUMENT, at_start(FLOAT)),
    ("header-rows", DOCUMENT, replaced("<w:tblHeader/>", "", count=0)),
    ("simple-tables", DOCUMENT, replaced("(<w:tcW [^>]*/>)", r'\1<w:gridSpan w:val="2"/>')),
    ("control-titles", DOCUMENT, replaced('<w:alias w:val="[^"]+"/><w:tag', "<w:tag")),
    ("heading-order", DOCUMENT, replaced('w:pStyle w:val="Heading2"', 'w:pStyle w:val="Heading4"')),
    ("headings", DOCUMENT, at_start('<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>')),
    ("heading-order", STYLES, replaced("<w:outlineLvl [^>]*/>", "", count=0)),
    ("blanks", DOCUMENT, at_start(EMPTY * 2)),
    ("blanks", DOCUMENT, at_start(PARAGRAPH.format("a      b"))),
    (
        "links",
        DOCUMENT,
        at_start('<w:p><w:hyperlink w:anchor="words"><w:r><w:t>click here</w:t></w:r></w:hyperlink></w:p>'),
    ),
    (
        "restricted",
        "word/settings.xml",
        replaced("<w:defaultTabStop", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop'),
    ),
    (
        "contrast",
        DOCUMENT,
        at_start('<w:p><w:r><w:rPr><w:color w:val="C3CBCD"/></w:rPr><w:t>pale</w:t></w:r></w:p>'),
    ),
    ("contrast", STYLES, replaced(r'(w:styleId="ActionPlanTable".*?w:fill=")[0-9A-F]{6}', r"\1F8F8F8")),
    ("unreadable", DOCUMENT, replaced("</w:body>", "")),
    ("unreadable", DOCUMENT, None),
]


@pytest.mark.parametrize(("rule", "part", "edit"), FAULTS, ids=[f"{rule}-{n}" for n, (rule, _, _) in enumerate(FAULTS)])
def test_a_fault_is_found(broken: Break, rule: str, part: str, edit: Edit | None) -> None:
    assert rule in {found.rule for found in check_docx(broken(part, edit))}


def test_a_whole_document_has_none(every_kind: bytes) -> None:
    assert check_docx(every_kind) == ()


def test_each_rule_has_a_file_that_breaks_it() -> None:
    assert {*STRUCTURE, *ACCESS} - {rule for rule, _, _ in FAULTS} == set()


def test_bytes_that_are_no_word_document_are_one_finding() -> None:
    (found,) = check_docx(b"%PDF-1.7")
    assert (found.rule, found.page) == ("unreadable", 0)
    assert "this is a PDF" in found.what


def test_a_package_that_unpacks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch, every_kind: bytes) -> None:
    monkeypatch.setattr("printgen.opc.LARGEST_TOTAL", 1000)
    (found,) = check_docx(every_kind)
    assert "unpacks to more" in found.what


def test_entities_are_not_followed(broken: Break) -> None:
    def with_entity(text: str) -> str:
        head, _, body = text.partition("?>")
        return f'{head}?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>{body}'.replace(
            "<w:body>", "<w:body>&e;", 1
        )

    found = check_docx(broken(DOCUMENT, with_entity))
    assert all("hostname" not in f.what for f in found)
