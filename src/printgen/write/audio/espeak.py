"""eSpeak NG: a robot's voice, small and in over 100 languages. The program is called; nothing of it is linked."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.record import record
from printgen.write.audio.voices import missing

if TYPE_CHECKING:
    from printgen.write.audio.pcm import Pcm

WORDS_A_MINUTE = 160
_PATIENCE = 120
"""Seconds for one sentence."""


@record(kw_only=True)
class EspeakVoice:
    """A voice of eSpeak NG.

    Attributes:
        name: As after ``--voice``.
        language: Its tag in eSpeak's list; "" when it has none for what was asked.
        version: What it says of itself.
    """

    name: str
    language: str
    version: str

    def speaks(self, language: str) -> bool:
        """True for every language in its list."""
        return bool(self.language) and _listed(language, _languages()) == self.language

    def stamp(self) -> str:
        """Version and language."""
        return f"{self.version} {self.language} {WORDS_A_MINUTE}"

    def read(self, texts: Sequence[str], speed: float) -> Iterator[Pcm]:
        """Each text by a run of its own; one takes some milliseconds."""
        import wave

        from printgen.write.audio.pcm import from_bytes

        rate = str(round(WORDS_A_MINUTE * speed))
        for text in texts:
            done = _run("--stdin", "--stdout", "-v", self.language, "-s", rate, "-b", "1", given=text.encode())
            with wave.open(BytesIO(_sized(done))) as sound:
                yield from_bytes(sound.getframerate(), sound.readframes(sound.getnframes()))


def _sized(data: bytes) -> bytes:
    """A WAV file from a pipe has no lengths in its header; they are put in."""
    length = len(data)
    return data[:4] + (length - 8).to_bytes(4, "little") + data[8:40] + (length - 44).to_bytes(4, "little") + data[44:]


def espeak(language: str) -> EspeakVoice:
    """The voice for a language.

    Raises:
        PrintgenError: The program is not installed.
    """
    said = _run("--version").decode(errors="replace").split("  ")[0].strip()
    return EspeakVoice(name="espeak-ng", language=_listed(language, _languages()), version=said)


def _listed(language: str, known: frozenset[str]) -> str:
    """The tag in eSpeak's list for a BCP 47 tag: all of it, else its first part."""
    tag = language.lower()
    return next((t for t in (tag, tag.partition("-")[0]) if t in known), "")


@cache
def _languages() -> frozenset[str]:
    lines = _run("--voices").decode(errors="replace").splitlines()[1:]
    return frozenset(line.split()[1].lower() for line in lines if len(line.split()) > 1)


def _run(*arguments: str, given: bytes = b"") -> bytes:
    program = shutil.which("espeak-ng")
    if not program:
        raise missing("espeak-ng", "apt-get install espeak-ng, or: brew install espeak-ng")
    done = subprocess.run([program, *arguments], input=given, capture_output=True, timeout=_PATIENCE, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise PrintgenError(Diagnostic("error", "voice", f"espeak-ng failed: {said[-1] if said else done.returncode}"))
    return done.stdout
