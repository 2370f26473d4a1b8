"""A box that goes on over the page ends where its words end, and never reaches into the footer."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from printgen.write.pdf.parted import trim
from tests.pdf.documents import PAGE

MM = 96 / 25.4
BOX = ".box { box-decoration-break: clone; border: 1mm solid; padding: 3mm } p { break-inside: avoid }"
LINES = "<p>One<br>Two<br>Three<br>Four<br>Five</p>"


def boxes(body, css):
    """Pages, and the height in millimetres of what is framed on each, before and after."""
    pages = [page._page_box for page in HTML(string=f"<style>{PAGE}{css}</style>{body}").render().pages]
    before = [_height(page) for page in pages]
    changed = [trim(pages, at) for at in range(len(pages))]
    return before, [_height(page) for page in pages], changed


def _height(page):
    return [round(b.height / MM, 1) for b in page.descendants() if (b.element is not None and b.element.get("class"))]


def test_what_is_left_of_the_page_is_not_framed():
    before, after, changed = boxes(f'<div class="box">{LINES * 3}</div>', BOX)
    assert before == [[pytest.approx(68, abs=0.1)], [30]]
    assert after == [[60], [30]]
    assert changed == [True, False]


def test_a_box_that_ends_on_its_page_stays_as_it_is():
    before, after, changed = boxes(f'<div class="box" style="min-height: 50mm">{LINES}</div>', BOX)
    assert before == after == [[50]]
    assert changed == [False]


def test_a_box_without_edges_on_every_page_stays_as_it_is():
    before, after, changed = boxes(f'<div class="box">{LINES * 3}</div>', BOX.replace("clone", "slice"))
    assert before == after
    assert changed == [False, False]
