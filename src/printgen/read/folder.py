"""The one way to a project's files: nothing outside the folder is read, whatever the content asks for."""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_ISREG

from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.record import record

MAX_BYTES = 40_000_000
"""A larger file is refused: memory and time stay bounded, and no printer wants it."""


@record
class Folder:
    """A project folder.

    Attributes:
        root: The folder on disk.
        shown: How the user wrote it; the start of every file name in messages.
    """

    root: Path
    shown: str

    def name(self, relative: str) -> str:
        """A file's name as the user would type it."""
        return f"{self.shown.rstrip('/')}/{relative}" if self.shown not in ("", ".") else relative

    def path(self, relative: str, span: Span) -> Path:
        """The file's path.

        Raises:
            PrintgenError: when it lies outside the folder (also by a symbolic link), or can be no file's name.
        """
        try:
            root = self.root.resolve()
            path = (root / relative).resolve()
        except (OSError, ValueError, RuntimeError):  # a null in the name, links that lead round in a ring
            shown = relative.replace("\0", "?")
            raise PrintgenError(Diagnostic("error", "unreadable", f'"{shown}" cannot be a file name', span)) from None
        if not path.is_relative_to(root):
            raise PrintgenError(
                Diagnostic(
                    "error",
                    "outside",
                    f'"{relative}" lies outside the workbook\'s folder',
                    span,
                    "copy the file into the folder and name it from there",
                )
            )
        return path

    def read(self, relative: str, span: Span, what: str) -> bytes:
        """A file's bytes.

        Args:
            relative: Its name from the folder.
            span: Where it is asked for.
            what: What it is, for the message: "picture", "section file".

        Raises:
            PrintgenError: when it is missing, unreadable, too large or outside.
        """
        path = self.path(relative, span)
        try:
            found = path.stat()
            if not S_ISREG(found.st_mode):
                raise ValueError("it is not a file")
            if found.st_size > MAX_BYTES:
                raise PrintgenError(
                    Diagnostic(
                        "error",
                        "too-large",
                        f'the {what} "{relative}" is larger than {MAX_BYTES // 10**6} MB',
                        span,
                        "make it smaller",
                    )
                )
            return path.read_bytes()
        except FileNotFoundError:
            hint = _elsewhere(relative) or self._near(path)
            raise PrintgenError(
                Diagnostic("error", "missing-file", f'there is no {what} "{relative}"', span, hint)
            ) from None
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or str(fault)
            raise PrintgenError(
                Diagnostic("error", "unreadable", f'the {what} "{relative}" cannot be read: {reason}', span)
            ) from None

    def _near(self, path: Path) -> str:
        from printgen.diagnostics import nearest

        there = [p.name for p in path.parent.iterdir() if p.is_file()] if path.parent.is_dir() else []
        return nearest(path.name, there) if there else "check its name and where it lies"


def _elsewhere(relative: str) -> str:
    """What to do about a name that is no path from the project folder: an address, or one from Windows."""
    if "://" in relative:
        return "printgen fetches nothing: save the file into the workbook's folder and name it from there"
    if re.match(r"[A-Za-z]:[\\/]", relative):
        return "copy the file into the workbook's folder and name it from there, such as images/tree.png"
    return f"write {relative.replace(chr(92), '/')}, with forward strokes" if "\\" in relative else ""


def text_of(data: bytes, file: str) -> str:
    """UTF-8 text.

    Raises:
        PrintgenError: with the line where it stops being UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        said, hint = _not_text(data)
        raise PrintgenError(Diagnostic("error", "encoding", said, Span(file, line), hint)) from None


def _not_text(data: bytes) -> tuple[str, str]:
    """What a file is that is not UTF-8 text, and what to do."""
    save = 'save it as UTF-8: in Notepad, "Save as", then "Encoding: UTF-8"'
    if data.startswith(b"PK"):
        return "this is a Word document or a zip file, not plain text", '"printgen import" makes content of Word files'
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "this file is saved as UTF-16, which Windows calls Unicode", save
    return "this file is not UTF-8 text", save
