"""Encoders: samples to frames. What they give can be put one after the other: each run of frames stands alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Protocol

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.extras import install
from printgen.record import record

KBIT = 64
"""Thousand bits a second: one channel of speech at 24 kHz is clear at this rate (LAME's own choice for voice is 56)."""


class Codec(Protocol):
    """A way to encode. It is sent to another process, so it holds only what can be pickled."""

    whole_chapters: bool
    """True when a run of it costs so much that a chapter is encoded at once, and not each sentence."""

    def stamp(self) -> str:
        """All that its bytes depend on besides the sound."""

    def encode(self, rate: int, samples: bytes) -> bytes:
        """Frames of 16-bit samples of one channel.

        Raises:
            PrintgenError: What it needs is missing or fails.
        """

    def seconds(self, frames: bytes) -> float:
        """How long frames sound."""

    def delay(self, rate: int) -> float:
        """Seconds that it adds to a run: what a decoder needs before its first sound, and the last frame's rest."""


@record
class Mp3:
    """MPEG Layer III by LAME, in this process; the library is LGPL and loaded from a package of its own."""

    whole_chapters = False

    def stamp(self) -> str:
        """LAME's package and the rate."""
        try:
            return f"mp3 {version('lameenc')} {KBIT}"
        except PackageNotFoundError as fault:
            hint = f"install it: {install('audio')}"
            said = "lameenc is missing, so no MP3 can be made"
            raise PrintgenError(Diagnostic("error", "missing-encoder", said, hint=hint)) from fault

    def encode(self, rate: int, samples: bytes) -> bytes:
        """A constant rate: a player finds any place by arithmetic."""
        import lameenc

        encoder = lameenc.Encoder()
        encoder.set_bit_rate(KBIT)
        encoder.set_in_sample_rate(rate)
        encoder.set_channels(1)
        encoder.set_quality(2)
        encoder.silence()
        return bytes(encoder.encode(samples)) + bytes(encoder.flush())

    def seconds(self, frames: bytes) -> float:
        """By counting frames."""
        from printgen.write.audio.frames import mp3_seconds

        return mp3_seconds(frames)

    def delay(self, rate: int) -> float:
        """1,105 samples come before the first sound (LAME's 576, a decoder's 529), and half a frame after the last."""
        return (1105 + 288) / rate


@record
class Aac:
    """AAC by the program ffmpeg: its own encoder, LGPL. The program is called; nothing of it is linked."""

    whole_chapters = True

    def stamp(self) -> str:
        """What the program says of itself."""
        done = subprocess.run([ffmpeg(), "-version"], capture_output=True, check=False)
        return f"aac {KBIT} {done.stdout.decode(errors='replace').splitlines()[0]}"

    def encode(self, rate: int, samples: bytes) -> bytes:
        """ADTS frames, made by one thread without the encoder's name in them."""
        form = ("-f", "s16le", "-ar", str(rate), "-ac", "1")
        how = ("-c:a", "aac", "-b:a", f"{KBIT}k", "-threads", "1", "-flags:a", "+bitexact", "-fflags", "+bitexact")
        command = [ffmpeg(), "-v", "error", *form, "-i", "-", *how, "-f", "adts", "-"]
        done = subprocess.run(command, input=samples, capture_output=True, check=False)
        if done.returncode or not done.stdout:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            what = said[-1] if said else f"exit code {done.returncode}"
            raise PrintgenError(Diagnostic("error", "encoder", f"ffmpeg could not encode the recording: {what}"))
        return done.stdout

    def seconds(self, frames: bytes) -> float:
        """By counting frames."""
        from printgen.write.audio.frames import aac_seconds

        return aac_seconds(frames)

    def delay(self, rate: int) -> float:
        """1,024 samples come before the first sound."""
        return 1024 / rate


def ffmpeg() -> str:
    """The program: on the path, else that of the package imageio-ffmpeg.

    Raises:
        PrintgenError: There is none.
    """
    found = next(_programs(), "")
    if not found:
        said = "ffmpeg is missing, so no M4B can be made"
        hint = f"install it: apt-get install ffmpeg, or: {install('m4b')}; an MP3 needs none"
        raise PrintgenError(Diagnostic("error", "missing-encoder", said, hint=hint))
    return found


def _programs() -> Iterator[str]:
    if found := shutil.which("ffmpeg"):
        yield found
    if find_spec("imageio_ffmpeg"):
        import imageio_ffmpeg

        yield str(imageio_ffmpeg.get_ffmpeg_exe())
