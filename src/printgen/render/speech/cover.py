"""The picture that a player shows beside a recording: the cover's art on the brand's field, square, with the title."""

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
_ACROSS = 14
"""Characters of a large title that fit across, with the brand's display font at a tenth of the width."""


def square_cover(workbook: Workbook, brand: Brand) -> bytes:
    """A PNG; the same bytes on every run."""
    svg = art.resolve(_svg(workbook), values(brand))
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


def _svg(workbook: Workbook) -> bytes:
    settings = workbook.settings
    lines = _broken(settings.title)
    size = 84 if len(lines) < 3 and max(map(len, lines)) <= _ACROSS else 64
    words = "".join(
        f'<text x="56" y="{56 + size * (0.8 + 1.08 * at):.0f}" font-size="{size}" font-weight="700" '
        f'font-family="var(--font-display)" fill="var(--on-field)">{escape(line)}</text>'
        for at, line in enumerate(lines[:4])
    )
    top = 56 + size * 1.08 * len(lines[:4]) + 24
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 800 800">'
        b'<rect width="800" height="800" fill="var(--field)"/>' + _picture(workbook, top) + words.encode() + b"</svg>"
    )


def _picture(workbook: Workbook, top: float) -> bytes:
    """The cover's own picture under the title, to the low right edges; the ring of chairs where it has none."""
    cover = workbook.settings.cover
    found = workbook.pictures.get(cover.picture) if cover and cover.picture else None
    if found is None or found.mime == "image/svg+xml":
        svg = found.data if found else art.cover_art()
        root = _ROOT.search(svg)
        if not root:
            return b""
        place = b'<svg x="0" y="0" width="800" height="800" preserveAspectRatio="xMaxYMax slice"'
        return place + re.sub(rb'\s(?:width|height)="[^"]*"', b"", svg[root.end() :], count=2)
    shown = b64encode(found.data).decode()
    return (
        f'<image x="0" y="{top:.0f}" width="800" height="{800 - top:.0f}" preserveAspectRatio="xMidYMid slice" '
        f'xlink:href="data:{found.mime};base64,{shown}"/>'
    ).encode()


def _broken(title: str) -> list[str]:
    """A title in lines, by whole words."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _ACROSS + 4:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
