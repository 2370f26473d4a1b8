"""Whether XML that a template made can be read; with expat, which costs next to nothing to load."""

from __future__ import annotations

from collections.abc import Callable
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


def check_fragment(xml: str, template: str, place: Callable[[Callable[[str], int | None]], tuple[str, int]]) -> None:
    """Looks at what one template made.

    Args:
        xml: As rendered.
        template: Its path in the folder of templates.
        place: Given a function that says where a text is at fault, the template and line that wrote that
            (``Templates.place``).

    Raises:
        PrintgenError: It cannot be read; names the template, its line and what stands there.
    """
    found = _fragment_fault(xml)
    if not found:
        return
    what, at = found
    name, line = place(lambda text: (again := _fragment_fault(text)) and again[1])
    start = xml.rfind("\n", 0, at) + 1
    near = xml[max(at - 40, start) : at + 60].splitlines()[0].strip() if xml[at:].strip() else xml[-60:].strip()
    words = f"this template made XML that cannot be read: {what}"
    raise PrintgenError(Diagnostic("error", "word-xml", words, Span(name or template, line), f'near "{near}"'))


def _fragment_fault(xml: str) -> tuple[str, int] | None:
    """What is wrong with the blocks that a template made, and at which character; None when nothing is."""
    head = f"<w:body {ROOT}>"
    whole = f"{head}{xml}</w:body>".encode()
    open_tags: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda *_: open_tags.append(parser.CurrentByteIndex)
    parser.EndElementHandler = lambda _: open_tags.pop()
    try:
        parser.Parse(whole, True)
    except expat.ExpatError as fault:
        what, at = str(expat.errors.messages[fault.code]), parser.ErrorByteIndex
        if fault.code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH] and len(open_tags) > 1:
            at = open_tags[-1]
            name = whole[at + 1 :].split(b">")[0].split()[0].decode()
            what = f"<{name}> is opened here and not closed"
        return what, min(max(len(whole[:at].decode(errors="ignore")) - len(head), 0), len(xml))
    return None
