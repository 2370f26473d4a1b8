"""The structure test: whether a tagged PDF reads as its content does. Validators pass most of its faults.

Rules: `untagged`, `unmarked`, `heading-skips`, `no-first-heading`, `split`, `table-header`, `table-scope`,
`table-grid`, `figure-alt`, `figure-box`, `running-tagged`, `link-words`, `paint-order`, `order`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from printgen.check import Finding
from printgen.check.pdf_read import Element, PdfFile, read_pdf

SPLITTABLE: Final = frozenset({"P", "L", "Table", "BlockQuote"})
_ENDS: Final = tuple(".!?:;…”\"')")
_FEW: Final = 4
"""Pieces of content from which the order of painting says something."""
_IN_ORDER: Final = 0.9
"""Share of them that has to be painted in reading order."""
_WINDOW: Final = 400
"""Letters that the test looks ahead for the next word: room for a page number or a label that the source lacks."""


def structure_findings(pdf: bytes, source_words: str | None = None) -> list[Finding]:
    """Everything that the structure test has against a finished file.

    Args:
        pdf: The file.
        source_words: Words of the source in reading order, alternative texts left out; None skips that rule.

    Raises:
        CheckerMissingError: pypdfium2 or pikepdf is not installed.
    """
    file = read_pdf(pdf)
    if file.root is None:
        return [Finding("untagged", 0, "the file has no structure (it is not tagged), so a screen reader has to guess")]
    rules = (_unmarked, _headings, _split, _tables, _figures, _running, _links, _painted)
    found = [finding for rule in rules for finding in rule(file, file.root)]
    if source_words is not None:
        found += _order(file, file.root, source_words)
    return sorted(found, key=lambda f: (f.page, f.rule, f.what))


def _page(element: Element) -> int:
    """1-based page of an element's first content; 0 when it has none."""
    return next((page + 1 for page, _ in element.contents()), 0)


def _unmarked(file: PdfFile, root: Element) -> Iterator[Finding]:
    """Every word is the content of the structure or an artifact."""
    reachable = set(root.contents())
    for number, page in enumerate(file.pages):
        for item in page.drawn:
            if item.kind == "text" and not item.artifact and (number, item.mcid) not in reachable:
                yield Finding("unmarked", number + 1, f'"{item.words.strip()}" is neither content nor an artifact')


def _headings(file: PdfFile, root: Element) -> Iterator[Finding]:
    """Headings start with the first level and never skip one on the way down."""
    headings = [element for element in root.walk() if re.fullmatch(r"H[1-6]", element.tag)]
    if headings and headings[0].tag != "H1":
        yield Finding("no-first-heading", _page(headings[0]), f"the first heading is an {headings[0].tag}")
    for before, after in pairwise(headings):
        if int(after.tag[1]) > int(before.tag[1]) + 1:
            what = f'"{file.words(after)}" ({after.tag}) follows "{file.words(before)}" ({before.tag})'
            yield Finding("heading-skips", _page(after), what)


def _split(file: PdfFile, root: Element) -> Iterator[Finding]:
    """A paragraph, list or table that goes over a page is still one element."""
    for parent in root.walk():
        for before, after in pairwise(parent.children()):
            if before.tag == after.tag and before.tag in SPLITTABLE and _goes_on(file, before, after):
                words = file.words(after)[:60]
                yield Finding("split", _page(after), f'a {before.tag} was cut in two at the page break: "{words}"')


def _goes_on(file: PdfFile, before: Element, after: Element) -> bool:
    ends = max((page for page, _ in before.contents()), default=-1)
    starts = min((page for page, _ in after.contents()), default=-1)
    if ends < 0 or starts != ends + 1:
        return False
    if before.tag == "Table":
        return _columns(before) == _columns(after) and _head(file, before) == _head(file, after)
    if before.tag == "L":
        return before.attributes.get("ListNumbering") == after.attributes.get("ListNumbering")
    first, second = file.words(before), file.words(after)
    return bool(first and second) and not first.endswith(_ENDS) and not second[:1].isupper()


def _columns(table: Element) -> int:
    row = next((element for element in table.walk() if element.tag == "TR"), None)
    return sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.children()) if row else 0


def _head(file: PdfFile, table: Element) -> str:
    return next((file.words(element) for element in table.walk() if element.tag == "THead"), "")


def _tables(file: PdfFile, root: Element) -> Iterator[Finding]:
    """Tables have header cells, header cells say what they head, and the grid is regular."""
    for table in (element for element in root.walk() if element.tag == "Table"):
        page = _page(table)
        cells = [element for element in table.walk() if element.tag in ("TH", "TD")]
        headers = [cell for cell in cells if cell.tag == "TH"]
        if not headers:
            yield Finding("table-header", page, f'a table has no header cell: "{file.words(table)[:60]}"')
        for cell in headers:
            if cell.attributes.get("Scope") not in ("Row", "Column", "Both"):
                yield Finding("table-scope", _page(cell) or page, f'header "{file.words(cell)}" has no scope')
        widths = row_widths(table)
        if len(set(widths)) > 1:
            yield Finding("table-grid", page, f"rows have {min(widths)} to {max(widths)} columns")


def row_widths(table: Element) -> list[int]:
    """Columns of each row, with the cells that reach down into it from rows above."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # rows still to cover, columns covered
    for row in (element for element in table.walk() if element.tag == "TR"):
        cells = row.children()
        above = sum(columns for rows, columns in reaching if rows)
        widths.append(above + sum(int(cell.attributes.get("ColSpan", 1)) for cell in cells))
        reaching = [(rows - 1, columns) for rows, columns in reaching if rows > 1]
        for cell in cells:
            if (rows := int(cell.attributes.get("RowSpan", 1))) > 1:
                reaching.append((rows - 1, int(cell.attributes.get("ColSpan", 1))))
    return widths


def _figures(file: PdfFile, root: Element) -> Iterator[Finding]:
    """Figures have words that stand for them, and say where they are."""
    for figure in (element for element in root.walk() if element.tag == "Figure"):
        page = _page(figure)
        if not figure.entries.get("Alt", "").strip() and not figure.entries.get("ActualText"):
            yield Finding("figure-alt", page, "a figure has no text alternative")
        box = figure.attributes.get("BBox")
        if page and (box is None or not _covers(box, file, figure)):
            yield Finding("figure-box", page, "a figure's box is not where it is drawn")


def _covers(box: tuple[float, float, float, float], file: PdfFile, figure: Element) -> bool:
    rects = [item.rect for page, mcid in figure.contents() for item in file.drawn(page, mcid)]
    return any(r[0] < box[2] and box[0] < r[2] and r[1] < box[3] and box[1] < r[3] for r in rects) or not rects


def _running(file: PdfFile, root: Element) -> Iterator[Finding]:
    """What stands at the same place on three pages or more is a page header or footer: an artifact, not content.

    What the templates mark as a band may use the margins, such as the number of the standard edition's page.
    """
    bands = {key for element in root.walk() if element.kind == "band" for key in element.contents()}
    reachable = set(root.contents()) - bands
    places: dict[tuple[int, int, str], set[int]] = defaultdict(set)
    for number, page in enumerate(file.pages):
        left, bottom, right, top = page.area
        for item in page.drawn:
            outside = item.rect[1] >= top or item.rect[3] <= bottom or item.rect[0] >= right or item.rect[2] <= left
            if item.kind == "text" and (number, item.mcid) in reachable and outside:
                words = re.sub(r"\d+", "0", item.words.strip())
                places[round(item.rect[0] / 20), round(item.rect[1] / 4), words].add(number)
    for (_, _, words), pages in sorted(places.items()):
        if len(pages) > 2:
            yield Finding("running-tagged", min(pages) + 1, f'"{words}" is tagged as content on {len(pages)} pages')


def _links(file: PdfFile, root: Element) -> Iterator[Finding]:
    """A link says in words where it goes."""
    for link in (element for element in root.walk() if element.tag == "Link"):
        for said in dict.fromkeys(link.links) or {"": None}:
            if "://" in said or not any(c.isalpha() for c in said):
                yield Finding("link-words", _page(link), f'a link says only "{said or file.words(link)}"')


def _painted(file: PdfFile, root: Element) -> Iterator[Finding]:
    """A page's words are painted in reading order: what knows no structure copies and reflows them so.

    Words in a picture are the picture's, and are painted with it.
    """
    pictures = {place for element in root.walk() if element.tag == "Figure" for place in element.contents()}
    rank = {place: at for at, place in enumerate(root.contents()) if place not in pictures}
    for number, page in enumerate(file.pages):
        mcids = dict.fromkeys(item.mcid for item in page.drawn if item.kind == "text" and (number, item.mcid) in rank)
        painted = [rank[number, mcid] for mcid in mcids if mcid is not None]
        if len(painted) >= _FEW and (share := _in_order(painted) / len(painted)) < _IN_ORDER:
            what = f"{1 - share:.0%} of the words are painted out of reading order"
            yield Finding("paint-order", number + 1, what, "warning")


def _in_order(ranks: list[int]) -> int:
    """Length of the longest run that keeps the order (patience sorting)."""
    ends: list[int] = []
    for one in ranks:
        at = bisect_left(ends, one)
        ends[at : at + 1] = [one]
    return len(ends)


def _order(file: PdfFile, root: Element, source: str) -> Iterator[Finding]:
    """The structure says the source's words in the source's order."""
    read: list[str] = []
    pages: list[int] = []
    for page, mcid in root.contents():
        for item in file.drawn(page, mcid):
            letters = _letters(item.words)
            read.append(letters)
            pages += [page] * len(letters)
    text, at = "".join(read), 0
    for word in source.split():
        letters = _letters(word)
        found = text.find(letters, at, at + _WINDOW + len(letters)) if letters else at
        if found < 0:
            page = pages[min(at, len(pages) - 1)] + 1 if pages else 0
            before = text[max(0, at - 30) : at]
            yield Finding("order", page, f'"{word}" does not follow "{before}" as it does in the source')
            return
        at = found + len(letters)


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum()).casefold()
