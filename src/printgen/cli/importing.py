"""``printgen import``: an existing Word workbook becomes a folder of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from printgen.cli.options import reported, typed

if TYPE_CHECKING:
    from printgen.report import Report


@click.command("import", short_help="Turn a Word workbook into content.")
@click.argument("file", metavar="FILE.docx", type=click.Path())
@click.option(
    "-o", "--output", "folder", metavar="DIR", required=True, type=click.Path(), help="A new folder for the workbook."
)
@reported
def import_(file: str, folder: str, *, report: Report) -> None:
    """Turn a Word workbook into a folder of content that builds at once.

    What is told from a look alone is marked in the content with a comment, and listed at the end of the run.
    """
    from pathlib import Path

    from printgen.importer.folder import import_to
    from printgen.report import count

    with report.progress(f"Reading {file}"):
        done = import_to(Path(file), Path(folder))
    report.makes = False
    report.more |= {"folder": folder, "files": [str(path) for path in done.paths], "counts": done.counts}
    made = [count(number, what) for what, number in done.counts.items()]
    report.say(f"{folder}: {', '.join(filter(None, made))}")
    report.add(done.unsure)
    if done.unsure:
        report.say("Please look at the places listed: each is marked in the content with a comment.")
    report.say(f"Build it:  printgen build {typed(folder)}")
