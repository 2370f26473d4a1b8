"""Puts a rendered document into the reference's package, dressed in a brand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.edition import PAPERS, STANDARD, Edition, Paper
from printgen.kept import made_by, recall, remember
from printgen.record import record
from printgen.render.word.parts import Parts, part
from printgen.render.word.wellformed import fault_in
from printgen.render.word.xml import HEAD, escape
from printgen.write.docx.dress import Dress, fonts, recolour, resize, theme
from printgen.write.docx.media import Fonts, picture_bytes
from printgen.write.docx.package import DOCUMENT, WORD, Package

GLOSSARY = "word/glossary/document.xml"
NEUTRAL_DATE = "2000-01-01T00:00:00Z"
"""Created and modified, where no date is given: never the clock, or no two builds would be the same."""


@record(kw_only=True)
class Properties:
    """What Word shows under File, Info. ``date`` is an ISO 8601 time in UTC."""

    title: str
    creator: str = ""
    subject: str = ""
    description: str = ""
    keywords: str = ""
    language: str = "en-GB"
    company: str = ""
    date: str = NEUTRAL_DATE


def write_docx(
    body: str,
    parts: Parts,
    package: Package,
    properties: Properties,
    *,
    dress: Dress | None = None,
    paper: Paper = PAPERS["a4"],
    picture_fonts: Fonts | None = None,
    checked: bool = True,
    protect: bool = False,
    edition: Edition = STANDARD,
) -> bytes:
    """A Word document.

    Args:
        body: Content of ``w:body``, with the last ``w:sectPr``.
        parts: What the body refers to.
        package: From ``open_reference``: styles, lists, theme and settings.
        properties: Title, language and the like.
        dress: Colours and fonts of the brand.
        paper: Sheet and margins that the body was rendered for.
        picture_fonts: Fonts for words in SVG pictures.
        protect: Only answers can be changed, until somebody stops the protection in Word; there is no password.
        edition: Its sizes, its room, and the colour of its pages.
        checked: Look whether the body can be read, as it must be where somebody else's templates made it.

    Raises:
        PrintgenError: The body is not well-formed XML, or a picture cannot be drawn.
    """
    if dress and dress.tracks[1]:
        from printgen.write.docx.apart import apart

        body = apart(body, dress.tracks[1])
    _dress(package, dress or Dress(), paper, properties.language, edition)
    styles = package.text(package.related(DOCUMENT, "styles"))
    document = part("document", f"{_ground(edition)}<w:body>{_spelled_out(body, styles)}</w:body>")
    if checked:
        check_well_formed(document)
    if protect and (name := package.related(DOCUMENT, "settings")):
        package.add(name, protected(package.text(name)))
    package.add(DOCUMENT, document)
    for (kind, target, external), identity in parts.relationships.items():
        package.relate(DOCUMENT, kind, target, external=external, identity=identity)
    _lists(package, parts)
    _notes(package, parts)
    _placeholders(package, parts)
    _footers(package, parts)
    _pictures(package, parts, picture_fonts or Fonts())
    _properties(package, properties)
    return package.save()


_LISTED = ("TOCNumber", "TOCLeader")
"""Character styles of the contents. LibreOffice puts one of its own in their place."""


_PLAIN = re.compile(r'<w:color w:val="[0-9A-F]{6}"/>')
"""A colour that is none of the theme's: not in runs, where a change of the style would not reach it."""


def _spelled_out(body: str, styles: str) -> str:
    """A body whose runs in the contents say themselves how they look, as their style has it."""
    for name in _LISTED:
        found = re.search(rf'<w:style [^>]*w:styleId="{name}".*?<w:rPr>(.*?)</w:rPr></w:style>', styles, re.S)
        mark = f'<w:rPr><w:rStyle w:val="{name}"/>'
        look = _PLAIN.sub("", found[1]) if found else ""
        body = body.replace(mark, f"{mark}{look}")
    return body


_LATER = "autoFormatOverride|styleLockTheme|styleLockQFSet|defaultTabStop|autoHyphenation|evenAndOddHeaders|character"
"""Settings that come after the protection (ECMA-376 part 1, 17.15.1.78): their order is fixed."""


def protected(settings: str) -> str:
    """settings.xml of a document that takes answers alone, as Word's "Filling in forms" has it.

    Not "readOnly" with editable ranges: Word's accessibility checker counts that as access restricted.
    """
    settings = re.sub(r"<w:documentProtection [^>]*/>", "", settings)
    mark = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    return re.sub(rf"(?=<w:(?:{_LATER})|</w:settings>)", mark, settings, count=1)


def check_well_formed(xml: str) -> None:
    """Raises PrintgenError when the XML that templates made cannot be read."""
    if found := fault_in(xml):
        what, number, column = found
        near = xml.splitlines()[number - 1][max(column - 60, 0) : column + 20]
        words = f"a Word template made XML that cannot be read: {what}"
        raise PrintgenError(Diagnostic("error", "word-xml", words, hint=f"near {near!r}"))


def _ground(edition: Edition) -> str:
    """The colour of the pages on screen, where an edition has one; Word prints it when its options say so."""
    ground = edition.colours.ground.lstrip("#").upper()
    return "" if ground == "FFFFFF" else f'<w:background w:color="{ground}"/>'


def _dress(package: Package, dress: Dress, paper: Paper, language: str, edition: Edition) -> None:
    """Puts the brand on: the same reference in the same dress is the same each time, so it is kept between runs."""
    names = {kind: name for kind in _DRESSED if (name := package.related(DOCUMENT, kind))}
    given = {kind: package.text(name) for kind, name in names.items()}
    made_from = (made_by("", "write/docx", "render/word"), repr((dress, paper, language, edition)), *given.values())
    key = "\0".join(made_from).encode()
    done: dict[str, str] | None = recall("word-dress", key)
    if done is None:
        done = _dressed(given, dress, paper, language, edition)
        remember("word-dress", key, done)
    for kind, xml in done.items():
        package.add(names[kind], xml)


_DRESSED = ("styles", "numbering", "theme", "fontTable", "settings")


def _dressed(given: Mapping[str, str], dress: Dress, paper: Paper, language: str, edition: Edition) -> dict[str, str]:
    from printgen.write.docx.fit import fit

    done = {kind: fit(recolour(given[kind], dress), paper) for kind in ("styles", "numbering") if kind in given}
    if not edition.plain:
        from printgen.write.docx.grown import coloured, grow

        grown = {kind: grow(xml, edition, paper, dress.tracks[0]) for kind, xml in done.items()}
        done = {kind: coloured(xml, edition, dress.colours) for kind, xml in grown.items()}
    if "styles" in done:
        done["styles"] = _language(resize(done["styles"], dress), language)
    if "theme" in given:
        done["theme"] = theme(given["theme"], dress)
    if "fontTable" in given:
        done["fontTable"] = fonts(given["fontTable"], dress)
    if "settings" in given:
        settings = re.sub(r'(<w:themeFontLang w:val=")[^"]*', rf"\g<1>{language}", given["settings"])
        if _ground(edition) and "<w:displayBackgroundShape/>" not in settings:
            settings = re.sub(r"(<w:zoom\b[^>]*/>)", r"\1<w:displayBackgroundShape/>", settings, count=1)
        done["settings"] = settings
    return done


def _language(styles: str, language: str) -> str:
    head, end, rest = styles.partition("</w:docDefaults>")
    return re.sub(r'(<w:lang w:val=")[^"]*', rf"\g<1>{language}", head) + end + rest


def _lists(package: Package, parts: Parts) -> None:
    """A ``w:num`` for each list that starts again; its kind is that of the style's own list."""
    name = package.related(DOCUMENT, "numbering")
    if not parts.lists or not name:
        return
    styles, numbering = package.text(package.related(DOCUMENT, "styles")), package.text(name)
    new = []
    for one in parts.lists:
        own = re.search(rf'w:styleId="{one.style}".*?<w:numId w:val="(\d+)"', styles, re.S)
        kind = own and re.search(rf'<w:num w:numId="{own[1]}"[^>]*>\s*<w:abstractNumId w:val="(\d+)"', numbering)
        if kind:
            new.append(
                f'<w:num w:numId="{one.number}"><w:abstractNumId w:val="{kind[1]}"/><w:lvlOverride w:ilvl="0">'
                f'<w:startOverride w:val="{one.start}"/></w:lvlOverride></w:num>'
            )
    package.add(name, numbering.replace("</w:numbering>", f"{''.join(new)}</w:numbering>"))


def _notes(package: Package, parts: Parts) -> None:
    if not parts.notes:
        return
    name = package.related(DOCUMENT, "footnotes")
    notes = "".join(f'<w:footnote w:id="{n}">{xml}</w:footnote>' for n, xml in enumerate(parts.notes, 1))
    links = {i: key for key, i in parts.relationships.items() if f'r:id="{i}"' in notes}
    for identity, (kind, target, external) in links.items():
        package.relate(name, kind, target, external=external, identity=identity)
    xml = re.sub(
        r"<w:footnotes\b[^>]*>",
        lambda m: part("footnotes", "").split("\n", 1)[1].removesuffix("</w:footnotes>"),
        package.text(name),
        count=1,
    )
    package.add(name, xml.replace("</w:footnotes>", f"{notes}</w:footnotes>"))


def _placeholders(package: Package, parts: Parts) -> None:
    """The glossary: what Word shows again in a control that is cleared. It needs styles of its own: a copy."""
    if not parts.placeholders:
        return
    blocks = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors>'
        f'<w:behavior w:val="content"/></w:behaviors><w:guid w:val="{_guid(name)}"/></w:docPartPr>'
        f"<w:docPartBody>{paragraphs}</w:docPartBody></w:docPart>"
        for paragraphs, name in parts.placeholders.items()
    )
    package.add(
        GLOSSARY, part("glossaryDocument", f"<w:docParts>{blocks}</w:docParts>"), f"{WORD}document.glossary+xml"
    )
    package.relate(DOCUMENT, "glossaryDocument", "glossary/document.xml")
    for kind, file in (
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("fontTable", "fontTable.xml"),
        ("settings", "settings.xml"),
    ):
        if kind != "settings" and (source := package.related(DOCUMENT, kind)):
            package.add(f"word/glossary/{file}", package.parts[source], f"{WORD}{kind}+xml")
            package.relate(GLOSSARY, kind, file)


def _guid(name: str) -> str:
    """A GUID from a name: the same name has the same in every document."""
    digits = "".join(f"{crc32(f'{n}{name}'.encode()):08X}" for n in range(4))
    return f"{{{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}}}"


def _footers(package: Package, parts: Parts) -> None:
    for number, xml in enumerate(parts.footers, 1):
        name = f"word/footer{number}.xml"
        package.add(name, xml, f"{WORD}footer+xml")
        if parts.logo and 'r:embed="rIdLogo"' in xml:
            package.relate(name, "image", f"media/{parts.logo.name}", identity="rIdLogo")


def _pictures(package: Package, parts: Parts, fonts: Fonts) -> None:
    for media in parts.media.values():
        package.add(f"word/media/{media.name}", picture_bytes(media, fonts))
        package.default_type(
            "jpeg" if media.name.endswith("jpeg") else "png",
            "image/jpeg" if media.name.endswith("jpeg") else "image/png",
        )
        if media.vector and ("image", f"media/{media.vector}", False) in parts.relationships:
            package.add(f"word/media/{media.vector}", media.data)
            package.default_type("svg", "image/svg+xml")


def _properties(package: Package, given: Properties) -> None:
    dublin = {
        "title": given.title,
        "creator": given.creator,
        "subject": given.subject,
        "description": given.description,
    }
    dc = "".join(f"<dc:{name}>{escape(words)}</dc:{name}>" for name, words in dublin.items() if words)
    when = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{given.date}</dcterms:{name}>' for name in ("created", "modified")
    )
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    package.add(
        "docProps/core.xml",
        f'{HEAD}<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{dc}<dc:language>{escape(given.language)}</dc:language>"
        + (f"<cp:keywords>{escape(given.keywords)}</cp:keywords>" if given.keywords else "")
        + f"<cp:lastModifiedBy>{escape(given.creator)}</cp:lastModifiedBy>{when}</cp:coreProperties>",
    )
    company = f"<Company>{escape(given.company)}</Company>" if given.company else ""
    package.add(
        "docProps/app.xml",
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>printgen</Application>{company}</Properties>",
    )
