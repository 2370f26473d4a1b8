"""The picture that a player or a shelf of books shows: the cover's art on the brand's field, with the title."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from printgen.kept import kept
from printgen.render import art
from printgen.render.word.brand import font_files, values

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.model.workbook import Workbook

PIXELS = 800
"""Each way: large enough for a phone's screen, small beside the sound."""
_ROOT = re.compile(rb"<svg\b", re.S)
_SIZES = ((132, 10), (104, 13), (84, 16), (64, 21))
"""Sizes of a title, and the characters of the brand's display font that fit across at each."""
_SHARE = 0.36
"""Of the height, for the title."""


def square_cover(workbook: Workbook, brand: Brand) -> bytes:
    """A square PNG, for a recording; the same bytes on every run."""
    return _drawn(workbook, brand, PIXELS)


def upright_cover(workbook: Workbook, brand: Brand) -> bytes:
    """A PNG half as high again as wide, for a book; the same bytes on every run."""
    return _drawn(workbook, brand, PIXELS * 3 // 2)


def _drawn(workbook: Workbook, brand: Brand, high: int) -> bytes:
    svg = art.resolve(_svg(workbook, high), values(brand))
    files = [str(file) for file in font_files(brand)]
    stamp = "\n".join([f"cover {PIXELS}", brand.display.family, *files]).encode()

    def draw() -> bytes:
        import resvg_py

        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg.decode(), width=PIXELS, skip_system_fonts=True, font_files=files,
                font_family=brand.display.family, sans_serif_family=brand.text.family,
            )
        )  # fmt: skip

    return kept("pictures", stamp + svg, draw)


def _svg(workbook: Workbook, high: int) -> bytes:
    settings = workbook.settings
    size, lines = _set(settings.title, high * _SHARE)
    words = "".join(
        f'<text x="56" y="{56 + size * (0.8 + 1.08 * at):.0f}" font-size="{size}" font-weight="700" '
        f'font-family="var(--font-display)" fill="var(--on-field)">{escape(line)}</text>'
        for at, line in enumerate(lines[:4])
    )
    top = 56 + size * 1.08 * len(lines[:4]) + 24
    root = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {PIXELS} {high}"><rect width="{PIXELS}" height="{high}" fill="var(--field)"/>'
    )
    return root.encode() + _picture(workbook, top, high) + words.encode() + b"</svg>"


def _picture(workbook: Workbook, top: float, high: int) -> bytes:
    """The cover's own picture under the title, to the low right edges; the ring of chairs where it has none."""
    cover = workbook.settings.cover
    found = workbook.pictures.get(cover.picture) if cover and cover.picture else None
    if found is None or found.mime == "image/svg+xml":
        svg = found.data if found else art.cover_art()
        root = _ROOT.search(svg)
        if not root:
            return b""
        size = f'width="{PIXELS}" height="{PIXELS}" preserveAspectRatio="xMaxYMax slice"'
        rest = re.sub(rb'\s(?:width|height)="[^"]*"', b"", svg[root.end() :], count=2)
        return f'<svg x="0" y="{high - PIXELS}" {size}'.encode() + rest
    shown = b64encode(found.data).decode()
    return (
        f'<image x="0" y="{top:.0f}" width="{PIXELS}" height="{high - top:.0f}" preserveAspectRatio="xMidYMid slice" '
        f'xlink:href="data:{found.mime};base64,{shown}"/>'
    ).encode()


def _set(title: str, room: float) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines."""
    for size, across in _SIZES:
        lines = _broken(title, across)
        if max(map(len, lines)) <= across and len(lines) * size * 1.08 <= room:
            return size, lines
    return _SIZES[-1][0], _broken(title, _SIZES[-1][1])


def _broken(title: str, across: int) -> list[str]:
    """A title in lines, by whole words."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > across:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
