"""Checks of a web page: well made, all in one file, and usable: by our own rules, by vnu, by axe, in a browser."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from printgen.check import Finding, UnreadableError
from printgen.check.files import Checker
from printgen.diagnostics import Severity

_LOADS = {"img": "src", "script": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src"}
ERROR: Severity = "error"
ADVICE: Severity = "advice"
_FIELDS = ("input", "textarea", "select")
_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)([^'\")]+)|@import\s+['\"]?([^'\";]+)")


def checkers(data: bytes) -> Sequence[Checker]:
    """The checkers of a web page.

    Raises:
        UnreadableError: It is no HTML.
    """
    page = _read(data)
    return (
        Checker("printgen's rules of pages", lambda _: page_findings(page)),
        Checker("the Nu Html Checker", _vnu),
        Checker("axe in Chromium", _axe),
        Checker("keyboard and small windows in Chromium", _window),
    )


def check_html(data: bytes) -> tuple[Finding, ...]:
    """What our own rules have against a page: nothing of others needs to be installed."""
    try:
        return tuple(page_findings(_read(data)))
    except UnreadableError as fault:
        return (Finding("unreadable", 0, str(fault)),)


def _read(data: bytes) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    if b"<html" not in data[:4096].lower():
        raise UnreadableError("it does not begin as a page does")
    try:
        return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableError("it cannot be read as HTML") from fault


def page_findings(page: Any) -> Iterator[Finding]:
    """Our own rules: names, headings, links, fields, pictures, one file, a policy that holds."""
    if not page.get("lang"):
        yield Finding("language", 0, "the page does not say its language")
    if not (page.findtext("head/title") or "").strip():
        yield Finding("title", 0, "the page has no title")
    yield from _ids(page)
    yield from _headings(page)
    yield from _landmarks(page)
    yield from _fields(page)
    yield from _outside(page)
    yield from _policy(page)
    for img in page.iter("img"):
        if img.get("alt") is None:
            yield Finding("alt", 0, "a picture has no alternative")


def _ids(page: Any) -> Iterator[Finding]:
    ids = Counter(one.get("id") for one in page.iter() if isinstance(one.tag, str) and one.get("id"))
    for id, count in ids.items():
        if count > 1:
            yield Finding("id", 0, f'{count} things have the id "{id}"')
    for link in page.iter("a"):
        target = link.get("href", "")
        if target.startswith("#") and target[1:] not in ids:
            yield Finding("link", 0, f'"{_words(link)}" leads to "{target}", which is not there')
        if target and not _words(link) and not link.get("aria-label"):
            yield Finding("link", 0, f'a link to "{target}" has no words')


def _headings(page: Any) -> Iterator[Finding]:
    levels = [(int(one.tag[1]), _words(one)) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if [level for level, _ in levels].count(1) != 1:
        yield Finding("heading", 0, "a page has one heading of the first level, and no more")
    before = 0
    for level, words in levels:
        if level > before + 1:
            yield Finding("heading", 0, f'the heading "{words}" is of level {level}, after one of level {before}')
        if not words:
            yield Finding("heading", 0, f"a heading of level {level} has no words")
        before = level


def _landmarks(page: Any) -> Iterator[Finding]:
    for name, severity in (("header", ADVICE), ("main", ERROR), ("footer", ADVICE)):
        if page.find(f".//{name}") is None:
            yield Finding("landmark", 0, f"the page has no <{name}>", severity)
    first = next(page.iter("a"), None)
    if first is None or not first.get("href", "").startswith("#"):
        yield Finding("skip-link", 0, "the first link does not skip to the content")


def _fields(page: Any) -> Iterator[Finding]:
    labelled = {label.get("for") for label in page.iter("label")}
    for field in page.iter(*_FIELDS):
        named = field.get("aria-label") or field.get("aria-labelledby") or field.get("id") in labelled
        if not named and next(field.iterancestors("label"), None) is None:
            yield Finding("label", 0, f'the field "{field.get("name") or field.get("id")}" has no label')


def _outside(page: Any) -> Iterator[Finding]:
    """What the page would fetch: it must hold all that it shows."""
    fetched = [one.get(_LOADS[one.tag], "") for one in page.iter(*_LOADS)]
    fetched += [one.get("href", "") for one in page.iter("link")]
    for sheet in page.iter("style"):
        fetched += [one or two for one, two in _URL.findall(sheet.text or "")]
    for address in fetched:
        if address and not address.startswith(("data:", "#")):
            yield Finding("outside", 0, f'it needs "{address[:80]}", which is not in the file')


def _policy(page: Any) -> Iterator[Finding]:
    given = page.find('.//meta[@http-equiv="Content-Security-Policy"]')
    if given is None:
        yield Finding("policy", 0, "it has no Content-Security-Policy", ADVICE)
        return
    policy = given.get("content", "")
    for kind in ("style", "script"):
        for one in page.iter(kind):
            digest = b64encode(hashlib.sha256((one.text or "").encode()).digest()).decode()
            if f"'sha256-{digest}'" not in policy:
                yield Finding("policy", 0, f"its policy does not let its own <{kind}> in")
    if any(one.get("style") for one in page.iter() if isinstance(one.tag, str)):
        yield Finding("policy", 0, "its policy does not let a style attribute in")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _vnu(data: bytes) -> Iterable[Finding]:
    from printgen.check.vnu import vnu_findings

    return vnu_findings(data)


def _axe(data: bytes) -> Iterable[Finding]:
    from printgen.check.browser import axe_findings

    return axe_findings(data)


def _window(data: bytes) -> Iterable[Finding]:
    from printgen.check.browser import window_findings

    return window_findings(data)


__all__ = ["check_html", "checkers", "page_findings"]
