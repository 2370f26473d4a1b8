"""Pictures: read once, checked before anything is rendered."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from printgen.diagnostics import Diagnostics, Span
from printgen.model.workbook import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 80_000_000
MIMES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_NUMBER = re.compile(r"^\s*([\d.]+)\s*(?:px|mm|cm|in|pt)?\s*$")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#|data:)|@import", re.I)
_ACTIVE = {"script", "foreignObject", "iframe", "handler"}
MAX_SVG_DEPTH = 100
"""Elements inside each other: drawing programs stay far below, and those that draw one overflow their stack."""
MAX_SVG_DRAWN = 200_000
"""Elements drawn, those that a use element repeats counted each time: more takes minutes to draw, or memory."""
_HREF = "{http://www.w3.org/1999/xlink}href"
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"8BPS", "a Photoshop file"),
    (b"%!PS", "an EPS drawing"),
    (b"PK\x03\x04", "a zip file or an Office document"),
    (b"<?xml", "XML"),
)
_BOXED = {
    b"heic": "HEIC, as iPhones save photos",
    b"heix": "HEIC",
    b"mif1": "HEIC, as iPhones save photos",
    b"avif": "AVIF",
}


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
                if image.mode.startswith(("I", "F")):
                    data, kind = _eight_bits(image), "PNG"
    except Image.DecompressionBombError:
        said = f'the picture "{name}" has more points than can be printed'
        diagnostics.error("picture", said, span, "save it with 3000 points on its longer side")
        return None
    except (OSError, ValueError, SyntaxError, EOFError):
        kind = _kind(data)
        said = f'the picture "{name}" is {kind}' if kind else f'the picture "{name}" cannot be read'
        hint = "save it again as PNG, JPEG, WebP or SVG"
        diagnostics.error("picture", said, span, hint if kind else f"it may be damaged: {hint}")
        return None
    if kind not in MIMES:
        diagnostics.error(
            "picture", f'the picture "{name}" is {kind or "of an unknown kind"}', span, "use PNG, JPEG, WebP or SVG"
        )
        return None
    return Picture(data, MIMES[kind], width, height)


def _eight_bits(image: Image) -> bytes:
    """A PNG with 8 bits a point of one with 16 or 32, which not every program can show."""
    out = io.BytesIO()
    share = 255 / 65535 if image.mode.startswith("I") else 255
    image.point(lambda value: value * share).convert("L").save(out, "PNG")
    return out.getvalue()


def _kind(data: bytes) -> str:
    """What a file is by its first bytes, when Pillow cannot open it; "" when nobody knows."""
    if data[4:8] == b"ftyp":
        return _BOXED.get(data[8:12], "a film or a sound")
    return next((kind for start, kind in _KINDS if data.startswith(start)), "")


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
    if found := _too_much(root):
        diagnostics.error("picture", f'the picture "{name}" {found}', span, "make it simpler, or save it as PNG")
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


def _too_much(root: ElementTree.Element) -> str:
    """Why an SVG would take too long to draw, or overflow a stack; "" when it would not."""
    deep, waiting = 0, [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        deep = max(deep, depth)
        waiting.extend((child, depth + 1) for child in element)
    if deep > MAX_SVG_DEPTH:
        return f"has elements more than {MAX_SVG_DEPTH} deep in each other"
    named = {element.get("id", ""): element for element in root.iter()}
    try:
        drawn = _drawn(root, named, {}, ())
    except RecursionError:
        return "repeats a part of itself inside that part"
    return f"draws more than {MAX_SVG_DRAWN} elements" if drawn > MAX_SVG_DRAWN else ""


def _drawn(
    element: ElementTree.Element,
    named: Mapping[str, ElementTree.Element],
    known: dict[ElementTree.Element, int],
    within: tuple[ElementTree.Element, ...],
) -> int:
    """How many elements are drawn for this one.

    Raises:
        RecursionError: It uses itself.
    """
    if element in within:
        raise RecursionError
    if element not in known:
        target = element.get("href", element.get(_HREF, "")) if str(element.tag).endswith("}use") else ""
        used = named.get(target.removeprefix("#")) if target else None
        parts = [*element, used] if used is not None else list(element)
        known[element] = 1 + sum(_drawn(part, named, known, (*within, element)) for part in parts)
    return known[element]


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
