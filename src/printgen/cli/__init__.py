"""The command line: parse, call the pipeline, report.

Nothing but click is imported at the top of this package, so that ``printgen --help`` comes at once.
"""

from __future__ import annotations

import click

from printgen.cli.accessible import accessible
from printgen.cli.build import build
from printgen.cli.content import check, ids, list_
from printgen.cli.edition import edition
from printgen.cli.importing import import_
from printgen.cli.reference import reference
from printgen.cli.start import doctor, new, schema
from printgen.cli.worksheets import worksheets


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"printgen {version('printgen')}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Say the version.")
def main() -> None:
    """Make print-ready PDF and editable Word workbooks from plain text files.

    \b
    Begin with:
      printgen new my-workbook
      printgen build my-workbook
    """  # noqa: D301 (click takes the control character itself for "keep these lines as they are")


for command in (build, worksheets, accessible, list_, ids, check, edition, reference, import_, new, schema, doctor):
    main.add_command(command)
