"""``printgen reference``: a Word document of every style, in a brand, to change in Word and to build with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from printgen.cli.options import fix_contrast_option, reported

if TYPE_CHECKING:
    from printgen.report import Report


@click.command(short_help="Make a Word document of all styles, to change in Word.")
@click.argument("brand", required=False, default="", metavar="[BRAND]")
@click.option(
    "-o", "--output", metavar="DOCX", default="reference.docx", show_default=True, help="The file to make."
)
@click.option("--overwrite", is_flag=True, help="Write over the file, and over what was changed in it.")
@fix_contrast_option
@reported
def reference(brand: str, *, output: str, overwrite: bool, fix_contrast: bool, report: Report) -> None:
    """Make a Word document that shows every style in the colours and fonts of BRAND, and says what each is for.

    Open it in Word, change a style or the theme, save it, and build with it: printgen build ... --reference DOCX.
    BRAND is a _brand.yml, its folder, or the name of a packaged brand; without one it is the neutral brand.
    """
    from pathlib import Path

    from printgen.named import brand_named
    from printgen.output import write_whole
    from printgen.reference import new_file, reference_document
    from printgen.report import Made

    report.makes = True
    with report.progress("Making the reference document"):
        target = new_file(Path(output), overwrite=overwrite)
        built = reference_document(brand_named(brand, fix_contrast=fix_contrast))
        report.add(built.diagnostics)
        if report.strict and report.faults:
            return
        write_whole({target: built.data})
        report.made.append(Made(target, "docx", len(built.data)))
