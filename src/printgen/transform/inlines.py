"""Changing one kind of inline wherever it stands, and leaving everything else as it is: the same objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from printgen.model.inline import Code, Container, Emphasis, Inline, Inlines, LineBreak, Strong, Text

N = TypeVar("N", bound=Inline)


def mapped(run: Inlines, kind: type[N], change: Callable[[N], Inlines]) -> Inlines:
    """The run with each inline of a kind, however deep, replaced by what ``change`` makes of it.

    Inner ones are changed before those round them.
    """
    out: list[Inline] = []
    same = True
    for node in run:
        new = node
        if isinstance(node, Container) and node.children:
            inner = mapped(node.children, kind, change)
            if inner is not node.children:
                new, same = replace(node, children=inner), False
        if isinstance(new, kind):
            made = change(new)
            same = same and len(made) == 1 and made[0] is new
            out.extend(made)
        else:
            out.append(new)
    return run if same else tuple(out)


def words_only(run: Iterable[Inline]) -> Inlines:
    """Words and their stress, without links, notes, references and citations: fit to stand inside a link."""
    out: list[Inline] = []
    for node in run:
        if isinstance(node, Text | Code):
            out.append(node)
        elif isinstance(node, LineBreak):
            out.append(Text(" "))
        elif isinstance(node, Strong | Emphasis):
            out.append(replace(node, children=words_only(node.children)))
        elif isinstance(node, Container) and type(node).__name__ not in {"Footnote", "Citation"}:
            out.extend(words_only(node.children))
    return tuple(out)


def spaced(run: Inlines) -> Inlines:
    """The run without the empty texts and needless spaces that are left where words were taken out."""
    out: list[Inline] = []
    for node in run:
        if isinstance(node, Text):
            before = out[-1] if out else None
            at_space = before is None or (isinstance(before, Text) and before.text.endswith(" "))
            text = node.text.lstrip(" ") if at_space else node.text
            if not text:
                continue
            node = Text(text)
        out.append(node)
    if out and isinstance(out[-1], Text):
        last = out.pop()
        assert isinstance(last, Text)
        text = last.text.rstrip(" ")
        out.extend((Text(text),) if text else ())
    return tuple(out)
