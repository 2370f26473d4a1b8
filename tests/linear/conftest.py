"""Small workbooks read in a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from printgen.edition import Braille, Layout
from printgen.job import Job, Pages
from printgen.linear import read_job
from printgen.pipeline import Order, build, job
from printgen.read.workbook import load
from printgen.render.linear.document import Read

HEAD = "title: A workbook\nlanguage: {language}\nsections: [one]\ncover: false\n{more}\n"


class Bench:
    """Makes a workbook of one section and reads or builds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def job(
        self, body: str, pages: Pages | None = None, *, language: str = "en-GB", more: str = "", **layout: Any
    ) -> Job:
        (self.folder / "sections").mkdir(exist_ok=True)
        settings = HEAD.format(language=language, more=more)
        (self.folder / "workbook.yaml").write_text(settings, encoding="utf-8")
        text = f"---\nid: one\ntitle: First\n---\n\n{body}\n"
        (self.folder / "sections" / "one.md").write_text(text, encoding="utf-8")
        order = Order(layout=Layout(**layout), print_pages=False)
        return job(load(self.folder), "txt", order, pages)

    def read(self, body: str, pages: Pages | None = None, **more: Any) -> Read:
        return read_job(self.job(body, pages, **more))

    def made(self, format: str, body: str, *, braille: Braille | None = None, **more: Any) -> str:
        """The file as text."""
        self.job(body, **more)
        order = Order(layout=Layout(braille=braille or Braille()), print_pages=False)
        return build(load(self.folder), format, order).data.decode()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Reads small workbooks in a line."""
    return Bench(tmp_path)
