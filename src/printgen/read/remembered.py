"""Files that an earlier run read without a finding: the same text gives the same data, with no parser loaded for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from printgen.diagnostics import Diagnostics
from printgen.kept import made_by, recall, remember
from printgen.model.workbook import Section, Settings

T = TypeVar("T", Section, Settings)


def section_of(text: str, file: str, diagnostics: Diagnostics, variables: Mapping[str, str]) -> Section | None:
    """A section from its file's text; see ``text.parse_section``."""

    def read() -> Section | None:
        from printgen.read.text import parse_section

        return parse_section(text, file, diagnostics, variables)

    return _read("sections", (file, repr(sorted(variables.items())), text), diagnostics, read)


def settings_of(text: str, file: str, diagnostics: Diagnostics) -> Settings | None:
    """Settings from the text of workbook.yaml; see ``settings.read_settings``."""

    def read() -> Settings | None:
        from printgen.read.settings import read_settings

        return read_settings(text, file, diagnostics)

    return _read("settings", (file, text), diagnostics, read)


def _read(what: str, made_from: tuple[str, ...], diagnostics: Diagnostics, read: Callable[[], T | None]) -> T | None:
    """What is remembered, else what is read now; remembered only when nothing was found, so that no finding is lost."""
    key = "\0".join((made_by("", "read", "model"), *made_from)).encode()
    known: T | None = recall(what, key)
    if known is None:
        before = len(diagnostics.found)
        known = read()
        if known is not None and len(diagnostics.found) == before:
            remember(what, key, known)
    return known
