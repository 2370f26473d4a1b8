"""A document for screens: a web page to read and fill in, or a book for reading apps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from printgen.job import Document, Job

if TYPE_CHECKING:
    from printgen.render.web.document import WebDocument
    from printgen.write.epub.package import About, File

_TAGS = re.compile(r"<[^>]+>")
_IMG = re.compile(r'<img\b[^>]*?\bsrc="([^"]+)"')
_XHTML = "application/xhtml+xml"
_FEATURES = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "ARIA", "unlocked")
"""What every book has, by schema.org's names for accessibilityFeature."""


def make_html(job: Job) -> Document:
    """Renders a web page: one file that holds all it shows.

    References to pages say the printed page when ``job.pages`` knows them, else what the thing is called. Where there
    is nothing to write, nothing is said about writing, and there is no script.
    """
    from printgen.render.web.document import render_web
    from printgen.render.web.style import page_style, scheme
    from printgen.write.html.embed import font_faces, policy, with_pictures
    from printgen.write.html.fonts import licences, web_fonts

    document = render_web(job, fills=True)
    templates, settings = document.page.templates, job.workbook.settings
    fills = any(' name="' in chapter.html for chapter in document.chapters)
    context = {
        "r": document.page,
        "fills": fills,
        "language": settings.language,
        "title": document.title,
        "author": job.brand.name,
        "description": settings.description,
        "book": slug(settings.title),
        "scheme": scheme(job.edition),
        "cover": document.cover,
        "contents": contents(document),
        "sections": [chapter.html for chapter in document.chapters],
        "imprint": document.imprint,
        "fonts": "",
        "css": "",
        "policy": "",
        "script": "",
    }
    words = _TAGS.sub(" ", templates.render("html/document.html.j2", context))
    faces = font_faces(web_fonts(job.brand, words, job.edition))
    note = "\n".join(f"/* {line.replace('*/', '')} */" for line in licences(job.brand))
    css = "\n".join((note, faces, page_style(templates, job.brand, job.edition)))
    script = templates.text("web/page.js") if fills else ""
    context |= {"css": Markup(css), "script": Markup(script), "policy": policy(css, script)}
    html = templates.render("html/document.html.j2", context)
    return Document(data=with_pictures(html.replace(' class=""', ""), document.assets).encode())


def make_epub(job: Job) -> Document:
    """Renders a book for reading apps, with the printed pages in it when ``job.print_pages`` knows them."""
    from printgen.write.epub.package import write_book

    return Document(data=write_book(*book(job)))


def book(job: Job) -> tuple[list[File], About]:
    """The files of a book, its pages first, and what its package says of it."""
    from printgen.render.web.book import book_style
    from printgen.render.web.document import render_web
    from printgen.write.epub.chapter import Part, pages
    from printgen.write.epub.package import File, names

    document = render_web(job, fills=False)
    front = [
        Part("cover.xhtml", job.labels.text("cover"), str(document.cover)),
        Part("contents.xhtml", job.labels.text("contents"), str(_lists(job, document))),
    ]
    parts = front + [
        Part(f"{at:02}-{one.id}.xhtml", one.title, str(one.html)) for at, one in enumerate(document.chapters, 1)
    ]
    used = _IMG.findall("".join(part.body for part in parts))
    pictures = names(document.assets, used)
    made = pages(parts, job.workbook.settings.language, pictures)
    fonts, faces = _fonts(job, _TAGS.sub(" ", "".join(part.body for part in parts)))
    style = faces + book_style(document.page.templates, job.brand, job.edition)
    files = [
        *(File(p.file, p.data, _XHTML, _properties(p.file, drawn=p.drawn), read=True) for p in made),
        File("style.css", style.encode(), "text/css"),
        File("cover.png", _cover(job), "image/png", "cover-image"),
        *(File(file, *document.assets[name]) for name, file in pictures.items()),
        *fonts,
    ]
    return files, _about(job, document)


def contents(document: WebDocument) -> Markup:
    """The contents list as HTML; empty where none is wanted."""
    if document.contents is None:
        return Markup("")
    given = {"r": document.page, "contents": document.contents}
    return Markup(document.page.templates.render("html/contents.html.j2", given))


def slug(title: str) -> str:
    """A title as part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "workbook"


# Books


def _lists(job: Job, document: WebDocument) -> Markup:
    """The book's contents, its list of printed pages, and how to write one's answers."""
    from printgen.render.html_outline import inside

    settings, page = job.workbook.settings, document.page
    given = settings.contents.title if settings.contents else ""
    rows = [
        {"id": one.id, "number": one.number, "title": page.unlinked(one.title), "entries": inside(one, page)}
        for one in job.workbook.sections
    ]
    context = {
        "r": page,
        "title": given or job.labels.text("contents"),
        "sections": rows,
        "pages": page.marks,
        "writes": page.has_answers(block for section in job.workbook.sections for block in section.body),
        "imprint": document.imprint,
    }
    return Markup(page.templates.render("web/nav.html.j2", context))


def _properties(file: str, *, drawn: bool) -> str:
    return " ".join(filter(None, ("nav" if file == "contents.xhtml" else "", "svg" if drawn else "")))


def _cover(job: Job) -> bytes:
    from printgen.render.speech.cover import upright_cover

    return upright_cover(job.workbook, job.brand)


def _fonts(job: Job, words: str) -> tuple[list[File], str]:
    """Font files with what they say of their licence, and the rules that name them."""
    from printgen.write.epub.package import File
    from printgen.write.html.fonts import licences, web_fonts

    files, faces = [], []
    for family, weight, data in web_fonts(job.brand, words, job.edition):
        name = f"fonts/{slug(family)}-{weight}.woff2"
        files.append(File(name, data, "font/woff2"))
        faces.append(f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url({name}); }}\n')
    files.append(File("fonts/licences.txt", "\n".join(licences(job.brand)).encode() + b"\n", "text/plain"))
    return files, "".join(faces)


def _about(job: Job, document: WebDocument) -> About:
    from printgen.model.blocks import Figure
    from printgen.model.walk import walk
    from printgen.write.epub.package import About

    text, settings, name = job.labels.text, job.workbook.settings, job.brand.name
    figures = [b for section in job.workbook.sections for b in walk(section.body) if isinstance(b, Figure)]
    shown = any(not one.decorative for one in figures) or bool(settings.cover)
    features = [*_FEATURES]
    if shown:
        features.append("alternativeText")
    if any(one.description for one in figures):
        features.append("longDescription")
    if document.page.marks:
        features += ["pageBreakMarkers", "pageNavigation"]
    title = settings.title
    printed = text("epub-printed", title=title, name=name) if name else text("epub-printed-bare", title=title)
    summary = text("epub-summary")
    return About(
        title=document.title,
        creator=name,
        description=settings.description,
        language=settings.language,
        printed=printed if document.page.marks else "",
        modes=("textual", "visual") if shown else ("textual",),
        features=tuple(features),
        summary=text("epub-summary-pages", summary=summary) if document.page.marks else summary,
    )
