"""Finds what a user named: a workbook or a brand, by its path or by the name of a packaged one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from printgen.diagnostics import Diagnostic, PrintgenError, Span

if TYPE_CHECKING:
    from printgen.brand import Brand
    from printgen.model.workbook import Workbook

WORKBOOK, BRAND = "workbook.yaml", "_brand.yml"


def packaged_workbooks() -> dict[str, Path]:
    """The sample workbooks that come with printgen, by name."""
    from printgen.resources import folder

    return _folders(folder("content").glob(f"*/{WORKBOOK}"))


def packaged_brands() -> dict[str, Path]:
    """The brands that come with printgen, by name."""
    from printgen.resources import folder

    return _folders(folder("content").glob(f"brands/*/{BRAND}"))


def workbook_path(name: str) -> Path:
    """The folder of a workbook.

    Args:
        name: Its folder, its workbook.yaml, or the name of a packaged one.

    Raises:
        PrintgenError: There is no such workbook.
    """
    return _found(name, WORKBOOK, packaged_workbooks, "workbook", 'name its folder; "printgen new FOLDER" makes one')


def brand_path(name: str) -> Path:
    """The folder of a brand; see ``workbook_path``."""
    return _found(name, BRAND, packaged_brands, "brand", f"name its {BRAND} or the folder that holds it")


def brand_named(name: str, *, fix_contrast: bool = False) -> Brand | None:
    """Reads the brand of this path or name; None for "", which leaves it to the workbook."""
    if not name:
        return None
    from printgen.brand import load_brand

    return load_brand(brand_path(name) / BRAND, fix_contrast=fix_contrast)


def brand_within(workbook: Workbook, name: str) -> Path:
    """The folder of the brand that a workbook names: one in its own folder, or a packaged one.

    Raises:
        PrintgenError: It lies outside the workbook's folder.
    """
    from printgen.read.folder import Folder

    known = packaged_brands()
    root = workbook.folder or Path()
    if name in known and not (root / name).exists():
        return known[name]
    place = Folder(root, root.as_posix())
    span = Span(place.name(WORKBOOK), workbook.settings.lines.get("brand", 0))
    if not place.path(name, span).exists():
        hint = f"name its folder, from this one; packaged ones: {', '.join(known)}"
        raise PrintgenError(Diagnostic("error", "no-brand", f'there is no brand "{name}"', span, hint))
    return root / name


def templates_named(name: str) -> Path | None:
    """A folder of somebody's own templates; None for "".

    Raises:
        PrintgenError: There is no such folder.
    """
    if name and not Path(name).is_dir():
        raise PrintgenError(
            Diagnostic("error", "no-templates", f'there is no folder "{name}"', hint="name a folder of templates")
        )
    return Path(name) if name else None


def reference_named(name: str) -> Path | None:
    """A designer's Word document; None for "".

    Raises:
        PrintgenError: There is no such file.
    """
    if name and not Path(name).is_file():
        said = f'there is no file "{name}"'
        raise PrintgenError(Diagnostic("error", "no-reference", said, hint='"printgen reference BRAND" makes one'))
    return Path(name) if name else None


def _folders(files: Iterable[Path]) -> dict[str, Path]:
    return {file.parent.name: file.parent for file in sorted(files)}


def _found(name: str, file: str, packaged: Callable[[], dict[str, Path]], what: str, hint: str) -> Path:
    path = Path(name)
    if path.name == file and path.is_file():
        return path.parent
    if (path / file).is_file():
        return path
    known = packaged()
    if name in known:
        return known[name]
    if path.is_dir():
        message = f'"{name}" is not a {what}: there is no {file} in it'
    else:
        message = f'there is no {what} "{name}"'
        hint = f"{hint}; packaged ones: {', '.join(known)}"
    if meant := _meant(path, file, known):
        hint = meant
    raise PrintgenError(Diagnostic("error", f"no-{what}", message, hint=hint))


def _meant(path: Path, file: str, known: Iterable[str]) -> str:
    """What a name that leads nowhere most likely stands for: its folder, one above or below it, one spelt alike."""
    from difflib import get_close_matches

    for misnamed in (f"{file}.txt", str(Path(file).with_suffix(".yml")), str(Path(file).with_suffix(".yaml"))):
        if misnamed != file and (path / misnamed).is_file():
            return f'rename "{(path / misnamed).as_posix()}" to "{file}"'
    above = next((folder for folder in path.parents if (folder / file).is_file()), None)
    if above:
        return f'did you mean "{above.as_posix()}"?'
    within = path if path.is_dir() else path.parent
    there = [one.parent.as_posix() for one in sorted(within.glob(f"*/{file}"))] if within.is_dir() else []
    close = there[:5] if path.is_dir() else get_close_matches(path.as_posix(), [*there, *known], n=1)
    return "did you mean " + " or ".join(f'"{one}"' for one in close) + "?" if close else ""
