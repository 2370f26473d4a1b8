"""Workbook -> the linear form: cover words, contents, sections, imprint, and where each page of the print starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from printgen.model.blocks import Activity, Contacts, Worksheet
from printgen.model.inline import plain
from printgen.render.html_brand import contact_lines
from printgen.render.linear import model as e
from printgen.render.linear.answers import ANSWERS
from printgen.render.linear.reader import Elements, Kinds, Reader
from printgen.render.linear.reading import READ
from printgen.render.linear.words import WordReader
from printgen.transform.places import PageMarks

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.diagnostics import Diagnostic
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Section, Workbook

Pages = Mapping[str, tuple[int, ...]]
KINDS: Kinds = {**READ, **ANSWERS}
"""The function of every kind that has one."""
_DEEP = ("worksheet", "activity", "session-plan")
"""What the contents list names inside a section."""


@dataclass(frozen=True, slots=True)
class Read:
    """A workbook in the linear form.

    Attributes:
        linear: The document.
        unknown_pages: It refers to pages of the standard print whose numbers are not known: names stand in.
        diagnostics: What cannot be followed in a line.
    """

    linear: e.Linear
    unknown_pages: bool
    diagnostics: tuple[Diagnostic, ...] = ()


def read_linear(
    workbook: Workbook,
    brand: Brand,
    layout: Layout,
    labels: Labels,
    pages: Pages | None = None,
    print_pages: Mapping[str, int] | None = None,
) -> Read:
    """Reads a prepared workbook in a line.

    Args:
        workbook: Selected, numbered, linked.
        brand: Who it is from.
        layout: Whether it is a pack; nothing else of it is seen here.
        labels: The words that are added.
        pages: First and last page of the standard print by id, for references and page marks; None when not known.
        print_pages: Page of the standard print on which each block begins, by its place: marks more than ids can.
    """
    words = WordReader(labels, pages or {}, _namer(workbook, labels))
    other_formats = brand.other_formats or labels.text("other-formats")
    marks = PageMarks(print_pages) if print_pages else _ById(pages or {})
    reader = Reader(words, layout, contact_lines(brand), other_formats, KINDS, marks)
    body = tuple(_noted(_sections(workbook, reader), words))
    settings = workbook.settings
    return Read(
        e.Linear(
            title=f"{settings.title}: {settings.subtitle}" if settings.subtitle else settings.title,
            language=settings.language,
            front=tuple(_front(workbook, brand, layout, labels)),
            contents=_contents(workbook, body, layout, labels),
            body=body,
            back=() if layout.pack else tuple(_imprint(workbook, brand)),
        ),
        words.unknown_pages,
        tuple(reader.found),
    )


def _namer(workbook: Workbook, labels: Labels) -> Callable[[str], str]:
    """What references call an id; looked up only when a page is not known."""

    @cache
    def known() -> dict[str, str]:
        from printgen.transform.targets import name, targets

        found = targets(workbook)
        return {id: plain(name(one, found, labels)) for id, one in found.items()}

    return lambda id: known().get(id, id)


# Front and back


def _front(workbook: Workbook, brand: Brand, layout: Layout, labels: Labels) -> Elements:
    """Title and originator first, as listeners and braille readers need them; the cover's picture after them."""
    settings, cover = workbook.settings, workbook.settings.cover
    yield e.Heading(words=(e.Run(settings.title),), level=0, of="title")
    if settings.subtitle:
        yield _line(settings.subtitle, "lead")
    if layout.pack or cover is None:
        return
    if brand.name:
        yield _line(brand.name, "by")
    if brand.partners:
        names = labels.listed([partner.alt for partner in brand.partners])
        yield _line(labels.text("made-with-names", names=names), "by")
    for line in filter(None, (cover.audience, cover.date, cover.note)):
        yield _line(line, "detail")
    if cover.alt and not cover.decorative:
        words = (e.Run(labels.text("picture", alt=cover.alt)),)
        yield e.Picture(words=words, alt=cover.alt, src=cover.picture)


def _imprint(workbook: Workbook, brand: Brand) -> Elements:
    settings = workbook.settings
    for line in filter(None, (settings.notice, settings.legal, *brand.imprint)):
        yield _line(line)


def _line(words: str, role: str = "") -> e.Paragraph:
    return e.Paragraph(words=(e.Run(words),), role=role)


def _contents(workbook: Workbook, body: tuple[e.Element, ...], layout: Layout, labels: Labels) -> e.Contents | None:
    """The contents list, as deep as the workbook wants it."""
    given = workbook.settings.contents
    if given is None or layout.pack:
        return None
    entries: list[e.Heading] = []
    wanted = True
    for one in body:
        if not isinstance(one, e.Heading):
            continue
        if one.of == "section":
            wanted = one.id not in given.leave_out
        if wanted and one.listed and (one.of == "section" or (given.depth > 1 and one.of in _DEEP)):
            entries.append(one)
    return e.Contents(title=given.title or labels.text("contents"), entries=tuple(entries))


# Sections


def _sections(workbook: Workbook, reader: Reader) -> Elements:
    for section in workbook.sections:
        for one in _section(section, reader):
            lang = one.lang or section.lang
            yield one if lang == one.lang else replace(one, lang=lang)


def _section(section: Section, r: Reader) -> Elements:
    body = section.body
    if r.layout.pack and all(isinstance(b, Worksheet | Activity) for b in body):
        yield from r.blocks(body)
        return
    title = plain(section.title)
    listed = section.short or title
    words = r.words.read(section.title)
    if section.number:
        what = section.kicker or r.text("section")
        words = r.words.message("section-title", what=what, number=section.number, title=words)
        listed = r.text("section-listed", number=section.number, title=listed)
    elif section.kicker:
        words = r.titled(section.kicker, section.title)
    yield from r.mark(section)
    yield replace(r.section_heading(words, section.number, listed), id=section.id, span=section.span)
    if section.purpose:
        yield e.Paragraph(words=(e.Run(section.purpose),), role="lead")
    opens = section.number != "" if section.opener is None else section.opener
    if opens:
        yield from r.facts(section.time, "")
    r.heads_section = bool(body) and isinstance(body[0], Contacts) and not section.purpose
    for block in body[:1]:
        yield from r.block(block)
    r.heads_section = False
    yield from r.blocks(body[1:])


def _noted(elements: Elements, words: WordReader) -> Elements:
    """Each footnote after the block that holds its mark: nobody has to look for it."""
    for one in elements:
        yield one
        for number in _marks(one):
            text = words.notes[number]
            said = words.message("footnote", number=str(number), text=text)
            yield e.Note(words=said, number=number, text=text, depth=one.depth, span=one.span)


def _marks(one: e.Element) -> Iterator[int]:
    runs: Iterable[e.Run] = getattr(one, "words", ())
    if isinstance(one, e.Table):
        runs = [run for row in (one.head, *one.rows) for cell in row for run in cell]
    return (run.note for run in runs if run.note)


class _ById:
    """Page marks by id, for what has one: from the print that was made in the same run.

    Args:
        pages: First and last page by id.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages, self._last = pages, 0

    def take(self, node: Any) -> int | None:
        """Number of the print page that begins with this section or block, each once; None for most."""
        page = self._pages.get(node.id, (0, 0))[0]
        if page <= self._last:
            return None
        self._last = page
        return page
