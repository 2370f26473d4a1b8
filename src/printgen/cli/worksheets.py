"""``printgen worksheets``: blank packs to copy and hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from printgen.cli.options import (
    Grouped,
    braille_options,
    chained,
    dress_options,
    formats_option,
    output_option,
    pdf_standard_option,
    placed,
    profile_option,
    reported,
    templates_option,
    word_options,
    workbook_argument,
)

if TYPE_CHECKING:
    from printgen.report import Report


@click.command(cls=Grouped, short_help="Make blank worksheets to hand out.")
@workbook_argument
@click.argument("ids", nargs=-1, metavar="[ID]...")
@formats_option("pdf", "docx")
@chained(
    output_option,
    profile_option,
    dress_options,
    pdf_standard_option,
    click.option("--duplex", is_flag=True, help="Start each on a right-hand page, for printing on both sides."),
    click.option("--split", is_flag=True, help="One file for each worksheet, together in a zip."),
    word_options,
    braille_options,
    templates_option,
)
@reported
def worksheets(
    *,
    report: Report,
    workbook: str,
    ids: tuple[str, ...],
    formats: tuple[str, ...],
    output: str,
    split: bool,
    **wanted: Any,
) -> None:
    """Make blank worksheets to hand out: all worksheets and activities of WORKBOOK, or those named by ID.

    Each starts on its own page, with fields for name, team and date at the top. Example responses are left out.
    """
    from printgen.cli.build import file_name, order_of
    from printgen.formats import FORMATS
    from printgen.named import workbook_path
    from printgen.output import write_whole
    from printgen.packs import pack
    from printgen.pipeline import load
    from printgen.report import Made

    report.makes = True
    with report.progress("Reading"):
        path = workbook_path(workbook)
        book = load(path)
        order = order_of(**wanted, names=ids, pack=True, blank=True)
        name = file_name(path.resolve().name, order, {**wanted, "sections": ("worksheet-pack",)})
        endings = (".zip",) if split else tuple(FORMATS[format].extension for format in formats)
        folder, name = placed(output, name, endings)
        files = pack(book, formats, order, name, split=split, step=report.step)
        for one in files:
            report.add(one.diagnostics)
        if report.strict and report.faults:
            return
        write_whole({folder / one.name: one.data for one in files})
        report.made.extend(Made(folder / one.name, one.format, len(one.data), one.page_count) for one in files)
