"""``record``: a frozen, slotted dataclass that costs next to nothing to define.

The standard decorator writes and compiles six functions for each class. With all our classes that takes longer than to
render a workbook. A record is a real dataclass (``fields``, ``replace`` and ``is_dataclass`` know it) whose comparison,
hash and representation are shared by all records, and whose ``__init__`` is written when the first one is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Makes a class a frozen dataclass with slots.

    Args:
        cls: The class, when the decorator is written without brackets.
        kw_only: Every field is given by its name.
    """
    if cls is None:
        return lambda one: _record(one, kw_only)
    return _record(cls, kw_only)


def _record(cls: type[T], kw_only: bool) -> type[T]:
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    made.__init__ = _first
    made.__repr__ = _repr
    made.__eq__ = _equal
    made.__hash__ = _hash
    made.__setattr__ = _frozen
    made.__delattr__ = _frozen
    made.__reduce__ = _reduced
    return made  # type: ignore[no-any-return]


def _first(self: Any, *given: Any, **named: Any) -> None:
    """Stands in for ``__init__`` until a class makes its first record."""
    cls = type(self)
    cls.__init__ = _initialiser(cls)
    cls.__init__(self, *given, **named)


def _initialiser(cls: Any) -> Callable[..., None]:
    """An ``__init__`` that sets each slot by its descriptor: quicker than the way in that a frozen dataclass takes."""
    names: dict[str, Any] = {"MISSING": MISSING}
    plain = ["self"]
    keyword: list[str] = []
    body: list[str] = []
    for one in fields(cls):
        name = one.name
        names[f"set_{name}"] = getattr(cls, name).__set__
        value = name
        if one.default is not MISSING:
            names[f"default_{name}"] = one.default
            written = f"{name}=default_{name}"
        elif one.default_factory is not MISSING:
            names[f"make_{name}"] = one.default_factory
            written, value = f"{name}=MISSING", f"make_{name}() if {name} is MISSING else {name}"
        else:
            written = name
        (keyword if one.kw_only else plain).append(written)
        body.append(f" set_{name}(self, {value})")
    parameters = ", ".join([*plain, *(["*", *keyword] if keyword else [])])
    exec(f"def __init__({parameters}):\n" + "\n".join(body or [" pass"]), names)
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@cache
def _compared(cls: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cls) if one.compare)


def _key(self: Any) -> tuple[object, ...]:
    cls: Any = type(self)
    return tuple(getattr(self, name) for name in _compared(cls))


def _equal(self: object, other: object) -> bool:
    """Equal when of one class and equal in all that is compared."""
    return _key(self) == _key(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_key(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _frozen(self: Any, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


@cache
def _setters(cls: Any) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(cls, one.name).__set__ for one in fields(cls))


def _reduced(self: Any) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """For copy and pickle: the class and its values, in the order of its fields."""
    return restored, (type(self), *(getattr(self, one.name) for one in fields(self)))


def restored(cls: Any, *values: Any) -> Any:
    """A record made again from its values, in the order of its fields."""
    one = cls.__new__(cls)
    for put, value in zip(_setters(cls), values, strict=True):
        put(one, value)
    return one
