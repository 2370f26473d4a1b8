"""Media overlays: the sound of a book beside its text, so that words are marked while they are read (EPUB 3.3, 9).

The script is made from the linear form, the book from HTML: the same words in the same order. What is said is matched
with the part of the page that holds its words; what has no words there (an announcement) goes with what stands before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from printgen.render.linear.model import Heading
from printgen.write.epub.chapter import OPS, XHTML
from printgen.write.epub.package import File

if TYPE_CHECKING:
    from printgen.render.speech.script import Chapter
    from printgen.write.audio.recording import Run

ACTIVE = "being-read"
"""Class of what is being read."""
STYLE = f"\n.{ACTIVE} {{ background-color: #FFF3B0; background-color: Mark; color: #111; color: MarkText; }}\n"
"""The reader's own colours for marked words, where the app has them."""
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "td", "th", "figcaption", "caption", "legend",
     "label", "div", "pre", "blockquote", "img")
)  # fmt: skip
_SILENT_ROLES = frozenset({"doc-noteref", "doc-backlink"})
_WORD = re.compile(r"\w+")
_AHEAD = 60
"""Blocks that a match is looked for in, from where the last one was."""
_ENOUGH = 0.5
"""Share of words in common (Dice) from which two texts are taken for one."""
_FOR_HEADING = 0.35
"""A heading on the page goes before a line with as many words: its kicker, or its line in a list of what follows."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SMIL = "http://www.w3.org/ns/SMIL"


@dataclass(frozen=True, slots=True)
class Narrated:
    """A page with ids on what is read, its overlay and its sound.

    Attributes:
        page: The XHTML file, with the name of its overlay.
        overlay: The SMIL file, with its length.
        sound: The MP3 file.
    """

    page: File
    overlay: File
    sound: File


@dataclass(slots=True)
class _Block:
    element: Any
    words: Counter[str]
    used: bool = False


@dataclass(frozen=True, slots=True)
class _Clip:
    """A stretch of sound and the id of what it says."""

    id: str
    begin: int
    end: int


def narrated(page: File, chapter: Chapter, runs: Sequence[Run], name: str) -> Narrated:
    """A page of a book, read aloud.

    Args:
        page: The XHTML file.
        chapter: What is said of it.
        runs: The sound of the chapter, a run for each line or for several.
        name: Of the new files, without an extension.
    """
    from lxml import etree  # type: ignore[import-untyped]

    tree = etree.fromstring(page.data)
    seconds = [length for run in runs for length in run.lines]
    clips = list(_clips(tree, chapter, seconds))
    data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", doctype="<!DOCTYPE html>")
    sound = File(f"audio/{name}.mp3", b"".join(run.frames for run in runs), "audio/mpeg")
    overlay = f"{name}.smil"
    return Narrated(
        page=File(page.name, data, page.mime, page.properties, page.read, overlay=overlay),
        overlay=File(
            overlay, _smil(page.name, sound.name, clips), "application/smil+xml",
            milliseconds=sum(clip.end - clip.begin for clip in clips),
        ),
        sound=sound,
    )  # fmt: skip


def _clips(tree: Any, chapter: Chapter, seconds: Sequence[float]) -> Iterator[_Clip]:
    """Stretches of sound: lines that say the same part of the page are one."""
    places = _places(tree, chapter)
    taken = {one.get("id") for one in tree.iter() if isinstance(one.tag, str) and one.get("id")}
    held: Any = None
    begin = now = 0.0
    for place, length in zip(places, seconds, strict=True):
        if place is not held and held is not None:
            yield _Clip(_identified(held, taken), round(1000 * begin), round(1000 * now))
            begin = now
        held = place
        now += length
    if held is not None:
        yield _Clip(_identified(held, taken), round(1000 * begin), round(1000 * now))


def _identified(element: Any, taken: set[str]) -> str:
    """The id of an element; a new one where it has none."""
    if not element.get("id"):
        number = sum(1 for id in taken if id.startswith("read--")) + 1
        element.set("id", f"read--{number}")
        taken.add(f"read--{number}")
    return str(element.get("id"))


def _places(tree: Any, chapter: Chapter) -> list[Any]:
    """For each line the part of the page that it is read from."""
    blocks = list(_blocks(tree))
    if not blocks:
        raise ValueError("a page without words cannot be read aloud")
    at, before, out = 0, blocks[0].element, []
    last: tuple[object, str] = (None, "")
    for line in chapter.lines:
        if not line.shown or (line.of, line.shown) == last:  # silence, or a further sentence
            out.append(before)
            continue
        last = (line.of, line.shown)
        words = Counter(_tokens(line.shown))
        found = _match(blocks, at, words, heading=isinstance(line.of, Heading))
        if found is not None:
            before = blocks[found].element
            blocks[found].used = True
            at = found if at <= found < at + _AHEAD else at
        out.append(before)
    return out


def _match(blocks: list[_Block], at: int, words: Counter[str], *, heading: bool) -> int | None:
    """The block with the most words in common: from here on, else anywhere that nothing was read from yet."""
    ahead = range(at, min(at + _AHEAD, len(blocks)))
    for choice in (ahead, range(len(blocks))):
        best, score = None, _ENOUGH
        for n in choice:
            if blocks[n].used:
                continue
            alike = _alike(blocks[n].words, words)
            if heading and alike and blocks[n].element.tag[-2:] in _HEADINGS:
                alike += _FOR_HEADING
            if alike > score:
                best, score = n, alike
        if best is not None:
            return best
    return None


def _alike(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def _blocks(tree: Any) -> Iterator[_Block]:
    """Every part of the page that has words of its own, in reading order; a picture by its alternative."""
    body = tree.find(f"{{{XHTML}}}body")
    for one in body.iter():
        if isinstance(one.tag, str) and one.tag.startswith(f"{{{XHTML}}}") and one.tag[len(XHTML) + 2 :] in _BLOCKS:
            text = _text(one)
            words = Counter(_tokens(text))
            if words:
                yield _Block(one, words)


def _text(element: Any) -> str:
    """A picture's alternative, all of a row of a table, or the words of a block."""
    if element.tag.endswith("}img"):
        return str(element.get("alt", ""))
    return " ".join(element.itertext() if element.tag.endswith("}tr") else _own(element))


def _own(element: Any) -> Iterator[str]:
    """The words of an element, without those of blocks inside it, of marks of notes, and of links in the page."""
    yield element.text or ""
    for one in element:
        if isinstance(one.tag, str):
            name = one.tag.rpartition("}")[2]
            points = name == "a" and one.get("href", "").startswith("#")
            if name not in _BLOCKS and not points and one.get("role") not in _SILENT_ROLES:
                yield from _own(one)
        yield one.tail or ""


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "").replace("'", ""))


def _smil(page: str, sound: str, clips: Sequence[_Clip]) -> bytes:
    parts = "".join(
        f'<par id="p{n}"><text src={quoteattr(f"{page}#{clip.id}")}/>'
        f'<audio src={quoteattr(sound)} clipBegin="{_clock(clip.begin)}" clipEnd="{_clock(clip.end)}"/></par>'
        for n, clip in enumerate(clips, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<smil xmlns="{_SMIL}" xmlns:epub="{OPS}" version="3.0"><body epub:textref={quoteattr(page)}>{parts}</body>'
        "</smil>"
    ).encode()


def _clock(milliseconds: int) -> str:
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}s"
