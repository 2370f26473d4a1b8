"""The last step: references that lead somewhere, example responses back in their places, settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printgen.importer.context import Context
from printgen.importer.drafts import Book, Draft
from printgen.importer.marks import Remark
from printgen.model.answers import Item
from printgen.model.blocks import Activity, Example, Figure
from printgen.model.core import Block, Heading
from printgen.model.inline import Container, Inline, Inlines, Reference, Text, plain, with_children
from printgen.model.walk import map_all, walk


def bring_back(book: Book) -> None:
    """Example responses that stood together at the end go back to where they were asked for."""
    moved: dict[str, Block] = {}
    kept: list[Draft] = []
    for draft in book.sections:
        blocks = [b for b in draft.body if not isinstance(b, Remark)]
        if blocks and all(isinstance(b, Example) and b.place == "end" for b in blocks):
            moved |= {b.id: b for b in blocks}
        else:
            kept.append(draft)
    book.sections = kept
    for draft in book.sections:
        draft.body = list(_placed(tuple(draft.body), moved))
    if moved and book.sections:
        book.sections[-1].body += moved.values()


def _placed(blocks: Sequence[Block], moved: dict[str, Block]) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Remark) and block.code == "example":
            if found := moved.pop(block.words, None):
                out.append(found)
        elif body := getattr(block, "body", ()):
            new = _placed(body, moved)
            out.append(block if new == body else replace(block, body=new))  # type: ignore[call-arg]
        else:
            out.append(block)
    return tuple(out)


def resolve(book: Book, context: Context) -> None:
    """References lead to ids that are there; the words that a reference makes by itself are not written out."""
    known = _known(book)
    for draft in book.sections:
        draft.body = list(map_all(tuple(draft.body), lambda run: _run(run, known, context)))
        for at, block in enumerate(draft.body):
            draft.body[at] = _without_lost(block, known)


def _known(book: Book) -> dict[str, Block | Draft | Item]:
    known: dict[str, Block | Draft | Item] = {draft.id: draft for draft in book.sections}
    for draft in book.sections:
        for block in walk(tuple(draft.body)):
            if block.id:
                known.setdefault(block.id, block)
            items = getattr(block, "items", ())
            for item in items if isinstance(items, tuple) else ():
                if isinstance(item, Item) and item.id:
                    known.setdefault(item.id, item)
            for answer in block.answers():
                known.setdefault(answer.id, block)
    known.pop("", None)  # answers get their ids later
    return known


def _without_lost(block: Block, known: dict[str, Block | Draft | Item]) -> Block:
    """A block whose ``recall`` and ``continues`` lead to what is there."""
    body = getattr(block, "body", ())
    if isinstance(body, tuple) and body:
        block = replace(block, body=tuple(_without_lost(b, known) for b in body))  # type: ignore[call-arg]
    for name in ("recall", "continues"):
        target = getattr(block, name, "")
        if target and target not in known:
            block = replace(block, **{name: ""})  # type: ignore[arg-type]
    return block


def _run(run: Inlines, known: dict[str, Block | Draft | Item], context: Context) -> Inlines:
    out: list[Inline] = []
    for node in run:
        if isinstance(node, Reference):
            out += _reference(node, known, context)
        elif isinstance(node, Container):
            out.append(with_children(node, _run(node.children, known, context)))
        else:
            out.append(node)
    return tuple(out)


def _reference(node: Reference, known: dict[str, Block | Draft | Item], context: Context) -> Inlines:
    target = node.target
    if target.startswith("@"):
        target = context.targets.get(target[1:], "")
    if target not in known:
        context.counted["reference"] += node.form != "text"
        return node.children or (Text("…"),)
    if node.form != "text" or _by_itself(plain(node.children), known[target], context):
        return (replace(node, target=target, children=(), own_words=False),)
    return (replace(node, target=target),)


def _by_itself(words: str, thing: Block | Draft | Item, context: Context) -> bool:
    """Whether a reference without words of its own would say these."""
    for kind, key in ((Activity, "activity-number"), (Figure, "figure-number")):
        if isinstance(thing, kind):
            before, _, after = context.labels.text(key, number="\0").partition("\0")
            return bool(re.fullmatch(rf"{re.escape(before)}[\w.]+{re.escape(after)}", words.strip()))
    title: Inlines = thing.content if isinstance(thing, Heading) else getattr(thing, "title", ())
    return bool(title) and plain(title).strip() == words.strip()
