"""A voice of one's own for Piper: an ``.onnx`` file with its ``.onnx.json``. Piper is called, nothing is linked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.record import record
from printgen.write.audio.voices import missing

if TYPE_CHECKING:
    from printgen.write.audio.pcm import Pcm

_PATIENCE = 3600


@record(kw_only=True)
class PiperVoice:
    """A voice file for Piper.

    Attributes:
        name: Name of the file.
        model: The file.
        language: BCP 47 tag, from the description beside it; "" when that names none.
        command: How Piper is called.
    """

    name: str
    model: Path
    language: str
    command: tuple[str, ...]

    def speaks(self, language: str) -> bool:
        """Its own language in any country; all of them when its description names none."""
        return not self.language or self.language.partition("-")[0].lower() == language.partition("-")[0].lower()

    def stamp(self) -> str:
        """The model and its description."""
        import hashlib

        both = self.model.read_bytes() + self.model.with_name(f"{self.model.name}.json").read_bytes()
        return f"piper {hashlib.sha256(both).hexdigest()}"

    def read(self, texts: Sequence[str], speed: float) -> Iterator[Pcm]:
        """All texts by one run, each into a file of its own: loading a model takes a second.

        The noise in it is set to 0: the same text then sounds the same.
        """
        from tempfile import TemporaryDirectory

        from printgen.write.audio.pcm import from_bytes

        with TemporaryDirectory(prefix="printgen-voice-") as place:
            self._speak(texts, place, speed)
            files = sorted(Path(place).glob("*.wav"), key=lambda file: int(file.stem))
            if len(files) != len(texts):
                said = f"piper made {len(files)} sounds from {len(texts)} texts"
                raise PrintgenError(Diagnostic("error", "voice-file", said))
            for file in files:
                with wave.open(str(file)) as sound:
                    yield from_bytes(sound.getframerate(), sound.readframes(sound.getnframes()))

    def _speak(self, texts: Sequence[str], place: str, speed: float) -> None:
        """A line of input becomes a file, named by the clock: in order, and read in that order."""
        given = "".join(f"{' '.join(text.split())}\n" for text in texts).encode()
        how = ("--length-scale", f"{1 / speed:.3f}", "--noise-scale", "0", "--noise-w-scale", "0")
        command = [*self.command, "-m", str(self.model), "-d", place, *how]
        done = subprocess.run(command, input=given, capture_output=True, timeout=_PATIENCE, check=False)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            last = said[-1] if said else f"exit code {done.returncode}"
            raise PrintgenError(Diagnostic("error", "voice-file", f"piper cannot read with {self.model.name}: {last}"))


def piper(path: Path) -> PiperVoice:
    """A voice of one's own.

    Raises:
        PrintgenError: Piper is not installed, or the description of the voice cannot be read.
    """
    program = shutil.which("piper")
    if program:
        command: tuple[str, ...] = (program,)
    elif find_spec("piper"):
        command = (sys.executable, "-m", "piper")
    else:
        raise missing("piper", "pip install piper-tts")
    return PiperVoice(name=path.name, model=path.resolve(), language=_language(path), command=command)


def _language(path: Path) -> str:
    description = path.with_name(f"{path.name}.json")
    try:
        data = json.loads(description.read_text(encoding="utf-8"))
        code = data.get("language", {}).get("code") or data.get("espeak", {}).get("voice") or ""
        return str(code).replace("_", "-")
    except (OSError, ValueError, AttributeError) as fault:
        said = f"{description.name} does not describe a voice"
        raise PrintgenError(Diagnostic("error", "voice-file", said)) from fault
