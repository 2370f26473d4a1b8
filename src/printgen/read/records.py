"""YAML data into frozen dataclasses: every fault of a file in one run, each with its line and what is allowed.

A validating library stops at a value's first fault or knows no lines; this goes on, and knows them. Keys are written
with hyphens ("first-page") and held with underscores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from printgen.diagnostics import Diagnostics, Span, nearest
from printgen.read.yamls import Located, Path
from printgen.record import record

T = TypeVar("T")
_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", NoneType: "nothing"}
_BAD = object()


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def keys(cls: type) -> dict[str, str]:
    """The keys that a record takes, and the attribute that each fills."""
    return {
        f.metadata.get("key") or f.name.replace("_", "-"): f.name for f in fields(cls) if not f.metadata.get("hidden")
    }


@record
class Records:
    """Reads one file's data.

    Attributes:
        located: The data with its lines.
        file: Its name, for messages.
        diagnostics: Where faults go.
    """

    located: Located
    file: str
    diagnostics: Diagnostics

    def read(self, cls: type[T], data: Any, path: Path = ()) -> T | None:
        """A record of this class; None when something in it is wrong (all of it has been said)."""
        if not isinstance(data, dict):
            self._wrong(path, "lines of key: value", data)
            return None
        known, given, ok = keys(cls), dict[str, Any](), True
        hints = _hints(cls)  # type: ignore[arg-type]  # a class hashes by identity
        for key, value in data.items():
            if key not in known:
                self.diagnostics.error(
                    "unknown-key", f'there is no "{key}" here', self._span((*path, str(key))), nearest(str(key), known)
                )
                ok = False
                continue
            made = self._value(hints[known[key]], value, (*path, key))
            ok = ok and made is not _BAD
            given[known[key]] = made
        for field in fields(cls):  # type: ignore[arg-type]
            if field.default is MISSING and field.default_factory is MISSING and field.name not in given:
                key = next(k for k, name in known.items() if name == field.name)
                self.diagnostics.error("missing-key", f'"{key}" is missing', self._span(path), f"add {key}: ...")
                ok = False
        return cls(**given) if ok else None

    def _span(self, path: Path) -> Span:
        return Span(self.file, self.located.line(path))

    def _wrong(self, path: Path, wanted: str, value: Any) -> Any:
        name = f'"{path[-1]}"' if path and isinstance(path[-1], str) else "this"
        shown = (
            "empty"
            if value is None
            else "a list"
            if isinstance(value, list)
            else "key: value"
            if isinstance(value, dict)
            else f'"{value}"'
        )
        self.diagnostics.error("wrong-value", f"{name} is {shown[:60]}", self._span(path), f"give {wanted}")
        return _BAD

    def _value(self, hint: Any, value: Any, path: Path) -> Any:
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._union(args, value, path)
        if origin is Literal:
            return value if value in args else self._wrong(path, " or ".join(map(str, args)), value)
        if origin is tuple:
            return self._tuple(args[0], value, path)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._mapping(args[1], value, path)
        if is_dataclass(hint):
            made = self.read(hint, value, path)  # type: ignore[arg-type]
            return _BAD if made is None else made
        return self._plain(hint, value, path)

    def _plain(self, hint: Any, value: Any, path: Path) -> Any:
        hint = getattr(hint, "__supertype__", hint)
        if hint is Any:
            return value
        if hint is str and isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value)
        if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if type(value) is hint:
            return value
        return self._wrong(path, _NAMES.get(hint, str(hint)), value)

    def _union(self, options: tuple[Any, ...], value: Any, path: Path) -> Any:
        """The one option that fits the value's own type; faults inside it are said as its own."""
        for option in options:
            if option is NoneType and value in (None, False):
                return None
            if (isinstance(value, dict) and is_dataclass(option)) or (
                isinstance(value, list) and get_origin(option) is tuple
            ):
                return self._value(option, value, path)
            if get_origin(option) is Literal and value in get_args(option):
                return value
        plain = [o for o in options if o in _NAMES and o is not NoneType]
        if plain and isinstance(value, str | int | float | bool):
            return self._plain(plain[0], value, path)
        return self._wrong(path, " or ".join(filter(None, map(_said, options))), value)

    def _tuple(self, item: Any, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            return self._wrong(path, "a list, such as [one, two]", value)
        made = [self._value(item, one, (*path, n)) for n, one in enumerate(value)]
        return _BAD if any(one is _BAD for one in made) else tuple(made)

    def _mapping(self, item: Any, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, "lines of name: value", value)
        made = {str(key): self._value(item, one, (*path, str(key))) for key, one in value.items()}
        return _BAD if any(one is _BAD for one in made.values()) else made


def _said(option: Any) -> str:
    if option is NoneType:
        return "false"
    if get_origin(option) is Literal:
        return " or ".join(map(str, get_args(option)))
    if get_origin(option) is tuple:
        return "a list"
    return _NAMES.get(option, "key: value" if is_dataclass(option) else "")
