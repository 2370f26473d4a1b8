"""The words that templates add ("Page", "Continues in ..."), by language: whole messages with placeholders.

A language is a file in ``templates/labels``. Numbers choose their plural form by the rule that the file carries, so
that no other package is needed for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError, Span, nearest
from printgen.kept import recall, remember
from printgen.model.inline import Inline, Inlines, Text
from printgen.record import record
from printgen.resources import folder

DEFAULT = "en"
_PLACE = re.compile(r"\{(\w+)\}")
_MINUTES_AN_HOUR = 60

Message = str | Mapping[str, str]
Quotes = tuple[tuple[str, str], tuple[str, str]]


@record
class Labels:
    """The words of one language.

    Attributes:
        lang: Tag of the language that was asked for.
        messages: Texts by key; one text for each plural form where a number decides.
        lists: Patterns that join words: "two", "more", "last".
        quotes: Outer and inner quotation marks, each a pair.
        forms: CLDR names of the plural forms.
        form_of: The place of a number's form in ``forms``.
        missing: Keys for which English had to stand in.
    """

    lang: str
    messages: Mapping[str, Message]
    lists: Mapping[str, str]
    quotes: Quotes
    forms: Sequence[str]
    form_of: Callable[[int], int] = field(compare=False)
    missing: tuple[str, ...] = ()

    def text(self, key: str, **values: object) -> str:
        """A message with its values put in.

        Raises:
            KeyError: There is no such message, or a value for one of its places is missing: a fault in a template.
        """
        message = self._message(key)
        return _PLACE.sub(lambda place: str(values[place[1]]), message) if "{" in message else message

    def plural(self, key: str, n: int, **values: object) -> str:
        """A message in the form that goes with a number; ``{n}`` is the number.

        Raises:
            KeyError: As ``text``.
        """
        forms = self.messages[key] if key in self.messages else self._message(key)
        if isinstance(forms, str):
            return self.text(key, n=n, **values)
        message = forms.get(self.forms[self.form_of(n)], forms.get("other", ""))
        return _PLACE.sub(lambda place: str({"n": n, **values}[place[1]]), message)

    def inlines(self, key: str, **values: Inline | Inlines | str) -> Inlines:
        """A message whose values are inlines, such as a reference to a page.

        Raises:
            KeyError: As ``text``.
        """
        parts = _PLACE.split(self._message(key))
        out: list[Inline] = []
        for at, part in enumerate(parts):
            value: Inline | Inlines | str = values[part] if at % 2 else part
            out.extend(value if isinstance(value, tuple) else (Text(value) if isinstance(value, str) else value,))
        return tuple(node for node in out if node != Text(""))

    def duration(self, minutes: int) -> str:
        """Minutes in words: "45 minutes", "2 hours", "1 hour 30 minutes"."""
        hours, rest = divmod(minutes, _MINUTES_AN_HOUR)
        if not hours:
            return self.plural("duration", rest)
        whole = self.plural("duration-hours", hours)
        if not rest:
            return whole
        return self.text("duration-hours-minutes", hours=whole, minutes=self.plural("duration", rest))

    def clock(self, minutes: int) -> str:
        """A time of day from minutes after midnight: "09:30"."""
        hours, rest = divmod(minutes, _MINUTES_AN_HOUR)
        return self.text("clock", hours=f"{hours:02}", minutes=f"{rest:02}")

    def listed(self, words: Sequence[str]) -> str:
        """Words in a row: "Ann, Ben and Cat"."""
        if len(words) < 2:
            return "".join(words)
        if len(words) == 2:
            return self._join("two", *words)
        first = words[0]
        for word in words[1:-1]:
            first = self._join("more", first, word)
        return self._join("last", first, words[-1])

    def _join(self, pattern: str, first: str, second: str) -> str:
        values = {"first": first, "second": second}
        return _PLACE.sub(lambda place: values[place[1]], self.lists[pattern])

    def _message(self, key: str) -> str:
        found = self.messages.get(key)
        if not isinstance(found, str):
            said = "is by number: use plural" if found else f"is no label; {nearest(key, self.messages)}"
            raise KeyError(f"{key} {said}")
        return found


def labels(lang: str, diagnostics: Diagnostics | None = None, overlay: Path | None = None) -> Labels:
    """The labels of a language: of its whole tag, else of its first part, else English.

    Args:
        lang: BCP 47 tag, such as "en-GB".
        diagnostics: Where a warning goes when there is no file for the language, or it lacks some messages.
        overlay: A folder of templates whose ``labels`` go before the packaged ones.

    Raises:
        PrintgenError: A file of labels cannot be read.
    """
    found = _labels(lang, overlay)
    if diagnostics is not None and found.missing:
        whole = len(found.missing) == len(found.messages)
        said = f'there are no labels in "{lang}"' if whole else f'"{lang}" lacks {len(found.missing)} labels'
        diagnostics.warning("labels", f"{said}; English stands in", Span(), _lacking(found.missing, whole))
    return found


def _lacking(missing: tuple[str, ...], whole: bool) -> str:
    if whole:
        return f"add a file to templates/labels, or use one of: {', '.join(languages())}"
    return f"add {', '.join(missing[:5])}{' ...' if len(missing) > 5 else ''}"


def languages(overlay: Path | None = None) -> tuple[str, ...]:
    """Tags of the languages that have labels."""
    return tuple(sorted({file.stem for place in _places(overlay) for file in place.glob("*.yaml")}))


def _places(overlay: Path | None) -> Iterator[Path]:
    if overlay:
        yield overlay / "labels"
    yield folder("templates") / "labels"


@cache
def _labels(lang: str, overlay: Path | None) -> Labels:
    base = _read(DEFAULT, overlay)
    assert base is not None, "the packaged English labels are missing"
    own = next(filter(None, (_read(tag, overlay) for tag in _tags(lang))), {})
    words: Mapping[str, Message] = own.get("messages", {})
    rules = own.get("plural") or base["plural"]
    marks = own.get("quotes") or base["quotes"]
    return Labels(
        lang=lang,
        messages={**base["messages"], **words},
        lists={**base["list"], **own.get("list", {})},
        quotes=(tuple(marks["outer"]), tuple(marks["inner"])),
        forms=tuple(rules["forms"]),
        form_of=_rule(rules["rule"]),
        missing=tuple(key for key in base["messages"] if key not in words),
    )


def _tags(lang: str) -> Iterator[str]:
    """The tag, then shorter and shorter: "zh-Hant-HK", "zh-Hant", "zh"."""
    parts = lang.split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _rule(rule: str) -> Callable[[int], int]:
    """A plural rule as in a gettext catalogue; gettext's own reader allows numbers and operators only."""
    from gettext import c2py

    return c2py(rule)


def _read(tag: str, overlay: Path | None) -> dict[str, Any] | None:
    """A language's file, an overlay's words over the packaged ones; None when there is none."""
    if not re.fullmatch(r"[A-Za-z0-9-]+", tag):
        return None
    found: dict[str, Any] | None = None
    for place in reversed(list(_places(overlay))):
        file = place / f"{tag}.yaml"
        if file.is_file():
            data = _parse(file)
            merged = {**(found or {}).get("messages", {}), **data.get("messages", {})}
            found = {**(found or {}), **data, "messages": merged}
    return found


def _parse(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise PrintgenError(_unreadable(file, fault, 1)) from fault
    known: dict[str, Any] | None = recall("labels", text.encode())
    if known is None:
        known = _loaded(file, text)
        remember("labels", text.encode(), known)
    return known


def _loaded(file: Path, text: str) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as fault:
        where = getattr(fault, "problem_mark", None)
        raise PrintgenError(_unreadable(file, fault, where.line + 1 if where else 1)) from fault
    return data if isinstance(data, dict) else {}


def _unreadable(file: Path, fault: Exception, line: int) -> Diagnostic:
    return Diagnostic("error", "labels", f"these labels cannot be read: {fault}", Span(f"labels/{file.name}", line))
