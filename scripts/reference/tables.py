"""Table styles of the reference document, one for each kind of block that is a table in Word."""

from __future__ import annotations

from reference.marks import border, colour, mm, no_border, shade
from reference.styles import style_id


def _margins(top: float, left: float, bottom: float, right: float) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return "<w:tblCellMar>" + "".join(f'<w:{n} w:w="{mm(v)}" w:type="dxa"/>' for n, v in sides) + "</w:tblCellMar>"


def _borders(*borders: str) -> str:
    return f"<w:tblBorders>{''.join(borders)}</w:tblBorders>"


def _box(role: str, points: float, *inside: str) -> str:
    sides = [border(side, role, points) for side in ("top", "left", "bottom", "right")]
    return _borders(*sides, *inside)


def part(which: str, *, words: str = "", cell: str = "") -> str:
    """What differs in one part of a table, such as ``firstRow``."""
    rpr = f"<w:rPr>{words}</w:rPr>" if words else ""
    tcpr = f"<w:tcPr>{cell}</w:tcPr>" if cell else ""
    return f'<w:tblStylePr w:type="{which}">{rpr}{tcpr}</w:tblStylePr>'


def table(name: str, properties: str, *parts: str, cell: str = "", based: str = "Normal Table") -> str:
    """A table style."""
    base = "TableNormal" if based == "Normal Table" else style_id(based)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}Table"><w:name w:val="{name} Table"/>'
        f'<w:basedOn w:val="{base if base == "TableNormal" else base + "Table"}"/>'
        '<w:uiPriority w:val="59"/><w:qFormat/>'
        f"<w:tblPr>{properties}</w:tblPr>"
        + (f"<w:tcPr>{cell}</w:tcPr>" if cell else "")
        + "".join(parts)
        + "</w:style>"
    )


def table_styles() -> str:
    """All table styles."""
    bold = "<w:b/><w:bCs/>"
    plain = "".join(no_border(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    hair = border("insideH", "hair")
    return "".join(
        (
            table("Panel", _borders(plain) + _margins(4, 0, 3, 0), cell=shade("tint-1")),
            table("Callout", "", based="Panel"),
            table("Callout Tip", "", based="Panel", cell=shade("accent-tint")),
            table("Scenario", "", based="Panel"),
            table("Contacts", _margins(4, 6, 3, 0), based="Panel"),
            table("Box", _box("line", 0.75) + _margins(4, 6, 3, 0), based="Panel", cell=shade("white")),
            table("Example", _box("line", 0.75) + _margins(4, 0, 3, 0), based="Panel", cell=shade("white")),
            table("Pause", _borders(plain) + _margins(0, 0, 0, 0)),
            table("Video", _borders(plain) + _margins(0, 0, 0, 0)),
            table("Answer", _borders(plain) + _margins(0, 0, 0, 0)),
            table("Answer Box", _box("line", 0.75, border("insideV", "line", 0.75)) + _margins(0.5, 4, 0.5, 4)),
            table(
                "Fields",
                _borders(plain) + _margins(0, 0, 0.7, 3),
                part("lastRow", cell=f"<w:tcBorders>{border('bottom', 'line')}</w:tcBorders>"),
            ),
            table("List Answer", _borders(plain) + _margins(0, 0, 0, 0)),
            table("Scale", _borders(plain) + _margins(0.5, 0, 0.5, 0)),
            table("Draw", _box("line", 0.75) + _margins(2, 4, 2, 4)),
            table(
                "Action Plan",
                _borders(border("bottom", "line"), border("insideH", "line"), border("insideV", "line"))
                + _margins(2, 2, 2, 2),
                part("firstRow", words=bold + colour("white"), cell=shade("primary")),
            ),
            table(
                "Session Plan",
                _borders(border("bottom", "hair"), hair) + _margins(2.5, 2, 2.5, 2),
                part(
                    "firstRow",
                    words=bold + colour("primary"),
                    cell=f"<w:tcBorders>{border('bottom', 'primary', 1)}</w:tcBorders>",
                ),
                part(
                    "lastRow",
                    words=bold,
                    cell=f"<w:tcBorders>{border('top', 'primary', 1)}{no_border('bottom')}</w:tcBorders>",
                ),
            ),
            table(
                "Compare",
                _borders(border("bottom", "hair"), hair) + _margins(2.5, 4, 2.5, 4),
                part(
                    "firstRow",
                    words=bold + colour("primary"),
                    cell=f"<w:tcBorders>{border('top', 'hair', 3.4)}</w:tcBorders>",
                ),
                part("lastCol", cell=shade("tint-1")),
                part("neCell", cell=f"<w:tcBorders>{border('top', 'primary', 3.4)}</w:tcBorders>{shade('tint-1')}"),
            ),
            table(
                "Data",
                _borders(border("bottom", "hair"), hair) + _margins(2, 2, 2, 2),
                part(
                    "firstRow",
                    words=bold + colour("primary"),
                    cell=f"<w:tcBorders>{border('bottom', 'primary', 1)}</w:tcBorders>",
                ),
            ),
            table("Opener", _borders(border("bottom", "hair"), hair) + _margins(1.2, 0, 1.2, 0)),
        )
    )
