"""Dresses the reference's parts in a brand: theme colours and fonts, and the plain colours that stand beside them.

Changing the theme alone recolours only shapes in LibreOffice, Pages and Google Docs; those read the RGB value written
next to each ``w:themeColor`` and ``w:themeFill``. Both are changed here. Sizes change where a brand's font needs it,
so that its small letters look as tall as those of the design.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import field

from printgen.record import record
from printgen.render.word.xml import attribute

SLOTS = {
    "ink": ("dk1", "text1"),
    "white": ("lt1", "background1"),
    "ink-soft": ("dk2", "text2"),
    "tint-1": ("lt2", "background2"),
    "primary": ("accent1", "accent1"),
    "accent": ("accent2", "accent2"),
    "tint-2": ("accent3", "accent3"),
    "primary-2": ("accent4", "accent4"),
    "accent-bright": ("accent5", "accent5"),
    "accent-tint": ("accent6", "accent6"),
}
"""Role of a colour: its slot in theme1.xml and its name in ``w:themeColor``. Links take the primary colour."""

NEUTRALS = {"line": "879598", "hair": "C3CBCD"}
"""Colours of the reference that stand in no slot of the theme, by role: an edition may darken them."""

_OTHER_NAMES = {"dark1": "text1", "light1": "background1", "dark2": "text2", "light2": "background2"}
_TAG = re.compile(r"<w:[^<>]*?w:theme(?:Color|Fill)=[^<>]*>")
_TYPEFACE = re.compile(r'(<a:latin typeface=")[^"]*"')
_ATTRIBUTE = re.compile(r'w:(\w+)="([^"]*)"')


@record(kw_only=True)
class Dress:
    """What a brand gives a Word document.

    Attributes:
        colours: RRGGBB by role, see ``SLOTS`` and ``NEUTRALS``; a role left out keeps the reference's colour.
        text_font: Family of the words.
        display_font: Family of the headings.
        fallback: Family that stands in where those are not installed.
        text_scale: Factor for sizes of words.
        display_scale: Factor for sizes of headings.
        name: Of the set of colours and fonts, as Word's pickers list it; "" keeps the reference's.
        sized: Ids of styles whose sizes stay as they are.
        tracks: Twentieths of a point that are added to each letter, and to each space.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    text_font: str = ""
    display_font: str = ""
    fallback: str = "Calibri"
    text_scale: float = 1.0
    display_scale: float = 1.0
    name: str = ""
    sized: frozenset[str] = frozenset()
    tracks: tuple[int, int] = (0, 0)


def theme(xml: str, dress: Dress) -> str:
    """theme1.xml with the brand's colours and fonts."""
    roles = {slot: dress.colours[role] for role, (slot, _) in SLOTS.items() if role in dress.colours}
    links = _links(dress)
    roles |= {slot: links[name] for slot, name in (("hlink", "hyperlink"), ("folHlink", "followedHyperlink")) if links}
    for slot, rgb in roles.items():
        xml = re.sub(rf"(<a:{slot}>).*?(</a:{slot}>)", rf'\g<1><a:srgbClr val="{rgb}"/>\2', xml, flags=re.S)
    for which, family in (("majorFont", dress.display_font), ("minorFont", dress.text_font)):
        head, face, rest = xml.partition(f"<a:{which}>")
        if family and face:
            xml = head + face + _TYPEFACE.sub(rf'\g<1>{attribute(family)}"', rest, count=1)
    named = attribute(dress.name).replace("\\", "")
    return re.sub(r'(<a:(?:clr|font)Scheme name=")[^"]*', rf"\g<1>{named}", xml) if named else xml


def _links(dress: Dress) -> dict[str, str]:
    """Colours of links by their names in ``w:themeColor``: the primary one where none of their own is given."""
    primary = dress.colours.get("primary")
    roles = {"hyperlink": "link", "followedHyperlink": "followed"}
    given = {name: dress.colours.get(role, primary) for name, role in roles.items()}
    return {name: rgb for name, rgb in given.items() if rgb}


def recolour(xml: str, dress: Dress) -> str:
    """A part with the plain colours that belong to the brand's theme colours."""
    if not dress.colours:
        return xml
    by_name = {name: dress.colours[role] for role, (_, name) in SLOTS.items() if role in dress.colours}
    by_name |= _links(dress)
    xml = _TAG.sub(lambda m: _recolour_tag(m[0], by_name), xml)
    for role, old in NEUTRALS.items():
        if (new := dress.colours.get(role, old)) != old:
            xml = re.sub(rf'(w:(?:val|color|fill)=")(?i:{old})"', rf'\g<1>{new}"', xml)
    return xml


def _recolour_tag(tag: str, by_name: Mapping[str, str]) -> str:
    given: dict[str, str] = dict(_ATTRIBUTE.findall(tag))
    plain = "val" if tag.startswith("<w:color ") else "color"
    for theme_attribute, target in (("themeColor", plain), ("themeFill", "fill")):
        name: str = given.get(theme_attribute, "")
        rgb = by_name.get(_OTHER_NAMES.get(name, name), "")
        if rgb:
            kind = theme_attribute.replace("Color", "")
            mixed = _mix(rgb, given.get(f"{kind}Tint"), given.get(f"{kind}Shade"))
            tag = re.sub(rf'(w:{target}=")[^"]*', rf"\g<1>{mixed}", tag, count=1)
    return tag


def _mix(rgb: str, tint: str | None, shade: str | None) -> str:
    """A theme colour lightened or darkened as Word does, in HSL (ECMA-376 part 1, 17.3.2.6)."""
    if not tint and not shade:
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    if shade:
        light *= int(shade, 16) / 255
    if tint:
        share = int(tint, 16) / 255
        light = light * share + 1 - share
    return "".join(f"{round(c * 255):02X}" for c in colorsys.hls_to_rgb(hue, light, saturation))


def fonts(xml: str, dress: Dress) -> str:
    """fontTable.xml with the brand's families and what stands in for them."""
    known = set(re.findall(r'<w:font w:name="([^"]*)"', xml))
    new = [f for f in dict.fromkeys((dress.text_font, dress.display_font)) if f and attribute(f) not in known]
    entries = "".join(
        f'<w:font w:name="{attribute(family)}"><w:altName w:val="{attribute(dress.fallback)}"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for family in new
    )
    return xml.replace("</w:fonts>", f"{entries}</w:fonts>")


_STYLE = re.compile(r"<w:(?:style|rPrDefault)\b.*?</w:(?:style|rPrDefault)>", re.S)
_ID = re.compile(r'w:styleId="([^"]*)"')
_BASED = re.compile(r'<w:basedOn w:val="([^"]*)"')
_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)"')


def resize(styles: str, dress: Dress) -> str:
    """styles.xml with sizes for the brand's fonts, in half points at most; line heights stay "at least"."""
    if dress.text_scale == dress.display_scale == 1:
        return styles
    displayed = _displayed(styles)

    def style(match: re.Match[str]) -> str:
        name = _ID.search(match[0])
        if name and name[1] in dress.sized:
            return match[0]
        scale = dress.display_scale if name and name[1] in displayed else dress.text_scale
        return _SIZE.sub(lambda m: f'{m[1]}{int(int(m[2]) * scale + 0.001)}"', match[0])

    return _STYLE.sub(style, styles)


def _displayed(styles: str) -> frozenset[str]:
    """Ids of the styles in the headings' font, their own or inherited."""
    own: dict[str, bool] = {}
    based: dict[str, str] = {}
    for match in _STYLE.finditer(styles):
        if name := _ID.search(match[0]):
            own[name[1]] = 'w:asciiTheme="majorHAnsi"' in match[0]
            based[name[1]] = parent[1] if (parent := _BASED.search(match[0])) else ""

    def shows(name: str) -> bool:
        seen: set[str] = set()
        while name in own and name not in seen:
            if own[name]:
                return True
            seen.add(name)
            name = based[name]
        return False

    return frozenset(name for name in own if shows(name))
