"""Text into XML: the only place where words are escaped for Word."""

from __future__ import annotations

import re
from typing import SupportsIndex

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
"""Prefixes that block templates may use; each part that we write declares them all."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()) + ' mc:Ignorable="w14 w15"'
"""Attributes of a part's root element."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow (section 2.2)."""


class Xml(str):
    """Finished XML: Jinja puts it in as it stands, where any other string is escaped.

    Not ``markupsafe.Markup``: that escapes whatever is joined to it, and here pieces of XML are joined all the time.
    """

    __slots__ = ()

    def __mul__(self, times: SupportsIndex) -> Xml:
        """The same again and again."""
        return Xml(str.__mul__(self, times))

    def __html__(self) -> str:
        """What Jinja asks for before it escapes."""
        return self


def escape(text: str) -> str:
    r"""Words as XML text: illegal characters are left out, markup is escaped.

    >>> escape("R&D <b>\x07")
    'R&amp;D &lt;b&gt;'
    """
    if not text.isprintable():  # nearly all words are, and this is quicker than to look for what is illegal
        text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Words as the value of an attribute in double quotes; line breaks become spaces.

    >>> attribute('say "yes"')
    'say &quot;yes&quot;'
    """
    return " ".join(escape(text).split()).replace('"', "&quot;")
