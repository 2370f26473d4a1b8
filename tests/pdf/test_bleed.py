"""Crop marks: 3 mm of bleed with art in it, marks outside, boxes that say so."""

from __future__ import annotations

import pytest

from tests.pdf.documents import opened

MM = 72 / 25.4
FIELD = '<div style="position: absolute; top: -12mm; left: -12mm; width: 100mm; height: 40mm; background: #b40"></div>'


def test_boxes(make):
    with opened(make("<h1>T</h1>", crop_marks=True)) as file:
        page = file.pages[0]
        boxes = {name: [round(float(v) / MM) for v in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")}
    assert boxes == {"/MediaBox": [-8, -8, 108, 108], "/BleedBox": [-3, -3, 103, 103], "/TrimBox": [0, 0, 100, 100]}


def test_without_crop_marks_the_sheet_is_the_page(make):
    with opened(make("<h1>T</h1>")) as file:
        assert [round(float(v) / MM) for v in file.pages[0].MediaBox] == [0, 0, 100, 100]


def test_art_at_the_edge_runs_into_the_bleed_and_no_further(make):
    picture = _picture(make(f"<h1>T</h1>{FIELD}", crop_marks=True))
    for mm, coloured in ((-2.5, True), (-3.5, False), (1, True)):
        assert _is_coloured(picture, 50, mm) is coloured, mm
        assert _is_coloured(picture, mm, 20) is coloured, mm
    assert _is_coloured(picture, 102.5, 20)
    assert not _is_coloured(picture, 50, 45)


def test_a_ground_inside_the_page_stays_inside(make):
    body = '<h1>T</h1><div style="height: 20mm; background: #b40"></div>'
    picture = _picture(make(body, crop_marks=True))
    assert _is_coloured(picture, 50, 25)
    assert not _is_coloured(picture, 10, 25)


def test_marks_stand_at_the_corners_of_the_page(make):
    picture = _picture(make("<h1>T</h1>", crop_marks=True))
    for x, y in ((-6, 0), (0, -6), (106, 100), (100, 106)):
        dark = [_pixel(picture, x + dx / 10, y + dy / 10) for dx in range(-4, 5) for dy in range(-4, 5)]
        assert min(sum(pixel) for pixel in dark) < 300, (x, y)
    assert sum(_pixel(picture, 50, -6)) > 700


def test_nothing_inside_the_page_moves(read):
    def places(file):
        return [(item.words, item.rect) for item in file.pages[0].drawn if item.kind == "text"]

    body = f"<h1>T</h1>{FIELD}<p>Words</p>"
    marked, plain = places(read(body, crop_marks=True)), places(read(body))
    assert [words for words, _ in marked] == [words for words, _ in plain]
    for (_, one), (_, two) in zip(marked, plain, strict=True):
        assert one == pytest.approx(two, abs=0.01)


def test_still_tagged_as_it_should_be(make):
    from printgen.check.pdf_ua import page_findings

    assert page_findings(make(f"<h1>T</h1>{FIELD}", crop_marks=True).data) == []


def _picture(pdf):
    import pypdfium2

    return pypdfium2.PdfDocument(pdf.data)[0].render(scale=4).to_pil()


def _pixel(picture, x, y):
    scale = picture.width / 116
    return picture.getpixel((round((x + 8) * scale), round((y + 8) * scale)))


def _is_coloured(picture, x, y):
    red, _, blue = _pixel(picture, x, y)
    return red - blue > 100
