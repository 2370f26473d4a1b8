"""Sound as samples: trimmed, levelled, with exact silences. 16 bits, one channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printgen.record import record

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[tuple[int], np.dtype[np.float32]]

LOUDNESS = -19.0
"""LUFS of what is spoken. AES TD1008 (2021) asks for -18 in streamed speech and -23 in broadcast is EBU R 128; one
channel is heard about as loud as two at 3 dB less, so a mono file at -19 stands with podcasts at -16."""
PEAK = 10 ** (-4 / 20)
"""The loudest sample, as a share of full scale: 4 dB are left to the encoder."""
EDGE = 0.03
"""Seconds that are left at either end of what is spoken."""
_SILENT = 10 ** (-50 / 20)
"""Softer than this share of the loudest sample counts as silence, at the ends."""
_BLOCK = 0.4
"""Seconds: a gating block of ITU-R BS.1770."""


@record
class Pcm:
    """Sound as a voice gives it.

    Attributes:
        rate: Samples a second.
        samples: Between -1 and 1.
    """

    rate: int
    samples: Samples


def from_bytes(rate: int, data: bytes) -> Pcm:
    """Sound from 16-bit samples, low byte first."""
    import numpy as np

    return Pcm(rate, np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float32) / np.float32(32768))


def trimmed(sound: Pcm) -> Samples:
    """What is spoken, without the silence before and after it."""
    import numpy as np

    loud = np.abs(sound.samples)
    heard = np.flatnonzero(loud > loud.max(initial=0) * _SILENT) if loud.size else loud
    if not heard.size or not loud.max():
        return sound.samples[:0]
    edge = int(EDGE * sound.rate)
    return sound.samples[max(0, int(heard[0]) - edge) : int(heard[-1]) + edge]


def levelled(samples: Samples, gain: float) -> Samples:
    """At a gain; peaks past the limit are bent, not cut."""
    import numpy as np

    out = samples * np.float32(gain)
    knee = np.float32(PEAK * 0.7)
    over = np.abs(out) > knee
    if over.any():
        room = np.float32(PEAK) - knee
        bent = knee + room * np.tanh((np.abs(out) - knee) / room)
        out = np.where(over, np.sign(out) * bent, out)
    return out


def gain_for(sound: Pcm) -> float:
    """The gain that brings speech to ``LOUDNESS``, on hundredths, so that it is the same on any processor."""
    measured = loudness(sound)
    return round(min(10 ** ((LOUDNESS - measured) / 20), 20.0), 2) if measured > -70 else 1.0


def loudness(sound: Pcm) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4, one channel), its filters applied to each block's spectrum.

    Returns:
        -inf where all is silent.
    """
    import numpy as np

    size = int(_BLOCK * sound.rate)
    count = max(0, (len(sound.samples) - size) // (size // 4) + 1)
    if not count:
        return float("-inf")
    weight = _weighting(np.fft.rfftfreq(size, 1 / sound.rate), sound.rate)
    weight[1:-1] *= 2
    power = np.empty(count)
    for at in range(count):
        block = sound.samples[at * (size // 4) : at * (size // 4) + size]
        power[at] = np.sum(np.abs(np.fft.rfft(block)) ** 2 * weight) / size**2
    level = -0.691 + 10 * np.log10(np.maximum(power, 1e-20))
    gated = power[level > -70]
    if not gated.size:
        return float("-inf")
    relative = -0.691 + 10 * np.log10(gated.mean()) - 10
    return float(-0.691 + 10 * np.log10(power[(level > -70) & (level > relative)].mean()))


def _weighting(frequencies: Samples, rate: int) -> Samples:
    """Power response of the two K-weighting filters (BS.1770-4, annex 1), as analogue filters of the same corners."""
    import numpy as np

    s = 2j * np.pi * np.maximum(frequencies, 1e-3)
    w = 2 * np.pi * 1681.97
    high, band, q = 10 ** (3.99984 / 20), (10 ** (3.99984 / 20)) ** 0.4996667, 0.70717523
    shelf = (high * s**2 + band * w / q * s + w**2) / (s**2 + w / q * s + w**2)
    low = 2 * np.pi * 38.1355
    cut = s**2 / (s**2 + low / 0.5003270 * s + low**2)
    response: Samples = np.abs(shelf * cut) ** 2
    return response


def silence(rate: int, seconds: float) -> Samples:
    """Nothing, for so long."""
    import numpy as np

    return np.zeros(max(0, round(seconds * rate)), np.float32)


def as_bytes(samples: Samples) -> bytes:
    """16-bit samples, low byte first."""
    import numpy as np

    return bytes(np.round(np.clip(samples, -1, 1) * np.float32(32767)).astype("<i2").tobytes())
