"""``make bench``: prints one table; exit code 1 when a limit is passed. ``ARGS="--only braille"`` measures that alone.

Every ratio is the median of ratios within a round, ours to a floor in the same round. All are whole processes.

- PDF: the weasyprint command, ``--pdf-variant pdf/ua-1``, on the very HTML, CSS and pictures that we lay out.
- Word: pandoc on the same words as Markdown, with a table of contents and with citations and works cited by CSL, as our
  document has them. Pandoc draws no answer spaces, pictures or QR codes.
- A pack of alternates without audio: the same files made one after the other. Neither is checked.
- Braille of 40,000 words: the lou_translate command on the same words, which lays nothing out.
- MP3: how long the recording lasts (the real-time factor), nothing kept; then what an edit of one sentence costs.
- ``printgen --help``: ``python -c pass``.

Between runs we keep what was read and compiled, as a user's machine does. The row "first" has an empty cache folder
each time: it has no limit, and says what the very first build on a machine takes.
"""

from __future__ import annotations

import argparse
import json
import math
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.audio import EDIT_LIMIT, READ_LIMIT, record
from bench.braille import FLOOR, LIMIT, braille_commands
from bench.measure import Series, by_turns, ratio
from bench.pack import FLOOR as PARTS
from bench.pack import LIMIT as PACK_LIMIT
from bench.pack import pack_commands
from bench.scale import pandoc_text, scaled

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SAMPLE = ROOT / "content" / "use-of-self"
TIMES = (1, 4, 16)
PARTS_OF_IT = ("help", "pdf", "docx", "braille", "accessible", "audio")
PDF_LIMIT = {1: 1.0, 4: 1.0, 16: 0.8}
DOCX_LIMIT = {1: 1.0, 4: 1.0, 16: 0.5}
HELP_LIMIT = 8.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: ours against a floor."""

    what: str
    seconds: float
    peak: float
    floor: str
    floor_seconds: float
    ratio: float
    limit: float

    @property
    def passed(self) -> bool:
        """True when the ratio keeps to its limit."""
        return self.ratio <= self.limit

    def line(self) -> str:
        """For the table."""
        limit = f"{'<=' if self.passed else '> '} {self.limit}" if math.isfinite(self.limit) else ""
        return (
            f"{self.what:<18} {self.seconds:>8.3f} s {self.peak:>6.0f} MB   {self.floor:<24} "
            f"{self.floor_seconds:>8.3f} s   {self.ratio:>5.2f}  {limit}{'' if self.passed else '   OVER'}"
        )


def main() -> int:
    """Measures everything and prints the table."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="printgen-bench-") as name:
        folder = Path(name)
        rows: list[Row] = []
        growth: dict[str, dict[int, Series]] = {format: {} for format in ("pdf", "docx") if format in given.only}
        if "help" in given.only:
            rows.append(_help(folder, given.rounds * 5))
        for times in given.times if growth else ():
            place = folder / f"x{times}"
            book = scaled(given.workbook, place / given.workbook.name, times)
            rounds = max(1, given.rounds if times == 1 else given.rounds // 2)
            for format, by in growth.items():
                made, by[times] = _format(format, book, place, times, rounds)
                rows += made
        if "braille" in given.only:
            rows += _braille(given.workbook, folder, max(1, given.rounds // 2))
        if "accessible" in given.only:
            rows.append(_pack(given.workbook, folder, given.pack_rounds))
        if "audio" in given.only:
            rows += _recording(given.workbook, folder)
    _print(rows, growth, as_json=given.json)
    return 0 if all(row.passed for row in rows) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS_OF_IT, default=PARTS_OF_IT, help="measure these alone")
    parser.add_argument("--rounds", type=int, default=5, help="rounds at 1 x (half as many above)")
    parser.add_argument("--pack-rounds", type=int, default=2, help="rounds of the pack of alternates")
    parser.add_argument("--times", type=int, nargs="+", default=TIMES, help="how many times the content")
    parser.add_argument("--workbook", type=Path, default=SAMPLE, help="which workbook")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def _step(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{words:<60}", end="", file=sys.stderr)


def _help(folder: Path, rounds: int) -> Row:
    commands: dict[str, Sequence[str]] = {
        "ours": [str(BIN / "printgen"), "--help"],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    return _row("printgen --help", by_turns(commands, folder, rounds, _step), "python -c pass", HELP_LIMIT)


def _braille(workbook: Path, folder: Path, rounds: int) -> list[Row]:
    """The row for braille; none where its floor is not installed."""
    if not shutil.which(FLOOR):
        return []
    commands = braille_commands(BIN / "printgen", workbook, folder)
    return [_row("brf 40,000 words", by_turns(commands, folder, rounds, _step), FLOOR, LIMIT)]


def _pack(workbook: Path, folder: Path, rounds: int) -> Row:
    series = by_turns(pack_commands(BIN / "printgen", workbook, folder), folder, rounds, _step)
    return _row("accessible", series, PARTS, PACK_LIMIT)


def _recording(workbook: Path, folder: Path) -> list[Row]:
    """The real-time factor of a recording made with nothing kept, and what an edit of one sentence costs."""
    first, heard, edited = record(BIN / "printgen", workbook, folder, _step)
    share = edited.seconds / first.seconds
    return [
        Row("mp3", first.seconds, first.peak, "listening to it", heard, first.seconds / heard, READ_LIMIT),
        Row("mp3, one edit", edited.seconds, edited.peak, "the first time", first.seconds, share, EDIT_LIMIT),
    ]


def _format(format: str, book: Path, place: Path, times: int, rounds: int) -> tuple[list[Row], Series]:
    """Rows for one format at one length, and our own series for the growth."""
    ours = [str(BIN / "printgen"), "build", str(book), "-f", format, "-o", str(place / "out")]
    commands: dict[str, Sequence[str]] = {"ours": ours}
    if format == "pdf":
        floor, limit = "weasyprint pdf/ua-1", PDF_LIMIT.get(times, 1.0)
        page = _html(book, place / "html")
        commands[floor] = [str(BIN / "weasyprint"), "--pdf-variant", "pdf/ua-1", str(page), str(place / "floor.pdf")]
    else:
        floor, limit = "pandoc to docx", DOCX_LIMIT.get(times, 1.0)
        if pandoc := shutil.which("pandoc"):
            (place / "text.md").write_text(pandoc_text(book), encoding="utf-8")
            works = str(book / "references.yaml")
            same = ["--toc", "--citeproc", f"--bibliography={works}"]
            commands[floor] = [pandoc, str(place / "text.md"), *same, "-o", str(place / "floor.docx")]
    if times == 1:
        commands["first"] = ["sh", "-c", f"rm -rf empty; exec env XDG_CACHE_HOME=$PWD/empty {shlex.join(ours)}"]
    series = by_turns(commands, place, rounds, _step)
    rows = [_row(f"{format} {times} x", series, floor, limit)] if floor in series else []
    if floor in series and "first" in series:
        rows.append(_row(f"{format} {times} x, first", series | {"ours": series["first"]}, floor, math.inf))
    return rows, series["ours"]


def _row(what: str, series: dict[str, Series], floor: str, limit: float) -> Row:
    ours, other = series["ours"], series[floor]
    return Row(what, ours.seconds, ours.peak, floor, other.seconds, ratio(ours, other), limit)


def _html(book: Path, target: Path) -> Path:
    """Our HTML and style sheets of a workbook, as files that the weasyprint command reads."""
    from bench.html import write_html

    return write_html(book, target)


def _print(rows: list[Row], growth: dict[str, dict[int, Series]], *, as_json: bool) -> None:
    if as_json:
        grown = {f: {n: {"seconds": s.seconds, "peak": s.peak} for n, s in by.items()} for f, by in growth.items()}
        print(json.dumps({"rows": [{**asdict(r), "passed": r.passed} for r in rows], "growth": grown}, indent=2))
        return
    _step("")
    print("\nwhat                   ours    memory   floor                         takes   ratio  limit")
    for row in rows:
        print(row.line())
    if "docx" in growth and not shutil.which("pandoc"):
        print("Word was not compared: pandoc is not installed (apt-get install pandoc).")
    if not shutil.which(FLOOR):
        print("Braille was not measured: liblouis is not installed (apt-get install liblouis-bin).")
    for format, by in growth.items():
        print(f"\n{format}: growth with the content")
        first = by[min(by)]
        for times, series in by.items():
            print(
                f"  {times:>3} x  {series.seconds:>8.3f} s  {series.seconds / first.seconds:>6.2f} x the time"
                f"  {series.peak:>6.0f} MB"
            )


if __name__ == "__main__":
    sys.exit(main())
