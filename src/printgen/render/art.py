"""Pictures that printgen draws itself: the ring of chairs, QR codes, icons; and brand colours in an author's SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from math import cos, pi, radians, sin

from printgen.edition import BLEED, Paper
from printgen.kept import kept
from printgen.record import record

_TOKEN = re.compile(rb"var\(\s*(--[\w-]+)\s*\)")
_ROOT = re.compile(rb"<svg\b[^>]*>", re.S)
_VIEW_BOX = re.compile(
    rb"""viewBox\s*=\s*["']\s*([-\d.eE]+)[\s,]+([-\d.eE]+)[\s,]+([-\d.eE]+)[\s,]+([-\d.eE]+)\s*["']"""
)
_ENDS = re.compile(rb"(#(?:fff){1,2}\b|\bwhite\b(?!-))|#(?:000){1,2}\b|\bblack\b", re.I)
"""White, or black."""
_SIZE = re.compile(rb"""\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')""")


@record
class Seat:
    """A chair seen from above: where it stands (angle in degrees, 0 is up), its colour, its number.

    Attributes:
        out: Millimetres that it stands back from the ring.
        turn: Degrees that it is turned from facing the middle.
    """

    angle: float
    fill: str
    number: str = ""
    ink: str = ""
    out: float = 0
    turn: float = 0


def resolve(svg: bytes, tokens: Mapping[str, str]) -> bytes:
    """Replaces ``var(--token)`` in an SVG by the brand's values; an unknown token becomes black.

    The PDF engine does not carry document CSS into pictures.
    """
    known: dict[bytes, bytes] = {}

    def value(match: re.Match[bytes]) -> bytes:
        name = match[1]
        if name not in known:
            words = tokens.get(name.decode(), "#000000")
            known[name] = words.replace('"', "'").replace("&", "&amp;").replace("<", "&lt;").encode()
        return known[name]

    for _ in range(4):  # tokens may name tokens
        if b"var(" not in svg:
            break
        svg = _TOKEN.sub(value, svg)
    return svg


def fit_field(svg: bytes, paper: Paper, field_height: float, bleed: float) -> bytes:
    """Crops a cover picture to the field of this paper, from its low right corner, and lets it run into the bleed.

    Args:
        svg: Picture with a viewBox; covers are drawn on 210 by 228.
        paper: The sheet; the field is as wide as it.
        field_height: Millimetres from the top edge.
        bleed: Millimetres that the picture shows past the top and the outer edges.
    """
    root = _ROOT.search(svg)
    box = root and _VIEW_BOX.search(root[0])
    if not (root and box):
        return svg
    x, y, width, height = (float(box[k]) for k in (1, 2, 3, 4))
    shape = paper.width / field_height
    wide, high = (width, width / shape) if width / height <= shape else (height * shape, height)
    unit = wide / paper.width
    left, top = x + width - wide - bleed * unit, y + height - high - bleed * unit
    view = f'viewBox="{left:.2f} {top:.2f} {wide + 2 * bleed * unit:.2f} {high + bleed * unit:.2f}"'.encode()
    new = _VIEW_BOX.sub(view, _SIZE.sub(b"", root[0]), count=1)
    return svg[: root.start()] + new + svg[root.end() :]


def on_dark(svg: bytes, ground: str, ink: str) -> bytes:
    """A drawing for a dark ground: what it has in white becomes the ground, what it has in black the ink."""
    return _ENDS.sub(lambda m: (ground if m[1] else ink).encode(), svg)


def view_width(svg: bytes) -> float:
    """Width of an SVG's viewBox, in its own units; 0 without one."""
    root = _ROOT.search(svg)
    box = root and _VIEW_BOX.search(root[0])
    return float(box[3]) if box else 0.0


_CHAIR = (
    '<rect x="-.4" y="-.28" width=".8" height=".76" rx=".27" fill="{fill}"/>'
    '<path d="M-.5-.16C-.42-.5-.2-.53 0-.53S.42-.5.5-.16" fill="none" stroke="{fill}" stroke-width=".155" '
    'stroke-linecap="round"/>'
)
"""A chair one unit wide, seen from above; outward is up."""
FEWEST, MOST = 6, 14
"""Chairs in an opener's ring: fewer look lost, and on smaller ones no number can be read."""
_NUMBER_ON_IT = (
    '<text transform="rotate({turn:.1f} 0 .1)" y=".26" font-family="var(--font-display)" font-weight="700" '
    'font-size=".46" text-anchor="middle" fill="{ink}">{number}</text>'
)


def _chair(seat: Seat, centre: tuple[float, float], radius: float, size: float) -> str:
    around, away = radians(seat.angle), radius + seat.out
    x, y = centre[0] + away * sin(around), centre[1] - away * cos(around)
    turned = seat.angle + seat.turn
    words = _NUMBER_ON_IT.format(turn=-turned, ink=seat.ink, number=seat.number) if seat.number else ""
    place = f"translate({x:.2f} {y:.2f}) rotate({turned:.1f}) scale({size:.2f})"
    return f'<g transform="{place}">{_CHAIR.format(fill=seat.fill)}{words}</g>'


def _ring(
    box: str, centre: tuple[float, float], radius: float, size: float, rug: float, seats: Sequence[Seat]
) -> bytes:
    chairs = "".join(_chair(seat, centre, radius, size) for seat in seats)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><circle cx="{centre[0]:g}" cy="{centre[1]:g}" '
        f'r="{rug:g}" fill="var(--field-2)"/>{chairs}</svg>'
    ).encode()


def cover_art() -> bytes:
    """A ring of nine chairs on 210 by 228, one of them drawn back and lit: there is a place for you."""
    lit = Seat(-113, "var(--field-mark)", out=38, turn=9)
    others = [Seat(-73 + 40 * k, "var(--field-3)") for k in range(8)]
    return _ring("0 0 210 228", (157, 157), 55, 21, 36, [lit, *others])


def opener_art(numbers: Sequence[str], current: int, width: float, height: float, bleed: float = 0) -> bytes:
    """The ring from nearby: a chair for each numbered section, the current one lit and nearest the title.

    Few sections leave empty chairs in the ring, in a quieter colour. Of many, the ring has room for the next ones.

    Args:
        numbers: What the sections are numbered with.
        current: Index of the section that opens.
        width: Of the field, in millimetres.
        height: Of the field, in millimetres.
        bleed: Millimetres that the picture shows past the top and the outer edges.
    """
    scale = min(1.0, width / 210)
    radius, count = 47.0 * scale, min(max(len(numbers), FEWEST), MOST)
    size = min(31.0 * scale, 2 * pi * radius / count * 0.86)
    seats = []
    for k in range(count):
        place = (current + k) % max(len(numbers), count)
        lit, used = k == 0, place < len(numbers)
        fill = "var(--field-mark)" if lit else "var(--field-3)" if used else "var(--field-2)"
        ink = "var(--field)" if lit else "var(--on-field)"
        seats.append(Seat(-52 + 360 / count * k, fill, numbers[place] if used else "", ink))
    box = f"{-bleed:g} {-bleed:g} {width + 2 * bleed:g} {height + bleed:g}"
    return _ring(box, (width - 44 * scale, height * 0.655), radius, size, 25 * scale, seats)


@lru_cache(maxsize=256)
def qr_code(address: str) -> bytes:
    """A QR code as SVG, without a border: the page is its quiet zone. Error correction level M (ISO/IEC 18004)."""
    return kept("codes", f"m 1 {address}".encode(), lambda: _qr_code(address))


def _qr_code(address: str) -> bytes:
    import segno

    rows = segno.make(address, error="m", micro=False).matrix
    runs = "".join(f"M{at} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for at, length in _dark_runs(row))
    size = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{runs}"/></svg>'.encode()


def _dark_runs(row: bytearray) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules of a row starts, and how long it is."""
    at = 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            yield at, length
        at += length


def icon(svg: str, colour: str) -> str:
    """An icon in one colour, as a data address for style sheets."""
    return data_address(svg.strip().replace("currentColor", colour))


def data_address(svg: str) -> str:
    """An SVG as ``url("data:...")``."""
    for plain, quoted in (("%", "%25"), ("#", "%23"), ("<", "%3C"), (">", "%3E"), ('"', "'"), ("\n", " ")):
        svg = svg.replace(plain, quoted)
    return f'url("data:image/svg+xml,{svg}")'


def ruled(line: float, thickness: float, colour: str) -> str:
    """One writing line, to be repeated downwards: ``line`` mm high, its rule in the middle.

    A rule near the edge of its tile shows a ghost at the other edge where a viewer draws tiles small.
    """
    at = line / 2
    return data_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="{line:g}" viewBox="0 0 100 {line:g}" '
        f'preserveAspectRatio="none"><rect y="{at:g}" width="100" height="{thickness:g}" fill="{colour}"/></svg>'
    )


def dots(colour: str) -> str:
    """One dot of a leader in the contents."""
    return data_address(
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="6" viewBox="0 0 20 6">'
        f'<circle cx="10" cy="3" r="2.6" fill="{colour}"/></svg>'
    )


__all__ = [
    "BLEED",
    "Seat",
    "cover_art",
    "data_address",
    "dots",
    "fit_field",
    "icon",
    "on_dark",
    "opener_art",
    "qr_code",
    "resolve",
    "ruled",
    "view_width",
]
