"""Kind by family: each block kind has a template in it, or says the same in other kinds. Nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

import printgen
import printgen.model.answers
import printgen.model.blocks
from printgen.formats import FORMATS
from printgen.model.core import BLOCKS, FENCES, Block
from printgen.model.walk import walk
from printgen.render.linear.document import KINDS
from printgen.resources import folder

FAMILIES = tuple(dict.fromkeys(one.family for one in FORMATS.values()))
INSIDE = {"list-item": "list", "table-row": "table", "column": "compare", "description": "figure"}
"""Kinds that only stand inside another, whose template sets them."""
SINK = Path(__file__).resolve().parents[1] / "cases" / "kitchen-sink"


OVER = {"web": ("web", "html")}
"""Families whose templates lie over those of another."""


def way(kind: str, family: str) -> str:
    """How a family shows a kind; "" when it does not."""
    for one in OVER.get(family, (family,)):
        if list((folder("templates") / one / "blocks").glob(f"{kind}.*.j2")):
            return "template"
    if family == "linear" and BLOCKS[kind] in KINDS:
        return "function"
    if kind in INSIDE:
        return f"in {INSIDE[kind]}"
    return "lowered" if BLOCKS[kind].lower is not Block.lower else ""


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", BLOCKS)
def test_every_family_shows_every_kind(kind: str, family: str) -> None:
    assert way(kind, family), "\n".join(
        [f"{'kind':<16}" + "".join(f"{f:<12}" for f in FAMILIES)]
        + [f"{k:<16}" + "".join(f"{way(k, f) or 'MISSING':<12}" for f in FAMILIES) for k in BLOCKS]
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_every_template_is_for_a_kind(family: str) -> None:
    names = {file.name.partition(".")[0] for file in (folder("templates") / family / "blocks").glob("*.j2")}
    assert names <= set(BLOCKS)


def test_the_kitchen_sink_holds_every_kind_an_author_can_write() -> None:
    workbook = printgen.load(SINK)
    kinds = {block.kind for section in workbook.sections for block in walk(section.body)}
    missing = set(FENCES) - kinds - {"description"}
    assert missing == set()
