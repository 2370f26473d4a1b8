"""Citations, lists of works, quotes and reading lists, in our own style and in others."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from printgen.model.blocks import Entry, Quote, Reading, References
from printgen.model.core import Heading, Paragraph
from printgen.model.inline import Emphasis, Link, Reference, plain, walk
from printgen.model.workbook import Workbook
from tests.unit.transform.books import WORKS, book, every, fine, made, with_style

LIST = "\n\n:::{references}\n:::\n"
NUMBERS = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>n</title><id>n</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography>
</style>"""


def first(workbook: Workbook) -> str:
    return plain(every(workbook, Paragraph)[0].content)


def said(text: str, works: dict[str, Any] | None = None) -> str:
    return first(fine(book(text + LIST, works=works)))


def entries(workbook: Workbook) -> list[Entry]:
    return [entry for one in every(workbook, References) for entry in one.entries]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("So [@brown2007].", "So (Brown, 2007)."),
        ("So [@brown2007, p. 4].", "So (Brown, 2007, p. 4)."),
        ("So [@brown2007, pp. 4-6].", "So (Brown, 2007, pp. 4–6)."),
        ("So [@brown2007, chapter 3].", "So (Brown, 2007, ch. 3)."),
        ("So [@brown2007, the preface].", "So (Brown, 2007, the preface)."),
        ("So [@okafor2015; @brown2007].", "So (Brown, 2007; Okafor, 2015)."),
        ("As @brown2007 says.", "As Brown (2007) says."),
    ],
)
def test_the_words_of_a_citation(text: str, words: str) -> None:
    assert said(text) == words


def test_each_work_links_to_its_own_entry() -> None:
    built = fine(book("So [@okafor2015; @brown2007]." + LIST))
    found = [n for n in walk(every(built, Paragraph)[0].content) if isinstance(n, Reference)]
    assert [(n.target, plain(n.children)) for n in found] == [
        ("ref-brown2007", "Brown, 2007"), ("ref-okafor2015", "Okafor, 2015"),
    ]


def test_entries_have_their_words_stress_and_links() -> None:
    one, two = entries(fine(book("So [@okafor2015; @brown2007]." + LIST)))
    assert plain(one.content) == "Brown, A. (2007) Being there. Leeds: Reed."
    assert plain(two.content) == (
        "Okafor, B.C. (2015) “Small things”, Journal of Care, 4(2), pp. 10–19. https://doi.org/10.1000/xyz."
    )
    assert [plain(n.children) for n in walk(two.content) if isinstance(n, Emphasis)] == ["Journal of Care"]
    assert [n.url for n in walk(two.content) if isinstance(n, Link)] == ["https://doi.org/10.1000/xyz"]


def test_only_what_is_cited_is_listed_unless_all_is_asked() -> None:
    assert [e.key for e in entries(fine(book("So [@okafor2015]." + LIST)))] == ["okafor2015"]
    every_work = LIST.replace("{references}\n", "{references}\n:all:\n")
    assert [e.key for e in entries(fine(book("So [@okafor2015]." + every_work)))] == ["brown2007", "okafor2015"]


def test_an_unknown_key_is_an_error_with_the_nearest() -> None:
    found = made(book("One.\n\nSo [@bron2007]." + LIST))[1]
    assert [(d.code, d.span.line) for d in found] == [("unknown-citation", 7)]
    assert 'did you mean "brown2007"?' in str(found.found[0])


def test_without_any_works_the_hint_says_where_they_go() -> None:
    found = made(book("So [@brown2007]." + LIST, works={}))[1]
    assert "references.yaml" in found.found[0].hint


def test_works_that_would_read_the_same_get_letters() -> None:
    twin = {**WORKS["brown2007"], "id": "twin", "title": "After that"}
    text = "So [@brown2007] and [@twin], @twin too."
    assert said(text, {**WORKS, "twin": twin}) == "So (Brown, 2007b) and (Brown, 2007a), Brown (2007a) too."


@pytest.mark.parametrize(
    ("work", "words"),
    [
        ({"type": "legislation", "title": "Care Act 2014"}, "(Care Act 2014) and Care Act 2014"),
        ({"publisher": "The Board", "title": "A plan", "issued": 2019}, "(The Board, 2019) and The Board (2019)"),
        ({"title": "A leaflet"}, "(A leaflet, no date) and A leaflet, no date"),
        ({"author": "NHS", "issued": "2020-05-01", "title": "T"}, "(NHS, 2020) and NHS (2020)"),
        ({"author": [{"family": "Li"}, {"family": "Ng"}], "issued": [{"year": 2001}], "title": "T"},
         "(Li and Ng, 2001) and Li and Ng (2001)"),
        ({"author": [{"family": f} for f in "ABCD"], "issued": 2001, "title": "T"},
         "(A and others, 2001) and A and others (2001)"),
    ],
)
def test_works_of_many_shapes(work: dict[str, Any], words: str) -> None:
    text = said("[@w] and @w", {"w": {"id": "w", **work}})
    assert text == words


@pytest.mark.parametrize(
    ("work", "why"),
    [
        ({"title": "T", "issued": {"date-parts": [["soon"]]}}, "date-parts of issued are not numbers"),
        ({"title": "T", "author": [4]}, "author is not a list of names"),
        ({"title": "T", "author": [{"nickname": "B"}]}, "a name in author has no family"),
        ({"title": "T", "issued": {}}, "issued has no date"),
    ],
)
def test_a_work_that_cannot_be_read_is_an_error(work: dict[str, Any], why: str) -> None:
    if work.get("issued") == {}:
        work = {**work, "issued": {"season": 1}}
    found = made(book("So [@w]." + LIST, works={"w": {"id": "w", **work}}))[1]
    assert [d.code for d in found] == ["citation-data"]
    assert why in str(found.found[0])


def test_markup_in_titles_is_stress_and_never_raw() -> None:
    title = "On <i>being</i> there & <b>then</b>"
    work = {"id": "w", "type": "chapter", "title": title, "issued": 2001, "author": "A's"}
    (entry,) = entries(fine(book("So [@w]." + LIST, works={"w": work})))
    assert plain(entry.content) == "A’s (2001) “On being there & then”."
    assert [plain(n.children) for n in walk(entry.content) if isinstance(n, Emphasis)] == ["being"]


class TestLists:
    def test_an_empty_list_goes_with_its_heading(self) -> None:
        built = fine(book("Done.\n\n## Sources" + LIST))
        assert (every(built, References), every(built, Heading)) == ([], [])

    def test_a_list_with_words_of_its_own_stays(self) -> None:
        assert len(every(fine(book("Done.\n\n:::{references}\nNothing yet.\n:::\n")), References)) == 1

    def test_a_section_that_held_nothing_else_goes_too(self) -> None:
        assert [s.id for s in fine(book("Hello.\n", "## Sources" + LIST)).sections] == ["a"]

    def test_a_selection_without_the_list_gets_one(self) -> None:
        built = fine(book("So [@brown2007].", "Other [@okafor2015]." + LIST), sections=("a",))
        assert [(s.id, s.made, plain(s.title)) for s in built.sections] == [
            ("a", False, "Section A"), ("references", True, "References"),
        ]
        assert [e.key for e in entries(built)] == ["brown2007"]

    def test_worksheets_to_hand_out_get_none_and_their_citations_are_words(self) -> None:
        sheet = ":::{worksheet} W\nAs [@brown2007].\n:::\n"
        built = fine(book(sheet, "Bye." + LIST), only="worksheets")
        assert [s.id for s in built.sections] == ["a"]
        assert first(built) == "As (Brown, 2007)."
        assert not [n for n in walk(every(built, Paragraph)[0].content) if isinstance(n, Reference)]

    def test_a_workbook_that_cites_without_a_list_is_a_warning(self) -> None:
        assert [(d.severity, d.code) for d in made(book("So [@brown2007]."))[1]] == [("warning", "no-references")]

    def test_two_lists_are_an_error(self) -> None:
        assert [d.code for d in made(book("So [@brown2007]." + LIST + LIST))[1]] == ["references-twice"]


class TestQuotesAndReading:
    def test_a_quote_without_a_speaker_is_by_the_work(self) -> None:
        (quote,) = every(fine(book(":::{quote}\n:cite: brown2007, p. 9\nStay.\n:::\n" + LIST)), Quote)
        assert plain(quote.source) == "Brown (2007, p. 9)"

    def test_a_quote_with_a_speaker_has_the_work_in_brackets(self) -> None:
        (quote,) = every(fine(book(":::{quote}\n:by: Ann\n:cite: brown2007\nStay.\n:::\n" + LIST)), Quote)
        assert plain(quote.source) == "(Brown, 2007)"

    def test_a_reading_list_prints_the_whole_entry_and_does_not_cite_it(self) -> None:
        built = fine(book("So [@brown2007].\n\n:::{reading}\n- [@okafor2015] Short and warm.\n:::\n" + LIST))
        (resource,) = every(built, Reading)[0].resources
        assert plain(resource.title) == "Okafor, B.C. (2015) “Small things”"
        assert plain(resource.note) == "Journal of Care, 4(2), pp. 10–19. https://doi.org/10.1000/xyz. Short and warm."
        assert resource.url == "https://doi.org/10.1000/xyz"
        assert [e.key for e in entries(built)] == ["brown2007"]


class TestStyles:
    def styled(self, folder: Path, style: str | bytes, text: str = "[@okafor2015] and @brown2007") -> Any:
        (folder / "own.csl").write_bytes(style if isinstance(style, bytes) else style.encode())
        source = with_style(replace(book(text + LIST), folder=folder), citation_style="own.csl")
        return made(source)

    def test_a_style_of_numbers(self, tmp_path: Path) -> None:
        selected, found = self.styled(tmp_path, NUMBERS)
        assert list(found) == []
        assert first(selected.workbook) == "[1] and Brown [2]"
        assert [plain(e.content) for e in entries(selected.workbook)] == ["1. Small things", "2. Being there"]

    def test_a_style_from_the_library(self, tmp_path: Path) -> None:
        import citeproc

        style = Path(citeproc.__file__).parent / "data" / "styles" / "harvard-cite-them-right.csl"
        selected, found = self.styled(tmp_path, style.read_bytes())
        assert list(found) == []
        assert first(selected.workbook) == "(Okafor, 2015) and Brown (2007)"

    @pytest.mark.parametrize(
        ("style", "why"),
        [
            ("<style", "not good XML"),
            ("<html/>", "not a CSL style"),
            (NUMBERS.replace("<citation>", "<other>").replace("</citation>", "</other>"), "no citation layout"),
            (NUMBERS.replace('class="in-text"', 'class="note"'), "footnotes"),
            (NUMBERS.replace('variable="citation-number"/>', 'macro="none"/>'), "cannot follow"),
            ('<!DOCTYPE style [<!ENTITY a "b">]>' + NUMBERS.replace("<title>n", "<title>&a;"), "document type"),
        ],
    )
    def test_a_style_that_cannot_be_used_is_an_error(self, tmp_path: Path, style: str, why: str) -> None:
        found = self.styled(tmp_path, style)[1]
        assert [d.code for d in found] == ["citation-style"]
        assert why in str(found.found[0])

    @pytest.mark.parametrize(("name", "why"), [("none.csl", "No such file"), ("../other.csl", "outside the workbook")])
    def test_a_style_file_that_is_not_there_or_elsewhere(self, tmp_path: Path, name: str, why: str) -> None:
        source = replace(book("So [@brown2007]." + LIST), folder=tmp_path)
        found = made(with_style(source, citation_style=name))[1]
        assert [d.code for d in found] == ["citation-style"]
        assert why in str(found.found[0])


def test_a_workbook_without_citations_never_loads_the_processor() -> None:
    code = (
        "import sys\nfrom tests.unit.transform.books import book, fine\nfine(book('Hello.'))\n"
        "sys.exit(any(m.split('.')[0] in ('citeproc', 'lxml') for m in sys.modules))"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_the_same_works_give_the_same_words_again() -> None:
    source = book("So [@okafor2015; @brown2007]." + LIST)
    assert repr(fine(source)) == repr(fine(source))
