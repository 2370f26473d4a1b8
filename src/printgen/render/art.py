"""Pictures that printgen draws itself: the ring of chairs, QR codes, icons; and brand colours in an author's SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import cos, pi, radians, sin

from printgen.edition import BLEED, Paper

_TOKEN = re.compile(rb"var\(\s*(--[\w-]+)\s*\)")
_ROOT = re.compile(rb"<svg\b[^>]*>", re.S)
_VIEW_BOX = re.compile(rb"""viewBox\s*=\s*["']\s*([-\d.eE]+)[\s,]+([-\d.eE]+)[\s,]+([-\d.eE]+)[\s,]+([-\d.eE]+)\s*["']""")
_SIZE = re.compile(rb"""\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
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

    def value(match: re.Match[bytes]) -> bytes:
        words = tokens.get(match[1].decode(), "#000000")
        return words.replace('"', "'").replace("&", "&amp;").replace("<", "&lt;").encode()

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


def _chair(seat: Seat, centre: tuple[float, float], radius: float, size: float) -> str:
    around = radians(seat.angle)
    x = centre[0] + (radius + seat.out) * sin(around)
    y = centre[1] - (radius + seat.out) * cos(around)
    turned = seat.angle + seat.turn
    s = size
    back = (
        f"M{-.5 * s:.2f} {-.16 * s:.2f}C{-.42 * s:.2f} {-.5 * s:.2f} {-.2 * s:.2f} {-.53 * s:.2f} 0 {-.53 * s:.2f}"
        f"S{.42 * s:.2f} {-.5 * s:.2f} {.5 * s:.2f} {-.16 * s:.2f}"
    )
    words = ""
    if seat.number:
        words = (
            f'<text transform="rotate({-turned:.1f} 0 {.1 * s:.2f})" y="{.26 * s:.2f}" font-family="var(--font-display)" '
            f'font-weight="700" font-size="{.46 * s:.2f}" text-anchor="middle" fill="{seat.ink}">{seat.number}</text>'
        )
    return (
        f'<g transform="translate({x:.2f} {y:.2f}) rotate({turned:.1f})">'
        f'<rect x="{-.4 * s:.2f}" y="{-.28 * s:.2f}" width="{.8 * s:.2f}" height="{.76 * s:.2f}" rx="{.27 * s:.2f}" '
        f'fill="{seat.fill}"/><path d="{back}" fill="none" stroke="{seat.fill}" stroke-width="{.155 * s:.2f}" '
        f'stroke-linecap="round"/>{words}</g>'
    )


def _ring(box: str, centre: tuple[float, float], radius: float, size: float, rug: float, seats: Sequence[Seat]) -> bytes:
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

    Few sections leave empty chairs in the ring, in a quieter colour.

    Args:
        numbers: What the sections are numbered with.
        current: Index of the section that opens.
        width: Of the field, in millimetres.
        height: Of the field, in millimetres.
        bleed: Millimetres that the picture shows past the top and the outer edges.
    """
    scale = min(1.0, width / 210)
    radius, count = 47.0 * scale, max(len(numbers), 6)
    size = min(31.0 * scale, 2 * pi * radius / count * 0.86)
    seats = []
    for k in range(count):
        place = (current + k) % count
        lit, used = k == 0, place < len(numbers)
        fill = "var(--field-mark)" if lit else "var(--field-3)" if used else "var(--field-2)"
        ink = "var(--field)" if lit else "var(--on-field)"
        seats.append(Seat(-52 + 360 / count * k, fill, numbers[place] if used else "", ink))
    box = f"{-bleed:g} {-bleed:g} {width + 2 * bleed:g} {height + bleed:g}"
    return _ring(box, (width - 44 * scale, height * 0.655), radius, size, 25 * scale, seats)


@lru_cache(maxsize=256)
def qr_code(address: str) -> bytes:
    """A QR code as SVG, of one path, without a border: the page is its quiet zone. Error correction M or better."""
    import segno

    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, dark="#000"
    )
    return out.getvalue()


def icon(svg: str, colour: str) -> str:
    """An icon in one colour, as a data address for style sheets."""
    return data_address(svg.strip().replace("currentColor", colour))


def data_address(svg: str) -> str:
    """An SVG as ``url("data:...")``."""
    for plain, quoted in (("%", "%25"), ("#", "%23"), ("<", "%3C"), (">", "%3E"), ('"', "'"), ("\n", " ")):
        svg = svg.replace(plain, quoted)
    return f'url("data:image/svg+xml,{svg}")'


def ruled(line: float, thickness: float, colour: str) -> str:
    """One writing line, to be repeated downwards: ``line`` mm high, its rule half a millimetre above the foot."""
    at = line - 0.5
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
    "BLEED", "Seat", "cover_art", "data_address", "dots", "fit_field", "icon", "opener_art", "qr_code", "resolve", "ruled",
]
