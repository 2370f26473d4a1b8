"""A brand file's data with its lines, its folder, and where faults are said."""

from __future__ import annotations

from typing import Any

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.read.folder import Folder
from printgen.read.yamls import Located
from printgen.read.yamls import Path as Keys
from printgen.record import record


@record
class Source:
    """A brand file.

    Attributes:
        located: Its data.
        folder: The folder that it and its files lie in.
        file: Its name, for messages.
        diagnostics: Where faults go.
    """

    located: Located
    folder: Folder
    file: str
    diagnostics: Diagnostics

    def span(self, keys: Keys) -> Span:
        """The place of these keys."""
        return Span(self.file, self.located.line(keys))

    def get(self, *keys: str | int) -> Any:
        """The value at these keys; None where there is none."""
        value = self.located.data
        for key in keys:
            if isinstance(value, dict):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def words(self, *keys: str | int) -> str:
        """A line of text; "" where there is none, or where it is none (that has been said)."""
        value = self.get(*keys)
        if isinstance(value, bool | dict | list):
            self.wrong(keys, "a line of text", "write one")
            return ""
        return "" if value is None else str(value)

    def mapping(self, *keys: str | int) -> dict[str, Any]:
        """A list of key: value; empty where there is none, or where it is none (that has been said)."""
        value = self.get(*keys)
        if value is None or isinstance(value, dict):
            return value or {}
        self.wrong(keys, "a list of key: value", "write one")
        return {}

    def items(self, *keys: str | int) -> list[Any]:
        """A list; empty where there is none, or where it is none (that has been said)."""
        value = self.get(*keys)
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(keys, "a list", "begin each line below it with a hyphen")
        return []

    def known(self, keys: Keys, allowed: tuple[str, ...]) -> None:
        """Says which keys of a mapping are not known."""
        for key in self.mapping(*keys):
            if key not in allowed:
                place = f"under {keys[-1]}" if keys else "here"
                self.error("unknown-key", f'there is no "{key}" {place}', (*keys, key), nearest(key, allowed))

    def wrong(self, keys: Keys, wanted: str, hint: str) -> None:
        """Says that a value is not of the kind that is wanted."""
        self.error("wrong-value", f'"{keys[-1]}" is not {wanted}', keys, hint)

    def error(self, code: str, message: str, keys: Keys, hint: str = "") -> None:
        """Says a fault at these keys."""
        self.diagnostics.error(code, message, self.span(keys), hint)
