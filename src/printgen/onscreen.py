"""A document for screens: a web page to read and fill in, or a book for reading apps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from printgen.job import Document, Job

if TYPE_CHECKING:
    from printgen.render.web.document import WebDocument

_TAGS = re.compile(r"<[^>]+>")


def make_html(job: Job) -> Document:
    """Renders a web page: one file that holds all it shows.

    References to pages say the printed page when ``job.pages`` knows them, else what the thing is called.
    """
    from printgen.render.web.document import render_web
    from printgen.render.web.style import page_style, scheme
    from printgen.write.html.embed import font_faces, policy, with_pictures
    from printgen.write.html.fonts import licences, web_fonts

    document = render_web(job, fills=True)
    templates, settings = document.page.templates, job.workbook.settings
    context = {
        "r": document.page,
        "fills": True,
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
    faces = font_faces(web_fonts(job.brand, words))
    note = "\n".join(f"/* {line.replace('*/', '')} */" for line in licences(job.brand))
    css = "\n".join((note, faces, page_style(templates, job.brand, job.edition)))
    script = templates.text("web/page.js")
    context |= {"css": Markup(css), "script": Markup(script), "policy": policy(css, script)}
    html = templates.render("html/document.html.j2", context)
    return Document(data=with_pictures(html, document.assets).encode())


def contents(document: WebDocument) -> Markup:
    """The contents list as HTML; empty where none is wanted."""
    if document.contents is None:
        return Markup("")
    given = {"r": document.page, "contents": document.contents}
    return Markup(document.page.templates.render("html/contents.html.j2", given))


def slug(title: str) -> str:
    """A title as part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "workbook"
