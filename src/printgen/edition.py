"""How a document is laid out: paper, binding, marks for the printer, edition.

An edition is one reader's way of having it: sizes, font, colours, spacing, the form of tables, and the rules that it
keeps, each with its source. Every format reads the same `Edition` (``job.edition``); `read.edition.load_edition` makes
one from ``templates/editions/<name>.yaml`` or from a person's own file. A job's brand already wears the edition's
colours and font: see `brand.suited`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Literal

from printgen.diagnostics import Span
from printgen.record import record

PaperName = Literal["a4", "a5", "letter"]
PdfStandard = Literal["ua-1", "ua-2", "a-2a", "a-3a"]
Purpose = Literal["both", "screen", "paper"]
TableForm = Literal["grid", "cards"]
MM_PER_PT = 25.4 / 72
_UNSAID = {"hidden": True}
"""Fields that no file gives."""


@record(kw_only=True)
class Paper:
    """A sheet of paper and its margins, all in millimetres.

    Attributes:
        width: Of the sheet.
        height: Of the sheet.
        top: Margin to the text.
        bottom: Margin to the text; the footer stands in it.
        side: Margin on both sides: the same on each page, so that the left edge is always in one place.
        marker: Width of the column in which signs hang, gutter included; 0 when signs stand above what they mark.
        title: What people call it.
    """

    width: float
    height: float
    top: float
    bottom: float
    side: float
    marker: float
    title: str

    @property
    def text_width(self) -> float:
        """What is written on uses all of this."""
        return round(self.width - 2 * self.side, 2)

    @property
    def text_height(self) -> float:
        """A whole number of 6 mm lines."""
        return round(self.height - self.top - self.bottom, 2)

    @property
    def column_width(self) -> float:
        """Width of the column that is read."""
        return round(self.text_width - self.marker, 2)


PAPERS: Mapping[PaperName, Paper] = {
    "a4": Paper(width=210, height=297, top=21, bottom=24, side=20, marker=40, title="A4"),
    "a5": Paper(width=148, height=210, top=18, bottom=21, side=14, marker=0, title="A5"),
    "letter": Paper(width=215.9, height=279.4, top=21, bottom=24.4, side=22.95, marker=40, title="US Letter"),
}
"""Every paper: ISO 216 and ANSI Y14.1 sizes, with margins of our own on a 6 mm baseline."""

SAFE = 10.0
"""Millimetres from the edge of the paper that words keep: home printers lose the edge."""
BLEED = 3.0
"""Millimetres that art runs past the trim when crop marks are asked for."""


@record(kw_only=True)
class Margins:
    """Margins of an edition's pages, in millimetres.

    Attributes:
        top: To the text.
        bottom: To the text; the footer stands in it.
        side: On both sides.
    """

    top: float
    bottom: float
    side: float


@record(kw_only=True)
class Colours:
    """An edition's own colours as ``#RRGGBB``; "" leaves a colour to the brand.

    Attributes:
        ground: The page.
        text: What is read.
        headings: Headings, signs, numbers, table heads.
        links: Links.
        lines: What is written on, and frames round it.
        panels: Grounds of panels, tips, code and worksheet heads.
        accent: What stands out once a page.
        fields: Large fields: cover, section openers.
        on_fields: Words on those.
    """

    ground: str = "#FFFFFF"
    text: str = ""
    headings: str = ""
    links: str = ""
    lines: str = ""
    panels: str = ""
    accent: str = ""
    fields: str = ""
    on_fields: str = ""


@record(kw_only=True)
class Rule:
    """A rule that an edition keeps.

    Attributes:
        id: Stable short name.
        words: The rule, as one sentence.
        source: Who says so.
        measure: What measures it in the finished file, such as "smallest-text"; "people" where only people can.
        limit: The number that it must reach or not pass; None where there is none.
        most: The number that it must not pass, where ``limit`` is one that it must reach.
        unit: Of the limit: "pt", ":1", "characters", "columns" ...
        formats: The formats that it is about; empty for all that have sizes and colours.
        note: What the program does beyond the rule, or what it leaves to people.
        unmeasured: Why nothing measures it in a format, by the format's name.
    """

    id: str
    words: str
    source: str
    measure: str
    limit: float | None = None
    most: float | None = None
    unit: str = ""
    formats: tuple[str, ...] = ()
    note: str = ""
    unmeasured: Mapping[str, str] = field(default_factory=dict)


@record
class Sizes:
    """The sizes of type, in points."""

    small: float
    body: float
    lead: float
    h3: float
    h2: float
    quote: float
    h1: float


@record(kw_only=True)
class Edition:
    """One reader's way of having a workbook. The defaults are the standard edition: clear print.

    Attributes:
        name: As after ``--edition``.
        title: What people call it: "Large print".
        words: Whom it suits, in one or two sentences.
        based_on: The edition that it started from; "" for the standard one itself.
        family: The packaged edition that ``edition=`` conditions in content see: its own name, or that of the one
            that a personal edition is based on.
        size: Of the text, in points.
        small: Of small words (running feet, labels, imprint), in points.
        minimum: Nothing in a finished file is smaller, in points.
        scale: Each size of heading is so many times the one below.
        line_height: Of the text, as a multiple of its size.
        paragraph_gap: Between paragraphs, in lines; 1 is a blank line.
        font: Family of all words; "" leaves it to the brand.
        letter_spacing: White between letters as a share of the average letter's width; 0 leaves the font as it is.
        word_spacing: White between words as a multiple of the white between letters; 0 leaves the font as it is.
        emphasis: How stressed words are set.
        colours: Its own colours.
        fills: What has a ground of its own: "all"; "signs" (panels have outlines; signs and table heads are solid);
            "none" (everything has outlines).
        colour: False for black, white and greys alone.
        contrast: Least contrast of text (WCAG 2.2, 1.4.3 and 1.4.6).
        line_contrast: Least contrast of lines and signs (WCAG 2.2, 1.4.11).
        tables: "grid", or "cards": a labelled card for each row.
        writing_line: From one writing line to the next, in millimetres.
        signs: Where the small things that guide a reader stand: in a column beside what they mark, or above it.
        margins: Of its pages; None for the paper's own.
        rules: What it promises.
        sign_language_first: Films with sign language stand before the text that they belong to.
        spans: Where its file says what, by key, for messages.
    """

    name: str = field(default="standard", metadata=_UNSAID)
    title: str = "Standard"
    words: str = ""
    based_on: str = ""
    family: str = field(default="standard", metadata=_UNSAID)
    size: float = 12
    small: float = 10.5
    minimum: float = 10.5
    scale: float = 1.25
    line_height: float = 1.42
    paragraph_gap: float = 0.5
    font: str = ""
    letter_spacing: float = 0
    word_spacing: float = 0
    emphasis: Literal["italic", "bold"] = "italic"
    colours: Colours = Colours()
    fills: Literal["all", "signs", "none"] = "all"
    colour: bool = True
    contrast: float = 4.5
    line_contrast: float = 3
    tables: TableForm = "grid"
    writing_line: float = 9
    signs: Literal["beside", "above"] = "beside"
    margins: Margins | None = None
    rules: tuple[Rule, ...] = field(default=(), compare=False)
    sign_language_first: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, metadata=_UNSAID)

    @property
    def sizes(self) -> Sizes:
        """Its sizes of type: each step ``scale`` times the one before, rounded up to half a point."""
        steps = [self.size * self.scale**n for n in range(1, 5)]
        lead, h2, quote = (math.ceil(2 * step - 0.01) / 2 for step in steps[:3])
        return Sizes(self.small, self.size, lead, lead, math.ceil(h2), quote, math.ceil(steps[3]))

    @property
    def line(self) -> float:
        """Height of a line of text in millimetres, on half millimetres; 6 in the standard edition."""
        return round(2 * self.size * self.line_height * MM_PER_PT) / 2

    @property
    def dark(self) -> bool:
        """Light words on a dark ground."""
        return sum(int(self.colours.ground[at : at + 2], 16) for at in (1, 3, 5)) < 384

    @property
    def plain(self) -> bool:
        """Nothing differs from the standard edition but its name and rules."""
        bare = replace(self, name="standard", title="Standard", words="", based_on="", family="standard", rules=())
        return bare == STANDARD


STANDARD = Edition()
"""Clear print, as the brand gives it."""


@record(kw_only=True)
class Braille:
    """How braille is laid out.

    Attributes:
        grade: 1 uncontracted, 2 contracted.
        cells: On a line.
        lines: On a page, the running line among them.
        volume: Pages that are bound together at most; 0 for any number.
    """

    grade: Literal[1, 2] = 2
    cells: int = 38
    lines: int = 25
    volume: int = 80


@record(kw_only=True)
class Layout:
    """What dresses a document besides its brand.

    Attributes:
        paper: Name in PAPERS.
        duplex: In a pack, each worksheet starts on a right-hand page.
        crop_marks: Add bleed and marks, for a print shop.
        pack: Worksheets and activities each on pages of their own, with fields for name, team and date; no cover and
            no contents.
        edition: Sizes, colours, spacing, form of tables.
        purpose: How a Word document is filled in: on "screen", on "paper", or either.
        protect: A Word document takes answers and nothing else.
        pdf_standard: What a PDF keeps to: PDF/UA-1, PDF/UA-2, or PDF/A-2a or 3a together with PDF/UA-1.
        braille: Grade, cells and lines of braille.
    """

    paper: PaperName = "a4"
    duplex: bool = False
    crop_marks: bool = False
    pack: bool = False
    edition: Edition = STANDARD
    purpose: Purpose = "both"
    protect: bool = False
    pdf_standard: PdfStandard = "ua-1"
    braille: Braille = Braille()

    @property
    def sheet(self) -> Paper:
        """Measures of its paper, with the edition's margins."""
        return sheet(self.paper, self.edition)


def sheet(paper: PaperName, edition: Edition = STANDARD) -> Paper:
    """A paper as an edition uses it: its own margins, on A4 and larger; no column for signs where they stand above."""
    usual = PAPERS[paper]
    if edition.signs == "beside" and edition.margins is None:
        return usual
    marker = usual.marker if edition.signs == "beside" else 0
    own = edition.margins if usual.width > PAPERS["a5"].width else None
    top, bottom, side = (own.top, own.bottom, own.side) if own else (usual.top, usual.bottom, usual.side)
    head = SAFE + edition.line + 4  # a running head, and the white below it
    foot = head + 3  # its words stand lower in their line
    return replace(usual, top=max(top, head), bottom=max(bottom, foot), side=side, marker=marker)
