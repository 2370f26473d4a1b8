"""Colours of a Word file: the plain colour beside each theme colour is that of the theme.

Word shows the theme's colour; LibreOffice, Pages and Google Docs show the plain one. Where the two differ, a file looks
different in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from printgen.check.docx_file import Element, W, WordFile
from printgen.write.docx.dress import SLOTS
from printgen.write.docx.themes import look_of

_OTHER_NAMES = dict(SLOTS.values()) | {
    "dark1": "text1",
    "light1": "background1",
    "dark2": "text2",
    "light2": "background2",
}


def theme_colours(file: WordFile) -> Iterator[str]:
    """Each place where they differ, once a part. Tints and shades of a theme colour are not looked at."""
    name = file.part("theme")
    if not name:
        return
    slots = look_of(file.tree(name)).slots
    parts = [part for kind in ("styles", "numbering") if (part := file.part(kind))]
    trees = [*((part, file.tree(part)) for part in parts), *file.stories()]
    for part, root in trees:
        yield from dict.fromkeys(said for element in root.iter() for said in _differences(element, slots, part))


def _differences(element: Element, slots: Mapping[str, str], part: str) -> Iterator[str]:
    plain = "val" if element.tag == f"{W}color" else "color"
    for theme, value in (("Color", plain), ("Fill", "fill")):
        name, given = element.get(f"{W}theme{theme}"), element.get(f"{W}{value}", "")
        if not name or any(element.get(f"{W}theme{theme}{how}") for how in ("Tint", "Shade")):
            continue
        wanted = slots.get(_OTHER_NAMES.get(name, name), "")
        if wanted and given.upper() != wanted.upper():
            yield f"{part}: {given or 'nothing'} stands beside the theme's {name}, which is {wanted}"


