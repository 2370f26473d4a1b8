"""Works cited, as authors and reference managers write them, in the narrow form that citeproc-py reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

# Marks that formatted text carries in place of markup: private characters, never part of what an author writes.
ITALIC, ITALIC_END, BOLD, BOLD_END = "\ue010", "\ue011", "\ue012", "\ue013"
AUTHOR, AUTHOR_END = "\ue014", "\ue015"
CITE, CITE_END = "\ue016", "\ue017"

_TAGS = {"<i>": ITALIC, "</i>": ITALIC_END, "<b>": BOLD, "</b>": BOLD_END}
_TAG = re.compile(r"</?(?:i|b|sup|sub|span)(?: [^<>]*)?>")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|\s|$)")
_DATE = re.compile(r"(\d{3,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_OTHER_NAMES = {"event-title": "event", "shortTitle": "title-short", "archive-place": "archive_place"}

# CSL 1.0.2, appendix IV.
_NAMES = {
    "author", "collection-editor", "composer", "container-author", "editor", "editorial-director", "illustrator",
    "interviewer", "original-author", "recipient", "translator",
}
_DATES = {"accessed", "container", "event-date", "issued", "original-date", "submitted"}


def csl_item(work: Mapping[str, Any], id: str, known: frozenset[str]) -> dict[str, Any]:
    """A work as a CSL-JSON item with nothing in it that citeproc-py would stumble on.

    Args:
        work: CSL-JSON, as YAML and reference managers vary it: names as plain strings, a year alone, pandoc's dates.
        id: Its id; lower case.
        known: Variables that the processor knows, spelled with underscores.

    Raises:
        ValueError: A date or a name cannot be understood; the message says which.
    """
    item: dict[str, Any] = {"id": id, "type": str(work.get("type") or "book")}
    for key, value in work.items():
        name = _OTHER_NAMES.get(key, key)
        if key in ("id", "type") or name.replace("-", "_") not in known or value in (None, "", []):
            continue
        if name in _NAMES:
            item[name] = [_name(one, name) for one in (value if isinstance(value, list) else [value])]
        elif name in _DATES:
            item[name] = _date(value, name)
        else:
            item[name] = str(value) if name == "language" else typeset(value)
    return item


def address(work: Mapping[str, Any]) -> str:
    """Where a work can be read: its DOI, else its URL, else ""."""
    doi = str(work.get("DOI") or "")
    if doi:
        return doi if doi.startswith("http") else f"https://doi.org/{doi}"
    return str(work.get("URL") or "")


def typeset(value: Any) -> str:
    """Words with marks for their markup and with true apostrophes."""
    text = _PRIVATE.sub("", str(value))
    text = _TAG.sub(lambda tag: _TAGS.get(tag[0], ""), text)
    return _APOSTROPHE.sub("’", text)


def _name(value: Any, role: str) -> dict[str, str]:
    if isinstance(value, str):
        return {"literal": typeset(value)}
    if not isinstance(value, Mapping):
        raise ValueError(f"{role} is not a list of names; write [{{family: ..., given: ...}}]")
    parts = {part: typeset(value[part]) for part in _NAME_PARTS if value.get(part)}
    if not parts:
        raise ValueError(f"a name in {role} has no family, given or literal")
    return {"literal": parts["literal"]} if "literal" in parts else parts


def _date(value: Any, name: str) -> dict[str, Any]:
    if isinstance(value, date):
        return {"date-parts": [[value.year, value.month, value.day]]}
    if isinstance(value, int):
        return {"date-parts": [[value]]}
    if isinstance(value, str):
        found = _DATE.match(value.strip())
        return {"date-parts": [[int(n) for n in found.groups() if n]]} if found else {"literal": typeset(value)}
    if isinstance(value, list):  # pandoc's own form: [{year: 2007}]
        return _date(value[0], name)
    if isinstance(value, Mapping):
        return _date_of(value, name)
    raise ValueError(f"{name} is no date; write 2007, 2007-05 or {{date-parts: [[2007, 5]]}}")


def _date_of(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    if "date-parts" in value:
        try:
            parts = [[int(n) for n in part] for part in value["date-parts"]]
        except (TypeError, ValueError) as fault:
            raise ValueError(f"the date-parts of {name} are not numbers; write [[2007, 5]]") from fault
        if not parts or not all(parts):
            raise ValueError(f"the date-parts of {name} are empty; write [[2007, 5]]")
        return {"date-parts": parts, **({"circa": 1} if value.get("circa") else {})}
    if value.get("year"):
        return {"date-parts": [[int(value[part]) for part in ("year", "month", "day") if value.get(part)]]}
    for key in ("raw", "literal"):
        if value.get(key):
            return _date(str(value[key]), name)
    raise ValueError(f"{name} has no date; write 2007, 2007-05 or {{date-parts: [[2007, 5]]}}")
