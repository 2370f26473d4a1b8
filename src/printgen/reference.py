"""The reference document: one of everything that has a style, in a brand, to be changed in Word and built with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.resources import folder

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.pipeline import Built

UNSAID = ("word-pages",)
"""Codes of findings that mean nothing here: nobody looks a page up in it."""


def reference_document(brand: Brand | None = None) -> Built:
    """Makes the reference document of a brand.

    Args:
        brand: Whose colours, fonts and logo it has; None for the neutral one.

    Returns:
        A Word document. Its theme has the brand's name, and a build with it needs nothing else to look as it does.
    """
    from printgen.pipeline import Order, build, load

    workbook = load(folder("templates") / "reference")
    if brand and brand.name:
        subtitle = f"{workbook.settings.subtitle} of {brand.name}"
        workbook = replace(workbook, settings=replace(workbook.settings, subtitle=subtitle))
    built = build(workbook, "docx", Order(brand=brand))
    return replace(built, diagnostics=tuple(one for one in built.diagnostics if one.code not in UNSAID))


def new_file(path: Path, *, overwrite: bool = False) -> Path:
    """The file that the reference document is to be written to.

    Args:
        path: As given.
        overwrite: It may be there already, with somebody's changes in it.

    Raises:
        PrintgenError: It is there, or is not named as a Word document is.
    """
    if path.suffix.lower() != ".docx":
        said = f'"{path}" is not the name of a Word document'
        raise PrintgenError(Diagnostic("error", "no-reference", said, hint="end its name in .docx"))
    if path.exists() and not overwrite:
        said = "this file is there already, perhaps with your changes in it"
        hint = "name another with -o, or add --overwrite"
        raise PrintgenError(Diagnostic("error", "no-reference", said, Span(path.as_posix()), hint))
    return path
