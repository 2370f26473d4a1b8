"""The words of finished files in the order of reading, pictures by their descriptions: as each format has them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from printgen.check import UnreadableError

if TYPE_CHECKING:
    from printgen.check.pdf_read import PdfFile

_UNSEEN: Final = frozenset({"script", "style", "template"})


def words_of(data: bytes, format: str, *, grade: int = 2, language: str = "en") -> Iterator[str]:
    """The words of a file, in pieces that follow each other.

    Args:
        data: The file.
        format: Its format, such as "pdf".
        grade: Of braille.
        language: Of braille, BCP 47.

    Raises:
        CheckerMissingError: What reads such files is not installed.
        UnreadableError: The file is broken, or its words can only be heard.
    """
    if format == "brf":
        return _braille(data, grade, language)
    if format not in _READERS:
        raise UnreadableError("what a recording says can only be heard")
    return _READERS[format](data)


def _braille(data: bytes, grade: int, language: str) -> Iterator[str]:
    from printgen.check.brf import BrailleFile, read_back

    yield read_back(BrailleFile(data), grade, language)


def in_cells(data: bytes, grade: int, language: str = "en") -> Callable[[str], bool]:
    """Looks for words in a braille file by their cells: contracted braille cannot always be read back by a program.

    Args:
        data: The file.
        grade: Of the braille.
        language: BCP 47.
    """
    from printgen.check.brf import BrailleFile, cells_of
    from printgen.write.braille.languages import table
    from printgen.write.braille.louis import Louis

    louis, cells = Louis(table(language, grade)), "".join(cells_of(BrailleFile(data)).split())
    return lambda words: "".join(louis.translate(words).split()) in cells


def _pdf(data: bytes) -> Iterator[str]:
    from printgen.check.pdf_read import read_pdf

    return pdf_words(read_pdf(data))


def pdf_words(file: PdfFile) -> Iterator[str]:
    """The words of a PDF in the order of its structure, pictures by their descriptions.

    Raises:
        UnreadableError: It is not tagged.
    """
    if file.root is None:
        raise UnreadableError("the file has no structure (it is not tagged), so it has no order of reading")
    drawn: dict[tuple[int, int | None], list[str]] = defaultdict(list)
    for number, page in enumerate(file.pages):
        for item in page.drawn:
            drawn[number, item.mcid].append(item.words)
    return _tagged(file.root, drawn)


def _tagged(element: Any, drawn: dict[tuple[int, int | None], list[str]]) -> Iterator[str]:
    """In the order of the structure tree; artifacts are not in it."""
    if element.tag == "Figure":
        yield element.entries.get("Alt", "")
        return
    for kid in element.kids:
        if isinstance(kid, tuple):
            yield from drawn[kid]
        else:
            yield from _tagged(kid, drawn)


def _docx(data: bytes) -> Iterator[str]:
    """The text, then the notes below it."""
    from printgen.check.docx_file import WordFile, find, open_word

    def story(file: WordFile, name: str) -> Iterator[str]:
        for element in find(file.tree(name), "//w:t[not(ancestor::mc:Fallback)]|//wp:docPr"):
            yield element.text or "" if element.tag.endswith("}t") else element.get("descr") or ""

    file = open_word(data)
    for name in (file.main, *(part for kind in ("footnotes", "endnotes") if (part := file.part(kind)))):
        yield from story(file, name)


def _html(data: bytes) -> Iterator[str]:
    from lxml import html  # type: ignore[import-untyped]

    body = html.document_fromstring(data.decode("utf-8", "replace")).find("body")
    return _shown(body) if body is not None else iter(())


def _shown(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag.rpartition("}")[2] not in _UNSEEN:
        yield element.get("alt") or ""
        yield element.text or ""
        for kid in element:
            yield from _shown(kid)
            yield kid.tail or ""


def _epub(data: bytes) -> Iterator[str]:
    """The pages of a book in the order of its spine."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            place = _xml(archive.read("META-INF/container.xml")).find(".//{*}rootfile").get("full-path")
            package = _xml(archive.read(place))
            files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
            spine = [files[item.get("idref")] for item in package.iterfind(".//{*}spine/{*}itemref")]
            pages = [_xml(archive.read(posixpath.join(posixpath.dirname(place), name))) for name in spine]
    except (zipfile.BadZipFile, KeyError, AttributeError, OSError, etree.XMLSyntaxError) as fault:
        raise UnreadableError("it is damaged, or no EPUB") from fault
    for page in pages:
        body = page.find("{*}body")
        yield from _shown(body) if body is not None else ()


def _xml(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _text(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")


def _markdown(data: bytes) -> Iterator[str]:
    """As programs show it."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return _html(f"<html><body>{reader.render(data.decode('utf-8', 'replace'))}</body></html>".encode())


_READERS: Final = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "epub": _epub,
    "epub-audio": _epub,
    "txt": _text,
    "md": _markdown,
}
