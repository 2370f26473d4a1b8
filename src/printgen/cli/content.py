"""``printgen list``, ``printgen ids`` and ``printgen check``: what is in the content, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from printgen.cli.options import audience_option, edition_option, profile_option, reported, workbook_argument

if TYPE_CHECKING:
    from printgen.report import Report


@click.command(name="list", short_help="List what is in a workbook.")
@workbook_argument
@profile_option
@audience_option
@reported
def list_(workbook: str, profile: str, audience: str, *, report: Report) -> None:
    """List what is in WORKBOOK: sections, worksheets, activities, plans, answers, profiles, minutes."""
    from printgen.diagnostics import Diagnostics
    from printgen.named import workbook_path
    from printgen.overview import overview
    from printgen.pipeline import Order, load, prepare
    from printgen.transform.select import Selection

    book = load(workbook_path(workbook))
    found = Diagnostics(list(book.warnings))
    selected = prepare(book, "pdf", Order(selection=Selection(profile=profile, audience=audience)), found)
    report.add(found)
    shown = overview(selected.workbook, book.settings)
    report.more["workbook"] = shown.as_data()
    for line in shown.lines():
        report.say(line)


@click.command(short_help="Show ids that were made up; --write keeps them.")
@workbook_argument
@click.option("--write", is_flag=True, help="Write them into the source files, so that they survive rewording.")
@reported
def ids(workbook: str, *, write: bool, report: Report) -> None:
    """Show the ids that printgen gave to answer spaces, worksheets and activities without one of their own."""
    from printgen.ids import edits
    from printgen.named import workbook_path
    from printgen.output import write_whole
    from printgen.read.workbook import load_with_ids
    from printgen.report import count

    book, new = load_with_ids(workbook_path(workbook))
    report.add(book.warnings)
    report.more["ids"] = [{"file": n.span.file, "line": n.span.line, "id": n.id} for n in new]
    for one in new:
        report.say(f"{one.span}: {one.id}")
    if write and new:
        files = edits(new, book.settings.variables)
        write_whole(files)
        report.say(f"Wrote {count(len(new), 'id')} into {count(len(files), 'file')}.")
    elif not new:
        report.say("Every answer space, worksheet and activity has an id of its own.")


@click.command(short_help="Say everything that is wrong; build nothing.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@edition_option
@click.option("--advice", is_flag=True, help="Show advice too: long sentences, hard words, capitals.")
@reported
def check(paths: tuple[str, ...], *, edition: str, advice: bool, report: Report) -> None:
    """Say everything that is wrong in workbooks, brands and finished files, building nothing.

    PATH is a workbook, a brand, a finished file such as a PDF or a Word document (anybody's), or a folder of them. Of a
    finished file, every checker that is installed has its say; those that are not are named, with what to install.
    """
    from printgen.check.paths import check_path
    from printgen.read.edition import load_edition

    wanted = load_edition(edition) if edition else None
    hidden = 0
    for path in paths:
        with report.progress(f"Checking {path}"):
            for one in check_path(path, report.step, wanted):
                shown = one.diagnostics if advice else tuple(d for d in one.diagnostics if d.severity != "advice")
                hidden += len(one.diagnostics) - len(shown)
                report.add(shown)
                report.say(one.line())
                report.more.setdefault("checked", []).append(one.as_data())
    if hidden:
        report.say(f"{hidden} more to weigh: --advice shows it")
