"""The steps from HTML to a finished PDF: lay out, let answer spaces grow, read the structure, draw, write."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf

from printgen.diagnostics import Diagnostics
from printgen.edition import PdfStandard
from printgen.write.pdf import Pdf, bleed, edge, parted, space
from printgen.write.pdf import tops as topped
from printgen.write.pdf.constants import fold_constants
from printgen.write.pdf.engine import Layout, draw, lay_out
from printgen.write.pdf.fetcher import BASE, ContentFetcher, Fetch
from printgen.write.pdf.messages import collected
from printgen.write.pdf.tree import PX, Tree, build_tree

_FACE = re.compile(r"@font-face\s*{[^}]*?font-family:\s*[\"']?([^;\"'}]+)")
MAX_SHOWN = 8
"""Characters named in one message."""


def build(
    html: str,
    css: Sequence[str],
    fetch: Fetch,
    *,
    title: str,
    language: str,
    standard: PdfStandard,
    creator: str,
    crop_marks: bool,
    grow: bool,
    cache: dict[Any, Any] | None,
    ranges: Mapping[str, tuple[str, str]],
) -> Pdf:
    """See `printgen.write.pdf.write_pdf`."""
    found = Diagnostics()
    fetcher = ContentFetcher(fetch, found)
    sheets = fold_constants([*css, bleed.SHEET_CSS] if crop_marks else css, html)
    with collected(found), _no_garbage_collection():
        layout = lay_out(html, sheets, fetcher, language=language, standard=standard, cache=cache, ranges=ranges)
        for at, page in enumerate(layout.boxes):
            trimmed = parted.trim(layout.boxes, at)
            grown = grow and space.use_space_left(page)
            if edge.settle(page) or grown or trimmed:
                layout.refresh(page)
        tree = build_tree(layout.boxes, layout.html)
        tidy = _Tidy(layout, found, crop_marks)
        data, document = draw(layout, tree, title=title, language=language, creator=creator, tidy=tidy)
    _report(tree, document, css, found)
    return _as_pdf(data, layout, document, found)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Layout makes many objects and few cycles, so collecting waits: it would take 4 to 13 % of the time.

    What the last document left behind is collected when the next one begins; a single build never pays for it.
    """
    global _left_behind
    if _left_behind:
        gc.collect()
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _left_behind = True
        if was_on:
            gc.enable()


_left_behind = False


@dataclass(slots=True)
class _Tidy:
    """Last touches before drawing and before writing."""

    layout: Layout
    found: Diagnostics
    crop_marks: bool

    def before(self, document: Any) -> None:
        for page in document.pages:
            page.links[:] = [link for link in page.links if not self._is_relative(link)]
            page.bookmarks[:] = [(level, " ".join(words.split()), *rest) for level, words, *rest in page.bookmarks]
        if self.crop_marks:
            for box in self.layout.boxes:
                bleed.extend_grounds(box)

    def _is_relative(self, link: Any) -> bool:
        kind, target = link[0], link[1]
        if kind == "external" and target.startswith(BASE):
            name = target.removeprefix(BASE)
            hint = "give the whole address, with https://, or an id in this document"
            self.found.warning("link-relative", f'a link to "{name}" leads nowhere on paper', hint=hint)
            return True
        return False

    def after(self, pdf: Any) -> None:
        for number, box in zip(pdf.pages["Kids"][::3], self.layout.boxes, strict=True):
            pdf.objects[number]["ArtBox"] = _content_area(box)
        if self.crop_marks:
            bleed.set_bleed_boxes(pdf)


def _content_area(page: Any) -> Any:
    """The part of a page inside its margins, as its ArtBox (ISO 32000-1, 14.11.2): the layout test measures by it."""
    left, top = page.content_box_x(), page.content_box_y()
    height = page.margin_height()
    corners = (left, height - top - page.height, left + page.width, height - top)
    return pydyf.Array(round(v * PX, 2) for v in corners)


def _report(tree: Tree, document: Any, css: Sequence[str], found: Diagnostics) -> None:
    for element in tree.failures:
        name = element.get("src") or "an inline SVG"
        hint = 'give alt="..." (or a title in an SVG), or alt="" when it is decoration'
        found.error("alt-missing", f"a picture has no text alternative: {name}", hint=hint, id=element.get("id", ""))
    for content in tree.lost:
        hint = "use a solid colour instead of opacity"
        found.error("text-unreadable", f'a screen reader cannot read "{content.words.strip()}"', hint=hint)
    families = {name for sheet in css for name in _FACE.findall(sheet)}
    strays: dict[str, set[str]] = {}
    for font in document.fonts.values() if families else ():
        if not families & {part.strip() for part in font.family.split(",")}:
            strays.setdefault(font.family, set()).update("".join(font.to_unicode.values()))
    for name, characters in sorted(strays.items()):
        shown = ", ".join(f'"{c}" (U+{ord(c):04X})' for c in sorted(characters - {" "})[:MAX_SHOWN])
        said = f'the brand\'s fonts lack {shown or "some words"}, so "{name}" stands in'
        hint = "it may look different elsewhere: use another character, or a font that has it"
        found.warning("font-stray", said, hint=hint)


def _as_pdf(data: bytes, layout: Layout, document: Any, found: Diagnostics) -> Pdf:
    index: dict[str, int] = {}
    tops: set[str] = set()
    for number, page in enumerate(document.pages):
        top = layout.boxes[number].content_box_y() + 1
        for name, place in page.anchors.items():
            if name not in index and place[1] < top:
                tops.add(name)
            index.setdefault(name, number)
    pages = {name: layout.numbers[number] for name, number in index.items()}
    marks, ids = topped.tops(layout.boxes)
    rooms = topped.rooms(layout.boxes)
    return Pdf(data, len(document.pages), pages, index, tuple(found), ids | tops, marks, rooms)
