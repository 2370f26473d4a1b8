"""Pictures of text: words that nobody can enlarge, hear, translate or copy (WCAG 2.2, 1.4.5)."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

from printgen.model.workbook import Picture

MOST_WORDS = 40
"""Words in a drawing. A labelled diagram has a dozen or two; more than this is a text."""
_SIDE = 240
"""Photographs are looked at so small, in pixels, that letters melt into lines of grey."""
_LINES = 12
"""Lines of text that a picture of a page has at least."""
_PAPER = 200
"""Greys of 0 to 255: lighter is paper, darker is ink."""


def picture_of_text(picture: Picture) -> str:
    """What speaks for a picture being a text; "" when nothing does.

    A drawing is told by its words. A photograph or scan is told by its look: paper almost everywhere, and many bands of
    ink with bands of paper between them, as lines of print are. That can be wrong both ways, so it is a warning.
    """
    if picture.mime == "image/svg+xml":
        words = len(_svg_words(picture.data).split())
        return f"it holds {words} words" if words > MOST_WORDS else ""
    lines = _lines(picture.data)
    return f"it looks like a page with {lines} lines of print" if lines >= _LINES else ""


def _svg_words(data: bytes) -> str:
    root = ElementTree.fromstring(data)  # read_picture has looked at it: no entities, nothing from outside
    texts = (one for one in root.iter() if isinstance(one.tag, str) and one.tag.endswith("}text"))
    return re.sub(r"\s+", " ", " ".join("".join(one.itertext()) for one in texts))


def _lines(data: bytes) -> int:
    """Bands of ink across a picture that is nearly all paper; 0 for any other picture."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        small = image.convert("RGBA")
        flat = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small).convert("L")
        width = min(_SIDE, flat.width)
        high = max(1, round(flat.height * width / flat.width))
        grey = flat.resize((width, min(high, 3 * _SIDE)))
    pixels = grey.tobytes()
    paper = sum(value > _PAPER for value in pixels) / len(pixels)
    if paper < 0.55:
        return 0
    rows = [pixels[at : at + grey.width] for at in range(0, len(pixels), grey.width)]
    inked = [sum(value < _PAPER for value in row) / grey.width for row in rows]
    bands, tall, inside = 0, 0, 0
    for share in [*inked, 0.0]:
        if share > 0.15:
            inside += 1
        elif inside:
            bands, tall, inside = bands + 1, max(tall, inside), 0
    return bands if tall <= len(rows) / 8 else 0  # one tall block of ink is a picture, with or without a caption
