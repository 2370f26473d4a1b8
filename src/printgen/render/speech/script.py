"""The linear form -> a script: chapters of lines, each with what is said and the silence after it.

Order and length of what comes first, spoken numbers, described pictures and time to think follow UKAAF's guidance for
audio (Minimum standard MS01); ``templates/formats/mp3.yaml`` has each rule with what measures it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from printgen.record import record
from printgen.render.linear import model as e
from printgen.render.speech.normalise import Normaliser

if TYPE_CHECKING:
    from printgen.labels import Labels
    from printgen.sound import Sound


@record(kw_only=True)
class Line:
    """Something that a voice says in one breath.

    Attributes:
        text: The words as they are said; "" for silence alone.
        pause: Seconds of silence after it.
        of: The element that it was made from; None for what only listeners get.
        shown: The words as they are written, of all that was said together with it: text that follows the sound finds
            its place by them.
    """

    text: str
    pause: float
    of: e.Element | None = None
    shown: str = ""


@record(kw_only=True)
class Chapter:
    """A part that a player can go to.

    Attributes:
        title: As it is written.
        lines: What is said.
        id: Of its section; "" for the opening.
    """

    title: str
    lines: tuple[Line, ...]
    id: str = ""


@record(kw_only=True)
class Script:
    """All that is said.

    Attributes:
        title: Of the document.
        by: Who it is from.
        language: BCP 47 tag.
        front: What is said of the document first: title, subtitle, who made it.
        chapters: The sections; the opening is made when their length is known, see ``opening``.
    """

    title: str
    by: str
    language: str
    front: tuple[Line, ...]
    chapters: tuple[Chapter, ...]


SENTENCE, BETWEEN = 0.35, 0.7
"""Seconds after a sentence inside a paragraph, and after a paragraph."""
_PAUSES: Mapping[str, float] = {
    "title": 1.2,
    "section": 1.4,
    "worksheet": 1.2,
    "activity": 1.2,
    "session-plan": 1.2,
    "heading": 0.9,
    "lead": 0.9,
    "label": 0.5,
    "detail": 0.5,
    "question": 0.9,
    "quote": 0.6,
    "item": 0.5,
    "divider": 1.5,
    "opens": 0.6,
    "closes": 0.9,
}
"""Seconds of silence after each sort of line. Ours, judged by measure: UKAAF's guidance names no numbers."""
_LONGEST = 380
"""Characters that a voice is given at once: longer sentences are parted at a comma."""
_ENDS = re.compile(
    r"(?<=[.!?…])(?:(?<![ap]\.m\.)|(?=\s+[A-Z])(?!\s+\w+day\b))(?:(?<!\b[A-Z]\.)|(?<=\b[A-Z] [A-Z]\.))\s+(?=\S)"
)
"""After a sentence. An initial ends none ("J. Smith"), but letters that are said one by one may ("the U K."), and so
may a time of day ("at nine a.m. Then"), unless its day follows."""
_PARTS = re.compile(r"(?<=[,;:])\s+")


def sentences(text: str) -> tuple[str, ...]:
    """A text in sentences, none too long for a voice to say at once."""
    out: list[str] = []
    for sentence in _ENDS.split(text):
        part = ""
        for piece in _PARTS.split(sentence) if len(sentence) > _LONGEST else (sentence,):
            if part and len(part) + len(piece) > _LONGEST:
                out.append(part)
                part = piece
            else:
                part = f"{part} {piece}".strip()
        out.append(part)
    return tuple(filter(None, out))


def write_script(
    linear: e.Linear, by: str, labels: Labels, normaliser: Normaliser, sound: Sound
) -> Script:
    """The script of a document, without its opening.

    Args:
        linear: The document.
        by: Who it is from.
        labels: The words that are added for listeners.
        normaliser: Reads text as it is said.
        sound: Which silences are wanted.
    """
    speaker = _Speaker(labels, normaliser, sound)
    chapters = list(_chapters(speaker, linear.body))
    last = (*speaker.lines(linear.back), *speaker.said("speech-end", title=linear.title))
    if chapters:
        chapters[-1] = Chapter(title=chapters[-1].title, lines=(*chapters[-1].lines, *last), id=chapters[-1].id)
    return Script(
        title=linear.title,
        by=by,
        language=linear.language,
        front=tuple(speaker.lines(linear.front)),
        chapters=tuple(chapters),
    )


def opening(
    script: Script, seconds: Sequence[float], labels: Labels, normaliser: Normaliser, sound: Sound
) -> Chapter:
    """What is said before the first section: title and originator, how long it is, what is in it, how to listen.

    Args:
        script: The rest.
        seconds: Length of each chapter of the script.
        labels: The words that are added for listeners.
        normaliser: Reads text as it is said.
        sound: Which silences are wanted.
    """
    speaker = _Speaker(labels, normaliser, sound)
    lines = [*script.front, *speaker.said("speech-voice")]
    whole = labels.duration(rounded(sum(seconds)))
    lines += speaker.said("speech-length", duration=whole)
    if len(script.chapters) > 1:
        lines += speaker.plural("speech-parts", len(script.chapters))
        for chapter, length in zip(script.chapters, seconds, strict=True):
            duration = labels.duration(rounded(length))
            lines += speaker.said("speech-part", pause=0.5, title=chapter.title, duration=duration)
    if sound.pauses and any(line.pause > 5 for chapter in script.chapters for line in chapter.lines):
        lines += speaker.said("speech-silence")
    return Chapter(title=labels.text("speech-opening"), lines=tuple(lines))


def rounded(seconds: float) -> int:
    """Minutes for people: to the minute up to 20, to five minutes above; never 0."""
    minutes = max(1, round(seconds / 60))
    return minutes if minutes <= 20 else 5 * round(minutes / 5)


def _chapters(speaker: _Speaker, body: Iterable[e.Element]) -> Iterator[Chapter]:
    """A chapter from each heading of the first level; what stands before one goes with it."""
    heading: e.Heading | None = None
    held: list[e.Element] = []
    for one in body:
        if isinstance(one, e.Heading) and one.level == 1 and heading is not None:
            yield _chapter(speaker, heading, held)
            heading, held = one, []
        elif isinstance(one, e.Heading) and one.level == 1:
            heading = one
        held.append(one)
    if heading is not None:
        yield _chapter(speaker, heading, held)


def _chapter(speaker: _Speaker, heading: e.Heading, held: list[e.Element]) -> Chapter:
    title = e.plain(heading.words).replace("\n", " ")
    return Chapter(title=title, lines=tuple(speaker.lines(held)), id=heading.id)


class _Speaker:
    """Says elements one after the other."""

    def __init__(self, labels: Labels, normaliser: Normaliser, sound: Sound) -> None:
        self.labels, self.normaliser, self.sound = labels, normaliser, sound

    def lines(self, elements: Iterable[e.Element]) -> Iterator[Line]:
        """What is said of some elements."""
        held = list(elements)
        for at, one in enumerate(held):
            after = held[at + 1] if at + 1 < len(held) else None
            yield from _SPEAKERS[type(one)](self, one, after)

    def said(self, key: str, pause: float = BETWEEN, of: e.Element | None = None, **values: object) -> Iterator[Line]:
        """A label."""
        yield from self.text(self.labels.text(key, **values), pause, of)

    def plural(self, key: str, n: int) -> Iterator[Line]:
        """A label with a number."""
        yield from self.text(self.labels.plural(key, n), BETWEEN, None)

    def text(self, text: str, pause: float, of: e.Element | None, shown: str = "") -> Iterator[Line]:
        """A text, sentence by sentence; its own silence after the last of them.

        Args:
            text: As it is written.
            pause: Seconds after it.
            of: The element that it was made from.
            shown: The words by which it is found on a page; all of the text when empty.
        """
        paragraphs = [said for part in text.split("\n") if (said := self.normaliser.say(part))]
        parts = [sentence for said in paragraphs for sentence in sentences(_closed(said))]
        for at, sentence in enumerate(parts, 1):
            yield Line(text=sentence, pause=pause if at == len(parts) else SENTENCE, of=of, shown=shown or text)

    def words(self, words: e.Words, pause: float, of: e.Element | None, before: str = "") -> Iterator[Line]:
        """Words of the content; marks of notes are silent, since the note follows the paragraph."""
        yield from self.text(before + e.plain(words), pause, of)

    def silence(self, seconds: float, of: e.Element) -> Iterator[Line]:
        """Time to think, as long as it is wanted."""
        if seconds and self.sound.pauses:
            yield Line(text="", pause=seconds * self.sound.pauses, of=of)


def _closed(text: str) -> str:
    """With a full stop where there is no other end: a voice lets its tone fall there."""
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _say_heading(s: _Speaker, one: e.Heading, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, _PAUSES[one.of if one.of in _PAUSES else "heading"], one)


def _say_paragraph(s: _Speaker, one: e.Paragraph, after: e.Element | None) -> Iterator[Line]:
    number = f"{one.number.upper()}. " if one.number else ""  # "a." alone would be said as the article
    pause = _PAUSES.get(one.role, BETWEEN)
    if one.role == "quote":
        yield from s.said("speech-quote", SENTENCE, one)
        yield from s.words(one.words, pause, one)
        if not (isinstance(after, e.Paragraph) and after.role in ("by", "quote")):
            yield from s.said("speech-quote-end", BETWEEN, one)
        return
    yield from s.words(one.words, pause, one, number)


def _say_item(s: _Speaker, one: e.Item, _: e.Element | None) -> Iterator[Line]:
    marker = f"{one.marker} " if one.marker else ""
    pause = BETWEEN if one.at == one.of else _PAUSES["item"]
    if one.tick == "on" and not one.choice:
        done = s.labels.text("tick-on", item=e.plain(one.words))
        yield from s.text(done, pause, one, shown=e.plain(one.words))
        return
    yield from s.words(one.words, pause, one, marker)


def _say_table(s: _Speaker, one: e.Table, _: e.Element | None) -> Iterator[Line]:
    yield from s.text(e.plain(one.announced), BETWEEN, one, shown=" ".join(map(e.plain, one.head)))
    for line, row in zip(one.lines, one.rows, strict=True):
        yield from s.text(e.plain(line), _PAUSES["item"], one, shown=" ".join(map(e.plain, row)))


def _say_answer(s: _Speaker, one: e.Answer, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, SENTENCE if one.seconds else _PAUSES["item"], one)
    yield from s.silence(one.seconds, one)


def _say_entries(s: _Speaker, one: e.Entries, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, _PAUSES["item"], one)
    for column in one.columns:
        yield from s.text(column, _PAUSES["item"], one)
    yield from s.silence(one.seconds, one)


def _say_words(s: _Speaker, one: Any, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, BETWEEN, one)


def _say_open(s: _Speaker, one: e.Open, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, _PAUSES["opens"], one)


def _say_close(s: _Speaker, one: e.Close, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, _PAUSES["closes"], one)


def _say_verbatim(s: _Speaker, one: e.Verbatim, _: e.Element | None) -> Iterator[Line]:
    yield from s.text(one.text, BETWEEN, one)


def _say_note(s: _Speaker, one: e.Note, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, BETWEEN, one)


def _say_reflect(s: _Speaker, one: e.Reflect, _: e.Element | None) -> Iterator[Line]:
    yield from s.silence(one.seconds, one)


def _say_divider(_: _Speaker, one: e.Divider, __: e.Element | None) -> Iterator[Line]:
    yield Line(text="", pause=_PAUSES["divider"], of=one)


def _say_page(s: _Speaker, one: e.PageMark, _: e.Element | None) -> Iterator[Line]:
    yield from s.words(one.words, _PAUSES["label"], one)


_SPEAKERS: Mapping[type[e.Element], Callable[[_Speaker, Any, e.Element | None], Iterator[Line]]] = {
    e.Heading: _say_heading,
    e.Paragraph: _say_paragraph,
    e.Item: _say_item,
    e.Table: _say_table,
    e.Answer: _say_answer,
    e.Entries: _say_entries,
    e.Picture: _say_words,
    e.Verbatim: _say_verbatim,
    e.Note: _say_note,
    e.Open: _say_open,
    e.Close: _say_close,
    e.Reflect: _say_reflect,
    e.Divider: _say_divider,
    e.PageMark: _say_page,
}
