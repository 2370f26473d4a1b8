"""Citations and entries in a CSL style, by citeproc-py; text comes back with private marks in place of markup.

What citeproc-py leaves out is added here: the form in a sentence ("Brown (2007)"), the part of a citation that belongs
to each work, and letters after the year where two works would read the same.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from io import BytesIO
from string import ascii_lowercase
from typing import Any

from printgen.model.inline import CitedWork
from printgen.transform.works import (
    AUTHOR,
    AUTHOR_END,
    BOLD,
    BOLD_END,
    CITE,
    CITE_END,
    ITALIC,
    ITALIC_END,
    csl_item,
)

NS = "http://purl.org/net/xbiblio/csl"
_MARKS = re.compile(f"[{AUTHOR}{AUTHOR_END}]")
_ALL_MARKS = re.compile("[\ue000-\uf8ff]")
_AUTHOR = re.compile(f"{AUTHOR}(.*){AUTHOR_END}", re.S)
_YEAR_LAST = re.compile(r"^(.*\S), (\d{4}\w?)$", re.S)
_LOCATOR = re.compile(
    r"^(pp?\.?|pages?|ch(?:ap|apters?)?\.?|vol(?:umes?)?\.?|sec(?:tions?)?\.?|para(?:graphs?)?\.?)\s*(?=\d)"
)
_LOCATORS = {"p": "page", "c": "chapter", "v": "volume", "s": "section"}


class StyleError(ValueError):
    """The style file cannot be used; the message says why."""


class _Formatter:
    """What citeproc-py calls to mark words up."""

    @staticmethod
    def preformat(text: Any) -> str:
        return str(text)

    Oblique = Italic = staticmethod(lambda text: f"{ITALIC}{text}{ITALIC_END}")
    Bold = staticmethod(lambda text: f"{BOLD}{text}{BOLD_END}")
    Superscript = staticmethod(lambda text: f"[{text}]")
    Light = Underline = Subscript = SmallCaps = staticmethod(str)


class Citer:
    """Formats the citations of one workbook.

    Args:
        style: Bytes of a CSL file.
        works: CSL-JSON items by key: those cited, in the order in which they are cited first.
        language: BCP 47 tag: the language of "and", "no date", months.

    Attributes:
        refused: Why a work cannot be formatted, by key.

    Raises:
        StyleError: The style cannot be used.
    """

    def __init__(self, style: bytes, works: Mapping[str, Mapping[str, Any]], language: str) -> None:
        import citeproc  # type: ignore[import-untyped]

        self.refused: dict[str, str] = {}
        self._citeproc = citeproc
        self._found: dict[tuple[Any, str], Any] = {}
        self._entries: dict[str, str] | None = None
        self._known: dict[tuple[tuple[CitedWork, ...], bool], str] = {}
        known = frozenset(citeproc.VARIABLES)
        items = {key: item for n, key in enumerate(works) if (item := self._item(works[key], key, f"w{n}", known))}
        self._ids = {key: str(item["id"]) for key, item in items.items()}
        root = prepared(style)
        self._numeric = root.find(f".//{{{NS}}}text[@variable='citation-number']") is not None
        try:
            with _quick(self._found):
                self._set_up(root, list(items.values()), language)
        except Exception as fault:  # citeproc-py raises what it likes on a style that it cannot follow
            raise StyleError(f"citeproc-py cannot follow it ({type(fault).__name__}: {fault})") from fault

    def _set_up(self, root: Any, items: list[dict[str, Any]], language: str) -> None:
        from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

        self._style = self._citeproc.CitationStylesStyle(BytesIO(_bytes(root)), locale=language, validate=False)
        source = CiteProcJSON(items)
        self._bibliography = self._citeproc.CitationStylesBibliography(self._style, source, _Formatter)
        self._order = self._style.root.citation.find(f"{{{NS}}}sort")
        for id in self._ids.values():
            self._bibliography.register(self._citation([(id, "", "")]))
        self._bibliography.sort()
        self._add_letters(source)

    def _item(
        self, work: Mapping[str, Any], key: str, id: str, known: frozenset[str]
    ) -> dict[str, Any] | None:
        try:
            return csl_item(work, id, known)
        except ValueError as fault:
            self.refused[key] = str(fault)
            return None

    def _citation(self, items: Sequence[tuple[str, str, str]]) -> Any:
        """A citation of (id, locator, mark) triples."""
        made = []
        for id, locator, mark in items:
            extra: dict[str, Any] = {"prefix": mark, "suffix": CITE_END} if mark else {}
            label, place = _located(locator)
            if place and label:
                extra["locator"] = self._citeproc.Locator(label, place)
            elif place:
                extra["suffix"] = f", {place}{extra.get('suffix', '')}"
            made.append(self._citeproc.CitationItem(id, **extra))
        citation = self._citeproc.Citation(made)
        citation.bibliography = self._bibliography
        return citation

    def _add_letters(self, source: Any) -> None:
        """2007a, 2007b: where two works would be cited by the same words, in the order of the list."""
        keys = {id: key for key, id in self._ids.items()}
        alike: dict[str, list[str]] = {}
        for id in self._bibliography.keys:
            text = self._cite([(id, "", _mark(0))])
            self._known[(CitedWork(keys[id]),), False] = _MARKS.sub("", text)
            alike.setdefault(_ALL_MARKS.sub("", text), []).append(id)
        twice = [ids for ids in alike.values() if len(ids) > 1 and not self._numeric]
        for ids in twice:
            for letter, id in zip(ascii_lowercase, ids, strict=False):
                source[id]["year_suffix"] = letter
                del self._known[(CitedWork(keys[id]),), False]

    def _cite(self, items: Sequence[tuple[str, str, str]]) -> str:
        """One citation; the style's own order is asked for only where there is something to order: it takes long."""
        layout = self._style.root.citation
        if self._order is not None and (len(items) > 1) != (self._order.getparent() is not None):
            layout.insert(0, self._order) if len(items) > 1 else layout.remove(self._order)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return str(self._bibliography.cite(self._citation(items), lambda item: ""))

    def cite(self, works: Sequence[CitedWork], *, in_sentence: bool = False) -> str:
        """The words of a citation, each work's part between marks; "" when none of the works can be formatted.

        The part of a work begins with CITE and a character whose code is 0xE100 and its place in ``works``.
        """
        asked = (tuple(works), in_sentence)
        if asked not in self._known:
            self._known[asked] = self._new(works, in_sentence)
        return self._known[asked]

    def _new(self, works: Sequence[CitedWork], in_sentence: bool) -> str:
        items = [(self._ids[w.key], w.locator, _mark(n)) for n, w in enumerate(works) if w.key in self._ids]
        if not items:
            return ""
        with _quick(self._found):
            text = self._cite([(id, locator, "" if in_sentence else mark) for id, locator, mark in items])
        if in_sentence:
            return f"{items[0][2]}{self._in_sentence(text, works[0].key)}{CITE_END}"
        return _MARKS.sub("", text)

    def _in_sentence(self, text: str, key: str) -> str:
        """A citation "(Brown, 2007)" as "Brown (2007)", "[3]" as "Brown [3]"; a title alone stays as it is."""
        found = _AUTHOR.search(text)
        if found:
            rest = text[: found.start()] + text[found.end() :].lstrip(", ")
            return _MARKS.sub("", f"{found[1]} {rest}" if rest.strip("()[] ") else found[1])
        if self._numeric:
            return f"{self._names(key)} {text}".strip()
        bare = text[1:-1] if text[:1] + text[-1:] == "()" else text
        year = _YEAR_LAST.match(bare)
        return f"{year[1]} ({year[2]})" if year else bare

    def _names(self, key: str) -> str:
        """Family names, for a style whose citations are numbers."""
        reference = self._bibliography.source[self._ids[key]]
        people = reference.get("author", reference.get("editor", ()))
        names = [str(name.parts()[1] or "") for name in people]
        terms = {name: str(self._style.root.get_single_term(name=name)) for name in ("and", "et-al")}
        if len(names) > 3:
            return f"{names[0]} {terms['et-al']}"
        return f" {terms['and']} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    def entries(self) -> Mapping[str, str]:
        """Text of each work by its key, in the order of the style; one that has nothing to print is refused."""
        if self._entries is None:
            keys = {id: key for key, id in self._ids.items()}
            texts = {keys[item.key]: self._entry(item) for item in self._bibliography.items}
            self._entries = {key: text for key, text in texts.items() if _ALL_MARKS.sub("", text).strip(". ")}
            lost = [key for key in texts if key not in self._entries]
            self.refused |= dict.fromkeys(lost, "there is nothing to print; give it an author and a title")
        return self._entries

    def _entry(self, item: Any) -> str:
        with _quick(self._found), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self._style.render_bibliography([item])
        return str(found[0]) if found else ""


def prepared(style: bytes) -> Any:
    """The style's tree, with marks round the authors in its citations.

    Raises:
        StyleError: It is not a CSL style, or one that citations in the text cannot use.
    """
    from lxml import etree  # type: ignore[import-untyped]

    try:
        root = etree.fromstring(style, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError as fault:
        raise StyleError(f"it is not good XML: {fault}") from fault
    if root.getroottree().docinfo.doctype:
        raise StyleError("it has a document type, which no CSL style needs")
    if root.tag != f"{{{NS}}}style":
        raise StyleError("it is not a CSL style: its root element is not style")
    layout = root.find(f"{{{NS}}}citation/{{{NS}}}layout")
    if layout is None:
        raise StyleError("it has no citation layout; a dependent style names the one to use instead")
    if root.get("class") == "note":
        raise StyleError("it puts citations into footnotes; choose an author-date or a numbered style")
    _mark_authors(root, layout)
    return root


def _mark_authors(root: Any, layout: Any) -> None:
    """Marks the names in the citation layout and in copies of its macros: the list of works keeps its own."""
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{{{NS}}}macro")}
    done: dict[str, Any] = {}
    todo = [layout]
    while todo:
        tree = todo.pop()
        for text in tree.iter(f"{{{NS}}}text"):
            name = text.get("macro")
            if name not in macros:
                continue
            text.set("macro", f"{name}--cited")
            if name not in done:
                done[name] = deepcopy(macros[name])
                done[name].set("name", f"{name}--cited")
                root.append(done[name])
                todo.append(done[name])
        for names in tree.iter(f"{{{NS}}}names"):
            if next(names.iterancestors(f"{{{NS}}}substitute"), None) is None:
                names.set("prefix", AUTHOR + names.get("prefix", ""))
                names.set("suffix", names.get("suffix", "") + AUTHOR_END)


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, encoding="utf-8"))


def _located(locator: str) -> tuple[str, str]:
    """The CSL label of a locator and the place: ("page", "4") of "p. 4"; ("", words) when it is something else."""
    found = _LOCATOR.match(locator)
    if found:
        label = "paragraph" if found[1].startswith("para") else _LOCATORS[found[1][0]]
        return label, locator[found.end() :]
    return ("page" if locator[:1].isdigit() else ""), locator


def _mark(place: int) -> str:
    """What the part of a work in a citation begins with."""
    return f"{CITE}{chr(0xE100 + place)}"


@contextmanager
def _quick(found: dict[tuple[Any, str], Any]) -> Iterator[None]:
    """Remembers what citeproc-py looks up in the style by XPath, two thirds of its time; the style does not change.

    Args:
        found: Results by element and path; it also keeps the elements alive, so that none takes another's place.
    """
    from citeproc.model import CitationStylesElement  # type: ignore[import-untyped]

    own = CitationStylesElement.xpath_search

    def search(element: Any, path: str) -> Any:
        if (element, path) not in found:
            found[element, path] = _compiled(path)(element)
        return found[element, path]

    CitationStylesElement.xpath_search = search
    try:
        yield
    finally:
        CitationStylesElement.xpath_search = own


@cache
def _compiled(path: str) -> Callable[[Any], Any]:
    from lxml import etree

    namespaces = {"cs": NS, "xml": "http://www.w3.org/XML/1998/namespace"}
    compiled: Callable[[Any], Any] = etree.XPath(path, namespaces=namespaces)
    return compiled
