"""``printgen new``, ``printgen schema`` and ``printgen doctor``: to begin, and to see what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from printgen.cli.options import reported, typed

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
    report.say(f"Build it:  printgen build {typed(folder)}")


@click.command(short_help="Print a JSON Schema, for editors.")
@click.argument("what", type=click.Choice(SCHEMAS), default="workbook")
def schema(what: str) -> None:
    """Print the JSON Schema of workbook.yaml, of a section's front matter or of _brand.yml, for editors."""
    from json import dumps

    from printgen.schemas import schema as made

    click.echo(dumps(made(what), indent=2, ensure_ascii=False))


@click.command(short_help="Say what is installed, what is missing, and how to get it.")
@reported
def doctor(*, report: Report) -> None:
    """Say what is installed, what each missing part would make possible, and how to get it."""
    from dataclasses import asdict

    from printgen.doctor import examine

    parts = examine()
    report.more["parts"] = [asdict(part) for part in parts]
    width = max(len(part.name) for part in parts)
    use = ""
    for part in parts:
        if part.use != use:
            report.say(f"{chr(10) if use else ''}{part.use}")
            use = part.use
        mark = "yes" if part.found else ("NO " if part.needed else "no ")
        report.say(f"  {mark}  {part.name:<{width}}  {part.found or part.without}")
        if not part.found:
            report.say(f"       {'':<{width}}  to install: {part.install}")
    missing = [part for part in parts if not part.found]
    end = "What is missing is only needed for what its line says." if missing else "Everything is here."
    report.say()
    report.say("What is marked NO has to be installed first." if any(part.needed for part in missing) else end)
    report.add(part.diagnostic() for part in parts if part.needed and not part.found)
