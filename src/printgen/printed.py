"""The pages of the standard print, by place and by id: what other editions and formats stand on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from printgen.edition import STANDARD
from printgen.kept import kept
from printgen.paged import need_engine, page_ranges, rendered
from printgen.record import record

if TYPE_CHECKING:
    from printgen.job import Job, Pages, PrintPages
    from printgen.render.html import Rendered

_VERSION = "2"


@record(kw_only=True)
class Printed:
    """The standard print.

    Attributes:
        places: Page on which every section and block begins, by its place.
        pages: First and last page by id, for references.
    """

    places: PrintPages
    pages: Pages


def printed(job: Job) -> Printed:
    """Page numbers of the standard edition.

    The standard edition is laid out for it, once: the numbers are kept between runs.

    Args:
        job: Of the standard edition, whatever format is being made.

    Raises:
        PrintgenError: The layout engine is not there.
    """
    document = rendered(replace(job, layout=replace(job.layout, edition=STANDARD, crop_marks=False)), places=True)
    data = kept("print-pages", _key(document), lambda: json.dumps(_laid_out(document)).encode())
    found: dict[str, dict[str, int]] = json.loads(data)
    return Printed(places=found["places"], pages=page_ranges(found["anchors"]))


def _laid_out(document: Rendered) -> dict[str, dict[str, int]]:
    need_engine()
    from printgen.write.pdf.places import places

    fetch = document.assets.__getitem__
    found = places(document.html, document.css, fetch, language=document.language, ranges=document.ranges)
    return {"places": dict(found.marked), "anchors": dict(found.anchors)}


def _key(document: Rendered) -> bytes:
    """All that the layout hangs on."""
    digest = hashlib.sha256(_VERSION.encode())
    for part in (document.html, *document.css):
        digest.update(part.encode())
    for name, (data, _) in sorted(document.assets.items()):
        digest.update(name.encode())
        digest.update(data)
    return digest.digest()
