"""The documents that every checker reads: both samples and every kind, in brands, papers, selections and packs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from printgen.brand import Brand, load_brand
from printgen.diagnostics import Diagnostics
from printgen.edition import Layout
from printgen.model.workbook import Workbook
from printgen.pipeline import Built, Order, build_all, prepare
from printgen.read.edition import load_edition, packaged_editions
from printgen.read.workbook import load
from printgen.resources import folder
from printgen.transform.select import Selection
from printgen.transform.signed import sign_language_first

FORMATS = ("pdf", "docx")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Document:
    """A workbook and what is asked of it."""

    workbook: str
    brand: str = "default"
    layout: Layout = field(default_factory=Layout)
    selection: Selection = field(default_factory=Selection)
    note: str = ""
    edition: str = ""

    def __str__(self) -> str:
        about = (Path(self.workbook).name, self.brand, self.layout.paper, Path(self.edition).stem, self.note)
        return "-".join(filter(None, about))


def _sample(name: str, short: str) -> list[Document]:
    pack = Layout(pack=True)
    return [
        Document(name, "harbour-mind" if name == SAMPLES[1] else "ardmarrow"),
        Document(name, "default", Layout(paper="letter")),
        Document(name, "ardmarrow", Layout(paper="a5")),
        Document(name, "harbour-mind", selection=Selection(audience="facilitator"), note="facilitator"),
        Document(name, "harbour-mind", selection=Selection(profile=short), note=short),
        Document(name, "ardmarrow", pack, Selection(only="pack", blank=True), "pack"),
    ]


SAMPLES = ("content/working-alongside", "content/use-of-self")
BRANDS = ("harbour-mind", "ardmarrow")
OWN = str(ROOT / "tests" / "cases" / "sam-20.yaml")
"""An edition of somebody's own, as a file."""
EDITIONS = (*packaged_editions(), OWN)
"""Every edition: checkers look at both samples in each of them, in each format that has pages or screens."""


def dressed(sample: str, edition: str) -> tuple[str, str]:
    """A sample and its brand in an edition: each sample meets both brands, and each brand every edition."""
    return sample, BRANDS[(SAMPLES.index(sample) + EDITIONS.index(edition)) % 2]


def _editions() -> list[Document]:
    """Both samples in every edition, and every kind in those that are laid out anew."""
    kinds, alongside = "tests/cases/kitchen-sink", SAMPLES[0]
    only = Selection(only="pack", blank=True)
    return [
        *(Document(*dressed(sample, one), edition=one) for one in EDITIONS for sample in SAMPLES),
        Document(kinds, "ardmarrow", edition="giant-print"),
        Document(kinds, "harbour-mind", edition="large-print"),
        Document(kinds, "default", edition="high-contrast-dark"),
        Document(alongside, "harbour-mind", Layout(pack=True), only, "pack", "large-print"),
        Document("templates/starter", "default", Layout(paper="letter"), edition="large-print"),
        Document("templates/starter", "default", Layout(paper="a5"), edition="dyslexia"),
        Document("templates/starter", "default", edition="giant-print"),
    ]


DOCUMENTS = [
    *_sample(SAMPLES[0], "theme-compassion"),
    *_sample(SAMPLES[1], "short"),
    Document("content/working-alongside", "harbour-mind", selection=Selection(sections=("relational",)), note="one"),
    Document(
        "content/working-alongside",
        "harbour-mind",
        Layout(pack=True, duplex=True),
        Selection(only="pack", blank=True),
        "duplex",
    ),
    Document("content/working-alongside", "harbour-mind", Layout(crop_marks=True), note="crop-marks"),
    Document("content/use-of-self", "default", selection=Selection(audience="team-leader"), note="team-leader"),
    Document("tests/cases/kitchen-sink", "harbour-mind"),
    Document("tests/cases/kitchen-sink", "default", Layout(paper="a5")),
    Document("templates/starter", "default"),
    *_editions(),
]


@cache
def workbook(name: str) -> Workbook:
    """A workbook, read once."""
    return load(ROOT / name)


@cache
def brand(name: str) -> Brand:
    """A packaged brand, read once."""
    return load_brand(folder("content") / "brands" / name)


def _order(document: Document) -> Order:
    return Order(
        brand=brand(document.brand),
        selection=document.selection,
        layout=document.layout,
        edition=document.edition,
        word_pages="layout",
    )


@cache
def _built(at: int) -> dict[str, Built]:
    document = DOCUMENTS[at]
    return {b.format: b for b in build_all(workbook(document.workbook), FORMATS, _order(document))}


def prepared(document: Document, format: str) -> Workbook:
    """The workbook as a renderer gets it."""
    found = prepare(workbook(document.workbook), format, _order(document), Diagnostics()).workbook
    first = document.edition and load_edition(document.edition).sign_language_first
    return sign_language_first(found) if first else found


def built(document: Document, format: str) -> Built:
    """A document of the matrix, built once in a process."""
    return _built(DOCUMENTS.index(document))[format]
