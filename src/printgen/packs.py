"""Worksheet packs: everything that is written on, blank, each on pages of its own; one file, or one a worksheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, Diagnostics
from printgen.formats import FORMATS
from printgen.pipeline import Built, Order, build_all, prepare

if TYPE_CHECKING:
    from printgen.model.workbook import Workbook
    from printgen.transform.select import Selection

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: the same packs give the same bytes."""

CUT = "cut-reference"
"""A reference to what is not in the selection. A sheet that stands alone is cut from all the others on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A file to be written.

    Attributes:
        name: Of the file, without a folder.
        format: "pdf", "docx", or "zip".
        data: Its bytes.
        page_count: Pages in it, None where that is not known.
        diagnostics: What making it found.
    """

    name: str
    format: str
    data: bytes
    page_count: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def pack(
    workbook: Workbook,
    formats: Iterable[str],
    order: Order,
    name: str,
    *,
    split: bool = False,
    step: Callable[[str], None] = lambda _: None,
) -> tuple[PackFile, ...]:
    """Makes a pack.

    Args:
        workbook: As read.
        formats: Names of formats.
        order: What is wanted; its selection's ``names`` are the ids of what goes in, none for all there is.
        name: Of the files, without their extension.
        split: One file a worksheet in each format, all of them in one zip.
        step: Told what is being made.

    Raises:
        PrintgenError: With everything that was found, when at least one finding is an error.
    """
    order = _packing(order)
    if not split:
        built = build_all(workbook, formats, order, step)
        return tuple(
            PackFile(
                name=f"{name}{FORMATS[one.format].extension}",
                format=one.format,
                data=one.data,
                page_count=one.page_count,
                diagnostics=one.diagnostics,
            )
            for one in built
        )
    return (_zipped(workbook, tuple(formats), order, name, step),)


def pack_ids(workbook: Workbook, order: Order) -> tuple[str, ...]:
    """Ids of what a pack holds, in order: those named, else every worksheet, activity and section to write on."""
    found = Diagnostics()
    selected = prepare(workbook, "pdf", _packing(order), found)
    found.raise_if_errors()
    return tuple(block.id for section in selected.workbook.sections for block in section.body)


def _packing(order: Order) -> Order:
    from printgen.edition import Layout

    selection = replace(order.selection or _selection(), only="pack", blank=True)
    return replace(order, selection=selection, layout=replace(order.layout or Layout(), pack=True))


def _selection() -> Selection:
    from printgen.transform.select import Selection

    return Selection()


def _each(
    workbook: Workbook, formats: tuple[str, ...], order: Order, step: Callable[[str], None]
) -> Iterator[tuple[str, Built]]:
    """Each worksheet in each format, with the name of its file; numbers in front keep the workbook's order."""
    ids = pack_ids(workbook, order)
    digits = len(str(len(ids)))
    for number, id in enumerate(ids, 1):
        step(f"Making {id}")
        alone = replace(order, selection=replace(order.selection or _selection(), names=(id,)))
        for one in build_all(workbook, formats, alone):
            yield f"{number:0{digits}}-{id}{FORMATS[one.format].extension}", one


def _zipped(
    workbook: Workbook, formats: tuple[str, ...], order: Order, name: str, step: Callable[[str], None]
) -> PackFile:
    found: list[Diagnostic] = []
    pages = 0
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, one in _each(workbook, formats, order, step):
            entry = zipfile.ZipInfo(f"{name}/{file}", _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, one.data)
            found.extend(d for d in one.diagnostics if d.code != CUT)
            pages += one.page_count or 0
    return PackFile(
        name=f"{name}.zip",
        format="zip",
        data=out.getvalue(),
        page_count=pages or None,
        diagnostics=tuple(dict.fromkeys(found)),
    )
