"""Pages as HTML: every kind, its structure, and what never gets into them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from printgen.model.blocks import OnlyFor
from printgen.model.core import BLOCKS, Heading, Paragraph
from printgen.model.inline import Text
from printgen.model.walk import walk
from printgen.model.workbook import Cover, Section, Settings, Workbook
from printgen.resources import folder
from tests.unit.render.sink import Node, Reader, neutral, prepared, render, said

PIECES = {"list-item", "table-row", "column", "description"}
"""Kinds that only their parent's template writes."""
EVERY = [{}, {"paper": "a5"}, {"paper": "letter"}, {"pack": True}, {"pack": True, "duplex": True}, {"crop_marks": True}]


@pytest.fixture(scope="module")
def page() -> Reader:
    """The kitchen sink, read."""
    return Reader(render().html)


def book(*body: Any, **settings: Any) -> Workbook:
    """A workbook of one section."""
    section = Section(id="one", title=(Text("One"),), body=body)
    return Workbook(
        settings=Settings(**{"title": "T", "cover": None, "contents": None, **settings}), sections=(section,)
    )


@pytest.mark.parametrize("kind", sorted(set(BLOCKS) - PIECES))
def test_every_kind_has_a_template_or_says_itself_in_others(kind: str) -> None:
    own = (folder("templates") / "html" / "blocks" / f"{kind}.html.j2").is_file()
    assert own or BLOCKS[kind] is OnlyFor


def test_the_kitchen_sink_holds_every_kind() -> None:
    kinds = {one.kind for s in prepared().sections for one in walk(s.body)}
    kinds |= {one.kind for s in prepared("facilitator").sections for one in walk(s.body)}
    assert set(BLOCKS) - kinds == {"only", "description"}, "these two are taken apart when read"


@pytest.mark.parametrize("layout", EVERY, ids=str)
def test_it_nests_and_its_ids_and_links_hold(layout: dict[str, Any]) -> None:
    page = Reader(render(**layout).html)
    ids = [n.attributes["id"] for n in page.nodes if "id" in n.attributes]
    assert len(ids) == len(set(ids))
    wanted = {n.attributes[name] for n in page.nodes for name in ("href", "data-h", "data-to") if name in n.attributes}
    inner = {one[1:] for one in wanted if one.startswith("#")}
    assert inner
    assert inner <= set(ids)


@pytest.mark.parametrize("layout", EVERY, ids=str)
def test_headings_start_at_one_and_never_skip_a_level(layout: dict[str, Any]) -> None:
    levels = [int(n.tag[1]) for n in Reader(render(**layout).html).nodes if re.fullmatch("h[1-6]", n.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("layout", EVERY, ids=str)
def test_every_file_that_it_names_is_served(layout: dict[str, Any]) -> None:
    made = render(**layout)
    named = set(re.findall(r'src="([^"]+)"', made.html)) | set(re.findall(r"url\(((?!\"data:)[^)]+)\)", made.html))
    named |= {one for css in made.css for one in re.findall(r"url\(((?!\"data:)[^)\"]+)\)", css)}
    assert named
    assert named <= set(made.assets)


def test_every_answer_space_has_its_place(page: Reader) -> None:
    places = {n.attributes["data-answer"] for n in page.nodes if "data-answer" in n.attributes}
    places |= {n.attributes["id"] for n in page.all("td", "grow")}
    spaces = {a.id for s in prepared().sections for b in walk(s.body) for a in b.answers()}
    assert spaces
    assert spaces == places


def test_every_picture_says_what_it_shows(page: Reader) -> None:
    assert page.all("img")
    assert all("alt" in node.attributes for node in page.all("img"))


def test_signs_are_hidden_from_screen_readers(page: Reader) -> None:
    assert all(node.attributes.get("aria-hidden") == "true" for node in page.all("i"))


def test_links_hold_plain_words_only() -> None:
    assert not re.search(r"<a [^>]*>[^<]*<(?!/a>)", render().html)


def test_prompts_and_answers_are_marked_for_the_layout_test(page: Reader) -> None:
    marks = [n.attributes["data-pg"] for n in page.nodes if "data-pg" in n.attributes]
    assert {"prompt", "answer", "caption", "band"} <= set(marks)


@pytest.mark.parametrize("where", ["title", "subtitle", "notice", "paragraph", "heading", "short"])
def test_words_are_never_markup(where: str) -> None:
    bad = '<script>alert("1")</script>&'
    block = {"heading": Heading(content=(Text(bad),))}.get(where, Paragraph(content=(Text(bad),)))
    given = {where: bad} if where in ("title", "subtitle", "notice") else {}
    whole = book(block, **{"cover": Cover(), **given})
    if where == "short":
        whole = replace(whole, sections=(replace(whole.sections[0], short=bad),))
    html = render(whole).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_template_of_a_workbook_s_words_is_only_words() -> None:
    assert "{{ 7 * 7 and so on }}" in render(book(Paragraph(content=(Text("{{ 7 * 7 and so on }}"),)))).html.replace(
        "\u00a0", " "
    )


def test_the_same_input_gives_the_same_pages() -> None:
    first, second = render(), render()
    assert first.html == second.html
    assert first.css == second.css
    assert first.assets == second.assets


def runs(page: Reader) -> dict[str, str]:
    return {n.attributes["id"]: n.attributes["data-run"] for n in page.all("section") if "data-run" in n.attributes}


def test_the_footer_names_the_section(page: Reader) -> None:
    assert runs(page)["words"] == "1\u2002Words"
    assert runs(page)["sources"] == "Sources"


def test_contents_name_worksheets_plans_and_activities(page: Reader) -> None:
    rows = [said(n) for n in page.all("p", "row")]
    assert "Worksheet: Being heard" in rows
    assert "Activity 2.1: The quiet chair" in rows
    assert "Team meeting" in rows
    assert "Get in touch" not in rows, "left out in workbook.yaml"


def test_many_activities_are_one_line_in_the_contents() -> None:
    whole = prepared()
    section = next(s for s in whole.sections if s.id == "writing")
    last: Any = section.body[-1]
    more = tuple(replace(last, id=f"more-{k}", number=f"2.{k}", title=(Text("More"),), body=()) for k in range(4, 8))
    sections = tuple(replace(s, body=s.body + more) if s.id == "writing" else s for s in whole.sections)
    page = Reader(render(replace(whole, sections=sections)).html)
    contents = [said(n) for n in page.all("p", "dots")]
    assert "Activities 2.1 to 2.7" in contents
    assert not any("Activity 2.1" in words for words in contents)


def titles(page: Reader) -> list[Node]:
    return page.all("h1")


def test_a_worksheet_right_under_its_section_s_title_carries_both() -> None:
    sheet = next(b for s in prepared().sections for b in s.body if b.kind == "worksheet")
    page = Reader(render(book(sheet)).html)
    assert [said(n) for n in titles(page)] == ["One"]
    assert "kicker" in titles(page)[0].classes


def test_a_numbered_section_opens_with_a_page_of_its_own(page: Reader) -> None:
    openers = page.all("div", "opener")
    assert len(openers) == 3
    assert "To read, before anything is written." in said(openers[0])
    assert "25 min" in said(openers[0])


def test_a_pack_has_no_cover_and_asks_who_writes() -> None:
    page = Reader(render(prepared(blank=True), pack=True).html)
    assert not page.all(cls="cover")
    assert not page.all(cls="contents")
    sheets = page.all("article", "sheet") + page.all("article", "act")
    assert len(page.all("ul", "who")) == len(sheets) == 4
    assert "Name" in said(sheets[0])


def test_duplex_packs_start_on_right_hand_pages() -> None:
    single = Reader(render(prepared(blank=True), pack=True).html)
    double = Reader(render(prepared(blank=True), pack=True, duplex=True).html)
    assert not single.all(cls="new-right")
    assert not double.all("article", "new-page")
    assert len(double.all("article", "new-right")) == len(single.all("article", "new-page")) > 0


def test_a_brand_without_logos_fills_the_cover() -> None:
    cover = Reader(render().html).all("section", "cover")[0]
    assert "297" in cover.attributes["style"]


@pytest.mark.parametrize(
    ("web", "linked"),
    [
        ("example.org", "example.org"),
        ("https://www.example.org", "https://www.example.org"),
        ("www.example.org/help/", "www.example.org/help/"),
    ],
)
def test_the_whole_address_of_a_brand_is_a_link(web: str, linked: str) -> None:
    brand = neutral()
    html = render(brand=replace(brand, contacts=replace(brand.contacts, web=web))).html
    address = web if "://" in web else f"https://{web}"
    assert f'<a class="plain" href="{address}">{linked}</a></li>' in html
