"""What a person did, where PyYAML says only what its grammar missed: said of the line that has to be mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from printgen.record import record

_ENTRY = re.compile(r"^\s*(?:- )*([\w.-]+):\s+(\S.*)$")
_NO_SPACE = re.compile(r"^\s*(?:- )*([\w.-]+):([^\s:/].*)$")
_CURLY = "“”‘’„‟"
_SIGNS = "@`%&*!|>"
QUOTE = "put the words between straight quotation marks"


@record
class Slip:
    """What is wrong in a line, and what to do about it.

    Attributes:
        line: 1-based.
        message: In plain words.
        hint: What to write instead.
    """

    line: int
    message: str
    hint: str


def slip_of(text: str, fault: Any) -> Slip | None:
    """The slip behind PyYAML's fault; None when none of the usual ones is seen.

    Args:
        text: The whole document.
        fault: A yaml.MarkedYAMLError.
    """
    mark = fault.problem_mark or fault.context_mark
    if mark is None:
        return None
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1)
    begun = min(fault.context_mark.line, at) if fault.context_mark else at
    return _tab(lines, at) or _unclosed(lines, begun, at) or _line(lines, at) or _line(lines, begun)


def _tab(lines: Sequence[str], at: int) -> Slip | None:
    for n in (at, at - 1):
        if n >= 0 and "\t" in lines[n][: -len(lines[n].lstrip()) or None]:
            return Slip(n + 1, "this line starts with a tab", "use spaces, not tabs")
    return None


def _unclosed(lines: Sequence[str], begun: int, at: int) -> Slip | None:
    """A bracket or a quotation mark that stays open from one line to another."""
    for n in range(begun, max(begun - 3, -1), -1):
        value = _value(lines[n])
        for opens, closes in ("[]", "{}"):
            if value.startswith(opens) and value.count(opens) > value.count(closes):
                return Slip(n + 1, f'the "{opens}" in this line is never closed', f'put "{closes}" after its last word')
    value = _value(lines[begun])
    for sign in "\"'":
        if at > begun and value.startswith(sign) and value.count(sign) % 2:
            return Slip(begun + 1, "a quotation mark in this line is never closed", f"put {sign} after the last word")
    return None


def _value(line: str) -> str:
    found = _ENTRY.match(line)
    return found[2] if found else line.strip()


def _line(lines: Sequence[str], at: int) -> Slip | None:
    found = _ENTRY.match(lines[at])
    if not found:
        return _before(lines, at)
    name, value = found[1], found[2]
    if value[0] == "'" and value.count("'") > 2:
        hint = 'put the words between double quotation marks: "..."'
        return Slip(at + 1, f'an apostrophe ends the words of "{name}" too early', hint)
    if value[0] in _CURLY:
        return Slip(at + 1, f'the quotation marks of "{name}" are curly', 'write straight ones: "..."')
    if value[0] in _SIGNS:
        return Slip(at + 1, f'the words of "{name}" start with "{value[0]}", which is a sign of its own here', QUOTE)
    if value[0] not in "\"'[{" and re.search(r":(?:\s|$)", value):
        return Slip(at + 1, f'the words of "{name}" hold a colon, which reads as a second key', QUOTE)
    return _before(lines, at)


def _before(lines: Sequence[str], at: int) -> Slip | None:
    """What the lines above spoil: a key without its space, or keys of one group at different indents."""
    for n in (at, *range(at - 1, max(at - 3, -1), -1)):
        missed = _NO_SPACE.match(lines[n])
        if missed:
            return Slip(n + 1, f'there is no space after "{missed[1]}:"', f"write {missed[1]}: {missed[2][:40]}")
    above = next((n for n in range(at - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")), None)
    if above is None or not lines[at].strip():
        return None
    if _indent(lines[at]) != _indent(lines[above]) and _ENTRY.match(lines[above]):
        hint = "start it exactly under the keys that it belongs with"
        return Slip(at + 1, "this line is indented differently from the one above", hint)
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
