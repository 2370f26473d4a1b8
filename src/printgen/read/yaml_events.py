"""YAML into plain data and the line of every key and item.

Scalars are read as YAML 1.2's core schema says, and narrower: what would lose a digit stays text, so that telephone and
charity numbers with a leading 0 or +, times, dates, "no" and "2." come out as they were written. Data is built from the
parser's events, not by PyYAML's composer, which overflows the stack on deep nesting and has no bound on aliases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.read.yamls import Located, Path

MAX_DEPTH = 40
"""Deeper lists and mappings are taken for a slip of the indents, or an attack."""
MAX_VALUES = 100_000
"""More values, those that aliases repeat counted each time, are taken for an attack that grows in memory."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$")
_DECIMAL = re.compile(r"^-?(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,18}$")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")


def located(text: str, file: str) -> Located:
    """Reads one YAML document: see ``yamls.parse``."""
    building = _Building(file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            building.take(event)
    except yaml.MarkedYAMLError as fault:
        raise PrintgenError(*building.faults, _said(text, fault, file)) from None
    except (yaml.YAMLError, ValueError) as fault:
        raise PrintgenError(*building.faults, _fault(str(fault).splitlines()[0], file, 0)) from None
    if building.faults:
        raise PrintgenError(*building.faults)
    return Located(building.data, building.lines)


def _said(text: str, fault: Any, file: str) -> Diagnostic:
    """What a person did, where that can be told; else what the parser missed."""
    from printgen.read.yaml_slips import slip_of

    if slip := slip_of(text, fault):
        return Diagnostic("error", "yaml", slip.message, Span(file, slip.line), slip.hint)
    mark, begun = fault.problem_mark or fault.context_mark, fault.context_mark
    problem = str(fault.problem or fault) + (f" (what it is in began in line {begun.line + 1})" if begun else "")
    return _fault(problem, file, mark.line + 1 if mark else 0)


def _fault(problem: str, file: str, line: int, hint: str = "") -> Diagnostic:
    usual = "check its indents, colons and quotation marks"
    return Diagnostic("error", "yaml", f"this is not good YAML: {problem}", Span(file, line), hint or usual)


def _scalar(event: Any) -> Any:
    """Text, or a number, true, false or nothing when written plainly."""
    value: str = event.value
    if event.style or event.tag in _TEXT_TAGS:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.match(value):
        return int(value)
    return float(value) if _DECIMAL.match(value) else value


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun.

    Attributes:
        data: What is in it so far.
        path: Its own path.
        anchor: The name that aliases may call it by.
        before: Number of values when it began.
        key: The key that waits for its value.
    """

    data: dict[str, Any] | list[Any]
    path: Path
    anchor: str | None
    before: int
    key: str | None = None


@dataclass(slots=True)
class _Building:
    """Data from the events of a parser."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=lambda: {(): 1})
    faults: list[Diagnostic] = field(default_factory=list)
    documents: int = 0
    values: int = 0
    opened: list[_Open] = field(default_factory=list)
    named: dict[str, tuple[Any, int]] = field(default_factory=dict)

    def take(self, event: Any) -> None:
        """Takes one event.

        Raises:
            PrintgenError: where going on would take too long, or make no sense.
        """
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop("there is a second document", line, 'take out the line "---" between them')
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)

    def _node(self, event: Any, line: int) -> None:
        self._count(1, line)
        if getattr(event, "tag", None) and event.tag not in _TEXT_TAGS:
            problem = f'the tag "{event.tag}" is not known here'
            self.faults.append(_fault(problem, self.file, line, "put text that begins with ! into quotation marks"))
        parent = self.opened[-1] if self.opened else None
        if parent and isinstance(parent.data, dict) and parent.key is None:
            self._key(parent, event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._place(self._called(str(event.anchor), line), line)
        else:
            value = _scalar(event)
            if event.anchor:
                self.named[event.anchor] = value, 1
            self._place(value, line)

    def _key(self, parent: _Open, event: Any, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop("a key is not plain text", line, "put words in curly or square brackets into quotation marks")
        name = str(event.value)
        if isinstance(parent.data, dict) and name in parent.data:
            twice = f'the key "{name}" stands twice'
            self.faults.append(Diagnostic("error", "yaml", twice, Span(self.file, line), "keep one of the two"))
        parent.key = name
        self.lines[(*parent.path, name)] = line

    def _open(self, event: Any, line: int) -> None:
        if len(self.opened) >= MAX_DEPTH:
            self._stop(f"it is nested more than {MAX_DEPTH} deep", line, "")
        data: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._place(data, line)
        self.opened.append(_Open(data, path, event.anchor, self.values))

    def _close(self) -> None:
        done = self.opened.pop()
        if done.anchor:
            self.named[done.anchor] = done.data, self.values - done.before + 1

    def _called(self, name: str, line: int) -> Any:
        """What an alias stands for: an anchor that is complete, so that no data holds itself."""
        if name not in self.named:
            problem = f'"*{name}" stands for nothing that comes before it'
            self._stop(problem, line, "put it into quotation marks if it is text")
        data, size = self.named[name]
        self._count(size, line)
        return data

    def _place(self, value: Any, line: int) -> Path:
        """Puts a value where it belongs; its path."""
        if not self.opened:
            self.data = value
            return ()
        parent = self.opened[-1]
        if isinstance(parent.data, list):
            path = (*parent.path, len(parent.data))
            self.lines[path] = line
            parent.data.append(value)
            return path
        name, parent.key = parent.key or "", None
        parent.data[name] = value
        return (*parent.path, name)

    def _count(self, more: int, line: int) -> None:
        self.values += more
        if self.values > MAX_VALUES:
            self._stop(f"it holds more than {MAX_VALUES} values", line, "take out aliases (words that begin with *)")

    def _stop(self, problem: str, line: int, hint: str) -> None:
        raise PrintgenError(*self.faults, _fault(problem, self.file, line, hint))
