"""Whether XML that a template made can be read; with expat, which costs next to nothing to load."""

from __future__ import annotations

from xml.parsers import expat

from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.render.word.xml import ROOT


def fault_in(xml: str) -> tuple[str, int, int] | None:
    """(what is wrong, line, column) of the first fault; None when the XML is well-formed."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(xml.encode("utf-8"), True)
    except expat.ExpatError as fault:
        return str(expat.errors.messages[fault.code]), fault.lineno, fault.offset
    return None


def check_fragment(xml: str, template: str) -> None:
    """Looks at what one template made.

    Args:
        xml: As rendered, before lines are joined, so that a fault's line can be told.
        template: Its path in the folder of templates.

    Raises:
        PrintgenError: It cannot be read; names the template and what stands there.
    """
    found = fault_in(f"<w:body {ROOT}>{xml}</w:body>")
    if not found:
        return
    what, line, column = found
    lines = xml.splitlines() or [""]
    near = lines[min(line, len(lines)) - 1][max(column - 60, 0) : column + 20].strip()
    raise PrintgenError(
        Diagnostic(
            "error", "word-xml", f"this template made XML that cannot be read: {what}", Span(template), f"near {near!r}"
        )
    )
