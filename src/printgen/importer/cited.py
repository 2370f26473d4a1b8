"""The list of works cited in a document of ours: its entries, to be kept as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from printgen.importer.context import Context, Line
from printgen.importer.names import recovered
from printgen.importer.source import Para
from printgen.model.core import Block, Paragraph


@dataclass(frozen=True, slots=True)
class References:
    """Works that could be told from their entries, by key."""

    works: dict[str, dict[str, Any]]


def entries(found: Sequence[tuple[Line, Para]], context: Context) -> References | list[Block]:
    """The works of a list, or its entries as paragraphs that citations lead to."""
    out: list[Block] = []
    for line, _ in found:
        anchor = next((name for name in line.names if recovered(name).startswith("ref-")), "")
        identity = context.names.keep(recovered(anchor)) if anchor in context.asked else ""
        if identity:
            context.targets[anchor] = identity
        out.append(Paragraph(content=line.words, id=identity))
    return out
