"""Inlines as Markdown: every word comes back as it was when the content is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from printgen.model.inline import (
    Citation,
    Code,
    Container,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Phrase,
    Reference,
    Strong,
    Text,
    plain,
)

HELD = "\ue001"
"""Stands for a space at which a line must not be broken; never in a text."""
WIDTH = 110
_SPECIAL = re.compile(r"[\\`*_\[\]{]")
_ID_AT_END = re.compile(r"\{#(?=[A-Za-z][\w-]*\}\s*$)")
_OPENS_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT = re.compile(r"(?<![\w.@/])@(?=\w)")
_SIGNS = re.compile(r"\((?=(?:c|r|tm|p)\))", re.I)
_LINE_START = re.compile(r"^(?=[#>+|=~:-])|^(?=\d+[.)](?:\s|$))")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_BAD_START = re.compile(r"^(?:[#>+*|=~:<\[-]|\d+[.)]|!\[|\S*:::)")
_SPACES = re.compile(r"[ \t\n\r\u2028\u2029\x0b\x0c]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\ue00f]")


def clean(text: str) -> str:
    """Words with single spaces and without control characters."""
    return _SPACES.sub(" ", _CONTROL.sub("", text))


def escaped(text: str) -> str:
    """Plain words so that Markdown, and printgen's own marks, change none of them."""
    text = _ID_AT_END.sub("{# ", text)  # the reader takes it for an id, escaped or not
    text = _SPECIAL.sub(lambda m: "\\" + m[0], text)
    for pattern in (_OPENS_TAG, _ENTITY, _AT, _SIGNS):
        text = pattern.sub(lambda m: "\\" + m[0], text)
    return text


@dataclass(slots=True)
class Writer:
    """Writes inlines of one section; its footnotes are collected.

    Attributes:
        notes: Words of its footnotes, in order.
    """

    notes: list[str] = field(default_factory=list)

    def line(self, inlines: Iterable[Inline], *, cell: bool = False) -> str:
        """Inlines on one line: a title, a cell, an item of options."""
        words = self._run(inlines).replace("\\\n", " ").replace(HELD, " ").strip()
        words = _SPACES.sub(" ", words)
        return words.replace("|", "\\|") if cell else words

    def lines(self, inlines: Iterable[Inline], width: int = WIDTH) -> list[str]:
        """Inlines as the lines of a paragraph, broken at spaces where that changes nothing."""
        out: list[str] = []
        hard = self._run(inlines).strip().split("\\\n")
        for at, part in enumerate(hard):
            broken = _wrapped(part.strip(), width)
            if at < len(hard) - 1 and broken:
                broken[-1] += "\\"
            out += broken
        return [safe_start(line).replace(HELD, " ") for line in out]

    def _run(self, inlines: Iterable[Inline]) -> str:
        out = ""
        for node in _tidy(tuple(inlines)):
            piece = self._one(node)
            if out and piece and out[-1] == piece[0] and piece[0] in "*`":
                out += "<!-- -->"
            if out.endswith("!") and piece.startswith("["):  # else a link would be a picture
                out = out[:-1] + "\\!"
            out += piece
        return out

    def _one(self, node: Inline) -> str:
        if isinstance(node, Text):
            return escaped(clean(node.text))
        if isinstance(node, LineBreak):
            return "\\\n"
        if isinstance(node, Code):
            return _code(node.text)
        if isinstance(node, Strong | Emphasis):
            mark = "**" if isinstance(node, Strong) else "*"
            inner = self._run(node.children).replace("\\\n", " ")
            return f"{mark}{inner}{mark}" if inner.strip() else inner
        return self._held(node)

    def _held(self, node: Inline) -> str:
        if isinstance(node, Link):
            words = self._run(_without_links(node.children)).replace("\\\n", " ")
            return f"[{words}]({_address(node.url)})" if words.strip() else words
        if isinstance(node, Reference):
            return _role(node)
        if isinstance(node, Footnote):
            self.notes.append("")
            at = len(self.notes)
            self.notes[at - 1] = self.line(_without_notes(node.children)) or "(no words)"
            return f"[^{at}]"
        if isinstance(node, Citation):
            return _citation(node)
        if isinstance(node, Phrase):
            words = self._run(node.children)
            return f"[{words}]{_attributes(node)}" if words.strip() else words
        return escaped(clean(plain((node,))))


def _attributes(node: Phrase) -> str:
    given = [f"lang={node.lang}"] if node.lang else []
    names = ("audience", "edition", "format")
    given += [f'{name}="{",".join(value)}"' for name in names if (value := getattr(node.only, name))]
    return f"{{{HELD.join(given)}}}" if given else ""


def _code(text: str) -> str:
    text = clean(text)
    mark = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{room}{text.replace(' ', HELD)}{room}{mark}" if text.strip() else text


def _address(url: str) -> str:
    url = _CONTROL.sub("", url).replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"<{url}>" if re.search(r"[()\\]", url) else url


def _role(node: Reference) -> str:
    role = {"text": "ref", "page": "page", "pages": "pages"}[node.form]
    target = node.target + (":text" if node.text_only else "")
    words = clean(plain(node.children)).replace("`", "'").replace("<", "(").replace(">", ")").strip()
    content = f"{words} <{target}>" if node.own_words and words else target
    return f"{{{role}}}`{content.replace(' ', HELD)}`"


def _citation(node: Citation) -> str:
    works = [f"@{w.key}{f', {w.locator}' if w.locator else ''}" for w in node.works]
    return works[0] if node.in_sentence else f"[{'; '.join(works)}]".replace(" ", HELD)


# Making stress that Markdown can say


def _tidy(nodes: Inlines) -> Inlines:
    """Neighbours of one kind joined; spaces and, where Markdown needs it, punctuation moved out of stress."""
    joined = _joined(nodes)
    out: list[Inline] = []
    for at, node in enumerate(joined):
        if isinstance(node, Strong | Emphasis):
            before = plain(joined[at - 1 : at])[-1:] if at else ""
            after = plain(joined[at + 1 : at + 2])[:1]
            out += _flanked(node, before, after)
        else:
            out.append(node)
    return _joined(out)


def _joined(nodes: Iterable[Inline]) -> Inlines:
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + node.text)
        elif isinstance(node, Strong | Emphasis) and type(last) is type(node) and isinstance(last, Strong | Emphasis):
            joined[-1] = type(node)(last.children + node.children)
        elif node != Text(""):
            joined.append(node)
    return tuple(joined)


def _flanked(node: Strong | Emphasis, before: str, after: str) -> list[Inline]:
    """Stress whose marks Markdown takes for what they are."""
    children = list(_tidy(node.children))
    head, tail = "", ""
    while children and isinstance(children[0], Text):
        text = children[0].text
        first = text[:1]
        if text and not (first.isspace() or (_sign(first) and before and not _open(before))):
            break
        head, before = head + first, first or before
        children[0] = Text(text[1:])
        if not text[1:]:
            children.pop(0)
    while children and isinstance(children[-1], Text):
        text = children[-1].text
        last = text[-1:]
        if text and not (last.isspace() or (_sign(last) and after and not _open(after))):
            break
        tail, after = last + tail, last or after
        children[-1] = Text(text[:-1])
        if not text[:-1]:
            children.pop()
    kept = [type(node)(tuple(children))] if children else []
    return [one for one in (Text(head), *kept, Text(tail)) if one != Text("")]


def _sign(letter: str) -> bool:
    return bool(letter) and not letter.isalnum() and not letter.isspace()


def _open(letter: str) -> bool:
    return letter.isspace() or _sign(letter)


def _without_notes(nodes: Inlines) -> Inlines:
    return tuple(node for node in nodes if not isinstance(node, Footnote))


def _without_links(nodes: Inlines) -> Inlines:
    out: list[Inline] = []
    for node in nodes:
        out += node.children if isinstance(node, Link | Reference) and isinstance(node, Container) else (node,)
    return tuple(out)


# Lines


def safe_start(line: str) -> str:
    """A line that begins no list, heading, block or option."""
    if _NUMBERED.match(line):
        return _NUMBERED.sub(r"\1\\\2", line, count=1)
    return _LINE_START.sub(r"\\", line, count=1)


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    at = ""
    for word in text.split(" "):
        if at and len(at) + 1 + len(word) > width and word and not _BAD_START.match(word):
            lines.append(at)
            at = word
        else:
            at = f"{at} {word}" if at else word
    return [*lines, at] if at else lines
