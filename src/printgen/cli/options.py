"""The options that several commands share, and the frame that turns what was found into words and an exit code."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from printgen.diagnostics import Diagnostic

    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # generic at run time from click 8.2 only

F = TypeVar("F", bound=Callable[..., Any])

PAPERS = ("a4", "a5", "letter")
PDF_STANDARDS = ("ua-1", "ua-2", "a-2a", "a-3a")
WHAT = ("worksheets", "activities", "plans")

MEANT = {
    "word": "docx", "doc": "docx", "web": "html", "htm": "html", "e-book": "epub", "ebook": "epub", "text": "txt",
    "markdown": "md", "braille": "brf", "audio": "mp3", "sound": "mp3",
}  # fmt: skip
"""Formats by the names that people call them."""


class OneOf(_Choice):
    """A choice that takes capitals and other names, and says which one a misspelt name is near to."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The choice that is meant."""
        from difflib import get_close_matches

        name = value.lower()
        known = tuple(map(str, self.choices))
        if name not in known:
            name = MEANT.get(name, name)
        if name in known:
            return name
        close = get_close_matches(name, known, n=1)
        guess = f"Did you mean '{close[0]}'? " if close else ""
        self.fail(f"there is no '{value}'. {guess}Allowed: {', '.join(known)}.", param, ctx)


class Points(click.ParamType):  # type: ignore[type-arg]  # generic at run time from click 8.4 only
    """A size in points, with or without its unit: 20, 20pt, 20 pt."""

    name = "points"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        try:
            return float(str(value).strip().removesuffix("pt"))
        except ValueError:
            self.fail(f"'{value}' is not a size in points, such as 20 or 20pt.", param, ctx)


workbook_argument = click.argument("workbook", type=click.Path())
brand_option = click.option(
    "--brand", metavar="PATH", default="", help="A _brand.yml, its folder, or the name of a packaged brand."
)
fix_contrast_option = click.option(
    "--fix-contrast", is_flag=True, help="Where two colours of the brand are too close, use the nearest readable one."
)
output_option = click.option(
    "-o",
    "--output",
    metavar="DIR|FILE",
    default="output",
    show_default=True,
    help="The folder that gets the files, or a file's own name.",
)
paper_option = click.option("--paper", type=OneOf(PAPERS), default="a4", show_default=True, help="Paper size.")
edition_option = click.option(
    "--edition", metavar="NAME", default="", help="Such as large-print, or your own: see printgen edition list."
)
pdf_standard_option = click.option(
    "--pdf-standard",
    type=OneOf(PDF_STANDARDS),
    default="ua-1",
    show_default=True,
    help="PDF/UA-1, PDF/UA-2, or PDF/A for archives with PDF/UA-1.",
)
profile_option = click.option("--profile", metavar="NAME", default="", help="A selection named in workbook.yaml.")
audience_option = click.option(
    "--audience", metavar="NAME", default="", help="For whom; the first in workbook.yaml by default."
)
templates_option = click.option(
    "--templates", metavar="DIR", default="", help="Your own templates; they go before the packaged ones, file by file."
)

purpose_option = click.option(
    "--for",
    "purpose",
    type=OneOf(("both", "screen", "paper")),
    default="both",
    show_default=True,
    help="How Word files are filled in.",
)
protect_option = click.option("--protect", is_flag=True, help="Word files take answers, and nothing else changes.")
reference_option = click.option(
    "--reference",
    metavar="DOCX",
    default="",
    help='Your own Word document of styles; "printgen reference" makes one to change.',
)
word_pages_option = click.option(
    "--word-pages",
    type=OneOf(("auto", "libreoffice", "layout")),
    default="auto",
    show_default=True,
    help="Where page numbers in Word files come from.",
)


def sound_options(function: F) -> F:
    """``--voice``, ``--speed`` and ``--pauses``, for recordings."""
    from printgen.sound import FASTEST, LONGEST_PAUSES, SLOWEST

    return chained(
        click.option("--voice", metavar="NAME|PATH", default="", help="For MP3 and M4B: a voice, or your own (.onnx)."),
        click.option(
            "--speed", type=click.FloatRange(SLOWEST, FASTEST), default=1.0, show_default=True,
            help="For recordings: how fast the voice reads.",
        ),
        click.option(
            "--pauses", type=click.FloatRange(0, LONGEST_PAUSES), default=1.0, show_default=True,
            help="For recordings: times the usual silence after a question; 0 for none.",
        ),
    )(function)  # fmt: skip


print_pages_option = click.option(
    "--print-pages/--no-print-pages",
    default=None,
    help="Say where each page of the standard print begins; left to the format by default.",
)


def chained(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, shown in this order."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


braille_options = chained(
    click.option(
        "--braille-grade", type=click.IntRange(1, 2), default=2, show_default=True, help="1 uncontracted, 2 contracted."
    ),
    click.option(
        "--braille-cells", type=click.IntRange(20, 44), default=38, show_default=True, help="Cells on a braille line."
    ),
    click.option(
        "--braille-lines", type=click.IntRange(10, 30), default=25, show_default=True, help="Lines on a braille page."
    ),
)

braille_volume_option = click.option(
    "--braille-volume", type=click.IntRange(0), default=80, show_default=True, metavar="PAGES",
    help="Braille pages in a volume at most; 0 for all in one.",
)  # fmt: skip


dress_options = chained(audience_option, brand_option, fix_contrast_option, edition_option, paper_option)
"""For whom and from whom: what any document is dressed in."""

word_options = chained(purpose_option, protect_option, reference_option, word_pages_option)
"""How Word files are made."""


def formats_option(*defaults: str) -> Callable[[F], F]:
    """``-f``, for each format in the registry."""
    from printgen.formats import FORMATS

    return click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        type=OneOf(tuple(FORMATS)),
        default=defaults,
        show_default=True,
        help="What to make; may be given more than once.",
    )


def typed(path: str) -> str:
    """A path as it has to be typed: in quotation marks when it holds a space or a sign of the shell."""
    from re import fullmatch

    return path if fullmatch(r"[\w./~:\\-]+", path) else f'"{path}"'


GROUPS = {
    "What goes in": ("profile", "sections", "without", "only", "audience", "blank", "duplex", "split", "dry_run"),
    "How it looks": (
        "brand", "fix_contrast", "edition", "paper", "crop_marks", "print_pages", "pdf_standard", "templates",
    ),
    "Word files": ("purpose", "protect", "reference", "word_pages"),
    "Braille": ("braille_grade", "braille_cells", "braille_lines", "braille_volume"),
    "Recordings": ("voice", "speed", "pauses"),
}  # fmt: skip
"""Headings in the help of commands with many options; what is under none of them comes first."""


class Grouped(click.Command):
    """A command whose help shows its options under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes them."""
        named = {name: group for group, names in GROUPS.items() for name in names}
        rows: dict[str, list[tuple[str, str]]] = {"Options": [], **{group: [] for group in GROUPS}}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)):
                rows[named.get(param.name or "", "Options")].append(record)
        for group, records in rows.items():
            if records:
                with formatter.section(group):
                    formatter.write_dl(records)


def placed(output: str, name: str, extensions: tuple[str, ...], *, by_format: bool = True) -> tuple[Path, str]:
    """The folder for the files and their name without extension: ``-o`` names a folder, or the file itself.

    Args:
        output: As given after ``-o``.
        name: What the files are called when it is a folder.
        extensions: Of the files that will be made, with the dot.
        by_format: Whether -f makes another kind of file.

    Raises:
        PrintgenError: It names a file of a kind that this command does not make.
    """
    from pathlib import Path

    from printgen.diagnostics import Diagnostic, PrintgenError
    from printgen.formats import FORMATS

    path = Path(output)
    known = {".zip", ".doc", *(one.extension for one in FORMATS.values())}
    if path.is_dir() or path.suffix.lower() not in known:
        return path, name
    for extension in extensions:
        if path.name.lower().endswith(extension):
            return path.parent, path.name[: -len(extension)]
    said = f'-o names a file, "{output}", but this makes {" and ".join(dict.fromkeys(extensions))}'
    format = next((name for name, one in FORMATS.items() if one.extension == path.suffix.lower()), "")
    hint = f"add -f {format}, or name a folder" if format and by_format else "name a folder"
    raise PrintgenError(Diagnostic("error", "output-name", said, hint=hint))


def _own_fault(fault: Exception) -> Diagnostic:
    """A fault of printgen's own, with the place in its source where it happened."""
    from pathlib import Path
    from traceback import extract_tb

    from printgen.diagnostics import Diagnostic

    package = Path(__file__).parents[1]
    frames = [f for f in extract_tb(fault.__traceback__) if Path(f.filename).is_relative_to(package)]
    place = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    said = f"printgen itself failed{place}: {type(fault).__name__}: {str(fault)[:200] or 'no more is known'}"
    hint = "this should not happen, whatever you wrote; please report it, with what PRINTGEN_TRACEBACK=1 shows"
    return Diagnostic("error", "printgen-fault", said, hint=hint)


def reported(function: F) -> F:
    """Gives a command its Report, and ``--strict`` and ``--json``; ends with the right exit code.

    What a user did wrong becomes lines, never a traceback. A fault in printgen itself is said in a line too;
    ``PRINTGEN_TRACEBACK=1`` lets it through.
    """

    @functools.wraps(function)
    def command(*args: Any, strict: bool, as_json: bool, **options: Any) -> None:
        from os import environ

        from printgen.diagnostics import PrintgenError
        from printgen.report import Report

        report = Report(json=as_json, strict=strict)
        try:
            function(*args, report=report, **options)
        except PrintgenError as fault:
            report.add(fault.diagnostics)
        except (click.exceptions.Exit, click.ClickException, click.Abort, OSError):
            raise  # the last one: see __main__
        except Exception as fault:
            if environ.get("PRINTGEN_TRACEBACK"):
                raise
            report.add((_own_fault(fault),))
        raise SystemExit(report.finish())

    return chained(
        click.option("--strict", is_flag=True, help="Treat warnings as faults (exit code 3)."),
        click.option("--json", "as_json", is_flag=True, help="Say everything as JSON, for programs."),
    )(command)  # type: ignore[return-value]
