"""Editions on paper: sizes, cards, room to write, pages of the standard print, pictures without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from printgen.brand.suited import suited
from printgen.diagnostics import Diagnostics
from printgen.edition import STANDARD, Edition, Layout
from printgen.labels import labels
from printgen.model.blocks import Activity
from printgen.model.core import Paragraph, Table, TableRow
from printgen.model.inline import Reference, Text
from printgen.model.workbook import Picture, Section
from printgen.read.edition import load_edition, packaged_editions
from printgen.render.html import Rendered, _running, render_html
from printgen.render.html_grid import Grid
from printgen.render.html_measure import USUAL, height, measure
from printgen.render.html_pictures import Pictures
from printgen.render.html_style import base, footer_letters, growth, tokens
from printgen.render.html_words import Words
from printgen.render.templates import Templates
from printgen.transform.places import place
from tests.unit.render.sink import Reader, neutral, prepared

LARGE, GIANT = load_edition("large-print"), load_edition("giant-print")


@cache
def rendered(name: str, *, places: bool = False, marked: bool = False) -> Rendered:
    """The kitchen sink in an edition; marked, it says that each block begins a print page of its own."""
    edition, book = load_edition(name), prepared()
    blocks = [one for section in book.sections for one in (section, *section.body)]
    pages = {place(one): number for number, one in enumerate(blocks, 12)} if marked else None
    brand = suited(neutral(), edition, Diagnostics())
    return render_html(book, brand, Layout(edition=edition), labels("en-GB"), print_pages=pages, places=places)


def values(edition: Edition) -> dict[str, str]:
    return tokens(*base(Templates(), Layout(edition=edition)))


class TestStyle:
    def test_the_standard_edition_adds_nothing(self) -> None:
        assert base(Templates(), Layout()) == base(Templates(), Layout(edition=load_edition("standard")))
        assert growth(STANDARD) == 1

    @pytest.mark.parametrize(("edition", "points"), [(LARGE, 18), (GIANT, 24)])
    def test_small_words_are_as_large_as_the_text(self, edition: Edition, points: int) -> None:
        found = values(edition)
        assert found["--fs-small"] == found["--fs-body"] == f"calc({points}pt * 1)"
        assert found["--lh-small"] == found["--lh-body"]
        assert found["--para"] == found["--lh-body"]

    def test_small_measures_grow_with_the_text_and_paper_does_not(self) -> None:
        usual, large = ("\n".join(base(Templates(), Layout(edition=one))) for one in (STANDARD, LARGE))
        assert ".q { break-inside: avoid; margin-bottom: 6mm; }" in usual
        assert ".q { break-inside: avoid; margin-bottom: 9mm; }" in large
        assert "size: 210mm 297mm" in large

    def test_giant_text_does_not_blow_up_the_gaps(self) -> None:
        assert growth(LARGE) == 1.5
        assert growth(GIANT) == 1.75

    def test_a_tint_is_the_ground_of_the_page(self) -> None:
        assert "background: #FFF9E8 }" in "\n".join(rendered("tinted").css)
        assert "background: #" not in re.sub(r"var\([^)]*\)", "", rendered("standard").css[-1].splitlines()[0])

    def test_the_footer_has_room_for_fewer_letters(self) -> None:
        letters = [footer_letters(Layout(edition=one), label=True) for one in (STANDARD, LARGE, GIANT)]
        assert letters == sorted(letters, reverse=True)
        assert footer_letters(Layout(edition=LARGE), label=True, logo=24) < letters[1]

    def test_a_rating_line_has_room_for_its_points(self) -> None:
        rings = [tokens(*base(Templates(), Layout(edition=LARGE, paper=paper)))["--ring"] for paper in ("a4", "a5")]
        assert rings == ["15mm", "10.8mm"]

    def test_dyslexia_has_fonts_of_its_own_and_no_letter_spacing_in_the_text(self) -> None:
        found = rendered("dyslexia")
        assert '--font-text: "Printgen Wide"' in "\n".join(found.css)
        assert "font/printgen-wide-400" in found.assets
        assert "no-common-ligatures" in "\n".join(found.css)

    @pytest.mark.parametrize("name", packaged_editions())
    def test_every_edition_nests_and_loses_no_block(self, name: str) -> None:
        reader, usual = Reader(rendered(name).html), Reader(rendered("standard").html)
        ids = {node.attributes["id"] for node in usual.nodes if "id" in node.attributes}
        assert ids - {node.attributes["id"] for node in reader.nodes if "id" in node.attributes} == set()


class TestCards:
    def test_giant_print_has_no_table_of_more_than_two_columns(self) -> None:
        rows = re.findall(r"(?s)<tr.*?</tr>", rendered("giant-print").html)
        assert all(len(re.findall(r"<t[hd]", row)) <= 2 for row in rows)
        assert 'class="cards' in rendered("giant-print").html
        assert 'class="cards' not in rendered("standard").html

    def test_each_answer_of_an_action_plan_keeps_its_name(self) -> None:
        answers = [re.findall(r'id="([\w-]+-\d-\d)"', rendered(name).html) for name in ("standard", "giant-print")]
        assert answers[0]
        assert answers[0] == answers[1]

    def test_a_table_whose_words_do_not_fit_becomes_cards_in_large_print(self) -> None:
        pages = Reference(children=(), target="a", form="pages")
        cells = tuple(Paragraph(content=(Text(words),)) for words in ("Theme", "Read", "Ask", "Plan"))
        row = TableRow(cells=(cells[0], *(Paragraph(content=(pages,)) for _ in range(3))))
        wide = Table(head=cells, rows=(row,))
        assert Grid.of(Layout(edition=LARGE)).as_cards(wide)
        assert not Grid.of(Layout()).as_cards(wide)
        assert not Grid.of(Layout(edition=LARGE)).as_cards(replace(wide, rows=()))


class TestRoom:
    def test_space_to_write_grows_and_stays_on_its_page(self) -> None:
        large = Grid.of(Layout(edition=LARGE))
        assert large.tall(60) > Grid.of(Layout()).tall(60) == 60
        assert large.tall(150) < large.tall(400) < large.height * 0.81
        assert large.lines(4) == 4
        assert Grid.of(Layout(edition=GIANT)).lines(40) * GIANT.writing_line < 240

    def test_labels_of_short_entries_stand_side_by_side_only_where_they_fit(self) -> None:
        from printgen.model.answers import Item

        long = tuple(Item(f"i{k}", (Text("The name of somebody who can help"),)) for k in range(3))
        assert [width for _, width, _ in Grid.of(Layout(edition=GIANT)).fields(long)] == [100.0] * 3
        assert len({width for _, width, _ in Grid.of(Layout()).fields(long)}) == 3

    def test_blocks_are_measured_by_the_editions_lines(self) -> None:
        body = prepared().sections[0].body
        assert measure(STANDARD) is USUAL
        assert height(body) < height(body, measure(LARGE)) < height(body, measure(GIANT))


class TestOpeners:
    """In larger text a list stands below the field, or the field takes the whole page."""

    @pytest.mark.parametrize("name", ["large-print", "giant-print"])
    def test_there_is_no_empty_strip_below_a_field(self, name: str) -> None:
        sheet = Layout(edition=load_edition(name)).sheet
        openers = re.findall(r'--own-field:([\d.]+)mm;">(.*?)</section>', rendered(name).html, re.S)
        assert openers
        for field, inside in openers:
            if 'class="opener-list apart"' in inside or "opener-list" not in inside:
                assert float(field) >= sheet.height - sheet.bottom
            else:
                assert float(field) <= 0.72 * sheet.height


class TestRunning:
    """Words in running heads and feet are whole where they can be."""

    def test_the_footer_says_the_number_before_it_cuts_a_title(self) -> None:
        numbered = Section(id="a", title=(Text("Helping relationships"),), number="3")
        assert _running(numbered, 16, labels("en-GB")) == "Section 3"
        assert _running(numbered, 21, labels("en-GB")) == "3\u2002Helping relationships"
        assert _running(replace(numbered, number=""), 4, labels("en-GB")) == ""

    def test_a_head_drops_continued_before_it_cuts_a_title(self) -> None:
        words = Words(labels("en-GB"), Layout(edition=GIANT))
        said = [
            words.continued(Activity(title=(Text(title),))) for title in ("Hope", "A title that is as long as this")
        ]
        assert said == ["Hope, continued", "A title that is as long as \u2026"]


class TestPrintPages:
    def test_each_page_is_said_in_a_line_of_its_own(self) -> None:
        html = rendered("large-print", marked=True).html
        said = re.findall(r'<p class="print-page"[^>]*><span>Print page (\d+)</span></p>', html)
        assert len(said) > 20
        assert [int(n) for n in said] == sorted({int(n) for n in said})

    def test_editions_laid_out_like_the_standard_one_say_it_in_the_foot(self) -> None:
        found = rendered("tinted", marked=True)
        assert 'class="print-page"' not in found.html
        assert 'data-print="Print page 12"' in found.html
        assert "string(print, last)" in found.css[-1]

    def test_without_pages_nothing_is_said(self) -> None:
        assert "Print page" not in rendered("large-print").html
        assert "string(print" not in rendered("tinted").css[-1]

    def test_the_layout_that_finds_them_is_told_each_blocks_place(self) -> None:
        found = re.findall(r'data-at="([^"]+)"', rendered("standard", places=True).html)
        assert place(prepared().sections[0]) in found
        assert "data-at" not in rendered("standard").html


class TestPictures:
    SVG = (
        b'<svg viewBox="0 0 100 50"><text font-size="3" fill="#ff0000">a</text>'
        b'<text style="font-size: 9px;">b</text></svg>'
    )

    def served(self, edition: Edition) -> bytes:
        picture = Picture(data=self.SVG, mime="image/svg+xml", width=100, height=50)
        layout = Layout(edition=edition)
        pictures = Pictures({"a.svg": picture}, layout.sheet, {}, {}, edition)
        return pictures.assets[pictures.named("a.svg")][0]

    def test_words_in_them_are_as_large_as_the_text(self) -> None:
        found = self.served(LARGE)
        small = float(re.findall(rb'font-size="([\d.]+)"', found)[0])
        millimetres = LARGE.minimum * 25.4 / 72
        assert small * 170 / 100 == pytest.approx(millimetres, abs=0.2)
        assert b"font-size: 9px" in found
        assert self.served(STANDARD) == self.SVG

    def test_they_lose_their_colour_where_the_edition_has_none(self) -> None:
        assert b"#7F7F7F" in self.served(load_edition("ink-saver"))
