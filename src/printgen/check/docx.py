"""Checks of a finished Word file: how it is built, and the rules of Word's accessibility checker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from printgen.check import Finding, UnreadableError
from printgen.check.docx_access import accessibility
from printgen.check.docx_file import open_word
from printgen.check.docx_structure import structure
from printgen.check.files import Checker


def check_docx(data: bytes) -> tuple[Finding, ...]:
    """Everything that our own checks have against a Word file.

    Args:
        data: The file's bytes; anybody's file, not only ours.

    Returns:
        Findings of our assertions, then of the accessibility rules. A file that cannot be read is one finding.
    """
    try:
        file = open_word(data)
        return (*structure(file), *accessibility(file))
    except UnreadableError as fault:
        return (Finding("unreadable", 0, str(fault)),)


def checkers(data: bytes) -> Sequence[Checker]:
    """The checkers of a Word file.

    Raises:
        UnreadableError: It is no Word document, is locked or damaged.
    """
    file = open_word(data)
    built = "printgen's own constructs" if file.ours else "the package"
    return (
        Checker("Word's accessibility rules", lambda _: accessibility(file)),
        Checker(built, lambda _: structure(file)),
        Checker("the Open XML SDK validator", _open_xml_sdk if file.ours else _anybodys),
    )


def _open_xml_sdk(data: bytes) -> Iterable[Finding]:
    from printgen.check.ooxml import validate

    return validate(data)


def _anybodys(data: bytes) -> Iterable[Finding]:
    """What the validator says about somebody else's file, in one sentence: they cannot mend the XML, Word can."""
    found = tuple(_open_xml_sdk(data))
    if found:
        places = f"{len(found)} places" if len(found) > 1 else "one place"
        first = _NAMESPACE.sub("", found[0].what)
        what = (
            f"it is not built as Word expects in {places}, so Word may have to repair it, or leave something out; "
            f"open it in Word and save it again (the first: {first})"
        )
        yield Finding("open-xml", 0, what, "warning")


_NAMESPACE = re.compile(r"https?://[^\s'<>]*:(?=\w)")


__all__ = ["check_docx", "checkers"]
