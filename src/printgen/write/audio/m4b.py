"""An M4B file: AAC in MP4 (ISO/IEC 14496-12 and -14), with chapters in both forms that players read.

Chapters are a text track that the sound refers to (QuickTime; Apple's players), and a ``chpl`` box (Nero; VLC, mpv and
Android's players). Title, originator and cover are iTunes' metadata.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from printgen.write.audio.frames import AAC_SAMPLES, adts_frames
from printgen.write.audio.tags import Mark, Tags, three_letters

_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_SOUND, _TEXT = 1, 2
"""Numbers of the two tracks."""
_MILLISECONDS = 1000
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)


def write_m4b(stream: bytes, tags: Tags) -> bytes:
    """The file.

    Args:
        stream: AAC-LC of one channel in ADTS.
        tags: What a player shows.
    """
    found = list(adts_frames(stream))
    rate = found[0].rate
    sound = b"".join(stream[frame.at : frame.at + frame.size] for frame in found)
    texts = [struct.pack(">H", len(t)) + t for t in (_cut(mark.title).encode() for mark in tags.chapters)]
    kind = _box("ftyp", b"M4B \0\0\2\0M4B M4A mp42isom")
    sizes = [frame.size for frame in found]
    placed = _movie(tags, rate, sizes, texts, 0)
    start = len(kind) + len(placed) + 8
    movie = _movie(tags, rate, sizes, texts, start)
    return kind + movie + _box("mdat", sound + b"".join(texts))


def _movie(tags: Tags, rate: int, sizes: Sequence[int], texts: Sequence[bytes], start: int) -> bytes:
    length = len(sizes) * AAC_SAMPLES
    whole = round(length * _MILLISECONDS / rate)
    head = struct.pack(">IIIII", 0, 0, 0, _MILLISECONDS, whole) + struct.pack(">IH", 0x10000, 0x100)
    head += bytes(10) + _MATRIX + bytes(24) + struct.pack(">I", _TEXT + 1)
    tracks = [_sound_track(tags, rate, sizes, start, whole)]
    if texts:
        tracks.append(_text_track(tags, texts, start + sum(sizes), whole))
    return _box("moov", _box("mvhd", head), *tracks, _box("udta", _nero(tags.chapters), _metadata(tags)))


def _box(kind: str, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind.encode("latin-1") + body


# Tracks


def _sound_track(tags: Tags, rate: int, sizes: Sequence[int], start: int, whole: int) -> bytes:
    refers = _box("tref", _box("chap", struct.pack(">I", _TEXT))) if tags.chapters else b""
    entry = _box(
        "mp4a", bytes(6), struct.pack(">H", 1), bytes(8), struct.pack(">HHI", 1, 16, 0), struct.pack(">I", rate << 16),
        _descriptor(rate),
    )  # fmt: skip
    length = len(sizes) * AAC_SAMPLES
    table = _table(entry, [AAC_SAMPLES] * len(sizes), sizes, start)
    media = _media(tags, rate, length, "soun", _box("smhd", bytes(8)), table)
    return _box("trak", _track_head(_SOUND, whole, enabled=True, loud=True), refers, media)


def _text_track(tags: Tags, texts: Sequence[bytes], start: int, whole: int) -> bytes:
    """A chapter is a sample of text that lasts as long as it."""
    edges = [round(mark.start * _MILLISECONDS) for mark in tags.chapters] + [whole]
    lengths = [max(0, b - a) for a, b in pairwise(edges)]
    style = bytes(26) + struct.pack(">H", 1) + b"\0"
    entry = _box("text", bytes(6), struct.pack(">H", 1), struct.pack(">II", 0, 1), style, bytes(14))
    head = _box("gmhd", _box("gmin", struct.pack(">IHHHHHH", 0, 0x40, 0x8000, 0x8000, 0x8000, 0, 0)),
                _box("text", _MATRIX))  # fmt: skip
    table = _table(entry, lengths, [len(text) for text in texts], start)
    media = _media(tags, _MILLISECONDS, whole, "text", head, table)
    return _box("trak", _track_head(_TEXT, whole, enabled=False, loud=False), media)


def _track_head(number: int, whole: int, *, enabled: bool, loud: bool) -> bytes:
    flags = 0xF if enabled else 0xE  # a list of chapters is in the movie, and not played
    body = struct.pack(">IIIIII", flags, 0, 0, number, 0, whole) + bytes(8)
    return _box("tkhd", body, struct.pack(">HHHH", 0, 0, 0x100 if loud else 0, 0), _MATRIX, bytes(8))


def _media(tags: Tags, scale: int, length: int, kind: str, head: bytes, table: bytes) -> bytes:
    code = three_letters(tags.language)
    language = (ord(code[0]) - 96) << 10 | (ord(code[1]) - 96) << 5 | (ord(code[2]) - 96)
    described = _box("mdhd", struct.pack(">IIIIIHH", 0, 0, 0, scale, length, language, 0))
    handler = _box("hdlr", bytes(8), kind.encode(), bytes(13))
    here = _box("dinf", _box("dref", struct.pack(">II", 0, 1), _box("url ", struct.pack(">I", 1))))
    return _box("mdia", described, handler, _box("minf", head, here, table))


def _table(entry: bytes, lengths: Sequence[int], sizes: Sequence[int], start: int) -> bytes:
    """Where the samples of a track are: all in one piece."""
    runs = [(sum(1 for _ in group), length) for length, group in groupby(lengths)]
    times = struct.pack(">II", 0, len(runs)) + b"".join(struct.pack(">II", *run) for run in runs)
    one_chunk = struct.pack(">IIIII", 0, 1, 1, len(sizes), 1)
    return _box(
        "stbl",
        _box("stsd", struct.pack(">II", 0, 1), entry),
        _box("stts", times),
        _box("stsc", one_chunk),
        _box("stsz", struct.pack(">III", 0, 0, len(sizes)), struct.pack(f">{len(sizes)}I", *sizes)),
        _box("stco", struct.pack(">III", 0, 1, start)),
    )


def _descriptor(rate: int) -> bytes:
    """What a decoder needs to know: AAC-LC, rate, one channel (ISO/IEC 14496-1, 7.2.6.5; 14496-3, 1.6.2.1)."""
    specific = struct.pack(">H", 2 << 11 | _RATES.index(rate) << 7 | 1 << 3)
    config = _tagged(4, b"\x40\x15" + bytes(3) + struct.pack(">II", 0, 0) + _tagged(5, specific))
    return _box("esds", bytes(4), _tagged(3, struct.pack(">HB", 0, 0) + config + _tagged(6, b"\2")))


def _tagged(tag: int, body: bytes) -> bytes:
    return bytes([tag, len(body)]) + body


# What a player shows


def _nero(chapters: Iterable[Mark]) -> bytes:
    """Chapters with starts in units of 100 ns."""
    marks = list(chapters)
    if not marks:
        return b""
    each = [(round(mark.start * 10_000_000), _cut(mark.title).encode()) for mark in marks[:255]]
    body = b"".join(struct.pack(">QB", at, len(title)) + title for at, title in each)
    return _box("chpl", struct.pack(">IIB", 0x01000000, 0, len(each)), body)


def _cut(title: str) -> str:
    """At most 255 bytes of UTF-8, since its length stands in one."""
    return title.encode()[:255].decode(errors="ignore")


def _metadata(tags: Tags) -> bytes:
    texts = (("\u00a9nam", tags.title), ("\u00a9alb", tags.title), ("\u00a9ART", tags.by), ("aART", tags.by),
             ("\u00a9gen", "Speech"), ("desc", tags.description))  # fmt: skip
    items = [_box(name, _data(1, words.encode())) for name, words in texts if words]
    items.append(_box("stik", _data(21, b"\2")))  # an audiobook
    if tags.cover:
        items.append(_box("covr", _data(13 if tags.cover_type == "image/jpeg" else 14, tags.cover)))
    handler = _box("hdlr", bytes(8), b"mdirappl", bytes(9))
    return _box("meta", bytes(4), handler, _box("ilst", *items))


def _data(kind: int, body: bytes) -> bytes:
    return _box("data", struct.pack(">II", kind, 0), body)
