"""What other programs lose, add or spell out when they save a style, put right."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from printgen.write.docx.themes import Look

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = (_W, "{http://schemas.microsoft.com/office/word/2010/wordml}")
"""Namespaces of what is taken: our parts declare the second one as ignorable."""
_FACES = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
"""An attribute that names a font of the theme, and the one beside it that names a font outright."""
_THEMED = {"themeColor": "color", "themeFill": "fill"}


def only_word(root: Any) -> None:
    """Takes out what our part cannot say that Word may ignore, and what refers to other parts of their document."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or not element.tag.startswith(_SPACES):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for name in [name for name in element.attrib if not name.startswith(_SPACES)]:
            del element.attrib[name]


def in_theme(new: Any, mine: Any, look: Look) -> Any:
    """A style whose unchanged colours and fonts follow the theme again, where the program that saved it lost that.

    LibreOffice writes the colours of borders and of words' grounds, and the fonts of all words, as plain values. It
    also drops the line between two paragraphs of a kind, which is drawn again as the one below (or above) them.
    """
    _ruled(new, mine)
    for element in new.iter(f"{_W}rFonts"):
        _faced(element, look)
    slots = look.slots
    before = {_path(element): element for element in mine.iter() if any(element.get(f"{_W}{t}") for t in _THEMED)}
    for element in new.iter():
        old = before.get(_path(element))
        for theme, plain in _THEMED.items():
            name = old.get(f"{_W}{theme}") if old is not None else None
            shown = "val" if theme == "themeColor" and element.tag == f"{_W}color" else plain
            if name and not element.get(f"{_W}{theme}") and _same(element.get(f"{_W}{shown}"), slots.get(name)):
                element.set(f"{_W}{theme}", name)
    return new


def _faced(fonts: Any, look: Look) -> None:
    """Of a theme's font and one named outright, the one that is meant: a name that is not the theme's is a change."""
    for theme, plain in _FACES.items():
        follows, named = fonts.get(f"{_W}{theme}"), fonts.get(f"{_W}{plain}")
        if follows and named is not None:
            usual = look.display_font if follows.startswith("major") else look.text_font
            changed = named and usual and named != usual and plain in ("ascii", "hAnsi")
            fonts.attrib.pop(f"{_W}{theme if changed else plain}")


def _ruled(new: Any, mine: Any) -> None:
    """Puts the line between paragraphs back where ours has one and theirs has not."""
    where = f"{_W}pPr/{_W}pBdr"
    borders = new.find(where)
    if borders is None or mine.find(f"{where}/{_W}between") is None or borders.find(f"{_W}between") is not None:
        return
    lines = [line for side in ("bottom", "top") if (line := borders.find(f"{_W}{side}")) is not None]
    if lines:
        between = deepcopy(lines[0])
        between.tag = f"{_W}between"
        borders.append(between)
        bar = borders.find(f"{_W}bar")
        if bar is not None:
            borders.append(bar)


def without_defaults(normal: Any, defaults: Any) -> None:
    """Takes out of Normal what only says the document's defaults again: it would go before a table style's colours."""
    properties, usual = normal.find(f"{_W}rPr"), defaults.find(f"{_W}rPrDefault/{_W}rPr")
    if properties is None or usual is None:
        return
    for one in list(properties):
        same = usual.find(one.tag)
        if same is not None and dict(one.attrib) == dict(same.attrib):
            properties.remove(one)


def _path(element: Any) -> tuple[str, ...]:
    """Tags from inside a style down to an element."""
    path = [element.tag]
    while (element := element.getparent()) is not None and element.tag not in (f"{_W}style", f"{_W}styles"):
        path.append(element.tag)
    return tuple(path)


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and str(one).upper() == str(other).upper()
