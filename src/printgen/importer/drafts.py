"""A workbook while it is being put together from a Word file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from printgen.importer.marks import Remark
from printgen.model.blocks import Activity, Worksheet
from printgen.model.core import Block
from printgen.model.fields import Minutes
from printgen.model.inline import Inlines, Text, plain


@dataclass(slots=True)
class Sheet:
    """A worksheet or an activity that is open.

    Attributes:
        kind: Its class.
        id: Its id.
        given: Its fields other than its body.
        body: Its blocks so far.
    """

    kind: type[Worksheet] | type[Activity]
    id: str
    given: dict[str, Any]
    body: list[Block] = field(default_factory=list)

    def made(self) -> Block:
        """The block."""
        given = self.given | (
            {} if plain(self.given.get("title", ())).strip() else {"title": (Text(self.kind.kind.title()),)}
        )
        return self.kind(id=self.id, body=tuple(self.body), **given)


@dataclass(slots=True)
class Draft:
    """A section so far.

    Attributes:
        id: Its id.
        title: Its title.
        numbered: It carries a number.
        opener: It has a page of its own before it.
        time: How long it takes, as its opener says.
        body: Its blocks.
    """

    id: str
    title: Inlines
    short: str = ""
    purpose: str = ""
    kicker: str = ""
    numbered: bool = False
    opener: bool = False
    time: Minutes | None = None
    body: list[Block] = field(default_factory=list)
    listed: bool = True

    @property
    def empty(self) -> bool:
        """Nothing stands in it but remarks."""
        return all(isinstance(one, Remark) for one in self.body)


@dataclass(slots=True)
class Book:
    """A workbook so far; see Settings for the meaning of its fields.

    Attributes:
        remarks: What is told about the whole file.
    """

    title: str = ""
    subtitle: str = ""
    description: str = ""
    language: str = "en-GB"
    sections: list[Draft] = field(default_factory=list)
    picture: str = ""
    alt: str = ""
    lines: list[str] = field(default_factory=list)
    cover: bool = True
    contents: bool = True
    contents_title: str = ""
    deep: bool = True
    legal: list[str] = field(default_factory=list)
    activities: str = ""
    first_page: int = 0
    page_label: str = ""
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def say(self, code: str, words: str) -> None:
        """Adds a remark about the whole file."""
        if (code, words) not in self.remarks:
            self.remarks.append((code, words))

    def title_of(self, draft: Draft) -> str:
        """A section's title in plain words."""
        return plain(draft.title).strip()
