"""Where pages begin: marks while a body is written, page breaks once it is known what stands before them."""

from __future__ import annotations

import re

NEW_PAGE = "<!--page-->"
"""Stands before a block that starts a page until the whole body is known."""
_AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'
_SECTION = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:sectPr>'
_MARKED_END = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr>((?:<w:bookmark(?:Start|End) [^>]*/>)+)</w:p>\Z'
)
_HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading'
_CLOSE = _AFTER_TABLE.replace("AfterTable", "AfterTableClose")
"""A heading brings room of its own."""
_BREAK = '<w:p><w:pPr><w:pStyle w:val="SectionBreak"/><w:pageBreakBefore/></w:pPr></w:p>'
_PROPERTIES = re.compile(r"<w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?")
FRAMED = re.compile(r"<w:p><w:pPr><w:pStyle [^>]*/><w:framePr ")


def paged(body: str) -> str:
    """A body with its page breaks: before the first paragraph of a block, where a paragraph stands before it.

    After a table, the small paragraph that has to follow it goes over to the new page: on a full page it would not fit.
    A block that is a table gets such a paragraph.
    """
    body = body.replace(_AFTER_TABLE + _SECTION, _SECTION).replace(_AFTER_TABLE + _HEADING, _CLOSE + _HEADING)
    first, *rest = body.split(NEW_PAGE)
    out = [first]
    for piece in rest:
        after_table = out[-1].endswith(_AFTER_TABLE)
        if after_table:
            out[-1] = _free_end(out[-1].removesuffix(_AFTER_TABLE))
        else:
            out[-1] = _MARKED_END.sub(r'<w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr>\1</w:p>', out[-1])
        out.append(_BREAK + piece if after_table or piece.startswith("<w:tbl>") else _break_before(piece))
    return "".join(out)


def _free_end(xml: str) -> str:
    """Blocks that end in a table, whose last row is not kept with what follows: that stands on the next page."""
    last = xml.rfind("<w:tr>")
    return xml[:last] + xml[last:].replace("<w:keepNext/>", "") if last >= 0 else xml


def _break_before(xml: str) -> str:
    for match in re.finditer(r"<w:p>(?=<w:pPr>)", xml):
        if not FRAMED.match(xml, match.start()) and (ppr := _PROPERTIES.match(xml, match.end())):
            return f"{xml[: ppr.end()]}<w:pageBreakBefore/>{xml[ppr.end() :]}"
    return xml
