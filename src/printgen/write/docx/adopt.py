"""A designer's reference document made whole: its styles and theme, in the packaged document's frame.

Another program may give styles new ids, lose some of them, and drop whole parts when it saves. So styles are known by
their names, in any case of letters, and what is missing comes from the packaged document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from printgen.diagnostics import Diagnostic, PrintgenError, Span

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_POINTERS = ("basedOn", "next", "link")


def adopted(
    own: Mapping[str, bytes], packaged: Mapping[str, bytes], file: str
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The packaged parts with a designer's styles and theme in them, and a warning when styles were missing.

    Args:
        own: Parts of the designer's document by name.
        packaged: Parts of the packaged one.
        file: The designer's file, for messages.

    Raises:
        PrintgenError: It is no Word document, or its styles cannot be read.
    """
    if STYLES not in own:
        raise PrintgenError(not_word(file))
    theirs, ours = _root(own[STYLES], file), _root(packaged[STYLES], file)
    lost = _merge(theirs, ours)
    parts = {**packaged, STYLES: _bytes(ours), THEME: own.get(THEME, packaged[THEME])}
    return parts, (_warning(lost, file),) if lost else ()


def not_word(file: str) -> Diagnostic:
    """The finding for a file that is no Word document."""
    return Diagnostic("error", "reference", "this is not a Word document", Span(file), "save it from Word as .docx")


def _warning(lost: list[str], file: str) -> Diagnostic:
    names = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
    many = "these styles are" if len(lost) > 1 else "this style is"
    return Diagnostic("warning", "reference", f"{many} missing: {names}", Span(file), "the packaged ones stand in")


def _merge(theirs: Any, ours: Any) -> list[str]:
    """Puts their definitions in the place of ours, under our ids; gives the names that they lack."""
    by_name = {_name(style): style for style in _styles(theirs)}
    ids = {_id(style): _id(mine) for mine in _styles(ours) if (style := by_name.get(_name(mine))) is not None}
    defaults = theirs.find(f"{_W}docDefaults")
    if defaults is not None:
        ours.replace(ours.find(f"{_W}docDefaults"), deepcopy(defaults))
    lost = []
    for mine in list(_styles(ours)):
        style = by_name.pop(_name(mine), None)
        if style is None:
            lost.append(_shown(mine))
        else:
            ours.replace(mine, _under(style, _id(mine), ids, mine))
    taken = {_id(style) for style in _styles(ours)}
    for style in by_name.values():
        if _id(style) not in taken:
            ours.append(_under(style, _id(style), ids, None))
    return lost


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


def _root(data: bytes, file: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fault:
        said = f"its styles cannot be read: {fault}"
        raise PrintgenError(Diagnostic("error", "reference", said, Span(file), "save it from Word again")) from fault


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
