"""printgen: structured content into print-ready PDF and editable Word workbooks.

>>> import printgen
>>> workbook = printgen.load("content/use-of-self")
>>> pdf = printgen.build(workbook, format="pdf", brand="content/brands/birch")  # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.edition import Layout
    from printgen.model.workbook import Workbook
    from printgen.transform.select import Selection

__all__ = ["build", "load"]


def load(path: Path | str) -> Workbook:
    """Reads a workbook.

    Args:
        path: Its folder, its workbook.yaml, or the name of a packaged one.

    Raises:
        printgen.diagnostics.PrintgenError: With every error found in all its files.
    """
    from printgen.named import workbook_path
    from printgen.pipeline import load as read

    return read(workbook_path(str(path)))


def build(
    workbook: Workbook,
    *,
    format: str = "pdf",
    brand: Brand | Path | str | None = None,
    edition: str = "",
    selection: Selection | None = None,
    layout: Layout | None = None,
    templates: Path | None = None,
    reference: Path | None = None,
) -> bytes:
    """Builds a document; the same arguments give the same bytes.

    Args:
        workbook: From ``load``.
        format: "pdf" or "docx"; see ``printgen.formats.FORMATS``.
        brand: A brand, its file or folder, or the name of a packaged one. None: the workbook's own, else a neutral one.
        edition: Name of an edition; "" for the format's own.
        selection: Which parts, for whom; everything for the first audience by default.
        layout: Paper, binding, crop marks, PDF standard; A4 and PDF/UA-1 by default.
        templates: A folder of templates that go before the packaged ones, file by file.
        reference: A Word document whose styles and theme Word files take; ``printgen reference`` makes one.

    Raises:
        printgen.diagnostics.PrintgenError: With everything that was found. For warnings as well, call
            ``printgen.pipeline.build``.
    """
    from printgen.named import brand_named
    from printgen.pipeline import Order
    from printgen.pipeline import build as run

    dress = brand_named(str(brand)) if isinstance(brand, str | Path) else brand
    order = Order(
        brand=dress,
        selection=selection,
        layout=layout,
        edition=edition,
        templates=templates,
        reference=reference,
    )
    return run(workbook, format, order).data
