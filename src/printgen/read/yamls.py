"""YAML with source lines: plain data, and the line of every key and item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from printgen.diagnostics import Diagnostic, PrintgenError, Span

Path = tuple[str | int, ...]
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_ALIASES = 50
"""More aliases than this is taken for an attack that grows in memory."""


@dataclass(frozen=True, slots=True)
class Located:
    """Data and where it stood.

    Attributes:
        data: dicts, lists, strings, numbers, booleans, None.
        lines: 1-based line by path from the root, such as ("cover", "alt") or ("sections", 2).
    """

    data: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a path, or of its nearest parent that has one; 1 for the whole file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str, file: str) -> Located:
    """Reads YAML 1.1 without tags of its own.

    Raises:
        PrintgenError: with the line, for YAML that cannot be read, keys that stand twice, and too many aliases.
    """
    loader = _Loader(text)
    faults: list[Diagnostic] = []
    lines: dict[Path, int] = {(): 1}
    try:
        node = loader.get_single_node()
        data = None
        if node is not None:
            _check_aliases(text, file)
            _locate(node, (), lines, faults, file)
            data = loader.construct_document(node)
    except yaml.MarkedYAMLError as fault:
        mark, begun = fault.problem_mark or fault.context_mark, fault.context_mark
        problem = str(fault.problem or fault) + (f" (what it is in began in line {begun.line + 1})" if begun else "")
        raise PrintgenError(_fault(problem, file, mark.line + 1 if mark else 0)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise PrintgenError(_fault(str(fault).splitlines()[0], file, 0)) from None
    finally:
        loader.dispose()
    if faults:
        raise PrintgenError(*faults)
    return Located(data, lines)


def _fault(problem: str, file: str, line: int) -> Diagnostic:
    hint = "use spaces, not tabs" if "\\t" in problem else "check its indents, colons and quotation marks"
    return Diagnostic("error", "yaml", f"this is not good YAML: {problem}", Span(file, line), hint)


def _check_aliases(text: str, file: str) -> None:
    count = sum(isinstance(e, yaml.AliasEvent) for e in yaml.parse(text, Loader=_Loader))
    if count > MAX_ALIASES:
        raise PrintgenError(_fault(f"it has {count} aliases", file, 0))


def _locate(node: yaml.Node, path: Path, lines: dict[Path, int], faults: list[Diagnostic], file: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                faults.append(
                    Diagnostic(
                        "error",
                        "yaml",
                        f'the key "{name}" stands twice',
                        Span(file, key.start_mark.line + 1),
                        "keep one of the two",
                    )
                )
            seen.add(name)
            lines[(*path, name)] = key.start_mark.line + 1
            _locate(value, (*path, name), lines, faults, file)
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value):
            lines[(*path, n)] = value.start_mark.line + 1
            _locate(value, (*path, n), lines, faults, file)
