"""A flat run of blocks into sections; what looks like a worksheet or an activity becomes one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from printgen.importer.context import Context
from printgen.importer.drafts import Book, Draft
from printgen.importer.marks import Remark
from printgen.importer.names import slug
from printgen.model.answers import Fields
from printgen.model.blocks import Activity, Worksheet
from printgen.model.core import Block, Heading, Paragraph
from printgen.model.inline import Inlines, Text, plain
from printgen.model.walk import walk

_SHEET = re.compile(r"^(?P<kind>worksheet|activity)\b\s*(?P<number>[\d.]*)\s*[:.–—-]?\s*(?P<title>.*)$", re.I)


def split(blocks: Sequence[Block], book: Book, context: Context) -> None:
    """Puts blocks into sections at the headings of the highest level that stands more than once."""
    level = _level(blocks)
    current = Draft("", ())
    drafts: list[Draft] = []
    blocks = _cover_lines(blocks, book)
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level and plain(block.content).strip():
            held = _tail(current.body)
            if not current.empty or current.title:
                drafts.append(current)
            else:
                held = current.body + held
            current = Draft(block.id, block.content, body=held)
        else:
            current.body.append(block)
    if not current.empty or current.title:
        drafts.append(current)
    for draft in drafts:
        _finish(draft, book, context)


def _cover_lines(blocks: Sequence[Block], book: Book) -> Sequence[Block]:
    """Takes up to three short lines before the first heading, which say who made it and when: they go on the cover."""
    first = next((at for at, b in enumerate(blocks) if isinstance(b, Heading)), 0)
    lines = [plain(b.content).strip() for b in blocks[:first] if isinstance(b, Paragraph)]
    kept = [b for b in blocks[:first] if isinstance(b, Fields)]
    short = 0 < len(lines) <= 3 and all(len(one) <= 80 for one in lines)
    if not book.title or not short or len(lines) + len(kept) < first:
        return blocks
    book.lines += lines
    return [*kept, *blocks[first:]]


def _tail(body: list[Block]) -> list[Block]:
    """Takes the remarks at the end off: they are about the heading that follows."""
    held: list[Block] = []
    while body and isinstance(body[-1], Remark):
        held.insert(0, body.pop())
    return held


def _level(blocks: Sequence[Block]) -> int:
    """The level of headings that begin a section: the highest that stands more than once, else the highest."""
    levels = [b.level for b in blocks if isinstance(b, Heading)]
    for level in sorted(set(levels)):
        if levels.count(level) > 1 or sum(one <= level for one in levels) > 1:
            return level
    return min(levels, default=1)


def _finish(draft: Draft, book: Book, context: Context) -> None:
    """A section with its title, id and heading levels."""
    title = plain(draft.title).strip()
    if draft.empty:
        _alone(draft, title, book)
        return
    if not title:
        draft.title = (Text(book.title or context.document.title or "Workbook"),)
        words = "What stood before the first heading is a section of its own: give it a title, or move it"
        draft.body.insert(0, Remark(words=words, code="no-heading"))
    draft.id = draft.id or context.names.claim(slug(plain(draft.title)), "section")
    draft.body = list(_levels(draft.body))
    draft.body = _sheets(draft.body, context)
    book.sections.append(draft)


def _alone(draft: Draft, title: str, book: Book) -> None:
    """A heading with nothing under it goes into the section before; the workbook's own title is on the cover."""
    if title in ("", book.title) or not book.sections:
        book.lines += [title] if title not in ("", book.title) else []
        for one in draft.body:
            if isinstance(one, Remark) and one.code != "heading":
                book.say(one.code, one.words)
        return
    words = "This heading had nothing under it: it was one of those that begin a section"
    book.sections[-1].body += [
        *draft.body,
        Remark(words=words, code="empty-section"),
        Heading(content=draft.title, level=2),
    ]


def _levels(body: Sequence[Block]) -> Iterator[Block]:
    """Headings from level 2, none skipped, down to 4; those of one level stay on one level."""
    open_: list[int] = []
    for block in body:
        if isinstance(block, Heading):
            while open_ and open_[-1] >= block.level:
                open_.pop()
            open_.append(block.level)
            block = replace(block, level=min(len(open_) + 1, 4))
        yield block


def _sheets(body: list[Block], context: Context) -> list[Block]:
    """Headings such as "Activity 3: Listening", with room to write under them, and what they head."""
    out: list[Block] = []
    at = 0
    while at < len(body):
        block = body[at]
        found = _SHEET.match(plain(block.content).strip()) if isinstance(block, Heading) else None
        if isinstance(block, Heading) and found:
            end = at + 1
            while end < len(body) and not _ends(body[end], block.level):
                end += 1
            inner = body[at + 1 : end]
            if any(one.answers() for one in walk(tuple(inner))):
                out += _sheet(block, found, inner, context)
                at = end
                continue
        out.append(block)
        at += 1
    return out


def _ends(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level


def _sheet(heading: Heading, found: re.Match[str], inner: list[Block], context: Context) -> list[Block]:
    kind = Worksheet if found["kind"].lower() == "worksheet" else Activity
    title: Inlines = (Text(found["title"].strip() or plain(heading.content).strip()),)
    held = _tail(inner)
    body = tuple(replace(b, level=max(b.level, 3)) if isinstance(b, Heading) else b for b in inner)
    words = f"“{plain(heading.content)[:60]}” was taken for {'a worksheet' if kind is Worksheet else 'an activity'}"
    if found["number"] and kind is Activity:
        words += "; activities are numbered anew"
    identity = heading.id or context.names.claim(slug(plain(heading.content)), kind.kind)
    return [Remark(words=words, code="sheet"), kind(id=identity, title=title, body=body), *held]
