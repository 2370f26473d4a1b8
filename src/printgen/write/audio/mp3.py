"""An MP3 file: an ID3v2.3 tag with chapters, a frame that tells the length, and the sound.

ID3v2.3.0 (1999); chapters by the ID3v2 Chapter Frame Addendum 1.0 (2005). Version 2.3, since Windows shows no other.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from printgen.write.audio.frames import mp3_frame, mp3_frames
from printgen.write.audio.tags import Tags, three_letters

_UTF_16, _NO_OFFSET = b"\x01", b"\xff\xff\xff\xff"
_FRONT_COVER = b"\x03"
_TOP_AND_ORDERED = 3


def write_mp3(frames: bytes, tags: Tags) -> bytes:
    """The file.

    Args:
        frames: Layer III frames of one rate, one after the other.
        tags: What a player shows.
    """
    length = _length_frame(frames)
    return _tag(tags) + length + frames


def _length_frame(frames: bytes) -> bytes:
    """A silent frame with the number of frames and bytes ("Info", as LAME writes it), so that a length is exact."""
    first = mp3_frame(frames, 0)
    if first is None:
        raise ValueError("these are no MP3 frames")
    count = sum(1 for _ in mp3_frames(frames))
    head = frames[:4]
    side = (17 if first.samples == 1152 else 9) if first.channels == 1 else (32 if first.samples == 1152 else 17)
    told = b"Info" + struct.pack(">III", 3, count, first.size + len(frames))
    return (head + bytes(side) + told).ljust(first.size, b"\0")


def _tag(tags: Tags) -> bytes:
    end = tags.chapters[-1].end if tags.chapters else 0.0
    body = b"".join(
        [
            _text("TIT2", tags.title),
            _text("TPE1", tags.by),
            _text("TALB", tags.title),
            _text("TLAN", three_letters(tags.language)),
            _text("TCON", "Speech"),
            _text("TLEN", str(round(1000 * end))) if end else b"",
            _comment(tags) if tags.description else b"",
            _contents(tags),
            *_chapters(tags),
            _picture(tags) if tags.cover else b"",
        ]
    )
    return b"ID3\x03\0\0" + _synchsafe(len(body)) + body


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">I", len(body)) + b"\0\0" + body


def _text(name: str, words: str) -> bytes:
    return _frame(name, _UTF_16 + words.encode("utf-16")) if words else b""


def _comment(tags: Tags) -> bytes:
    language = three_letters(tags.language).encode()
    return _frame("COMM", _UTF_16 + language + "\0".encode("utf-16") + tags.description.encode("utf-16"))


def _picture(tags: Tags) -> bytes:
    return _frame("APIC", b"\0" + tags.cover_type.encode() + b"\0" + _FRONT_COVER + b"\0" + tags.cover)


def _contents(tags: Tags) -> bytes:
    """The list of chapters."""
    if not tags.chapters:
        return b""
    names = b"".join(f"ch{at}\0".encode() for at in range(len(tags.chapters)))
    return _frame("CTOC", b"toc\0" + bytes([_TOP_AND_ORDERED, len(tags.chapters)]) + names)


def _chapters(tags: Tags) -> Iterable[bytes]:
    for at, mark in enumerate(tags.chapters):
        times = struct.pack(">II", round(1000 * mark.start), round(1000 * mark.end))
        yield _frame("CHAP", f"ch{at}\0".encode() + times + 2 * _NO_OFFSET + _text("TIT2", mark.title))


def _synchsafe(n: int) -> bytes:
    return bytes(n >> shift & 127 for shift in (21, 14, 7, 0))
