"""Measures of a finished web page or book for the rules of editions: as a browser shows it, in a window of a desk.

A CSS pixel is three quarters of a point (CSS Values 4, 5.2), so sizes are compared with those of print.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from printgen.check import UnreadableError
from printgen.check.browser import DESK, browser
from printgen.check.gaps import Gaps, White
from printgen.check.rules import FULL_LINES, LARGE_LIMITS, Measure, Measured, contrast_said
from printgen.colour import contrast
from printgen.edition import Edition
from printgen.record import record

POINTS: Final = 0.75
BLOCK: Final = 25
"""Letters from which capitals or italics are a block of them."""
_GREY: Final = 10
_SCALE: Final = 0.2
"""Of the picture in which colours are looked for."""
_READ: Final = Path(__file__).with_name("screen.js").read_text(encoding="utf-8")
"""What is read of a page, in the browser."""


@record(kw_only=True)
class _Shown:
    """What a browser shows of one document.

    Attributes:
        runs: Of words that look alike.
        blocks: Of text.
        tables: Those that are shown as tables.
        fields: What is written or typed into.
        between: White between two letters, in em.
        apart: White between two words, in em.
        wide: Widths of letters, in em.
        grounds: Colour of each page.
        coloured: Pixels that are not black, white or grey; counted where an edition has no colour.
        ink: Ink of the page that has most when it is printed, in per cent; measured where an edition has a rule.
    """

    runs: Sequence[Mapping[str, Any]]
    blocks: Sequence[Mapping[str, Any]]
    tables: Sequence[Mapping[str, Any]]
    fields: Sequence[Mapping[str, Any]]
    between: Sequence[float]
    apart: Sequence[float]
    wide: Sequence[float]
    grounds: Sequence[str]
    coloured: int
    ink: float


def measures(data: bytes, edition: Edition) -> Mapping[str, Measure]:
    """The functions that measure this file, by the names that rules use.

    Raises:
        CheckerMissingError: Playwright or Chromium is not installed.
        UnreadableError: It is neither a page nor a book.
    """
    asked = {rule.measure for rule in edition.rules}
    screen = _Screen(_shown(data, colours=not edition.colour, ink="ink-cover" in asked), edition)
    found = {
        "smallest-text": screen.smallest,
        "text-size": screen.text_size,
        "heading-size": screen.heading_size,
        "line-length": screen.line_length,
        "line-spacing": screen.line_spacing,
        "paragraph-gap": screen.paragraph_gap,
        "text-contrast": screen.text_contrast,
        "table-columns": screen.columns,
        "page-ground": screen.ground,
        "blocks-of-capitals": screen.blocks,
        "split-words": screen.split_words,
        "letter-gap": screen.letter_gap,
        "word-gap": screen.word_gap,
        "line-contrast": screen.line_contrast,
        "typed-text": screen.typed_text,
        "ink-cover": screen.ink_cover,
    }
    return found if edition.colour else {**found, "colour-operators": screen.colours}


def _shown(data: bytes, *, colours: bool, ink: bool) -> _Shown:
    read: list[dict[str, Any]] = []
    coloured, inked = 0, 0.0
    with tempfile.TemporaryDirectory() as folder, browser("Chromium") as opened:
        pages = _pages(data, Path(folder))
        settings = {"viewport": {"width": DESK[0], "height": DESK[1]}, "reduced_motion": "reduce"}
        context = opened.new_context(**settings, device_scale_factor=_SCALE)
        page = context.new_page()
        for path in pages:
            page.goto(path.as_uri())
            read.append(page.evaluate(_READ))
            coloured += _coloured(page.screenshot(full_page=True)) if colours else 0
            inked = max(inked, _inked(page.pdf(prefer_css_page_size=True))) if ink else 0.0
        context.close()
    def every(name: str) -> list[Any]:
        return [item for one in read for item in one[name]]

    return _Shown(
        runs=every("runs"),
        blocks=every("blocks"),
        tables=every("tables"),
        fields=every("fields"),
        between=every("between"),
        apart=every("apart"),
        wide=every("wide"),
        grounds=[one["ground"] for one in read],
        coloured=coloured,
        ink=inked,
    )


def _inked(printed: bytes) -> float:
    """Ink of the blackest page, in per cent, as the browser prints it: grounds only where the page asks for them."""
    from printgen.check.pdf_pixels import inkiest

    return inkiest(printed)[0]


def _pages(data: bytes, folder: Path) -> list[Path]:
    """The page, or those of a book, as files."""
    if not data.startswith(b"PK"):
        (folder / "page.html").write_bytes(data)
        return [folder / "page.html"]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            book.extractall(folder)
    except (zipfile.BadZipFile, OSError) as fault:
        raise UnreadableError("it is damaged, or no EPUB") from fault
    return sorted(folder.rglob("*.xhtml"))


def _coloured(picture: bytes) -> int:
    """Pixels that are not black, white or grey."""
    from PIL import Image, ImageChops

    Image.MAX_IMAGE_PIXELS = None
    red, green, blue = Image.open(io.BytesIO(picture)).convert("RGB").split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    return sum(ImageChops.subtract(most, least).histogram()[_GREY + 1 :])


class _Screen(Gaps):
    def __init__(self, shown: _Shown, edition: Edition) -> None:
        self.shown, self.edition = shown, edition
        if not shown.runs:
            raise UnreadableError("it has no words")

    def smallest(self, _: float) -> Measured:
        run = min(self.shown.runs, key=lambda run: run["pixels"])
        points = run["pixels"] * POINTS
        return Measured(value=points, said=f'The smallest is {points:.1f} pt: "{run["words"][:50]}".')

    @property
    def body(self) -> float:
        """The size that most letters have, in pixels."""
        sizes: Counter[float] = Counter()
        for run in self.shown.runs:
            sizes[run["pixels"]] += 0 if run["heading"] else len(run["words"])
        return sizes.most_common(1)[0][0]

    @property
    def _text(self) -> list[Mapping[str, Any]]:
        """Blocks of the size that most letters have."""
        return [one for one in self.shown.blocks if abs(one["pixels"] - self.body) < 0.3]

    def text_size(self, _: float) -> Measured:
        points = self.body * POINTS
        return Measured(value=points, said=f"Most text is {points:.1f} pt.")

    def heading_size(self, _: float) -> Measured:
        """The smallest heading as a percentage of the text."""
        heads = [run for run in self.shown.runs if run["heading"]]
        if not heads:
            raise UnreadableError("it has no headings")
        run = min(heads, key=lambda run: run["pixels"])
        share = 100 * run["pixels"] / self.body
        return Measured(value=share, said=f'The smallest is {share:.0f} %: "{run["words"][:50]}".')

    def line_length(self, _: float) -> Measured:
        """Characters of a line of running text on average: of paragraphs with three lines or more."""
        running = [one for one in self._text if one["lines"] > 2]
        if sum(one["lines"] - 1 for one in running) < FULL_LINES:
            raise UnreadableError("it has too little running text to measure")
        average = fmean(map(_across, running))
        return Measured(value=average, said=f"Full lines have {average:.0f} on average.")

    def line_spacing(self, _: float) -> Measured:
        one = min(self._lined(), key=lambda one: one["line"])
        return Measured(value=one["line"], said=f'The tightest are {one["line"]:.2f} apart: "{one["words"][:50]}".')

    def _lined(self) -> list[Mapping[str, Any]]:
        found = [one for one in self._text if one["lines"] > 1 and one["line"]]
        if not found:
            raise UnreadableError("no paragraph has two lines")
        return found

    def paragraph_gap(self, _: float) -> Measured:
        gaps = sorted(one["gap"] for one in self.shown.blocks if one["gap"] is not None)
        if not gaps:
            raise UnreadableError("no paragraph follows another")
        middle = gaps[len(gaps) // 2]
        return Measured(value=middle, said=f"There are {middle:.1f} lines between most paragraphs.")

    def text_contrast(self, limit: float) -> Measured:
        """The least contrast of words with their ground; large words count as WCAG counts them."""
        large = limit / LARGE_LIMITS.get(limit, limit)

        def counted(run: Mapping[str, Any]) -> float:
            return contrast(run["ink"], run["ground"]) * (large if _is_large(run) else 1)

        run = min(self.shown.runs, key=counted)
        ratio = contrast(run["ink"], run["ground"])
        said = contrast_said(ratio, run["ink"], run["ground"], limit, large=_is_large(run))
        return Measured(value=counted(run), said=f'{said}: "{run["words"][:40]}".')

    def columns(self, _: float) -> Measured:
        if not self.shown.tables:
            return Measured(value=0, said="There are no tables.")
        one = max(self.shown.tables, key=lambda one: one["columns"])
        return Measured(value=one["columns"], said=f'The widest table has {one["columns"]}: "{one["words"]}".')

    def ground(self, _: float) -> Measured:
        wanted = self.edition.colours.ground.upper()
        other = [one for one in self.shown.grounds if one != wanted]
        return Measured(value=len(other), said=f"It is {(other or [wanted])[0]}; the edition has {wanted}.")

    def blocks(self, _: float) -> Measured:
        kinds = ("capitals", "slanted", "underlined")
        found = [one for one in self.shown.blocks if _letters(one) >= BLOCK and any(one[kind] for kind in kinds)]
        said = f'{len(found)} found, such as "{found[0]["words"][:50]}".' if found else "There are none."
        return Measured(value=len(found), said=said)

    def split_words(self, _: float) -> Measured:
        found = [one for one in self.shown.blocks if one["split"] or one["justified"]]
        said = f'{len(found)} found: "{found[0]["words"][:50]}".' if found else "No word is split."
        return Measured(value=len(found), said=said)

    def white(self) -> White:
        """Between the characters that the browser shows, in em."""
        return self.shown.between, self.shown.apart, self.shown.wide

    def line_contrast(self, _: float) -> Measured:
        """The palest line or frame of what is written or typed into; each by its strongest side."""
        found = [
            (max((contrast(line, one["ground"]), line) for line in one["lines"]), one["words"])
            for one in self.shown.fields
            if one["lines"]
        ]
        if not found:
            raise UnreadableError("it has no answer space with lines")
        (ratio, colour), words = min(found)
        return Measured(value=ratio, said=f'The palest is {colour}, {ratio:.1f} to 1: "{words[:50]}".')

    def typed_text(self, _: float) -> Measured:
        """Size of what is typed, and distance of its lines, as percentages of the text's; the lesser of both."""
        typed = [one for one in self.shown.fields if one["typed"]]
        if not typed:
            raise UnreadableError("it has no field to type into")
        line = min((one["line"] for one in self._text if one["lines"] > 1 and one["line"]), default=0.0)
        shares = [one["pixels"] / self.body for one in typed]
        shares += [one["pixels"] * one["line"] / (self.body * line) for one in typed if one["line"] and line]
        least = 100 * min(shares)
        return Measured(value=least, said=f"It has {least:.0f} % of the text's size and distance of lines at least.")

    def ink_cover(self, _: float) -> Measured:
        """How much of the blackest page is ink when a browser prints it, in per cent."""
        share = self.shown.ink
        return Measured(value=share, said=f"The most is {share:.1f} % of a page, printed from the browser.")

    def colours(self, _: float) -> Measured:
        """Coloured pixels; the rule allows none."""
        share = self.shown.coloured
        return Measured(value=share, said=f"{share} coloured pixels found." if share else "There are none.")


def _is_large(run: Mapping[str, Any]) -> bool:
    return bool(run["pixels"] >= 24 or (run["bold"] and run["pixels"] * POINTS >= 14))


def _across(block: Mapping[str, Any]) -> float:
    """Letters in a line, the last one taken as half full."""
    across: float = len(block["words"]) / (block["lines"] - 0.5)
    return across


def _letters(block: Mapping[str, Any]) -> int:
    return sum(map(str.isalpha, block["words"]))


__all__: list[str] = ["measures"]
