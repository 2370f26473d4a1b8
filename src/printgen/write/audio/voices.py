"""Voices: who can read a script aloud here. A name in ``VOICES``, or the path of a voice of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from printgen.diagnostics import Diagnostic, PrintgenError, nearest
from printgen.extras import install
from printgen.record import record

if TYPE_CHECKING:
    from printgen.write.audio.pcm import Pcm


class Voice(Protocol):
    """One who reads. It is sent to another process, so it holds only what can be pickled."""

    @property
    def name(self) -> str:
        """As after ``--voice``."""

    def speaks(self, language: str) -> bool:
        """True when it reads a BCP 47 language."""

    def stamp(self) -> str:
        """All that its sound depends on besides the words: what reads them, and its version."""

    def read(self, texts: Sequence[str], speed: float) -> Iterator[Pcm]:
        """The sound of each text, in order; the same for the same text.

        Raises:
            PrintgenError: What it needs is missing or fails.
        """


@record(kw_only=True)
class VoiceMaker:
    """A kind of voice that is known by its name.

    Attributes:
        title: What people call it, with its licence.
        make: Makes it for a language; raises PrintgenError where what it needs is missing.
        chosen: It may be taken when nobody names a voice; the first in the registry that speaks the language is.
    """

    title: str
    make: Callable[[str], Voice]
    chosen: bool = False


def _hibari(name: str) -> Callable[[str], Voice]:
    def make(_: str) -> Voice:
        from printgen.write.audio.hibari import hibari

        return hibari(name)

    return make


def _espeak(language: str) -> Voice:
    from printgen.write.audio.espeak import espeak

    return espeak(language)


VOICES: dict[str, VoiceMaker] = {
    "hibari": VoiceMaker(title="hibari, American English (Apache-2.0)", make=_hibari("heart"), chosen=True),
    "hibari-emma": VoiceMaker(title="hibari emma, British English (Apache-2.0)", make=_hibari("emma")),
    "hibari-fable": VoiceMaker(title="hibari fable, British English (Apache-2.0)", make=_hibari("fable")),
    "espeak-ng": VoiceMaker(title="eSpeak NG, a robot's voice, over 100 languages (GPL-3.0)", make=_espeak),
}
"""Every voice by name. The first that speaks a language and needs nothing but its package is the default."""

_INSTALL = f"install one: {install('audio')}"


def voice_for(wanted: str, language: str) -> Voice:
    """The voice asked for, or the best for a language.

    Args:
        wanted: A name in `VOICES`, the path of an ``.onnx`` voice of one's own, or "".
        language: BCP 47 tag of the document.

    Raises:
        PrintgenError: There is no such voice, it is not installed, or it does not read this language.
    """
    voice = _named(wanted, language) if wanted else _best(language)
    if not voice.speaks(language):
        raise _unspoken(voice.name, language)
    return voice


def _named(wanted: str, language: str) -> Voice:
    if wanted in VOICES:
        return VOICES[wanted].make(language)
    path = Path(wanted)
    if path.suffix != ".onnx":
        hint = f"{nearest(wanted, VOICES)}, or the path of a voice (.onnx)"
        raise PrintgenError(Diagnostic("error", "unknown-voice", f'there is no voice "{wanted}"', hint=hint))
    if not path.is_file():
        raise PrintgenError(Diagnostic("error", "unknown-voice", f"there is no voice file {wanted}"))
    if path.with_name(f"{path.name}.json").is_file():
        from printgen.write.audio.piper import piper

        return piper(path)
    from printgen.write.audio.hibari import own

    return own(path)


def _best(language: str) -> Voice:
    """The default voice where it speaks the language; else eSpeak NG; else a message that says what there is."""
    english = language.partition("-")[0].lower() == "en"
    for maker in VOICES.values():
        if maker.chosen and english:
            return maker.make(language)
    try:
        robot = VOICES["espeak-ng"].make(language)
    except PrintgenError as fault:
        raise _unspoken("", language) from fault
    if robot.speaks(language):
        return robot
    raise _unspoken("", language)


def _unspoken(name: str, language: str) -> PrintgenError:
    said = f'the voice "{name}" does not read "{language}"' if name else f'there is no voice here for "{language}"'
    hint = "install espeak-ng, which reads over 100 languages, or give your own voice with --voice PATH"
    return PrintgenError(Diagnostic("error", "no-voice", said, hint=hint))


def missing(what: str, install: str = _INSTALL) -> PrintgenError:
    """What to say when something that a voice needs is not here."""
    said = f"{what} is missing, so nothing can be read aloud"
    return PrintgenError(Diagnostic("error", "missing-voice", said, hint=install))
