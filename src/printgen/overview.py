"""What is in a workbook: sections, worksheets, activities, plans, answers, profiles, minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from printgen.model.blocks import Activity, SessionPlan, Worksheet
from printgen.model.core import Block
from printgen.model.inline import plain
from printgen.model.walk import walk
from printgen.model.workbook import Section, Settings, Workbook


@dataclass(frozen=True, slots=True)
class Part:
    """A worksheet, activity or session plan."""

    kind: str
    id: str
    number: str
    title: str
    minutes: int | None
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section; ``answers`` are those outside its worksheets and activities."""

    id: str
    number: str
    title: str
    minutes: int | None
    parts: tuple[Part, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A workbook at a glance."""

    title: str
    chapters: tuple[Chapter, ...]
    profiles: dict[str, str]
    audiences: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Plain data, for ``--json``."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """Lines for people."""
        yield self.title
        for chapter in self.chapters:
            yield ""
            yield _line("", chapter.id, chapter.number, chapter.title, chapter.minutes, len(chapter.answers))
            for part in chapter.parts:
                yield _line("  ", part.id, part.number, part.title, part.minutes, len(part.answers), part.kind)
        yield ""
        yield f"Audiences: {', '.join(self.audiences)}"
        for name, what in self.profiles.items():
            yield f"Profile {name}: {what}"
        yield f"Answer spaces: {sum(map(_answers, self.chapters))}"


def overview(workbook: Workbook, settings: Settings) -> Overview:
    """The overview of a prepared workbook; ``settings`` are those of the whole one."""
    return Overview(
        settings.title,
        tuple(map(_chapter, workbook.sections)),
        {name: _said(profile) for name, profile in settings.profiles.items()},
        settings.audiences,
    )


def _chapter(section: Section) -> Chapter:
    parts = tuple(b for b in walk(section.body) if isinstance(b, Worksheet | Activity | SessionPlan))
    inside = {id for part in parts for id in _ids((part,))}
    own = tuple(id for id in _ids(section.body) if id not in inside)
    return Chapter(section.id, section.number, plain(section.title), section.time, tuple(map(_part, parts)), own)


def _part(block: Worksheet | Activity | SessionPlan) -> Part:
    minutes = block.total if isinstance(block, SessionPlan) else block.time
    return Part(block.kind, block.id, getattr(block, "number", ""), plain(block.title), minutes, _ids((block,)))


def _ids(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(answer.id for block in walk(blocks) for answer in block.answers())


def _said(profile: Any) -> str:
    parts = [f"sections {', '.join(profile.sections)}" if profile.sections else ""]
    parts.append(f"without {', '.join(profile.without)}" if profile.without else "")
    parts.append(f"only {profile.only}" if profile.only != "all" else "")
    parts.append(f"for {profile.audience}" if profile.audience else "")
    return "; ".join(filter(None, parts)) or "everything"


def _answers(chapter: Chapter) -> int:
    return len(chapter.answers) + sum(len(part.answers) for part in chapter.parts)


def _line(
    indent: str, id: str, number: str, title: str, minutes: int | None, answers: int, kind: str = "section"
) -> str:
    name = f"{number} {title}".strip()
    about = [kind, f"{minutes} min" if minutes else "", f"{answers} answer{'s' * (answers != 1)}" if answers else ""]
    return f"{indent}{id:<{40 - len(indent)}} {name}  ({', '.join(filter(None, about))})"
