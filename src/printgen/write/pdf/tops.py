"""What begins a page, and how tall answer spaces have become: what another format needs to keep in step with a layout.

Elements are named by their ``data-at``, see `places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from printgen.write.pdf.places import MARK
from printgen.write.pdf.space import MM, flow_children


def tops(pages: Sequence[Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Marks, and ids, of the elements that begin a page: nothing of the text stands before them on it."""
    seen: set[str] = set()
    marks: set[str] = set()
    ids: set[str] = set()
    for page in pages:
        for box in _first(page.children[0]):
            mark, identity = _own(box, MARK), _own(box, "id")
            if mark and mark not in seen:
                marks.add(mark)
            if identity and f"#{identity}" not in seen:
                ids.add(identity)
        for box in _all(page.children[0]):
            seen.update((_own(box, MARK), f"#{_own(box, 'id')}"))
    return frozenset(marks), frozenset(ids)


def _first(box: Any) -> Iterator[Any]:
    """A box, the first in it, the first in that ..."""
    yield box
    for child in flow_children(box):
        if not child.is_floated():
            yield from _first(child)
            return


def _all(box: Any) -> Iterator[Any]:
    yield box
    for child in flow_children(box):
        yield from _all(child)


def rooms(pages: Sequence[Any]) -> Mapping[str, tuple[int, ...]]:
    """Heights of the answer spaces of each marked element, in order, in tenths of a millimetre."""
    found: dict[str, list[int]] = {}
    for page in pages:
        for mark, box in _spaces(page.children[0], ""):
            found.setdefault(mark, []).append(round(box.border_height() / MM * 10))
    return {mark: tuple(heights) for mark, heights in found.items()}


def _own(box: Any, name: str) -> str:
    """An attribute of a box's element; not for a line or a marker inside its element's own box."""
    own = box.element is not None and box.element_tag == box.element.tag
    return (box.element.get(name) or "") if own else ""


def _spaces(box: Any, within: str) -> Iterator[tuple[str, Any]]:
    within = _own(box, MARK) or within
    classes = (box.element.get("class") or "").split() if box.element is not None else ()
    if within and ("grow" in classes or "fill" in classes) and box.element_tag == box.element.tag:
        yield within, box
        return
    for child in flow_children(box):
        yield from _spaces(child, within)
