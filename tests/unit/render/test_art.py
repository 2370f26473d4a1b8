"""Pictures that printgen draws, and brand colours in those of an author."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from printgen.edition import PAPERS
from printgen.render import art

SVG = "{http://www.w3.org/2000/svg}"
TOKENS = {"--field": "#111111", "--field-2": "#222222", "--field-3": "#333333", "--field-mark": "#FFAA00"}
TOKENS |= {"--on-field": "#FFFFFF", "--font-display": '"Some Face", sans-serif'}


def test_tokens_are_written_out() -> None:
    got = art.resolve(b'<svg><rect fill="var(--field)"/><text font-family="var( --font-display )"/></svg>', TOKENS)
    assert got == b'<svg><rect fill="#111111"/><text font-family="\'Some Face\', sans-serif"/></svg>'


def test_a_token_that_no_brand_has_is_black() -> None:
    assert art.resolve(b'<svg fill="var(--nothing)"/>', TOKENS) == b'<svg fill="#000000"/>'


@pytest.mark.parametrize("count", [1, 3, 5, 6, 9])
def test_an_opener_has_a_numbered_chair_for_each_section(count: int) -> None:
    numbers = [str(k + 1) for k in range(count)]
    root = ElementTree.fromstring(art.resolve(art.opener_art(numbers, count - 1, 210, 168), TOKENS))
    assert sorted(node.text or "" for node in root.iter(f"{SVG}text")) == sorted(numbers)
    lit = [chair for chair in root.findall(f"{SVG}g") if "#FFAA00" in ElementTree.tostring(chair).decode()]
    assert len(lit) == 1
    assert "".join(lit[0].itertext()) == numbers[-1]
    assert len(root.findall(f"{SVG}g")) == max(count, 6)


def test_the_lit_chair_is_always_in_the_same_place() -> None:
    places = set()
    for current in range(4):
        svg = art.opener_art(list("1234"), current, 210, 168).decode()
        places.add(re.search(r'transform="(translate[^"]+)"', svg)[1])  # type: ignore[index]
    assert len(places) == 1


def box(svg: bytes) -> list[float]:
    return [float(v) for v in re.search(rb'viewBox="([^"]+)"', svg)[1].split()]  # type: ignore[index]


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("bleed", [0, 3])
def test_a_cover_picture_fits_the_paper_from_its_low_right_corner(name: str, bleed: float) -> None:
    paper = PAPERS[name]  # type: ignore[index]
    field = paper.height - 69
    x, y, width, height = box(art.fit_field(art.cover_art(), paper, field, bleed))
    assert width / height == pytest.approx((paper.width + 2 * bleed) / (field + bleed), rel=0.01)
    unit = width / (paper.width + 2 * bleed)
    assert x + width - bleed * unit == pytest.approx(210, abs=0.1)
    assert y + height == pytest.approx(228, abs=0.1)


def test_a_cover_picture_s_own_size_gives_way() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="228mm" viewBox="0 0 210 228"><g/></svg>'
    got = art.fit_field(svg, PAPERS["a4"], 228, 0)
    assert b"mm" not in got
    assert box(got) == [0, 0, 210, 228]


def test_a_picture_without_a_view_box_is_left_alone() -> None:
    assert art.fit_field(b"<svg/>", PAPERS["a4"], 228, 0) == b"<svg/>"


def test_a_code_draws_exactly_its_dark_modules() -> None:
    import segno

    address = "https://example.org/listening"
    matrix = segno.make(address, error="m", micro=False).matrix
    size = len(matrix)
    svg = art.qr_code(address).decode()
    drawn = [bytearray(size) for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        for at in range(int(x), int(x) + int(length)):
            drawn[int(y)][at] = 1
    assert drawn == [bytearray(row) for row in matrix]
    assert f'viewBox="0 0 {size} {size}"' in svg


def test_data_addresses_hold_no_character_that_ends_them() -> None:
    got = art.icon('<svg fill="currentColor">\n<path d="M0 0"/></svg>', "#123456")
    inside = got.removeprefix('url("').removesuffix('")')
    assert not set(inside) & set('"<>#\n')
    assert "%23123456" in inside
