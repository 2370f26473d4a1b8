"""Fits the reference's styles to another paper: indents and tab stops were drawn for A4 with a column of marks."""

from __future__ import annotations

import re

from printgen.edition import PAPERS, Paper
from printgen.render.word.page import NUMBERS, closer, dxa

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
_STEPS = {60: (50, 10 / 12), 47: (40, 9 / 10.5), 38: (34, 8 / 9), 30: (28, 7 / 7.5)}
"""Half points of headings on small paper, by those of A4, and how much lower their lines are: as in the PDF."""
_OWN_STEPS = {"TOC1": (24, 6 / 7), "TOC4": (24, 6 / 7), "TOCNumber": (44, 1), "ScaleTick": (38, 1)}
_STYLE = re.compile(r'<w:style [^>]*w:styleId="(\w+)".*?</w:style>', re.S)
_SIZE = re.compile(r'(<w:szC?s? w:val="|w:line=")(\d+)"')
_ROOM = re.compile(r'(w:(?:before|after)=")(\d+)"')
_WIDE, _CLOSER = dxa(4), 0.8
"""Room between blocks that is closed up on small paper, and to how much of it."""
_LOWER_NUMBER = 40
"""Half points of the numbers in the contents on lower paper."""
_FIRST_SIZE = re.compile(r'<w:sz w:val="(\d+)"')
_HALF = re.compile(r'(<w:szC?s? w:val=")\d+"')
_INDENT = re.compile(r"<w:ind\b[^>]*>")
_STOP = re.compile(r'(<w:tab w:val="(?!clear)[^>]*w:pos=")(\d+)"')
_HEIGHT = re.compile(r'(w:(?:line|before|after)=")(\d+)"')
_CELL = re.compile(r'(<w:(?:top|bottom) w:w=")(\d+)"')
_THIN = dxa(1)
_LENGTH = re.compile(r'(w:(?:left|start|hanging)=")(\d+)"')
_RIGHT = re.compile(r'(w:right=")(\d+)"')
_BAND = dxa(4.8)
"""What a band lets its words run into the right margin; its border covers the rest, up to the page's edge."""


def fit(xml: str, paper: Paper) -> str:
    """styles.xml or numbering.xml for this paper; unchanged when its columns are as designed."""
    if (paper.text_width, paper.marker, paper.side) == (DESIGNED.text_width, DESIGNED.marker, DESIGNED.side):
        return xml
    xml = _INDENT.sub(lambda m: _indent(m[0], paper), xml)
    stops = _stops(paper)
    if (share := closer(paper)) < 1:
        xml = _STYLE.sub(lambda m: _HALF.sub(rf'\g<1>{_LOWER_NUMBER}"', m[0]) if m[1] == "TOCNumber" else m[0], xml)
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
        dxa(DESIGNED.marker): max(dxa(paper.marker), dxa(NUMBERS)),
    }


def _style(xml: str, identity: str) -> str:
    if identity in _LARGE:
        return _SIZE.sub(lambda m: f'{m[1]}{round(int(m[2]) * _SMALLER)}"', xml)
    xml = _ROOM.sub(lambda m: f'{m[1]}{round(int(m[2]) * _CLOSER) if int(m[2]) >= _WIDE else m[2]}"', xml)
    size = _FIRST_SIZE.search(xml)
    if steps := _OWN_STEPS.get(identity) or (_STEPS.get(int(size[1])) if size else None):
        half, share = steps
        xml = _HALF.sub(lambda m: f'{m[1]}{half}"', xml)
        xml = _HEIGHT.sub(lambda m: f'{m[1]}{round(int(m[2]) * share)}"', xml)
    if identity.startswith("TOC") and identity != "TOCHeading":
        xml = xml.replace('w:space="5"', 'w:space="2"')
        return xml.replace('w:left="0"', f'w:left="{dxa(NUMBERS)}"').replace(
            'w:hanging="0"', f'w:hanging="{dxa(NUMBERS)}"'
        )
    return xml
