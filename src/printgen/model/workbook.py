"""The workbook: settings from workbook.yaml, sections, pictures, works cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Literal

from printgen.diagnostics import Diagnostic, Span
from printgen.model.core import Block
from printgen.model.fields import Minutes
from printgen.model.inline import Inlines, Only
from printgen.record import record

What = Literal["all", "worksheets", "activities", "plans"]


@record(kw_only=True)
class Cover:
    """The cover: a picture, for whom and from when it is."""

    picture: str = ""
    alt: str = ""
    decorative: bool = False
    audience: str = ""
    date: str = ""
    note: str = ""


@record(kw_only=True)
class Contents:
    """The contents list: how deep (1 sections, 2 with worksheets and activities), and what it leaves out."""

    depth: int = 2
    leave_out: tuple[str, ...] = ()
    title: str = ""


@record(kw_only=True)
class Numbering:
    """What carries a number.

    Attributes:
        sections: Ids of numbered sections, or "all" or "none".
        activities: Prefix before an activity's number ("2."); empty: the section's number when it has one.
        first_page: Printed number of the first page after the cover.
        page_label: Words before the page number in references and footers ("Module 2").
    """

    sections: tuple[str, ...] | Literal["all", "none"] = "none"
    activities: str = ""
    first_page: int = 2
    page_label: str = ""


@record(kw_only=True)
class Profile:
    """A named selection."""

    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    audience: str = ""
    only: What = "all"
    title: str = ""
    subtitle: str = ""


@record(kw_only=True)
class Accept:
    """A warning that the author knows about, with the reason."""

    code: str
    id: str = ""
    why: str = ""


@record(kw_only=True)
class Settings:
    """What workbook.yaml says."""

    title: str
    subtitle: str = ""
    description: str = ""
    language: str = "en-GB"
    section_ids: tuple[str, ...] = field(default=(), metadata={"key": "sections"})
    cover: Cover | None = Cover()
    contents: Contents | None = Contents()
    numbering: Numbering = Numbering()
    audiences: tuple[str, ...] = ("participant",)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    accept: tuple[Accept, ...] = ()
    references: str = ""
    citation_style: str = ""
    brand: str = ""
    notice: str = ""
    legal: str = ""
    say: Mapping[str, str] = field(default_factory=dict)
    """How words are read aloud in a recording, by the words as they are written: "NHS": "the health service"."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False, metadata={"hidden": True})
    """Lines of workbook.yaml, by key and by section id, for messages."""


@record(kw_only=True)
class Section:
    """A section: one file.

    Attributes:
        opener: It starts with a full page of its own (number, title, purpose, what is in it); None: if it is numbered.
        number: "1", or "" for none; filled by the number step.
        time: As the author gave it, or the sum of its worksheets and activities.
        made: Made by printgen and not by the author (example responses at the end, answers of a pack).
    """

    id: str
    title: Inlines
    short: str = ""
    purpose: str = ""
    kicker: str = ""
    time: Minutes | None = None
    opener: bool | None = None
    lang: str = ""
    only: Only = Only()
    body: tuple[Block, ...] = ()
    number: str = ""
    made: bool = False
    span: Span = Span()


@record
class Picture:
    """A picture that was read and checked.

    Attributes:
        data: The file's bytes.
        mime: "image/svg+xml", "image/png", "image/jpeg" or "image/webp".
        width: Pixels, or SVG user units.
        height: Pixels, or SVG user units.
    """

    data: bytes
    mime: str
    width: float
    height: float


@record(kw_only=True)
class Workbook:
    """A whole workbook as read; every transform gives a new one.

    Attributes:
        folder: Where it was read from; None for one made in memory. Never part of an output.
        pictures: By the src that the content names.
        works: CSL-JSON items by key.
        warnings: What reading found that does not stop a build.
        blank: Answers, example responses and such are left out: a worksheet pack.
        profile: Name of the profile selected, or "".
    """

    settings: Settings
    sections: tuple[Section, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    works: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    folder: Path | None = field(default=None, compare=False)
    warnings: tuple[Diagnostic, ...] = field(default=(), compare=False)
    audience: str = ""
    blank: bool = False
    profile: str = ""
