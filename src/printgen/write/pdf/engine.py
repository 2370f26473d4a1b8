"""The one module that leans on WeasyPrint's private interfaces; written for, and pinned to, version 70.0.

It does in two steps what `weasyprint.HTML.write_pdf` does in one, so that pages can be changed between layout and
drawing, and it puts our own structure tree in the place of the engine's. `tests/pdf/test_engine.py` guards each
private name used here.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import pydyf
import weasyprint
import weasyprint.document
import weasyprint.pdf
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.images import SVGImage
from weasyprint.layout import layout_document
from weasyprint.layout.background import layout_backgrounds
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration

from printgen.edition import PdfStandard
from printgen.write.pdf.emit import emit_structure
from printgen.write.pdf.fetcher import BASE, ContentFetcher
from printgen.write.pdf.standards import VARIANTS, claim_accessibility, is_archive, settle_pictures
from printgen.write.pdf.tree import Tree

VERSION = "70.0"


class PageRanges(CounterStyle):  # type: ignore[misc]
    """Counter styles that say a range of pages in words, once the layout knows it: "page 12" or "pages 12 to 14".

    A style sheet writes ``target-counter(attr(href), page, pages-from) target-counter(attr(data-to), page, NAME)``. The
    first notes its page and says nothing; the second says both. The engine always works them out one after the other.

    Args:
        wording: By NAME: the words for one page, with ``{first}``, and for several, with ``{first}`` and ``{last}``.
    """

    def __init__(self, wording: Mapping[str, tuple[str, str]]) -> None:
        super().__init__()
        self.wording = wording
        self._first = 0

    def render_value(
        self, counter_value: int, counter_name: Any = None, counter: Any = None, previous_types: Any = None
    ) -> str:
        """The text of one counter."""
        if counter_name == "pages-from":
            self._first = counter_value
            return ""
        if isinstance(counter_name, str) and counter_name in self.wording:
            one, many = self.wording[counter_name]
            words = one if counter_value == self._first else many
            return words.replace("{first}", str(self._first)).replace("{last}", str(counter_value))
        return str(super().render_value(counter_value, counter_name, counter, previous_types))


@dataclass(slots=True)
class Layout:
    """A document laid out on pages, not drawn yet.

    Attributes:
        boxes: The engine's page boxes.
        numbers: Printed number of each page, by the page counter.
        html: Root element.
        standard: What the file keeps to.
    """

    boxes: list[Any]
    numbers: list[int]
    html: Any
    standard: PdfStandard
    _context: Any
    _source: Any
    _fonts: Any
    _options: dict[str, Any] = field(default_factory=dict)

    def refresh(self, page: Any) -> None:
        """Works out the backgrounds of a page again, after boxes were moved or resized."""
        layout_backgrounds(page, self._context.get_image_from_uri)


def lay_out(
    html: str,
    css: Sequence[str],
    fetcher: ContentFetcher,
    *,
    language: str,
    standard: PdfStandard,
    cache: dict[Any, Any] | None,
    ranges: Mapping[str, tuple[str, str]],
) -> Layout:
    """Parses, styles and paginates a document (`weasyprint.document.Document._render` up to its pages)."""
    fonts, counters, profiles = FontConfiguration(), PageRanges(ranges), {}  # type: ignore[var-annotated]
    source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    if not source.etree_element.get("lang"):
        source.etree_element.set("lang", language)
    sheets = [
        weasyprint.CSS(
            string=sheet,
            base_url=BASE,
            url_fetcher=fetcher,
            font_config=fonts,
            counter_style=counters,
            color_profiles=profiles,
        )
        for sheet in css
    ]
    variant = VARIANTS[standard]
    options = {**weasyprint.DEFAULT_OPTIONS, "stylesheets": sheets, "pdf_variant": variant, "cache": cache}
    for name, value in weasyprint.pdf.VARIANTS[variant][1].items():
        if options[name] is None:
            options[name] = value
    context = weasyprint.document.Document._build_layout_context(source, fonts, counters, profiles, options)
    root = build_formatting_structure(
        source.etree_element,
        context.style_for,
        context.get_image_from_uri,
        source.base_url,
        context.target_collector,
        counters,
        context.footnotes,
    )
    boxes = list(layout_document(source, root, context))
    numbers = [state[3][1].get("page", [index])[-1] for index, state in enumerate(context.page_maker)][1:]
    options["color_profiles"] = profiles
    return Layout(boxes, numbers[: len(boxes)], source.etree_element, standard, context, source, fonts, options)


def draw(layout: Layout, tree: Tree, *, title: str, language: str, creator: str, tidy: Any) -> tuple[bytes, Any]:
    """Draws a laid-out document with its structure.

    Args:
        layout: Pages; no box may change any more.
        tree: Structure of these pages.
        title: Title of the document.
        language: BCP 47 tag.
        creator: What made it.
        tidy: Called with the engine's document before drawing and with the pydyf document before writing.

    Returns:
        The PDF, and the engine's document (its pages know their anchors).
    """
    options = dict(layout._options)
    known = get_html_metadata(layout._source) | {"title": title, "lang": language, "generator": creator}
    metadata = _ArchiveMetadata(**known) if is_archive(layout.standard) else DocumentMetadata(**known)
    document = weasyprint.document.Document(
        [weasyprint.document.Page(box) for box in layout.boxes],
        metadata,
        layout._source.url_fetcher,
        layout._fonts,
        options.pop("color_profiles"),
        options["output_intent"],
    )
    _keep_own_links(document.pages, tree)
    tidy.before(document)
    with _tagging(tree, language), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves the colour profile's file to be closed
        data = document.write_pdf(finisher=lambda _, pdf: _finish(pdf, layout.standard, tidy), **options)
    return data, document


def _finish(pdf: Any, standard: PdfStandard, tidy: Any) -> None:
    tidy.after(pdf)
    if is_archive(standard):
        settle_pictures(pdf)


class _ArchiveMetadata(DocumentMetadata):  # type: ignore[misc]
    """Metadata of a PDF/A file that keeps to PDF/UA-1 as well: the engine knows one claim at a time."""

    def include_in_pdf(self, pdf: Any, variant: str, version: int, conformance: str, compress: bool) -> None:
        """Never compressed: an archive finds a file by it."""
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(self, *given: Any) -> bytes:
        return claim_accessibility(super().generate_rdf_metadata(*given))


def _keep_own_links(pages: list[Any], tree: Tree) -> None:
    """Drops the second annotation that the engine makes for an inline element inside a link, and those in artifacts."""
    for page in pages:
        page.links[:] = [
            link
            for link in page.links
            if link[3] in tree.links and (link[3].link or type(link[3]).__name__ != "InlineBox")
        ]


class _TaggedStream(Stream):  # type: ignore[misc]
    """Marks what it draws as the tree says: content of a structure element, or artifact.

    Words are held back and drawn last on their page, in the tree's order. The engine paints as CSS says (lists and
    floats after paragraphs); programs that know no structure read, copy and reflow a page in the order of painting.
    """

    tree: Tree
    is_group = False

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._held: list[tuple[int, list[Any]]] = []
        self._clips = [False]

    def clone(self, **given: Any) -> Any:
        clone = super().clone(**given)
        clone.__class__ = type(self)
        clone.is_group = True
        clone._held, clone._clips = [], [False]
        return clone

    def push_state(self) -> None:
        super().push_state()
        self._clips.append(self._clips[-1])

    def pop_state(self) -> None:
        if len(self._ctm_stack) == _PAGE_DEPTH and self._held:
            for _, drawn in sorted(self._held, key=lambda one: one[0]):
                self.stream += drawn
            self._held.clear()
        super().pop_state()
        self._clips.pop()

    def clip(self, even_odd: bool = False) -> None:
        super().clip(even_odd)
        self._clips[-1] = True

    def _can_wait(self, box: Any) -> bool:
        """Whether these words look the same when they are drawn at the end of the page."""
        plain = len(self._ctm_stack) >= _PAGE_DEPTH and self.ctm == self._ctm_stack[_PAGE_DEPTH - 1]
        return plain and not self._clips[-1] and type(box).__name__ == "TextBox"

    def _forget_state(self) -> None:
        """Makes what is drawn next say its colour and font, whatever was drawn before."""
        self._current_color = self._current_color_stroke = self._current_font = None
        self._current_alpha = self._current_alpha_stroke = None

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        content = self.tree.contents.get(box)
        waits: int | None = None
        if content is None or content.mcid is not None or self.is_group:
            if content is not None and self.is_group:
                self.tree.lost.append(content)
            # Content of a group could not be told from that of the page: its numbers are its own.
            kind = "/Pagination" if box in self.tree.running else "/Layout"
            pydyf.Stream.begin_marked_content(self, "Artifact", pydyf.Dictionary({"Type": kind}))
        else:
            content.mcid = self._tags[box] = len(self._tags)
            if self._can_wait(box):
                waits = len(self.stream)
                self._forget_state()
            pydyf.Stream.begin_marked_content(self, tag, pydyf.Dictionary({"MCID": content.mcid}))
        try:
            yield
        finally:
            self.end_marked_content()
            if waits is not None and content is not None:
                self._held.append((self.tree.rank(content), self.stream[waits:]))
                del self.stream[waits:]
                self._forget_state()


_PAGE_DEPTH = 2
"""Saved states of a page's stream while the page is painted: the stream's own, and the page's with its scale."""
_lock = threading.Lock()


@contextmanager
def _tagging(tree: Tree, language: str) -> Iterator[None]:
    """Puts our stream and our structure tree in the place of the engine's, for one document at a time."""
    stream = type("TreeStream", (_TaggedStream,), {"tree": tree})

    def add_tags(pdf: Any, document: Any, version: object, _streams: Any) -> None:
        emit_structure(tree, pdf, document.pages, language, version2=str(version) >= "2.0")

    with _lock:
        before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags, pydyf.PDF.page_references, SVGImage.draw
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags = stream, add_tags
        pydyf.PDF.page_references = property(_page_references)
        SVGImage.draw = _remembering(SVGImage.draw)
        try:
            yield
        finally:
            weasyprint.pdf.Stream, weasyprint.pdf.add_tags, pydyf.PDF.page_references, SVGImage.draw = before


def _remembering(draw: Any) -> Any:
    """Drawing an SVG that was drawn before at the same size repeats its operators: a page has dozens of equal icons."""
    known: dict[tuple[bytes, float, float], list[Any]] = {}

    def draw_svg(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        source = image.__dict__.get("_source") or ElementTree.tostring(image._svg.tree._etree_node)
        image._source = source
        stream._current_color = stream._current_color_stroke = stream._current_font = None
        stream._current_alpha = stream._current_alpha_stroke = None
        key = (source, width, height)
        if key in known:
            stream.stream.extend(known[key])
            return
        start, resources = len(stream.stream), _resource_count(stream)
        draw(image, stream, width, height, style)
        stream._current_color = stream._current_color_stroke = stream._current_font = None
        stream._current_alpha = stream._current_alpha_stroke = None
        if _resource_count(stream) == resources:
            known[key] = stream.stream[start:]

    return draw_svg


def _resource_count(stream: Any) -> tuple[int, ...]:
    return tuple(len(stream._resources[kind]) for kind in ("ExtGState", "XObject", "Pattern", "Shading"))


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """Pydyf builds this tuple anew at each use, so outlines get quadratic; one does while no page is added."""
    known: tuple[bytes, ...] = pdf.__dict__.get("_references", ())
    if len(known) * 3 != len(pdf.pages["Kids"]):
        known = pdf.__dict__["_references"] = tuple(b"%d 0 R" % number for number in pdf.pages["Kids"][::3])
    return known
