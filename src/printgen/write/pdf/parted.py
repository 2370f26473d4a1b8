"""Boxes that go on over the page end where their words end.

The engine stretches each part of a parted box to the foot of its page. Where its edges are drawn on every page
(``box-decoration-break: clone``) that leaves an empty corner inside the frame, as though something were missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from printgen.write.pdf.space import flow_bottom, flow_children


def trim(pages: Sequence[Any], at: int) -> bool:
    """Takes the empty room out of the boxes that go on after one page; True when there was any.

    Args:
        pages: Page boxes of the engine, laid out.
        at: Which of them. Backgrounds have to be laid out again afterwards.
    """
    if at + 1 == len(pages):
        return False
    after = {id(box.element) for box in _framed(pages[at + 1].children[0])}
    changed = False
    for box in _framed(pages[at].children[0]):
        inner = max((flow_bottom(child) for child in flow_children(box)), default=0.0)
        empty = box.content_box_y() + box.height - inner
        if id(box.element) in after and inner and empty > 0:
            box.height -= empty
            changed = True
    return changed


def _framed(box: Any) -> Iterator[Any]:
    """Boxes with edges of their own on each page, the inner ones first."""
    for child in flow_children(box):
        yield from _framed(child)
        if child.style["box_decoration_break"] == "clone" and child.element is not None:
            yield child
