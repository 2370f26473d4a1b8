"""``printgen accessible``: every format and edition that people ask for, in one zip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from printgen.cli.options import (
    audience_option,
    brand_option,
    chained,
    fix_contrast_option,
    output_option,
    paper_option,
    placed,
    profile_option,
    reported,
    templates_option,
    workbook_argument,
)

if TYPE_CHECKING:
    from printgen.report import Report


@click.command(short_help="Make every accessible format, in one zip.")
@workbook_argument
@chained(
    click.option(
        "--formats",
        multiple=True,
        metavar="NAME[,NAME]...",
        help="Only these, such as large-print-pdf,html,braille-grade-2; all of them when left out.",
    ),
    output_option,
    profile_option,
    audience_option,
    brand_option,
    fix_contrast_option,
    paper_option,
    click.option("--no-check", is_flag=True, help="Leave out the checks and the results sheet: much quicker."),
    templates_option,
)
@reported
def accessible(
    *, report: Report, workbook: str, formats: tuple[str, ...], output: str, no_check: bool, **wanted: Any
) -> None:
    """Make every format and edition of WORKBOOK that people ask for, checked, in one zip.

    The zip holds an index page that says which file suits whom, and a results sheet: each rule, who asks for it,
    whether it is met, what checked it, and what nobody has checked.
    """
    from printgen.accessible import Made, make, pack, zipped
    from printgen.alternates import chosen
    from printgen.cli.build import file_name, order_of
    from printgen.named import workbook_path
    from printgen.output import write_whole
    from printgen.pipeline import load
    from printgen.report import Made as Written

    report.makes = True
    with report.progress("Reading"):
        path = workbook_path(workbook)
        book = load(path)
        order = order_of(**wanted)
        alternates = chosen(formats, order.templates, book.folder)
        name = file_name(path.resolve().name, order, {**wanted, "sections": ()})
        within, stem = placed(output, f"{name}-accessible", (".zip",), by_format=False)
        made = make(book, alternates, order, name, checked=not no_check, step=report.step)
        for one in made:
            report.add(one.diagnostics if isinstance(one, Made) else (one.warning,))
        if report.strict and report.faults:
            return
        data = zipped(pack(book, made, order, name, checked=not no_check))
        target = within / f"{stem}.zip"
        write_whole({target: data})
        report.made.append(Written(target, "zip", len(data), None))
    report.more["files"] = [
        {"name": one.file, "bytes": len(one.data), "pages": one.page_count} for one in made if isinstance(one, Made)
    ]
