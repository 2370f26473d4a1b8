"""Whether a finished file keeps the rules of its edition: each is measured in the file itself, never in its template.

The rules are data (`printgen.edition.Rule`, from ``templates/editions/*.yaml``). Each names its measure; a format's
module in `MODULES` has the functions that measure. A rule that no function measures is "not checked", and says who has
to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Final, Literal

from printgen.check import CheckerMissingError, Finding, UnreadableError
from printgen.check.files import Checked
from printgen.edition import Edition, Rule
from printgen.record import record

Status = Literal["met", "not met", "not checked"]
AT_MOST: Final = frozenset({"line-length", "table-columns", "colour-operators", "ink-cover"})
"""Measures whose limit may not be passed; every other limit has to be reached."""
LAID_OUT: Final = ("pdf", "docx", "html", "epub")
"""Formats that have sizes and colours: what an edition's rules are about, where they name no others."""
_SLACK: Final = 0.01
"""Share of a limit that a measured number may miss it by: files hold rounded numbers."""
LARGE_LIMITS: Final = {4.5: 3.0, 7.0: 4.5}
"""Least contrast of large text by that of text (WCAG 2.2, 1.4.3 and 1.4.6)."""
FULL_LINES: Final = 5
"""Full lines of text from which an average says something."""
PEOPLE: Final = "nobody; people have to look"
"""Who looks at a rule that no program can measure."""
SAME_WORDS: Final = "same-words"
"""The measure that needs the content, too: `printgen.accessible` brings it."""
_OF_TEXT: Final = frozenset(
    {"smallest-text", "text-size", "heading-size", "line-length", "line-spacing", "paragraph-gap", "letter-gap"}
    | {"word-gap", "text-contrast", "line-contrast", "blocks-of-capitals", "split-words", "table-columns"}
    | {"page-ground", "colour-operators", "ink-cover"}
)
_ON_PAPER: Final = _OF_TEXT | {"page-size", "writing-line"}
_ON_SCREEN: Final = _OF_TEXT | {"typed-text"}
MEASURED: Mapping[str, frozenset[str]] = {
    "pdf": _ON_PAPER,
    "docx": _ON_PAPER,
    "html": _ON_SCREEN,
    "epub": _ON_SCREEN,
}
"""What is measured in each format."""
MODULES: Mapping[str, str] = {
    "pdf": "printgen.check.pdf_measure",
    "docx": "printgen.check.docx_measure",
    "html": "printgen.check.screen_measure",
    "epub": "printgen.check.screen_measure",
}
"""Module with ``measures(data: bytes, edition: Edition) -> Mapping[str, Measure]`` by format."""


@record(kw_only=True)
class Measured:
    """What was measured.

    Attributes:
        value: The worst value in the file, in the unit of the rule; for a rule without a limit, how many faults.
        said: That in words, with the place.
    """

    value: float
    said: str


Measure = Callable[[float], Measured]
"""Measures a file; gets the rule's limit (0 without one)."""


@record(kw_only=True)
class Result:
    """What came of one rule.

    Attributes:
        rule: The rule.
        status: "not checked" where nothing here can measure it.
        by: What measured it; for what is not checked, who has to look.
        said: What was measured, in words.
        value: The measured number; None where nothing was measured.
    """

    rule: Rule
    status: Status
    by: str
    said: str = ""
    value: float | None = None


def check_edition(
    data: bytes, edition: Edition, format: str, more: Mapping[str, Measure] | None = None
) -> tuple[Result, ...]:
    """Measures a finished file by the rules of an edition.

    Args:
        data: The file.
        edition: Its edition.
        format: Name of the format, such as "pdf".
        more: Measures that take more than the file, such as what its words are compared with.

    Returns:
        A result for each rule that is about this format, in the edition's order.

    Raises:
        UnreadableError: The file is broken.
    """
    rules = [rule for rule in edition.rules if format in (rule.formats or LAID_OUT)]
    known, missing = _measures(data, edition, format)
    known = {**known, **(more or {})}
    return tuple(_result(rule, known.get(rule.measure), format, missing) for rule in rules)


def who_looks(rule: Rule, format: str) -> str:
    """What measures a rule in the files of a format, or why nothing does; "" where the rule is not about it."""
    if format not in (rule.formats or LAID_OUT):
        return ""
    if rule.measure in MEASURED.get(format, ()):
        return "measured"
    if rule.measure == SAME_WORDS:
        return "compared with the content"
    return rule.unmeasured.get(format) or ("people" if rule.measure == "people" else "nothing")


def contrast_said(ratio: float, ink: str, ground: str, limit: float, *, large: bool) -> str:
    """A contrast in words, and why a lower one is enough for large words."""
    less = f" (large words need {LARGE_LIMITS[limit]:g})" if large and ratio < limit and limit in LARGE_LIMITS else ""
    return f"The least is {ratio:.1f} to 1{less}, {ink} on {ground}"


def check_format(rules: Iterable[Rule], checked: Checked) -> tuple[Result, ...]:
    """What checkers of finished files say about the rules of a format.

    Args:
        rules: From `printgen.read.rules.format_rules`; each names a checker by a part of its name.
        checked: What the checkers said about the file.
    """
    return tuple(_by_checker(rule, checked) for rule in rules)


def _by_checker(rule: Rule, checked: Checked) -> Result:
    asked = rule.measure.casefold()
    for name, faults in checked.faults.items():
        if asked in name.casefold():
            said = _counted(faults, checked.first.get(name, ""))
            return Result(rule=rule, status="not met" if faults else "met", by=name, said=said, value=faults)
    hint = next((one.hint for one in checked.missing if asked in one.checker.casefold()), "")
    return Result(rule=rule, status="not checked", by=_nobody(rule, "", hint), said=rule.note)


def _counted(faults: int, first: str) -> str:
    if not faults:
        return "It found nothing wrong."
    return f"It found: {first}." if faults == 1 else f"It found {faults} faults, the first: {first}."


def rule_findings(data: bytes, edition: Edition, format: str) -> tuple[Finding, ...]:
    """The rules of an edition that a file breaks, as findings.

    Raises:
        CheckerMissingError: What measures such files is not installed.
        UnreadableError: The file is broken.
    """
    _, missing = _measures(data, edition, format)
    if missing:
        raise CheckerMissingError("printgen's measures of the edition's rules", missing)
    results = check_edition(data, edition, format)
    return tuple(Finding(r.rule.id, 0, f"{r.rule.words} {r.said}") for r in results if r.status == "not met")


def _measures(data: bytes, edition: Edition, format: str) -> tuple[Mapping[str, Measure], str]:
    """The functions that measure this file, and what to install when they cannot run."""
    if format not in MODULES:
        return {}, ""
    try:
        return _measured(data, edition, format), ""
    except CheckerMissingError as fault:
        return {}, fault.hint


@lru_cache(maxsize=1)
def _measured(data: bytes, edition: Edition, format: str) -> Mapping[str, Measure]:
    """Remembers one file: who asks about its rules often asks twice, and looking at every page takes seconds."""
    found: Mapping[str, Measure] = import_module(MODULES[format]).measures(data, edition)
    return found


def _result(rule: Rule, measure: Measure | None, format: str, missing: str) -> Result:
    if measure is None:
        return Result(rule=rule, status="not checked", by=_nobody(rule, format, missing), said=rule.note)
    try:
        measured = measure(rule.limit or 0)
    except CheckerMissingError as fault:
        return Result(rule=rule, status="not checked", by=_nobody(rule, format, fault.hint))
    except UnreadableError as fault:
        why = str(fault)
        return Result(rule=rule, status="not checked", by="nobody", said=f"{why[0].upper()}{why[1:].rstrip('.')}.")
    status: Status = "met" if _kept(rule, measured.value) else "not met"
    return Result(rule=rule, status=status, by="printgen, in this file", said=measured.said, value=measured.value)


def _nobody(rule: Rule, format: str, missing: str) -> str:
    """Why nothing measured a rule, and who can."""
    if rule.measure == "people":
        return PEOPLE
    if why := rule.unmeasured.get(format):
        return f"nobody; {why}"
    if rule.measure == SAME_WORDS:
        return "nobody; the content is needed, and printgen accessible has it"
    return f"nobody; to measure it: {missing}" if missing else "nobody; nothing here measures this, so please look"


def _kept(rule: Rule, value: float) -> bool:
    if rule.limit is None:
        return value == 0
    slack = abs(rule.limit) * _SLACK
    if rule.most is not None and value > rule.most + slack:
        return False
    return value <= rule.limit + slack if rule.measure in AT_MOST else value >= rule.limit - slack
