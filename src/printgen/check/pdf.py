"""Checks of a finished PDF: the standards that it claims, by two checkers; how it reads and looks, by our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from printgen.check import Finding, UnreadableError
from printgen.check.files import Checker, edition_checker
from printgen.diagnostics import PrintgenError
from printgen.edition import Edition

STANDARDS: Final = {
    "ua1": "PDF/UA-1", "ua2": "PDF/UA-2", "1a": "PDF/A-1a", "1b": "PDF/A-1b", "2a": "PDF/A-2a", "2b": "PDF/A-2b",
    "2u": "PDF/A-2u", "3a": "PDF/A-3a", "3b": "PDF/A-3b", "3u": "PDF/A-3u", "4": "PDF/A-4",
}  # fmt: skip
"""Name of a standard for the checkers, and for people."""
_TAIL: Final = 2048
"""Bytes in which the end mark of a PDF has to stand; readers look no further (ISO 32000-1, annex H, note 18: 1024)."""
_CLAIM: Final = re.compile(rb"(pdfuaid|pdfaid):(part|conformance)(?:>|=[\"'])\s*([0-9A-Za-z]+)")


def checkers(data: bytes) -> Sequence[Checker]:
    """The checkers of a PDF.

    Raises:
        UnreadableError: It is cut off, damaged or behind a password.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError("it is cut off: its end is missing; get the file again")
    xmp = _opened(data)
    claimed = claims(xmp or b"")
    standards = claimed or ("ua1",)
    found = [Checker(f"{STANDARDS[s]} by page-validation", _page_validation(s)) for s in standards if s != "ua2"]
    found += [Checker(f"{STANDARDS[s]} by veraPDF", _vera(s)) for s in standards]
    if not claimed and xmp is not None:
        found.insert(0, Checker("what it claims to be", _claims_nothing))
    edition, ours = _edition(data), is_ours(data)
    found += [Checker("reading order and structure", _structure), Checker("layout", _layout(edition))]
    found.append(Checker("meaning by outloud", _outloud(ours)))
    if edition:
        found.append(edition_checker(edition, "pdf"))
    return tuple(found)


def claims(xmp: bytes) -> tuple[str, ...]:
    """The standards that a file says it keeps, by its metadata; a claim that nobody knows is left out."""
    said = {(one, two): value.decode().lower() for one, two, value in _CLAIM.findall(xmp)}
    ua = f"ua{said.get((b'pdfuaid', b'part'), '')}"
    archive = said.get((b"pdfaid", b"part"), "") + said.get((b"pdfaid", b"conformance"), "")
    return tuple(one for one in (ua, archive) if one in STANDARDS)


def _opened(data: bytes) -> bytes | None:
    """A file's metadata, when it can be opened at all; None where nothing can open it, so that nobody knows."""
    try:
        import pikepdf
    except ImportError:
        return None
    from io import BytesIO

    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                raise UnreadableError("it has no pages")
            return bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else b""
    except pikepdf.PasswordError as fault:
        raise UnreadableError("it is behind a password; take that off first") from fault
    except (pikepdf.PdfError, AttributeError, ValueError, TypeError, RecursionError) as fault:
        raise UnreadableError(f"it is damaged: {str(fault).strip() or type(fault).__name__}") from fault


def _claims_nothing(_: bytes) -> Iterator[Finding]:
    yield Finding("no-claim", 0, "it does not say that it is an accessible PDF (PDF/UA); checked as if it did")


_Run = Callable[[bytes], Iterable[Finding]]


def _page_validation(standard: str) -> _Run:
    def run(data: bytes) -> list[Finding]:
        from printgen.check.pdf_ua import page_findings

        return page_findings(data, standard)

    return run


def _vera(standard: str) -> _Run:
    def run(data: bytes) -> list[Finding]:
        from printgen.check.pdf_ua import vera_findings

        return vera_findings([data], standard)[0]

    return run


def _structure(data: bytes) -> list[Finding]:
    from printgen.check.pdf_structure import structure_findings

    return structure_findings(data)


def _outloud(ours: bool) -> _Run:
    def run(data: bytes) -> list[Finding]:
        from printgen.check.outloud import outloud_findings

        return outloud_findings(data, ours=ours)

    return run


def _layout(edition: Edition | None) -> _Run:
    def run(data: bytes) -> list[Finding]:
        from printgen.check.pdf_layout import Standard, layout_findings

        return layout_findings(data, Standard.of(edition) if edition else None)

    return run


def is_ours(data: bytes) -> bool:
    """Whether a file says that printgen made it."""
    from printgen.check.pdf_read import creator_of

    return creator_of(data).startswith("printgen")


def _edition(data: bytes) -> Edition | None:
    """The edition that a file of ours was made in; None for a file of others, or when the edition is not at hand."""
    from printgen.check.pdf_read import creator_of
    from printgen.read.edition import load_edition

    said = re.fullmatch(r"printgen(?:, (.+) edition)?", creator_of(data))
    if said is None:
        return None
    try:
        return load_edition(said[1] or "standard")
    except PrintgenError:
        return None
