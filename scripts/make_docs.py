"""Makes the generated parts of docs/: the guide for authors with every block's options and picture, and page pictures.

``python scripts/make_docs.py`` writes all of it; ``--text`` only the words, which a test compares with the registry.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import printgen.model.answers
import printgen.model.blocks  # noqa: F401  -- they fill the registry
from printgen.model.core import FENCES, Block, options

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "guide"
PICTURES = ROOT / "docs" / "pictures"
INSIDE = {"column": "compare", "description": "figure"}
"""Kinds that only stand inside another; shown with it."""

TITLE, LARGE = "Guide", 9
"""Title of the section that holds an example, and the least height of its first letter, in points."""
BRAND = "harbour-mind"
ACTIVITY = "box"
"""Shown in each way of filling in: it has boxes, choices and lines."""
GROUPS: dict[str, tuple[str, ...]] = {
    "To read": ("quote", "callout", "box", "compare", "figure", "video", "scenario", "example", "contacts"),
    "To write on": (
        "worksheet",
        "activity",
        "pause",
        "prompts",
        "question",
        "fields",
        "columns-answer",
        "list-answer",
        "scale",
        "choices",
        "draw",
        "action-plan",
    ),
    "To plan and to look up": ("session-plan", "reading", "references"),
    "To arrange": ("only", "page-break"),
}
UNITS = {
    "Count": "number",
    "Millimetres": "length, such as `58mm`",
    "Minutes": "time, such as `15 min` or `1 h 30`",
    "Clock": "time of day, such as `09:30`",
    "Names": "`0..10`, or `0 | 5 | 10`",
    "str": "words",
    "bool": "flag",
    "tuple[tuple[str, str], ...]": "`0 = Not at all | 10 = Fully`",
    "tuple[PlanColumn, ...]": "`What? | Who? | Date`",
}


def guide() -> str:
    """docs/authors.md."""
    shown = {kind for group in GROUPS.values() for kind in group} | set(INSIDE)
    assert shown == set(FENCES), f"in the guide but no block, or a block but not in the guide: {shown ^ set(FENCES)}"
    environment = Environment(
        loader=FileSystemLoader(ROOT / "scripts" / "docs"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        variable_start_string="[[",
        variable_end_string="]]",
    )
    groups = {name: [_entry(kind) for kind in kinds] for name, kinds in GROUPS.items()}
    return environment.get_template("authors.md.j2").render(groups=groups)


def _entry(kind: str) -> dict[str, Any]:
    cls = FENCES[kind]
    return {
        "kind": kind,
        "what": _what(cls),
        "title": cls.title_use,
        "options": list(_options(cls)),
        "inside": [(inner, _what(FENCES[inner])) for inner, of in INSIDE.items() if of == kind],
        "source": (CASES / f"{kind}.md").read_text(encoding="utf-8").strip(),
        "picture": f"pictures/blocks/{kind}.png" if kind != "page-break" else "",
    }


def _what(cls: type[Block]) -> str:
    return " ".join((cls.__doc__ or "").split())


def _options(cls: type[Block]) -> Iterator[tuple[str, str, str]]:
    """Name, what it takes, what it is for."""
    hints = get_type_hints(cls)
    for name, field in options(cls).items():
        written = str(field.type).removesuffix(" | None")
        if get_origin(hints[field.name]) is Literal:
            takes = ", ".join(f"`{value}`" for value in get_args(hints[field.name]) if value)
        else:
            takes = UNITS[written]
        yield name, takes, field.metadata["info"].help


def draw_blocks() -> None:
    """A picture of each block's example, cut to what stands on its page."""
    from doc_pictures import page, save

    (PICTURES / "blocks").mkdir(parents=True, exist_ok=True)
    for kinds in GROUPS.values():
        for kind in kinds:
            if kind != "page-break":
                data = _example(kind)
                save(_cut(page(data, 0, 110), _below_title(data)), PICTURES / "blocks" / f"{kind}.png")


def _example(kind: str) -> bytes:
    """The example as a workbook of one unnumbered section, without cover and contents."""
    import tempfile

    import printgen
    from printgen.transform.select import Selection

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sections").mkdir()
        shutil.copytree(CASES / "images", folder / "images")
        shutil.copy(CASES / "references.yaml", folder)
        (folder / "workbook.yaml").write_text(
            "title: Guide\nsections: [guide]\ncover: false\ncontents: false\nreferences: references.yaml\n"
            "audiences: [participant, facilitator]\n"
        )
        text = (CASES / f"{kind}.md").read_text(encoding="utf-8")
        (folder / "sections" / "guide.md").write_text(
            f"---\nid: guide\ntitle: {TITLE}\n---\n\n{text}", encoding="utf-8"
        )
        audience = "facilitator" if kind == "only" else ""
        return printgen.build(printgen.load(folder), brand=BRAND, selection=Selection(audience=audience))


SHEETS = {
    "working-alongside": ("ardmarrow", (1, 2, 8, 11)),
    "use-of-self": ("harbour-mind", (1, 5, 9, 14)),
}
"""Pages shown in the README: brand, and 1-based sheets."""


def draw_pages() -> None:
    """The README's pictures: four pages of each sample workbook side by side."""
    from doc_pictures import page, save, side_by_side

    import printgen
    from printgen.resources import folder

    for name, (brand, pages) in SHEETS.items():
        data = printgen.build(printgen.load(name), brand=folder("content") / "brands" / brand)
        save(side_by_side([page(data, number - 1, 60) for number in pages]), PICTURES / f"{name}.png")


REFERENCE = (1, 5, 6, 10)
"""Pages of the reference document shown in the page for Word users, as LibreOffice shows them."""


def draw_reference() -> None:
    """Four pages of the reference document side by side."""
    from doc_pictures import page, save, side_by_side

    from printgen.named import brand_named
    from printgen.office import pdf_of
    from printgen.reference import reference_document

    data = pdf_of(reference_document(brand_named(BRAND)).data)
    save(side_by_side([page(data, number - 1, 60) for number in REFERENCE]), PICTURES / "word-reference.png")


def draw_ways_to_fill_in() -> None:
    """One activity as Word shows it for both, for the screen and for paper, side by side."""
    from typing import get_args

    from doc_pictures import page, save, side_by_side

    from printgen.edition import Layout, Purpose
    from printgen.named import brand_named, workbook_path
    from printgen.office import pdf_of
    from printgen.pipeline import Order, build, load
    from printgen.transform.select import Selection

    book = load(workbook_path("use-of-self"))
    pages = []
    for purpose in get_args(Purpose):
        selection = Selection(names=(ACTIVITY,), blank=True)
        layout = Layout(pack=True, purpose=purpose)
        built = build(book, "docx", Order(brand=brand_named(BRAND), selection=selection, layout=layout))
        pages.append(page(pdf_of(built.data), 0, 60))
    save(side_by_side(pages), PICTURES / "word-filling-in.png")


def _cut(page: Any, top: float) -> Any:
    """What stands between ``top`` (a share of the height) and the footer, without the white below it."""
    from PIL import Image, ImageChops

    width, height = page.size
    body = page.crop((int(width * 0.05), int(height * top), int(width * 0.95), int(height * 0.915)))
    box = ImageChops.difference(body, Image.new("RGB", body.size, "white")).getbbox() or (0, 0, 1, 1)
    return body.crop((0, max(0, box[1] - 12), body.size[0], min(body.size[1], box[3] + 12)))


def _below_title(data: bytes) -> float:
    """Where the section's title ends, as a share of the page's height; 0 where a worksheet opens the page instead."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0]
    height = page.get_height()
    words = page.get_textpage()
    search = words.search(TITLE)
    while found := search.get_next():
        _, bottom, _, top = words.get_charbox(found[0])
        if bottom > height * 0.8 and top - bottom > LARGE:
            return (height - bottom + 5) / height
    return 0.0


def main() -> int:
    """Writes what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", action="store_true", help="only the words")
    given = parser.parse_args()
    (ROOT / "docs" / "authors.md").write_text(guide(), encoding="utf-8")
    if not given.text:
        from doc_pictures import draw_editions, draw_pack, draw_phone

        draw_blocks()
        draw_pages()
        draw_reference()
        draw_ways_to_fill_in()
        draw_editions()
        draw_pack()
        draw_phone()
    return 0


if __name__ == "__main__":
    sys.exit(main())
