"""YAML with source lines: plain data, and the line of every key and item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from printgen.kept import made_by, recall, remember
from printgen.record import record

Path: TypeAlias = tuple[str | int, ...]


@record
class Located:
    """Data and where it stood.

    Attributes:
        data: dicts, lists, strings, integers, floats, booleans, None. Keys are always strings.
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
    """Reads one YAML document; one that was read before is remembered, so that no parser is loaded for it.

    Args:
        text: The document; an empty one is None.
        file: Its name, for messages.

    Raises:
        PrintgenError: with the line, for YAML that cannot be read, tags, keys that stand twice, and data that is too
            deep or too much.
    """
    key = f"{made_by('read')}\n{text}".encode()
    known: Located | None = recall("yaml", key)
    if known is None:
        from printgen.read.yaml_events import located

        known = located(text, file)
        remember("yaml", key, known)
    return known
