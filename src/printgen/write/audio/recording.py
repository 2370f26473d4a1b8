"""Lines of a script, read and encoded: by two processes where there is much, and kept by what each is made from.

A run of frames stands for one line (MP3) or for a chapter (AAC). Kept runs are under the hash of words, silences, voice
and encoder, so that a small edit costs a sentence.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.kept import keep, place
from printgen.record import record

if TYPE_CHECKING:
    from printgen.render.speech.script import Chapter, Line
    from printgen.write.audio.codecs import Codec
    from printgen.write.audio.pcm import Pcm, Samples
    from printgen.write.audio.voices import Voice

VERSION = 1
"""Of what this module does to sound; a change of it makes everything anew."""
PROCESSES = 2
_ALONE = 1500
"""Characters below which a second process costs more than it saves."""
_MEASURE = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10."
"""What each voice says first, to find how loud it is: any voice reads it, in its own language."""


@record
class Run:
    """Encoded sound.

    Attributes:
        frames: What a file holds.
        seconds: How long it sounds.
        lines: How long each line of it sounds, silence after it included.
    """

    frames: bytes
    seconds: float
    lines: tuple[float, ...]


@record(kw_only=True)
class Reader:
    """Who reads, how fast, and how it is encoded."""

    voice: Voice
    speed: float
    codec: Codec

    def stamp(self) -> str:
        """All that its runs depend on besides the lines."""
        return f"{VERSION} {self.voice.stamp()} {self.speed:g} {self.codec.stamp()}"


def record_chapters(
    chapters: Sequence[Chapter], reader: Reader, processes: int = PROCESSES
) -> tuple[tuple[Run, ...], ...]:
    """Reads chapters.

    Returns:
        The runs of each chapter, in order: their lines together are the chapter's lines.

    Raises:
        PrintgenError: The voice or the encoder fails.
    """
    split = [_runs_of(chapter.lines, whole=reader.codec.whole_chapters) for chapter in chapters]
    made = iter(_made([lines for chapter in split for lines in chapter], reader, processes))
    return tuple(tuple(next(made) for _ in chapter) for chapter in split)


def _runs_of(lines: Sequence[Line], *, whole: bool) -> list[tuple[Line, ...]]:
    return [tuple(lines)] if whole else [(line,) for line in lines]


def _made(wanted: Sequence[tuple[Line, ...]], reader: Reader, processes: int) -> list[Run]:
    """Each run, kept or made now. What stands twice is made once."""
    stamp = reader.stamp()
    files = [_file(stamp, lines) for lines in wanted]
    found: dict[Path, Run] = {}
    for file in dict.fromkeys(files):
        if (run := _kept(file)) is not None:
            found[file] = run
    left = {file: lines for file, lines in zip(files, wanted, strict=True) if file not in found}
    for file, run in zip(left, _read(list(left.values()), reader, processes), strict=True):
        found[file] = run
        keep(file, struct.pack(f"<dI{len(run.lines)}d", run.seconds, len(run.lines), *run.lines) + run.frames)
    return [found[file] for file in files]


def _file(stamp: str, lines: Sequence[Line]) -> Path:
    words = "\n".join([stamp, *(f"{line.pause:.3f} {line.text}" for line in lines)])
    return place("audio") / hashlib.sha256(words.encode()).hexdigest()


def _kept(file: Path) -> Run | None:
    with suppress(OSError, struct.error):
        data = file.read_bytes()
        seconds, count = struct.unpack_from("<dI", data)
        lines = struct.unpack_from(f"<{count}d", data, 12)
        return Run(data[12 + 8 * count :], seconds, lines)
    return None


def _read(wanted: Sequence[tuple[Line, ...]], reader: Reader, processes: int) -> list[Run]:
    if not wanted:
        return []
    size = sum(len(line.text) for lines in wanted for line in lines)
    if processes < 2 or size < _ALONE or len(wanted) < 2:
        return list(read_runs(wanted, reader))
    return _shared_out(wanted, reader, processes)


def _shared_out(wanted: Sequence[tuple[Line, ...]], reader: Reader, processes: int) -> list[Run]:
    """By so many processes, each with about as many characters; results in the order of what was wanted."""
    shares: list[list[int]] = [[] for _ in range(processes)]
    load = [0] * processes
    for at in sorted(range(len(wanted)), key=lambda at: (-sum(len(line.text) for line in wanted[at]), at)):
        least = load.index(min(load))
        shares[least].append(at)
        load[least] += sum(len(line.text) for line in wanted[at]) + 1
    runs: list[Run | None] = [None] * len(wanted)
    shares = [share for share in shares if share]
    workers = [_start([wanted[at] for at in share], reader) for share in shares]
    ended = [(*worker.communicate(), worker.returncode) for worker in workers]  # all of them, before any fault is said
    for share, answer in zip(shares, ended, strict=True):
        for at, run in zip(share, _answer(*answer), strict=True):
            runs[at] = run
    return [run for run in runs if run is not None]


def _start(wanted: list[tuple[Line, ...]], reader: Reader) -> subprocess.Popen[bytes]:
    """Another Python that reads its share; a fork would share threads of the model, a spawn needs the caller's main."""
    from tempfile import TemporaryFile

    bare = [tuple(replace(line, of=None, shown="") for line in lines) for lines in wanted]
    with TemporaryFile() as order:  # the child has a handle of its own
        order.write(pickle.dumps((bare, reader)))
        order.seek(0)
        return subprocess.Popen(
            [sys.executable, "-m", "printgen.write.audio.worker"],
            stdin=order, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip


def _answer(out: bytes, said: bytes, code: int) -> list[Run]:
    if code or not out:
        last = said.decode(errors="replace").strip().splitlines()
        message = f"a process that reads aloud ended early: {last[-1] if last else code}"
        raise PrintgenError(Diagnostic("error", "voice", message))
    answer: list[Run] | PrintgenError = pickle.loads(out)
    if isinstance(answer, PrintgenError):
        raise answer
    return answer


def read_runs(wanted: Sequence[tuple[Line, ...]], reader: Reader) -> Iterator[Run]:
    """Reads and encodes in this process."""
    from printgen.write.audio.pcm import gain_for

    texts = [line.text for lines in wanted for line in lines if line.text]
    sounds = reader.voice.read([_MEASURE, *texts] if texts else [_MEASURE], reader.speed)
    measured = next(sounds)
    gain, rate = gain_for(measured), measured.rate
    for lines in wanted:
        yield _run(lines, sounds, reader.codec, gain, rate)


def _run(lines: Sequence[Line], sounds: Iterator[Pcm], codec: Codec, gain: float, rate: int) -> Run:
    import numpy as np

    from printgen.write.audio.pcm import as_bytes

    parts = [_line(line, sounds, gain, rate) for line in lines]
    if not codec.whole_chapters:  # the encoder's delay is part of the silence that was asked for
        parts[-1] = _shorter(parts[-1], lines[-1].pause, codec.delay(rate), rate)
    frames = codec.encode(rate, as_bytes(np.concatenate(parts)))
    lengths = [len(part) / rate for part in parts]
    seconds = codec.seconds(frames)
    lengths[-1] += seconds - sum(lengths)
    return Run(frames, seconds, tuple(lengths))


def _line(line: Line, sounds: Iterator[Pcm], gain: float, rate: int) -> Samples:
    """What is said, and the silence after it; what is left at both ends of a voice's sound is part of that."""
    import numpy as np

    from printgen.write.audio.pcm import EDGE, levelled, silence, trimmed

    if not line.text:
        return silence(rate, line.pause)
    said = levelled(trimmed(next(sounds)), gain)
    return np.concatenate([said, silence(rate, line.pause - 2 * EDGE)])


def _shorter(part: Samples, pause: float, delay: float, rate: int) -> Samples:
    """Without so much of the silence at its end as the encoder adds."""
    return part[: len(part) - int(min(delay, max(pause - 0.1, 0)) * rate)]
