"""What the layout engine logs, as diagnostics."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from printgen.diagnostics import Diagnostic, Diagnostics

HARMLESS: Final = re.compile(r"Failed to load (image|stylesheet) at \S+ ?: OSError:")
"""Said a second time by the engine: the fetcher has already reported what is missing, with its name."""

KNOWN: Final = (
    (r"\.notdef glyph .*\"(?P<a>.*)\" \(U\+(?P<b>\w+)\)", "missing-glyph", 'no font has the character "{a}" (U+{b})'),
    (r"Font-face '(?P<a>.*)' cannot be loaded", "font-missing", 'the font "{a}" cannot be loaded'),
    (r"No anchor #(?P<a>\S+)", "link-to-nothing", 'a link leads to "{a}", which is not in this document'),
    (r"Anchor defined twice: (?P<a>\S+)", "id-twice", 'the id "{a}" is used twice'),
    (r"Using fontTools instead of HarfBuzz", "slow-fonts", "libharfbuzz-subset is not installed, so fonts take longer"),
    (r"Failed to load image at '(?:https://content.invalid/)?(?P<a>[^']*)'", "image-unreadable", '"{a}" is no picture'),
    (r"Failed to render SVG image", "image-unreadable", "an SVG picture cannot be drawn"),
)
HINTS: Final = {
    "missing-glyph": "use another character or a font that has it",
    "slow-fonts": "apt-get install libharfbuzz-subset0",
}


class _Collector(logging.Handler):
    def __init__(self, found: Diagnostics) -> None:
        super().__init__(logging.WARNING)
        self.found = found
        self.said: set[Diagnostic] = set()

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if HARMLESS.match(text):
            return
        diagnostic = as_diagnostic(text)
        if diagnostic not in self.said:
            self.said.add(diagnostic)
            self.found.extend([diagnostic])


def as_diagnostic(text: str) -> Diagnostic:
    """A message of the engine as a warning, with a stable code for the ones we know."""
    for pattern, code, message in KNOWN:
        if match := re.match(pattern, text):
            return Diagnostic("warning", code, message.format(**match.groupdict()), hint=HINTS.get(code, ""))
    return Diagnostic("warning", "layout", f"layout engine: {text}")


@contextmanager
def collected(found: Diagnostics) -> Iterator[None]:
    """Adds what the engine logs inside the block to ``found``, each message once."""
    logger = logging.getLogger("weasyprint")
    handler = _Collector(found)
    propagate, level = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        logger.setLevel(level)
