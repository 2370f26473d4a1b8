"""The standards that a PDF can keep to, and what the engine leaves to us for them.

- ``ua-1``: PDF/UA-1 (ISO 14289-1), PDF 1.7. What most readers and checkers know.
- ``ua-2``: PDF/UA-2 (ISO 14289-2), PDF 2.0.
- ``a-2a``, ``a-3a``: PDF/A (ISO 19005-2 and -3, level A) together with PDF/UA-1: for archives. The file then says what
  its colours mean by an sRGB profile (the International Color Consortium's sRGB2014, which the engine brings; its
  licence allows to embed it in any file).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from printgen.edition import PdfStandard

VARIANTS: Final[Mapping[PdfStandard, str]] = {
    "ua-1": "pdf/ua-1",
    "ua-2": "pdf/ua-2",
    "a-2a": "pdf/a-2a",
    "a-3a": "pdf/a-3a",
}
"""The engine's name of each standard."""

_UA_BESIDE_A: Final = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />'
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""The claim of PDF/UA-1, and its schema: PDF/A knows its own only (ISO 19005-2, 6.6.2.3)."""


def is_archive(standard: PdfStandard) -> bool:
    """Whether a file of this standard is PDF/A."""
    return standard.startswith("a-")


def claim_accessibility(rdf: bytes) -> bytes:
    """The metadata of a PDF/A file, with the claim that it keeps to PDF/UA-1 as well.

    Args:
        rdf: The engine's description, one ``rdf:RDF`` element.
    """
    head, end, tail = rdf.rpartition(b"</rdf:RDF>")
    return head + _UA_BESIDE_A + end + tail


def settle_pictures(pdf: Any) -> None:
    """No picture is smoothed by the viewer (ISO 19005-2, 6.2.8): each looks the same in every one.

    Args:
        pdf: The pydyf document, before it is written.
    """
    for item in pdf.objects:
        extra = getattr(item, "extra", {})
        if extra.get("Subtype") == "/Image":
            extra.pop("Interpolate", None)
