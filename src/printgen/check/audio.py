"""Checks of a finished recording (MP3 or M4B): what a player shows, its chapters, its length, how loud it is."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from printgen.check import CheckerMissingError, Finding, UnreadableError
from printgen.check.audio_read import Heard, read_audio
from printgen.check.files import Checker
from printgen.diagnostics import PrintgenError
from printgen.extras import install

if TYPE_CHECKING:
    from printgen.write.audio.pcm import Pcm

NEAR = 0.1
"""Seconds that two accounts of a length or a place may differ by."""
LOUDNESS = (-23.0, -16.0)
"""LUFS: from broadcast (EBU R 128) to podcasts."""
PEAK = -1.0
"""dBFS that no sample passes (EBU R 128)."""
_SHORTEST = 0.5
_RATE = 24_000
"""Samples a second at which a file is decoded to measure it."""


def check_audio(data: bytes) -> tuple[Finding, ...]:
    """Everything that can be said of a recording without decoding it.

    Args:
        data: The file's bytes; anybody's file.
    """
    try:
        return tuple(_told(read_audio(data)))
    except UnreadableError as fault:
        return (Finding("unreadable", 0, str(fault)),)


def checkers(data: bytes) -> Sequence[Checker]:
    """The checkers of a recording.

    Raises:
        UnreadableError: It is no MP3 or M4B, or is damaged.
    """
    heard = read_audio(data)
    return (
        Checker("what players show, chapters and length", lambda _: tuple(_told(heard))),
        Checker("loudness (ITU-R BS.1770)", _loud),
    )


def _told(heard: Heard) -> Iterator[Finding]:
    if not heard.title:
        yield Finding("audio-title", 0, "it has no title, so a player shows the name of the file")
    if not heard.by:
        yield Finding("audio-by", 0, "it does not say who it is from", "advice")
    if heard.language in ("", "und", "```"):
        yield Finding("audio-language", 0, "it does not say in which language it is", "warning")
    if not heard.cover:
        yield Finding("audio-cover", 0, "it has no cover picture", "advice")
    if heard.stray:
        yield Finding("audio-stray", 0, f"{heard.stray} bytes between or after its frames are no sound")
    yield from _lengths(heard)
    yield from _chapters(heard)


def _lengths(heard: Heard) -> Iterator[Finding]:
    for where, told in heard.told.items():
        if abs(told - heard.seconds) > NEAR:
            said = f"{where} says {told:.1f} seconds, its sound has {heard.seconds:.1f}"
            yield Finding("audio-length", 0, said)


def _chapters(heard: Heard) -> Iterator[Finding]:
    marks = heard.chapters
    if not marks:
        yield Finding("audio-chapters", 0, "it has no chapters, so nobody can go to a section")
        return
    if heard.listed is not None and heard.listed != len(marks):
        yield Finding("audio-contents", 0, f"its contents list {heard.listed} chapters of {len(marks)}")
    ends = [mark.end for mark in marks]
    for number, mark in enumerate(marks, 1):
        if not mark.title.strip():
            yield _at(number, "audio-chapter-title", "it has no title")
        end = mark.end if mark.end is not None else heard.seconds
        if end - mark.start < _SHORTEST and None not in ends:
            yield _at(number, "audio-chapter-short", f"it lasts {end - mark.start:.1f} seconds")
    if marks[0].start > NEAR:
        yield _at(1, "audio-chapter-gap", f"it starts {marks[0].start:.1f} seconds into the recording")
    for number, (one, after) in enumerate(pairwise(marks), 1):
        if one.end is not None and abs(after.start - one.end) > NEAR:
            said = f"it ends at {one.end:.1f} seconds, and the next one starts at {after.start:.1f}"
            yield _at(number, "audio-chapter-gap", said)
    if ends[-1] is not None and abs(ends[-1] - heard.seconds) > NEAR:
        said = f"it ends at {ends[-1]:.1f} seconds, and the recording at {heard.seconds:.1f}"
        yield _at(len(marks), "audio-chapter-end", said)


def _at(number: int, rule: str, said: str) -> Finding:
    return Finding(rule, number, said, unit="chapter")


# How loud


def _loud(data: bytes) -> Iterable[Finding]:
    from printgen.write.audio.pcm import loudness

    sound = decoded(data)
    level, peak = loudness(sound), _peak(sound)
    if not LOUDNESS[0] <= level <= LOUDNESS[1]:
        wanted = f"{LOUDNESS[0]:g} to {LOUDNESS[1]:g}"
        yield Finding("audio-loudness", 0, f"its loudness is {level:.1f} LUFS; {wanted} is wanted")
    if peak > PEAK:
        yield Finding("audio-peak", 0, f"its loudest sample is at {peak:.1f} dB; at most {PEAK:g} is wanted")


def decoded(data: bytes) -> Pcm:
    """The sound of a recording.

    Raises:
        CheckerMissingError: ffmpeg or numpy is not installed.
        UnreadableError: ffmpeg cannot decode it.
    """
    from printgen.write.audio.codecs import ffmpeg

    hint = f"apt-get install ffmpeg, or: {install('audio', 'm4b')}"
    try:
        import numpy  # noqa: F401 (whether it is here)

        program = ffmpeg()
    except (ImportError, PrintgenError) as fault:
        raise CheckerMissingError("loudness (ffmpeg and numpy)", hint) from fault
    from printgen.write.audio.pcm import from_bytes

    form = ("-f", "s16le", "-ac", "1", "-ar", str(_RATE))
    out = _through([program, "-v", "error", "-i", "FILE", "-map", "0:a:0", *form, "-"], data)
    return from_bytes(_RATE, out)


def _through(command: list[str], data: bytes) -> bytes:
    """An M4B can only be read from a file: its sound stands after its list."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="printgen-check-") as place:
        file = Path(place) / "recording"
        file.write_bytes(data)
        named = [str(file) if part == "FILE" else part for part in command]
        done = subprocess.run(named, capture_output=True, check=False)
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UnreadableError(f"it cannot be decoded: {said[-1] if said else 'no sound came out'}")
    return done.stdout


def _peak(sound: Pcm) -> float:
    import numpy as np

    top = float(np.abs(sound.samples).max(initial=0.0))
    return float(20 * np.log10(max(top, 1e-6)))


__all__ = ["check_audio", "checkers", "decoded"]
