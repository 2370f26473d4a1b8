"""The HTML of a workbook as files, so that the weasyprint command can lay out the very same document."""

from __future__ import annotations

from pathlib import Path

import printgen
from printgen.paged import rendered
from printgen.pipeline import Order, job


def write_html(book: Path, target: Path) -> Path:
    """Writes page, style sheets and pictures; gives the page."""
    made = rendered(job(printgen.load(book), "pdf", Order()))
    target.mkdir(parents=True)
    for name, (data, _) in made.assets.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    links = []
    for number, sheet in enumerate(made.css):
        (target / f"{number}.css").write_text(sheet, encoding="utf-8")
        links.append(f'<link rel="stylesheet" href="{number}.css">')
    page = target / "document.html"
    page.write_text(made.html.replace("</head>", "".join(links) + "</head>"), encoding="utf-8")
    return page
