"""A web page: all in one file, every answer space a field with a name, the reader's own settings."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from printgen.check.html import check_html
from printgen.diagnostics import Diagnostics
from printgen.edition import Layout
from printgen.model.walk import walk
from printgen.pipeline import Order, build, prepare
from printgen.transform.select import Selection
from tests.documents.matrix import brand, workbook
from tests.web.pages import SAMPLES, SINK, page, text, tree


@pytest.mark.parametrize(("name", "of"), SAMPLES)
def test_our_own_rules_find_nothing(name: str, of: str) -> None:
    assert [str(f) for f in check_html(page(name, of).data)] == []


def test_every_answer_space_is_a_field_of_its_name() -> None:
    book = prepare(workbook(SINK), "html", Order(), Diagnostics()).workbook
    wanted = {a.id for s in book.sections for b in walk(s.body) for a in b.answers()}
    fields = tree(text()).xpath("//main//textarea[@name] | //main//input[@name]")
    assert len(wanted) > 30
    assert wanted <= {field.get("name") for field in fields}


def test_fields_are_of_the_kind_that_is_asked_for() -> None:
    root = tree(text())
    kinds = {(f.tag, f.get("type")) for f in root.xpath("//main//input | //main//textarea")}
    assert kinds >= {
        ("textarea", None), ("input", "text"), ("input", "date"), ("input", "radio"), ("input", "checkbox"),
        ("input", "file"),
    }  # fmt: skip
    easy = root.xpath('//input[@name="easy"]')
    assert [one.get("value") for one in easy] == [str(n) for n in range(11)]
    assert easy[0].get("aria-label") == "0: Not at all"
    assert root.xpath('//fieldset[@id="easy"]/legend')


def test_marks_for_paper_do_not_leak() -> None:
    source = text()
    for mark in ("data-pg", "data-run", "data-answer", "data-h=", "--text-end", 'style="', "data-at"):
        assert mark not in source


def test_nothing_is_fetched() -> None:
    source = re.sub(r"data:[a-z0-9/+;-]+,[^\"')]+", "", text("content/working-alongside", "harbour-mind"))
    assert not re.findall(r"(?:src|url\()=?[\"'(]*https?:", source)
    assert "default-src &#39;none&#39;" in source


def test_page_references_say_the_printed_page_when_it_is_known() -> None:
    link = '//a[@href="#get-in-touch"]'
    known = tree(text("content/working-alongside", "harbour-mind")).xpath(f"//main{link}")
    unknown = tree(text("content/working-alongside", "harbour-mind", printed=False)).xpath(f"//main{link}")
    assert {one.text_content() for one in known} == {"page\u00a03", "3"}
    assert {one.text_content() for one in unknown} == {"“Get in touch”", "Get in touch"}


def test_it_says_where_printed_pages_begin() -> None:
    marks = tree(text("content/working-alongside", "harbour-mind")).xpath('//*[@role="doc-pagebreak"]')
    numbers = [int(one.get("id").removeprefix("page--")) for one in marks]
    assert numbers == sorted(set(numbers))
    assert {3, 4, 8, 13} <= set(numbers)
    assert marks[0].text_content().strip() == "Print page 3"


def test_notes_lead_there_and_back() -> None:
    root = tree(text())
    (mark,) = root.xpath('//a[@role="doc-noteref"]')
    (note,) = root.xpath(f'//li[@id="{mark.get("href")[1:]}"]')
    assert "A note at the foot of the page" in note.text_content()
    assert note.xpath(f'.//a[@role="doc-backlink" and @href="#{mark.get("id")}"]')


def test_headings_go_down_one_at_a_time_from_the_title() -> None:
    levels = [int(one.tag[1]) for one in tree(text()).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_a_film_is_a_link_and_no_code_to_scan() -> None:
    source = text()
    assert 'href="https://example.org/heard"' in source
    assert "Code to scan" not in source


def test_a_pack_has_fields_for_who_filled_it_in() -> None:
    root = tree(text(pack=True))
    assert root.xpath('//input[@id="heard--name--in"]')
    assert root.xpath('//input[@id="heard--date--in" and @type="date"]')


def test_the_same_workbook_gives_the_same_bytes() -> None:
    again = build(workbook(SINK), "html", Order(brand=brand("default")))
    assert again.data == page().data


@pytest.mark.parametrize("edition", ["high-contrast-dark", "tinted", "ink-saver"])
def test_colours_that_were_asked_for_stay(edition: str) -> None:
    assert "prefers-color-scheme" not in text(edition=edition)


def test_large_print_is_large_and_has_no_small_words() -> None:
    source = text(edition="large-print")
    body = float(re.search(r"--fs-body: ([\d.]+)rem", source)[1])  # type: ignore[index]
    small = float(re.search(r"--fs-small: ([\d.]+)em", source)[1])  # type: ignore[index]
    assert body * 16 >= 18 / 0.75
    assert body * 16 * small >= 18 / 0.75


def test_where_nothing_is_written_there_is_no_script() -> None:
    order = Order(brand=brand("default"), selection=Selection(sections=("planning",)))
    source = build(workbook(SINK), "html", order).data.decode()
    assert "<script" not in source
    assert "script-src &#39;none&#39;" in source
    assert "Writing your answers here" not in source
    assert [str(f) for f in check_html(source.encode())] == []


def test_a_single_worksheet_has_no_list_of_contents() -> None:
    order = Order(
        brand=brand("default"), layout=Layout(pack=True), selection=Selection(only="pack", blank=True, names=("heard",))
    )
    root = tree(build(workbook(SINK), "html", order).data)
    assert root.xpath("//nav") == []
    assert [one.text_content() for one in root.xpath("//h1 | //main//h2[@class='h1']")] == [
        "The kitchen sink", "Being heard"
    ]  # fmt: skip
