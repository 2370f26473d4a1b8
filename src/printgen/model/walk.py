"""Going through blocks and the inlines in them, whatever their kind: no transform lists kinds to find text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from operator import is_
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


def rebuild(node: T, blocks: Callable[[Blocks], Blocks], inlines: Callable[[Inlines], Inlines]) -> T:
    """The same node with each run of blocks, and each run of inlines, put through a function.

    Goes into the node's pieces (items, rows, entries) but not into blocks: ``blocks`` decides that.
    """
    new: dict[str, Any] | None = None
    for name in _names(type(node)):  # type: ignore[arg-type]  # a class hashes by identity
        value = getattr(node, name)
        if not value:
            continue
        first = value[0]
        if isinstance(first, Inline):
            changed: Any = inlines(value)
        elif isinstance(first, Block):
            changed = blocks(value)
        else:
            changed = [rebuild(piece, blocks, inlines) for piece in value]
            changed = value if all(map(is_, changed, value)) else tuple(changed)
        if changed is not value:
            new = new or {}
            new[name] = changed
    return replace(node, **new) if new else node  # type: ignore[type-var]


def children(node: Any) -> Iterator[Block]:
    """Blocks directly inside a node (pieces included), in reading order."""
    return (one for one in contents(node) if isinstance(one, Block))


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, depth first, in reading order."""
    for one in blocks:
        yield one
        for inside in _runs(one):
            if isinstance(inside[0], Block):
                yield from walk(inside)


def contents(node: Any) -> Iterator[Inlines | Block]:
    """What a node holds, in reading order: its runs of inlines and its blocks, those of its pieces among them."""
    for run in _runs(node):
        if isinstance(run[0], Block):
            yield from run
        else:
            yield run


def _runs(node: Any) -> list[Inlines | Blocks]:
    """Its runs, and those of its pieces, in reading order: each all inlines, or all blocks."""
    found: list[Inlines | Blocks] = []
    for name in _names(type(node)):  # type: ignore[arg-type]
        value = getattr(node, name)
        if value:
            if isinstance(value[0], (Inline, Block)):
                found.append(value)
            else:
                for piece in value:
                    found += _runs(piece)
    return found


def inlines_of(node: Any) -> Iterator[Inlines]:
    """Each run of inlines that a node holds itself (pieces included), not those of blocks inside it."""
    return (run for run in contents(node) if not isinstance(run, Block))


def map_all(blocks: Blocks, inlines: Callable[[Inlines], Inlines]) -> Blocks:
    """Every run of inlines in every block, however deep, put through a function."""

    def deep(run: Blocks) -> Blocks:
        new = [rebuild(one, deep, inlines) for one in run]
        return run if all(map(is_, new, run)) else tuple(new)

    return deep(blocks)
