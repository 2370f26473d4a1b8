"""The parts of the reference package that are not styles: theme, numbering, settings, fonts, footnotes, properties."""

from __future__ import annotations

from reference.marks import FALLBACK, FONT, PALETTE, THEME, colour, mm
from reference.styles import NUMBERING

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 w15"'
)


def theme() -> str:
    """theme1.xml: the roles that have a slot, links in the primary colour, one face for words and one for headings."""
    roles = {slot: PALETTE[role] for role, (slot, _) in THEME.items()}
    roles |= {"hlink": PALETTE["primary"], "folHlink": PALETTE["primary"]}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{slot}><a:srgbClr val="{roles[slot]}"/></a:{slot}>' for slot in order)
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

    def face(which: str, name: str) -> str:
        return f'<a:{which}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{which}>'

    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="printgen">'
        "<a:themeElements>"
        f'<a:clrScheme name="printgen">{colours}</a:clrScheme><a:fontScheme name="printgen">'
        f"{face('majorFont', FONT['display'])}{face('minorFont', FONT['text'])}</a:fontScheme>"
        f'<a:fmtScheme name="printgen"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _level(
    n: int, form: str, text: str, left: float, hanging: float, *, words: str = "", style: str = "", tab: float = 0
) -> str:
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    stop = f'<w:tabs><w:tab w:val="num" w:pos="{mm(tab)}"/></w:tabs>' if tab else ""
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{bound}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{stop}<w:ind w:left="{mm(left)}" w:hanging="{mm(hanging)}"/></w:pPr>'
        + (f"<w:rPr>{words}</w:rPr>" if words else "")
        + "</w:lvl>"
    )


def _abstract(number: int, *levels: str) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{"".join(levels)}</w:abstractNum>'
    )


def numbering() -> str:
    """Lists. A list's number is bold in the primary colour; its bullet is a small square as in print."""
    bold = "<w:b/><w:bCs/>" + colour("primary")
    square = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/>' + colour("primary")
    bullet, dash = "■", "\u2013"
    small = square + '<w:sz w:val="20"/>'
    lists = {
        "headings": (
            _level(0, "decimal", "%1", 40, 40, style="Heading1"),
            _level(1, "none", "", 40, 0),
            _level(2, "none", "", 40, 0),
        ),
        "bullets": (
            _level(0, "bullet", bullet, 46, 6, words=small, style="ListBullet"),
            _level(1, "bullet", dash, 52, 6, words=square, style="ListBullet2"),
            _level(2, "bullet", dash, 58, 6, words=square),
        ),
        "numbers": (
            _level(0, "decimal", "%1.", 48, 8, words=bold, style="ListNumber"),
            _level(1, "lowerLetter", "%2.", 56, 8, words=bold, style="ListNumber2"),
            _level(2, "lowerRoman", "%3.", 64, 8, words=bold),
        ),
        "panel-bullets": (
            _level(0, "bullet", bullet, 6, 6, words=small, style="PanelList"),
            _level(1, "bullet", dash, 12, 6, words=square),
        ),
        "prompt-bullets": (_level(0, "bullet", bullet, 6, 6, words=small, style="PromptList"),),
        "panel-numbers": (
            _level(0, "decimal", "%1.", 8, 8, words=bold, style="PanelNumber"),
            _level(1, "lowerLetter", "%2.", 16, 8, words=bold),
        ),
        "prompts": (_level(0, "decimal", "%1", 12, 12, words=bold, style="PromptNumbered"),),
        "letters": (_level(0, "lowerLetter", "%1", 8, 8, words=bold, style="AnswerLetter"),),
        "rows": (_level(0, "decimal", "%1", 0, 0, words=bold, style="RowNumber"),),
        "band": (_level(0, "none", "", 40, 60, tab=40),),
    }
    return (
        f"{HEAD}<w:numbering {NAMESPACES}>"
        + "".join(_abstract(NUMBERING[name], *levels) for name, levels in lists.items())
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in NUMBERING.values())
        + "</w:numbering>"
    )


def settings() -> str:
    """settings.xml: Word 2013 and later, no field prompts, mirrored footers."""
    office = "http://schemas.microsoft.com/office/word"
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{office}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    names = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    names |= {f"accent{n}": f"accent{n}" for n in range(1, 7)} | {
        "hyperlink": "hyperlink",
        "followedHyperlink": "followedHyperlink",
    }
    mapping = " ".join(f'w:{a}="{b}"' for a, b in names.items())
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr>'
        '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping {mapping}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts() -> str:
    """fontTable.xml: what stands in where a brand's font is not installed."""
    names = dict.fromkeys(FONT.values())
    return (
        f"{HEAD}<w:fonts {NAMESPACES}>"
        + "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{FALLBACK}"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
            '<w:pitch w:val="variable"/></w:font>'
            for name in names
        )
        + "</w:fonts>"
    )


def footnotes() -> str:
    """footnotes.xml with the two separators that Word asks for."""

    def rule(number: int, kind: str) -> str:
        return (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
            '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
            f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        )

    return f"{HEAD}<w:footnotes {NAMESPACES}>{rule(-1, 'separator')}{rule(0, 'continuationSeparator')}</w:footnotes>"


def defaults() -> str:
    """What every style starts from: 12 pt in ink, in the theme's text face."""
    face = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {face}/>{colour('ink')}"
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
        'w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/><w:unhideWhenUsed/><w:tblPr>"
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
