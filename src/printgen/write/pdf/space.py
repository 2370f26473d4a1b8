"""Uses the space left at the foot of a page for writing: answer spaces grow by whole lines, nothing else changes.

Conventions for templates:

- class ``grow``: a block, list item or table cell that may grow. Where its background repeats downwards it grows by
  whole repeats (ruled lines), else by whole millimetres. ``data-grow-max="12"`` is the most lines it may have,
  ``data-grow-max="90mm"`` the greatest height; without it, twice the height that the style sheet gives.
- class ``fill``: takes all the room that is left. Where there is one, ``grow`` waits.
- class ``even``: a block whose spaces grow alike or not at all, so that a list has as much room for each of its items.

Works on laid-out boxes, before backgrounds count. Growing is a set of cuts across the page: at a cut below each space
everything further down moves, and whatever the cut goes through (the space, the blocks round it, the cells beside it)
gets taller. So nothing can change its order, come to lie over something else or leave the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

MM: Final = 96 / 25.4
"""CSS pixels in a millimetre."""
EDGE: Final = 0.5
"""Edges closer than this many pixels count as one."""


@dataclass(slots=True)
class _Space:
    """One or more answer spaces side by side that end at the same height.

    Attributes:
        bottom: Their lower border edge, in pixels from the top of the page.
        step: What they grow by.
        room: How much they may grow in all.
        even: The block whose spaces grow alike; None for one that grows alone.
        grown: How much they have grown.
    """

    bottom: float
    step: float
    room: float
    fill: bool
    even: Any = None
    grown: float = 0.0


def use_space_left(page: Any) -> bool:
    """Lets the answer spaces of one page grow into the room left at its foot; True when any did.

    Args:
        page: A page box of the engine. Backgrounds have to be laid out again afterwards.
    """
    body = page.children[0]
    spaces = _merge(sorted(_spaces(body), key=lambda space: space.bottom))
    if not spaces:
        return False
    _share(spaces, _limit(page) - flow_bottom(body))
    grown = [space for space in spaces if space.grown]
    if grown:
        _Cuts.of(grown).move(body, None)
    return bool(grown)


def _spaces(box: Any, even: Any = None) -> Iterator[_Space]:
    even = box.element if "even" in _classes(box) else even
    for child in flow_children(box):
        if (space := _as_space(child)) is not None:
            space.even = even
            yield space
        else:
            yield from _spaces(child, even)


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []


def _as_space(box: Any) -> _Space | None:
    if box.element is None or box.element_tag != box.element.tag:
        return None
    classes = _classes(box)
    fill = "fill" in classes
    if not fill and "grow" not in classes:
        return None
    height = box.border_height()
    step = _step(box)
    most = _most(box.element.get("data-grow-max", ""), step, height)
    return _Space(box.border_box_y() + height, step, float("inf") if fill else max(0.0, most - height), fill)


def _step(box: Any) -> float:
    """Height of one ruled line: the distance at which a background picture repeats downwards; 1 mm without one."""
    for layer in box.background.layers if box.background else ():
        if layer.image is not None and layer.repeat[1] == "repeat" and layer.size[1] > MM:
            return float(layer.size[1])
    return MM


def _most(said: str, step: float, height: float) -> float:
    try:
        return float(said.removesuffix("mm")) * (MM if said.endswith("mm") else step)
    except ValueError:
        return 2 * height


def _merge(spaces: list[_Space]) -> list[_Space]:
    merged: list[_Space] = []
    for space in spaces:
        last = merged[-1] if merged else None
        if last is not None and space.bottom - last.bottom < EDGE:
            last.step = max(last.step, space.step)
            last.room = min(last.room, space.room)
            last.fill = last.fill or space.fill
        else:
            merged.append(space)
    return merged


def _share(spaces: list[_Space], left: float) -> None:
    """Gives out the room line by line, always to what has grown least so far: a space, or those that grow alike."""
    takers = _alike([space for space in spaces if space.fill] or spaces)
    while True:
        able = [some for some in takers if _step_of(some) <= left + 0.01 and all(map(_can_grow, some))]
        if not able:
            return
        least = min(able, key=lambda some: some[0].grown)
        left -= _step_of(least)
        for space in least:
            space.grown += space.step


def _alike(spaces: list[_Space]) -> list[list[_Space]]:
    """The spaces, those together that grow alike."""
    found: dict[int, list[_Space]] = {}
    for space in spaces:
        found.setdefault(id(space if space.even is None else space.even), []).append(space)
    return list(found.values())


def _step_of(spaces: list[_Space]) -> float:
    return sum(space.step for space in spaces)


def _can_grow(space: _Space) -> bool:
    return space.grown + space.step <= space.room + 0.01


def _limit(page: Any) -> float:
    """Lowest place that content may reach: the bottom margin, the footnotes, or what is fixed to the page."""
    limit = page.content_box_y() + page.height
    for child in page.children[1:]:
        if type(child).__name__ == "FootnoteAreaBox" and child.children:
            limit = min(limit, child.position_y)
    return float(limit)


def flow_bottom(box: Any) -> float:
    """Lower edge of what is in the flow, without the margins that end it."""
    kind = type(box).__name__
    if kind == "LineBox" or hasattr(box, "replacement"):
        return float(box.position_y + box.margin_height())
    inner = max((flow_bottom(child) for child in flow_children(box)), default=0.0)
    if _has_edge(box) or kind in ("TableCellBox", "TableRowBox"):
        inner = max(inner, float(box.border_box_y() + box.border_height()))
    return inner


def _has_edge(box: Any) -> bool:
    style = box.style
    sized = style["height"] != "auto" or getattr(style["min_height"], "value", 0)
    return bool(sized or box.background or box.padding_bottom or box.border_bottom_width)


def flow_children(box: Any) -> Iterator[Any]:
    """Children that stand in the flow, block by block; what lies inside a line moves with its line."""
    if type(box).__name__ == "LineBox" or hasattr(box, "replacement"):
        return
    for child in box.children:
        if not hasattr(child, "_box") and type(child).__name__ != "TextBox":
            yield child


@dataclass(slots=True)
class _Cuts:
    at: list[float]
    moved: list[float]

    @classmethod
    def of(cls, spaces: list[_Space]) -> _Cuts:
        return cls([space.bottom - EDGE for space in spaces], list(accumulate((s.grown for s in spaces), initial=0.0)))

    def shift(self, y: float) -> float:
        """How far what is at height ``y`` moves down."""
        return self.moved[bisect_right(self.at, y)]

    def move(self, box: Any, frame: tuple[float, float] | None) -> None:
        """Moves and stretches a box and what is in it.

        Args:
            box: A box of the flow.
            frame: How far the top and the bottom of the nearest positioned block round it move; None when that is the
                page, which never does.
        """
        if hasattr(box, "_box"):
            self._move_absolute(box._box, frame)
            return
        top = box.border_box_y()
        down = self.shift(top)
        if type(box).__name__ == "LineBox" or hasattr(box, "replacement"):
            self._move_rigid(box, down, frame)
            return
        bottom = top + box.border_height()
        taller = self.shift(bottom) - down
        if box.style["position"] != "static":
            frame = (down, down + taller)
        for child in box.all_children():
            self.move(child, frame)
        self._settle(box, taller)
        box.position_y += down
        box.height += taller

    def _settle(self, cell: Any, taller: float) -> None:
        """Keeps what stands in the middle or at the foot of a cell there."""
        part = {"middle": 0.5, "bottom": 1.0}.get(getattr(cell, "vertical_align", ""), 0.0)
        if part and taller:
            for child in cell.children:
                child.translate(dy=part * taller)

    def _move_rigid(self, box: Any, down: float, frame: tuple[float, float] | None) -> None:
        """Moves a line with all that is in it, but an absolute box in it by its own rule."""
        box.position_y += down
        for child in box.all_children():
            if hasattr(child, "_box"):
                self._move_absolute(child._box, frame)
            else:
                self._move_rigid(child, down, frame)

    def _move_absolute(self, box: Any, frame: tuple[float, float] | None) -> None:
        """An absolute box goes with the edge that it is fixed to, or with its place in the flow."""
        top, bottom = box.style["top"], box.style["bottom"]
        if top == bottom == "auto":
            box.translate(dy=self.shift(box.border_box_y()))
        elif frame is not None and box.style["position"] != "fixed":
            box.translate(dy=frame[1] if top == "auto" else frame[0])
            if "auto" not in (top, bottom):
                box.height += frame[1] - frame[0]
