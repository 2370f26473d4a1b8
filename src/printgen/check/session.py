"""What checkers keep open while several files are looked at: a browser starts slowly and then serves every file."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

_T = TypeVar("_T")
_OPEN: ContextVar[tuple[ExitStack, dict[str, Any]] | None] = ContextVar("open", default=None)


@contextmanager
def session() -> Iterator[None]:
    """Everything that `shared` opens inside stays open until the end; a session in a session is the same session."""
    if _OPEN.get() is not None:
        yield
        return
    with ExitStack() as stack:
        _OPEN.set((stack, {}))
        try:
            yield
        finally:
            _OPEN.set(None)


def stay_open() -> None:
    """Begins a session that ends with this process, for a process that checks what it is given until it is stopped."""
    whole = ExitStack()
    whole.enter_context(session())
    atexit.register(whole.close)


@contextmanager
def shared(
    name: str, opened: Callable[[], AbstractContextManager[_T]], lives: Callable[[_T], bool] = lambda _: True
) -> Iterator[_T]:
    """Something that is open: that of this session, else one that is closed again afterwards.

    Args:
        name: What it is known by.
        opened: Opens it.
        lives: Whether it still works; one that died is opened anew.
    """
    held = _OPEN.get()
    if held is None:
        with opened() as one:
            yield one
        return
    stack, things = held
    if name not in things or not lives(things[name]):
        things[name] = stack.enter_context(opened())
    yield things[name]


__all__ = ["session", "shared", "stay_open"]
