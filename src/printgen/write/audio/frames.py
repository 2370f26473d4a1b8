"""Frames of MP3 (ISO/IEC 11172-3 and 13818-3) and of AAC in ADTS (ISO/IEC 13818-7): told apart and counted."""

from __future__ import annotations

from collections.abc import Iterator

from printgen.record import record

_BITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Thousand bits a second of Layer III by MPEG version (3: MPEG-1; 2 and 0: MPEG-2 and 2.5)."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_ADTS_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
AAC_SAMPLES = 1024
"""In a frame of AAC."""


@record
class Frame:
    """A frame of sound.

    Attributes:
        at: Where it starts.
        size: Bytes.
        samples: In it, of each channel.
        rate: Samples a second.
        kbit: Thousand bits a second, where the frame says so; else 0.
        channels: 1 or 2.
    """

    at: int
    size: int
    samples: int
    rate: int
    kbit: int
    channels: int


def mp3_frame(data: bytes, at: int) -> Frame | None:
    """The Layer III frame that starts here; None when none does."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    kind, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if kind == 1 or bits in (0, 15) or rate == 3:
        return None
    kbit, hertz = _BITS[3 if kind == 3 else 2][bits], _RATES[kind][rate]
    samples = 1152 if kind == 3 else 576
    size = samples // 8 * kbit * 1000 // hertz + (head[2] >> 1 & 1)
    return Frame(at, size, samples, hertz, kbit, 1 if head[3] >> 6 == 3 else 2)


def mp3_frames(data: bytes, at: int = 0) -> Iterator[Frame]:
    """Frames one after the other, up to what is none."""
    while frame := mp3_frame(data, at):
        yield frame
        at += frame.size


def mp3_seconds(data: bytes) -> float:
    """How long a run of frames sounds."""
    return sum(frame.samples / frame.rate for frame in mp3_frames(data))


def adts_frames(data: bytes) -> Iterator[Frame]:
    """The frames of an ADTS stream; ``at`` and ``size`` leave the header out.

    Raises:
        ValueError: Something else stands in it.
    """
    at = 0
    while at < len(data):
        head = data[at : at + 7]
        if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or head[2] >> 2 & 15 >= len(_ADTS_RATES):
            raise ValueError(f"no ADTS frame at {at}")
        whole = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
        start = 7 if head[1] & 1 else 9
        if whole <= start:
            raise ValueError(f"an ADTS frame of {whole} bytes at {at}")
        channels = (head[2] & 1) << 2 | head[3] >> 6
        yield Frame(at + start, whole - start, AAC_SAMPLES, _ADTS_RATES[head[2] >> 2 & 15], 0, channels)
        at += whole


def aac_seconds(data: bytes) -> float:
    """How long an ADTS stream sounds."""
    return sum(frame.samples / frame.rate for frame in adts_frames(data))
