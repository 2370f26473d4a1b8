"""JSON Schemas of what authors write in YAML, derived from the types that it is read into, so that editors can help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from printgen.read.records import keys

_PLAIN = {str: ["string", "number"], int: "integer", float: "number", bool: "boolean"}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(what: str) -> dict[str, Any]:
    """The JSON Schema of "workbook" (workbook.yaml), "section" (a section's front matter) or "brand" (_brand.yml)."""
    return {"$schema": _DRAFT, **{"workbook": _workbook, "section": _section, "brand": _brand}[what]()}


def record(cls: type) -> dict[str, Any]:
    """The schema of a record class: its keys as written, none other allowed."""
    hints = get_type_hints(cls)
    by_name = {f.name: f for f in fields(cls)}
    about = _about(cls)
    properties = {
        key: {**_of(hints[name]), **({"description": about[name]} if name in about else {})}
        for key, name in keys(cls).items()
    }
    required = [
        key
        for key, name in keys(cls).items()
        if by_name[name].default is MISSING and by_name[name].default_factory is MISSING
    ]
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": required} if required else made


def _of(hint: Any) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [{"const": False} if a is NoneType else _of(a) for a in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _of(args[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(args[1])}
    if is_dataclass(hint):
        return record(hint)  # type: ignore[arg-type]
    plain = _PLAIN.get(getattr(hint, "__supertype__", hint))
    return {"type": plain} if plain else {}


def _about(cls: type) -> dict[str, str]:
    """What the class's docstring says about each attribute (Google style)."""
    import inspect
    import re

    _, _, said = (inspect.getdoc(cls) or "").partition("Attributes:\n")
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", said, re.M)
    return {name: " ".join(words.split()) for name, words in found}


def _workbook() -> dict[str, Any]:
    from printgen.model.workbook import Settings

    return {"title": "workbook.yaml", **record(Settings)}


def _section() -> dict[str, Any]:
    from printgen.read.text import FRONT_KEYS

    names = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    kinds = {"opener": {"type": "boolean"}, "audience": names, "edition": names, "format": names}
    properties = {key: kinds.get(key, {"type": ["string", "number"]}) for key in FRONT_KEYS}
    return {
        "title": "front matter of sections/*.md",
        "type": "object",
        "properties": properties,
        "required": ["id", "title"],
        "additionalProperties": False,
    }


def _brand() -> dict[str, Any]:
    """What printgen reads of brand.yml, and its own part under ``defaults.printgen``; other keys stay allowed."""
    from printgen.brand.read import COLOURS, Own

    own = record(Own)
    logo = {"anyOf": [_TEXT, _object({"path": _TEXT, "alt": _TEXT})]}
    font = _object({"family": _TEXT, "source": {"enum": ["file", "package"]}, "files": {"type": "array"}})
    use = {"anyOf": [_TEXT, _object({"family": _TEXT})]}
    sizes = {
        "images": {"type": "object", "additionalProperties": logo},
        **dict.fromkeys(("small", "medium", "large"), logo),
    }
    colours = dict.fromkeys((*COLOURS, "background"), _TEXT)
    palette = {"palette": {"type": "object", "additionalProperties": _TEXT}}
    return {
        "title": "_brand.yml",
        "type": "object",
        "required": ["meta"],
        "properties": {
            "meta": {
                **_object({"name": {"anyOf": [_TEXT, _object({"full": _TEXT})]}, "link": {}}),
                "required": ["name"],
            },
            "logo": {"anyOf": [_TEXT, _object(sizes)]},
            "color": _object({**palette, **colours}),
            "typography": _object({"fonts": {"type": "array", "items": font}, "base": use, "headings": use}),
            "defaults": _object({"printgen": own}),
        },
        "additionalProperties": False,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


_TEXT: dict[str, Any] = {"type": "string"}
