"""What takes long and always comes out the same is kept in the user's cache folder between runs.

Compiled templates, drawn pictures, QR codes, formatted citations: each under the hash of all that it is made from, so
that a change of any of it makes it anew, and the bytes of an output never depend on what is kept. Where the folder
cannot be read or written, nothing is kept and everything still works.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def place(what: str) -> Path:
    """The folder for one sort of thing; it need not exist (XDG Base Directory Specification: XDG_CACHE_HOME)."""
    base = os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):  # nobody's home
        return (Path(base) if base else Path.home() / ".cache") / "printgen" / what
    return Path(os.devnull) / what


def kept(what: str, key: bytes, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, made now or in an earlier run.

    Args:
        what: Sort of thing, the folder's name.
        key: All that it is made from, and the version of what makes it.
        make: Makes it. What it raises is passed on, and nothing is kept.
    """
    file = place(what) / hashlib.sha256(key).hexdigest()
    with suppress(OSError):
        return file.read_bytes()
    data = make()
    keep(file, data)
    return data


def keep(file: Path, data: bytes) -> None:
    """Writes a file whole or not at all; where that is not possible, it is made again next time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_name(f"{file.name}.{os.getpid()}")
        half.write_bytes(data)
        half.replace(file)
