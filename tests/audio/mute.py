"""A voice that fails, for tests of what is said then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.write.audio.pcm import Pcm


@dataclass(frozen=True)
class MuteVoice:
    """Says nothing; ``crash``: not even why."""

    crash: bool = False
    name: str = "mute"

    def speaks(self, language: str) -> bool:
        return True

    def stamp(self) -> str:
        return "mute"

    def read(self, texts: Sequence[str], speed: float) -> Iterator[Pcm]:
        if self.crash:
            raise RuntimeError("the model fell over")
        raise PrintgenError(Diagnostic("error", "voice", "mute has lost its voice"))
        yield
