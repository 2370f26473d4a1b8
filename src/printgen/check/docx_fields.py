"""Fields of a Word file: the words that each shows are those that Word would put there when it renews them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from printgen.check.docx_file import Element, W, WordFile, find, words
from printgen.record import record

_SEQUENCE = re.compile(r"SEQ\s+(\S+)(?:.*\\r\s+(\d+))?", re.S)
_REFERENCE = re.compile(r"REF\s+(\S+)")


@record
class Field:
    """A field of the text: its code, and the words that it shows until Word renews it.

    Attributes:
        code: What it does; codes of fields inside it are not part of it.
        shown: Its words.
        inside: It stands in the code of another field, so it shows nothing itself.
    """

    code: str
    shown: str
    inside: bool


def fields(root: Element) -> Iterator[Field]:
    """The fields of a part in the order in which they end; fields inside a field's words come first."""
    open_fields: list[list[str]] = []
    for run in find(root, "//w:r"):
        kind = "".join(find(run, "w:fldChar/@w:fldCharType"))
        if kind == "begin":
            open_fields.append(["", "", ""])
        elif not open_fields:
            continue
        elif kind == "separate":
            open_fields[-1][2] = "shown"
        elif kind == "end":
            code, shown, _ = open_fields.pop()
            if open_fields and open_fields[-1][2]:
                open_fields[-1][1] += shown
            yield Field(code.strip(), shown, inside=bool(open_fields) and not open_fields[-1][2])
        elif open_fields[-1][2]:
            open_fields[-1][1] += words(run)
        else:
            open_fields[-1][0] += "".join(find(run, "w:instrText/text()"))


def sequences(file: WordFile) -> Iterator[str]:
    """Numbers of captions and activities count on, or say where they start anew."""
    last: dict[str, int] = {}
    for field in fields(file.document):
        if found := _SEQUENCE.match(field.code):
            name, restart = found[1], found[2]
            due = int(restart) if restart else last.get(name, 0) + 1
            if field.shown.strip() != str(due):
                yield f"{field.code} shows {field.shown!r}; Word will make it {due}"
            last[name] = due


def references(file: WordFile) -> Iterator[str]:
    """A REF field shows the words under its bookmark."""
    marked: dict[str, str] | None = None
    for field in fields(file.document):
        if field.inside or not (found := _REFERENCE.match(field.code)):
            continue
        marked = _marked(file.document) if marked is None else marked
        there = marked.get(found[1].lower())
        if there is not None and _even(field.shown) != _even(there):
            yield f"{field.code} shows {field.shown!r}, and its bookmark stands round {there!r}"


def _even(said: str) -> str:
    return " ".join(said.replace("\u00a0", " ").split())


def _marked(root: Element) -> dict[str, str]:
    """Words under each bookmark whose ends stand in one paragraph."""
    found: dict[str, str] = {}
    for start in find(root, "//w:bookmarkStart"):
        said, identity = "", start.get(f"{W}id")
        for after in start.itersiblings():
            if after.tag == f"{W}bookmarkEnd" and after.get(f"{W}id") == identity:
                found[start.get(f"{W}name", "").lower()] = said
                break
            said += words(after)
    return found


__all__ = ["Field", "fields", "references", "sequences"]
