"""Inlines to runs: a table of small functions, one for each class."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from printgen.model import inline as m
from printgen.record import record
from printgen.render.word.words import Words
from printgen.render.word.xml import Xml

if TYPE_CHECKING:
    from printgen.labels import Labels

MARK = "\ue000"
"""Stands for a value in a label's message while the message is split round it; never in a text."""

_SCHEMES = ("https://", "http://", "mailto:", "tel:", "www.")
_UNIT = re.compile(r"(?<=\d) (?=(?:minutes?|mins?|hours?|hrs?|mm|cm|m|km|kg|g|per cent|pm|am)\b)")
_SHORT_END = re.compile(r"^(.* .* .*) (\S{1,9})$", re.S)


@record(kw_only=True)
class Voice:
    """How the words at hand look and what they may hold.

    Attributes:
        style: Id of a character style; "" for none.
        bold: Stressed beside a style that is already set.
        italic: As ``bold``.
        lang: BCP 47 tag; "" for the document's.
        linked: Links, notes and references are live; not inside a link or a heading.
    """

    style: str = ""
    bold: bool = False
    italic: bool = False
    lang: str = ""
    linked: bool = True


class InlineWriter:
    """Writes inlines of one document."""

    def __init__(self, words: Words, labels: Labels) -> None:
        self.words = words
        self.labels = labels

    def write(self, nodes: Iterable[m.Inline], voice: Voice = Voice()) -> Xml:
        """The inlines as runs."""
        return Xml("".join(_WRITERS[type(node)](self, node, voice) for node in nodes))

    def run(self, text: str, voice: Voice) -> Xml:
        """Words in this voice."""
        return self.words.run(text, style=voice.style, bold=voice.bold, italic=voice.italic, lang=voice.lang)

    def around(self, key: str, name: str, **values: object) -> tuple[str, str]:
        """A label's message before and after the value ``name``, as plain text."""
        before, _, after = self.labels.text(key, **{name: MARK}, **values).partition(MARK)
        return before, after


def tied(nodes: m.Inlines) -> m.Inlines:
    """Keeps the last two words together when the last one is short: no lone word on the last line of a heading."""
    if nodes and isinstance(nodes[-1], m.Text):
        return (*nodes[:-1], m.Text(_SHORT_END.sub("\\1\u00a0\\2", nodes[-1].text)))
    return nodes


def address(url: str) -> str:
    """An address as people write it."""
    for prefix in _SCHEMES:
        url = url.removeprefix(prefix)
    return url.rstrip("/")


def _text(w: InlineWriter, node: m.Text, voice: Voice) -> Xml:
    return w.run(_UNIT.sub("\u00a0", node.text), voice)


def _break(w: InlineWriter, _: m.LineBreak, voice: Voice) -> str:
    return "<w:r><w:br/></w:r>" if voice.linked else w.run(" ", voice)


def _code(w: InlineWriter, node: m.Code, voice: Voice) -> Xml:
    return w.run(node.text, replace(voice, style=voice.style or "CodeWords"))


def _strong(w: InlineWriter, node: m.Strong, voice: Voice) -> Xml:
    return w.write(node.children, replace(voice, bold=True) if voice.style else replace(voice, style="Strong"))


def _emphasis(w: InlineWriter, node: m.Emphasis, voice: Voice) -> Xml:
    return w.write(node.children, replace(voice, italic=True) if voice.style else replace(voice, style="Emphasis"))


def _phrase(w: InlineWriter, node: m.Phrase, voice: Voice) -> Xml:
    return w.write(node.children, replace(voice, lang=node.lang or voice.lang))


def _link(w: InlineWriter, node: m.Link, voice: Voice) -> Xml:
    if not voice.linked:
        return w.write(node.children, voice)
    voice, words = replace(voice, style="Hyperlink", linked=False), m.plain(node.children)
    shown = w.run(address(words), voice) if "://" in words else w.write(node.children, voice)
    return w.words.link(node.url, shown)


def _reference(w: InlineWriter, node: m.Reference, voice: Voice) -> Xml:
    here = node.target in w.words.targets
    if node.form == "text" or node.own_words or not here:
        if not voice.linked or not here:
            return w.write(node.children, voice)
        style = voice.style if node.target.startswith("ref-") else "Cross-reference"
        return w.words.inner_link(node.target, _said_again(w, node, replace(voice, style=style, linked=False)))
    return _page_reference(w, node, voice)


def _said_again(w: InlineWriter, node: m.Reference, voice: Voice) -> Xml:
    """The words of a reference: a number or a title that stands elsewhere is a field, so that Word keeps it right."""
    said, words = m.plain(node.children), w.words
    if said in words.numbers:
        identity, number = words.numbers[said]
        before, _, after = said.partition(number)
        field = words.number_again(identity, number, style=voice.style)
        return Xml(w.run(before, voice) + field + w.run(after, voice))
    if said and words.titles.get(node.target) == said:
        return words.repeated(node.target, said, style=voice.style)
    return w.write(node.children, voice)


def _page_reference(w: InlineWriter, node: m.Reference, voice: Voice) -> Xml:
    """A page number, or a range of them, as fields; inside the words of the label."""
    end = f"{node.target}{':text' if node.text_only else ''}"
    first, last = w.words.first_page(node.target), w.words.last_page(end)
    if node.form == "page" or (first and first == last):
        before, after = ("", "") if node.bare else w.around("page-number", "n")
        parts: tuple[str, ...] = (before, w.words.page_field(node.target, style=voice.style), after)
    else:
        message = w.labels.text("page-range-bare" if node.bare else "page-range", first=MARK, last=MARK)
        before, between, after = message.split(MARK)
        start, stop = (
            w.words.page_field(node.target, style=voice.style),
            w.words.last_page_field(end, style=voice.style),
        )
        parts = (before, start, between, stop, after)
    return Xml("".join(part if isinstance(part, Xml) else w.run(part, voice) for part in parts))


def _citation(w: InlineWriter, node: m.Citation, voice: Voice) -> Xml:
    return w.write(node.children, voice)


def _footnote(w: InlineWriter, node: m.Footnote, voice: Voice) -> Xml:
    return w.words.footnote(w.write(node.children)) if voice.linked else Xml("")


_WRITERS: Mapping[type[m.Inline], Callable[[InlineWriter, Any, Voice], str]] = {
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
