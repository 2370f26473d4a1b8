"""Works cited: ``references.yaml`` (CSL), CSL-JSON, or ``references.bib``, all as CSL-JSON items by key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from printgen.diagnostics import Diagnostics, PrintgenError, Span
from printgen.read.yamls import Located, Path, parse

Works = Mapping[str, Mapping[str, Any]]


def read_works(text: str, file: str, diagnostics: Diagnostics) -> Works:
    """The items by key; faults are said with their line."""
    if file.endswith(".bib"):
        return _bibtex(text, file, diagnostics)
    try:
        located = Located(json.loads(text), {}) if file.endswith(".json") else parse(text, file)
    except PrintgenError as fault:
        diagnostics.extend(fault.diagnostics)
        return {}
    except json.JSONDecodeError as fault:
        diagnostics.error("references", f"this is not good JSON: {fault.msg}", Span(file, fault.lineno))
        return {}
    return _items(located, file, diagnostics)


def _items(located: Located, file: str, diagnostics: Diagnostics) -> Works:
    data = located.data
    path: Path = ()
    if isinstance(data, dict) and "references" in data:
        data, path = data["references"], ("references",)
    if not isinstance(data, list):
        diagnostics.error(
            "references", "this file does not hold a list of works", Span(file, 1), "begin each with - id: key"
        )
        return {}
    works: dict[str, Mapping[str, Any]] = {}
    for n, item in enumerate(data):
        span = Span(file, located.line((*path, n)))
        if not isinstance(item, dict) or not item.get("id"):
            diagnostics.error("references", "this work has no id", span, "give it one: it is the key in [@key]")
        elif str(item["id"]) in works:
            diagnostics.error("references", f'the work "{item["id"]}" stands twice', span, "remove one of the two")
        else:
            works[str(item["id"])] = {"type": "book", **item, "id": str(item["id"])}
    return works


def _bibtex(text: str, file: str, diagnostics: Diagnostics) -> Works:
    """BibTeX by citeproc-py's parser, turned into CSL-JSON."""
    import io
    import warnings

    from citeproc.source.bibtex import BibTeX  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = BibTeX(io.StringIO(text))
            return {str(key): _plain(dict(source[key])) | {"id": str(key)} for key in source}
    except Exception as fault:  # its parser raises what it likes; the user gets one clear message
        diagnostics.error(
            "references", f"this BibTeX file cannot be read: {fault}", Span(file, 1), "check its braces and commas"
        )
        return {}


def _plain(value: Any) -> Any:
    """Citeproc's own types as plain CSL-JSON."""
    if isinstance(value, dict) and "family" in value:
        return {str(k): str(v) for k, v in value.items() if isinstance(v, str) and v}
    if isinstance(value, dict) and "year" in value:
        return {"date-parts": [[int(value[p]) for p in ("year", "month", "day") if value.get(p)]]}
    if isinstance(value, dict):
        return {str(k).replace("_", "-"): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value if isinstance(value, int) else str(value)
