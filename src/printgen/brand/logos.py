"""Logos as an edition shows them: as they are, without colour, or on a dark ground."""

from __future__ import annotations

import re
from dataclasses import replace

from printgen.brand.greyed import SVG, grey_svg, greyed
from printgen.brand.model import Mark
from printgen.edition import Edition
from printgen.model.workbook import Picture

PLATE = "#FFFFFF"
"""What a logo stands on where its own colours would not show on the ground."""
AIR = 0.12
"""Of a logo's height: the plate round it."""
_BLACK = re.compile(r"#000000\b|#000\b|\bblack\b|\bcurrentColor\b")
_ROOT = re.compile(r"<svg\b[^>]*>", re.S)
_SIZE = re.compile(r"""\s(?:width|height|x|y)\s*=\s*(?:"[^"]*"|'[^']*')""")
_INK = re.compile(r"""(?:fill|stroke)\s*[=:]\s*["']?(?!none|#000|black|currentColor)[^"';\s]+""")


def suited_mark(mark: Mark | None, edition: Edition) -> Mark | None:
    """A logo for an edition's ground: its version in one colour where it has one, in the colour of the words."""
    if mark is None or (edition.colour and not edition.dark):
        return mark
    one = mark.mono or mark.picture
    if not edition.dark:
        data, mime = (one.data, one.mime) if mark.mono else greyed(one.data, one.mime)
        return replace(mark, picture=replace(one, data=data, mime=mime))
    if mark.mono and one.mime == SVG and not _INK.search(one.data.decode(errors="replace")):
        return replace(mark, picture=replace(one, data=_inked(one.data, edition.colours.text or PLATE)))
    return replace(mark, picture=_plated(mark.picture, edition))


def _inked(svg: bytes, ink: str) -> bytes:
    """A logo in black, in another colour."""
    text = _BLACK.sub(ink, svg.decode(errors="replace"))
    root = _ROOT.search(text)
    if root and "fill=" not in root[0]:  # what says no colour is black
        text = text.replace(root[0], f'{root[0][:-1]} fill="{ink}">', 1)
    return text.encode()


def _plated(picture: Picture, edition: Edition) -> Picture:
    """A logo on a white plate; one that is no drawing stays as it is."""
    text = picture.data.decode(errors="replace") if picture.mime == SVG else ""
    root = _ROOT.search(text)
    if root is None or "viewBox" not in root[0]:
        return picture
    air = AIR * picture.height
    place = f' x="{air:g}" y="{air:g}" width="{picture.width:g}" height="{picture.height:g}"'
    inside = text[root.start() :].replace(root[0], f"{_SIZE.sub('', root[0])[:-1]}{place}>", 1)
    wide, high = picture.width + 2 * air, picture.height + 2 * air
    drawn = inside if edition.colour else grey_svg(inside.encode()).decode()
    plate = f'<rect width="{wide:g}" height="{high:g}" rx="{air:g}" fill="{PLATE}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}">{plate}{drawn}</svg>'
    return replace(picture, data=svg.encode(), width=wide, height=high)
