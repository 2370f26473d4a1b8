"""``printgen new``, ``printgen schema`` and ``printgen doctor``: to begin, and to see what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from printgen.cli.options import reported

if TYPE_CHECKING:
    from printgen.report import Report

SCHEMAS = ("workbook", "section", "brand")


@click.command(short_help="Start a small workbook of your own.")
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--title", default="", help="Title of the workbook; made from the folder's name by default.")
@reported
def new(folder: str, title: str, *, report: Report) -> None:
    """Start a small workbook with its own brand in DIR; it builds at once."""
    from pathlib import Path

    from printgen.starter import start

    for path in start(Path(folder), title):
        report.say(str(path))
    report.more["folder"] = folder
    report.say()
    report.say(f"Build it:  printgen build {folder}")


@click.command(short_help="Print a JSON Schema, for editors.")
@click.argument("what", type=click.Choice(SCHEMAS), default="workbook")
def schema(what: str) -> None:
    """Print the JSON Schema of workbook.yaml, of a section's front matter or of _brand.yml, for editors."""
    from json import dumps

    from printgen.schemas import schema as made

    click.echo(dumps(made(what), indent=2, ensure_ascii=False))


@click.command(short_help="Say what is installed, and what is missing.")
@reported
def doctor(*, report: Report) -> None:
    """Say what is installed, and what each missing part would make possible."""
    from dataclasses import asdict

    from printgen.doctor import examine

    parts = examine()
    report.more["parts"] = [asdict(part) for part in parts]
    width = max(len(part.name) for part in parts)
    for part in parts:
        mark = "yes" if part.found else ("NO " if part.needed else "no ")
        report.say(f"{mark}  {part.name:<{width}}  {part.found or part.without}")
        if not part.found:
            report.say(f"     {'':<{width}}  to install: {part.install}")
    report.add(part.diagnostic() for part in parts if part.needed and not part.found)
