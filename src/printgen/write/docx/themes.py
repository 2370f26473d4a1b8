"""A theme read back: the colours and fonts that Word's pickers show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from printgen.record import record
from printgen.write.docx.dress import SLOTS

LINKS = {"link": ("hlink", "hyperlink"), "followed": ("folHlink", "followedHyperlink")}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@record(kw_only=True)
class Look:
    """Colours and fonts of a theme.

    Attributes:
        names: Of its set of colours and its set of fonts, as Word lists them.
        colours: RRGGBB by role, see ``dress.SLOTS``, and those of links.
        text_font: Family of the words; "" for none of its own.
        display_font: Family of the headings; "" for none of its own.
    """

    names: tuple[str, str] = ("", "")
    colours: Mapping[str, str] = field(default_factory=dict)
    text_font: str = ""
    display_font: str = ""

    @property
    def slots(self) -> dict[str, str]:
        """RRGGBB by the names that ``w:themeColor`` has for them."""
        return {name: self.colours[role] for role, (_, name) in (SLOTS | LINKS).items() if role in self.colours}

    def beside(self, neutral: Look) -> Look:
        """What somebody chose: nothing where colours, or fonts, are still those of the neutral theme."""
        fonts = (self.text_font, self.display_font)
        kept = (neutral.text_font, neutral.display_font)
        coloured = self.colours != neutral.colours or self.names[0] != neutral.names[0]
        lettered = all(fonts) and (fonts != kept or self.names[1] != neutral.names[1])
        return Look(
            names=self.names,
            colours=self.colours if coloured else {},
            text_font=self.text_font if lettered else "",
            display_font=self.display_font if lettered else "",
        )


def look_of(theme: Any) -> Look:
    """Reads theme1.xml.

    Args:
        theme: Its root element.
    """
    colours, fonts = theme.find(f".//{_A}clrScheme"), theme.find(f".//{_A}fontScheme")
    found = {role: _rgb(colours, slot) for role, (slot, _) in (SLOTS | LINKS).items()} if colours is not None else {}
    return Look(
        names=(_named(colours), _named(fonts)),
        colours={role: rgb for role, rgb in found.items() if rgb},
        text_font=_family(fonts, "minorFont"),
        display_font=_family(fonts, "majorFont"),
    )


def _named(scheme: Any) -> str:
    return "" if scheme is None else str(scheme.get("name", ""))


def _rgb(colours: Any, slot: str) -> str:
    """RRGGBB of a slot; a colour of the system gives what it was when the file was saved."""
    given = colours.find(f"{_A}{slot}/*")
    value = "" if given is None else str(given.get("lastClr") or given.get("val") or "")
    return value.upper() if len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value) else ""


def _family(fonts: Any, which: str) -> str:
    face = None if fonts is None else fonts.find(f"{_A}{which}/{_A}latin")
    return "" if face is None else str(face.get("typeface", ""))
