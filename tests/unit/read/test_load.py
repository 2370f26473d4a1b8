"""Loading a folder: what is wrong in its files is said with file and line, all of it in one run."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from printgen import pipeline
from printgen.diagnostics import PrintgenError
from printgen.model.inline import plain
from printgen.read.workbook import load, read

YAML = "title: Small\nsections: [one]\n"
SECTION = "---\nid: one\ntitle: One\n---\nSome words.\n"
FIGURE = SECTION + "\n:::{figure}\n:src: images/a.png\n:alt: A tree.\n:::\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">%s</svg>'

USES = b'<g id="g0"><path/></g>' + b"".join(
    b'<g id="g%d">' % n + b'<use href="#g%d"/>' % (n - 1) * 10 + b"</g>" for n in range(1, 12)
)

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Writes a workbook from its files and goes to the folder above it."""
    monkeypatch.chdir(tmp_path)

    def write(yaml: str = YAML, section: str = SECTION, **files: bytes) -> Path:
        (tmp_path / "book" / "sections").mkdir(parents=True)
        (tmp_path / "book" / "images").mkdir()
        (tmp_path / "book" / "workbook.yaml").write_text(yaml, encoding="utf-8")
        (tmp_path / "book" / "sections" / "one.md").write_text(section, encoding="utf-8")
        for name, data in files.items():
            (tmp_path / "book" / "images" / name.replace("_", ".")).write_bytes(data)
        return Path("book")

    return write


def said(book: Path) -> list[str]:
    """Every diagnostic of a workbook that cannot be loaded."""
    with pytest.raises(PrintgenError) as caught:
        load(book)
    return [str(d) for d in caught.value.diagnostics]


def png(width: int = 4, height: int = 4) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_a_small_workbook_loads(make: Make) -> None:
    book = load(make(section=FIGURE, a_png=png()))
    assert book.settings.title == "Small"
    assert [s.id for s in book.sections] == ["one"]
    assert book.pictures["images/a.png"].mime == "image/png"
    assert book.audience == "participant"
    assert book == load(Path("book/workbook.yaml"))


def test_words_are_typeset(make: Make) -> None:
    book = load(make(yaml='title: "It\'s \\"ours\\""\nsections: [one]\n'))
    assert book.settings.title == "It’s “ours”"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("", "book/workbook.yaml:1: this file is empty; write title: and sections:"),
        ("title: A\n", "book/workbook.yaml:1: this workbook names no sections; write sections: [first, second]"),
        ("sections: [one]\n", 'book/workbook.yaml:1: "title" is missing; add title: ...'),
        (
            "title: A\ntitle: B\nsections: [one]\n",
            'book/workbook.yaml:2: the key "title" stands twice; keep one of the two',
        ),
        (YAML + "nubmering: {}\n", 'book/workbook.yaml:3: there is no "nubmering" here; did you mean "numbering"?'),
        (YAML + "numbering: {first-page: two}\n", 'book/workbook.yaml:3: "first-page" is "two"; give a whole number'),
        (YAML + "numbering: {first-page: 0}\n", "book/workbook.yaml:3: first-page is below 1; give 1 or more"),
        (YAML + "numbering: {sections: [two]}\n", 'book/workbook.yaml:3: there is no section "two"; allowed: one'),
        (YAML + "language: English please\n", 'book/workbook.yaml:3: "English please" is not a language tag'),
        (YAML + "cover: [a]\n", 'book/workbook.yaml:3: "cover" is a list; give'),
        (YAML + "contents:\n  leave-out: [tow]\n", 'book/workbook.yaml:4: there is no section "tow"; allowed: one'),
        (YAML + "profiles:\n  short: {sections: [o]}\n", 'book/workbook.yaml:4: there is no section "o"'),
        (
            YAML + "profiles:\n  short: {audience: x}\n",
            'book/workbook.yaml:4: there is no audience "x"; allowed: participant',
        ),
        (
            YAML + "profiles:\n  short: {only: pages}\n",
            'book/workbook.yaml:4: "only" is "pages"; give all or worksheets',
        ),
        ("title: [\nsections: [one]\n", 'book/workbook.yaml:1: the "[" in this line is never closed'),
        ("title: A\n\tsections: [one]\n", "book/workbook.yaml:2: this line starts with a tab"),
        (
            "title: A\nsections: [one, one]\n",
            'book/workbook.yaml:2: the section "one" stands twice; remove one of the two',
        ),
        ("title: A\nsections: [one, tow]\n", 'book/workbook.yaml:2: there is no section file "sections/tow.md"; '),
        (YAML + "references: works.yaml\n", 'book/workbook.yaml:3: there is no reference file "works.yaml"'),
        (YAML + "cover: {picture: images/c.svg}\n", "book/workbook.yaml:3: the picture images/c.svg has no alt text"),
    ],
)
def test_a_fault_of_the_workbook_file(make: Make, yaml: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in said(make(yaml))), said(Path("book"))


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Some words.\n", "book/sections/one.md:1: this section does not begin with its id and title"),
        ("---\ntitle: One\n---\nWords.\n", "book/sections/one.md:1: this section has no id"),
        ("---\nid: one\n---\nWords.\n", "book/sections/one.md:1: this section has no title"),
        ("\n\n---\nid: one\ntitl: T\n---\nW.\n", 'book/sections/one.md:5: a section has no "titl"'),
        ("", "book/sections/one.md:1: this section's file is empty"),
        ("---\nid: one\n", "book/sections/one.md:1: nothing ends the lines with this section's id and title"),
        ("---\nid: one\ntitle: [a, b]\n---\nW.\n", 'book/sections/one.md:3: "title" of this section is a list'),
        ("---\nid: two\ntitle: T\n---\nW.\n", 'book/sections/one.md:1: the file is named "one" but its id is "two"'),
        (
            "---\nid: one\ntitel: T\n---\nW.\n",
            'book/sections/one.md:3: a section has no "titel"; did you mean "title"?',
        ),
        ("---\nid: one\ntitle: T\ntime: 5\n---\nW.\n", 'book/sections/one.md:4: the time is "5"; give a time such as'),
        ("---\nid: one\ntitle: T\nopener: 5\n---\nW.\n", 'book/sections/one.md:4: opener is "5"; use true or false'),
        ("---\nid: one\ntitle: [\n---\nW.\n", 'book/sections/one.md:3: the "[" in this line is never closed'),
    ],
)
def test_a_fault_of_the_front_matter(make: Make, section: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in said(make(section=section))), said(Path("book"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", 'the picture "images/a.png" is empty'),
        (b"not a picture", 'the picture "images/a.png" cannot be read; it may be damaged'),
        (png()[:40], 'the picture "images/a.png" cannot be read'),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", 'the picture "images/a.png"'),
        (b"<html/>", '"images/a.png" is not a picture'),
        (
            b"\0\0\0\x18ftypheic" + b"\0" * 40,
            'the picture "images/a.png" is HEIC, as iPhones save photos; save it again as',
        ),
        (b"%PDF-1.7\n", 'the picture "images/a.png" is a PDF; save it again as PNG, JPEG, WebP or SVG'),
        (SVG % (b"<g>" * 3000 + b"</g>" * 3000), 'the picture "images/a.png" has elements more than 100 deep'),
        (
            SVG % b'<g id="a"><use href="#a"/></g>',
            'the picture "images/a.png" repeats a part of itself inside that part',
        ),
        (SVG % USES, 'the picture "images/a.png" draws more than 200000 elements; make it simpler, or save it as PNG'),
        (b"<svg", 'the picture "images/a.png" is not a good SVG'),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><svg>&b;</svg>', "is not a good SVG: it holds a document type"),
        (SVG.replace(b'viewBox="0 0 10 10"', b"") % b"", "does not say its size; give the svg element a viewBox"),
        (SVG % b"<script>1</script>", "holds a script element"),
        (SVG % b'<rect onload="x()"/>', "holds a script (onload)"),
        (SVG % b'<image href="https://example.org/a.png"/>', 'asks for another file: "https://example.org/a.png"'),
        (SVG % b'<rect fill="url(http://example.org/a)"/>', "asks for another file"),
        (SVG % b"<style>@import 'a.css';</style>", "asks for another file in its style"),
    ],
)
def test_a_bad_picture(make: Make, data: bytes, expected: str) -> None:
    lines = said(make(section=FIGURE, a_png=data))
    assert len(lines) == 1
    assert lines[0].startswith("book/sections/one.md:7: ")
    assert expected in lines[0]


def test_a_huge_picture(make: Make) -> None:
    lines = said(make(section=FIGURE, a_png=png(9500, 9500)))
    assert lines == [
        'book/sections/one.md:7: the picture "images/a.png" has 9500 x 9500 points, more than can be printed; '
        "save it with 3000 points on its longer side"
    ]


def test_a_missing_picture_names_its_neighbour(make: Make) -> None:
    lines = said(make(section=FIGURE, b_png=png()))
    assert lines == ['book/sections/one.md:7: there is no picture "images/a.png"; did you mean "b.png"? Allowed: b.png']


def test_a_picture_without_alt(make: Make) -> None:
    lines = said(make(section=FIGURE.replace(":alt: A tree.\n", ""), a_png=png()))
    assert lines == [
        "book/sections/one.md:7: the picture images/a.png has no alt text; "
        "add :alt: with what it shows, or :decorative: when it adds nothing"
    ]


@pytest.mark.parametrize("src", ["../secret.png", "/etc/passwd", "images/../../secret.png"])
def test_nothing_outside_the_folder_is_read(make: Make, src: str) -> None:
    lines = said(make(section=FIGURE.replace("images/a.png", src)))
    assert f'"{src}" lies outside the workbook\'s folder' in lines[0]


def test_a_link_out_of_the_folder_is_not_followed(make: Make, tmp_path: Path) -> None:
    book = make(section=FIGURE)
    (tmp_path / "secret.png").write_bytes(png())
    (book / "images" / "a.png").symlink_to(tmp_path / "secret.png")
    assert "lies outside" in said(book)[0]


@pytest.mark.parametrize(("length", "severities"), [(100, []), (101, ["warning"] * 2), (201, ["error"] * 2)])
def test_a_title_too_long_for_its_page_is_said(make: Make, length: int, severities: list[str]) -> None:
    title = ("a very long title " * 20)[:length].replace("  ", " ")
    title = title[:-1] + "x"
    book = make(f"title: {title}\nsections: [one]\n", f"---\nid: one\ntitle: {title}\n---\nWords.\n")
    found = read(book)[2]
    assert [d.severity for d in found] == severities
    assert [str(d.span) for d in found] == ["book/workbook.yaml:1", "book/sections/one.md:3"][: len(severities)]
    assert all("letters, too many for its page; keep it under 100" in d.message + "; " + d.hint for d in found)


def test_characters_that_nobody_sees_are_left_out(make: Make) -> None:
    book = load(make(section=SECTION + "\nOne\u2028two\vthree\ufeff\x07.\n"))
    assert plain(book.sections[0].body[1].content) == "One two three."
    assert [str(d) for d in book.warnings] == [
        "book/sections/one.md:7: an invisible character (U+0007) stands in this line and is left out; "
        "type the words round it anew; it comes along when text is copied"
    ]


def test_a_picture_of_sixteen_bits_is_made_into_one_of_eight(make: Make) -> None:
    out = io.BytesIO()
    Image.new("I;16", (4, 4), 65535).save(out, "PNG")
    picture = load(make(section=FIGURE, a_png=out.getvalue())).pictures["images/a.png"]
    with Image.open(io.BytesIO(picture.data)) as image:
        assert (image.mode, image.getpixel((0, 0))) == ("L", 255)


def test_text_that_is_not_utf8(make: Make) -> None:
    book = make()
    (book / "sections" / "one.md").write_bytes(SECTION.encode() + b"caf\xe9\n")
    hint = 'save it as UTF-8: in Notepad, "Save as", then "Encoding: UTF-8"'
    assert said(book) == [f"book/sections/one.md:6: this file is not UTF-8 text; {hint}"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SECTION.encode("utf-16"), "this file is saved as UTF-16, which Windows calls Unicode; save it as UTF-8"),
        (b"PK\x03\x04\xff", 'this is a Word document or a zip file, not plain text; "printgen import" makes'),
    ],
)
def test_another_kind_of_file_is_named(make: Make, data: bytes, expected: str) -> None:
    book = make()
    (book / "sections" / "one.md").write_bytes(data)
    assert said(book)[0].startswith(f"book/sections/one.md:1: {expected}")


def test_a_section_named_by_its_file_is_said_once(make: Make) -> None:
    assert said(make("title: A\nsections: [sections/one.md]\nnumbering: {sections: [one]}\n")) == [
        'book/workbook.yaml:2: the id "sections/one.md" is not usable; '
        'write one: the name of its file, without folder and ".md"'
    ]


def test_what_leads_into_a_section_that_cannot_be_read_is_not_said_as_well(make: Make) -> None:
    book = make("title: A\nsections: [one, two]\n", SECTION + "\nSee {ref}`two` and {ref}`inside`.\n")
    (book / "sections" / "two.md").write_bytes(b"caf\xe9")
    with pytest.raises(PrintgenError) as caught:
        pipeline.load(book)
    assert [d.code for d in caught.value.diagnostics] == ["encoding"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("just words", "book/references.yaml:1: this file does not hold a list of works"),
        ("- title: A\n", "book/references.yaml:1: this work has no id"),
        ("- id: a\n- id: a\n", 'book/references.yaml:2: the work "a" stands twice'),
        ("- id: [\n", 'book/references.yaml:1: the "[" in this line is never closed'),
    ],
)
def test_a_fault_of_the_references(make: Make, text: str, expected: str) -> None:
    book = make()
    (book / "references.yaml").write_text(text, encoding="utf-8")
    assert said(book)[0].startswith(expected)


def test_bibtex_is_read(make: Make) -> None:
    book = make(YAML + "references: works.bib\n")
    entry = (
        "@book{rogers1961, author={Rogers, Carl R.}, title={On becoming a person}, year={1961}, publisher={Houghton}}\n"
    )
    (book / "works.bib").write_text(entry, encoding="utf-8")
    work = load(book).works["rogers1961"]
    assert work["type"] == "book"
    assert work["author"][0]["family"] == "Rogers"
    assert work["issued"]["date-parts"] == [[1961]]


def test_all_errors_come_in_one_run(make: Make) -> None:
    book = make(YAML + "nubmering: {}\n", FIGURE + "\n:::{workshet} X\n:::\n", a_png=b"")
    assert len(said(book)) == 1, "a workbook file that is wrong is said alone: the sections depend on it"
    (book / "workbook.yaml").write_text("title: A\nsections: [one, two, three]\n", encoding="utf-8")
    assert len(said(book)) == 4
