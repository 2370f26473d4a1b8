"""Pictures without colour, for editions that save ink: every colour becomes the grey that is as light."""

from __future__ import annotations

import re

from printgen.colour import grey
from printgen.kept import kept

SVG = "image/svg+xml"
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-fA-F])")
_RGB = re.compile(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)")
_VERSION = b"1"


def greyed(data: bytes, mime: str) -> tuple[bytes, str]:
    """A picture in greys: its bytes and media type.

    Args:
        data: SVG, PNG, JPEG or WebP.
        mime: Its media type.
    """
    if mime == SVG:
        return grey_svg(data), mime
    return kept("grey", _VERSION + data, lambda: _raster(data)), "image/png"


def grey_svg(data: bytes) -> bytes:
    """An SVG whose colours, written as #RRGGBB, #RGB or rgb(), are greys. Colours by name stay as they are."""
    text = data.decode(errors="replace")
    text = _RGB.sub(lambda m: "#" + "".join(f"{min(int(part), 255):02X}" for part in m.groups()), text)
    return _HEX.sub(lambda m: grey(_six(m[1])), text).encode()


def _six(digits: str) -> str:
    return "#" + (digits if len(digits) == 6 else "".join(one * 2 for one in digits)).upper()


def _raster(data: bytes) -> bytes:
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(data)) as picture:
        clear = "A" in picture.mode or "transparency" in picture.info
        out = BytesIO()
        picture.convert("LA" if clear else "L").save(out, "PNG", optimize=False)
        return out.getvalue()
