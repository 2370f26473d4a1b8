"""workbook.yaml into Settings: every key checked, every fault with its line."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from printgen.diagnostics import Diagnostics, PrintgenError, Span, nearest
from printgen.model.workbook import Settings
from printgen.read.inlines import InlineReader
from printgen.read.options import ID, LANG
from printgen.read.records import Records
from printgen.read.yamls import Located, parse

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
    _check(settings, located, file, diagnostics)
    lines = {str(path[0]): line for path, line in located.lines.items() if len(path) == 1}
    lines |= {s: located.line(("sections", n)) for n, s in enumerate(settings.section_ids)}
    return replace(_typeset(settings, InlineReader(diagnostics)), lines=lines)


def _check(settings: Settings, located: Located, file: str, diagnostics: Diagnostics) -> None:
    def span(*path: str | int) -> Span:
        return Span(file, located.line(path))

    known = settings.section_ids
    if not known:
        diagnostics.error("no-sections", "this workbook names no sections", span("sections"), "write sections: [first, second]")
    for n, id_ in enumerate(known):
        if not ID.match(id_):
            diagnostics.error("id", f'the id "{id_}" is not usable', span("sections", n), "use letters, digits and hyphens")
        if id_ in known[:n]:
            diagnostics.error("duplicate-id", f'the section "{id_}" stands twice', span("sections", n), "remove one of the two")
    if not LANG.match(settings.language):
        diagnostics.error("lang", f'"{settings.language}" is not a language tag', span("language"), "write one such as en-GB or cy")
    if not settings.audiences:
        diagnostics.error("audiences", "audiences is empty", span("audiences"), "name one, or remove the line")
    if settings.numbering.first_page < 1:
        diagnostics.error("first-page", "first-page is below 1", span("numbering", "first-page"), "give 1 or more")
    named: list[tuple[str, tuple[str | int, ...]]] = []
    if isinstance(settings.numbering.sections, tuple):
        named += [(s, ("numbering", "sections", n)) for n, s in enumerate(settings.numbering.sections)]
    if settings.contents:
        named += [(s, ("contents", "leave-out", n)) for n, s in enumerate(settings.contents.leave_out)]
    for name, profile in settings.profiles.items():
        for key in ("sections", "without"):
            named += [(s, ("profiles", name, key, n)) for n, s in enumerate(getattr(profile, key))]
        if profile.audience and profile.audience not in settings.audiences:
            diagnostics.error(
                "audience", f'there is no audience "{profile.audience}"', span("profiles", name, "audience"),
                nearest(profile.audience, settings.audiences),
            )
    for id_, path in named:
        if id_ not in known:
            diagnostics.error("unknown-section", f'there is no section "{id_}"', span(*path), nearest(id_, known))


def _typeset(record: Any, reader: InlineReader) -> Any:
    """The same record with its words typeset, records inside it too."""
    new: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name in TYPESET:
            new[field.name] = reader.typeset(value)
        elif is_dataclass(value):
            new[field.name] = _typeset(value, reader)
        elif field.name == "profiles":
            new[field.name] = {name: _typeset(profile, reader) for name, profile in value.items()}
    return replace(record, **new)
