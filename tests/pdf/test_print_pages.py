"""Every edition can say which page of the standard print it stands on, and it is the page of the standard PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from printgen.brand import load_brand
from printgen.check.pdf_read import read_pdf
from printgen.edition import Layout
from printgen.model.walk import walk
from printgen.pipeline import Order, build, job
from printgen.read.workbook import load
from printgen.resources import folder
from printgen.transform.places import place

SINK = Path(__file__).parents[1] / "cases" / "kitchen-sink"


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are counted here, not remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def order(edition: str, paper: str = "a4", **more: object) -> Order:
    brand = load_brand(folder("content") / "brands" / "harbour-mind")
    return Order(edition=edition, brand=brand, layout=Layout(paper=paper), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_pages_are_those_of_the_standard_pdf(paper: str) -> None:
    workbook = load(SINK)
    printed = build(workbook, "pdf", order("standard", paper)).pages
    made = job(workbook, "pdf", order("large-print", paper))
    assert made.print_pages
    nodes = [one for section in made.workbook.sections for one in (section, *walk(section.body))]
    once = [one for one in nodes if sum(place(other) == place(one) for other in nodes) == 1]  # an example stands twice
    named = [one for one in once if one.id in printed]
    wrong = [
        (one.id, made.print_pages[place(one)], printed[one.id][0])
        for one in named
        if place(one) in made.print_pages and made.print_pages[place(one)] != printed[one.id][0]
    ]
    assert len(named) > 20
    assert wrong == []


def test_large_print_says_every_page_on_which_something_begins() -> None:
    workbook = load(SINK)
    made = job(workbook, "pdf", order("large-print"))
    words = " ".join(
        item.words for page in read_pdf(build(workbook, "pdf", order("large-print")).data).pages for item in page.drawn
    )
    assert made.print_pages
    missing = [n for n in sorted(set(made.print_pages.values())) if f"Print page {n}" not in " ".join(words.split())]
    assert len(missing) <= 2, "only pages on which nothing begins but parts of a list or a table"


def test_where_the_foot_says_the_page_nothing_else_says_another() -> None:
    """In an edition of the standard print's size the plan on a page of its own once said 12 above a foot of 11."""
    from printgen.transform.select import Selection

    given = order("ink-saver", selection=Selection(sections=("relational",)))
    pages = read_pdf(build(load(folder("content") / "working-alongside"), "pdf", given).data).pages
    said = [re.findall(r"Print page (\d+)", " ".join(item.words for item in page.drawn)) for page in pages]
    assert max(len(one) for one in said) == 1
    assert len({one[0] for one in said if one}) > 3


def test_the_standard_print_does_not_say_them_and_nobody_has_to() -> None:
    workbook = load(SINK)
    assert job(workbook, "pdf", order("standard")).print_pages is None
    assert job(workbook, "pdf", order("large-print", print_pages=False)).print_pages is None
    assert job(workbook, "docx", order("large-print", print_pages=True)).print_pages
