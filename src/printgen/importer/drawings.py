"""Pictures, text boxes and other drawings, of the new kind (DrawingML) and the old (VML); equations in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from printgen.importer.equations import line_of
from printgen.importer.source import Box, Image, Mark, Para, Part, Piece, Run, Said
from printgen.importer.styles import WORD, Element, number
from printgen.opc import OpcPackage

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_KNOWN = frozenset({"wps", "wpg", "wpi", "w14", "w15", "w16se", "asvg", "a14", "adec"})
_EMU = 36000


def chosen(alternatives: Element) -> list[Element]:
    """The elements of the form of a drawing that this module reads: the new one, else the old one."""
    fallback: list[Element] = []
    for form in alternatives:
        name = form.tag.rpartition("}")[2] if isinstance(form.tag, str) else ""
        if name == "Choice" and set(form.get("Requires", "").split()) <= _KNOWN:
            return list(form)
        if name == "Fallback":
            fallback = list(form)
    return fallback


@dataclass(slots=True)
class Drawings:
    """Reads drawings.

    Attributes:
        package: The file.
        source: Part that the drawings stand in.
        counted: What is told once.
        parts: Reads what stands in a text box.
    """

    package: OpcPackage
    source: str
    counted: Counter[str]
    parts: Callable[[Element], Iterator[Part]]

    def read(self, drawing: Element) -> Iterator[Piece]:
        """What a drawing holds: pictures, text boxes, remarks about the rest."""
        found = list(self._forms(drawing))
        if not found and not _decorative(drawing):
            self.counted["shape"] += 1
        yield from found

    def _forms(self, drawing: Element) -> Iterator[Piece]:
        if drawing.tag == WORD + "drawing":
            for one in drawing:
                yield from self._new(one)
        else:
            yield from self._old(drawing)

    # DrawingML

    def _new(self, frame: Element) -> Iterator[Piece]:
        floats = frame.tag == _WP + "anchor"
        named = frame.find(_WP + "docPr")
        extent = frame.find(_WP + "extent")
        wide, high = (number(extent.get(k, "0")) / _EMU if extent is not None else 0 for k in ("cx", "cy"))
        found = False
        for one in _outermost(frame):
            name = one.tag.rpartition("}")[2]
            if name == "blip":
                yield self._picture(one, named, wide, high, floats)
            elif name == "txbxContent":
                yield Box(tuple(self.parts(one)), high)
            elif name == "relIds":
                yield from self._diagram(one)
            elif name == "chart":
                yield self._chart(one, named)
            found = True
        if not found and named is not None and named.get("descr"):
            yield Said(f"A drawing was left out: {named.get('descr')}", "drawing")

    def _picture(self, blip: Element, named: Element | None, wide: float, high: float, floats: bool) -> Piece:
        part = self._target(blip.get(_R + "embed", ""))
        if not part:
            where = self.package.relationships(self.source).get(blip.get(_R + "link", ""))
            outside = f" ({where.target[:80]})" if where else ""
            return Said(f"A picture that is not in the file{outside} was left out", "picture-outside")
        vector = next((self._target(one.get(_R + "embed", "")) for one in blip.iter(_SVG + "svgBlip")), "")
        get: Callable[[str], str] = lambda key: named.get(key, "") if named is not None else ""  # noqa: E731
        alt = " ".join((get("descr") or get("title")).split())
        return Image(part, vector, alt, _decorative(named), get("name"), wide, high, floats)

    def _target(self, identity: str) -> str:
        found = self.package.relationships(self.source).get(identity)
        return found.target if found and not found.external and found.target in self.package else ""

    def _diagram(self, one: Element) -> Iterator[Piece]:
        """The words of a diagram (SmartArt), one paragraph for each of its shapes."""
        part = self._target(one.get(_R + "dm", ""))
        points = self.package.tree(part).iter(_DGM + "pt") if part else ()
        words = []
        for point in points:
            said = "".join(t.text or "" for t in point.iter(_A + "t")).strip()
            if said and point.get("type", "node") == "node":
                words.append(said)
        yield Said("A diagram (SmartArt) was here: only its words came along", "diagram")
        if words:
            yield Box(tuple(Para((Run(one),), style="listbullet", mark=Mark("diagram")) for one in words))

    def _chart(self, one: Element, named: Element | None) -> Piece:
        part = self._target(one.get(_R + "id", ""))
        title = next(self.package.tree(part).iter(_CHART + "title"), None) if part else None
        words = "".join(t.text or "" for t in title.iter(_A + "t")) if title is not None else ""
        alt = " ".join((named.get("descr", "") if named is not None else "").split())
        name = f" (“{words}”)" if words else ""
        said = f"A chart{name} was left out: save it as a picture in Word"
        return Said(f"{said}. It shows: {alt}" if alt else said, "chart")

    # VML

    def _old(self, shape: Element) -> Iterator[Piece]:
        for one in _outermost(shape):
            name = one.tag.rpartition("}")[2]
            if name == "imagedata":
                part = self._target(one.get(_R + "id", "") or one.get(_R + "pict", ""))
                holder = one.getparent()
                alt = holder.get("alt", "") if holder is not None else ""
                wide, high = (_side(holder.get("style", ""), side) for side in ("width", "height"))
                if part:
                    yield Image(part, "", " ".join(alt.split()), False, "Picture", wide, high)
            elif name == "txbxContent":
                yield Box(tuple(self.parts(one)))
            elif name == "textpath" and one.get("string"):
                yield Run(one.get("string", ""))
        if shape.tag == WORD + "object":
            yield Said("An embedded object was left out; its picture may stand here", "object")

    # Equations

    def equation(self, one: Element) -> Piece:
        """An equation on one line, to be set again by hand."""
        return Said(line_of(one), "equation")


_FOUND = frozenset({"blip", "txbxContent", "relIds", "chart", "imagedata", "textpath"})


def _outermost(element: Element) -> Iterator[Element]:
    """The pictures, text boxes and the like in a drawing; not what stands in a text box."""
    waiting: list[Element] = list(reversed(_below(element)))
    while waiting:
        one = waiting.pop()
        if not isinstance(one.tag, str):
            continue
        name = one.tag.rpartition("}")[2]
        if name in _FOUND and not (name == "chart" and not one.get(_R + "id")):
            yield one
        else:
            waiting += reversed(_below(one))


def _below(element: Element) -> list[Element]:
    below: Iterable[Element] = chosen(element) if element.tag.endswith("}AlternateContent") else element
    return list(below)


def _decorative(named: Element | None) -> bool:
    if named is None:
        return False
    return any(
        one.get("val", "") in ("1", "true")
        for one in named.iter()
        if isinstance(one.tag, str) and one.tag.endswith("}decorative")
    )


def _side(style: str, name: str) -> float:
    """Millimetres of a VML shape's side."""
    for part in style.split(";"):
        key, _, size = part.partition(":")
        if key.strip() == name:
            unit = {"pt": 25.4 / 72, "in": 25.4, "cm": 10, "mm": 1, "px": 25.4 / 96}.get(size.strip()[-2:], 25.4 / 72)
            return number(size.strip()) * unit
    return 0.0
