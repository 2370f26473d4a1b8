"""Whether words stand on an even ground: not across the edge of a panel, a writing line or a picture behind them.

Takes everything off each page but its decoration, draws that, and looks at the place of each piece of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from printgen.check import Finding
from printgen.check.pdf_read import Drawn, PdfFile

SCALE: Final = 1.5
"""Pixels in a point."""
DIFFERENT: Final = 40
"""Two colours differ when a channel differs by more than this, of 255."""
SHARE: Final = 0.06
"""Share of the ground behind words that may differ: the feather edge of a curve, not a line through them."""


def ground_findings(pdf: bytes, file: PdfFile, figures: frozenset[tuple[int, int]]) -> Iterator[Finding]:
    """Words that stand across two grounds.

    Args:
        pdf: The file.
        file: The same file, read.
        figures: (page, mcid) of the content of figures: their words belong on their shapes.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(file.pages):
            words = [i for i in page.drawn if i.kind == "text" and (number, i.mcid) not in figures]
            if words:
                yield from _look(document[number], number, words)
    finally:
        document.close()


def _look(page: Any, number: int, words: list[Drawn]) -> Iterator[Finding]:
    left, _, _, top = page.get_mediabox()
    picture = _decoration(page)
    for item in words:
        x0, y0, x1, y1 = item.rect
        area = ((x0 - left) * SCALE, (top - y1) * SCALE, (x1 - left) * SCALE, (top - y0) * SCALE)
        far = min(picture.width, round(area[2])), min(picture.height, round(area[3]))
        inside = (max(0, round(area[0])), max(0, round(area[1])), *far)
        if inside[2] - inside[0] < 2 or inside[3] - inside[1] < 2:
            continue
        if (share := _unevenness(picture.crop(inside))) > SHARE:
            yield Finding(
                "busy-ground", number + 1, f'"{item.words.strip()}" crosses what is drawn behind ({share:.0%})'
            )


def _decoration(page: Any) -> Any:
    """The page as a picture with nothing on it but artifacts that are not words."""
    import pypdfium2.raw as raw

    for at in reversed(range(raw.FPDFPage_CountObjects(page.raw))):
        item = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT or raw.FPDFPageObj_GetMarkedContentID(item) >= 0:
            raw.FPDFPage_RemoveObject(page.raw, item)
    return page.render(scale=SCALE).to_pil().convert("RGB")


def _unevenness(area: Any) -> float:
    """Share of the pixels that differ from the commonest colour."""
    counts = area.getcolors(area.width * area.height)
    _, common = max(counts)
    different = sum(
        n for n, colour in counts if max(abs(a - b) for a, b in zip(colour, common, strict=True)) > DIFFERENT
    )
    return float(different / (area.width * area.height))
