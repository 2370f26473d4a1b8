"""Joins the steps: Workbook -> selected and linked -> rendered -> bytes. The only place that knows them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError, nearest
from printgen.edition import Edition
from printgen.formats import FORMATS, Format
from printgen.job import Job, Pages, Volume, WordPages
from printgen.record import record

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.workbook import Workbook
    from printgen.printed import Printed
    from printgen.sound import Sound
    from printgen.transform.select import Selected, Selection


@record(kw_only=True)
class Built:
    """A built document.

    Attributes:
        format: Name of the format.
        data: The file's bytes.
        diagnostics: Warnings of every step, each once.
        pages: Printed first and last page by id; empty for a format without pages.
        page_count: Pages in the file, None for a format without pages.
        volumes: The same in parts, where it is too thick for one; else empty.
    """

    format: str
    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: Pages = field(default_factory=dict)
    page_count: int | None = None
    volumes: tuple[Volume, ...] = ()


@record(kw_only=True)
class Order:
    """What is wanted of a workbook, whatever the format. None stands for the defaults.

    Attributes:
        brand: Who it is from; None for the workbook's own, else the neutral one.
        selection: Which parts, for whom.
        layout: Paper, binding, marks.
        edition: The edition, its name, or the path of its file; "" for the format's own.
        templates: A folder that overlays the packaged templates.
        print_pages: Say which page of the standard print one stands on; None leaves it to the format.
        reference: A designer's Word document, whose styles and theme Word files take.
        word_pages: Where the page numbers in Word files come from.
        sound: How recordings sound; None for the defaults.
    """

    brand: Brand | None = None
    selection: Selection | None = None
    layout: Layout | None = None
    edition: str | Edition = ""
    templates: Path | None = None
    print_pages: bool | None = None
    reference: Path | None = None
    word_pages: WordPages = "auto"
    sound: Sound | None = None


def load(path: Path | str) -> Workbook:
    """Reads a workbook; where something is wrong with it, looks on for what the later steps would find.

    Args:
        path: Its folder, or its workbook.yaml.

    Raises:
        PrintgenError: With every error of the workbook.
    """
    from printgen.read.workbook import read

    workbook, _, found = read(path)
    if found.errors:
        found.extend(_further(workbook))
    found.raise_if_errors()
    return workbook


_FURTHER = frozenset({"unknown-reference", "recall", "continues", "condition", "references-twice"})
"""Findings of later steps that mean something although a part of the workbook could not be read."""


def _further(workbook: Workbook) -> Iterator[Diagnostic]:
    """Errors in what could be read, without those that only follow from what could not."""
    found = Diagnostics()
    for format in FORMATS:
        prepare(workbook, format, Order(), found)
    unread = set(workbook.settings.section_ids) - {section.id for section in workbook.sections}
    for one in dict.fromkeys(found.errors):
        if unread and one.code == "unknown-reference":
            continue
        named = re.search(r'"([^"]*)"', one.message)
        if one.code in _FURTHER and not (named and _in_source(named[1], workbook)):
            yield one


def _in_source(id: str, workbook: Workbook) -> bool:
    """True when an id stands in the source, though what carries it may not have been read."""
    mark = re.compile(rf"(?m)(?:^id: *|:id: *|\{{#){re.escape(id)}\b")
    files = sorted(workbook.folder.glob("sections/*.md")) if workbook.folder else []
    return any(mark.search(file.read_text(encoding="utf-8", errors="replace")) for file in files)


def _quiet(_: str) -> None:
    """Says nothing."""


def build(workbook: Workbook, format: str = "pdf", order: Order = Order(), pages: Pages | None = None) -> Built:
    """Builds one document.

    Args:
        workbook: As read.
        format: A name in FORMATS.
        order: What is wanted of it.
        pages: Page numbers from another format's layout of the same order, for one that has no pages of its own.

    Raises:
        PrintgenError: With everything that was found, when at least one finding is an error.
    """
    found = Diagnostics(list(workbook.warnings))
    document = _format(format).make(job(workbook, format, order, pages, found))
    found.extend(_placed(document.diagnostics, workbook))
    found.raise_if_errors()
    return Built(
        format=format,
        data=document.data,
        diagnostics=tuple(dict.fromkeys(found)),
        pages=document.pages,
        page_count=document.page_count,
        volumes=document.volumes,
    )


def _placed(found: tuple[Diagnostic, ...], workbook: Workbook) -> Iterable[Diagnostic]:
    """With the place of a character that no font has: a layout knows none."""
    if not any(one.code in ("missing-glyph", "font-stray") for one in found):
        return found
    from printgen.brand.coverage import placed

    return placed(found, workbook)


def build_all(
    workbook: Workbook, formats: Iterable[str], order: Order = Order(), step: Callable[[str], None] = _quiet
) -> Iterator[Built]:
    """Builds a workbook in several formats, those with pages first: the others take their page numbers from them."""
    pages: Pages | None = None
    for one in sorted(dict.fromkeys(map(_format, formats)), key=lambda f: not f.paged):
        step(f"Making {one.title.split(',')[0]}")
        built = build(workbook, one.name, order, None if one.paged else pages)
        pages = pages or built.pages or None
        yield built


def prepare(workbook: Workbook, format: str, order: Order, diagnostics: Diagnostics) -> Selected:
    """The parts of a workbook that were asked for, numbered and linked, with the reasons why each is in or out."""
    from printgen.transform import prepare as transform
    from printgen.transform.select import Selection

    edition = edition_for(order, format, workbook).family
    wanted = replace(order.selection or Selection(), format=format, edition=edition)
    words = _labels(workbook, order, diagnostics)
    known = {"format": tuple(FORMATS), "edition": _known_editions(order)}
    return transform(workbook, wanted, words, diagnostics, known=known)


def brand_for(workbook: Workbook, brand: Brand | None = None) -> Brand:
    """The brand asked for, else the workbook's own, else the neutral one.

    Raises:
        PrintgenError: The brand has a fault, or lies outside the workbook's folder.
    """
    from printgen.brand import load_brand
    from printgen.named import brand_within

    if brand:
        return brand
    own = workbook.settings.brand
    return load_brand(brand_within(workbook, own) if own else None)


def job(
    workbook: Workbook, format: str, order: Order, pages: Pages | None = None, found: Diagnostics | None = None
) -> Job:
    """All that a format needs to make its document: the prepared workbook and what dresses it.

    Raises:
        PrintgenError: The selection, the references or the brand have a fault.
    """
    from printgen.edition import Layout

    diagnostics = Diagnostics() if found is None else found
    selected = prepare(workbook, format, order, diagnostics)
    diagnostics.raise_if_errors()
    brand = brand_for(workbook, order.brand)
    diagnostics.extend(brand.warnings)
    edition = edition_for(order, format, workbook)
    if not edition.plain:
        from printgen.brand.suited import suited

        brand = suited(brand, edition, diagnostics)
        if edition.font and not diagnostics.errors:
            from printgen.brand.coverage import lacking

            diagnostics.extend(lacking(selected.workbook, brand.text))
        diagnostics.raise_if_errors()
    layout = replace(order.layout or Layout(), edition=edition)
    prepared = selected.workbook
    if edition.sign_language_first:
        from printgen.transform.signed import sign_language_first

        prepared = sign_language_first(prepared)
    standard = _printed(workbook, format, order, edition, diagnostics)
    return Job(
        workbook=prepared,
        brand=brand,
        layout=layout,
        labels=_labels(workbook, order),
        templates=order.templates,
        pages=standard.pages if standard and _format(format).flows else pages,
        print_pages=standard.places if standard else None,
        reference=order.reference,
        word_pages=order.word_pages,
        sound=order.sound,
    )


def _printed(
    workbook: Workbook, format: str, order: Order, edition: Edition, diagnostics: Diagnostics
) -> Printed | None:
    """Pages of the standard print, where they are wanted and this is not the standard print itself."""
    made = _format(format)
    wanted = made.print_pages if order.print_pages is None else order.print_pages
    if not wanted or (made.paged and edition.name == "standard"):
        return None
    from printgen.printed import printed

    try:
        return printed(job(workbook, "pdf", replace(order, edition="standard", print_pages=False)))
    except PrintgenError as fault:
        if any(one.code != "missing-library" for one in fault.diagnostics):
            raise
        said = "without the layout engine, nothing says which page of the standard print this is"
        diagnostics.warning("print-pages", said, hint="printgen doctor says what to install")
        return None


def _labels(workbook: Workbook, order: Order, diagnostics: Diagnostics | None = None) -> Labels:
    from printgen.labels import labels

    return labels(workbook.settings.language, diagnostics, order.templates)


def edition_for(order: Order, format: str, workbook: Workbook) -> Edition:
    """The edition asked for, else the format's own.

    Raises:
        PrintgenError: There is no such edition, or its file has faults.
    """
    if isinstance(order.edition, Edition):
        return order.edition
    from printgen.read.edition import load_edition

    return load_edition(order.edition or _format(format).edition, order.templates, workbook.folder)


def _known_editions(order: Order) -> tuple[str, ...]:
    from printgen.read.edition import packaged_editions

    return packaged_editions(order.templates)


def _format(name: str) -> Format:
    if name not in FORMATS:
        said = f'there is no format "{name}"'
        raise PrintgenError(Diagnostic("error", "unknown-format", said, hint=nearest(name, FORMATS)))
    return FORMATS[name]
