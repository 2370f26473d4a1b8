"""Inlines to HTML: a table of small functions, one for each class."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from printgen.model import inline as m

if TYPE_CHECKING:
    from printgen.labels import Labels

MARK = "\ue000"
"""Stands for a value in a label's message while the message is split round it; never in a text."""

_UNIT = re.compile(r"(?<=\d) (?=(?:minutes?|mins?|hours?|hrs?|mm|cm|m|km|kg|g|per cent|pm|am)\b)")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) (\d[A-Z]{2})\b")
_NUMBER = re.compile(r"(?<!\d)(?<!\d )\+?\d{2,5}(?: \d{2,6}){1,3}(?! ?\d)")
"""A telephone number in groups of digits: 116 123, 0800 83 85 87."""
_SHORT_END = re.compile(r" (\S{1,9})$")


class InlineWriter:
    """Writes inlines of one document.

    Args:
        labels: The words that templates add.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def write(self, nodes: Iterable[m.Inline], *, linked: bool = True) -> str:
        """The inlines as HTML. ``linked=False`` leaves out links and notes: for words inside a link or a heading."""
        return "".join(WRITERS[type(node)](self, node, linked) for node in nodes)

    def around(self, key: str, name: str, **values: object) -> tuple[str, str]:
        """A label's message before and after the value ``name``, as plain text."""
        before, _, after = self.labels.text(key, **{name: MARK}, **values).partition(MARK)
        return before, after


def tied(html: str) -> str:
    """Keeps the last two words together when the last one is short: no lone word on a last line."""
    return _SHORT_END.sub("\u00a0\\1", html) if html.count(" ") > 2 else html


def kept(words: str) -> str:
    """Words with no-break spaces before units, and inside British postcodes and telephone numbers."""
    held = _POSTCODE.sub("\\1\u00a0\\2", _UNIT.sub("\u00a0", words))
    return _NUMBER.sub(lambda found: found[0].replace(" ", "\u00a0"), held)


def _text(_: InlineWriter, node: m.Text, __: bool) -> str:
    return str(escape(kept(node.text)))


def _break(_: InlineWriter, __: m.LineBreak, ___: bool) -> str:
    return "<br>"


def _code(_: InlineWriter, node: m.Code, __: bool) -> str:
    return f"<code>{escape(node.text)}</code>"


def _strong(w: InlineWriter, node: m.Strong, linked: bool) -> str:
    return f"<strong>{w.write(node.children, linked=linked)}</strong>"


def _emphasis(w: InlineWriter, node: m.Emphasis, linked: bool) -> str:
    return f"<em>{w.write(node.children, linked=linked)}</em>"


def _phrase(w: InlineWriter, node: m.Phrase, linked: bool) -> str:
    words = w.write(node.children, linked=linked)
    return f'<span lang="{escape(node.lang)}">{words}</span>' if node.lang else words


def _link(w: InlineWriter, node: m.Link, linked: bool) -> str:
    if not linked:
        return w.write(node.children, linked=False)
    words = m.plain(node.children)
    return f'<a href="{escape(node.url)}">{escape(address(words) if "://" in words else words)}</a>'


def address(url: str) -> str:
    """An address as people write it."""
    for prefix in ("https://", "http://", "mailto:", "tel:", "www."):
        url = url.removeprefix(prefix)
    return url.rstrip("/")


def _reference(w: InlineWriter, node: m.Reference, linked: bool) -> str:
    if node.form == "text":
        if not linked:
            return w.write(node.children, linked=False)
        kind = ' class="cite"' if node.target.startswith("ref-") else ""
        return f'<a{kind} href="#{escape(node.target)}">{escape(m.plain(node.children))}</a>'
    return _page_reference(w, node)


def _page_reference(w: InlineWriter, node: m.Reference) -> str:
    """A page number that the layout fills in; the link's only words are generated, so none are nested in it."""
    end = f"{node.target}--text-end" if node.text_only else f"{node.target}--end"
    own = m.plain(node.children) if node.own_words else ""
    if own:
        return f'<a href="#{escape(node.target)}">{escape(own)}</a>'
    if node.form == "page":
        before, after = ("", "") if node.bare else w.around("page-number", "n")
        before = before.replace(" ", "\u00a0")
        words = f'data-before="{escape(before)}" data-after="{escape(after)}"'
        return f'<a class="pn" href="#{escape(node.target)}" {words}></a>'
    kind = "pn far bare" if node.bare else "pn far"
    return f'<a class="{kind}" href="#{escape(node.target)}" data-to="#{escape(end)}"></a>'


def page_ranges(labels: Labels) -> dict[str, tuple[str, str]]:
    """Words for a range of pages by counter style: for one page, and for several. Only the layout knows which it is."""
    one = labels.text("page-number", n="{first}").replace(" ", "\u00a0")
    places = {"first": "{first}", "last": "{last}"}
    return {
        "pages-to": (one, labels.text("page-range", **places)),
        "pages-to-bare": ("{first}", labels.text("page-range-bare", **places)),
    }


def _citation(w: InlineWriter, node: m.Citation, linked: bool) -> str:
    return w.write(node.children, linked=linked)


def _footnote(w: InlineWriter, node: m.Footnote, linked: bool) -> str:
    return f'<span class="fn">{w.write(node.children)}</span>' if linked else ""


WRITERS: Mapping[type[m.Inline], Callable[[InlineWriter, Any, bool], str]] = {
    m.Text: _text,
    m.LineBreak: _break,
    m.Code: _code,
    m.Strong: _strong,
    m.Emphasis: _emphasis,
    m.Phrase: _phrase,
    m.Link: _link,
    m.Reference: _reference,
    m.Citation: _citation,
    m.Footnote: _footnote,
}

"""How each class is written on paper."""

__all__ = ["MARK", "WRITERS", "InlineWriter", "Markup", "page_ranges", "tied"]
