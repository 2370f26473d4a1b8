"""Headings in disguise: short lines that are larger, bolder or louder than the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from printgen.importer.blanks import blanks, ticks
from printgen.importer.source import Control, Document, Para, Part, Run, inside

LONGEST, LARGER = 90, 1.15
_OTHER = re.compile(
    r"title|subtitle|caption|.*quote|quotations|blocktext|toc|index|header|footer|.*note|code|sourcecode|plaintext|"
    r"html|signature|list(bullet|number|continue)|table|placeholder"
)
"""Keys of styles, as they begin, that make something other than plain text."""


def ranks(document: Document) -> dict[int, int]:
    """Level of each line that looks like a heading, by the identity of its paragraph.

    Lines of one look have one level: the larger the type, the higher. Where a document has real headings too, those in
    disguise come under them.
    """
    flat = list(_flat(document.parts))
    found = [(p, look) for at, p in enumerate(flat) if (look := _look(p, flat[at + 1 : at + 2], document.size))]
    real = max((p.level for p in flat if isinstance(p, Para) and p.level), default=0)
    looks = sorted({look for _, look in found}, reverse=True)
    return {id(p): min(real + looks.index(look) + 1, 9) for p, look in found}


def _flat(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Control) and part.parts:
            yield from _flat(part.parts)
        else:
            yield part


def _look(part: Part, after: Sequence[Part], size: float) -> tuple[float, bool, bool] | None:
    """Size, weight and capitals of a line that looks like a heading; None for any other paragraph."""
    if not isinstance(part, Para) or part.level or part.made or part.mark or _OTHER.match(part.style):
        return None
    text = part.text.strip()
    runs = [p for p in inside(part.pieces) if isinstance(p, Run) and p.text.strip()]
    letters = sum(map(str.isalpha, text))
    if not runs or not 2 < len(text) <= LONGEST or letters < 3 or text[-1] in ".,;" or "\n" in text or part.framed:
        return None
    heavy = all(run.heavy for run in runs)
    loud = text.isupper() and letters > 3
    larger = part.size >= size * LARGER
    if not (heavy or loud or larger) or blanks(part).count or ticks(part):
        return None
    if text.endswith(("?", ":")) and part.size < size * 1.3 and not _followed_by_text(after):
        return None
    return (round(part.size / size, 1), heavy, loud)


def _followed_by_text(after: Sequence[Part]) -> bool:
    """Words that are no list and no blank follow: a question there heads them."""
    part = after[0] if after else None
    if not isinstance(part, Para) or not part.text.strip() or part.mark:
        return False
    return not blanks(part).count and not ticks(part)
