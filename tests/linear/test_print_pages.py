"""What is read in a line says the pages of the standard print: where each begins, and in references."""

from __future__ import annotations

import re

import pytest

from printgen.edition import Layout
from printgen.pipeline import Order, build, build_all, job
from printgen.printed import printed
from printgen.read.workbook import load
from tests.documents.matrix import ROOT

SINK = load(ROOT / "tests" / "cases" / "kitchen-sink")


@pytest.fixture(scope="module")
def with_print() -> dict[str, bytes]:
    return {one.format: one.data for one in build_all(SINK, ("pdf", "txt"))}


def test_text_alone_says_the_same_pages_as_with_the_pdf(with_print: dict[str, bytes]) -> None:
    assert build(SINK, "txt").data == with_print["txt"]


def test_each_print_page_on_which_something_begins_is_marked_once(
    with_print: dict[str, bytes],
) -> None:
    pages = [int(n) for n in re.findall(r"\[Print page (\d+)\]", with_print["txt"].decode())]
    assert pages == sorted(set(pages))
    assert len(pages) > 15
    assert min(pages) == 40  # the first page after the contents: the numbers are the workbook's own


def test_a_reference_and_the_mark_of_its_page_agree(with_print: dict[str, bytes]) -> None:
    text = with_print["txt"].decode()
    (page,) = re.findall(r"There is more in Writing, on page (\d+)", text)
    assert f"[Print page {page}]\n\n\nSection 2: Writing" in text


def test_the_edition_that_is_made_does_not_change_the_standard_prints_pages(with_print: dict[str, bytes]) -> None:
    both = {one.format: one.data for one in build_all(SINK, ("pdf", "txt"), Order(edition="large-print"))}
    assert both["txt"] == with_print["txt"]


def test_without_marks_no_page_is_said_and_names_stand_in() -> None:
    made = build(SINK, "txt", Order(print_pages=False))
    assert b"Print page" not in made.data
    assert "on the page “Writing”" in made.data.decode()
    assert "linear-pages" in [one.code for one in made.diagnostics]


def test_the_print_says_where_everything_begins_and_ends() -> None:
    found = printed(job(SINK, "pdf", Order(print_pages=False, layout=Layout(crop_marks=True))))
    assert found.pages["writing"][0] < found.pages["writing"][1]
    assert found.pages["words:text"][1] <= found.pages["words"][1]
    assert set(found.places.values()) <= set(range(39, 70))
