"""Reads a finished PDF: what is drawn where (pypdfium2) and what it means (pikepdf). The checks build on it.

Nothing here knows how the file was made. Marks that only the templates know (what is a prompt, what an answer space)
come from the structure's user properties.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from printgen.check import EXTRA, CheckerMissingError, UnreadableError

try:
    import pikepdf
    import pypdfium2
    import pypdfium2.raw as raw
except ImportError:  # read_pdf says so
    pikepdf = None  # type: ignore[assignment]

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from the lower left corner of the trimmed page."""

_FORM: Final = 5
_TEXT: Final = 1
_PATH: Final = 2
_IMAGE: Final = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn object.

    Attributes:
        kind: "text", "image", "path".
        rect: Where its ink is.
        mcid: Marked-content identifier; None outside the structure.
        artifact: Whether it is marked as an artifact.
        words: Text of a text object.
        size: Size of a text object in points, as it comes out on the page.
        font: Name of its font.
        ink: Fill colour of a text object as ``#RRGGBB``.
        baseline: Where a text object stands: left end and height.
    """

    kind: str
    rect: Rect
    mcid: int | None
    artifact: bool
    words: str = ""
    size: float = 0.0
    font: str = ""
    ink: str = ""
    baseline: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet.

    Attributes:
        trim: The page after trimming.
        area: The part inside the margins (ArtBox; the trim where there is none).
        drawn: Drawn objects in the order of painting.
        media: The whole sheet.
    """

    trim: Rect
    area: Rect
    drawn: tuple[Drawn, ...]
    media: Rect = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True, eq=False)
class Element:
    """A structure element.

    Attributes:
        tag: Standard structure type.
        kids: Elements, and (0-based page, mcid) of marked content, in reading order.
        kind: Mark of the templates ("prompt", "answer", ...), or "".
        boxes: Where a marked element is, page by page.
        entries: Alt, Lang, T, E, ID as text.
        attributes: Table, list and layout attributes by name.
        links: /Contents of its link annotations.
    """

    tag: str
    parent: Element | None = None
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    kind: str = ""
    boxes: list[tuple[int, Rect]] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def contents(self) -> Iterator[tuple[int, int]]:
        """(page, mcid) of all marked content below this element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            else:
                yield kid

    def children(self) -> list[Element]:
        """Its child elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def inside(self, *names: str) -> bool:
        """Whether it, or an element round it, has one of these types or marks."""
        element: Element | None = self
        while element is not None:
            if element.tag in names or element.kind in names:
                return True
            element = element.parent
        return False


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF as the checks see it.

    Attributes:
        root: Structure of the document; None when the file is not tagged.
        pages: Its sheets.
        fonts: Height of a lower-case x as a share of the type size, by font name, where the font says so.
        creator: What it says that it was made with.
    """

    root: Element | None
    pages: tuple[Page, ...]
    fonts: dict[str, float]
    creator: str = ""

    @property
    def ours(self) -> bool:
        """Whether printgen made it: it has the marks of our templates then."""
        return self.creator.startswith("printgen")

    def drawn(self, page: int, mcid: int) -> list[Drawn]:
        """The objects of one piece of marked content."""
        return [item for item in self.pages[page].drawn if item.mcid == mcid]

    def words(self, element: Element) -> str:
        """Words of an element in reading order, a space between lines."""
        texts = (item.words for page, mcid in element.contents() for item in self.drawn(page, mcid))
        return " ".join(" ".join(texts).split())


def read_pdf(data: bytes) -> PdfFile:
    """Reads a file.

    Raises:
        CheckerMissingError: pypdfium2 or pikepdf is not installed.
        UnreadableError: It is damaged.
    """
    if pikepdf is None:
        raise CheckerMissingError("printgen's layout and structure tests (they need pikepdf and pypdfium2)", EXTRA)
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            boxes = [_boxes(page) for page in pdf.pages]
            numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
            root = _structure(pdf, numbers) if "/StructTreeRoot" in pdf.Root else None
            creator = _creator(pdf)
        document = pypdfium2.PdfDocument(data)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as fault:
        raise UnreadableError(f"it is damaged: {fault}") from fault
    except RecursionError:
        raise UnreadableError("its structure goes round in a ring, or is nested without end") from None
    fonts: dict[str, float] = {}
    try:
        drawn = [_drawn(document[number], fonts) for number in range(len(boxes))]
        pages = tuple(Page(trim, area, d, media) for d, (trim, area, media) in zip(drawn, boxes, strict=True))
    finally:
        document.close()
    return PdfFile(root, pages, fonts, creator)


def creator_of(data: bytes) -> str:
    """What a file says that it was made with; "" when it does not, or cannot be asked."""
    if pikepdf is None:
        return ""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return _creator(pdf)
    except pikepdf.PdfError:
        return ""


def _creator(pdf: Any) -> str:
    return str(pdf.docinfo.get("/Creator", "")) if "/Info" in pdf.trailer else ""


def _boxes(page: Any) -> tuple[Rect, Rect, Rect]:
    """Trim, art and media box."""
    trim = page.obj.get("/TrimBox", page.mediabox)
    return _rect(trim), _rect(page.obj.get("/ArtBox", trim)), _rect(page.mediabox)


def _rect(box: Any) -> Rect:
    left, bottom, right, top = (float(value) for value in box)
    return left, bottom, right, top


def _structure(pdf: Any, numbers: dict[Any, int]) -> Element:
    tree = pdf.Root.StructTreeRoot
    roles = {str(key): str(value) for key, value in tree.get("/RoleMap", {}).items()}
    tops = [node for node in _list(tree.get("/K")) if not isinstance(node, int)]
    if len(tops) == 1:
        return _element(tops[0], None, -1, numbers, roles)
    root = Element("Document")
    root.kids += [_element(node, root, -1, numbers, roles) for node in tops]
    return root


def _element(node: Any, parent: Element | None, page: int, numbers: dict[Any, int], roles: dict[str, str]) -> Element:
    tag = str(node.get("/S", "/NonStruct"))
    element = Element(roles.get(tag, tag).lstrip("/"), parent)
    page = _page(node, page, numbers)
    for name in ("Alt", "Lang", "T", "E", "ID", "ActualText"):
        if f"/{name}" in node:
            element.entries[name] = str(node[f"/{name}"])
    for attribute in _list(node.get("/A")):
        if isinstance(attribute, (pikepdf.Dictionary, pikepdf.Stream)):  # a revision number may stand between
            _read_attribute(element, attribute)
    for kid in _list(node.get("/K")):
        if isinstance(kid, (int, pikepdf.Dictionary)):
            _read_kid(element, kid, page, numbers, roles)
    return element


def _read_attribute(element: Element, attribute: Any) -> None:
    if str(attribute.get("/O")) == "/UserProperties":
        for entry in attribute.P:
            if str(entry.N) == "kind":
                element.kind = str(entry.V)
            elif str(entry.N) == "box":
                number, *rect = entry.V
                element.boxes.append((int(number), _rect(rect)))
        return
    for name, value in attribute.items():
        if name != "/O":
            element.attributes[name.lstrip("/")] = _rect(value) if name == "/BBox" else _plain(value)


def _plain(value: Any) -> Any:
    return str(value).lstrip("/") if isinstance(value, (pikepdf.Name, pikepdf.String)) else value


def _read_kid(element: Element, kid: Any, page: int, numbers: dict[Any, int], roles: dict[str, str]) -> None:
    if isinstance(kid, int):
        element.kids.append((page, kid))
    elif str(kid.get("/Type")) == "/MCR":
        element.kids.append((_page(kid, page, numbers), int(kid.MCID)))
    elif str(kid.get("/Type")) == "/OBJR":
        if isinstance(kid.get("/Obj"), pikepdf.Dictionary) and str(kid.Obj.get("/Subtype")) == "/Link":
            element.links.append(str(kid.Obj.get("/Contents", "")))
    elif "/S" in kid:
        element.kids.append(_element(kid, element, page, numbers, roles))


def _page(node: Any, page: int, numbers: dict[Any, int]) -> int:
    """Number of the page that a node names, else that of the node round it."""
    named = node.get("/Pg")
    return numbers.get(named.objgen, page) if isinstance(named, pikepdf.Dictionary) else page


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _drawn(page: Any, fonts: dict[str, float]) -> tuple[Drawn, ...]:
    text = page.get_textpage()
    found: list[Drawn] = []
    for number in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, number)
        kind = raw.FPDFPageObj_GetType(item)
        mcid = raw.FPDFPageObj_GetMarkedContentID(item)
        artifact = any(_mark_name(item, at) == "Artifact" for at in range(raw.FPDFPageObj_CountMarks(item)))
        name = {_TEXT: "text", _PATH: "path", _IMAGE: "image", _FORM: "image"}.get(kind, "path")
        said = _text(item, text, fonts) if kind == _TEXT else _NO_TEXT
        if kind != _TEXT or said[0].strip():
            found.append(Drawn(name, _bounds(item), mcid if mcid >= 0 else None, artifact, *said))
    return tuple(found)


def _bounds(item: Any) -> Rect:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _mark_name(item: Any, at: int) -> str:
    mark = raw.FPDFPageObj_GetMark(item, at)
    buffer, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, 128, length)
    return bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le")


_Text = tuple[str, float, str, str, tuple[float, float]]
_NO_TEXT: Final[_Text] = ("", 0.0, "", "", (0.0, 0.0))


def _text(item: Any, page: Any, fonts: dict[str, float]) -> _Text:
    length = raw.FPDFTextObj_GetText(item, page.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(item, page.raw, buffer, length)
    words = bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    font = raw.FPDFTextObj_GetFont(item)
    name = _font_name(font)
    if name not in fonts:
        fonts[name] = _x_height(font)
    return words, size.value * scale, name, _ink(item), (matrix.e, matrix.f)


def _ink(item: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return f"#{red.value:02X}{green.value:02X}{blue.value:02X}"


def _font_name(font: Any) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length + 1)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("latin-1")


def _x_height(font: Any) -> float:
    """Height of the x from the embedded font's own tables; 0 when it does not say."""
    from fontTools.ttLib import TTFont

    length = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, length)
    data = (ctypes.c_ubyte * length.value)()
    raw.FPDFFont_GetFontData(font, data, length.value, length)
    try:
        tables = TTFont(io.BytesIO(bytes(data)), lazy=True)
        return float(tables["OS/2"].sxHeight / tables["head"].unitsPerEm)
    except Exception:
        return 0.0
