"""Inlines to runs of words: links keep their address, references say the page of the standard print where it is known.

What one run is follows from what stands round it, so that a writer never needs to look at its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from printgen.model import inline as m
from printgen.render.linear.model import Run, Words, plain

if TYPE_CHECKING:
    from printgen.labels import Labels

Pages = Mapping[str, tuple[int, ...]]
PLAIN = Run("")
MARK = "\ue000"
"""Stands for a value in a label's message while words with links are put in its place; never in a text."""


@dataclass(slots=True)
class WordReader:
    """Reads inlines of one document.

    Attributes:
        labels: The words that are added.
        pages: First and last page of the standard print by id; empty when they are not known.
        name_of: What a reference calls an id: stands in for its page where that is not known.
        notes: Words of the footnotes met so far, by number.
        unknown_pages: A page was asked for that is not known.
    """

    labels: Labels
    pages: Pages
    name_of: Callable[[str], str]
    notes: dict[int, Words] = field(default_factory=dict)
    unknown_pages: bool = False

    def read(self, inlines: Iterable[m.Inline], like: Run = PLAIN) -> Words:
        """The runs of these inlines, those alike joined."""
        nodes = self._without_echo(tuple(inlines))
        return joined(run for node in nodes for run in _READERS[type(node)](self, node, like))

    def _without_echo(self, nodes: m.Inlines) -> m.Inlines:
        """Without pages that are not known where the part that they are in has just been named."""
        echoes = {
            at
            for at, (part, between, page) in enumerate(zip(nodes, nodes[1:], nodes[2:], strict=False))
            if isinstance(part, m.Reference) and isinstance(page, m.Reference) and isinstance(between, m.Text)
            if page.form != "text" and page.target == part.target and not any(map(str.isalnum, between.text))
            if page.target not in self.pages
        }
        return tuple(node for at, node in enumerate(nodes) if not {at - 1, at - 2} & echoes) if echoes else nodes

    def text(self, key: str, **values: object) -> Words:
        """A label as a run."""
        return (Run(self.labels.text(key, **values)),)

    def message(self, key: str, **values: Words | str) -> Words:
        """A label whose values may hold links and emphasis."""
        marks = {name: f"{MARK}{name}{MARK}" for name in values}
        parts = self.labels.text(key, **marks).split(MARK)
        runs: list[Run] = []
        for at, part in enumerate(parts):
            value = values[part] if at % 2 else part
            runs += (Run(value),) if isinstance(value, str) else value
        return joined(runs)

    def page(self, node: m.Reference) -> str:
        """The words of a reference to a page: "page 12", "pages 12 to 14", "12", or the name of what stands there."""
        known = self.pages.get(f"{node.target}:text" if node.text_only else node.target)
        if known is None:
            self.unknown_pages = True
            title = self.name_of(node.target)
            return self.labels.text("page-of" if node.form == "page" else "pages-of", title=title)
        first, last = known
        if node.form == "page" or first == last:
            return str(first) if node.bare else self.labels.text("page-number", n=first)
        return self.labels.text("page-range-bare" if node.bare else "page-range", first=first, last=last)


def joined(runs: Iterable[Run]) -> Words:
    """Neighbours that are alike as one run; empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if not run.text and not run.note:
            continue
        if out and not run.note and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def address(url: str) -> str:
    """An address as people write it."""
    for prefix in ("https://", "http://", "mailto:", "tel:", "www."):
        url = url.removeprefix(prefix)
    return url.rstrip("/")


def spelled_out(words: Words, labels: Labels) -> Words:
    """The words for a page without links: addresses follow the words that lead there, notes have a mark in words."""
    out: list[Run] = []
    for at, run in enumerate(words):
        if run.note:
            gap = "" if not out or out[-1].text.endswith((" ", "\n")) else " "
            out.append(Run(gap + labels.text("footnote-mark", number=run.note), target=run.target))
            continue
        out.append(run)
        ends = at + 1 == len(words) or words[at + 1].url != run.url
        if run.url and ends and not _shows_address(words, at):
            out += (Run(" ("), Run(address(run.url), url=run.url), Run(")"))
    return tuple(out)


def _shows_address(words: Words, at: int) -> bool:
    """The words of the link that ends here are its address."""
    url = words[at].url
    start = at
    while start and words[start - 1].url == url:
        start -= 1
    return _bare(plain(words[start : at + 1])) == _bare(url)


def _bare(shown: str) -> str:
    return address(shown.strip()).replace(" ", "").casefold()


def _text(_: WordReader, node: m.Text, like: Run) -> Iterator[Run]:
    yield replace(like, text=node.text)


def _break(_: WordReader, __: m.LineBreak, like: Run) -> Iterator[Run]:
    yield replace(like, text="\n")


def _code(_: WordReader, node: m.Code, like: Run) -> Iterator[Run]:
    yield replace(like, text=node.text, code=True)


def _strong(w: WordReader, node: m.Strong, like: Run) -> Words:
    return w.read(node.children, replace(like, strong=True))


def _emphasis(w: WordReader, node: m.Emphasis, like: Run) -> Words:
    return w.read(node.children, replace(like, emphasis=True))


def _phrase(w: WordReader, node: m.Phrase, like: Run) -> Words:
    return w.read(node.children, replace(like, lang=node.lang or like.lang))


def _link(w: WordReader, node: m.Link, like: Run) -> Words:
    words = w.read(node.children, replace(like, url=node.url))
    if "://" in plain(words):
        return (replace(like, text=address(plain(words)), url=node.url),)
    return words


def _reference(w: WordReader, node: m.Reference, like: Run) -> Words:
    there = replace(like, target=node.target)
    if node.form == "text" or node.own_words:
        return w.read(node.children, there)
    return (replace(there, text=w.page(node)),)


def _citation(w: WordReader, node: m.Citation, like: Run) -> Words:
    return w.read(node.children, like)


def _footnote(w: WordReader, node: m.Footnote, like: Run) -> Iterator[Run]:
    w.notes[node.number] = w.read(node.children)
    yield Run("", note=node.number)


_READERS: Mapping[type[m.Inline], Callable[[WordReader, Any, Run], Iterable[Run]]] = {
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
