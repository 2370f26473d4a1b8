"""The braille translator liblouis, by ctypes. It gives cells; how they stand on lines and pages is ours.

Only what we use of its interface is here (liblouis 3, "Programming with liblouis"): forward and back translation of
a string, with typeforms. Text goes in as UTF-16 or UTF-32, as the library was built; cells come back as Unicode
braille patterns (mode dotsIO | ucBrl) and are told in braille ASCII.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Sequence
from functools import cache

from printgen.diagnostics import Diagnostic, PrintgenError

ITALIC, BOLD, NO_CONTRACT = 1, 4, 0x1000
"""Typeforms (liblouis.h)."""
_DOTS_IO, _UNICODE_BRAILLE, _NO_UNDEFINED = 4, 64, 128
"""Modes (liblouis.h): cells instead of a display table's letters, as Unicode, nothing for what no rule matches."""
_PATTERNS, _OWN_DOTS = 0x2800, 0x8000
"""Unicode's braille patterns, which come out; the library's own dot patterns, which it takes in."""
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""Braille ASCII in the order of Unicode's six-dot patterns (North American Braille Computer Code)."""
_FILES = ("louis", "liblouis.so.20", "liblouis.so", "liblouis.dylib", "liblouis.dll")

INSTALL = "apt-get install liblouis20 liblouis-data, or: brew install liblouis"

_SILENT = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p)(lambda _, __: None)
"""Takes what the library would write to standard error."""


class NotBrailleError(ValueError):
    """A table gave a cell of eight dots, which no BRF file can hold."""


@cache
def library() -> ctypes.CDLL | None:
    """The library; None where it is not installed."""
    for name in _FILES:
        try:
            return _declared(ctypes.CDLL(ctypes.util.find_library(name) or name))
        except (OSError, AttributeError):
            continue
    return None


def _declared(lib: ctypes.CDLL) -> ctypes.CDLL:
    lib.lou_version.restype = ctypes.c_char_p
    lib.lou_registerLogCallback(_SILENT)
    return lib


def version() -> str:
    """Of the library; "" where it is not installed."""
    lib = library()
    return lib.lou_version().decode() if lib else ""


class Louis:
    """A translator for one language and grade.

    Args:
        table: Name of a translation table, such as "en-ueb-g2.ctb".

    Raises:
        PrintgenError: The library, or its table, is not installed.
    """

    def __init__(self, table: str) -> None:
        lib = library()
        if lib is None:
            said = "no braille can be made: the translator liblouis is not installed"
            raise PrintgenError(Diagnostic("error", "missing-library", said, hint=INSTALL))
        self._lib, self._table = lib, table.encode()
        self._codec = "utf-32-le" if lib.lou_charSize() == 4 else "utf-16-le"
        self._size = lib.lou_charSize()
        if not lib.lou_checkTable(self._table):
            said = f"no braille can be made: liblouis has no table {table}"
            raise PrintgenError(Diagnostic("error", "missing-library", said, hint=INSTALL))

    def translate(self, text: str, typeforms: Sequence[int] = ()) -> str:
        """Cells of a text, in braille ASCII. Characters that the table does not know give nothing: see ``knows``.

        Args:
            text: Without control characters.
            typeforms: One for each character; none for plain text.

        Raises:
            NotBrailleError: The table is for eight dots.
        """
        mode = _DOTS_IO | _UNICODE_BRAILLE | _NO_UNDEFINED
        cells = self._run(self._lib.lou_translateString, text, typeforms, mode, 8 * len(text) + 256)
        return to_ascii(cells)

    def knows(self, character: str) -> bool:
        """Whether the table has cells for a character."""
        try:
            return bool(self.translate(character))
        except NotBrailleError:
            return False

    def back(self, cells: str) -> str:
        """The text that these cells say, as well as can be told."""
        patterns = "".join(chr(_OWN_DOTS | _ASCII.index(cell)) for cell in cells)
        return self._run(self._lib.lou_backTranslateString, patterns, (), _DOTS_IO, 8 * len(cells) + 256)

    def _run(self, function: ctypes._NamedFuncPointer, text: str, forms: Sequence[int], mode: int, room: int) -> str:
        given = text.encode(self._codec)
        length, made = ctypes.c_int(len(given) // self._size), ctypes.c_int(room)
        out = ctypes.create_string_buffer(room * self._size)
        array = (ctypes.c_ushort * room)(*forms) if forms else None
        if not function(
            self._table, given, ctypes.byref(length), out, ctypes.byref(made), array, None, ctypes.c_int(mode)
        ):
            raise RuntimeError(f"liblouis could not translate with {self._table.decode()}: {text[:60]!r}")
        return out.raw[: made.value * self._size].decode(self._codec)


def to_ascii(patterns: str) -> str:
    """Unicode braille patterns in braille ASCII.

    Raises:
        NotBrailleError: A cell has dots 7 or 8.
    """
    try:
        return "".join(_ASCII[ord(p) - _PATTERNS] if p != " " else " " for p in patterns)
    except IndexError as fault:
        raise NotBrailleError("a cell of eight dots") from fault
