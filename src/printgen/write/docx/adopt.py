"""A designer's reference document made whole: its styles, in the packaged document's frame.

Another program may give styles new ids, lose some of them, and drop whole parts when it saves. So styles are known by
their names, in any case of letters, and what is missing comes from the packaged document. Only styles, and the
theme's colours and fonts, are taken: no text, no pictures, no headers and footers, no page size, no lists' numbering.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from printgen.diagnostics import Diagnostic, Span
from printgen.opc import refused, xml_tree
from printgen.record import record
from printgen.write.docx.themes import Look, look_of

if TYPE_CHECKING:
    from printgen.opc import OpcPackage

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
MOST = 5000
"""Styles that a document may have; Word itself stops at 4,079."""
SAID = 10
"""Missing styles that get a warning each; further ones are counted in the last."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = (_W, "{http://schemas.microsoft.com/office/word/2010/wordml}")
"""Namespaces of what is taken: our parts declare the second one as ignorable."""
_POINTERS = ("basedOn", "next", "link")
_FACES = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
"""An attribute that names a font of the theme, and the one beside it that names a font outright."""
_THEMED = {"themeColor": "color", "themeFill": "fill"}


@record
class Adopted:
    """A designer's document, made whole.

    Attributes:
        parts: The package's parts by name.
        look: Colours and fonts of its theme; empty where they are still those of the packaged document.
        sized: Ids of the styles that came from it: their sizes are the designer's.
        found: What was missing or left out, a warning each.
    """

    parts: Mapping[str, bytes]
    look: Look
    sized: frozenset[str]
    found: tuple[Diagnostic, ...]


def adopted(own: OpcPackage, packaged: Mapping[str, bytes]) -> Adopted:
    """The packaged parts with a designer's styles in them.

    Args:
        own: The designer's document.
        packaged: Parts of the packaged one.

    Raises:
        PrintgenError: Its styles or its theme cannot be read.
    """
    ours = xml_tree(packaged[STYLES], STYLES)
    styles = own.related(own.main, "styles")
    theirs = own.tree(styles) if styles else ours.makeelement(f"{_W}styles")
    if len(theirs) > MOST:
        raise refused(f"it has more than {MOST:,} styles", own.file)
    _only_word(theirs)
    theme = own.related(own.main, "theme")
    look = look_of(own.tree(theme)) if theme else Look()
    neutral = look_of(xml_tree(packaged[THEME], THEME))
    lost, taken = _merge(theirs, ours, look)
    found = (*_lost(lost, own.file), *_outside(own))
    return Adopted({**packaged, STYLES: _bytes(ours)}, look.beside(neutral), frozenset(taken), found)


def _lost(names: list[str], file: str) -> Iterator[Diagnostic]:
    hint = "the packaged style stands in"
    for name in names[:SAID]:
        yield Diagnostic("warning", "reference", f'the style "{name}" is missing', Span(file), hint)
    if (more := len(names) - SAID) > 0:
        said = f"{more} more style{'s are' if more > 1 else ' is'} missing"
        yield Diagnostic("warning", "reference", said, Span(file), "the packaged ones stand in")


def _outside(own: OpcPackage) -> Iterator[Diagnostic]:
    for _, one in own.outside()[:SAID]:
        said = f"it refers to something outside it ({one.kind}: {one.target})"
        yield Diagnostic("warning", "reference", said, Span(own.file), "that is never fetched, and left out")


def _merge(theirs: Any, ours: Any, look: Look) -> tuple[list[str], set[str]]:
    """Puts their definitions in the place of ours, under our ids.

    Returns:
        Names of the styles that they lack, and ids of those that are theirs now.
    """
    by_name = _matched(theirs, ours)
    ids = {_id(style): _id(mine) for mine in _styles(ours) if (style := by_name.get(_name(mine))) is not None}
    defaults, before = theirs.find(f"{_W}docDefaults"), ours.find(f"{_W}docDefaults")
    if defaults is not None and before is not None:
        ours.replace(before, _kept_in_theme(deepcopy(defaults), before, look))
        for style in _styles(theirs):
            if _name(style) == ("paragraph", "normal"):
                _without_defaults(style, defaults)
    lost: list[str] = []
    taken: set[str] = set()
    for mine in list(_styles(ours)):
        style = by_name.pop(_name(mine), None)
        if style is None:
            lost.append(_shown(mine))
        else:
            taken.add(_id(mine))
            ours.replace(mine, _kept_in_theme(_under(style, _id(mine), ids, mine), mine, look))
    known = {_id(style) for style in _styles(ours)}
    for style in by_name.values():
        if _id(style) not in known:
            taken.add(_id(style))
            ours.append(_under(style, _id(style), ids, None))
    return lost, taken


def _only_word(root: Any) -> None:
    """Takes out what our part cannot say that Word may ignore, and what refers to other parts of their document."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or not element.tag.startswith(_SPACES):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for name in [name for name in element.attrib if not name.startswith(_SPACES)]:
            del element.attrib[name]


def _matched(theirs: Any, ours: Any) -> dict[tuple[str, str], Any]:
    """Their styles by name; one whose name is not ours but whose id is goes by our name.

    LibreOffice gives some styles the name of one of its own that is a little like it.
    """
    found = {_name(style): style for style in _styles(theirs)}
    names = {(_name(style)[0], _id(style)): _name(style) for style in _styles(ours)}
    known = set(names.values())
    for name, style in list(found.items()):
        same = names.get((name[0], _id(style)))
        if same and name not in known and same not in found:
            found[same] = found.pop(name)
            style.find(f"{_W}name").set(f"{_W}val", same[1])
    return found


def _under(style: Any, id: str, ids: Mapping[str, str], mine: Any) -> Any:
    """A copy of a style under an id of ours. Lists keep our numbering: that part is ours."""
    new = deepcopy(style)
    new.set(f"{_W}styleId", id)
    for name in _POINTERS:
        for pointer in new.findall(f"{_W}{name}"):
            pointer.set(f"{_W}val", ids.get(pointer.get(f"{_W}val"), pointer.get(f"{_W}val")))
    numbers = None if mine is None else mine.find(f"{_W}pPr/{_W}numPr")
    for found in new.findall(f"{_W}pPr/{_W}numPr"):
        if numbers is None:
            found.getparent().remove(found)
        else:
            found.getparent().replace(found, deepcopy(numbers))
    return new


def _kept_in_theme(new: Any, mine: Any, look: Look) -> Any:
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


def _without_defaults(normal: Any, defaults: Any) -> None:
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


def _styles(root: Any) -> Iterator[Any]:
    return iter(root.findall(f"{_W}style"))


def _id(style: Any) -> str:
    return str(style.get(f"{_W}styleId"))


def _shown(style: Any) -> str:
    name = style.find(f"{_W}name")
    return str(name.get(f"{_W}val")) if name is not None else _id(style)


def _name(style: Any) -> tuple[str, str]:
    """Type and name, however they are written: LibreOffice writes "heading 1" where Word writes "Heading 1"."""
    return str(style.get(f"{_W}type")), _shown(style).casefold()


def _bytes(root: Any) -> bytes:
    from lxml import etree  # type: ignore[import-untyped]

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
