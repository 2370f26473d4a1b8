"""Fits the reference's styles to another paper: indents and tab stops were drawn for A4 with a column of marks."""

from __future__ import annotations

import re

from printgen.edition import PAPERS, Paper
from printgen.render.word.page import closer, dxa

DESIGNED = PAPERS["a4"]
NARROW = 150.0
"""Text narrower than this, in millimetres, gets smaller words on its cover and openers."""
_LARGE = (
    "Title",
    "TitleMedium",
    "TitleLong",
    "Subtitle",
    "OpenerTitle",
    "OpenerTitleLong",
    "OpenerNumber",
    "Purpose",
    "BackTitle",
)
_SMALLER = 0.74
_STYLE = re.compile(r'<w:style [^>]*w:styleId="(\w+)".*?</w:style>', re.S)
_SIZE = re.compile(r'(<w:szC?s? w:val="|w:line=")(\d+)"')
_INDENT = re.compile(r"<w:ind\b[^>]*>")
_STOP = re.compile(r'(<w:tab w:val="(?!clear)[^>]*w:pos=")(\d+)"')
_HEIGHT = re.compile(r'(w:(?:line|before|after)=")(\d+)"')
_CELL = re.compile(r'(<w:(?:top|bottom) w:w=")(\d+)"')
_THIN = dxa(1)
_LENGTH = re.compile(r'(w:(?:left|start|hanging)=")(\d+)"')
_RIGHT = re.compile(r'(w:right=")(\d+)"')
_BAND = dxa(4.8)
"""What a band lets its words run into the right margin; its border covers the rest, up to the page's edge."""
_NUMBERS = 12.0
"""Where words start beside a hanging number when the column of marks is closed."""


def fit(xml: str, paper: Paper) -> str:
    """styles.xml or numbering.xml for this paper; unchanged when its columns are as designed."""
    if (paper.text_width, paper.marker, paper.side) == (DESIGNED.text_width, DESIGNED.marker, DESIGNED.side):
        return xml
    xml = _INDENT.sub(lambda m: _indent(m[0], paper), xml)
    stops = _stops(paper)
    if (share := closer(paper)) < 1:
        xml = _CELL.sub(lambda m: f'{m[1]}{round(int(m[2]) * share)}"', xml)
        xml = _HEIGHT.sub(lambda m: f'{m[1]}{round(int(m[2]) * share) if int(m[2]) > _THIN else m[2]}"', xml)
    xml = _STOP.sub(lambda m: f'{m[1]}{stops.get(int(m[2]), int(m[2]))}"', xml)
    return _STYLE.sub(lambda m: _style(m[0], m[1]), xml) if paper.text_width < NARROW else xml


def _indent(tag: str, paper: Paper) -> str:
    column = dxa(DESIGNED.marker)
    closed = column - dxa(paper.marker)
    share = paper.text_width / DESIGNED.text_width
    bleed = dxa(DESIGNED.marker + DESIGNED.side)
    tag = tag.replace(f'w:hanging="{bleed}"', f'w:hanging="{bleed + dxa(paper.side) - dxa(DESIGNED.side)}"')
    tag = tag.replace(f'w:right="-{_BAND}"', f'w:right="{dxa(DESIGNED.side) - _BAND - dxa(paper.side)}"')
    tag = _LENGTH.sub(lambda m: f'{m[1]}{int(m[2]) - closed if int(m[2]) >= column else m[2]}"', tag)
    tag = _RIGHT.sub(lambda m: f'{m[1]}{round(int(m[2]) * share) if int(m[2]) > dxa(30) else m[2]}"', tag)
    return tag.replace(f'"-{dxa(DESIGNED.side)}"', f'"-{dxa(paper.side)}"')


def _stops(paper: Paper) -> dict[int, int]:
    """New places of tab stops: right edge, middle, minutes before the right edge, reading edge."""
    full = DESIGNED.text_width
    return {
        dxa(full): dxa(paper.text_width),
        dxa(full / 2): dxa(paper.text_width / 2),
        dxa(full - 24): dxa(paper.text_width - 24),
        dxa(DESIGNED.marker): max(dxa(paper.marker), dxa(_NUMBERS)),
    }


def _style(xml: str, identity: str) -> str:
    if identity in _LARGE:
        return _SIZE.sub(lambda m: f'{m[1]}{round(int(m[2]) * _SMALLER)}"', xml)
    if identity.startswith("TOC") and identity != "TOCHeading":
        xml = xml.replace('w:space="5"', 'w:space="2"')
        return xml.replace('w:left="0"', f'w:left="{dxa(_NUMBERS)}"').replace(
            'w:hanging="0"', f'w:hanging="{dxa(_NUMBERS)}"'
        )
    return xml
