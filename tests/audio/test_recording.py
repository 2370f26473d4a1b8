"""Sound: silences as asked, nothing read twice, the same bytes by one process or two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from printgen.check.audio import decoded
from printgen.pipeline import Order
from printgen.render.speech.script import Chapter, Line
from printgen.sound import Sound
from printgen.write.audio.codecs import Aac, Mp3
from printgen.write.audio.mp3 import write_mp3
from printgen.write.audio.pcm import PEAK, Pcm, gain_for, levelled, loudness, trimmed
from printgen.write.audio.recording import Reader, record_chapters
from printgen.write.audio.tags import Tags
from tests.audio.conftest import TONE, made
from tests.audio.tone import RATE, ToneVoice

Book = Callable[..., Path]
LINES = tuple(Line(text=f"Sentence number {n} of this test.", pause=0.5 + 0.5 * (n % 3)) for n in range(60))


def reader(codec: Mp3 | Aac | None = None, heard: str = "") -> Reader:
    return Reader(voice=ToneVoice(heard), speed=1.0, codec=codec or Mp3())


def chapter(lines: tuple[Line, ...] = LINES) -> Chapter:
    return Chapter(title="One", lines=lines)


def gaps(sound: Pcm) -> list[float]:
    """Lengths of the silences between sounds."""
    loud = np.flatnonzero(np.abs(sound.samples) > 0.02)
    steps = np.diff(loud)
    return [float(step) / sound.rate for step in steps[steps > 0.2 * sound.rate]]


def test_silences_are_as_long_as_asked() -> None:
    (runs,) = record_chapters([chapter()], reader(), processes=1)
    file = write_mp3(b"".join(run.frames for run in runs), Tags(title="T", by="B", language="en"))
    found = gaps(decoded(file))
    wanted = [line.pause for line in LINES[:-1]]
    assert len(found) == len(wanted)
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 0.05


def test_each_line_s_length_adds_up_to_the_sound() -> None:
    for codec in (Mp3(), Aac()):
        (runs,) = record_chapters([chapter()], reader(codec), processes=1)
        whole = sum(run.seconds for run in runs)
        assert whole == pytest.approx(sum(length for run in runs for length in run.lines), abs=0.001)
        expected = sum(len(line.text) * 0.02 + line.pause for line in LINES)
        assert whole == pytest.approx(expected, rel=0.02)


def test_two_processes_give_the_bytes_of_one(own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chapters = [chapter(), chapter(LINES[::-1])]
    one = record_chapters(chapters, reader(), processes=1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    two = record_chapters(chapters, reader(), processes=2)
    assert one == two


def test_a_small_edit_reads_one_sentence(heard: Path) -> None:
    record_chapters([chapter()], reader(heard=str(heard)), processes=1)
    assert len(heard.read_text().splitlines()) == len(LINES) + 1  # and what measures its loudness
    heard.unlink()
    record_chapters([chapter()], reader(heard=str(heard)), processes=1)
    assert not heard.exists()
    edited = (*LINES[:7], Line(text="Something new.", pause=0.5), *LINES[8:])
    record_chapters([chapter(edited)], reader(heard=str(heard)), processes=1)
    assert heard.read_text().splitlines()[1:] == ["Something new."]


def test_what_is_kept_but_broken_is_made_again(own_cache: Path) -> None:
    (before,) = record_chapters([chapter()], reader(), processes=1)
    for file in (own_cache / "printgen" / "audio").iterdir():
        file.write_bytes(b"half")
    (after,) = record_chapters([chapter()], reader(), processes=1)
    assert before == after


def test_the_same_workbook_gives_the_same_bytes(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book("Some words to say.\n\n:::{question} Why?\n:::\n")
    for format in ("mp3", "m4b"):
        first = made(path, format)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"again-{format}"))
        assert made(path, format) == first


def test_speed_and_voice_are_part_of_what_is_kept(book: Book) -> None:
    path = book("Some words to say.\n")
    assert made(path) != made(path, order=Order(sound=Sound(voice="tone", speed=1.5)))


def test_loudness_is_measured_as_the_standard_says() -> None:
    """EBU Tech 3341, case 1, for one channel: a sine of 1 kHz at -23 dBFS has -26.0 LUFS there (-23 in two)."""
    time = np.arange(48_000 * 5) / 48_000
    tone = Pcm(48_000, (10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * time)).astype(np.float32))
    assert loudness(tone) == pytest.approx(-26.0, abs=0.15)
    with_silence = Pcm(48_000, np.concatenate([tone.samples, np.zeros(48_000 * 10, np.float32)]))
    assert loudness(with_silence) == pytest.approx(-26.0, abs=0.3)  # silence is gated out
    assert loudness(Pcm(48_000, np.zeros(48_000, np.float32))) == float("-inf")


def test_every_voice_comes_to_the_same_loudness_and_none_clips() -> None:
    time = np.arange(RATE * 2) / RATE
    for volume in (0.02, 0.2, 1.0):
        sound = Pcm(RATE, (volume * np.sin(2 * np.pi * 440 * time)).astype(np.float32))
        levelled_sound = Pcm(RATE, levelled(sound.samples, gain_for(sound)))
        assert loudness(levelled_sound) == pytest.approx(-19, abs=0.3)
    loud = levelled(np.array([1.0, -1.0, 0.5], np.float32), 20.0)
    assert np.abs(loud).max() <= PEAK + 1e-6
    assert list(np.sign(loud)) == [1, -1, 1]


def test_silence_at_both_ends_is_trimmed() -> None:
    sound = next(ToneVoice().read(["Four words are here."], 1.0))
    assert len(trimmed(sound)) / RATE == pytest.approx(20 * 0.02 + 0.06, abs=0.01)
    assert not len(trimmed(Pcm(RATE, np.zeros(100, np.float32))))
    assert not len(trimmed(Pcm(RATE, np.zeros(0, np.float32))))


def test_a_voice_that_fails_in_the_other_process_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    from printgen.diagnostics import PrintgenError
    from tests.audio.mute import MuteVoice

    with pytest.raises(PrintgenError, match="has lost its voice"):
        record_chapters([chapter()], Reader(voice=MuteVoice(), speed=1.0, codec=Mp3()), processes=2)
    with pytest.raises(PrintgenError, match="ended early"):
        record_chapters([chapter()], Reader(voice=MuteVoice(crash=True), speed=1.0, codec=Mp3()), processes=2)


def test_the_tone_is_a_voice_like_any_other() -> None:
    assert TONE.sound is not None
    assert TONE.sound.voice == "tone"
