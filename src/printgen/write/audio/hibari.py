"""The default voice: hibari-tts, a small neural voice whose model is in its package. Same text, same sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.record import record
from printgen.write.audio.voices import missing

if TYPE_CHECKING:
    from printgen.write.audio.pcm import Pcm

_LETTER_A = re.compile(r"(?<=[\w'] )A\b(?!')|\bA(?= (?:and )?[A-Z]\b)")
"""A capital A inside a sentence, or before another letter, is the letter: without a hint hibari says the article."""
SEED = 0
"""Of the noise in its breath, so that the same text always sounds the same."""


@record(kw_only=True)
class HibariVoice:
    """A voice of hibari-tts.

    Attributes:
        name: As after ``--voice``.
        model: Its file.
        british: It reads with British rules of spelling to sound.
    """

    name: str
    model: Path
    british: bool

    def speaks(self, language: str) -> bool:
        """English alone."""
        return language.partition("-")[0].lower() == "en"

    def stamp(self) -> str:
        """Its own version, its model, and the version of what runs it."""
        import hashlib

        return f"hibari 2 {version('hibari-tts')} {version('onnxruntime')} {version('numpy')} " + (
            hashlib.sha256(self.model.read_bytes()).hexdigest()
        )

    def read(self, texts: Sequence[str], speed: float) -> Iterator[Pcm]:
        """Each text in one thread, so that several processes do not get in each other's way."""
        from hibari import Hibari
        from hibari.g2p import G2P

        from printgen.write.audio.pcm import Pcm

        try:
            engine = Hibari(model=str(self.model), threads=1, g2p=G2P(british=self.british))
        except Exception as fault:  # onnxruntime raises classes of its own for a file that is no model
            said = f"{self.model.name} is not a voice that hibari can read with"
            raise PrintgenError(Diagnostic("error", "voice-file", said)) from fault
        for text in texts:
            yield Pcm(engine.sample_rate, engine(_LETTER_A.sub("[A](/ˈA/)", text), speed=speed, seed=SEED))


def hibari(name: str) -> HibariVoice:
    """A voice by hibari's own name: "heart" is in the package; others are used where somebody has fetched them."""
    _need()
    from hibari.voices import VOICES, voice_path

    known = VOICES[name]
    try:
        model = Path(voice_path(name, download_missing=False))
    except FileNotFoundError as fault:
        raise missing(
            f'the voice file of "{name}"',
            f'fetch it once ({known["bytes"] / 1e6:.0f} MB): hibari --voice {name} "Hello" -o hello.wav',
        ) from fault
    shown = "hibari" if known.get("bundled") else f"hibari-{name}"
    return HibariVoice(name=shown, model=model, british=known["british"])


def own(path: Path) -> HibariVoice:
    """A voice of hibari from a file. Kokoro's names begin with the accent: ``bf_`` and ``bm_`` are British."""
    _need()
    return HibariVoice(name=path.name, model=path, british=path.name.startswith("b"))


def _need() -> None:
    try:
        version("hibari-tts")
    except PackageNotFoundError as fault:
        raise missing("hibari-tts") from fault
