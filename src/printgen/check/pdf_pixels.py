"""Measures of a finished PDF that need its picture: colours, contrast, ink, writing lines, white between letters."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import fmean, median
from typing import Any, Final

from printgen.check import UnreadableError
from printgen.check.gaps import Gaps, White
from printgen.check.pdf_read import Drawn, PdfFile, Rect
from printgen.check.rules import LARGE_LIMITS, Measured, contrast_said
from printgen.colour import contrast, parts
from printgen.edition import Edition

MM: Final = 72 / 25.4
GROUND_SCALE: Final = 1.5
"""Pixels in a point where only grounds are looked at."""
LINE_SCALE: Final = 4.0
"""Pixels in a point where thin lines are looked at."""
LARGE: Final = 18.0
LARGE_BOLD: Final = 14.0
"""Points from which text is large (WCAG 2.2, "large scale"), and needs less contrast."""
_SAMPLES: Final = 48
"""Places along a row of pixels that are looked at for a line."""
_ACROSS: Final = 0.7
"""Share of a row that a writing line covers."""
_THICKEST: Final = 3 * LINE_SCALE
"""Pixels of the thickest writing line: what is taller is a panel."""
_EDGE: Final = 1.5
"""Points above and below an answer space that are looked at too: the lines of its frame are drawn across its edge."""
_DIFFERENT: Final = 12
"""A pixel differs from the ground when it is this much darker or lighter, of 255."""
_GREY: Final = 10
"""A colour is grey when its channels lie within this, of 255."""
_COMMON: Final = 0.9
"""Share of pages that have to have the ground of the edition: a cover may have its own."""
_GROUND: Final = 0.2
"""Share of a page that its ground has to keep."""
_PLAIN: Final = "abcdeghnopqrsuvxz"
"""Letters whose sides are where their ink ends: the white between them is what a reader sees."""


class Pixels(Gaps):
    """Measures of one file.

    Args:
        data: The file.
        file: The same, read.
        edition: What it should look like.
    """

    def __init__(self, data: bytes, file: PdfFile, edition: Edition) -> None:
        self.data = data
        self.file = file
        self.edition = edition

    def _pages(self) -> Iterator[tuple[int, Any]]:
        import pypdfium2

        document = pypdfium2.PdfDocument(self.data)
        try:
            for number in range(len(self.file.pages)):
                page = document[number]
                yield number, page
                page.close()
        finally:
            document.close()

    def white(self) -> White:
        """Between the characters of every page."""
        letters: list[float] = []
        words: list[float] = []
        widths: list[float] = []
        for _, page in self._pages():
            for before, here, after in _triples(page):
                if here.plain:
                    widths.append(here.right - here.left)
                if before.plain and here.plain and before.follows(here):
                    letters.append(here.left - before.right)
                if before.plain and here.char == " " and after.plain and before.follows(after):
                    words.append(after.left - before.right)
        return letters, words, widths

    def writing_line(self, _: float) -> Measured:
        """From one writing line to the next in millimetres: the narrowest answer space that has three lines."""
        found = [(gap, page) for page, gap in self._line_gaps()]
        if not found:
            raise UnreadableError("it has no answer space with lines")
        least, page = min(found)
        return Measured(value=least, said=f"The narrowest are {least:.1f} mm apart, on page {page + 1}.")

    def _line_gaps(self) -> Iterator[tuple[int, float]]:
        for number, _, lines in self._ruled:
            rows = [at for at, _ in lines]
            gaps = [(b - a) / LINE_SCALE / MM for a, b in pairwise(rows)]
            gaps = [gap for gap in gaps if gap > 3]  # the two edges of one thick line
            if len(gaps) >= 2:
                yield number, median(gaps)

    def line_contrast(self, _: float) -> Measured:
        """The palest writing line against its ground."""
        found = [(contrast(ink, ground), number, ink) for number, ground, lines in self._ruled for _, ink in lines]
        if not found:
            raise UnreadableError("it has no answer space with lines")
        least, page, ink = min(found)
        return Measured(value=least, said=f"The palest is {ink}, {least:.1f} to 1, on page {page + 1}.")

    @cached_property
    def _ruled(self) -> Sequence[tuple[int, str, Sequence[tuple[float, str]]]]:
        """The page, the ground and the lines of each answer space."""
        return [(number, *_lines(picture)) for number, picture in self._answers()]

    def _answers(self) -> Iterator[tuple[int, Any]]:
        """The picture of each answer space, with its page."""
        assert self.file.root is not None
        boxes: dict[int, list[Rect]] = {}
        for element in self.file.root.walk():
            if element.kind == "answer":
                for page, rect in element.boxes:
                    boxes.setdefault(page, []).append(rect)
        for number, page in self._pages():
            for rect in boxes.get(number, ()):
                if (picture := _crop(page, rect)) is not None:
                    yield number, picture

    def ground(self, _: float) -> Measured:
        """Pages whose ground is not the edition's; a cover may have its own, and any page a field of colour."""
        wanted = self.edition.colours.ground
        found = {number: (_share(picture, wanted), _commonest(picture)) for number, picture in self._grounds()}
        other = [number for number, (share, _) in found.items() if share < _GROUND]
        if len(other) <= (1 - _COMMON) * len(found):
            return Measured(value=0, said=f"It is {wanted}.")
        said = f"It is {found[other[0]][1]} on page {other[0] + 1}, where the edition has {wanted}."
        return Measured(value=len(other), said=said)

    def text_contrast(self, limit: float) -> Measured:
        """The least contrast of words with the ground behind them; large words count as WCAG counts them."""
        least: tuple[float, int, Drawn, str] | None = None
        for number, picture in self._grounds():
            for item in self.file.pages[number].drawn:
                if item.kind != "text" or not item.words.strip():
                    continue
                ground = self._behind(picture, item.rect, number)
                ratio = contrast(item.ink, ground)
                value = ratio * limit / LARGE_LIMITS.get(limit, limit) if _is_large(item) else ratio
                if least is None or value < least[0]:
                    least = value, number, item, ground
        if least is None:
            raise UnreadableError("it has no words")
        value, number, item, ground = least
        said = contrast_said(contrast(item.ink, ground), item.ink, ground, limit, large=_is_large(item))
        return Measured(value=value, said=f'{said}: page {number + 1}, "{item.words.strip()[:40]}".')

    def _behind(self, picture: Any, rect: Rect, number: int) -> str:
        left, _, _, top = self.file.pages[number].media
        x0, x1 = ((x - left) * GROUND_SCALE for x in (rect[0], rect[2]))
        y0, y1 = ((top - y) * GROUND_SCALE for y in (rect[3], rect[1]))
        box = max(0, int(x0)), max(0, int(y0)), min(picture.width, int(x1) + 1), min(picture.height, int(y1) + 1)
        return _commonest(picture.crop(box)) if box[0] < box[2] and box[1] < box[3] else self.edition.colours.ground

    def _grounds(self) -> Iterator[tuple[int, Any]]:
        """Each page as a picture without its words."""
        import pypdfium2.raw as raw

        for number, page in self._pages():
            for at in reversed(range(raw.FPDFPage_CountObjects(page.raw))):
                item = raw.FPDFPage_GetObject(page.raw, at)
                if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
                    raw.FPDFPage_RemoveObject(page.raw, item)
                    raw.FPDFPageObj_Destroy(item)
            yield number, page.render(scale=GROUND_SCALE).to_pil().convert("RGB")

    def colours(self, _: float) -> Measured:
        """Colours other than black, white and greys that any drawing operator sets, or any picture shows."""
        found = _operators(self.data)
        for number, page in self._pages():
            picture = page.render(scale=0.5).to_pil().convert("RGB")
            coloured = [
                c for n, c in picture.getcolors(picture.width * picture.height) if n > 8 and max(c) - min(c) > 3 * _GREY
            ]
            found.update({_hex(c): number for c in coloured[:1] if not found})
        if not found:
            return Measured(value=0, said="There are none.")
        colour, number = next(iter(found.items()))
        return Measured(value=len(found), said=f"{len(found)} found, such as {colour} on page {number + 1}.")

    def ink_cover(self, _: float) -> Measured:
        """How much of the blackest page is ink, in per cent."""
        most, page = inkiest(self.data)
        return Measured(value=most, said=f"The most is {most:.1f} % of page {page}.")


def _is_large(item: Drawn) -> bool:
    return item.size >= LARGE or (item.size >= LARGE_BOLD and "bold" in item.font.lower())


def inkiest(data: bytes) -> tuple[float, int]:
    """How much of a PDF's blackest page is ink, in per cent, and the number of that page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    most, where = 0.0, 1
    try:
        for number in range(len(document)):
            grey = document[number].render(scale=0.5).to_pil().convert("L")
            black = sum(n * (255 - tone) for tone, n in enumerate(grey.histogram())) / 255
            most, where = max((most, where), (100 * black / (grey.width * grey.height), number + 1))
    finally:
        document.close()
    return most, where


class _Char:
    """A character on a page and where its ink is."""

    __slots__ = ("base", "char", "left", "right", "size")

    def __init__(self, char: str, left: float, right: float, base: float, size: float) -> None:
        self.char, self.left, self.right, self.base, self.size = char, left, right, base, size

    @property
    def plain(self) -> bool:
        return self.char in _PLAIN and bool(self.char)

    def follows(self, other: _Char) -> bool:
        """Whether both stand on one line of one size."""
        return self.size == other.size and abs(self.base - other.base) < 1 and other.left > self.left


_NOBODY: Final = _Char("", 0, 0, 0, 0)


def _triples(page: Any) -> Iterator[tuple[_Char, _Char, _Char]]:
    """Every character of a page with the one before and the one after."""
    import ctypes

    import pypdfium2.raw as raw

    text = page.get_textpage()
    chars = [_NOBODY]
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, at))
        if char not in _PLAIN and char != " ":
            chars.append(_NOBODY)
            continue
        left, _, right, _ = text.get_charbox(at)
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        chars.append(_Char(char, left, right, y.value, round(raw.FPDFText_GetFontSize(text.raw, at), 2)))
    chars.append(_NOBODY)
    text.close()
    yield from zip(chars, chars[1:], chars[2:], strict=False)


def _crop(page: Any, rect: Rect) -> Any:
    """The picture of a part of a page; None when it is too small for lines."""
    left, bottom, right, top = page.get_mediabox()
    sides = rect[0] - left, rect[1] - bottom - _EDGE, right - rect[2], top - rect[3] - _EDGE
    around = tuple(max(0.0, side) for side in sides)
    if rect[2] - rect[0] < 10 or rect[3] - rect[1] < 10:
        return None
    return page.render(scale=LINE_SCALE, crop=around).to_pil().convert("RGB")


def _lines(picture: Any) -> tuple[str, list[tuple[float, str]]]:
    """A picture's ground, and the lines across it from top to bottom: where the middle of each is, and its colour."""
    from PIL.Image import Resampling

    common = _commonest(picture)
    ground = parts(common)
    small = picture.resize((_SAMPLES, picture.height), Resampling.NEAREST)
    pixels = small.tobytes()
    row_length = 3 * _SAMPLES
    differs = _differing(small, ground).tobytes()
    found: list[list[int]] = []
    for at in range(picture.height):
        if differs.count(b"\xff", at * _SAMPLES, (at + 1) * _SAMPLES) >= _ACROSS * _SAMPLES:
            if found and found[-1][-1] == at - 1:
                found[-1].append(at)
            else:
                found.append([at])
    thin = (rows for rows in found if len(rows) <= _THICKEST)
    return common, [(fmean(rows), _strongest(pixels, rows, row_length, ground)) for rows in thin]


def _differing(picture: Any, ground: tuple[int, int, int]) -> Any:
    """A mask: 255 where any channel of a picture is far from the ground's, else 0."""
    from PIL import Image, ImageChops

    red, green, blue = ImageChops.difference(picture, Image.new("RGB", picture.size, ground)).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if tone > _DIFFERENT else 0 for tone in range(256)])


def _strongest(pixels: bytes, rows: list[int], row_length: int, ground: tuple[int, int, int]) -> str:
    """Colour of a line: each row of pixels has its commonest colour, and the one that differs most is the ink."""
    common = []
    for at in rows:
        row = pixels[at * row_length : (at + 1) * row_length]
        common.append(Counter(row[i : i + 3] for i in range(0, row_length, 3)).most_common(1)[0][0])
    return _hex(tuple(max(common, key=lambda colour: _apart(colour, ground))))


def _apart(pixel: Iterable[int], ground: tuple[int, int, int]) -> int:
    return max(abs(a - b) for a, b in zip(pixel, ground, strict=True))


def _commonest(picture: Any) -> str:
    _, colour = max(picture.getcolors(picture.width * picture.height))
    return _hex(colour)


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{channel:02X}" for channel in colour)


def _share(picture: Any, colour: str) -> float:
    """Share of a picture that has this colour, as near as makes no difference."""
    wanted = parts(colour)
    counts = picture.getcolors(picture.width * picture.height)
    alike = sum(n for n, one in counts if all(abs(a - b) <= 2 for a, b in zip(one, wanted, strict=True)))
    return float(alike / (picture.width * picture.height))


def _operators(data: bytes) -> dict[str, int]:
    """Colours that are not grey, set by any operator of any content stream, with the 0-based page."""
    import pikepdf

    found: dict[str, int] = {}
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        seen: set[tuple[int, int]] = set()
        for number, page in enumerate(pdf.pages):
            for stream in _streams(page.obj, seen):
                for one in pikepdf.parse_content_stream(stream):
                    if colour := _coloured(str(one.operator), one.operands):
                        found.setdefault(colour, number)
    return found


def _streams(holder: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """A page and the forms and patterns that it uses, each once in a file."""
    import pikepdf

    yield holder
    resources = holder.get("/Resources", {})
    for kind in ("/XObject", "/Pattern"):
        for item in resources.get(kind, {}).values():
            if item.objgen in seen or not isinstance(item, pikepdf.Stream) or item.get("/Subtype") == "/Image":
                continue
            seen.add(item.objgen)
            yield from _streams(item, seen)


def _coloured(operator: str, operands: Any) -> str:
    if operator in ("rg", "RG", "sc", "SC", "scn", "SCN") and len(operands) == 3:
        channels = [round(float(value) * 255) for value in operands]
    elif operator in ("k", "K") and len(operands) == 4:
        cyan, magenta, yellow, black = (float(value) for value in operands)
        channels = [round(255 * (1 - min(1.0, ink + black))) for ink in (cyan, magenta, yellow)]
    else:
        return ""
    return _hex(tuple(channels)) if max(channels) - min(channels) > _GREY else ""
