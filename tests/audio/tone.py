"""A voice for tests: a tone for each text, as long as a person would need to say it. It goes through all that any voice
goes through, in the other process too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from printgen.write.audio.pcm import Pcm
from printgen.write.audio.voices import VoiceMaker

RATE = 24_000
LETTER = 0.02
"""Seconds for a letter; a real voice needs about 0.065."""


@dataclass(frozen=True)
class ToneVoice:
    """Hums. ``heard``: a file that gets a line for each text that it was asked to say."""

    heard: str = ""
    name: str = "tone"

    def speaks(self, language: str) -> bool:
        return True

    def stamp(self) -> str:
        return f"tone {LETTER}"

    def read(self, texts: Sequence[str], speed: float) -> Iterator[Pcm]:
        import numpy as np

        for text in texts:
            if self.heard:
                with Path(self.heard).open("a", encoding="utf-8") as file:
                    file.write(f"{text}\n")
            time = np.arange(int(max(len(text), 4) * LETTER / speed * RATE)) / RATE
            quiet = np.zeros(RATE // 5, np.float32)
            hum = (0.3 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
            yield Pcm(RATE, np.concatenate([quiet, hum, quiet]))


def tone(heard: str = "") -> VoiceMaker:
    """For the registry of voices."""
    return VoiceMaker(title="a tone", make=lambda _: ToneVoice(heard))
