"""``printgen edition``: which editions there are, what each promises, and a new one for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from printgen.cli.options import Points, reported

if TYPE_CHECKING:
    from printgen.edition import Rule
    from printgen.report import Report


@click.group(short_help="List editions, or save one for a person.")
def edition() -> None:
    """Editions are ways of having a workbook: large print, dyslexia-friendly, one of your own."""


@edition.command(name="list", short_help="List the editions.")
@reported
def list_(*, report: Report) -> None:
    """List the editions that --edition takes: those that come with printgen, then people's own."""
    from printgen.read.edition import known_editions, load_edition, packaged_editions

    packaged = packaged_editions()
    names = [*packaged, *(name for name in known_editions() if name not in packaged)]
    editions = [load_edition(name) for name in names]
    report.more["editions"] = [{"name": e.name, "title": e.title, "words": e.words} for e in editions]
    for one in editions:
        report.say(f"{one.name:<20} {one.words or one.title}")


@edition.command(short_help="Show an edition's measures and rules.")
@click.argument("name")
@reported
def show(name: str, *, report: Report) -> None:
    """Show what the edition NAME is like, and the rules that it keeps, each with its source."""
    from printgen.read.edition import as_data, load_edition

    one = load_edition(name)
    data = dict(as_data(one))
    report.more["edition"] = {"name": one.name, **data}
    report.say(": ".join(filter(None, (one.title, one.words))))
    for key, value in data.items():
        if key not in ("title", "words", "rules") and value not in ("", None):
            shown = ", ".join(f"{k} {v}" for k, v in value.items() if v) if isinstance(value, dict) else value
            report.say(f"  {key:<20} {shown}")
    for rule in one.rules:
        report.say(f"  - {rule.words} ({rule.source})")
        report.say(f"      {_looked_at(rule)}")


def _looked_at(rule: Rule) -> str:
    """What measures a rule in each format: "measured in pdf, docx; html: screens have no pages"."""
    from printgen.check.rules import LAID_OUT, who_looks

    found: dict[str, list[str]] = {}
    for format in rule.formats or LAID_OUT:
        found.setdefault(who_looks(rule, format), []).append(format)
    words = {"measured": "measured in the finished file", "people": "people have to look"}
    return "; ".join(f"{words.get(how, how)}: {', '.join(formats)}" for how, formats in found.items())


@edition.command(short_help="Save an edition for a person.")
@click.argument("name")
@click.option("--size", type=Points(), help="Size of the text in points: 20, or 20pt.")
@click.option("--font", help="A font by name: Lexend.")
@click.option("--ground", help="Colour of the page, in plain words or as #RRGGBB: cream.")
@click.option("--text", help="Colour of the words.")
@click.option("--based-on", default="standard", show_default=True, help="The edition that it starts from.")
@click.option("--line-height", type=float, help="Distance of lines, as a multiple of the size: 1.5.")
@click.option("--letter-spacing", type=float, help="White between letters, as a share of a letter: 0.35.")
@click.option("--cards/--grid", "cards", default=None, help="Tables as cards, or as tables.")
@click.option("--title", help='What to call it: "Sam\'s copy".')
@click.option("-o", "--output", metavar="DIR", default="editions", show_default=True, help="The folder that gets it.")
@click.option("--force", is_flag=True, help="Write over one that is there.")
@reported
def new(*, report: Report, name: str, output: str, force: bool, cards: bool | None, **given: object) -> None:
    """Save an edition as NAME, to be used as --edition NAME.

    It is kept in the folder "editions" of the project. In ~/.config/printgen/editions it can be used everywhere.
    """
    from pathlib import Path

    from printgen.output import write_whole
    from printgen.personal import new_edition

    tables = {} if cards is None else {"tables": "cards" if cards else "grid"}
    file, text = new_edition(name, {**given, **tables}, Path(output), force=force)
    report.makes = True
    write_whole({file: text.encode()})
    report.say(f"Saved {file}. Use it: printgen build WORKBOOK --edition {name}")
