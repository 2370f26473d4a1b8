"""What a recording says of itself, whatever the kind of file."""

from __future__ import annotations

from collections.abc import Sequence

from printgen.record import record


@record
class Mark:
    """A chapter in a file.

    Attributes:
        title: What a player shows.
        start: Seconds from the beginning.
        end: Where the next one starts, or the recording ends.
    """

    title: str
    start: float
    end: float


@record(kw_only=True)
class Tags:
    """What a player shows.

    Attributes:
        title: Of the recording.
        by: Who it is from.
        language: BCP 47 tag.
        description: A sentence or two.
        cover: A PNG or JPEG picture; empty for none.
        chapters: In order, without a gap.
    """

    title: str
    by: str
    language: str
    description: str = ""
    cover: bytes = b""
    chapters: Sequence[Mark] = ()

    @property
    def cover_type(self) -> str:
        """MIME type of the cover."""
        return "image/jpeg" if self.cover.startswith(b"\xff\xd8") else "image/png"


_ISO_639_2 = {
    "en": "eng", "cy": "cym", "gd": "gla", "ga": "gle", "pl": "pol", "uk": "ukr", "ro": "ron", "ar": "ara",
    "ur": "urd", "fa": "fas", "pa": "pan", "zh": "zho", "fr": "fra", "de": "deu", "es": "spa", "it": "ita",
    "pt": "por", "bn": "ben", "gu": "guj", "so": "som", "tr": "tur", "ru": "rus", "lt": "lit", "hu": "hun",
}  # fmt: skip


def three_letters(language: str) -> str:
    """The ISO 639-2 code that ID3 and MP4 want; "und" where there is none in the table."""
    return _ISO_639_2.get(language.partition("-")[0].lower(), "und")
