"""Pictures as Word can show them: SVG and WebP as PNG, CMYK as RGB, nothing much larger than print needs.

SVG is drawn by resvg (``resvg-py``): 3 ms to import where the PDF engine needs 1.2 s, the same bytes on every run,
and only the fonts that it is given. The SVG itself goes in beside the PNG for Word 2016 and later.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.kept import kept
from printgen.record import record
from printgen.render.word.parts import Media

DPI = 300
"""The most that a photograph keeps (half as much again is let through)."""
_DRAWN_AT = ((30.0, 300), (140.0, 200), (math.inf, 120))
"""Resolution of a drawn SVG by its width in mm. Word shows the SVG; this is for programs that cannot."""


@record(kw_only=True)
class Fonts:
    """Fonts for words in SVG pictures.

    Attributes:
        files: Font files.
        family: Family of words that name none.
    """

    files: Sequence[Path] = ()
    family: str = ""


def picture_bytes(media: Media, fonts: Fonts) -> bytes:
    """The picture as it goes into the package."""
    if media.mime == "image/svg+xml":
        return _drawn(media, fonts)
    pixels = max(round(media.width / 25.4 * DPI), 1)
    if media.mime in ("image/png", "image/jpeg") and not _needs_work(media, pixels):
        return media.data
    return _converted(media, pixels)


def _drawn(media: Media, fonts: Fonts) -> bytes:
    """An SVG as PNG, drawn once and then taken from the user's cache: drawing a full page takes a tenth of a second."""
    import resvg_py

    dpi = next(dpi for widest, dpi in _DRAWN_AT if media.width <= widest)
    pixels = max(round(media.width / 25.4 * dpi), 1)
    files = [str(file) for file in fonts.files]
    made_from = (resvg_py.__resvg_version__, str(pixels), fonts.family, *map(_stamp, fonts.files))

    def draw() -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=media.data.decode("utf-8"),
                width=pixels,
                skip_system_fonts=True,
                font_files=files,
                font_family=fonts.family or None,
                sans_serif_family=fonts.family or None,
            )
        )

    try:
        return kept("pictures", "\n".join(made_from).encode() + media.data, draw)
    except ValueError as fault:
        raise PrintgenError(Diagnostic("error", "picture", f"an SVG picture could not be drawn: {fault}")) from fault


def _stamp(file: Path) -> str:
    """Name and size of a font: a picture is drawn again when the brand's font changes."""
    return f"{file.name} {file.stat().st_size}"


def _needs_work(media: Media, pixels: int) -> bool:
    width, channels = _png(media.data) if media.mime == "image/png" else _jpeg(media.data)
    return (channels == 4 and media.mime == "image/jpeg") or width > 1.5 * pixels


def _png(data: bytes) -> tuple[int, int]:
    return struct.unpack(">I", data[16:20])[0], 3


def _jpeg(data: bytes) -> tuple[int, int]:
    """Width and number of colour channels, from the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return struct.unpack(">H", data[at + 7 : at + 9])[0], data[at + 9]
        at += 2 + length
    return 0, 3


def _converted(media: Media, pixels: int) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(media.data)) as opened:
        image: Image.Image = opened
        image.load()
        if image.width > 1.5 * pixels:
            image = image.resize((pixels, max(round(image.height * pixels / image.width), 1)), Image.Resampling.LANCZOS)
        out = BytesIO()
        if media.name.endswith(".jpeg"):
            image.convert("RGB").save(out, "JPEG", quality=88)
        else:
            image.convert("RGBA" if "A" in image.mode or "transparency" in image.info else "RGB").save(out, "PNG")
        return out.getvalue()
