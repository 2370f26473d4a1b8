"""Checks of a finished braille file: what it may hold, how its pages are laid out, and what its cells say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from printgen.check import CheckerMissingError, Finding, UnreadableError
from printgen.check.files import Checker
from printgen.record import record
from printgen.write.braille.languages import table
from printgen.write.braille.lines import CONTINUED, joined
from printgen.write.braille.louis import INSTALL, Louis, version

WIDEST, LONGEST = 44, 30
"""Cells and lines of the largest paper that embossers in common use take: a file beyond them is for nobody's."""
FIRST_NUMBERED = 2
"""Where the title page, which shows no number, is page 1."""
_ALLOWED = re.compile(rb"[^\x20-\x5f\r\n\f]")
_PAGE_NUMBER = re.compile(r"#([A-J]+)$")
_EMPHASIS = re.compile(r"(?:(?<= )|^|(?<=[\"8<(]))[.^][127]|[.^]'")
"""Typeform indicators (Rules of Unified English Braille 2013, 9): the library does not take them back."""
_MARKS = re.compile(r"@\.[<>]")
"""Transcriber's note indicators."""
_GUIDE = re.compile(r' "{2,} (?=#[A-J]+$)')
_DRAWN = re.compile(r"^ *(7{6,}|G{6,}|:{6,}|-{6,}#[A-J]+) *$")
"""Lines that are drawn: of boxes, of changes of subject, of print pages."""
_UNREAD = re.compile(r"\\[0-9A-F]+(CE)?/")
"""How the library shows cells that no rule reads."""


class BrailleFile:
    """A braille file opened for checking.

    Args:
        data: Its bytes.

    Raises:
        UnreadableError: It is not in braille ASCII at all.
    """

    def __init__(self, data: bytes) -> None:
        if b"\0" in data or not re.search(rb"[\x21-\x5f]", data):
            raise UnreadableError("it holds no braille ASCII")
        self.data = data
        self.text = _ALLOWED.sub(b" ", data.upper()).decode("ascii")

    @cached_property
    def pages(self) -> tuple[tuple[str, ...], ...]:
        """Lines by page."""
        pages = self.text.split("\f")
        if not pages[-1].strip():
            pages.pop()
        return tuple(tuple(page.removesuffix("\r\n").removesuffix("\n").splitlines()) for page in pages)

    @cached_property
    def cells(self) -> int:
        """Cells on a line: page numbers stand at the right edge, so it is the usual length of numbered first lines."""
        ends = [len(page[0]) for page in self.pages if page and _PAGE_NUMBER.search(page[0])]
        return Counter(ends).most_common(1)[0][0] if ends else max((len(x) for p in self.pages for x in p), default=0)

    def running(self, page: Sequence[str]) -> int | None:
        """The number in a page's running line; None when it has none."""
        found = _PAGE_NUMBER.search(page[0]) if page and len(page[0]) == self.cells else None
        return int("".join(str("JABCDEFGHI".index(digit)) for digit in found[1])) if found else None

    def lines(self) -> Iterator[tuple[int, str]]:
        """What is read, with the number of its sheet: without running lines, drawn lines, guide dots, indicators."""
        for sheet, page in enumerate(self.pages, 1):
            for line in page[1:] if self.running(page) is not None else page:
                if not _DRAWN.match(line):
                    yield sheet, _MARKS.sub("", _GUIDE.sub(" ", line))


@record(kw_only=True)
class _Layout:
    """What a file is measured by."""

    cells: int
    lines: int
    exact: bool


def check_brf(
    data: bytes, *, cells: int | None = None, lines: int | None = None, grade: int = 2, language: str = "en"
) -> tuple[Finding, ...]:
    """Everything wrong with a braille file.

    Args:
        data: The file's bytes; anybody's.
        cells: On a line, where it is known for what paper it was made.
        lines: On a page, likewise.
        grade: Of the braille.
        language: BCP 47 tag.

    Returns:
        Findings about its bytes, its pages, and cells that say nothing. A file that cannot be read is one finding.
    """
    try:
        file = BrailleFile(data)
    except UnreadableError as fault:
        return (Finding("unreadable", 0, str(fault)),)
    return (*form(file, cells, lines), *meaning(file, grade, language))


def checkers(data: bytes) -> Sequence[Checker]:
    """The checkers of a braille file.

    Raises:
        UnreadableError: It holds no braille.
    """
    file = BrailleFile(data)
    return (
        Checker("the form of braille files", lambda _: form(file)),
        Checker("liblouis, read back as English braille", lambda _: meaning(file)),
    )


def form(file: BrailleFile, cells: int | None = None, lines: int | None = None) -> Iterator[Finding]:
    """What the file holds besides words: bytes, line ends, widths, heights, page numbers."""
    yield from _bytes(file)
    layout = _Layout(cells=cells or WIDEST, lines=lines or LONGEST, exact=cells is not None)
    for sheet, page in enumerate(file.pages, 1):
        wide = max((len(line) for line in page), default=0)
        if wide > layout.cells:
            yield Finding("cells", sheet, f"a line of {wide} cells; the paper takes {layout.cells}")
        elif wide > file.cells and not layout.exact:
            said = f"a line of {wide} cells; the others have {file.cells} at most"
            yield Finding("cells", sheet, said, "warning")
        if len(page) > layout.lines:
            yield Finding("lines", sheet, f"{len(page)} lines; the paper takes {layout.lines}")
        if not any(line.strip() for line in page):
            yield Finding("empty-page", sheet, "nothing stands on this page", "warning")
        if any(line != line.rstrip() for line in page):
            yield Finding("trailing-blanks", sheet, "blank cells at the ends of lines", "advice")
    yield from _numbers(file)


def _bytes(file: BrailleFile) -> Iterator[Finding]:
    """Braille ASCII is 0x20 to 0x5F; lower case stands for the same cells, and some embossers refuse it."""
    strange = _ALLOWED.findall(file.data)
    lower = [byte for byte in strange if 0x61 <= byte[0] <= 0x7E]
    if lower:
        yield Finding("bytes", 0, "lower-case letters, which some embossers refuse", "advice")
    if len(lower) < len(strange):
        shown = sorted({f"0x{byte[0]:02X}" for byte in strange} - {f"0x{byte[0]:02X}" for byte in lower})
        yield Finding("bytes", 0, f"bytes that stand for no cell: {', '.join(shown[:5])}")
    if file.data.count(b"\n") != file.data.count(b"\r\n"):
        yield Finding("line-ends", 0, "lines that do not end in CR LF", "warning")
    if len(file.pages) > 1 and not file.data.endswith(b"\f"):
        yield Finding("page-ends", 0, "the last page does not end in a form feed", "warning")


def _numbers(file: BrailleFile) -> Iterator[Finding]:
    """Page numbers rise by one; after a title page a volume may begin anew."""
    last: int | None = None
    titled = False
    for sheet, page in enumerate(file.pages, 1):
        number = file.running(page)
        begins = titled and number == FIRST_NUMBERED
        titled = number is None
        if number is not None and last is not None and number != last + 1 and not begins:
            yield Finding("page-number", sheet, f"page {number} comes after page {last}", "warning")
        last = number if number is not None else last + 1 if last is not None else None


def meaning(file: BrailleFile, grade: int = 2, language: str = "en") -> Iterator[Finding]:
    """Cells that no rule of the language reads.

    Raises:
        CheckerMissingError: liblouis is not installed.
    """
    for sheet in range(1, len(file.pages) + 1):
        said = read_back(file, grade, language, sheet)
        if unread := _UNREAD.search(said):
            around = said[max(0, unread.start() - 20) : unread.end() + 10]
            yield Finding("cells-unread", sheet, f"cells that say nothing, at: {around.strip()}", "warning")


def read_back(file: BrailleFile, grade: int, language: str = "en", sheet: int = 0) -> str:
    """What a file's cells say, as well as a program can tell.

    Args:
        file: The file.
        grade: Of the braille.
        language: BCP 47 tag.
        sheet: Only this page; 0 for all.

    Raises:
        CheckerMissingError: liblouis is not installed.
    """
    if not version():
        raise CheckerMissingError("liblouis", INSTALL)
    louis = Louis(table(language, grade))
    return " ".join(louis.back(part) for part in _parts(cells_of(file, sheet)))


def cells_of(file: BrailleFile, sheet: int = 0) -> str:
    """What is read in a file, its lines joined, without typeforms.

    Args:
        file: The file.
        sheet: Only this page; 0 for all.
    """
    cells = joined(line for at, line in file.lines() if sheet in (0, at))
    return _EMPHASIS.sub("", cells.removesuffix(CONTINUED))  # an address may go on over the page


def _parts(cells: str, most: int = 2000) -> Iterator[str]:
    """Words in runs of a length that the library takes at once."""
    run: list[str] = []
    length = 0
    for word in cells.split():
        if length + len(word) > most:
            yield " ".join(run)
            run, length = [], 0
        run.append(word)
        length += len(word) + 1
    if run:
        yield " ".join(run)
