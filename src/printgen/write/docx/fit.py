"""Fits the reference's styles to another paper: indents and tab stops were drawn for A4 with a column of marks."""

from __future__ import annotations

import re

from printgen.edition import PAPERS, Paper
from printgen.render.word.page import dxa

DESIGNED = PAPERS["a4"]
_INDENT = re.compile(r"<w:ind\b[^>]*>")
_STOP = re.compile(r'(<w:tab w:val="(?!clear)[^>]*w:pos=")(\d+)"')
_FRAME = re.compile(r'(<w:framePr w:w=")(\d+)"')
_LENGTH = re.compile(r'(w:(?:left|start|hanging)=")(\d+)"')


def fit(xml: str, paper: Paper) -> str:
    """styles.xml or numbering.xml for this paper; unchanged when its columns are as designed."""
    measures = (DESIGNED.text_width, DESIGNED.marker, DESIGNED.side)
    if (paper.text_width, paper.marker, paper.side) == measures:
        return xml
    column, full = dxa(DESIGNED.marker), dxa(DESIGNED.text_width)
    closed = column - dxa(paper.marker)
    stops = {
        full: dxa(paper.text_width),
        dxa(DESIGNED.text_width / 2): dxa(paper.text_width / 2),
        column: max(dxa(paper.marker), dxa(12)),
    }

    def indent(match: re.Match[str]) -> str:
        tag = _LENGTH.sub(lambda m: f'{m[1]}{int(m[2]) - closed if int(m[2]) >= column else m[2]}"', match[0])
        return tag.replace(f'"-{dxa(DESIGNED.side)}"', f'"-{dxa(paper.side)}"')

    xml = _INDENT.sub(indent, xml)
    xml = _STOP.sub(lambda m: f'{m[1]}{stops.get(int(m[2]), int(m[2]))}"', xml)
    return _FRAME.sub(lambda m: f'{m[1]}{stops[full] if int(m[2]) == full else m[2]}"', xml)
