"""Writing files whole or not at all: everything goes to temporary files beside the targets, then all are renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from printgen.diagnostics import Diagnostic, PrintgenError, Span

_WHY = {
    errno.ENOSPC: ("the disk is full", "free some space, or choose another folder with -o"),
    errno.EDQUOT: ("your disk quota is used up", "free some space, or choose another folder with -o"),
    errno.EFBIG: ("the file is larger than this disk or account allows", "choose another folder with -o"),
    errno.EROFS: ("the disk can only be read", "choose another folder with -o"),
    errno.EACCES: ("you may not write there", "choose another folder with -o, or ask for the right to write"),
    errno.EPERM: ("you may not write there", "choose another folder with -o, or ask for the right to write"),
    errno.ENOTDIR: ("part of the path is a file, not a folder", "choose another folder with -o"),
    errno.EEXIST: ("a file of that name stands where a folder is needed", "choose another folder with -o"),
    errno.EISDIR: ("a folder of that name stands where the file should go", "move the folder, or choose another one"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "choose a shorter name"),
}


def write_whole(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Writes all of these files, or none of them; folders are made as needed.

    Args:
        files: Content by path. A file that is already there is replaced in one step.

    Returns:
        The paths, in the order given.

    Raises:
        PrintgenError: The disk is full, the folder is read-only, or the like. No target was touched, and no
            temporary file is left behind.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            with _said_plainly(path):
                waiting.append((_temporary(path, data), path))
        for temporary, path in waiting:
            with _said_plainly(path):
                temporary.replace(path)
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(files)


def _temporary(path: Path, data: bytes) -> Path:
    """A file beside ``path`` with this content, so that renaming it never crosses a disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    temporary = path.parent / f".printgen-{os.getpid()}-{path.name}"
    try:
        with temporary.open("wb") as file:
            file.write(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        why, hint = _WHY.get(fault.errno or 0, (fault.strerror or str(fault), "choose another folder with -o"))
        if fault.errno in (errno.EACCES, errno.EPERM) and path.is_file():  # Windows lets nobody replace an open file
            hint = f"if it is open in another program, close it there; else {hint}"
        raise PrintgenError(
            Diagnostic("error", "output", f"{path.name} could not be written: {why}", Span(str(path.parent)), hint)
        ) from fault
