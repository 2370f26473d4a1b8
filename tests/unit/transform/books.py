"""Small workbooks from Markdown, for tests of the transforms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from printgen.diagnostics import Diagnostics
from printgen.labels import labels
from printgen.model.core import Block
from printgen.model.walk import walk
from printgen.model.workbook import Settings, Workbook
from printgen.read.ids import give_ids
from printgen.read.text import parse_section
from printgen.transform import prepare
from printgen.transform.select import Selected, Selection

B = TypeVar("B", bound=Block)
ENGLISH = labels("en-GB")

WORKS: dict[str, dict[str, Any]] = {
    "brown2007": {
        "id": "brown2007", "type": "book", "author": [{"family": "Brown", "given": "Ann"}], "issued": 2007,
        "title": "Being there", "publisher": "Reed", "publisher-place": "Leeds",
    },
    "okafor2015": {
        "id": "okafor2015", "type": "article-journal", "author": [{"family": "Okafor", "given": "Ben C."}],
        "issued": {"date-parts": [[2015, 3]]}, "title": "Small things", "container-title": "Journal of Care",
        "volume": "4", "issue": "2", "page": "10-19", "DOI": "10.1000/xyz",
    },
}


def book(*sections: str, works: dict[str, Any] | None = None, **settings: Any) -> Workbook:
    """A workbook of sections named a, b, c ...; each text is a body, or a whole file with its front matter."""
    found = Diagnostics()
    read = []
    for name, text in zip("abcdefghij", sections, strict=False):
        whole = text if text.startswith("---") else f"---\nid: {name}\ntitle: Section {name.upper()}\n---\n{text}"
        section = parse_section(whole, f"{name}.md", found)
        assert section is not None, [str(d) for d in found]
        read.append(section)
    given, _ = give_ids(tuple(read), found)
    assert not found.errors, [str(d) for d in found]
    made = Settings(title="A book", section_ids=tuple(s.id for s in given), **settings)
    return Workbook(settings=made, sections=given, works=WORKS if works is None else works)


def made(workbook: Workbook, **selection: Any) -> tuple[Selected, Diagnostics]:
    """A workbook prepared, and what was found."""
    found = Diagnostics()
    return prepare(workbook, Selection(**selection), ENGLISH, found), found


def fine(workbook: Workbook, **selection: Any) -> Workbook:
    """A workbook prepared without any finding."""
    selected, found = made(workbook, **selection)
    assert [str(d) for d in found] == []
    return selected.workbook


def every(workbook: Workbook, kind: type[B]) -> list[B]:
    """All blocks of a kind, in reading order."""
    return list(_every(workbook, kind))


def _every(workbook: Workbook, kind: type[B]) -> Iterator[B]:
    for section in workbook.sections:
        yield from (b for b in walk(section.body) if isinstance(b, kind))


def with_style(workbook: Workbook, **settings: Any) -> Workbook:
    """The same workbook with other settings."""
    return replace(workbook, settings=replace(workbook.settings, **settings))
