"""Pictures: in line with the text, or behind it where they only dress a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from printgen.record import record
from printgen.render.word.page import emu
from printgen.render.word.parts import Media
from printgen.render.word.tables import Tables
from printgen.render.word.xml import Xml, attribute

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)


@record(kw_only=True)
class Box:
    """Where something stands and how large it is, in millimetres; ``x`` and ``y`` from the page's corner."""

    width: float
    height: float
    x: float = 0
    y: float = 0


@dataclass(slots=True)
class Pictures(Tables):
    """Pictures and shapes.

    Attributes:
        colours: RRGGBB by role.
    """

    colours: Mapping[str, str] = field(default_factory=dict)

    def picture(self, media: Media, box: Box, alt: str = "", name: str = "Picture") -> Xml:
        """A picture in line with the text; one without ``alt`` is marked as decorative."""
        return self._run(
            f'<wp:inline distT="0" distB="0" distL="0" distR="0">{self._extent(box)}{self._properties(name, alt)}'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f"{self.graphic(media, box)}</wp:inline>"
        )

    def picture_at(self, media: Media, box: Box, name: str = "Art", *, alt: str = "", front: bool = False) -> Xml:
        """A picture at a place of the page, behind the text or in ``front`` of it (and of grounds of paragraphs)."""
        return self._run(self._anchor(box, name, self.graphic(media, box), alt, front=front))

    def field_behind(self, box: Box, role: str = "field", name: str = "Colour field") -> Xml:
        """A decorative rectangle behind the text, in a colour of the theme so that it follows a change of theme."""
        slot = {"tint-2": "accent3", "field": "accent1"}[role]
        rgb = self.colours.get("field", "")
        own = role == "field" and rgb and rgb != self.colours.get("primary")
        colour = f'<a:srgbClr val="{rgb}"/>' if own else f'<a:schemeClr val="{slot}"/>'
        shape = (
            f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"<a:solidFill>{colour}</a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/>"
            "</wps:wsp></a:graphicData></a:graphic>"
        )
        drawing = self._anchor(box, name, shape)
        return Xml(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
            "</mc:AlternateContent></w:r>"
        )

    def graphic(self, media: Media, box: Box, relationship: str = "") -> str:
        """``a:graphic`` of a picture; ``relationship`` when it is not the document that refers to it."""
        identity = relationship or self.parts.relate("image", f"media/{media.name}")
        vector = ""
        if media.vector and not relationship:
            svg = self.parts.relate("image", f"media/{media.vector}")
            vector = f'<a:extLst><a:ext uri="{_SVG}"><asvg:svgBlip r:embed="{svg}"/></a:ext></a:extLst>'
        size = f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
        return (
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{media.name}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{identity}">{vector}</a:blip><a:stretch>'
            f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>{size}</a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )

    def inline_drawing(self, graphic: str, box: Box, alt: str = "", name: str = "Picture") -> Xml:
        """An in-line drawing round a graphic that was made for another part (a footer)."""
        return self._run(
            f'<wp:inline distT="0" distB="0" distL="0" distR="0">{self._extent(box)}{self._properties(name, alt)}'
            f"<wp:cNvGraphicFramePr/>{graphic}</wp:inline>"
        )

    def _run(self, drawing: str) -> Xml:
        return Xml(f"<w:r><w:drawing>{drawing}</w:drawing></w:r>")

    def _extent(self, box: Box) -> str:
        return f'<wp:extent cx="{emu(box.width)}" cy="{emu(box.height)}"/>'

    def _properties(self, name: str, alt: str) -> str:
        number = self.next_id("drawing")
        words = f'<wp:docPr id="{number}" name="{attribute(name)} {number}" descr="{attribute(alt)}"'
        return f"{words}/>" if alt else f"{words}>{_DECORATIVE}</wp:docPr>"

    def _anchor(self, box: Box, name: str, graphic: str, alt: str = "", *, front: bool = False) -> str:
        properties = self._properties(name, alt)
        order = self.next_id("behind")
        place = "".join(
            f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{emu(at)}</wp:posOffset></wp:position{axis}>'
            for axis, at in (("H", box.x), ("V", box.y))
        )
        return (
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{order}" behindDoc="{0 if front else 1}" '
            f'locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{place}{self._extent(box)}'
            f"<wp:wrapNone/>{properties}<wp:cNvGraphicFramePr/>{graphic}</wp:anchor>"
        )
