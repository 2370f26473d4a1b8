"""A folder into a Workbook: ``load`` finds everything that is wrong before it says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from printgen.diagnostics import Diagnostic, Diagnostics, PrintgenError, Span
from printgen.model.blocks import Figure, Video
from printgen.model.walk import walk
from printgen.model.workbook import Picture, Section, Settings, Workbook
from printgen.read.folder import Folder, text_of
from printgen.read.ids import NewId, give_ids
from printgen.read.marks import ID
from printgen.read.pictures import read_picture
from printgen.read.remembered import section_of, settings_of
from printgen.read.works import Works, read_works

FILE = "workbook.yaml"
MAX_ALT = 250


def load(path: Path | str) -> Workbook:
    """Reads a workbook.

    Args:
        path: Its folder, or its workbook.yaml.

    Raises:
        PrintgenError: with every error found in all its files.
    """
    return load_with_ids(path)[0]


def load_with_ids(path: Path | str) -> tuple[Workbook, tuple[NewId, ...]]:
    """Reads a workbook; also gives the ids that its source does not have yet, for ``printgen ids --write``."""
    workbook, new, diagnostics = read(path)
    diagnostics.raise_if_errors()
    return workbook, new


def read(path: Path | str) -> tuple[Workbook, tuple[NewId, ...], Diagnostics]:
    """What can be read of a workbook, the ids made up, and all that was found.

    With errors among the findings the workbook lacks what they are about: it may be checked further, never built.

    Raises:
        PrintgenError: when workbook.yaml itself cannot be read.
    """
    folder = _folder(Path(path))
    diagnostics = Diagnostics()
    settings = settings_of(_text(folder, FILE, Span(folder.shown), "workbook file"), folder.name(FILE), diagnostics)
    if settings is None:
        raise PrintgenError(*diagnostics)
    sections, new = give_ids(tuple(_sections(folder, settings, diagnostics)), diagnostics)
    pictures = _pictures(folder, settings, sections, diagnostics)
    works = _works(folder, settings, diagnostics)
    workbook = Workbook(
        settings=settings,
        sections=sections,
        pictures=pictures,
        works=works,
        folder=folder.root,
        warnings=tuple(diagnostics),
        audience=settings.audiences[0] if settings.audiences else "",
    )
    return workbook, new, diagnostics


def _folder(path: Path) -> Folder:
    root = path.parent if path.name == FILE else path
    if not (root / FILE).is_file():
        raise PrintgenError(
            Diagnostic(
                "error",
                "no-workbook",
                f'"{path}" is not a workbook: there is no {FILE}',
                Span(),
                'name its folder; "printgen new FOLDER" makes one to start from',
            )
        )
    return Folder(root, root.as_posix())


def _text(folder: Folder, relative: str, span: Span, what: str) -> str:
    return text_of(folder.read(relative, span, what), folder.name(relative))


def _sections(folder: Folder, settings: Settings, diagnostics: Diagnostics) -> Iterator[Section]:
    """Each section in order; one that cannot be read is said and left out, so that the others are checked too."""
    for id_ in dict.fromkeys(filter(ID.match, settings.section_ids)):
        relative = f"sections/{id_}.md"
        try:
            text = _text(folder, relative, Span(folder.name(FILE), settings.lines.get(id_, 0)), "section file")
        except PrintgenError as fault:
            diagnostics.extend(fault.diagnostics)
            continue
        section = section_of(text, folder.name(relative), diagnostics, settings.variables)
        if section and section.id and section.id != id_:
            diagnostics.error(
                "section-id",
                f'the file is named "{id_}" but its id is "{section.id}"',
                section.span,
                "make the two the same",
            )
        if section:
            yield section


def _pictures(
    folder: Folder, settings: Settings, sections: tuple[Section, ...], diagnostics: Diagnostics
) -> dict[str, Picture]:
    pictures: dict[str, Picture] = {}
    for src, span in _named_pictures(folder, settings, sections, diagnostics):
        if src in pictures:
            continue
        try:
            picture = read_picture(folder.read(src, span, "picture"), src, span, diagnostics)
        except PrintgenError as fault:
            diagnostics.extend(fault.diagnostics)
            continue
        if picture:
            pictures[src] = picture
    return pictures


def _named_pictures(
    folder: Folder, settings: Settings, sections: tuple[Section, ...], diagnostics: Diagnostics
) -> Iterator[tuple[str, Span]]:
    cover = settings.cover
    if cover and cover.picture:
        span = Span(folder.name(FILE), settings.lines.get("cover", 0))
        _alt(cover.picture, cover.alt, cover.decorative, span, diagnostics)
        yield cover.picture, span
    for section in sections:
        for block in walk(section.body):
            if isinstance(block, Figure):
                _alt(block.src, block.alt, block.decorative, block.span, diagnostics)
                yield block.src, block.span
            elif isinstance(block, Video) and block.thumbnail:
                yield block.thumbnail, block.span


def _alt(src: str, alt: str, decorative: bool, span: Span, diagnostics: Diagnostics) -> None:
    if not alt and not decorative:
        diagnostics.error(
            "alt",
            f"the picture {src} has no alt text",
            span,
            "add :alt: with what it shows, or :decorative: when it adds nothing",
        )
    elif alt and decorative:
        diagnostics.error("alt", f"the picture {src} is decorative and has alt text", span, "keep one of the two")
    elif len(alt) > MAX_ALT:
        diagnostics.warning(
            "alt-long",
            f"the alt text of {src} has {len(alt)} letters",
            span,
            f"keep it under {MAX_ALT} and say more in a description block",
        )


def _works(folder: Folder, settings: Settings, diagnostics: Diagnostics) -> Works:
    named = settings.references
    found = [named] if named else [f for f in ("references.yaml", "references.bib") if (folder.root / f).is_file()]
    if not found:
        return {}
    try:
        text = _text(folder, found[0], Span(folder.name(FILE), settings.lines.get("references", 0)), "reference file")
    except PrintgenError as fault:
        diagnostics.extend(fault.diagnostics)
        return {}
    return read_works(text, folder.name(found[0]), diagnostics)
