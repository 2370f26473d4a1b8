"""Answer spaces use the room that a page has left; nothing else changes its order or leaves the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdf.documents import opened

MM = 72 / 25.4
BOTTOM = 12 * MM
BREAK = '<h1 style="break-before: page">Next</h1>'


def answer(words="lines grow", n=3, more=""):
    return f'<div class="{words}" data-pg="answer" style="--n: {n}" {more}></div>'


def heights(file):
    return [round((top - bottom) / MM, 1) for element in file.root.walk() for _, (_, bottom, _, top) in element.boxes]


def edges(file, page=0):
    rects = [rect for element in file.root.walk() for number, rect in element.boxes if number == page]
    rects += [item.rect for item in file.pages[page].drawn if item.mcid is not None]
    return rects


def test_one_space_grows_by_whole_lines_to_twice_its_height(read):
    assert heights(read(f"<h1>T</h1>{answer()}")) == [48]


def test_without_grow_nothing_grows(read):
    assert heights(read(f"<h1>T</h1>{answer('lines')}")) == [24]
    assert heights(read(f"<h1>T</h1>{answer()}", grow=False)) == [24]


def test_a_space_has_its_own_limit_in_lines_or_millimetres(read):
    assert heights(read(f"<h1>T</h1>{answer(more='data-grow-max=5')}")) == [40]
    assert heights(read(f"<h1>T</h1>{answer(more='data-grow-max=33mm')}")) == [32]
    assert heights(read(f"<h1>T</h1>{answer(more='data-grow-max=2')}")) == [24]


def test_fill_takes_all_that_is_left(read):
    file = read(f"<h1>T</h1>{answer('lines fill')}")
    assert heights(file) == [64]
    assert min(rect[1] for rect in edges(file)) < BOTTOM + 8 * MM


def test_fill_comes_before_grow(read):
    fill = '<div class="fill" data-pg="answer" style="height: 20mm"></div>'
    assert heights(read(f"<h1>T</h1>{answer(n=2)}{fill}")) == [16, 54]


def test_several_share_line_by_line(read):
    assert heights(read(f"<h1>T</h1>{answer()}<p>Between</p><p>Then</p>{answer()}")) == [32, 24]


def test_boxes_without_lines_grow_by_millimetres(read):
    body = '<h1>T</h1><div class="grow" data-pg="answer" style="height: 60.5mm; border: 1px solid"></div>'
    (height,) = heights(read(body))
    assert height == pytest.approx(60.5 + 2 * 0.26 + 8, abs=0.1)


def test_what_follows_moves_down_in_order_and_stays_on_the_page(read):
    rest = '<table><tr><th>Two</th></tr></table><ul style="float: left"><li>Three</li></ul>'
    body = f"<h1>T</h1>{answer(n=2)}<p>One</p>{rest}"
    before, after = read(body, grow=False), read(body)
    assert len(after.pages) == len(before.pages) == 1
    assert after.words(after.root) == before.words(before.root) == "T One Two Three"
    assert min(rect[1] for rect in edges(after)) >= BOTTOM - 0.1

    def place(file, word):
        return next(item.rect[1] for item in file.pages[0].drawn if item.words.strip() == word)

    moved = [round((place(before, word) - place(after, word)) / MM, 1) for word in ("T", "One", "Two", "Three")]
    assert moved == [0, 16, 16, 16]


def test_boxes_side_by_side_stay_equal(read):
    cells = '<td class="grow" data-pg="answer" style="height: 20mm">'
    body = f"<h1>T</h1><table style='width: 100%'><tr>{cells}A</td>{cells}B</td></tr></table><p>After</p>"
    assert heights(read(body))[:2] == pytest.approx([40, 40], abs=0.6)


def test_rows_share(read):
    row = '<tr><td class="grow" data-pg="answer" style="height: 10mm">A</td></tr>'
    body = f"<h1>T</h1><table><tr><th>H</th></tr>{row * 3}</table>"
    found = heights(read(body, "td { padding: 0 } table { border-spacing: 0 }"))
    assert len(found) == 3
    assert max(found) - min(found) <= 1
    assert min(found) > 15


def test_a_note_at_the_foot_of_a_box_stays_there(read):
    css = ".grow { height: 20mm; position: relative } .grow p { position: absolute; bottom: 2mm }"
    body = '<h1>T</h1><div class="grow" data-pg="answer"><p>Or use words</p></div>'
    before, after = read(body, css, grow=False), read(body, css)

    def gap(file):
        box = next(rect for element in file.root.walk() for _, rect in element.boxes)
        note = next(item for item in file.pages[0].drawn if item.words.startswith("Or"))
        return note.rect[1] - box[1]

    assert heights(after) == [40]
    assert gap(after) == pytest.approx(gap(before), abs=0.1)


def test_what_is_fixed_to_the_page_stays(read):
    css = ".mark { position: absolute; top: 2mm; left: 0 }"
    body = f'<div class="mark">Mark</div><h1>T</h1>{answer()}<p>After</p>'

    def mark(file):
        return next(item.rect for item in file.pages[0].drawn if item.words.startswith("Mark"))

    assert mark(read(body, css)) == mark(read(body, css, grow=False))


def test_anchors_move_with_their_words(make):
    def place(**given):
        rest = '<p id="after">After</p><p><a href="#after">Up</a></p>'
        with opened(make(f"<h1>T</h1>{answer()}{rest}", **given)) as file:
            names = file.Root.Names.Dests.Names
            return next(float(names[at + 1][3]) for at in range(0, len(names), 2) if str(names[at]) == "after")

    assert place(grow=False) - place() == pytest.approx(24 * MM, abs=0.1)


def test_footnotes_are_not_run_over(read):
    note = '<span style="float: footnote">A note at the foot of the page.</span>'
    file = read(f"<h1>T</h1><p>See{note}</p>{answer('lines fill')}")
    bottom = next(rect[1] for element in file.root.walk() for _, rect in element.boxes)
    top = next(item.rect[3] for item in file.pages[0].drawn if "A note" in item.words)
    assert bottom >= top


def test_ruled_lines_reach_the_new_foot(make):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(make(f"<h1>T</h1>{answer()}").data)
    picture = pdf[0].render(scale=4).to_pil().convert("L")
    column = [picture.getpixel((picture.width // 4, y)) for y in range(picture.height)]
    lines = [y for y in range(1, len(column)) if column[y] < 140 <= column[y - 1]]
    steps = {round((b - a) / 4 / MM) for a, b in pairwise(lines)}
    assert (len([s for s in lines if s]), steps) == (6, {8})


BLOCKS = st.sampled_from(
    [
        answer(n=2),
        answer(n=1),
        answer("lines fill", n=1),
        "<p>Some words to read before writing, long enough for two lines or so.</p>",
        '<div style="float: left; width: 50%" class="grow">Left</div><p style="clear: left">Under</p>',
        '<table><tr><td class="grow" style="height: 8mm; vertical-align: middle">A</td><td>B</td></tr></table>',
        '<div style="break-inside: avoid; padding: 2mm; border: 1px solid"><p>Boxed</p>' + answer(n=2) + "</div>",
        BREAK,
    ]
)


@settings(max_examples=12, deadline=None)
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=9))
def test_any_mixture_keeps_its_pages_words_and_margins(blocks, read):
    body = "<h1>T</h1>" + "".join(blocks)
    before, after = read(body, grow=False), read(body)
    assert len(before.pages) == len(after.pages)
    assert before.words(before.root) == after.words(after.root)
    for page in range(len(after.pages)):
        low = min((rect[1] for rect in edges(before, page)), default=BOTTOM)
        assert min((rect[1] for rect in edges(after, page)), default=BOTTOM) >= min(low, BOTTOM) - 0.2


def test_the_items_of_an_even_list_grow_alike_or_not_at_all(read):
    items = "".join(f"<li>{answer(n=2)}</li>" for _ in range(3))
    assert heights(read(f"<h1>T</h1><ol>{items}</ol>")) == [24, 24, 16]
    assert heights(read(f'<h1>T</h1><ol class="even">{items}</ol>')) == [16, 16, 16]
    assert heights(read(f'<h1>T</h1><ol class="even">{items.replace("--n: 2", "--n: 1")}</ol>')) == [16, 16, 16]
