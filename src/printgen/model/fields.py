"""How a block kind declares its fields, and the small types that options are read into.

A field is one of three: an option (``:name: value`` in the source), content (filled from title or body by the kind's
``shape``), or derived (filled by a transform; never written by an author). ``text`` says whether a field holds
translatable words, an identifier or a number: what a translator gets is derived from it.
"""

from __future__ import annotations

from dataclasses import MISSING, field
from typing import Any, Literal, NewType

from printgen.record import record

Minutes = NewType("Minutes", int)
"""A duration in whole minutes; written ``15 min``, ``2 h`` or ``1 h 30``."""
Clock = NewType("Clock", int)
"""A time of day in minutes after midnight; written ``09:30``."""
Millimetres = NewType("Millimetres", float)
"""A length in millimetres; written with its unit, ``58mm`` or ``5.8 cm``."""
Count = NewType("Count", int)
"""A whole number of zero or more."""
Names = tuple[str, ...]

Role = Literal["option", "content", "derived"]
Holds = Literal["text", "identifier", "number", "setting"]


@record
class FieldInfo:
    """What a field's metadata says; ``help`` goes into the generated reference."""

    role: Role
    holds: Holds = "setting"
    help: str = ""
    name: str = ""


def option(default: Any = MISSING, *, help: str, holds: Holds = "setting", name: str = "") -> Any:
    """A field that an author sets by ``:name: value``; ``name`` when it differs from the attribute."""
    return field(default=default, metadata={"info": FieldInfo("option", holds, help, name)})


def filled(default: Any = MISSING, *, help: str = "", holds: Holds = "text") -> Any:
    """A field that the kind's ``shape`` fills from title and body."""
    return field(default=default, metadata={"info": FieldInfo("content", holds, help)})


def derived(default: Any = MISSING, *, help: str = "") -> Any:
    """A field that a transform fills."""
    return field(default=default, metadata={"info": FieldInfo("derived", "setting", help)})
