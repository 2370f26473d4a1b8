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
from printgen.write.docx.mended import in_theme, only_word, without_defaults
from printgen.write.docx.themes import Look, look_of

if TYPE_CHECKING:
    from printgen.opc import OpcPackage

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
MOST = 5000
"""Styles that a document may have; Word itself stops at 4,079."""
DEEPEST = 50
"""Styles that a style may be based on, one on the other; nobody's are ten deep, and a ring has no end."""
SAID = 10
"""Missing styles that get a warning each; further ones are counted in the last."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_POINTERS = ("basedOn", "next", "link")


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
    only_word(theirs)
    for style in list(_styles(theirs)):
        if style.find(f"{_W}name") is None or not style.get(f"{_W}styleId"):
            theirs.remove(style)
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
        ours.replace(before, in_theme(deepcopy(defaults), before, look))
        for style in _styles(theirs):
            if _name(style) == ("paragraph", "normal"):
                without_defaults(style, defaults)
    lost: list[str] = []
    taken: set[str] = set()
    for mine in list(_styles(ours)):
        style = by_name.pop(_name(mine), None)
        if style is None:
            lost.append(_shown(mine))
        else:
            taken.add(_id(mine))
            ours.replace(mine, in_theme(_under(style, _id(mine), ids, mine), mine, look))
    known = {_id(style) for style in _styles(ours)}
    for style in by_name.values():
        if _id(style) not in known:
            known.add(_id(style))
            taken.add(_id(style))
            ours.append(_under(style, _id(style), ids, None))
    _sound(ours)
    return lost, taken


def _sound(root: Any) -> None:
    """Takes out what leads nowhere: a style that is based on, followed by or linked to none, or based on itself."""
    by_id = {_id(style): style for style in _styles(root)}
    for style in by_id.values():
        for name in _POINTERS:
            for pointer in style.findall(f"{_W}{name}"):
                if pointer.get(f"{_W}val") not in by_id:
                    style.remove(pointer)
    depth: dict[str, int] = {}
    for name in by_id:
        _measure(name, by_id, depth)


def _measure(name: str, by_id: Mapping[str, Any], depth: dict[str, int]) -> None:
    """How deep each style on the way down from one stands; what goes in a ring, or deeper than ``DEEPEST``, is cut."""
    way: list[str] = []
    at = name
    while at and at not in depth:
        way.append(at)
        depth[at] = DEEPEST  # on its own way it is too deep to be based on
        based = by_id[at].find(f"{_W}basedOn")
        at = "" if based is None else str(based.get(f"{_W}val"))
    below = depth[at] if at else -1
    for one in reversed(way):
        if below >= DEEPEST:
            based = by_id[one].find(f"{_W}basedOn")
            based.getparent().remove(based)
            below = -1
        below += 1
        depth[one] = below


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
            found[same].find(f"{_W}name").set(f"{_W}val", same[1])
    return found


def _under(style: Any, id: str, ids: Mapping[str, str], mine: Any) -> Any:
    """A copy of a style under an id of ours. Lists keep our numbering: that part is ours."""
    new = deepcopy(style)
    new.set(f"{_W}styleId", id)
    if mine is None:  # the default styles are ours: a document has one of each kind
        new.attrib.pop(f"{_W}default", None)
    for name in _POINTERS:
        for pointer in new.findall(f"{_W}{name}"):
            to = pointer.get(f"{_W}val", "")
            pointer.set(f"{_W}val", ids.get(to, to))
    numbers = None if mine is None else mine.find(f"{_W}pPr/{_W}numPr")
    for found in new.findall(f"{_W}pPr/{_W}numPr"):
        if numbers is None:
            found.getparent().remove(found)
        else:
            found.getparent().replace(found, deepcopy(numbers))
    return new


def _styles(root: Any) -> Iterator[Any]:
    return iter(root.findall(f"{_W}style"))


def _id(style: Any) -> str:
    return str(style.get(f"{_W}styleId"))


def _shown(style: Any) -> str:
    return str(style.find(f"{_W}name").get(f"{_W}val"))


def _name(style: Any) -> tuple[str, str]:
    """Type and name, however they are written: LibreOffice writes "heading 1" where Word writes "Heading 1"."""
    return str(style.get(f"{_W}type")), _shown(style).casefold()


def _bytes(root: Any) -> bytes:
    from lxml import etree  # type: ignore[import-untyped]

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
