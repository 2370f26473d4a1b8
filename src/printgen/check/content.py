"""``printgen check``: everything that is wrong with a workbook or a brand, without building it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.check.content_access import content_faults
from printgen.check.prose import advice
from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError
from printgen.formats import FORMATS
from printgen.named import BRAND, WORKBOOK, workbook_path

if TYPE_CHECKING:
    from printgen.model.workbook import Accept, Workbook


def check_content(name: str) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with what this path holds, each finding once.

    Args:
        name: A workbook's folder or file, a brand's folder or file, a folder that holds several of them, or the name
            of a packaged workbook.
    """
    found: dict[Diagnostic, None] = {}
    for kind, path in _what(name):
        try:
            findings = _brand(path) if kind == BRAND else _workbook(str(path))
        except PrintgenError as fault:
            findings = fault.diagnostics
        found |= dict.fromkeys(findings)
    return tuple(found)


def _what(name: str) -> Iterator[tuple[str, Path]]:
    """The workbooks and brands in a folder; whatever is named itself comes first."""
    path = Path(name)
    if path.name == BRAND or (path / BRAND).is_file():
        yield BRAND, path if path.name == BRAND else path / BRAND
        return
    if path.is_dir() and not (path / WORKBOOK).is_file():
        inside = sorted(file for kind in (WORKBOOK, BRAND) for file in path.rglob(kind))
        if inside:
            yield from ((file.name, file) for file in inside)
            return
    yield WORKBOOK, path


def _brand(path: Path) -> tuple[Diagnostic, ...]:
    from printgen.brand import load_brand

    return tuple(load_brand(path).warnings)


def _workbook(name: str) -> tuple[Diagnostic, ...]:
    """Reads it, then prepares it for every format, audience and profile: a fault may show in one of them only."""
    from printgen.pipeline import brand_for, load

    book = load(workbook_path(name))
    accepted = book.settings.accept
    known = [d for d in (*content_faults(book), *advice(book)) if not _accepted(d, accepted)]
    found = [*book.warnings, *_selections(book), *known]
    try:
        found += brand_for(book).warnings
    except PrintgenError as fault:
        found += fault.diagnostics
    return tuple(found)


def _accepted(found: Diagnostic, accepted: tuple[Accept, ...]) -> bool:
    """Whether workbook.yaml says that the author knows; an ``accept`` without an id takes every one of its code."""
    return any(one.code == found.code and one.id in ("", found.id) for one in accepted)


def _selections(book: Workbook) -> Iterator[Diagnostic]:
    from printgen.pipeline import Order, prepare
    from printgen.transform.select import Selection

    whole = [Selection(audience=name) for name in book.settings.audiences]
    for selection in (*whole, *(Selection(profile=name) for name in book.settings.profiles)):
        for format in FORMATS:
            found = Diagnostics()
            try:
                prepare(book, format, Order(selection=replace(selection)), found)
            except PrintgenError as fault:
                found.extend(fault.diagnostics)
            yield from found
