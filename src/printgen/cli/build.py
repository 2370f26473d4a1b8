"""``printgen build``: a workbook, or a selection of it, in the formats asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from printgen.cli.options import (
    WHAT,
    Grouped,
    OneOf,
    braille_options,
    braille_volume_option,
    chained,
    dress_options,
    formats_option,
    output_option,
    pdf_standard_option,
    placed,
    print_pages_option,
    profile_option,
    reported,
    sound_options,
    templates_option,
    word_options,
    workbook_argument,
)

if TYPE_CHECKING:
    from pathlib import Path

    from printgen.edition import PdfStandard, Purpose
    from printgen.job import WordPages
    from printgen.model.workbook import What, Workbook
    from printgen.pipeline import Order
    from printgen.report import Report


@click.command(cls=Grouped, short_help="Build a workbook as PDF and Word.")
@workbook_argument
@formats_option("pdf")
@chained(
    output_option,
    profile_option,
    click.option("--section", "sections", metavar="ID", multiple=True, help="Only this section; may be repeated."),
    click.option("--without", metavar="ID", multiple=True, help="Leave this section out; may be repeated."),
    click.option("--only", type=OneOf(WHAT), help="Only these blocks, each under its section's title."),
    dress_options,
    click.option("--blank", is_flag=True, help="Leave example responses out, to write on."),
    click.option("--crop-marks", is_flag=True, help="Add 3 mm of bleed and crop marks, for a print shop."),
    pdf_standard_option,
    print_pages_option,
    word_options,
    braille_options,
    braille_volume_option,
    sound_options,
    templates_option,
    click.option("--dry-run", is_flag=True, help="Say what is in and out, and why; make nothing."),
)
@reported
def build(
    *, report: Report, workbook: str, formats: tuple[str, ...], output: str, dry_run: bool, **wanted: Any
) -> None:
    """Build WORKBOOK: its folder, its workbook.yaml, or the name of a sample that comes with printgen.

    Files are named after the workbook and what was asked for, such as output/my-workbook-large-print.pdf.

    It ends with 0 when all is well, 1 when something in the content is wrong, 2 when something in the command is, 3 for
    warnings under --strict, 4 when a program is missing, and 5 when printgen itself failed. Nothing is written then.
    """
    from printgen.named import workbook_path
    from printgen.pipeline import load

    report.makes = not dry_run
    path = workbook_path(workbook)
    with report.progress("Reading"):
        book = load(path)
        order = order_of(**wanted)
        if not dry_run:
            _make(book, formats, order, output, file_name(path.resolve().name, order, wanted), report)
    if dry_run:
        _explain(book, formats, order, report)


def order_of(
    *,
    sections: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    only: What | None = None,
    audience: str = "",
    profile: str = "",
    blank: bool = False,
    names: tuple[str, ...] = (),
    pack: bool = False,
    brand: str = "",
    fix_contrast: bool = False,
    paper: Literal["a4", "a5", "letter"] = "a4",
    duplex: bool = False,
    crop_marks: bool = False,
    pdf_standard: PdfStandard = "ua-1",
    purpose: Purpose = "both",
    protect: bool = False,
    print_pages: bool | None = None,
    braille_grade: Literal[1, 2] = 2,
    braille_cells: int = 38,
    braille_lines: int = 25,
    braille_volume: int = 80,
    voice: str = "",
    speed: float = 1.0,
    pauses: float = 1.0,
    templates: str = "",
    reference: str = "",
    word_pages: WordPages = "auto",
    edition: str = "",
) -> Order:
    """The order that these options spell."""
    from printgen.edition import Braille, Layout
    from printgen.named import brand_named, reference_named, templates_named
    from printgen.pipeline import Order
    from printgen.sound import Sound
    from printgen.transform.select import Selection

    selection = Selection(
        sections=sections,
        without=without,
        only=only or "all",
        audience=audience,
        profile=profile,
        blank=blank,
        names=names,
    )
    layout = Layout(
        paper=paper, duplex=duplex, crop_marks=crop_marks, pack=pack, pdf_standard=pdf_standard,
        purpose=purpose, protect=protect,
        braille=Braille(grade=braille_grade, cells=braille_cells, lines=braille_lines, volume=braille_volume),
    )  # fmt: skip
    return Order(
        brand=brand_named(brand, fix_contrast=fix_contrast),
        selection=selection,
        layout=layout,
        edition=edition,
        print_pages=print_pages,
        templates=templates_named(templates),
        reference=reference_named(reference),
        word_pages=word_pages,
        sound=Sound(voice=voice, speed=speed, pauses=pauses),
    )


def _make(book: Workbook, formats: tuple[str, ...], order: Order, output: str, name: str, report: Report) -> None:
    from printgen.formats import FORMATS
    from printgen.output import write_whole
    from printgen.pipeline import build_all
    from printgen.report import Made

    folder, name = placed(output, name, tuple(FORMATS[format].extension for format in formats))
    built = tuple(build_all(book, formats, order, report.step))
    for one in built:
        report.add(one.diagnostics)
    if report.strict and report.faults:
        return
    files: dict[Path, tuple[str, bytes, int | None]] = {}
    for one in built:
        extension = FORMATS[one.format].extension
        for n, volume in enumerate(one.volumes, 1):
            number = str(n).zfill(len(str(len(one.volumes))))
            files[folder / f"{name}-volume-{number}{extension}"] = one.format, volume.data, volume.page_count
        if not one.volumes:
            files[folder / f"{name}{extension}"] = one.format, one.data, one.page_count
    write_whole({path: data for path, (_, data, _) in files.items()})
    report.made.extend(Made(path, format, len(data), pages) for path, (format, data, pages) in files.items())


def file_name(workbook: str, order: Order, wanted: dict[str, Any]) -> str:
    """``<workbook>[-<profile or section>][-<brand>][-<edition>][-<paper>]``, and what else makes it another one."""
    from pathlib import Path

    parts = [workbook, wanted["profile"], *wanted["sections"], *(f"without-{id}" for id in wanted.get("without", ()))]
    parts += [wanted.get("only"), wanted["audience"], "blank" if wanted.get("blank") else ""]
    parts.append(order.brand.slug if order.brand else "")
    parts.append(Path(wanted.get("edition") or "").stem)
    parts.append(wanted["paper"] if wanted["paper"] != "a4" else "")
    standard = wanted.get("pdf_standard", "ua-1")
    parts.append("" if standard == "ua-1" else f"pdf-{standard}")
    purpose = wanted.get("purpose", "both")
    parts.append("" if purpose == "both" else f"for-{purpose}")
    grade, cells, lines = (wanted.get(f"braille_{what}") for what in ("grade", "cells", "lines"))
    parts += ["braille-1" if grade == 1 else "", f"{cells}x{lines}" if (cells, lines) != (38, 25) and cells else ""]
    parts += [flag.replace("_", "-") for flag in ("duplex", "crop_marks", "protect") if wanted.get(flag)]
    return "-".join(filter(None, parts))


def _explain(book: Workbook, formats: tuple[str, ...], order: Order, report: Report) -> None:
    """What is in and out of each format, and why."""
    from printgen.diagnostics import Diagnostics
    from printgen.explain import as_data, lines
    from printgen.pipeline import prepare

    for format in formats:
        found = Diagnostics(list(book.warnings))
        selected = prepare(book, format, order, found)
        report.add(found)
        report.more.setdefault("selection", {})[format] = as_data(selected)
        report.say(f"{format}:")
        for line in lines(selected):
            report.say(f"  {line}")
