"""workbook.yaml of an imported workbook."""

from __future__ import annotations

import re

from printgen.importer.drafts import Book
from printgen.importer.words import clean, escaped
from printgen.importer.writing import Told, _yaml
from printgen.read.settings import TYPESET


def settings_file(book: Book) -> tuple[str, tuple[Told, ...]]:
    """The file, and the remarks in it with their lines."""
    out: list[str] = []
    told: list[Told] = []
    for code, words in book.remarks:
        told.append(Told(len(out) + 1, words, code))
        out.append(f"# {clean(re.sub(r'[{}]', '', words)).strip()}")
    if out:
        out.append("")
    out += _named(book)
    out += _numbering(book)
    legal = book.legal
    if legal:
        out.append(f"notice: {_said('notice', legal[0])}")
    if len(legal) > 1:
        out.append(f"legal: {_said('legal', ' '.join(legal[1:]))}")
    return "\n".join(out) + "\n", tuple(told)


def _said(name: str, words: str) -> str:
    """Words of a setting; those that are typeset are escaped, as words in a section are."""
    return _yaml(escaped(clean(words)) if name in TYPESET else clean(words))


def _named(book: Book) -> list[str]:
    out = [f"title: {_said('title', book.title)}"]
    if book.subtitle:
        out.append(f"subtitle: {_said('subtitle', book.subtitle)}")
    if book.description:
        out.append(f"description: {_said('description', book.description)}")
    out += [f"language: {book.language}", "", "sections:"]
    out += [f"  - {draft.id}" for draft in book.sections]
    out += ["", *_cover(book), *_contents(book)]
    return out


def _cover(book: Book) -> list[str]:
    if not book.cover:
        return ["cover: false"]
    given: list[tuple[str, str]] = []
    if book.picture:
        given.append(("picture", book.picture))
        given.append(("alt", book.alt) if book.alt else ("decorative", "true"))
    given += zip(("audience", "date", "note"), [*book.lines[:2], " ".join(book.lines[2:])], strict=False)
    kept = [(key, value) for key, value in given if value]
    if not kept:
        return []
    return ["cover:", *(f"  {k}: {v if k == 'decorative' else _said(k, v)}" for k, v in kept), ""]


def _contents(book: Book) -> list[str]:
    if not book.contents:
        return ["contents: false", ""]
    out: list[str] = []
    if book.contents_title:
        out.append(f"  title: {_said('title', book.contents_title)}")
    if not book.deep:
        out.append("  depth: 1")
    left = [draft.id for draft in book.sections if not draft.listed]
    if left:
        out.append(f"  leave-out: [{', '.join(left)}]")
    return ["contents:", *out, ""] if out else []


def _numbering(book: Book) -> list[str]:
    out: list[str] = []
    numbered = [draft.id for draft in book.sections if draft.numbered]
    if numbered:
        out.append(f"  sections: [{', '.join(numbered)}]")
    if book.activities:
        out.append(f"  activities: {_yaml(book.activities)}")
    if book.first_page and book.first_page != 2:
        out.append(f"  first-page: {book.first_page}")
    if book.page_label:
        out.append(f"  page-label: {_said('page_label', book.page_label)}")
    return ["numbering:", *out, ""] if out else []
