"""A recording as its file tells it: read by our own parsers, from the bytes alone.

MP3: ID3v2.3 and v2.4 (id3.org), chapters by the ID3v2 Chapter Frame Addendum 1.0, frames by ISO/IEC 11172-3 and
13818-3. M4B: boxes by ISO/IEC 14496-12; chapters from the ``chpl`` box, else from the text track that the sound refers
to.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from printgen.check import UnreadableError
from printgen.write.audio.frames import mp3_frames

_MOST_BOXES = 10_000
_CONTAINERS = frozenset({"moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "ilst", "edts", "tref"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A chapter mark: its title, its start and end in seconds (``end`` is None where the file names none)."""

    title: str
    start: float
    end: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a file says of itself, and what its sound says.

    Attributes:
        kind: "mp3" or "m4b".
        seconds: The sound's own length, counted in frames.
        told: The lengths that the file names elsewhere, by what names them.
        title: Of the recording.
        by: Who it is from.
        language: ISO 639-2 code; "" or "und" for none.
        cover: Bytes of the picture.
        chapters: In the order of the file.
        listed: Chapters that the table of contents names; None where the format has no table.
        stray: Bytes between or after frames that are no sound.
    """

    kind: str
    seconds: float
    told: dict[str, float]
    title: str = ""
    by: str = ""
    language: str = ""
    cover: int = 0
    chapters: tuple[Marked, ...] = ()
    listed: int | None = None
    stray: int = 0


def read_audio(data: bytes) -> Heard:
    """Reads an MP3 or an M4B.

    Raises:
        UnreadableError: It is neither, or is damaged.
    """
    try:
        if data[4:8] == b"ftyp":
            return _m4b(data)
        return _mp3(data)
    except (struct.error, IndexError, OverflowError, RecursionError) as fault:
        raise UnreadableError("its parts do not fit together: it is cut short or damaged") from fault


# MP3


def _mp3(data: bytes) -> Heard:
    tag, start = _id3(data) if data.startswith(b"ID3") else ({}, 0)
    frames = list(mp3_frames(data, start))
    if not frames:
        raise UnreadableError("it holds no MP3 sound")
    told = {}
    info = _info(data, frames[0].at, frames[0].size)
    if info is not None:
        told["the length frame"] = info * frames[0].samples / frames[0].rate
        frames = frames[1:]
    end = frames[-1].at + frames[-1].size if frames else start
    rest = data[end:]
    if rest[:3] == b"TAG" and len(rest) == 128:  # ID3v1 at the end is no fault
        rest = b""
    if length := _text(tag, "TLEN").strip():
        told["TLEN"] = float(length) / 1000 if length.isdigit() else -1.0
    chapters = [_chapter(body) for body in tag.get("CHAP", ())]
    contents = tag.get("CTOC", ())
    return Heard(
        kind="mp3",
        seconds=sum(frame.samples / frame.rate for frame in frames),
        told=told,
        title=_text(tag, "TIT2"),
        by=_text(tag, "TPE1"),
        language=_text(tag, "TLAN"),
        cover=sum(len(body) for body in tag.get("APIC", ())),
        chapters=tuple(sorted(chapters, key=lambda one: one.start)),
        listed=_listed(contents[0]) if contents else 0,
        stray=len(rest),
    )


def _info(data: bytes, at: int, size: int) -> int | None:
    """The number of frames that a length frame names; None when the first frame is sound."""
    found = data.find(b"Info", at, at + min(size, 64))
    found = found if found >= 0 else data.find(b"Xing", at, at + min(size, 64))
    if found < 0 or not data[found + 7] & 1:
        return None
    return int(struct.unpack_from(">I", data, found + 8)[0])


def _id3(data: bytes) -> tuple[dict[str, list[bytes]], int]:
    """Frames of the tag by name, and where the sound starts."""
    major, flags = data[3], data[5]
    if major not in (3, 4) or flags & 0x80:
        raise UnreadableError(f"its tag is ID3v2.{major} or scrambled; version 2.3 or 2.4 is wanted")
    size = _synchsafe(data[6:10])
    if 10 + size > len(data):
        raise UnreadableError("its tag is longer than the file")
    found: dict[str, list[bytes]] = {}
    for name, body in _id3_frames(data[10 : 10 + size], major):
        found.setdefault(name, []).append(body)
    end = 10 + size
    while end < len(data) and not data[end]:  # padding
        end += 1
    return found, end


def _id3_frames(data: bytes, major: int) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + 10 <= len(data) and data[at]:
        name = data[at : at + 4].decode("latin-1")
        size = _synchsafe(data[at + 4 : at + 8]) if major == 4 else struct.unpack_from(">I", data, at + 4)[0]
        if at + 10 + size > len(data):
            raise UnreadableError(f"the frame {name} of its tag is longer than the tag")
        yield name, data[at + 10 : at + 10 + size]
        at += 10 + size


def _synchsafe(data: bytes) -> int:
    return data[0] << 21 | data[1] << 14 | data[2] << 7 | data[3]


_CODECS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def _text(tag: dict[str, list[bytes]], name: str) -> str:
    body = tag.get(name, [b""])[0]
    if not body or body[0] >= len(_CODECS):
        return ""
    return body[1:].decode(_CODECS[body[0]], "replace").rstrip("\0")


def _chapter(body: bytes) -> Marked:
    _, _, rest = body.partition(b"\0")
    start, end = struct.unpack_from(">II", rest)
    inside: dict[str, list[bytes]] = {}
    for key, value in _id3_frames(rest[16:], 3):
        inside.setdefault(key, []).append(value)
    return Marked(_text(inside, "TIT2"), start / 1000, end / 1000)


def _listed(body: bytes) -> int:
    _, _, rest = body.partition(b"\0")
    return rest[1]


# M4B


@dataclass(slots=True)
class _Track:
    kind: str = ""
    number: int = 0
    scale: int = 1
    length: int = 0
    language: str = ""
    times: int = 0
    durations: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    start: int = 0


def _m4b(data: bytes) -> Heard:
    boxes = list(_boxes(data))
    if not any(path == "moov/mvhd" for path, _ in boxes):
        raise UnreadableError("it has no list of its contents (moov)")
    tracks = _tracks(boxes)
    sound = next((one for one in tracks if one.kind == "soun"), None)
    if sound is None or not sound.times:
        raise UnreadableError("it holds no sound")
    head = next(body for path, body in boxes if path == "moov/mvhd")
    scale, whole = struct.unpack_from(">II", head, 12)
    items = {path.rpartition("ilst/")[2].split("/")[0]: body for path, body in boxes if path.endswith("/data")}
    marks = [body for path, body in boxes if path == "moov/udta/chpl"]
    text = next((one for one in tracks if one.kind in ("text", "sbtl")), None)
    listed = _text_chapters(data, text) if text else ()
    return Heard(
        kind="m4b",
        seconds=sound.times / sound.scale,
        told={"the header": whole / max(scale, 1), "the track's header": sound.length / sound.scale},
        title=_item(items, "\u00a9nam"),
        by=_item(items, "\u00a9ART"),
        language=sound.language,
        cover=len(items.get("covr", b"")),
        chapters=listed or (_nero(marks[0]) if marks else ()),
        listed=len(_nero(marks[0])) if marks else 0,
    )


def _boxes(data: bytes, start: int = 0, stop: int | None = None, path: str = "") -> Iterator[tuple[str, bytes]]:
    """Every box that holds no others, by its path; the end of each track as a box of its own."""
    at, end, count = start, len(data) if stop is None else stop, 0
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise UnreadableError("a box of it is longer than what it stands in")
        name = kind.decode("latin-1")
        here = f"{path}/{name}" if path else name
        inside = name in _CONTAINERS or path.endswith("ilst")
        if inside and path.count("/") < 8:
            yield from _boxes(data, at + head + (4 if name == "meta" else 0), at + size, here)
        if name == "trak":
            yield f"{here}/end", b""
        elif not inside and name != "mdat":
            yield here, data[at + head : at + size]
        at += size
        count += 1
        if count > _MOST_BOXES:
            raise UnreadableError("it has more boxes than any recording")


def _tracks(boxes: list[tuple[str, bytes]]) -> list[_Track]:
    found = [_Track()]
    for path, body in boxes:
        if not path.startswith("moov/trak/"):
            continue
        _take(found[-1], path.removeprefix("moov/trak/"), body)
        if path == "moov/trak/end":
            found.append(_Track())
    return found[:-1]


def _take(track: _Track, path: str, body: bytes) -> None:
    name = path.rpartition("/")[2]
    if path == "mdia/hdlr":
        track.kind = body[8:12].decode("latin-1")
    elif name == "tkhd":
        track.number = struct.unpack_from(">I", body, 12)[0]
    elif name == "mdhd":
        track.scale, track.length, code = struct.unpack_from(">IIH", body, 12)
        track.language = "".join(chr((code >> shift & 31) + 96) for shift in (10, 5, 0))
    elif name == "stts":
        runs = struct.iter_unpack(">II", body[8:])
        pairs = [(count, length) for count, length in runs]
        track.times = sum(count * length for count, length in pairs)
        if track.kind != "soun":
            track.durations = tuple(length for count, length in pairs for _ in range(min(count, _MOST_BOXES)))
    elif name == "stsz":
        one, count = struct.unpack_from(">II", body, 4)
        track.sizes = (one,) * min(count, _MOST_BOXES) if one else struct.unpack_from(f">{count}I", body, 12)
    elif name == "stco":
        track.start = struct.unpack_from(">I", body, 8)[0]


def _text_chapters(data: bytes, track: _Track) -> tuple[Marked, ...]:
    out, at, time = [], track.start, 0
    for size, length in zip(track.sizes, track.durations, strict=False):
        words = struct.unpack_from(">H", data, at)[0]
        title = data[at + 2 : at + 2 + words].decode("utf-8", "replace")
        out.append(Marked(title, time / track.scale, (time + length) / track.scale))
        at, time = at + size, time + length
    return tuple(out)


def _nero(body: bytes) -> tuple[Marked, ...]:
    count, at, out = body[8], 9, []
    for _ in range(count):
        start, length = struct.unpack_from(">QB", body, at)
        out.append(Marked(body[at + 9 : at + 9 + length].decode("utf-8", "replace"), start / 10_000_000))
        at += 9 + length
    return tuple(out)


def _item(items: dict[str, bytes], name: str) -> str:
    return items.get(name, b"")[8:].decode("utf-8", "replace")


__all__ = ["Heard", "Marked", "read_audio"]
