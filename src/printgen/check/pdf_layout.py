"""The layout test: reads a finished PDF and says what a careful designer would send back.

Rules (each with its stable name): `heading-last`, `caption-parted`, `prompt-parted`, `outside-margins`, `near-edge`,
`overlap`, `busy-ground`, `small-text`, `empty-page`, `row-cut`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from printgen.check import Finding
from printgen.check.pdf_ground import ground_findings
from printgen.check.pdf_read import Drawn, Element, PdfFile, Rect, read_pdf
from printgen.edition import Edition

MM: Final = 72 / 25.4
HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(frozen=True, slots=True)
class Standard:
    """What the look under test promises.

    Attributes:
        smallest: Smallest type size in points, for a face whose x is ``x_height`` of its size; faces with a larger x
            may be that much smaller (UKAAF; look.md: 10.5 pt for small words, 18 pt in large print).
        x_height: Height of the x that ``smallest`` is meant for.
        fullness: Least share of the area inside the margins that content must reach down to.
        safe: Distance from the trim in points that words must keep: home printers lose the edge.
    """

    smallest: float = 10.5
    x_height: float = 0.486
    fullness: float = 0.25
    safe: float = 10 * MM

    @classmethod
    def of(cls, edition: Edition) -> Standard:
        """What an edition promises; where words are large, the last of them on a page may stand alone sooner."""
        return cls(smallest=edition.minimum, fullness=0.15 if edition.signs == "above" else 0.25)


def layout_findings(pdf: bytes, standard: Standard | None = None) -> list[Finding]:
    """Everything that the layout test has against a finished file, by page.

    Args:
        pdf: The file. Needs a structure tree; prompts, answer spaces and the like are found by their marks.
        standard: Limits; the default look's without it.

    Raises:
        CheckerMissingError: pypdfium2 or pikepdf is not installed.
        UnreadableError: It is damaged.
    """
    file = read_pdf(pdf)
    if file.root is None:
        return [Finding("untagged", 0, "the file has no structure (it is not tagged), so its layout cannot be judged")]
    test = _Test(file, file.root, standard or Standard())
    if not file.ours:
        return sorted({replace(f, severity="warning") for rule in test.for_anybody() for f in rule()})
    ours = test.captions_parted, test.prompts_parted, test.outside, test.overlaps, test.empty_pages
    found = {finding for rule in (*test.for_anybody(), *ours) for finding in rule()}
    figures = frozenset(key for element in file.root.walk() if element.tag == "Figure" for key in element.contents())
    found.update(ground_findings(pdf, file, figures))
    return sorted(found, key=lambda f: (f.page, f.rule, f.what))


@dataclass(slots=True)
class _Piece:
    """Something on a page, in reading order: a piece of content or an answer space."""

    element: Element
    page: int
    rect: Rect
    words: str = ""
    space: bool = False


class _Test:
    """The rules, over the pieces of one file in reading order."""

    def __init__(self, file: PdfFile, root: Element, standard: Standard) -> None:
        self.file = file
        self.root = root
        self.standard = standard
        self.drawn: dict[tuple[int, int], list[Drawn]] = {}
        for number, page in enumerate(file.pages):
            for item in page.drawn:
                if item.mcid is not None:
                    self.drawn.setdefault((number, item.mcid), []).append(item)
        self.pieces = list(self._read(root))

    def _read(self, element: Element) -> Iterator[_Piece]:
        if element.kind == "answer":
            for page, rect in element.boxes:
                yield _Piece(element, page, rect, space=True)
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from self._read(kid)
                continue
            if items := self.drawn.get(kid):
                words = " ".join(item.words.strip() for item in items).strip()
                yield _Piece(element, kid[0], _seen(element, _union([item.rect for item in items])), words)

    def for_anybody(self) -> tuple[Callable[[], Iterator[Finding]], ...]:
        """The rules that need no marks; in a file of others, what they find is a warning."""
        return self.headings_last, self.small, self.rows_cut

    def headings_last(self) -> Iterator[Finding]:
        """A heading and what it heads stand on one page."""
        for at, piece in enumerate(self.pieces):
            if not piece.element.inside(*HEADINGS):
                continue
            follower = next((p for p in self.pieces[at + 1 :] if not p.element.inside(*HEADINGS)), None)
            if follower is None or follower.page != piece.page:
                yield Finding("heading-last", piece.page + 1, f'"{piece.words}" is the last thing on its page')

    def captions_parted(self) -> Iterator[Finding]:
        """A caption stands on the page of its figure, or of the first row of its table."""
        for caption in self.root.walk():
            if caption.tag != "Caption" and caption.kind != "caption":
                continue
            page = next((page for page, _ in caption.contents()), None)
            partner = self._captioned(caption)
            if page is not None and partner is not None and partner != page:
                words = self.file.words(caption)
                yield Finding("caption-parted", page + 1, f'"{words}" is on another page than what it describes')

    def _captioned(self, caption: Element) -> int | None:
        """Page of what a caption describes: the next row of its table, else the figure beside it."""
        holder = caption.parent
        if holder is None:
            return None
        inside = set(caption.walk())
        if holder.tag == "Table":
            pages = [page for row in holder.walk() if row.tag == "TR" for page in _pages(row)]
        else:
            pages = [page for e in holder.walk() if e.tag == "Figure" and e not in inside for page in _pages(e)]
        return pages[0] if pages else None

    def prompts_parted(self) -> Iterator[Finding]:
        """A prompt ends on the page where the space for its answer starts."""
        for at, piece in enumerate(self.pieces):
            after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            if not piece.element.inside("prompt") or (after is not None and after.element.inside("prompt")):
                continue
            answer = self._answer_to(at)
            if answer is not None and answer.page != piece.page:
                what = f'"{piece.words}" is on another page than the space for its answer'
                yield Finding("prompt-parted", piece.page + 1, what)

    def _answer_to(self, at: int) -> _Piece | None:
        """The first answer space after a prompt, unless the next prompt comes first."""
        for piece in self.pieces[at + 1 :]:
            if piece.space or piece.element.inside("answer"):
                return piece
            if piece.element.inside("prompt", *HEADINGS):
                return None
        return None

    def outside(self) -> Iterator[Finding]:
        """Content keeps inside the margins but for 1 mm of optical hang; what has the mark "band" may use them."""
        for piece in self.pieces:
            page = self.file.pages[piece.page]
            if not piece.element.inside("band") and (by := _excess(piece.rect, page.area)) > MM:
                yield Finding("outside-margins", piece.page + 1, f"{_name(piece)} is {by:.1f} pt outside the margins")
        for number, page in enumerate(self.file.pages):
            safe = _shrunk(page.trim, self.standard.safe)
            for item in page.drawn:
                if item.kind == "text" and (by := _excess(item.rect, safe)) > 0.5:
                    yield Finding("near-edge", number + 1, f'"{item.words.strip()}" is {by:.1f} pt too near the edge')

    def overlaps(self) -> Iterator[Finding]:
        """Words lie over no other words, and answer spaces over nothing that is not part of them."""
        for number, page in enumerate(self.file.pages):
            pieces = sorted(
                (p for p in self.pieces if p.page == number and not _is_ground(p)), key=lambda p: -p.rect[3]
            )
            artifacts = (item for item in page.drawn if item.kind == "text" and item.artifact)
            pieces += [_Piece(_NOWHERE, number, item.rect, item.words) for item in artifacts]
            for at, one in enumerate(pieces):
                for other in pieces[at + 1 :]:
                    if _clash(one, other):
                        yield Finding("overlap", number + 1, f"{_name(one)} and {_name(other)} lie over each other")

    def small(self) -> Iterator[Finding]:
        """No words are smaller than the standard, sizes compared by the height of the x."""
        for number, page in enumerate(self.file.pages):
            for item in page.drawn:
                if item.kind == "text":
                    measured = self.file.fonts.get(item.font) or self.standard.x_height
                    size = item.size * measured / self.standard.x_height
                    if size < self.standard.smallest - 0.1:
                        what = f'"{item.words.strip()}" is {item.size:.1f} pt, as small as {size:.1f} pt'
                        yield Finding("small-text", number + 1, what)

    def empty_pages(self) -> Iterator[Finding]:
        """Content reaches a quarter of the way down a page, except on the last page of a section."""
        for number, page in enumerate(self.file.pages[:-1]):
            here = [piece for piece in self.pieces if piece.page == number]
            after = [piece for piece in self.pieces if piece.page == number + 1]
            if not here or not after or self._section(after[0]) is not self._section(here[-1]):
                continue
            _, bottom, _, top = page.area
            share = (top - min(piece.rect[1] for piece in here)) / (top - bottom)
            if share < self.standard.fullness:
                yield Finding("empty-page", number + 1, f"only {share:.0%} of the page is used and the section goes on")

    def _section(self, piece: _Piece) -> Element:
        element = piece.element
        while element.parent is not None and element.parent is not self.root:
            element = element.parent
        return element

    def rows_cut(self) -> Iterator[Finding]:
        """A row of a table stands on one page."""
        for row in self.root.walk():
            if row.tag == "TR":
                pages = set(_pages(row)) | {page for page, _ in row.boxes}
                if len(pages) > 1:
                    what = f'a table row goes over the page: "{self.file.words(row)[:60]}"'
                    yield Finding("row-cut", min(pages) + 1, what)


_NOWHERE: Final = Element("Artifact")


def _pages(element: Element) -> list[int]:
    return [page for page, _ in element.contents()] or [page for page, _ in element.boxes]


def _seen(element: Element, rect: Rect) -> Rect:
    """The part of a drawing that shows: a picture is cut at its frame, and bounds of thick lines are generous."""
    frame = element.attributes.get("BBox") if element.tag == "Figure" else None
    if not frame:
        return rect
    cut = (max(rect[0], frame[0]), max(rect[1], frame[1]), min(rect[2], frame[2]), min(rect[3], frame[3]))
    return cut if cut[0] < cut[2] and cut[1] < cut[3] else rect


def _union(rects: list[Rect]) -> Rect:
    lefts, bottoms, rights, tops = zip(*rects, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _shrunk(rect: Rect, by: float) -> Rect:
    left, bottom, right, top = rect
    return left + by, bottom + by, right - by, top - by


def _excess(rect: Rect, frame: Rect) -> float:
    """How far a rectangle sticks out of a frame."""
    return max(frame[0] - rect[0], frame[1] - rect[1], rect[2] - frame[2], rect[3] - frame[3])


def _is_ground(piece: _Piece) -> bool:
    """A picture that fills a band or a cover: words are meant to stand on it."""
    return piece.element.tag == "Figure" and piece.element.inside("band")


def _clash(one: _Piece, other: _Piece) -> bool:
    if one.element is other.element and one.element is not _NOWHERE and not one.space and not other.space:
        slack = 2.5  # lines of one paragraph may touch: a descender and an accent
    else:
        slack = 1.5
    a, b = one.rect, other.rect
    if min(a[2], b[2]) - max(a[0], b[0]) <= slack or min(a[3], b[3]) - max(a[1], b[1]) <= slack:
        return False
    return not (_holds(one, other) or _holds(other, one))


def _holds(outer: _Piece, inner: _Piece) -> bool:
    """Words inside an answer space belong there when they are its own (a label, a hint)."""
    element: Element | None = inner.element
    while element is not None:
        if element is outer.element and outer.space:
            return True
        element = element.parent
    return False


def _name(piece: _Piece) -> str:
    if piece.space:
        return "an answer space"
    return f'"{piece.words}"' if piece.words else f"a {piece.element.tag.lower()}"
