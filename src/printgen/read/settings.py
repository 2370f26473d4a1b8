"""workbook.yaml into Settings: every key checked, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import PurePath
from typing import Any

from printgen.diagnostics import Diagnostics, PrintgenError, Span, nearest
from printgen.model.workbook import Settings
from printgen.read.inlines import InlineReader
from printgen.read.marks import ID, LANG
from printgen.read.records import Records
from printgen.read.text import check_length
from printgen.read.yamls import Located, Path, parse
from printgen.record import record

TYPESET = ("title", "subtitle", "description", "notice", "legal", "audience", "date", "note", "page_label", "why")
"""Fields that hold words: they get the language's quotes and dashes."""


def read_settings(text: str, file: str, diagnostics: Diagnostics) -> Settings | None:
    """Settings from the text of workbook.yaml; None when something in it is wrong (all of it has been said)."""
    try:
        located = parse(text, file)
    except PrintgenError as fault:
        diagnostics.extend(fault.diagnostics)
        return None
    if not located.data:
        diagnostics.error("wrong-value", "this file is empty", Span(file, 1), "write title: and sections:")
        return None
    settings = Records(located, file, diagnostics).read(Settings, located.data)
    if settings is None:
        return None
    _Checker(settings, located, file, diagnostics).check()
    lines = {str(path[0]): line for path, line in located.lines.items() if len(path) == 1}
    lines |= {s: located.line(("sections", n)) for n, s in enumerate(settings.section_ids)}
    typeset: Settings = _typeset(settings, InlineReader(diagnostics), Span(file, 1))
    return replace(typeset, lines=lines)


@record
class _Checker:
    """Checks that need more than one key; each fault gets its line."""

    settings: Settings
    located: Located
    file: str
    diagnostics: Diagnostics

    def say(self, code: str, message: str, path: Path, hint: str) -> None:
        self.diagnostics.error(code, message, Span(self.file, self.located.line(path)), hint)

    def check(self) -> None:
        self._sections()
        self._plain()
        title = Span(self.file, self.located.line(("title",)))
        check_length(self.settings.title, title, self.diagnostics, "subtitle")
        meant = {PurePath(id_).stem for id_ in self.settings.section_ids}
        for id_, path in self._named_sections():
            if id_ not in self.settings.section_ids and id_ not in meant:
                hint = nearest(id_, self.settings.section_ids)
                self.say("unknown-section", f'there is no section "{id_}"', path, hint)
        for name, profile in self.settings.profiles.items():
            if profile.audience and profile.audience not in self.settings.audiences:
                path, hint = ("profiles", name, "audience"), nearest(profile.audience, self.settings.audiences)
                self.say("audience", f'there is no audience "{profile.audience}"', path, hint)

    def _sections(self) -> None:
        known = self.settings.section_ids
        if not known:
            self.say("no-sections", "this workbook names no sections", ("sections",), "write sections: [first, second]")
        for n, id_ in enumerate(known):
            if not ID.match(id_):
                stem = PurePath(id_).stem
                meant = f'write {stem}: the name of its file, without folder and ".md"' if id_.endswith(".md") else ""
                hint = meant or "use letters, digits and hyphens"
                self.say("id", f'the id "{id_}" is not usable', ("sections", n), hint)
            if id_ in known[:n]:
                self.say("duplicate-id", f'the section "{id_}" stands twice', ("sections", n), "remove one of the two")

    def _plain(self) -> None:
        settings = self.settings
        if not LANG.match(settings.language):
            said = f'"{settings.language}" is not a language tag'
            self.say("lang", said, ("language",), "write one such as en-GB or cy")
        if not settings.audiences:
            self.say("audiences", "audiences is empty", ("audiences",), "name one, or remove the line")
        if settings.numbering.first_page < 1:
            self.say("first-page", "first-page is below 1", ("numbering", "first-page"), "give 1 or more")

    def _named_sections(self) -> Iterator[tuple[str, Path]]:
        numbered = self.settings.numbering.sections
        if isinstance(numbered, tuple):
            yield from ((s, ("numbering", "sections", n)) for n, s in enumerate(numbered))
        if self.settings.contents:
            yield from ((s, ("contents", "leave-out", n)) for n, s in enumerate(self.settings.contents.leave_out))
        for name, profile in self.settings.profiles.items():
            for key in ("sections", "without"):
                yield from ((s, ("profiles", name, key, n)) for n, s in enumerate(getattr(profile, key)))


def _typeset(record: Any, reader: InlineReader, span: Span) -> Any:
    """The same record with its words typeset, records inside it too."""
    new: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name in TYPESET:
            new[field.name] = reader.typeset(value, span)
        elif is_dataclass(value):
            new[field.name] = _typeset(value, reader, span)
        elif field.name == "profiles":
            new[field.name] = {name: _typeset(profile, reader, span) for name, profile in value.items()}
    return replace(record, **new)
