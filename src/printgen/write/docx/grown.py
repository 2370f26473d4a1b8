"""Styles in an edition's sizes: text, line heights, room between paragraphs, indents, and the words on large fields.

The reference document is drawn for 12 pt on lines of 6 mm. Its six sizes are steps of one scale; an edition has a scale
of its own, so each step becomes the edition's. What is larger than the largest step stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from printgen.edition import STANDARD, Edition, Paper
from printgen.render.word.page import dxa

_STYLE = re.compile(r"<w:(?:style|rPrDefault|lvl)\b.*?</w:(?:style|rPrDefault|lvl)>", re.S)
_NAME = re.compile(r'w:styleId="(\w+)"')
_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)"')
_LINE = re.compile(r'(w:line=")(\d+)"')
_ROOM = re.compile(r'(w:(before|after)=")(\d+)"')
_INDENT = re.compile(r'(w:(left|hanging|right)=")(\d+)"')
_TRACK = re.compile(r'<w:spacing w:val="-?\d+"/>')
_THIN = dxa(1)
"""Lines lower than this only part things."""
_GAP = dxa(3)
"""Between paragraphs, in the reference."""
_FITTED = 6
"""What fitting to a paper may have taken off that."""
_RULED = frozenset({"WritingLine", "AnswerLetter", "Field"})
"""Styles whose lines are written on."""
_FIELD = frozenset(
    {"Title", "TitleMedium", "TitleLong", "Subtitle", "CoverLine"}
    | {"OpenerLabel", "OpenerTitle", "OpenerTitleLong", "Purpose"}
)
"""Styles of words on large fields of colour."""
_COLOUR = re.compile(r'<w:color w:val="[0-9A-F]{6}"[^>]*/>')
_FILLED = re.compile(
    r'(<w:shd w:val="clear" w:color="auto" w:fill=)"[0-9A-F]{6}" w:themeFill="(?:accent1|background1)"/>'
)
_SIDES = re.compile(r'<w:(top|left|bottom|right) w:val="nil"/>')
_GROUND = re.compile(r'<w:shd w:val="clear" w:color="auto" w:fill="[0-9A-F]{6}"[^>]*/>')


def grow(xml: str, edition: Edition, paper: Paper, spacing: int = 0) -> str:
    """styles.xml or numbering.xml in an edition's sizes.

    Args:
        xml: Of the reference, fitted to the paper.
        edition: Any but the standard one.
        paper: As the edition uses it.
        spacing: Twentieths of a point that are added to each letter.
    """
    xml = _STYLE.sub(lambda m: _style(m[0], edition, paper), xml)
    if spacing:
        xml = _TRACK.sub("", xml)
        head, size, rest = xml.partition('<w:sz w:val="')
        defaults = "<w:rPrDefault>" in head
        xml = f'{head}<w:spacing w:val="{spacing}"/>{size}{rest}' if defaults else xml
    return xml


def _style(xml: str, edition: Edition, paper: Paper) -> str:
    ratio, steps = edition.size / STANDARD.size, _steps(edition)
    name = found[1] if (found := _NAME.search(xml)) else ""
    sizes = [int(half) for _, half in _SIZE.findall(xml)]
    grown = steps.get(sizes[0], 1.0 if sizes[0] > 60 else ratio) if sizes else ratio
    stretch = edition.line_height / STANDARD.line_height
    head = name.startswith("Heading") and any(rule.measure == "heading-size" for rule in edition.rules)
    least = round(2 * max(edition.minimum, edition.sizes.h3 if head else 0))
    if head and not sizes:
        xml = xml.replace("</w:rPr>", f'<w:sz w:val="{least}"/><w:szCs w:val="{least}"/></w:rPr>')
    xml = _SIZE.sub(lambda m: f'{m[1]}{max(round(int(m[2]) * grown), least)}"', xml)
    line = edition.line / STANDARD.line if not sizes or sizes[0] == 24 else max(grown * stretch, 1.0)
    if name in _RULED:
        line = edition.writing_line / STANDARD.writing_line
    xml = _LINE.sub(lambda m: f'{m[1]}{round(int(m[2]) * line) if int(m[2]) > _THIN else m[2]}"', xml)
    gap = edition.line * edition.paragraph_gap
    between = () if name.startswith("Heading") else range(_GAP - _FITTED, _GAP + 1)  # a heading keeps to its text
    room = dict.fromkeys(between, dxa(max(gap, 3 * ratio)))
    xml = _ROOM.sub(lambda m: f'{m[1]}{room.get(int(m[3]), round(int(m[3]) * ratio))}"', xml)
    xml = _INDENT.sub(lambda m: f'{m[1]}{_indent(int(m[3]), m[2], ratio, dxa(paper.marker))}"', xml)
    if name == "Emphasis" and edition.emphasis == "bold":
        xml = xml.replace("<w:i/><w:iCs/>", "<w:b/><w:bCs/>")
    return xml


def _steps(edition: Edition) -> dict[int, float]:
    """How much each size of the reference grows, by its half points."""
    ours, theirs = STANDARD.sizes, edition.sizes
    pairs = [(ours.small, theirs.small), (ours.body, theirs.body), (ours.lead, theirs.lead)]
    pairs += [(ours.h2, theirs.h2), (ours.quote, theirs.quote), (ours.h1, theirs.h1)]
    return {round(2 * a): b / a for a, b in pairs}


def _indent(value: int, side: str, ratio: float, column: int) -> int:
    """An indent for larger letters: bullets and numbers hang further out; the column of marks stays where it is."""
    if side == "right" or (side == "hanging" and value > dxa(30)):
        return value
    if column and value >= column:
        return column + round((value - column) * ratio)
    return round(value * ratio)


def coloured(styles: str, edition: Edition, colours: Mapping[str, str]) -> str:
    """Styles with the colours that an edition has and Word's theme has no place for: plain ones take the theme's place.

    Args:
        styles: styles.xml.
        edition: Any but the standard one.
        colours: RRGGBB by role.
    """
    ground = edition.colours.ground.lstrip("#").upper()
    field, words = colours.get("field", ""), colours.get("on-field", "")
    if edition.fills == "none":
        styles = _FILLED.sub(rf'\g<1>"{ground}"/>', styles)
        field = ground
    marked = {"OpenerNumber": colours.get("field-mark", "")} if "field-mark" in colours else {}
    usual = (field, words) == (colours.get("primary"), colours.get("white"))
    return _STYLE.sub(lambda m: _coloured(m[0], "" if usual else field, words, marked, edition, colours), styles)


def _coloured(
    xml: str, field: str, words: str, marked: Mapping[str, str], edition: Edition, colours: Mapping[str, str]
) -> str:
    name = found[1] if (found := _NAME.search(xml)) else ""
    if name in _FIELD and field and words:
        xml = _COLOUR.sub(f'<w:color w:val="{words}"/>', xml)
        xml = _GROUND.sub(f'<w:shd w:val="clear" w:color="auto" w:fill="{field}"/>', xml)
    if marked.get(name):
        xml = _COLOUR.sub(f'<w:color w:val="{marked[name]}"/>', xml)
    if name == "PanelTable" and edition.fills != "all":  # a panel without a ground has an outline
        line = colours.get("line", "000000")
        xml = _SIDES.sub(rf'<w:\1 w:val="single" w:sz="6" w:space="0" w:color="{line}"/>', xml)
    return xml
