"""Films in sign language first: for readers whose first language is signed, before the words that say the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from printgen.diagnostics import Span
from printgen.model.blocks import Activity, Video, Worksheet
from printgen.model.core import Block
from printgen.model.walk import Blocks, rebuild
from printgen.model.workbook import Section, Workbook


def sign_language_first(workbook: Workbook) -> Workbook:
    """The workbook with each film that has sign language (``bsl``) at the head of its worksheet, activity or section.

    A film that moves no longer says where it stood in the source: it is not what begins a page of the standard print.
    """
    return replace(workbook, sections=tuple(map(_section, workbook.sections)))


def _section(section: Section) -> Section:
    return replace(section, body=_films_first(section.body))


def _films_first(body: Blocks) -> Blocks:
    films: list[Block] = []
    rest = _without(body, films)
    if tuple(films) == body[: len(films)]:
        return rest if not films else (*body[: len(films)], *rest)
    return (*map(_moved, films), *rest)


def _without(run: Blocks, films: list[Block]) -> Blocks:
    """Blocks without their films, which go to ``films``; those of a worksheet or an activity stay in it."""
    kept: list[Block] = []
    for block in run:
        if isinstance(block, Video) and block.bsl:
            films.append(block)
        elif isinstance(block, Worksheet | Activity):
            kept.append(replace(block, body=_films_first(block.body)))
        else:
            kept.append(rebuild(block, lambda inner: _without(inner, films), lambda words: words))
    return tuple(kept)


def _moved(block: Block) -> Block:
    plain: Any = replace(block, span=Span())
    return rebuild(plain, lambda inner: tuple(map(_moved, inner)), lambda words: words)  # type: ignore[no-any-return]
