"""Going through blocks and the inlines in them, whatever their kind: no transform lists kinds to find text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from printgen.model.core import Block
from printgen.model.inline import Inline, Inlines

T = TypeVar("T")
Blocks = tuple[Block, ...]
_HOLDS = re.compile(r"(Inlines|Blocks|tuple\[(?!str|tuple))\b")


@cache
def _names(cls: Any) -> tuple[str, ...]:
    """The fields of a class that can hold inlines, blocks or pieces; told by their annotation, once for each class."""
    return tuple(f.name for f in fields(cls) if _HOLDS.match(str(f.type)))


def _tuples(node: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name in _names(type(node)):  # type: ignore[arg-type]  # a class hashes by identity
        value = getattr(node, name)
        if value:
            yield name, value


def rebuild(node: T, blocks: Callable[[Blocks], Blocks], inlines: Callable[[Inlines], Inlines]) -> T:
    """The same node with each run of blocks, and each run of inlines, put through a function.

    Goes into the node's pieces (items, rows, entries) but not into blocks: ``blocks`` decides that.
    """
    new: dict[str, Any] = {}
    for name, value in _tuples(node):
        if isinstance(value[0], Inline):
            changed: Any = inlines(value)
        elif isinstance(value[0], Block):
            changed = blocks(value)
        else:
            changed = tuple(rebuild(piece, blocks, inlines) for piece in value)
            if all(a is b for a, b in zip(changed, value, strict=True)):
                changed = value
        if changed is not value:
            new[name] = changed
    return replace(node, **new) if new else node  # type: ignore[type-var]


def children(node: Any) -> Iterator[Block]:
    """Blocks directly inside a node (pieces included), in reading order."""
    return (one for one in contents(node) if isinstance(one, Block))


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, depth first, in reading order."""
    waiting = list(reversed(blocks))
    while waiting:
        one = waiting.pop()
        yield one
        if inside := [b for b in contents(one) if isinstance(b, Block)]:
            inside.reverse()
            waiting += inside


def contents(node: Any) -> Iterator[Inlines | Block]:
    """What a node holds, in reading order: its runs of inlines and its blocks, those of its pieces among them."""
    for _, value in _tuples(node):
        if isinstance(value[0], Inline):
            yield value
            continue
        for one in value:
            if isinstance(one, Block):
                yield one
            else:
                yield from contents(one)


def inlines_of(node: Any) -> Iterator[Inlines]:
    """Each run of inlines that a node holds itself (pieces included), not those of blocks inside it."""
    return (run for run in contents(node) if not isinstance(run, Block))


def map_all(blocks: Blocks, inlines: Callable[[Inlines], Inlines]) -> Blocks:
    """Every run of inlines in every block, however deep, put through a function."""

    def deep(run: Blocks) -> Blocks:
        new = tuple(rebuild(one, deep, inlines) for one in run)
        return new if any(a is not b for a, b in zip(new, run, strict=True)) else run

    return deep(blocks)
