"""Editions: what each file gives, what a person's own may say, and every fault with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printgen.colour import contrast
from printgen.diagnostics import PrintgenError
from printgen.edition import STANDARD, Colours, Edition, Layout, Margins
from printgen.read.edition import colour_of, known_editions, load_edition, packaged_editions, parsed_edition
from printgen.resources import folder

Save = Callable[[str, str], Path]


@pytest.fixture
def save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Save:
    """Writes an edition into the project's folder of editions."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "editions").mkdir()

    def write(name: str, text: str) -> Path:
        file = tmp_path / "editions" / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def faults(text: str) -> list[str]:
    """What is said about an edition."""
    with pytest.raises(PrintgenError) as caught:
        parsed_edition("mine", text, "editions/mine.yaml")
    return [str(one) for one in caught.value.diagnostics]


class TestPackaged:
    def test_the_standard_edition_is_what_the_look_was_drawn_for(self) -> None:
        standard = load_edition("")
        assert standard.plain
        assert standard == STANDARD or standard.title == "Standard"
        assert standard.sizes.body == 12
        assert (standard.sizes.h3, standard.sizes.h2, standard.sizes.quote, standard.sizes.h1) == (15, 19, 23.5, 30)
        assert standard.line == 6

    @pytest.mark.parametrize("name", packaged_editions())
    def test_each_has_words_and_rules_and_every_rule_its_source_and_measure(self, name: str) -> None:
        edition = load_edition(name)
        assert edition.name == edition.family == name
        assert edition.title
        assert edition.words.endswith(".")
        assert len({rule.id for rule in edition.rules}) == len(edition.rules) >= 8
        assert all(rule.words.endswith(".") and rule.source and rule.measure for rule in edition.rules)

    @pytest.mark.parametrize("name", packaged_editions())
    def test_own_colours_reach_the_contrast_that_they_promise(self, name: str) -> None:
        edition = load_edition(name)
        words = filter(None, (edition.colours.text, edition.colours.headings, edition.colours.links))
        assert all(contrast(colour, edition.colours.ground) >= edition.contrast for colour in words)

    @pytest.mark.parametrize(("name", "least"), [("large-print", 18), ("giant-print", 24)])
    def test_no_size_is_smaller_than_its_minimum(self, name: str, least: float) -> None:
        edition = load_edition(name)
        assert edition.minimum == least
        assert min(edition.sizes.small, edition.sizes.body, edition.sizes.h3) == least
        assert edition.writing_line > STANDARD.writing_line

    def test_giant_print_has_cards(self) -> None:
        assert load_edition("giant-print").tables == "cards"
        assert load_edition("large-print").tables == "grid"

    def test_yellow_on_black_is_dark(self) -> None:
        assert load_edition("high-contrast-dark").dark
        assert not load_edition("high-contrast").dark

    def test_the_list_is_the_folder(self) -> None:
        assert set(packaged_editions()) == {file.stem for file in (folder("templates") / "editions").glob("*.yaml")}
        assert packaged_editions()[0] == "standard"

    def test_a_designers_folder_goes_first(self, tmp_path: Path) -> None:
        (tmp_path / "editions").mkdir()
        (tmp_path / "editions" / "standard.yaml").write_text("title: Ours\nsize: 13\n", encoding="utf-8")
        (tmp_path / "editions" / "poster.yaml").write_text("based-on: standard\n", encoding="utf-8")
        assert load_edition("standard", tmp_path).size == 13
        assert "poster" in packaged_editions(tmp_path)


class TestPersonal:
    def test_twenty_points_cream_lexend(self, save: Save) -> None:
        save("sam", "based-on: large-print\nsize: 20\nfont: Lexend\ncolours: {ground: cream}\n")
        sam = load_edition("sam")
        assert (sam.size, sam.small, sam.minimum, sam.font) == (20, 20, 20, "Lexend")
        assert sam.colours.ground == "#FFF9E8"
        assert sam.title == "Sam"
        assert sam.family == "large-print"
        assert sam.paragraph_gap == 1
        assert sam.writing_line > 12

    def test_a_size_alone_makes_a_page_that_suits_it(self, save: Save) -> None:
        save("big", "size: 26\n")
        big = load_edition("big")
        assert (big.signs, big.tables, big.minimum, big.paragraph_gap) == ("above", "cards", 26, 1)
        save("some", "size: 14\n")
        some = load_edition("some")
        assert (some.signs, some.tables, some.small) == ("beside", "grid", 12)

    def test_what_the_file_says_goes_before_what_would_fit(self, save: Save) -> None:
        save("mine", "size: 26\ntables: grid\nwriting-line: 14\n")
        assert (load_edition("mine").tables, load_edition("mine").writing_line) == ("grid", 14)

    def test_it_may_be_based_on_another_personal_one(self, save: Save) -> None:
        save("one", "based-on: giant-print\n")
        save("two", "based-on: one\nline-height: 1.6\n")
        two = load_edition("two")
        assert (two.family, two.size, two.line_height) == ("giant-print", 24, 1.6)

    def test_it_is_found_beside_the_workbook_in_the_project_and_in_the_users_folder(
        self, save: Save, tmp_path: Path
    ) -> None:
        save("project", "size: 14\n")
        for place in ("book/editions", "config/printgen/editions"):
            (tmp_path / place).mkdir(parents=True)
        (tmp_path / "book" / "editions" / "beside.yaml").write_text("size: 15\n", encoding="utf-8")
        (tmp_path / "config" / "printgen" / "editions" / "ours.yaml").write_text("size: 16\n", encoding="utf-8")
        known = known_editions(workbook=tmp_path / "book")
        assert {"project", "beside", "ours", "large-print"} <= set(known)
        assert load_edition("beside", workbook=tmp_path / "book").size == 15
        assert load_edition("ours").size == 16

    def test_a_path_will_do(self, save: Save) -> None:
        assert load_edition(str(save("here", "size: 17\n"))).size == 17

    def test_a_rule_of_the_same_name_takes_the_place_of_the_others(self, save: Save) -> None:
        rule = "{id: contrast, words: More., source: us, measure: text-contrast, limit: 9}"
        save("strict", f"based-on: tinted\nrules: [{rule}]\n")
        (found,) = (one for one in load_edition("strict").rules if one.id == "contrast")
        assert found.limit == 9


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("size: 3\n", "editions/mine.yaml:1: size is 3; give 12 to 72 pt (clear print begins at 12: UKAAF)"),
            ("title: A\nsize: huge\n", 'editions/mine.yaml:2: "size" is "huge"; give a number'),
            ("colours:\n  text: beige\n", 'editions/mine.yaml:2: "beige" is not a colour; write it as #RRGGBB'),
            ("colours:\n  ground: cream\n  text: '#AAAAAA'\n", "yaml:3: text #AAAAAA on #FFF9E8 has a contrast of"),
            ("contrast: 7\ncolours:\n  ground: '#808080'\n", "no words reach a contrast of 7:1 on the ground #808080"),
            ("contrast: 2\n", "editions/mine.yaml:1: contrast is 2; give 4.5 to 21 (WCAG 2.2, 1.4.3)"),
            ("siz: 20\n", 'editions/mine.yaml:1: there is no "siz" here; did you mean "size"?'),
            ("based-on: large\n", 'editions/mine.yaml:1: there is no edition "large"; did you mean "large-print"?'),
            ("tables: blocks\n", 'editions/mine.yaml:1: "tables" is "blocks"; give grid or cards'),
            ("- size\n", "editions/mine.yaml: this edition is not a list of key: value"),
            ("margins: {top: 20}\n", '"bottom" is missing'),
        ],
    )
    def test_each_is_said_with_its_line(self, text: str, words: str) -> None:
        assert any(words in said for said in faults(text)), faults(text)

    def test_all_of_them_are_said_at_once(self) -> None:
        assert len(faults("size: 3\nline-height: 9\ncolours: {text: x}\n")) == 3

    def test_a_ring_of_editions_ends(self, save: Save) -> None:
        save("one", "based-on: two\n")
        save("two", "based-on: one\n")
        with pytest.raises(PrintgenError, match="is based on itself"):
            load_edition("one")

    def test_an_edition_that_is_not_there(self) -> None:
        with pytest.raises(PrintgenError, match='there is no edition "tiny-print"'):
            load_edition("tiny-print")


@pytest.mark.parametrize(
    ("words", "colour"),
    [("Cream", "#FFF9E8"), ("pale  blue", "#E8F2FB"), ("light-blue", "#E8F2FB"), ("#abc", "#AABBCC"), ("puce", "")],
)
def test_colours_may_be_plain_words(words: str, colour: str) -> None:
    assert colour_of(words) == colour


class TestSheet:
    def test_the_standard_sheet_is_the_papers(self) -> None:
        assert Layout().sheet.column_width == 130

    def test_larger_text_has_one_column_and_margins_of_its_own(self) -> None:
        edition = Edition(size=18, small=18, signs="above", margins=Margins(top=24, bottom=27, side=20))
        sheet = Layout(edition=edition).sheet
        assert (sheet.column_width, sheet.text_width, sheet.side) == (170, 170, 20)
        assert Layout(paper="a5", edition=edition).sheet.side == 14

    def test_words_in_the_head_keep_away_from_the_edge_on_any_paper(self) -> None:
        edition = Edition(size=24, small=24, signs="above")
        assert Layout(paper="a5", edition=edition).sheet.top >= 10 + edition.line

    def test_an_edition_with_colours_alone_leaves_the_page_as_it_is(self) -> None:
        assert Layout(edition=Edition(colours=Colours(ground="#FFF9E8"))).sheet is Layout().sheet
