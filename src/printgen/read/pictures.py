"""Pictures: read once, checked before anything is rendered."""

from __future__ import annotations

import io
import re
import warnings
from xml.etree import ElementTree

from printgen.diagnostics import Diagnostics, Span
from printgen.model.workbook import Picture

MAX_PIXELS = 80_000_000
MIMES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_NUMBER = re.compile(r"^\s*([\d.]+)\s*(?:px|mm|cm|in|pt)?\s*$")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#|data:)|@import", re.I)
_ACTIVE = {"script", "foreignObject", "iframe", "handler"}


def read_picture(data: bytes, name: str, span: Span, diagnostics: Diagnostics) -> Picture | None:
    """A picture from a file's bytes; None, with an error said, when it is none that printgen can print.

    PNG, JPEG, WebP and SVG are taken. An SVG must hold everything itself: no script, no address of another file.
    """
    if not data:
        diagnostics.error("picture", f'the picture "{name}" is empty', span, "save it again")
        return None
    if data.lstrip()[:1] == b"<":
        return _svg(data, name, span, diagnostics)
    return _raster(data, name, span, diagnostics)


def _raster(data: bytes, name: str, span: Span, diagnostics: Diagnostics) -> Picture | None:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                kind, (width, height) = image.format or "", image.size
                if width * height > MAX_PIXELS:
                    diagnostics.error(
                        "picture",
                        f'the picture "{name}" has {width} x {height} points, more than can be printed',
                        span,
                        "save it with 3000 points on its longer side",
                    )
                    return None
                image.load()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as fault:
        diagnostics.error(
            "picture",
            f'the picture "{name}" cannot be read ({type(fault).__name__})',
            span,
            "it may be damaged: save it again as PNG, JPEG, WebP or SVG",
        )
        return None
    if kind not in MIMES:
        diagnostics.error(
            "picture", f'the picture "{name}" is {kind or "of an unknown kind"}', span, "use PNG, JPEG, WebP or SVG"
        )
        return None
    return Picture(data, MIMES[kind], width, height)


def _svg(data: bytes, name: str, span: Span, diagnostics: Diagnostics) -> Picture | None:
    try:
        if b"<!ENTITY" in data or b"<!DOCTYPE" in data[:2000]:
            raise ElementTree.ParseError("it holds a document type")
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        diagnostics.error(
            "picture", f'the picture "{name}" is not a good SVG: {fault}', span, "save it again as plain SVG"
        )
        return None
    if root.tag.rpartition("}")[2] != "svg":
        diagnostics.error("picture", f'"{name}" is not a picture', span, "use PNG, JPEG, WebP or SVG")
        return None
    if found := _unsafe(root):
        diagnostics.error(
            "picture-unsafe", f'the picture "{name}" {found}', span, "save it as plain SVG with everything inside"
        )
        return None
    size = _svg_size(root)
    if not size:
        diagnostics.error(
            "picture", f'the picture "{name}" does not say its size', span, "give the svg element a viewBox"
        )
        return None
    return Picture(data, "image/svg+xml", *size)


def _unsafe(root: ElementTree.Element) -> str:
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in _ACTIVE:
            return f"holds a {tag} element"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2]
            if attribute.startswith("on"):
                return f"holds a script ({attribute})"
            if attribute in ("href", "src") and not value.startswith(("#", "data:image/")):
                return f'asks for another file: "{value[:60]}"'
            if _OUTSIDE.search(value):
                return f'asks for another file: "{value[:60]}"'
        if tag == "style" and _OUTSIDE.search(element.text or ""):
            return "asks for another file in its style"
    return ""


def _svg_size(root: ElementTree.Element) -> tuple[float, float] | None:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        if len(box) == 4 and float(box[2]) > 0 and float(box[3]) > 0:
            return float(box[2]), float(box[3])
    except ValueError:
        return None
    sides = [_NUMBER.match(root.get(side, "")) for side in ("width", "height")]
    if all(sides):
        width, height = (float(s[1]) for s in sides if s)
        return (width, height) if width > 0 and height > 0 else None
    return None
