"""Pictures for docs/: pages of a PDF and of a browser, side by side, with names below, as small PNG files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BRAND = "harbour-mind"
GAP = 18
"""Pixels between pictures."""
FONT, LETTERS = ROOT / "templates" / "fonts" / "printgen-text-700.ttf", 19
"""The face and size of the names below pictures."""
INK, FRAME = "#1B2324", "#c8c8c8"
EDITIONS = ("standard", "large-print", "giant-print", "dyslexia", "high-contrast-dark", "ink-saver")
SHOWN = "Qualities that people look"
"""Words of the page that is shown in each edition: it has something to read, to tick and to write on."""
ALTERNATES = (
    "standard-pdf,large-print-pdf,giant-print-pdf,dyslexia-pdf,high-contrast-dark-pdf,ink-saver-pdf,"
    "standard-docx,large-print-docx,html,epub,txt,braille-grade-2"
)
"""Files of the pack whose index is shown: all kinds but recordings, which take a minute each."""
PHONE, DESK = (360, 720), (1000, 1260)


def draw_editions() -> None:
    """One page of a sample workbook in six editions, with the name of each."""
    from printgen.named import brand_named, workbook_path
    from printgen.pipeline import Order, build, load
    from printgen.read.edition import load_edition

    book, pages, names = load(workbook_path("use-of-self")), [], []
    for name in EDITIONS:
        data = build(book, "pdf", Order(brand=brand_named(BRAND), edition=name)).data
        pages.append(page(data, _where(data, SHOWN), 40))
        names.append(load_edition(name).title)
    save(side_by_side(pages, names, across=3), PICTURES / "editions.png")


def draw_pack() -> None:
    """The top of the index page of a pack."""
    from printgen.accessible import make, pack
    from printgen.alternates import chosen
    from printgen.named import brand_named, workbook_path
    from printgen.pipeline import Order, load

    book = load(workbook_path("working-alongside"))
    order = Order(brand=brand_named(BRAND))
    files = make(book, chosen((ALTERNATES,), None, book.folder), order, "working-alongside", checked=False)
    index = pack(book, files, order, "pack", checked=False)["pack/index.html"]
    with _window(index, DESK) as opened:
        save(_shot(opened), PICTURES / "pack-index.png")


def draw_phone() -> None:
    """The web page in the window of a phone: the cover, an activity that is filled in, and the same in the dark."""
    from printgen.named import brand_named, workbook_path
    from printgen.pipeline import Order, build, load

    data = build(load(workbook_path("use-of-self")), "html", Order(brand=brand_named(BRAND))).data
    pictures = []
    with _window(data, PHONE) as opened:
        pictures.append(_shot(opened))
        opened.locator("article.act textarea").first.fill("I know how I greet people. I don't know how I say goodbye.")
        opened.evaluate("document.querySelector('article.act').scrollIntoView()")
        pictures.append(_shot(opened))
    with _window(data, PHONE, color_scheme="dark") as opened:
        opened.evaluate("document.querySelector('.opener').scrollIntoView()")
        pictures.append(_shot(opened))
    save(side_by_side(pictures), PICTURES / "web-phone.png")


@contextmanager
def _window(data: bytes, size: tuple[int, int], **settings: Any) -> Iterator[Any]:
    from printgen.check.browser import browser, page_of

    with browser("pictures") as started, page_of(started, data, size, **settings) as opened:
        opened.evaluate("document.fonts.ready")
        yield opened


def _shot(opened: Any) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(opened.screenshot(animations="disabled", caret="hide"))).convert("RGB")


def _where(data: bytes, words: str) -> int:
    """The first page with these words, from 0."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return next(at for at in range(len(document)) if document[at].get_textpage().search(words).get_next())


def page(data: bytes, number: int, dpi: int) -> Any:
    """A page of a PDF, from 0; the last one where it has fewer."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return document[min(number, len(document) - 1)].render(scale=dpi / 72).to_pil().convert("RGB")


def side_by_side(pages: Sequence[Any], names: Sequence[str] = (), across: int = 0) -> Any:
    """Pictures of one size in rows, each in a thin frame, with its name below."""
    from PIL import Image, ImageDraw, ImageFont, ImageOps

    framed = [ImageOps.expand(one, 1, FRAME) for one in pages]
    across = across or len(framed)
    wide, high = max(one.width for one in framed), max(one.height for one in framed)
    below = LETTERS * 2 if names else 0
    rows = -(-len(framed) // across)
    size = (across * (wide + GAP) - GAP, rows * (high + below + GAP) - GAP)
    sheet = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(sheet)
    for at, one in enumerate(framed):
        left, top = at % across * (wide + GAP), at // across * (high + below + GAP)
        sheet.paste(one, (left, top))
        if names:
            draw.text((left, top + high + 7), names[at], fill=INK, font=ImageFont.truetype(FONT, LETTERS))
    return sheet


def save(picture: Any, path: Path) -> None:
    """A small PNG; written only when it changes."""
    from PIL import Image

    out = io.BytesIO()
    # MAXCOVERAGE keeps a colour that stands in one small place: the accent is what a page is remembered by
    picture.quantize(96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    if not path.exists() or path.read_bytes() != out.getvalue():
        path.write_bytes(out.getvalue())
        print(path.relative_to(ROOT))
