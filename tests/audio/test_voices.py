"""Voices: the default one really reads; what is missing is said in one line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from printgen.check.audio import check_audio, decoded
from printgen.check.audio_read import read_audio
from printgen.check.files import check_file
from printgen.diagnostics import PrintgenError
from printgen.pipeline import Order, build, load
from printgen.sound import Sound
from printgen.write.audio import codecs, espeak, hibari, piper
from printgen.write.audio.pcm import loudness, trimmed
from printgen.write.audio.voices import VOICES, voice_for

Book = Callable[..., Path]
SENTENCES = (
    "How are you today, and what would you like to talk about?",
    "Call oh one six three two, nine six oh, one two three.",
    "Activity two point four: what I bring to my work with people.",
)


@pytest.mark.parametrize("name", ["hibari", "espeak-ng"])
def test_a_voice_reads_at_a_person_s_pace_and_the_same_every_time(name: str) -> None:
    voice = voice_for(name, "en-GB")
    for text, first, again in zip(SENTENCES, voice.read(SENTENCES, 1.0), voice.read(SENTENCES, 1.0), strict=True):
        assert (first.samples == again.samples).all()
        words = len(text.split())
        assert 0.18 < len(trimmed(first)) / first.rate / words < 0.6, text
        assert np.abs(first.samples).max() <= 1
        assert -40 < loudness(first) < -5
    slow, fast = (len(trimmed(next(voice.read(SENTENCES, speed)))) for speed in (0.75, 1.5))
    assert 1.5 < slow / fast < 2.6


def test_the_default_voice_makes_a_recording_that_passes_every_check(book: Book) -> None:
    path = book("How are you today? Ring 01632 960 123 at 9.30am.\n\n:::{question} What helps you?\n:::\n")
    data = build(load(path), "mp3", Order()).data
    assert [one for one in check_audio(data) if one.severity != "advice"] == []
    assert [one for one in check_file("x.mp3", data).findings if one.severity != "advice"] == []
    assert read_audio(data).seconds == pytest.approx(len(decoded(data).samples) / 24_000, abs=0.1)


def test_a_language_gets_a_voice_that_speaks_it() -> None:
    assert voice_for("", "en-GB").name == "hibari"
    assert voice_for("", "cy").name == "espeak-ng"
    assert next(voice_for("", "cy").read(["Sut mae?"], 1.0)).samples.size > 8000


@pytest.mark.parametrize(
    ("wanted", "language", "said"),
    [
        ("hibary", "en", 'there is no voice "hibary"; did you mean "hibari"?'),
        ("voices/mine.onnx", "en", "there is no voice file voices/mine.onnx"),
        ("hibari", "cy", 'the voice "hibari" does not read "cy"; install espeak-ng'),
        ("espeak-ng", "tlh", 'the voice "espeak-ng" does not read "tlh"'),
        ("", "tlh", 'there is no voice here for "tlh"'),
        ("hibari-emma", "en", 'the voice file of "emma" is missing'),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(
    wanted: str, language: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    with pytest.raises(PrintgenError) as fault:
        voice_for(wanted, language)
    (one,) = fault.value.diagnostics
    assert str(one).startswith(said)
    assert one.hint or "voice file" in said


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def gone(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(hibari, "version", gone)
    monkeypatch.setattr(codecs, "version", gone)
    with pytest.raises(PrintgenError, match=r"hibari-tts is missing.*make recordings"):
        voice_for("", "en")
    with pytest.raises(PrintgenError, match=r"lameenc is missing.*make recordings"):
        codecs.Mp3().stamp()
    monkeypatch.setattr(codecs, "_programs", lambda: iter(()))
    with pytest.raises(PrintgenError, match=r"ffmpeg is missing.*apt-get install ffmpeg"):
        codecs.Aac().stamp()
    monkeypatch.setattr(espeak.shutil, "which", lambda _: None)
    with pytest.raises(PrintgenError, match=r"espeak-ng is missing.*apt-get install espeak-ng"):
        VOICES["espeak-ng"].make("cy")


def test_a_file_that_is_no_model_is_said(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"not a model")
    with pytest.raises(PrintgenError, match=r"wrong\.onnx is not a voice that hibari can read with"):
        list(voice_for(str(wrong), "en").read(["Hello."], 1.0))


# One's own voice, for Piper: a program of the test's stands where Piper would


def _own_voice(tmp_path: Path, language: str = "en_GB") -> Path:
    model = tmp_path / "mine.onnx"
    model.write_bytes(b"model")
    (tmp_path / "mine.onnx.json").write_text(json.dumps({"language": {"code": language}}))
    return model


def _piper(tmp_path: Path, body: str) -> str:
    script = tmp_path / "piper.py"
    script.write_text(body)
    program = tmp_path / "piper"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    program.chmod(0o755)
    return str(program)


_HUMS = """
import sys, wave
place = sys.argv[sys.argv.index("-d") + 1]
assert sys.argv[sys.argv.index("--length-scale") + 1] == "0.500"
for at, line in enumerate(sys.stdin):
    with wave.open(f"{place}/{1000 + at}.wav", "wb") as out:
        out.setparams((1, 2, 22050, 0, "NONE", "NONE"))
        out.writeframes(b"\\x00\\x20" * 100 * len(line.split()))
"""


def test_one_s_own_voice_reads_by_piper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = _own_voice(tmp_path)
    monkeypatch.setattr(piper.shutil, "which", lambda _: _piper(tmp_path, _HUMS))
    voice = voice_for(str(model), "en-GB")
    assert voice.name == "mine.onnx"
    sounds = list(voice.read(["One two\nthree.", "Four."], 2.0))
    assert [(sound.rate, len(sound.samples)) for sound in sounds] == [(22050, 300), (22050, 100)]
    with pytest.raises(PrintgenError, match='does not read "cy"'):
        voice_for(str(model), "cy")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import sys; sys.exit('no such model')", "piper cannot read with mine.onnx: no such model"),
        ("import sys; sys.stdin.read()", "piper made 0 sounds from 1 texts"),
    ],
)
def test_what_piper_says_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, said: str) -> None:
    model = _own_voice(tmp_path)
    monkeypatch.setattr(piper.shutil, "which", lambda _: _piper(tmp_path, body))
    with pytest.raises(PrintgenError, match=said):
        list(voice_for(str(model), "en-GB").read(["Hello."], 1.0))


def test_piper_that_is_not_here_and_a_voice_that_is_not_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = _own_voice(tmp_path)
    monkeypatch.setattr(piper.shutil, "which", lambda _: None)
    monkeypatch.setattr(piper, "find_spec", lambda _: None)
    with pytest.raises(PrintgenError, match=r"piper is missing.*pip install piper-tts"):
        voice_for(str(model), "en-GB")
    monkeypatch.setattr(piper.shutil, "which", lambda _: "/bin/true")
    (tmp_path / "mine.onnx.json").write_text("{")
    with pytest.raises(PrintgenError, match=r"mine\.onnx\.json does not describe a voice"):
        voice_for(str(model), "en-GB")


def test_the_command_line_takes_a_voice(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from printgen.cli import main

    monkeypatch.chdir(tmp_path)
    path = str(book("Hello there.\n"))
    command = ["build", path, "-f", "mp3", "--pauses", "0", "--voice"]
    done = CliRunner().invoke(main, [*command, "tone"], prog_name="printgen")
    assert done.exit_code == 0, done.output
    assert read_audio((tmp_path / "output" / "book.mp3").read_bytes()).title == "Small"
    done = CliRunner().invoke(main, [*command, "nobody"], prog_name="printgen")
    assert done.exit_code == 1
    assert 'there is no voice "nobody"' in done.output
    assert Sound().voice == ""


def test_a_voice_that_is_not_installed_ends_with_the_code_for_missing_parts(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from printgen.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    command = ["build", str(book("Hello.\n")), "-f", "mp3", "--voice", "hibari-emma"]
    done = CliRunner().invoke(main, command, prog_name="printgen")
    assert done.exit_code == 4
    assert "hibari --voice emma" in done.output
    assert not (tmp_path / "output").exists()


def test_a_single_letter_is_not_said_as_the_article() -> None:
    from hibari import Hibari

    engine = Hibari()
    for text, times in (("Go to A and E today.", 1), ("Ask C A M H S about A four paper.", 2), ("A box for us.", 0)):
        said = " ".join(engine.phonemize(hibari._LETTER_A.sub("[A](/ˈA/)", text)))
        assert said.split().count("ˈA") == times, said
