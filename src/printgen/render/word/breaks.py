"""Where pages begin: marks while a body is written, page breaks once it is known what stands before them."""

from __future__ import annotations

import re
from collections.abc import Callable

NEW_PAGE = "<!--page-->"
"""Stands before a block that starts a page until the whole body is known."""
_STYLED = '<w:p><w:pPr><w:pStyle w:val="{}"/>'
_AFTER_TABLE = _STYLED.format("AfterTable") + "</w:pPr>"
_MARKS = r"((?:<w:bookmark(?:Start|End) [^>]*/>)*)"
_AFTER = re.compile(f"{re.escape(_AFTER_TABLE)}{_MARKS}</w:p>")
"""The small paragraph after a table, and the marks in it of what ends there."""
_BEFORE_SECTION = re.compile(
    f"{_AFTER.pattern}({re.escape(_STYLED.format('SectionBreak'))}<w:sectPr>.*?</w:sectPr></w:pPr>)"
)
_BEFORE_END = re.compile(f"{_AFTER.pattern}(?=<w:sectPr>)")
_BEFORE_HEADING = re.compile(f"{_AFTER.pattern}(?={_STYLED.format('Heading').removesuffix(chr(34) + '/>')})")
_CLOSE = _STYLED.format("AfterTableClose") + "</w:pPr>{}</w:p>"
"""A heading brings room of its own."""
_SMALL = _STYLED.format("SectionBreak") + "</w:pPr>{}</w:p>"
_BREAK = _STYLED.format("SectionBreak") + "<w:pageBreakBefore/></w:pPr>{}</w:p>"
_NAME = re.compile(r'w:name="(\w+)"')
_PROPERTIES = re.compile(r"<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?")
FRAMED = re.compile(r"<w:p><w:pPr><w:pStyle [^>]*/><w:framePr ")


def paged(body: str) -> str:
    """A body with its page breaks: before the first paragraph of a block, where a paragraph stands before it.

    After a table, the small paragraph that has to follow it goes over to the new page: on a full page it would not fit.
    A block that is a table gets such a paragraph. Where a page number is asked for, its mark stays on the page.
    """
    body = _BEFORE_SECTION.sub(r"\2\1", body)
    body = _BEFORE_END.sub(lambda m: _SMALL.format(m[1]), body)
    body = _BEFORE_HEADING.sub(lambda m: _CLOSE.format(m[1]), body)
    first, *rest = body.split(NEW_PAGE)
    out = [first]
    for piece in rest:
        out[-1], breaks = _turned(out[-1], piece, lambda name: f" PAGEREF {name} " in body)
        out.append(breaks)
    return "".join(out)


def _turned(before: str, piece: str, asked: Callable[[str], bool]) -> tuple[str, str]:
    """What stands before a new page, and the blocks on it with their break."""
    at = before.rfind(_AFTER_TABLE)
    end = _AFTER.fullmatch(before, at) if at >= 0 else None
    if end and any(map(asked, _NAME.findall(end[1]))):
        before, end = before[:at] + _SMALL.format(end[1]), None
    if end:
        return _free_end(before[:at]), _BREAK.format(end[1]) + piece
    return before, _BREAK.format("") + piece if piece.startswith("<w:tbl>") else _break_before(piece)


def _free_end(xml: str) -> str:
    """Blocks that end in a table, whose last row is not kept with what follows: that stands on the next page."""
    last = xml.rfind("<w:tr>")
    return xml[:last] + xml[last:].replace("<w:keepNext/>", "") if last >= 0 else xml


def _break_before(xml: str) -> str:
    for match in re.finditer(r"<w:p>(?=<w:pPr>)", xml):
        if not FRAMED.match(xml, match.start()) and (ppr := _PROPERTIES.match(xml, match.end())):
            return f"{xml[: ppr.end()]}<w:pageBreakBefore/>{xml[ppr.end() :]}"
    return xml
