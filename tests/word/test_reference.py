"""The reference document: made by its script, the same bytes each time, with a style for every kind of block."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from printgen.check.docx import check_docx
from printgen.check.ooxml import validate
from printgen.model import answers, blocks  # noqa: F401 -- registers the kinds
from printgen.model.core import BLOCKS
from printgen.resources import folder

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = folder("templates") / "word" / "reference.docx"
NO_STYLE_OF_ITS_OWN = {
    "choices", "code", "column", "columns-answer", "compare", "description", "divider", "example-link", "heading",
    "list", "list-answer", "list-item", "only", "page-break", "paragraph", "question", "reading", "references",
    "table", "table-row",
}  # fmt: skip
"""Kinds written in Word's own styles (Heading 2, List Bullet), or in those of what they are made of."""


@pytest.fixture
def make() -> Iterator[Callable[[Path], None]]:
    before = list(sys.path)
    yield runpy.run_path(str(ROOT / "scripts" / "make_reference.py"))["main"]
    sys.path[:] = before


def test_the_script_gives_the_file_in_the_repository(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "made.docx")
    assert (tmp_path / "made.docx").read_bytes() == REFERENCE.read_bytes()


def test_it_is_valid_and_well_built() -> None:
    data = REFERENCE.read_bytes()
    assert validate(data) == ()
    assert {f.rule for f in check_docx(data)} <= {"headings", "blanks"}, (
        "an empty document has no headings, and no more"
    )


def test_word_users_find_their_usual_styles() -> None:
    import docx

    opened = docx.Document(BytesIO(REFERENCE.read_bytes()))
    for name in (
        "Heading 1",
        "Heading 4",
        "Title",
        "Subtitle",
        "Body Text",
        "List Bullet",
        "List Number",
        "Quote",
        "Caption",
    ):
        assert opened.styles[name].name
    assert opened.styles["Heading 2"].font.size.pt == 19
    assert opened.styles["Body Text"].paragraph_format.left_indent.mm == pytest.approx(40, abs=0.1)


@pytest.mark.parametrize("kind", sorted(set(BLOCKS) - NO_STYLE_OF_ITS_OWN))
def test_a_kind_has_a_style_of_its_name(kind: str) -> None:
    import docx

    styles = {style.name.lower() for style in docx.Document(BytesIO(REFERENCE.read_bytes())).styles}
    name = kind.replace("-", " ")
    assert {name, f"{name} table", f"{name} title"} & styles


def test_every_theme_colour_has_its_plain_colour_beside_it() -> None:
    import zipfile

    from printgen.write.docx.dress import SLOTS

    with zipfile.ZipFile(REFERENCE) as package:
        theme = package.read("word/theme/theme1.xml").decode()
        styles = package.read("word/styles.xml").decode()
    slots = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/>', theme))
    plain = {name: slots[slot] for slot, name in SLOTS.values()}
    tags = re.findall(r"<w:[^<>]*?w:theme(?:Color|Fill)=[^<>]*>", styles)
    assert len(tags) > 50
    for tag in tags:
        given = dict(re.findall(r'w:(\w+)="([^"]*)"', tag))
        if "themeFill" in given:
            assert given["fill"] == plain[given["themeFill"]], tag
        else:
            assert (given["val"] if tag.startswith("<w:color") else given["color"]) == plain[given["themeColor"]], tag
