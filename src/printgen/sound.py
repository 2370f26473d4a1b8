"""How a recording is made: whose voice, how fast, how long its silences are."""

from __future__ import annotations

from printgen.record import record

SLOWEST, FASTEST = 0.5, 2.0
LONGEST_PAUSES = 10.0


@record(kw_only=True)
class Sound:
    """How a recording sounds.

    Attributes:
        voice: Name of a voice, or the path of one's own; "" for the best that is installed for the language.
        speed: 1 is the voice's own pace.
        pauses: The silences after questions and pauses, as a multiple of their usual length; 0 for none.
    """

    voice: str = ""
    speed: float = 1.0
    pauses: float = 1.0
