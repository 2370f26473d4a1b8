"""``templates/formats/<format>.yaml``: what every file of a format promises, whatever its edition."""

from __future__ import annotations

from pathlib import Path

from printgen.diagnostics import Diagnostics
from printgen.edition import Rule
from printgen.read.records import Records
from printgen.read.yamls import parse
from printgen.resources import folder


def format_rules(format: str, templates: Path | None = None) -> tuple[Rule, ...]:
    """The rules of a format, in order; none where it has no file.

    Args:
        format: Name in `printgen.formats.FORMATS`.
        templates: A designer's folder that goes before the packaged one.

    Raises:
        PrintgenError: The file has a fault, with its line.
    """
    for place in filter(None, (templates, folder("templates"))):
        file = place / "formats" / f"{format}.yaml"
        if file.is_file():
            shown = f"templates/formats/{file.name}"
            found = Diagnostics()
            located = parse(file.read_text(encoding="utf-8"), shown)
            reader = Records(located, shown, found)
            rules = [reader.read(Rule, one, (n,)) for n, one in enumerate(located.data or ())]
            found.raise_if_errors()
            return tuple(rule for rule in rules if rule)
    return ()
