"""Formatted citations, kept between runs: loading the formatter and a style takes longer than all other transforms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from printgen.kept import keep, place
from printgen.model.inline import CitedWork

if TYPE_CHECKING:
    from printgen.transform.csl import Citer


class Formatted:
    """What ``csl.Citer`` gives, taken from an earlier run where it is known; the formatter is loaded when it is not.

    Args:
        style: Bytes of a CSL file.
        works: CSL-JSON items by key, as JSON.
        language: BCP 47 tag.
    """

    def __init__(self, style: bytes, works: str, language: str) -> None:
        made_from = "\n".join((_maker(), language, hashlib.sha256(style).hexdigest(), works))
        self._file = place("citations") / hashlib.sha256(made_from.encode()).hexdigest()
        self._given = (style, works, language)
        self._known = _read(self._file)
        self._new = False

    @property
    def refused(self) -> dict[str, str]:
        """Why a work cannot be formatted, by key."""
        refused: dict[str, str] = self._known["refused"]
        return refused

    def entries(self) -> dict[str, str]:
        """The entries of the list by key, in the style's order; see ``csl.Citer``.

        Raises:
            StyleError: The style cannot be used.
        """
        if self._known.get("entries") is None:
            citer = _citer(*self._given)
            self._known |= {"entries": citer.entries(), "refused": citer.refused}
            self._new = True
        entries: dict[str, str] = self._known["entries"]
        return entries

    def cite(self, works: Sequence[CitedWork], *, in_sentence: bool = False) -> str:
        """The words of a citation; see ``csl.Citer``."""
        asked = json.dumps([[(w.key, w.locator) for w in works], in_sentence])
        cited: dict[str, str] = self._known["cited"]
        if asked not in cited:
            cited[asked] = _citer(*self._given).cite(works, in_sentence=in_sentence)
            self._new = True
        return cited[asked]

    def keep(self) -> None:
        """Keeps what is new for later runs."""
        if self._new:
            keep(self._file, json.dumps(self._known, ensure_ascii=False).encode())
            self._new = False


def _read(file: Path) -> dict[str, Any]:
    """What an earlier run knew; a file that is damaged counts as none."""
    with suppress(OSError, ValueError):
        found = json.loads(file.read_bytes())
        if isinstance(found, dict) and found.keys() == {"entries", "refused", "cited"}:
            return found
    return {"entries": None, "refused": {}, "cited": {}}


@cache
def _maker() -> str:
    """Says which code formats: another version of it formats anew."""
    from importlib.util import find_spec

    source = Path(__file__).with_name("csl.py").read_bytes()
    found = find_spec("citeproc")  # its files' sizes stand for its version: metadata takes longer to read than all else
    folder = Path(found.origin).parent if found and found.origin else None
    sizes = [file.stat().st_size for file in sorted(folder.glob("*.py"))] if folder else []
    return f"{sizes} {hashlib.sha256(source).hexdigest()}"


@lru_cache(maxsize=4)
def _citer(style: bytes, works: str, language: str) -> Citer:
    """The same works are formatted once for all formats of a build."""
    from printgen.transform.csl import Citer

    return Citer(style, json.loads(works), language)
