"""Makes templates/word/reference.docx: the styles, theme, lists and settings that every Word output starts from.

Run it after a change to the design: ``python scripts/make_reference.py``. The same script always gives the same
bytes. A designer who would rather work in Word opens the result, changes a style and saves: nothing here needs to run
again.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reference.covers import covers
from reference.parts import HEAD, NAMESPACES, OFFICE, defaults, fonts, footnotes, numbering, settings, theme
from reference.reading import reading
from reference.tabled import tabled
from reference.tables import table_styles
from reference.words import characters
from reference.writing import writing

TARGET = Path(__file__).parent.parent / "templates" / "word" / "reference.docx"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "theme": "theme/theme1.xml",
    "footnotes": "footnotes.xml",
    "fontTable": "fontTable.xml",
}


def _types() -> str:
    kinds = {"document.xml": WORD + "document.main+xml"}
    kinds |= {file: f"{WORD}{name}+xml" for name, file in PARTS.items() if name != "theme"}
    overrides = {f"/word/{file}": kind for file, kind in kinds.items()}
    overrides |= {
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
        + "</Types>"
    )


def _relationships(targets: dict[str, str]) -> str:
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{kind}" Target="{to}"/>'
            for n, (kind, to) in enumerate(targets.items(), 1)
        )
        + "</Relationships>"
    )


def _styles() -> str:
    return "".join((*reading(), *covers(), *writing(), *tabled(), *characters()))


def _document() -> str:
    return (
        f'{HEAD}<w:document {NAMESPACES}><w:body><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1191" w:right="1134" w:bottom="1361" w:left="1134" '
        'w:header="567" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _properties() -> tuple[str, str]:
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Word reference document</dc:title>'
        "<dc:creator>printgen</dc:creator></cp:coreProperties>"
    )
    extended = (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>printgen</Application></Properties>"
    )
    return core, extended


def parts() -> dict[str, str]:
    """Every part of the package by its name."""
    core, extended = _properties()
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    root = {
        f"{OFFICE}/officeDocument": "word/document.xml",
        package: "docProps/core.xml",
        f"{OFFICE}/extended-properties": "docProps/app.xml",
    }
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships(root),
        "docProps/app.xml": extended,
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": _relationships({f"{OFFICE}/{name}": file for name, file in PARTS.items()}),
        "word/document.xml": _document(),
        "word/fontTable.xml": fonts(),
        "word/footnotes.xml": footnotes(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/styles.xml": f"{HEAD}<w:styles {NAMESPACES}>{defaults()}{_styles()}{table_styles()}</w:styles>",
        "word/theme/theme1.xml": theme(),
    }


def main(target: Path = TARGET) -> None:
    """Writes the reference document."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            package.writestr(info, text.encode())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
