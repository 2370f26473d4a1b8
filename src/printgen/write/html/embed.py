"""All in one file: pictures and fonts as data addresses, and a policy that lets nothing else in."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping

from markupsafe import escape

Asset = tuple[bytes, str]
_SRC = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)(")')


def data_address(data: bytes, mime: str) -> str:
    """Bytes as a ``data:`` address (RFC 2397)."""
    return f"data:{mime};base64,{b64encode(data).decode()}"


def with_pictures(html: str, assets: Mapping[str, Asset]) -> str:
    """The HTML with every picture in it."""

    def held(match: re.Match[str]) -> str:
        name = match[2].replace("&amp;", "&").replace("&#39;", "'")
        return match[1] + str(escape(data_address(*assets[name]))) + match[3]

    return _SRC.sub(held, html)


def font_faces(fonts: Iterable[tuple[str, int, bytes]]) -> str:
    """Rules for fonts that the style sheet holds itself."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f'src: url({data_address(data, "font/woff2")}) format("woff2"); }}'
        for family, weight, data in fonts
    )


def policy(css: str, script: str) -> str:
    """A Content-Security-Policy: this style sheet and this script, data addresses, and nothing from anywhere.

    A copy that a reader saves keeps both unchanged, so that it opens in the same way (W3C CSP Level 3, hashes).
    """
    scripts = f"'sha256-{_digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{_digest(css)}'; "
        f"script-src {scripts}; base-uri 'none'; form-action 'none'"
    )


def _digest(words: str) -> str:
    return b64encode(hashlib.sha256(words.encode()).digest()).decode()
