"""Braille: cells by liblouis, lines and pages by us, and a file that says the same when it is read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printgen.check.brf import BrailleFile, check_brf, read_back
from printgen.diagnostics import PrintgenError
from printgen.edition import Braille, Layout
from printgen.job import Volume
from printgen.pipeline import Order, build
from printgen.read.workbook import load
from printgen.render.linear.model import Run
from printgen.write.braille import louis
from printgen.write.braille.cells import Translator, number
from printgen.write.braille.languages import TABLES, table
from printgen.write.braille.lines import centred, joined, shortened, wrapped
from printgen.write.braille.pages import Pages, entry, running_line
from printgen.write.braille.paragraphs import Block
from printgen.write.braille.volumes import divisions
from tests.linear.conftest import Bench

UNCONTRACTED = Braille(grade=1)
LONG = "".join(f":::{{worksheet}} Part {part}\n:id: {part}\n{'Word after word. ' * 600}\n:::\n\n" for part in "AB")


def pages_of(text: str) -> list[list[str]]:
    return [page.split("\r\n")[:-1] for page in text.split("\f")[:-1]]


def body(text: str) -> list[str]:
    """Lines of the first page of the first section, under its heading."""
    lines = pages_of(text)[-1]
    return lines[lines.index("                ,FIRST") + 2 :]


# Cells


@pytest.mark.parametrize(
    ("words", "grade", "expected"),
    [
        ((Run("The people"),), 2, ",! P"),
        ((Run("The people"),), 1, ",THE PEOPLE"),
        ((Run("a "), Run("stressed", emphasis=True), Run(" word")), 1, "A .1STRESSED WORD"),
        ((Run("three strong words", strong=True),), 1, "^7THREE STRONG WORDS^'"),
        ((Run("Read "), Run("A Day Out", emphasis=True), Run(", p. 3")), 1, ",READ .7,A ,DAY ,OUT.'1 P4 #C"),
        ((Run("(“"), Run("Go on now", strong=True), Run("”).")), 1, "\"<8^7,GO ON NOW^'0\">4"),
        ((Run("Two words", strong=True), Run(", and")), 1, "^1,TWO ^1WORDS^'1 AND"),
        ((Run("example.org/the", url="https://example.org/the"),), 2, "EXAMPLE4ORG_/!"),
        ((Run("the list", url="https://example.org/the"),), 2, "! LI/"),
        ((Run("the", code=True),), 2, "!"),
        ((Run("25 minutes"),), 2, "#BE M9UTES"),
        ((Run("a\u00a0b\u200bc"),), 1, "A BC"),
    ],
)
def test_words_to_cells(words: tuple[Run, ...], grade: int, expected: str) -> None:
    assert Translator("en-GB", grade).words(words) == expected


def test_a_heading_has_no_typeforms() -> None:
    assert Translator("en", 1).words((Run("all bold", strong=True),), plain=True) == "ALL BOLD"


def test_what_has_no_cells_is_told_by_its_name() -> None:
    translator = Translator("en-GB", 1)
    assert louis.Louis(table("en", 1)).back(translator.words((Run("a \u2610 box"),))) == "a (ballot box) box"
    assert list(translator.unknown) == ["\u2610"]
    assert translator.words((Run("\u2713"),)) == "@%"


def test_words_of_a_script_without_a_table_are_told_once_by_its_name() -> None:
    translator = Translator("en-GB", 1)
    told = translator.words((Run("so שלום עליכם or "), Run("你好", lang="zh"), Run(", ש.")))
    assert louis.Louis(table("en", 1)).back(told) == "so (hebrew letters) or (cjk letters), (hebrew letter shin)."
    assert "".join(translator.unknown) == "שלוםעיכ你好"


def test_another_script_is_read_by_its_own_table_and_latin_words_are_not_contracted() -> None:
    translator = Translator("en-GB", 2)
    welsh = translator.words((Run("the "), Run("then", lang="cy")))
    assert welsh == "! THEN"
    assert translator.words((Run("سلام", lang="ar"),)) == louis.Louis(table("ar", 1)).translate("سلام")
    assert not translator.unknown


def test_a_paragraph_in_another_language_has_its_own_table() -> None:
    own = louis.Louis(table("cy", 1)).translate("croeso i bawb")
    assert Translator("en", 2).words((Run("croeso i bawb"),), "cy") == own


@pytest.mark.parametrize(("language", "grade"), [(name, grade) for name, by in TABLES.items() for grade in by])
def test_every_table_is_there_and_has_six_dots(language: str, grade: int) -> None:
    translator = louis.Louis(table(language, grade))
    assert translator.translate("abc 123. Xyz: (x)").strip()


def test_a_language_without_a_table_is_told_with_those_that_have_one() -> None:
    with pytest.raises(PrintgenError) as fault:
        table("gd", 2)
    (found,) = fault.value.diagnostics
    assert found.code == "braille-language"
    assert "gd" in found.message
    assert "cy" in found.hint
    with pytest.raises(PrintgenError) as fault:
        table("uk", 2)
    assert fault.value.diagnostics[0].hint == "use --braille-grade 1"


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, bench: Bench) -> None:
    monkeypatch.setattr(louis, "library", lambda: None)
    with pytest.raises(PrintgenError) as fault:
        bench.made("brf", "Text.")
    (found,) = fault.value.diagnostics
    assert found.code == "missing-library"
    assert "liblouis" in found.message
    assert "apt-get install" in found.hint
    assert louis.version() == ""


# Lines


WORD = st.text(st.sampled_from("ABCDE"), min_size=1, max_size=60)
ADDRESS = st.text(st.sampled_from("ABC4_/"), min_size=1, max_size=60).map(lambda tail: f"A_/B{tail}")


@given(st.lists(WORD | ADDRESS, max_size=20), st.integers(20, 42), st.integers(0, 6), st.integers(0, 6))
def test_no_line_is_too_long_and_no_cell_is_lost(words: list[str], width: int, first: int, runover: int) -> None:
    lines = wrapped(" ".join(words), width, first, runover)
    assert all(len(line) <= width for line in lines)
    assert joined(lines).replace("- ", "") == " ".join(words)  # a hyphen at the end of a line is ours
    for at, line in enumerate(lines):
        indent = runover if at else first
        assert line[:indent] == " " * indent
        assert line[indent] != " "


def test_a_word_longer_than_a_line_is_divided_by_a_hyphen() -> None:
    assert wrapped("A" * 50, 30) == ["A" * 29 + "-", "A" * 21]


def test_an_address_is_divided_after_a_solidus_with_the_sign_that_it_goes_on() -> None:
    address = "EXAMPLE4ORG_/A-LONG-PLACE_/AND-ANOTHER-ONE"
    assert wrapped(address, 30) == ['EXAMPLE4ORG_/A-LONG-PLACE_/"', "AND-ANOTHER-ONE"]


def test_a_number_in_an_address_is_never_divided_at_its_point() -> None:
    address = "DOI4ORG_/#AJ4AJJA_/JAMAPSYCHIATRY#4BJAF4JEJA4"
    assert wrapped(address, 38, 4, 2) == ['    DOI4ORG_/#AJ4AJJA_/"', "  JAMAPSYCHIATRY#4BJAF4JEJA4"]


def test_a_line_is_centred_with_three_cells_at_each_side_and_lines_of_one_length() -> None:
    assert centred("ABC", 20) == ["        ABC"]
    assert centred("AAAA BBBB CCCC DDDD", 20) == ["     AAAA BBBB", "     CCCC DDDD"]


def test_a_title_is_shortened_by_whole_words() -> None:
    assert shortened("AAA BBB CCC", 8) == "AAA BBB"
    assert shortened("AAAAAAAAA", 8) == ""


def test_a_running_line_has_print_page_title_and_braille_page() -> None:
    assert running_line("TITLE", 12, 39, 30) == "#CI         TITLE          #AB"
    assert running_line("A VERY LONG TITLE OF A WORKBOOK", 2, 0, 30).endswith(" #B")
    assert len(running_line("A VERY LONG TITLE OF A WORKBOOK", 2, 0, 30)) == 30


def test_a_line_of_the_contents_ends_in_its_page() -> None:
    assert entry("WELCOME", 3, 20, 0, 4) == ['WELCOME """"""""" #C']
    long = entry("A TITLE THAT TAKES TWO LINES", 120, 24, 2, 6)
    assert all(len(line) <= 24 for line in long)
    assert long[0] == "  A TITLE THAT"
    assert long[-1].endswith(" #ABJ")


def test_numbers() -> None:
    assert number(1290) == "#ABIJ"


# Pages


def test_a_heading_never_ends_a_page() -> None:
    pages = Pages(20, 5)
    pages.add(
        [
            Block(cells="A"),
            Block(cells="B"),
            Block(cells="C"),
            Block(cells="HEAD", before=1, keeps=True),
            Block(cells="D E"),
        ]
    )
    assert [page.lines for page in pages.pages] == [["A", "B", "C"], ["HEAD", "D E"]]


def test_a_page_begins_with_words_and_not_with_blank_lines() -> None:
    pages = Pages(20, 2)
    pages.add([Block(cells="A", after=1), Block(cells="B", after=1), Block(cells="C", before=1)])
    assert [page.lines for page in pages.pages] == [["A"], ["B"], ["C"]]


def test_the_last_line_of_a_box_never_stands_alone() -> None:
    pages = Pages(8, 4)
    box = [Block(line="7" * 8, keeps=True), Block(cells="HEAD", keeps=True), Block(cells="A B C D E F G H")]
    pages.add([*box, Block(line="G" * 8, tight=True)])
    assert [page.lines for page in pages.pages] == [["7" * 8, "HEAD", "A B C D"], ["E F G H", "G" * 8]]


def test_the_print_page_in_effect_at_its_top_is_a_pages_own() -> None:
    pages = Pages(20, 2)
    pages.add(
        [
            Block(line="-----#I", page=9),
            Block(cells="A"),
            Block(cells="B"),
            Block(line="----#AJ", page=10),
            Block(cells="C"),
        ]
    )
    assert [page.print_page for page in pages.pages] == [9, 9, 10]


# Documents


def test_a_document_is_a_title_page_contents_and_pages_with_running_lines(bench: Bench) -> None:
    pages = pages_of(bench.made("brf", "## Two\n\nText.\n\n:::{worksheet} Sheet\nWrite.\n:::", braille=UNCONTRACTED))
    title, contents, first = pages
    assert title[0] == "             ,A WORKBOOK"
    assert "#CH CELLS BY #BE LINES" in "\n".join(title)
    assert "#C PAGES" in "\n".join(title)
    assert contents[0].split() == [",A", "WORKBOOK", "#B"]
    assert contents[4].endswith(" ,BRAILLE PAGE")
    assert contents[5].startswith(',FIRST ""')
    assert contents[5].endswith(" #C")
    assert contents[6].startswith('  ,WORKSHEET3 ,SHEET ""')
    assert first[0].endswith(" #C")
    assert first[2].strip() == ",FIRST"
    assert first[4] == "    ,TWO"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Text.\n\nMore.", ["  ,TEXT4", "  ,MORE4"]),
        ("- one\n- two\n  - inner", ["_4 ONE", "_4 TWO", "  _4 INNER"]),
        ("3. three", ["#C4 THREE"]),
        ("- [x] a box", [",DONE3 A BOX"]),
        (":::{question} Why?\n:lines: 2\n:::", ["  ,WHY8", "      @.<,SPACE TO WRITE1 #B LINES@.>"]),
        (
            ":::{callout} Ask\n:tone: tip\nWait.\n:::",
            ["7" * 38, "    ,TIP3 ,ASK", "  ,WAIT4", "G" * 38],
        ),
        ("One.\n\n---\n\nTwo.", ["  ,ONE4", "", " " * 13 + ":" * 12, "", "  ,TWO4"]),
        (
            "| A | B |\n|---|---|\n| x | y |",
            ["      @.<,A TABLE4 ,EACH ROW HAS3 ,A", "    AND ,B4@.>", ",A3 X4 ,B3 Y4"],
        ),
        ("A line\\\nbreaks.", ["  ,A LINE", "  BREAKS4"]),
        ("```\nthe\n  end\n```", ["THE", "  END"]),
        (":::{quote}\n:by: Col\nWait.\n:::", ["    8,WAIT40", "      ,- ,COL"]),
    ],
)
def test_what_each_thing_looks_like(bench: Bench, source: str, expected: list[str]) -> None:
    assert body(bench.made("brf", source, braille=UNCONTRACTED)) == expected


# Volumes


def volumes_of(bench: Bench, source: str, volume: int, **more: Any) -> tuple[Volume, ...]:
    bench.job(source, **more)
    order = Order(layout=Layout(braille=Braille(grade=1, volume=volume)), print_pages=False)
    return build(load(bench.folder), "brf", order).volumes


def test_what_fits_in_one_volume_is_one_file(bench: Bench) -> None:
    assert volumes_of(bench, "Text.", 80) == ()
    assert volumes_of(bench, LONG, 0) == ()
    assert "VOLUME" not in bench.made("brf", LONG, braille=Braille(grade=1, volume=0))


def test_a_volume_has_a_title_page_contents_pages_from_1_and_a_last_line(bench: Bench) -> None:
    volumes = volumes_of(bench, LONG, 20)
    assert len(volumes) == 2
    for n, told, own in ((0, "#A", "A"), (1, "#B", "B")):
        text = volumes[n].data.decode()
        assert check_brf(volumes[n].data, cells=38, lines=25, grade=1) == ()
        title, contents, *body = pages_of(text)
        assert f",VOLUME {told} OF #B" in [line.strip() for line in title]
        assert f"{number(len(body) + 2)} PAGES" in "\n".join(title)
        assert any(f",PART ,{own}" in line for line in contents)
        assert [page[0].split()[-1] for page in body] == [number(k) for k in range(3, len(body) + 3)]
        assert body[-1][-1].strip() == f",END OF VOLUME {told} OF #B"
        assert volumes[n].page_count == len(body) + 2 <= 20
    whole = b"".join(one.data for one in volumes)  # as it stands in a pack
    assert check_brf(whole, cells=38, lines=25, grade=1) == ()
    assert abs(volumes[0].page_count - volumes[1].page_count) <= 1


def test_the_contents_of_the_first_volume_tell_those_of_all_with_their_pages(bench: Bench) -> None:
    first, second = volumes_of(bench, LONG, 20)
    contents = [line.strip() for line in pages_of(first.data.decode())[1]]
    assert [line.split(" \"")[0] for line in contents[5:]] == [
        ",VOLUME #A", ",FIRST", ",WORKSHEET3 ,PART ,A", "", ",VOLUME #B", ",WORKSHEET3 ,PART ,B"
    ]  # fmt: skip
    assert contents[-1].endswith(" #C")
    assert pages_of(second.data.decode())[2][2] == "    ,WORKSHEET3 ,PART ,B"
    assert [line for line in pages_of(second.data.decode())[1] if "PART" in line] == [
        line for line in pages_of(first.data.decode())[1] if ",PART ,B" in line
    ]


def test_a_volume_never_begins_inside_a_box_or_between_a_heading_and_its_words() -> None:
    box = [Block(line="7" * 8, keeps=True), Block(cells="A"), Block(cells="B"), Block(line="G" * 8, tight=True)]
    blocks = [Block(cells="T"), *box, Block(line="-----#C", page=3, keeps=True), Block(cells="H", keeps=True, opens=2)]
    blocks += [Block(cells="C"), Block(cells="D")]
    assert list(divisions(blocks, list(range(9)), 2)) == [(5,), (1, 5)]


def test_no_volume_without_contents_or_with_few_pages_is_asked_for(bench: Bench) -> None:
    with pytest.raises(PrintgenError, match="too thin"):
        bench.made("brf", "Text.", braille=Braille(volume=3))


def test_a_volume_that_contents_alone_fill_is_told(bench: Bench) -> None:
    sheets = "".join(f":::{{worksheet}} A sheet of its own\n:id: s-{n}\nWrite.\n:::\n\n" for n in range(90))
    bench.job(sheets)
    order = Order(layout=Layout(braille=Braille(cells=20, lines=10, volume=20)), print_pages=False)
    built = build(load(bench.folder), "brf", order)
    assert [one.code for one in built.diagnostics] == ["braille-unread", "braille-volume"]
    assert max(one.page_count for one in built.volumes) > 20


def test_volumes_are_files_of_their_own(bench: Bench) -> None:
    from click.testing import CliRunner

    from printgen.cli import main

    bench.job(LONG)
    to = str(bench.folder / "out")
    words = ["build", str(bench.folder), "-f", "brf", "--braille-volume", "20", "--braille-grade", "1", "-o", to]
    ran = CliRunner().invoke(main, words)
    assert ran.exit_code == 0, ran.output
    made = sorted(path.name for path in (bench.folder / "out").iterdir())
    assert made == [f"{bench.folder.name}-braille-1-volume-{n}.brf" for n in (1, 2)]


def test_cells_and_lines_are_those_asked_for(bench: Bench) -> None:
    text = bench.made("brf", "Word after word. " * 200, braille=Braille(cells=24, lines=12))
    assert check_brf(text.encode(), cells=24, lines=12) == ()
    pages = pages_of(text)
    assert max(len(line) for page in pages for line in page) == 24
    assert max(map(len, pages)) == 12


def test_uncontracted_braille_says_the_same_when_it_is_read_back(bench: Bench) -> None:
    source = (
        "It’s 09:30 at 4 Slip Street, KW0 4PD: “bring £5” (or 50%).\n\n"
        "Write to hello@example.org, or see [the very long list](https://example.org/a-very-long-address/that-goes-on/and-on).\n\n"
        "*Some* words, and **several strong words here**, and A&B/C."
    )
    read = read_back(BrailleFile(bench.made("brf", source, braille=UNCONTRACTED).encode()), 1)
    assert (
        'It’s 09:30 at 4 Slip Street, KW0 4PD: "bring £5" (or 50%). Write to hello@example.org, or see the very long '
        "list (example.org/a-very-long-address/that-goes-on/and-on). "
        "Some words, and several strong words here, and A&B/C."
    ) in read


def test_the_build_says_that_nobody_has_proofread_it(bench: Bench) -> None:
    from printgen.report import NOTE_CODES

    bench.made("brf", "A \u2610 box.")
    built = build(load(bench.folder), "brf", Order(print_pages=False))
    assert [one.code for one in built.diagnostics] == ["braille-unread", "braille-symbols"]
    assert "braille-unread" in NOTE_CODES
    assert built.page_count == built.data.count(b"\f")


def test_a_workbook_in_a_language_without_a_table_is_not_made(bench: Bench) -> None:
    with pytest.raises(PrintgenError, match="no six-dot braille table") as fault:
        bench.made("brf", "Fàilte.", language="gd")
    assert "braille-language" in [one.code for one in fault.value.diagnostics]
    assert "Fàilte" in bench.made("txt", "Fàilte.", language="gd")


def test_a_workbook_in_welsh_has_welsh_braille(bench: Bench) -> None:
    text = bench.made("brf", "Croeso i bawb.", language="cy")
    assert "  " + louis.Louis(table("cy", 2)).translate("Croeso i bawb.") in body_lines(text)


@pytest.mark.parametrize("size", [Braille(cells=3), Braille(lines=2)])
def test_a_page_too_small_for_words_is_refused(bench: Bench, size: Braille) -> None:
    with pytest.raises(PrintgenError, match="too small for braille"):
        bench.made("brf", "Text.", braille=size)


def body_lines(text: str) -> list[str]:
    return [line for page in pages_of(text) for line in page]
