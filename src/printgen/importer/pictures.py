"""Pictures of a Word file as files of a workbook: those that can be printed as they are, others changed to PNG."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from hashlib import sha256

from printgen.diagnostics import Diagnostics, Span
from printgen.importer.names import Names, slug
from printgen.importer.source import Image
from printgen.opc import OpcPackage
from printgen.read.pictures import MAX_PIXELS, read_picture

ENDINGS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
MOST = 1000
"""Pictures taken from one file."""


@dataclass(slots=True)
class Pictures:
    """Takes pictures out of a package.

    Attributes:
        package: The file.
        files: Bytes by name in the workbook's folder ("images/team.png").
    """

    package: OpcPackage
    files: dict[str, bytes] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _names: Names = field(default_factory=Names)

    def take(self, image: Image, words: str = "") -> str:
        """The picture's name in the workbook; "" when it is of a kind that cannot be printed.

        Args:
            image: As it stands in the document. An SVG is preferred where there is one and it is safe.
            words: What to name the file after.
        """
        for part in filter(None, (image.vector, image.part)):
            if part in self._known:
                return self._known[part]
            name = self._file(part, words or image.alt)
            if name:
                self._known[part] = name
                return name
        return ""

    def _file(self, part: str, words: str) -> str:
        if part not in self.package or len(self.files) >= MOST:
            return ""
        data = self.package[part]
        picture = read_picture(data, part, Span(), Diagnostics())
        if picture is None and (data := _as_png(data)):
            picture = read_picture(data, part, Span(), Diagnostics())
        if picture is None:
            return ""
        ending = ENDINGS[picture.mime]
        digest = sha256(data).hexdigest()
        if digest in self._known:
            return self._known[digest]
        base = self._names.claim(slug(words, 32), "picture")
        name = f"images/{base}.{ending}"
        self.files[name] = data
        self._known[digest] = name
        return name


def _as_png(data: bytes) -> bytes:
    """GIF, BMP, TIFF and the like as PNG; nothing when Pillow cannot read them (EMF, WMF)."""
    from PIL import Image as Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data), formats=("GIF", "BMP", "TIFF", "PNG", "JPEG", "WEBP", "ICO")) as image:
                if image.width * image.height > MAX_PIXELS:
                    return b""
                out = io.BytesIO()
                image.convert("RGBA" if image.mode in ("P", "PA", "LA", "RGBA") else "RGB").save(out, "PNG")
                return out.getvalue()
    except (OSError, ValueError, SyntaxError, EOFError, Pillow.DecompressionBombError):
        return b""
