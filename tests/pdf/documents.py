"""The page that the test documents share, and how to look into a finished file."""

from __future__ import annotations

import io

import pikepdf

from printgen.write.pdf import Pdf

TILE = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect y='8' width='9' height='.5'/%3E%3C/svg%3E"
)
PAGE = f"""
@page {{
  size: 100mm 100mm; margin: 12mm;
  @bottom-center {{ content: "Running words " counter(page); font-size: 11pt }}
}}
html {{ font: 12pt/6mm sans-serif }}
body, p, ul, ol, dl, dd, h1, h2, h3, table, figure {{ margin: 0 }}
ul, ol {{ list-style: none; padding: 0 }}
.lines {{
  height: calc(8mm * var(--n)); background: url("data:image/svg+xml,{TILE}") 0 0 / 100% 8mm repeat-y;
}}
"""
PNG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def no_files(name: str) -> tuple[bytes, str]:
    """Serves nothing."""
    raise KeyError(name)


def opened(pdf: Pdf) -> pikepdf.Pdf:
    """The objects of a file."""
    return pikepdf.open(io.BytesIO(pdf.data))


def codes(pdf: Pdf) -> list[str]:
    """Codes of the diagnostics that came with a file."""
    return [diagnostic.code for diagnostic in pdf.diagnostics]
