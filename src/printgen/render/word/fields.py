"""The XML of fields: three marks, a code, and the words shown until Word renews them."""

from __future__ import annotations

import re

from printgen.render.word.xml import Xml, escape

BEGIN, SEPARATE, END = (
    rf'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="{kind}"/></w:r>'
    for kind in ("begin", "separate", "end")
)
TAB = "<w:r><w:tab/></w:r>"
"""A tab in a field's code."""

_QUOTE = re.compile(r'["\\\u201c\u201d\u201e]')


def styled(style: str) -> str:
    """Properties of a run: its character style."""
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def char(kind: str, style: str) -> str:
    """One of the three marks of a field."""
    return f'<w:r>{styled(style)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(code: str, style: str) -> str:
    """What a field does, or a part of it."""
    return f'<w:r>{styled(style)}<w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


def whole(code: str, shows: str, style: str) -> Xml:
    """A field from its code and the runs that it shows."""
    return Xml(char("begin", style) + code + char("separate", style) + shows + char("end", style))


def entry(words: str, level: int, switches: str = "") -> str:
    """A TC field from runs of code: a line of the contents. It shows nothing, so it has no second part."""
    return char("begin", "") + code(' TC "', "") + words + code(f'" \\f C \\l {level}{switches} ', "") + char("end", "")


def quoted(words: str) -> str:
    """Words inside the quotation marks of a field's code: to Word any double one is their end."""
    return code(escape(_QUOTE.sub(r"\\\g<0>", words)), "") if words else ""


def plain(words: str) -> str:
    """The same for programs that don't know how to take a quotation mark in quotation marks."""
    return code(escape(words.replace("\\", "/").replace('"', "\u201d")), "")
