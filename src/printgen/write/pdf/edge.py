"""What only the finished pages know: which boxes stand at the head of a page, and which margin boxes say nothing.

Conventions for templates:

- class ``to-edge``: a tab or band that, where its block opens a page, reaches over the upper edge of the sheet. Lower
  down it stays as it is, with all its corners round. It must be positioned absolutely, so that nothing else moves.
- a margin box whose words come out empty (``content: string(...)`` where nothing was set) is not drawn, ground and all.
"""

from __future__ import annotations

from typing import Any, Final

_CORNER: Final = 6 * 96 / 25.4
"""Pixels that a tab goes past the edge, so that its upper corners are cut off: at least its corner radius."""
_NEAR: Final = 2.0
"""Pixels within which a block stands at the head of the page."""


def settle(page: Any) -> bool:
    """Extends tabs at the head of one laid-out page, and takes out its empty margin boxes; True when a tab grew."""
    page.children = [page.children[0], *(box for box in page.children[1:] if _says_something(box))]
    head = page.content_box_y()
    tabs = _tabs(page.children[0], head)
    for tab in tabs:
        grown = tab.position_y + _CORNER
        tab.position_y = -_CORNER
        tab.height += grown
    return bool(tabs)


def _says_something(box: Any) -> bool:
    background = box.style["background_image"]
    if any(kind != "none" for kind, _ in background):
        return True
    return any(hasattr(child, "replacement") or getattr(child, "text", "").strip() for child in box.descendants())


def _tabs(box: Any, head: float) -> list[Any]:
    """Tabs whose containing block starts at the head of the page."""
    found = []
    for child in getattr(box, "children", ()):
        if child.position_y > head + _NEAR and not child.is_absolutely_positioned():
            break
        if child.element is not None and "to-edge" in (child.element.get("class") or "").split():
            if child.position_y <= head + _NEAR:
                found.append(child)
        else:
            found.extend(_tabs(child, head))
    return found
