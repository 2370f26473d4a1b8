"""Our own assertions on Word files: what the Open XML SDK does not find and Word would repair, or show wrongly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from printgen.check import Finding
from printgen.check.docx_fields import references, sequences
from printgen.check.docx_file import Element, R, Styles, W, WordFile, find, number, words
from printgen.check.docx_place import quoted
from printgen.check.docx_theme import theme_colours

_TARGET = re.compile(r"\s*(?:PAGEREF|REF|NOTEREF)\s+(\S+)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}\Z")
LONGEST = 64
"""Characters of a control's title or tag; Word refuses more."""


def structure(file: WordFile) -> Iterator[Finding]:
    """Everything wrong with how a Word file of ours is built; of anybody's, what Word would repair or lead nowhere."""
    for rule, check in RULES.items():
        if file.ours or rule in ANYBODY:
            hint = f"; {HINTS[rule]}" if rule in HINTS and not file.ours else ""
            for what in check(file):
                yield Finding(rule, 0, f"{what}{hint}", "error" if file.ours else "warning")
                hint = ""


def _bookmarks(file: WordFile) -> Iterator[str]:
    starts = find(file.document, "//w:bookmarkStart")
    ends = Counter(e.get(f"{W}id") for e in find(file.document, "//w:bookmarkEnd"))
    yield from _twice("bookmark id", (s.get(f"{W}id") for s in starts))
    yield from _twice("bookmark name", (s.get(f"{W}name", "").lower() for s in starts))
    for start in starts:
        name = start.get(f"{W}name", "")
        if not _NAME.match(name):
            yield f"the bookmark name {name!r} is not 1 to 40 letters and digits"
        if ends[start.get(f"{W}id")] != 1:
            yield f"the bookmark {name} has {ends[start.get(f'{W}id')]} ends"


def _drawing_ids(file: WordFile) -> Iterator[str]:
    yield from _twice("drawing id", (d.get("id") for d in find(file.document, "//wp:docPr")))


def _control_ids(file: WordFile) -> Iterator[str]:
    yield from _twice("control id", find(file.document, "//w:sdt/w:sdtPr/w:id/@w:val"))
    tags = find(file.document, "//w:sdt/w:sdtPr[not(w:docPartObj)]/w:tag/@w:val")
    yield from _twice("control tag", tags)


def _twice(what: str, values: Iterator[str] | list[str]) -> Iterator[str]:
    yield from (f"the {what} {value} stands {count} times" for value, count in Counter(values).items() if count > 1)


def _fields(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        open_fields: list[str] = []
        for char in find(root, "//w:fldChar"):
            kind = char.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append("begin")
            elif not open_fields:
                yield f"{name}: a field {kind} without its begin"
            elif kind == "separate":
                if open_fields[-1] != "begin":
                    yield f"{name}: a field with two separators"
                open_fields[-1] = "separate"
            else:
                open_fields.pop()
        if open_fields:
            yield f"{name}: {len(open_fields)} field(s) without an end"


def _anchors(file: WordFile) -> Iterator[str]:
    names = {n.lower() for n in find(file.document, "//w:bookmarkStart/@w:name")}
    for _, root in file.stories():
        for anchor in find(root, "//w:hyperlink/@w:anchor"):
            if anchor.lower() not in names and anchor != "_top":  # a place that Word knows by itself
                said = words(anchor.getparent())
                yield f"the link {quoted(said)} leads to {anchor}, which is not there"
        for code in find(root, "//w:instrText/text()"):
            target = _TARGET.match(code)
            if target and target[1].lower() not in names:
                yield f"a field refers to {target[1]}, which is not there"


def _page_numbers(file: WordFile) -> Iterator[str]:
    """The words shown by each PAGEREF are a number."""
    for paragraph in find(file.document, "//w:p[.//w:instrText[contains(., 'PAGEREF')]]"):
        code, shown, inside = "", "", False
        for run in find(paragraph, ".//w:r"):
            kinds = find(run, "w:fldChar/@w:fldCharType")
            code += "".join(find(run, "w:instrText/text()"))
            if "separate" in kinds:
                inside, shown = True, ""
            elif "end" in kinds:
                if inside and "PAGEREF" in code and not shown.strip().isdigit():
                    yield f"{code.strip()} shows {shown!r}, not a page number"
                code, inside = "", False
            elif inside:
                shown += words(run)


def _relationships(file: WordFile) -> Iterator[str]:
    for name in sorted(file.parts):
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        known = file.relationships(name)
        for attribute in ("id", "embed", "link", "pict"):
            for identity in find(file.tree(name), f"//@r:{attribute}"):
                if identity not in known:
                    yield f"{name} refers to {identity}, a relationship that it does not have"
        for identity, (_, target, external) in known.items():
            if not external and not file.has(target):
                yield f"{name}: the relationship {identity} leads to {target}, which is not there"


def _content_types(file: WordFile) -> Iterator[str]:
    types = file.tree("[Content_Types].xml")
    extensions = {e.get("Extension", "").lower() for e in types if e.tag.endswith("}Default")}
    named = {e.get("PartName", "").lstrip("/") for e in types if e.tag.endswith("}Override")}
    for name in sorted(file.parts):
        if name != "[Content_Types].xml" and name not in named and name.rpartition(".")[2].lower() not in extensions:
            yield f"{name} has no content type"
    yield from (f"a content type is given for {name}, which is not there" for name in sorted(named - set(file.parts)))


def _numbering(file: WordFile) -> Iterator[str]:
    known: set[str] = {"0"}
    name = file.part("numbering")
    if name:
        root = file.tree(name)
        kinds = set(find(root, "w:abstractNum/@w:abstractNumId"))
        known |= set(find(root, "w:num/@w:numId"))
        for num in find(root, "w:num"):
            kind = "".join(find(num, "w:abstractNumId/@w:val"))
            if kind not in kinds:
                yield f"the list {num.get(f'{W}numId')} is of kind {kind}, which is not there"
        yield from _twice("list number", find(root, "w:num/@w:numId"))
        if file.ours:
            yield from _unbound(file, root)
    styles = file.part("styles")
    roots = [root for _, root in file.stories()] + ([file.tree(styles)] if styles else [])
    used = {value for root in roots for value in find(root, "//w:numPr/w:numId/@w:val")}
    yield from (f"a paragraph belongs to list {one}, which is not there" for one in sorted(used - known))


def _unbound(file: WordFile, lists: Element) -> Iterator[str]:
    """A style in a list shows its bullet or number only where the list's level names the style too (17.9.23)."""
    if not (styles := file.part("styles")):
        return
    kinds = {n.get(f"{W}numId"): "".join(find(n, "w:abstractNumId/@w:val")) for n in find(lists, "w:num")}
    for style in find(file.tree(styles), "w:style[w:pPr/w:numPr/w:numId]"):
        listed = "".join(find(style, "w:pPr/w:numPr/w:numId/@w:val"))
        level = "".join(find(style, "w:pPr/w:numPr/w:ilvl/@w:val")) or "0"
        place = f"w:abstractNum[@w:abstractNumId='{kinds.get(listed, '')}']/w:lvl[@w:ilvl='{level}']"
        bound = find(lists, f"{place}/w:pStyle/@w:val")
        shown = find(lists, f"{place}[w:numFmt/@w:val!='none']")
        if shown and style.get(f"{W}styleId") not in bound:
            yield f"the style {style.get(f'{W}styleId')} is in list {listed}, whose level does not name it"


def _styles(file: WordFile) -> Iterator[str]:
    styles = Styles.of(file)
    used = {
        value
        for _, root in file.stories()
        for tag in ("pStyle", "rStyle", "tblStyle")
        for value in find(root, f"//w:{tag}/@w:val")
    }
    yield from (f"the style {name} is used and not defined" for name in sorted(used - set(styles.by_id)))
    for identity, style in styles.by_id.items():
        for tag in ("basedOn", "next", "link"):
            for other in find(style, f"w:{tag}/@w:val"):
                if other not in styles.by_id:
                    yield f"the style {identity} names {other} ({tag}), which is not defined"
        last = [*styles.chain(identity)][-1]
        if any(other in styles.by_id for other in find(last, "w:basedOn/@w:val")):
            yield f"the style {identity} is based on itself"
    if name := file.part("styles"):
        yield from _twice("style", find(file.tree(name), "w:style/@w:styleId"))


def _footnotes(file: WordFile) -> Iterator[str]:
    used = find(file.document, "//w:footnoteReference/@w:id")
    notes = file.part("footnotes")
    known = set(find(file.tree(notes), "w:footnote/@w:id")) if notes else set()
    yield from (f"the footnote {mark} is not there" for mark in used if mark not in known)
    yield from _twice("footnote mark", used)


def _placeholders(file: WordFile) -> Iterator[str]:
    used = set(find(file.document, "//w:sdtPr/w:placeholder/w:docPart/@w:val"))
    name = file.part("glossaryDocument")
    parts = find(file.tree(name), "//w:docPart") if name else []
    known = {
        "".join(find(p, "w:docPartPr/w:name/@w:val"))
        for p in parts
        if find(p, "w:docPartPr/w:types/w:type[@w:val='bbPlcHdr']")
    }
    yield from (f"the placeholder {one} is not in the glossary" for one in sorted(used - known))
    for control in find(file.document, "//w:sdt[w:sdtPr/w:showingPlcHdr][not(w:sdtPr/w:placeholder)]"):
        yield f"an empty control shows a placeholder that it does not name: {words(control)[:40]!r}"


def _cells(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        for cell in find(root, "//w:tc"):
            last = cell[-1] if len(cell) else None
            while last is not None and last.tag == f"{W}sdt":
                content = find(last, "w:sdtContent")
                last = content[0][-1] if content and len(content[0]) else None
            if last is None or last.tag != f"{W}p":
                yield f"{name}: a table cell does not end in a paragraph: {words(cell)[:40]!r}"
        for table in find(root, "//w:tbl"):
            columns = len(find(table, "w:tblGrid/w:gridCol"))
            for row in find(table, "(.|w:sdt/w:sdtContent|w:sdt/w:sdtContent/w:sdt/w:sdtContent)/w:tr"):
                spans = sum(
                    int(number("".join(find(c, "w:tcPr/w:gridSpan/@w:val")), 1))
                    for c in find(row, "w:tc|w:sdt/w:sdtContent/w:tc")
                )
                if spans != columns:
                    yield f"{name}: a row has {spans} cells where its table has {columns} columns"


def _table_neighbours(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        for table in find(root, "//w:tbl"):
            after = table.getnext()
            if after is None or after.tag not in (f"{W}p", f"{W}sdt"):
                yield f"{name}: no paragraph stands after a table: {words(table)[:40]!r}"


def _long_names(file: WordFile) -> Iterator[str]:
    for tag in ("alias", "tag"):
        for value in find(file.document, f"//w:sdtPr/w:{tag}/@w:val"):
            if len(value) > LONGEST:
                yield f"a control's {tag} has {len(value)} characters: {value[:40]!r}"


def _sections(file: WordFile) -> Iterator[str]:
    body = find(file.document, "w:body")
    last: Element | None = body[0][-1] if body and len(body[0]) else None
    if last is None or last.tag != f"{W}sectPr":
        yield "the body does not end in section properties"
    if find(file.document, "//w:pPr/w:sectPr[ancestor::w:tbl]"):
        yield "a section ends inside a table"


_WORDS = {"t", "instrText", "delText", "delInstrText", "posOffset", "align", "pctHeight", "pctWidth", "pctPosHOffset"}
"""Elements of a text part that hold words."""


def _stray_words(file: WordFile) -> Iterator[str]:
    """Words between elements are lost, or make Word repair the file; a template that escapes XML leaves some."""
    for name, root in file.stories():
        for said in find(root, "//text()[normalize-space()]"):
            tag = said.getparent().tag.rpartition("}")[2] if said.is_text else ""
            if tag not in _WORDS:
                yield f"{name}: words stand outside any run: {said.strip()[:60]!r}"


def _outside(file: WordFile) -> Iterator[str]:
    """What would be fetched when the file is opened; links that people click are not among it."""
    for _, one in file.outside():
        yield f"it fetches something from elsewhere when it is opened ({one.kind}: {one.target[:80]})"


RULES: dict[str, Callable[[WordFile], Iterator[str]]] = {
    "bookmarks": _bookmarks,
    "drawing-ids": _drawing_ids,
    "control-ids": _control_ids,
    "fields": _fields,
    "anchors": _anchors,
    "page-numbers": _page_numbers,
    "relationships": _relationships,
    "content-types": _content_types,
    "numbering": _numbering,
    "styles": _styles,
    "footnotes": _footnotes,
    "placeholders": _placeholders,
    "cells": _cells,
    "after-table": _table_neighbours,
    "long-names": _long_names,
    "sections": _sections,
    "stray-words": _stray_words,
    "outside": _outside,
    "theme-colours": theme_colours,
    "sequences": sequences,
    "cross-references": references,
}
"""Each assertion by its name."""

HINTS = {
    "anchors": "choose its place again, or take the link off",
    "outside": "put it into the file, or others will not see it: under File, Info, Edit Links to Files",
    "footnotes": "delete its mark, then put the note in again",
    **dict.fromkeys(
        ("fields", "relationships", "content-types", "numbering", "sections", "stray-words"),
        "open it in Word, and save it again",
    ),
}
"""What to do about each in Word, for files that are not ours."""

ANYBODY = frozenset(HINTS)
"""Assertions that hold for every Word file; the others are about our own constructs."""

__all__ = ["ANYBODY", "LONGEST", "RULES", "R", "structure"]
