"""Checks of a finished Word file: how it is built, and the rules of Word's accessibility checker."""

from __future__ import annotations

from printgen.check import Finding
from printgen.check.docx_access import accessibility
from printgen.check.docx_file import NotWordError, open_word
from printgen.check.docx_structure import structure


def check_docx(data: bytes) -> tuple[Finding, ...]:
    """Everything wrong with a Word file.

    Args:
        data: The file's bytes; anybody's file, not only ours.

    Returns:
        Findings of our own assertions, then of the accessibility rules. A file that cannot be read is one finding.
    """
    try:
        file = open_word(data)
        return (*structure(file), *accessibility(file))
    except NotWordError as fault:
        return (Finding("readable", 0, str(fault)),)


__all__ = ["check_docx"]
