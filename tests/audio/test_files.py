"""Finished files: read by our own parsers and by ffmpeg; broken on purpose, each fault is said."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.check import UnreadableError
from printgen.check.audio import check_audio, checkers
from printgen.check.audio_read import read_audio
from printgen.check.files import check_file
from printgen.pipeline import job, load
from printgen.write.audio.codecs import Aac, Mp3, ffmpeg
from printgen.write.audio.frames import adts_frames, mp3_frame
from printgen.write.audio.m4b import write_m4b
from printgen.write.audio.mp3 import write_mp3
from printgen.write.audio.tags import Mark, Tags
from tests.audio.conftest import TONE, WORKBOOKS, made

Book = Callable[..., Path]
SAMPLES = b"".join(int(8000 * ((n // 30) % 2 - 0.5)).to_bytes(2, "little", signed=True) for n in range(24_000 * 3))
TAGS = Tags(
    title="Übung “eins”", by="Harbour Mind", language="en-GB", description="A test.", cover=b"\x89PNG\r\n\x1a\n",
    chapters=(Mark("About", 0.0, 1.0), Mark("Section 1: Ünder", 1.0, 3.0)),
)  # fmt: skip


def fitted(seconds: float, tags: Tags = TAGS) -> Tags:
    from dataclasses import replace

    return replace(tags, chapters=(tags.chapters[0], Mark(tags.chapters[1].title, 1.0, seconds)))


@pytest.fixture(scope="module")
def mp3() -> bytes:
    frames = Mp3().encode(24_000, SAMPLES)
    return write_mp3(frames, fitted(Mp3().seconds(frames)))


@pytest.fixture(scope="module")
def m4b() -> bytes:
    stream = Aac().encode(24_000, SAMPLES)
    return write_m4b(stream, fitted(Aac().seconds(stream)))


@pytest.mark.parametrize("kind", ["mp3", "m4b"])
def test_what_is_written_is_read(kind: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(kind)
    heard = read_audio(data)
    assert (heard.kind, heard.title, heard.by, heard.language) == (kind, "Übung “eins”", "Harbour Mind", "eng")
    assert [mark.title for mark in heard.chapters] == ["About", "Section 1: Ünder"]
    assert heard.chapters[1].start == 1.0
    assert heard.listed == 2
    assert heard.seconds == pytest.approx(3, abs=0.15)
    assert heard.cover >= 8
    assert not check_audio(data)


@pytest.mark.parametrize("kind", ["mp3", "m4b"])
def test_another_program_reads_it_the_same_way(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    data = request.getfixturevalue(kind)
    file = tmp_path / f"x.{kind}"
    file.write_bytes(data)
    said = subprocess.run([ffmpeg(), "-i", str(file)], capture_output=True, text=True, check=False).stderr
    hours, minutes, seconds = re.search(r"Duration: (\d+):(\d+):([\d.]+)", said).groups()  # type: ignore[union-attr]
    assert int(hours) * 3600 + int(minutes) * 60 + float(seconds) == pytest.approx(read_audio(data).seconds, abs=0.1)
    assert re.findall(r"Chapter #0:(\d)", said) == ["0", "1"]
    assert "Section 1: Ünder" in said
    assert "Übung “eins”" in said
    assert "24000 Hz, mono" in said
    decoded = subprocess.run(
        [ffmpeg(), "-v", "error", "-i", str(file), "-map", "0:a", "-f", "null", "-"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert decoded.returncode == 0
    assert "nvalid" not in decoded.stderr


@pytest.mark.parametrize("name", WORKBOOKS)
@pytest.mark.parametrize("format", ["mp3", "m4b"])
def test_a_whole_workbook_has_a_chapter_for_each_section_and_nothing_against_it(name: str, format: str) -> None:
    data = made(WORKBOOKS[name], format)
    heard = read_audio(data)
    sections = job(load(WORKBOOKS[name]), format, TONE).workbook.sections
    assert len(heard.chapters) == len(sections) + 1
    assert [one for one in check_audio(data) if one.severity != "advice"] == []
    assert heard.cover > 1000
    for told in heard.told.values():
        assert told == pytest.approx(heard.seconds, abs=0.1)


def _rules(data: bytes) -> set[str]:
    return {one.rule for one in check_audio(data)}


def _tags(**changes: object) -> bytes:
    from dataclasses import replace

    frames = Mp3().encode(24_000, SAMPLES)
    return write_mp3(frames, replace(fitted(Mp3().seconds(frames)), **changes))  # type: ignore[arg-type]


def test_each_fault_is_said() -> None:
    seconds = read_audio(_tags()).seconds
    a, b = TAGS.chapters[0], Mark("Two", 1.0, seconds)
    faults: dict[str, bytes] = {
        "audio-title": _tags(title=""),
        "audio-by": _tags(by=""),
        "audio-language": _tags(language="tlh"),
        "audio-cover": _tags(cover=b""),
        "audio-chapters": _tags(chapters=()),
        "audio-chapter-title": _tags(chapters=(a, Mark(" ", 1.0, seconds))),
        "audio-chapter-short": _tags(chapters=(a, Mark("Flash", 1.0, 1.2), Mark("Two", 1.2, seconds))),
        "audio-chapter-gap": _tags(chapters=(a, Mark("Late", 1.5, seconds))),
        "audio-chapter-end": _tags(chapters=(a, Mark("Too long", 1.0, seconds + 1))),
        "audio-length": _tags(chapters=(a, Mark("Too long", 1.0, seconds + 1))),
        "audio-stray": _tags() + bytes(50),
        "unreadable": _tags()[:300],
    }
    for rule, data in faults.items():
        assert rule in _rules(data), rule
    assert _rules(_tags(chapters=(a, b))) == set()


def test_a_recording_that_lost_its_end_is_told_by_its_length(mp3: bytes) -> None:
    assert "audio-length" in _rules(mp3[: len(mp3) * 2 // 3])


def test_a_chapter_that_the_contents_leave_out_is_told(mp3: bytes) -> None:
    at = mp3.index(b"toc\0\3\2")
    assert "audio-contents" in _rules(mp3[: at + 5] + b"\1" + mp3[at + 6 :])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no MP3 sound"),
        (b"RIFF....WAVE", "no MP3 sound"),
        (b"ID3\x02\0\0\0\0\0\0", "ID3v2.2"),
        (b"ID3\x03\0\0\0\0\x7f\x7f", "longer than the file"),
        (b"\0\0\0\x10ftypM4B \0\0\0\0", "no list of its contents"),
        (b"\0\0\0\x10ftypM4B \0\0\0\0\0\0\xff\xffmoov", "longer than what it stands in"),
    ],
)
def test_what_is_no_recording_is_said_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(said)):
        read_audio(data)
    assert _rules(data) == {"unreadable"}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_mangled_file_trips_the_reader(data: st.DataObject) -> None:
    whole = _SMALL[data.draw(st.sampled_from(sorted(_SMALL)))]
    cut = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        if cut:
            cut[data.draw(st.integers(0, len(cut) - 1))] = data.draw(st.integers(0, 255))
    for one in check_audio(bytes(cut)):
        assert one.what


_FRAMES = Mp3().encode(24_000, SAMPLES[:48_000])
_STREAM = Aac().encode(24_000, SAMPLES[:48_000])
_SMALL = {"mp3": write_mp3(_FRAMES, TAGS), "m4b": write_m4b(_STREAM, TAGS)}


def test_printgen_check_runs_every_checker(mp3: bytes, m4b: bytes) -> None:
    for name, data in (("x.mp3", mp3), ("x.m4b", m4b)):
        checked = check_file(name, data)
        assert len(checked.ran) == len(checkers(data)) == 2
        assert not checked.missing
    loud = Mp3().encode(24_000, (b"\xff\x7f" * 30 + b"\x00\x80" * 30) * 800)
    found = check_file("x.mp3", write_mp3(loud, fitted(Mp3().seconds(loud)))).findings
    assert {"audio-loudness", "audio-peak"} <= {one.rule for one in found}


def test_without_ffmpeg_loudness_is_not_checked_and_says_so(mp3: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printgen.write.audio.codecs._programs", lambda: iter(()))
    checked = check_file("x.mp3", mp3)
    assert [one.checker for one in checked.missing] == ["loudness (ITU-R BS.1770)"]
    assert len(checked.ran) == 1


def test_frames_are_told_from_what_is_none() -> None:
    assert mp3_frame(b"\xff\xfb\x90\x00", 0) is not None
    for head in ("fffb", "fffbf000", "fffb0000", "fffb9c00", "ffe99000", "61626364"):
        assert mp3_frame(bytes.fromhex(head), 0) is None
    with pytest.raises(ValueError, match="no ADTS frame at 0"):
        list(adts_frames(b"abcdefgh"))


def test_jpeg_covers_are_named_as_such() -> None:
    jpeg = Tags(title="T", by="B", language="en", cover=b"\xff\xd8\xff\xe0")
    assert b"image/jpeg" in write_mp3(_FRAMES, jpeg)
