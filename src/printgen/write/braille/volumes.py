"""Where a transcription that is too thick for one binding is divided into volumes.

A volume begins with a section; where sections are too long for that, with a heading, else with a paragraph. Volumes
are of about one length. Both as transcribers are taught (BRL, Transcribers' course, session 3: about 80 pages a volume,
the next one at a logical place, no great difference between two).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from printgen.write.braille.paragraphs import BOX_END, BOX_TOP, Block

SECTIONS, HEADINGS, ANYWHERE = 1, 2, 3
"""What a volume may begin with."""
_MORE = 2
"""So many volumes more are rather made than one that begins in the middle of a section. Ours."""


def divisions(blocks: Sequence[Block], pages: Sequence[int], least: int) -> Iterator[tuple[int, ...]]:
    """Ways to divide, the best first: each says which blocks begin a volume, but for the first volume.

    Args:
        blocks: All that stands in the volumes, in order.
        pages: The page on which each begins while nothing is divided, from 0.
        least: Volumes that are needed, at least 2.
    """
    before: tuple[int, ...] = ()
    for level in (SECTIONS, HEADINGS, ANYWHERE):
        places = _places(blocks, level)
        for count in range(least, least + _MORE if level < ANYWHERE else 2 * least + _MORE):
            cuts = _even(places, pages, count)
            if cuts and cuts != before:
                yield cuts
            before = cuts


def _places(blocks: Sequence[Block], level: int) -> list[int]:
    """Blocks that may begin a volume: never inside a box, and never after what leads to them."""
    found: list[int] = []
    lead, boxed = 0, False
    for at, block in enumerate(blocks):
        if at and not blocks[at - 1].keeps:
            lead = at
        if not boxed and lead and (level == ANYWHERE or 0 < block.opens <= level) and lead not in found[-1:]:
            found.append(lead)
        if block.line:
            boxed = block.line[0] == BOX_TOP or (boxed and block.line[0] != BOX_END)
    return found


def _even(places: Sequence[int], pages: Sequence[int], count: int) -> tuple[int, ...]:
    """Beginnings of so many volumes at most, the longest as short as can be; empty where there are too few places."""
    whole = pages[-1] + 1
    for most in range(-(-whole // count), whole):
        cuts = _filled(places, pages, most)
        if 0 < len(cuts) < count:
            return cuts
    return ()


def _filled(places: Sequence[int], pages: Sequence[int], most: int) -> tuple[int, ...]:
    """Beginnings of volumes of at most so many pages, each as full as can be; empty where one would be longer."""
    cuts: list[int] = []
    begins = 0
    for here, after in pairwise([*places, -1]):
        ends = pages[after] + (after < 0)
        if ends - begins > most:
            cuts.append(here)
            begins = pages[here]
        if ends - begins > most:
            return ()
    return tuple(cuts)
