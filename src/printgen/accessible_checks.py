"""What is looked at in each file of a pack: the rules of its edition and format, the checkers, the author's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from printgen.check import UnreadableError

if TYPE_CHECKING:
    from printgen.accessible import Made, Task
    from printgen.check.rules import Measure, Measured
    from printgen.check.same_words import Piece
    from printgen.job import Job

HEARD = frozenset({"mp3", "m4b"})
"""Formats whose words can only be heard."""


def checked(made: Made, task: Task) -> Made:
    """A file with what came of its checks."""
    from printgen.check.files import RULES_OF, check_file
    from printgen.check.rules import check_edition, check_format
    from printgen.read.rules import format_rules

    looked, format = check_file(made.file, made.data), made.alternate.format
    results = check_edition(made.data, made.edition, format, compared(made, task))
    results += check_format(format_rules(format, task.order.templates), looked)
    said = {one.by for one in results} | {name for name in looked.ran if name.startswith(RULES_OF)}
    return replace(
        made,
        results=results,
        ran=looked.ran,
        missing=tuple((one.checker, one.hint) for one in looked.missing),
        faults=tuple(
            f"{name}: {_more(one, looked.faults[name])}" for name, one in looked.first.items() if name not in said
        ),
    )


def _more(first: str, faults: int) -> str:
    """The first fault that a checker found, and how many more."""
    return first if faults == 1 else f"{first}; and {faults - 1} more"


def compared(made: Made, task: Task) -> Mapping[str, Measure]:
    """The measure that compares a file with the content that it was made from."""
    from printgen.check.rules import SAME_WORDS
    from printgen.check.same_words import pieces, same_words
    from printgen.check.words_of import in_cells, words_of
    from printgen.pipeline import job

    format, layout = made.alternate.format, task.order.layout
    workbook = job(task.workbook, format, task.order).workbook
    wanted = pieces(workbook, titles=not (layout and layout.pack))
    if format in HEARD:
        return {SAME_WORDS: _heard(wanted, task)}
    language, grade = workbook.settings.language, made.alternate.braille_grade
    read = words_of(made.data, format, grade=grade, language=language)
    if format != "brf":
        return {SAME_WORDS: same_words(wanted, read)}
    cells = in_cells(made.data, grade, language)
    return {SAME_WORDS: same_words(wanted, read, "the braille read back by a program", cells)}


def _heard(wanted: tuple[Piece, ...], task: Task) -> Measure:
    """Of a recording only the script can be read: what it lacks is lacking; what the voice made of it, nobody knows."""
    from printgen.check.same_words import same_words
    from printgen.pipeline import job

    def measure(limit: float) -> Measured:
        script = script_of(job(task.workbook, task.alternate.format, task.order))
        found = same_words(wanted, script, "in the script that the voice read")(limit)
        if found.value:
            return found
        raise UnreadableError(f"{found.said} What the voice made of them, somebody has to hear")

    return measure


def script_of(job: Job) -> tuple[str, ...]:
    """What a recording says, before numbers and abbreviations are spelled out."""
    from printgen.linear import read_job
    from printgen.render.speech.normalise import Normaliser
    from printgen.render.speech.script import write_script
    from printgen.sound import Sound

    script = write_script(read_job(job).linear, job.brand.name, job.labels, Normaliser(None), Sound())
    return tuple(said.text for chapter in script.chapters for said in chapter.lines)
