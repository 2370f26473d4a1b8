"""A document to listen to: the linear form as a script, read by a voice, in a file with chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.job import Document, Job
from printgen.record import record

if TYPE_CHECKING:
    from printgen.render.linear.model import Linear
    from printgen.render.speech.normalise import Normaliser
    from printgen.render.speech.script import Chapter, Script
    from printgen.write.audio.codecs import Codec
    from printgen.write.audio.recording import Run
    from printgen.write.audio.tags import Tags
    from printgen.write.epub.package import File


@record(kw_only=True)
class Recorded:
    """A document as it was read aloud.

    Attributes:
        script: What was said after the opening.
        chapters: Opening and sections.
        runs: The sound of each chapter.
        diagnostics: What was found on the way.
    """

    script: Script
    chapters: tuple[Chapter, ...]
    runs: tuple[tuple[Run, ...], ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def frames(self) -> bytes:
        """All of the sound."""
        return b"".join(run.frames for runs in self.runs for run in runs)

    @property
    def seconds(self) -> tuple[float, ...]:
        """How long each chapter is."""
        return tuple(sum(run.seconds for run in runs) for runs in self.runs)


def make_mp3(job: Job) -> Document:
    """Reads a document aloud into an MP3 with chapters.

    Raises:
        PrintgenError: No voice or no encoder is installed, or none reads this language.
    """
    from printgen.write.audio.codecs import Mp3
    from printgen.write.audio.mp3 import write_mp3

    made = record_job(job, Mp3())
    return Document(data=write_mp3(made.frames, tags(job, made)), diagnostics=made.diagnostics)


def make_m4b(job: Job) -> Document:
    """Reads a document aloud into an M4B (AAC) with chapters.

    Raises:
        PrintgenError: As `make_mp3`.
    """
    from printgen.write.audio.codecs import Aac
    from printgen.write.audio.m4b import write_m4b

    made = record_job(job, Aac())
    return Document(data=write_m4b(made.frames, tags(job, made)), diagnostics=made.diagnostics)


def record_job(job: Job, codec: Codec) -> Recorded:
    """Reads what a job asks for; the opening last, since it says how long the rest is."""
    from printgen.sound import Sound
    from printgen.write.audio.recording import Reader, record_chapters
    from printgen.write.audio.voices import voice_for

    codec.stamp()  # a missing encoder is said before anything is read
    sound = job.sound or Sound()
    reader = Reader(
        voice=voice_for(sound.voice, job.workbook.settings.language), speed=sound.speed, codec=codec
    )
    written = script_job(job)
    runs = record_chapters(written.script.chapters, reader)
    first = written.opening([sum(run.seconds for run in chapter) for chapter in runs])
    return Recorded(
        script=written.script,
        chapters=(first, *written.script.chapters),
        runs=(*record_chapters([first], reader, processes=1), *runs),
        diagnostics=written.diagnostics,
    )


@record(kw_only=True)
class Written:
    """What will be said of a document.

    Attributes:
        script: After the opening.
        opening: Makes the opening, from the length of each chapter in seconds.
        diagnostics: What was found on the way.
    """

    script: Script
    opening: Callable[[Sequence[float]], Chapter]
    diagnostics: tuple[Diagnostic, ...] = ()


def script_job(job: Job) -> Written:
    """What will be said of what a job asks for."""
    from printgen.linear import findings, read_job
    from printgen.render.speech.script import opening, write_script
    from printgen.sound import Sound

    sound = job.sound or Sound()
    read = read_job(job)
    words, found = _normaliser(job)
    linear = read.linear if job.print_pages is not None else _without_pages(read.linear)
    script = write_script(linear, job.brand.name, job.labels, words, sound)
    if not script.chapters:
        raise PrintgenError(Diagnostic("error", "nothing-to-read", "there is nothing here to read aloud"))
    return Written(
        script=script,
        opening=lambda seconds: opening(script, seconds, job.labels, words, sound),
        diagnostics=(*findings(read), *found),
    )


def _without_pages(linear: Linear) -> Linear:
    """Numbers of printed pages are only said to those who ask for them: they break into what is read."""
    from printgen.render.linear.model import PageMark

    return replace(linear, body=tuple(one for one in linear.body if not isinstance(one, PageMark)))


def _normaliser(job: Job) -> tuple[Normaliser, tuple[Diagnostic, ...]]:
    """Reads text as the document's language says it, with the workbook's own words."""
    from printgen.render.speech.normalise import Normaliser
    from printgen.render.speech.vocabulary import vocabulary

    settings = job.workbook.settings
    words = vocabulary(settings.language, job.templates)
    if words is not None:
        return Normaliser(words.saying(settings.say)), ()
    said = f'nobody has told printgen how "{settings.language}" reads numbers and dates aloud; the voice decides'
    hint = "add templates/speech/<language>.yaml"
    return Normaliser(None), (Diagnostic("warning", "speech", said, hint=hint),)


def tags(job: Job, made: Recorded) -> Tags:
    """What a player shows."""
    from printgen.write.audio.tags import Mark, Tags

    marks, at = [], 0.0
    for chapter, seconds in zip(made.chapters, made.seconds, strict=True):
        marks.append(Mark(chapter.title, at, at + seconds))
        at += seconds
    return Tags(
        title=made.script.title,
        by=made.script.by,
        language=made.script.language,
        description=job.workbook.settings.description,
        cover=_cover(job),
        chapters=tuple(marks),
    )


def _cover(job: Job) -> bytes:
    """The cover's picture on the brand's field, square: what a player shows beside the title."""
    from printgen.render.speech.cover import square_cover

    return square_cover(job.workbook, job.brand)


def make_epub_audio(job: Job) -> Document:
    """Makes a book for reading apps that is read aloud, each part marked while it is heard.

    Raises:
        PrintgenError: As `make_mp3`.
    """
    from printgen.onscreen import book
    from printgen.write.audio.codecs import Mp3
    from printgen.write.epub.overlay import STYLE, narrated
    from printgen.write.epub.package import write_book

    made = record_job(replace(job, print_pages=None), Mp3())
    files, about = book(job)
    read = {}
    for number, (page, chapter, runs) in enumerate(_pages(files, made)):
        read[page.name] = narrated(page, chapter, runs, f"{number:02}")
    pages = [read[one.name].page if one.name in read else one for one in files]
    pages = [replace(one, data=one.data + STYLE.encode()) if one.name == "style.css" else one for one in pages]
    more = [file for one in read.values() for file in (one.overlay, one.sound)]
    text = job.labels.text
    about = replace(
        about,
        modes=(*about.modes, "auditory"),
        features=(*about.features, "synchronizedAudioText"),
        summary=text("speech-book", summary=about.summary),
        read_by=text("speech-narrator"),
    )
    return Document(data=write_book([*pages, *more], about), diagnostics=made.diagnostics)


def _pages(files: Sequence[File], made: Recorded) -> Iterator[tuple[File, Chapter, tuple[Run, ...]]]:
    """The page of each chapter: the cover for the opening, then the pages that hold the sections."""
    by_id = {f'id="{chapter.id}"'.encode(): n for n, chapter in enumerate(made.chapters) if chapter.id}
    for page in files:
        if not page.read or "nav" in page.properties:
            continue
        found = 0 if page.name == "cover.xhtml" else next((n for id, n in by_id.items() if id in page.data), None)
        if found is not None:
            yield page, made.chapters[found], made.runs[found]
