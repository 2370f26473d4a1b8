"""What takes long and always comes out the same is kept in the user's cache folder between runs.

Compiled templates, drawn pictures, QR codes, formatted citations, files that were read: each under the hash of all that
it is made from, so that a change of any of it makes it anew, and the bytes of an output never depend on what is kept.
Where the folder cannot be read or written, nothing is kept and everything still works.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

LIMIT = 2000
"""Files of one sort; the oldest go first."""


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


def recall(what: str, key: bytes) -> Any | None:
    """The value that an earlier run remembered under a key; None when there is none, or it cannot be read.

    Values are pickled: like compiled templates, they are as good as code, in the user's own cache folder.
    """
    with suppress(Exception):  # whatever a damaged file does: the value is made anew
        return pickle.loads((place(what) / hashlib.sha256(key).hexdigest()).read_bytes())
    return None


def remember(what: str, key: bytes, value: object) -> None:
    """Keeps a value for later runs.

    Args:
        what: Sort of thing, the folder's name.
        key: All that it is made from, and ``made_by`` of the code that made it.
        value: Frozen, so that sharing it is safe.
    """
    folder = place(what)
    _make_room(folder)
    keep(folder / hashlib.sha256(key).hexdigest(), pickle.dumps(value, 5))


@cache
def made_by(*packages: str) -> str:
    """Says which code of ours makes something: it changes when a file of these packages does.

    Sizes and times of the files, since reading them would take longer than what is saved.
    """
    root = Path(__file__).parent
    files = (os.scandir(root / one) for one in packages)
    found = sorted((f.name, f.stat().st_size, f.stat().st_mtime_ns) for each in files for f in each if f.is_file())
    return repr(found)


@cache
def _make_room(folder: Path) -> None:
    """Once in a run, the older half goes when there are too many."""
    with suppress(OSError):
        files = list(os.scandir(folder))
        if len(files) > LIMIT:
            for file in sorted(files, key=lambda one: one.stat().st_mtime_ns)[: len(files) - LIMIT // 2]:
                Path(file).unlink(missing_ok=True)
