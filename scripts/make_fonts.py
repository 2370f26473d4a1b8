"""Makes the fonts under templates/fonts: static weights, subset, from the variable fonts of PyPI packages.

    python scripts/make_fonts.py

WeasyPrint takes static weights only. The subset holds what Latin-script languages of Europe need, check boxes and
arrows. Source Sans is a reserved name of its licence (OFL 1.1), so the changed copies have names of their own; the
licences lie beside them. The result is the same, byte for byte, each time.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parent.parent / "templates" / "fonts"
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1CD, 0x1DC), (0x218, 0x21B), (0x2BB, 0x2BC), (0x2C6, 0x2DD),
    (0x300, 0x308),
    (0x1E00, 0x1EFF), (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC),
    (0x2116, 0x2122), (0x2150, 0x215E), (0x2190, 0x2199), (0x2212, 0x2215), (0x2248, 0x2265), (0x25A0, 0x25CF),
    (0x2610, 0x2612), (0x2713, 0x2717),
]  # fmt: skip
MADE = [
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": 400}, "Printgen Text", 400, "printgen-text-400.ttf"),
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": 650}, "Printgen Text", 700, "printgen-text-700.ttf"),
    (
        "fontpkg_bricolage_grotesque", "BricolageGrotesque[opsz,wdth,wght].ttf", {"opsz": 36, "wdth": 100, "wght": 640},
        "Printgen Display", 700, "printgen-display-700.ttf",
    ),
]  # fmt: skip
COPIED = [("fontpkg_atkinson_hyperlegible", f"AtkinsonHyperlegible-{w}.ttf") for w in ("Regular", "Bold")]


def package(name: str) -> Path:
    """The folder of an installed font package."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


def made(source: Path, axes: dict[str, float], family: str, weight: int, out: Path) -> None:
    """One static, subset, renamed font."""
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), axes, inplace=False)
    options = Options()
    options.layout_features = ["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl", "calt"]
    options.name_IDs, options.name_languages, options.notdef_outline = [0, 1, 2, 3, 4, 5, 6, 13, 14], [0x409], True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    style = "Bold" if weight == 700 else "Regular"
    names = {
        1: family,
        2: style,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = 1 if weight == 700 else 0
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    font.save(out, reorderTables=True)


def main() -> None:
    """Makes all of them."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, file, axes, family, weight, out in MADE:
        made(package(name) / "files" / file, axes, family, weight, OUT / out)
        shutil.copyfile(
            package(name) / "LICENSE", OUT / f"{name.removeprefix('fontpkg_').replace('_', '-')}-LICENSE.txt"
        )
    for name, file in COPIED:
        shutil.copyfile(package(name) / "files" / file, OUT / file)
        shutil.copyfile(
            package(name) / "LICENSE", OUT / f"{name.removeprefix('fontpkg_').replace('_', '-')}-LICENSE.txt"
        )


if __name__ == "__main__":
    main()
