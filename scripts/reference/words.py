"""Character styles."""

from __future__ import annotations

from reference.marks import DISPLAY, colour, size
from reference.styles import SYMBOL, style_id


def character(name: str, rpr: str, *, custom: bool = True, priority: int = 60) -> str:
    """A character style."""
    mark = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="character"{mark} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{rpr}</w:rPr></w:style>"
    )


def characters() -> list[str]:
    """The styles, in the order in which Word lists them."""
    link = f'<w:b/><w:bCs/>{colour("primary")}<w:u w:val="single"/>'
    return [
        character("Strong", "<w:b/><w:bCs/>", custom=False, priority=22),
        character("Emphasis", "<w:i/><w:iCs/>", custom=False, priority=22),
        character("Hyperlink", link, custom=False, priority=61),
        character("Cross-reference", link, priority=61),
        character("footnote reference", '<w:vertAlign w:val="superscript"/>', custom=False, priority=99),
        character("Placeholder Text", colour("ink-soft"), custom=False, priority=99),
        character("Code Words", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'),
        character("Check Box", SYMBOL + colour("ink") + size(19)),
        character("Scale Box", SYMBOL + colour("primary") + size(19)),
        character("Opener Number", DISPLAY + "<w:b/><w:bCs/>" + colour("accent-bright") + size(46)),
        character("Opener Time", colour("ink") + size(12)),
        character("Page Number", f"<w:b/><w:bCs/>{colour('primary')}{size(12)}"),
        character("Caption Number", "<w:b/><w:bCs/>"),
        character("TOC Leader", '<w:b w:val="0"/><w:bCs w:val="0"/>' + colour("line") + size(12)),
        character("TOC Number", DISPLAY + "<w:b/><w:bCs/>" + colour("primary") + size(30)),
        character("Bold Primary", f"<w:b/><w:bCs/>{colour('primary')}"),
    ]
