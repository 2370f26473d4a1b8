"""Draws the logos of the invented teams and their partners under content/brands, in colour and in black.

    python scripts/make_logos.py

Words become outlines, so that a logo needs no font. The result is the same, byte for byte, each time.
"""

from __future__ import annotations

from math import cos, radians, sin
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS, BRANDS = ROOT / "templates" / "fonts", ROOT / "content" / "brands"
DISPLAY, TEXT, BOLD, ATKINSON = (
    "printgen-display-700.ttf", "printgen-text-400.ttf", "printgen-text-700.ttf", "AtkinsonHyperlegible-Bold.ttf",
)  # fmt: skip
WHITE = "#FFFFFF"


def number(value: float) -> str:
    """A number as SVG likes it: two places, no noughts at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def words(text: str, font_file: str, size: float, left: float, base: float, fill: str) -> tuple[str, float]:
    """A line of text as an outline, and where it ends. Kerning is left out: these few words need none."""
    font = TTFont(FONTS / font_file)
    glyphs, characters, scale = font.getGlyphSet(), font.getBestCmap(), size / font["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=number)
    for character in text:
        name = characters[ord(character)]
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, left, base)))
        left += glyphs[name].width * scale
    return f'<path fill="{fill}" d="{pen.getCommands()}"/>', left


def svg(width: float, height: float, title: str, *parts: str) -> str:
    """A whole picture."""
    box = f"0 0 {number(width)} {number(height)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img"><title>{title}</title>'
    return f"{head}{''.join(parts)}</svg>\n"


def harbour(main: str, light: str) -> str:
    """A boat come home between two harbour walls; 64 by 64."""
    cx, cy, r = 32.0, 32.0, 28.25
    ends = [(cx + r * cos(radians(a)), cy + r * sin(radians(a))) for a in (-22, -96)]
    (x1, y1), (x2, y2) = ends
    wall = f"M{number(x1)} {number(y1)}A{r} {r} 0 1 1 {number(x2)} {number(y2)}"
    return (
        f'<path d="{wall}" fill="none" stroke="{main}" stroke-width="7.5" stroke-linecap="round"/>'
        f'<path d="M35.5 11.5C43.5 18 47.5 26 48.5 36.5H35.5z" fill="{light}"/>'
        f'<path d="M31.5 17.5C25.5 22 21.5 28.5 19 36.5H31.5z" fill="{main}"/>'
        f'<path d="M16.5 40.5H48.5C46.5 47.5 40.5 51 33 51S19 47.5 16.5 40.5z" fill="{main}"/>'
    )


def petal(angle: float, length: float, fill: str) -> str:
    """One petal of a crown, from the middle of its cup; slender at both ends."""
    shape = f"M0 0C-5.6 {number(-length * 0.45)} -4.6 {number(-length * 0.8)} 0 {number(-length)}"
    shape += f"C4.6 {number(-length * 0.8)} 5.6 {number(-length * 0.45)} 0 0z"
    return f'<path d="{shape}" fill="{fill}" transform="translate(32 42) rotate({number(angle)})"/>'


def thistle(main: str, crown: str) -> str:
    """A thistle with two leaves; 64 by 92."""
    sizes = ((-50, 35), (50, 35), (-26, 39), (26, 39), (0, 41))
    petals = "".join(petal(angle, length, crown) for angle, length in sizes)
    cup = "M15.5 34L21 39.5L26.5 33.5L32 39.5L37.5 33.5L43 39.5L48.5 34C49.5 48 42.5 57.5 32 57.5S14.5 48 15.5 34z"
    leaf = "M32 86C20 86 10 79 5 64C10.5 64 14 65 17 66.5C16.5 63.5 16.5 62 17 59.5C25 65 31 74 32 86z"
    return (
        f'{petals}<path d="{cup}" fill="{main}" stroke="{WHITE}" stroke-width="2.6"/>'
        f'<path d="M32 57V90" stroke="{main}" stroke-width="4.6" stroke-linecap="round"/>'
        f'<path d="{leaf}" fill="{main}"/><path d="{leaf}" fill="{main}" transform="translate(64 0) scale(-1 1)"/>'
    )


def lantern(main: str, light: str) -> str:
    """A lit street lantern; 36 by 52."""
    return (
        f'<path d="M18 2.5V8" stroke="{main}" stroke-width="4" stroke-linecap="round"/>'
        f'<path d="M11 7H25L33 17.5H3z" fill="{main}"/>'
        f'<path d="M6.5 21L10.5 41.5H25.5L29.5 21" fill="none" stroke="{main}" stroke-width="3.6"'
        f' stroke-linejoin="round"/>'
        f'<path d="M18 20.5C22.5 25.5 24 28.5 24 31.5A6 6 0 0 1 12 31.5C12 28.5 13.5 25.5 18 20.5z" fill="{light}"/>'
        f'<path d="M7.5 44.5H28.5V50H7.5z" fill="{main}"/>'
    )


def bridge(main: str) -> str:
    """A bridge of two arches over water; 46 by 52."""
    arches = "M0 8.5H46V14.5H43.5V34H40A7.75 13.5 0 0 0 24.5 34H21.5A7.75 13.5 0 0 0 6 34H2.5V14.5H0z"
    waves = "M2 39.5Q7.25 35.5 12.5 39.5T23 39.5T33.5 39.5T44 39.5M2 47Q7.25 43 12.5 47T23 47T33.5 47T44 47"
    return (
        f'<path d="{arches}" fill="{main}"/>'
        f'<path d="{waves}" fill="none" stroke="{main}" stroke-width="3.4" stroke-linecap="round"/>'
    )


def harbour_mind(main: str, light: str) -> dict[str, str]:
    """A wide logo that spells the name."""
    name, end = words("Harbour Mind", DISPLAY, 42, 77, 46, main)
    sign = harbour(main, light)
    return {"logo": svg(end, 64, "Harbour Mind", sign, name), "logo-small": svg(64, 64, "Harbour Mind", sign)}


def ardmarrow(main: str, crown: str) -> dict[str, str]:
    """A tall logo with the short name under it."""
    width = 78.0
    _, wide = words("Ardmarrow", ATKINSON, 100, 0, 0, main)
    name, _ = words("Ardmarrow", ATKINSON, 100 * width / wide, 0, 109, main)
    sign = thistle(main, crown)
    placed = f'<g transform="translate({number(width / 2 - 32)} 0)">{sign}</g>'
    return {"logo": svg(width, 113, "Ardmarrow", placed, name), "logo-small": svg(64, 93, "Ardmarrow", sign)}


def lantern_row(main: str, light: str) -> dict[str, str]:
    """A partner's logo."""
    name, end = words("Lantern Row", BOLD, 27, 44, 36, main)
    return {"partner-lantern-row": svg(end, 52, "Lantern Row", lantern(main, light), name)}


def inverlade(main: str) -> dict[str, str]:
    """A partner's logo, its name in two lines."""
    first, one = words("Inverlade", BOLD, 22, 56, 25, main)
    second, two = words("Council", TEXT, 22, 56, 47, main)
    return {"partner-inverlade": svg(max(one, two), 52, "Inverlade Council", bridge(main), first, second)}


def main(out: Path = BRANDS) -> None:
    """Writes all of them."""
    black = "#000000"
    for end, deep, coral, forest, heather, brick, amber, blue in (
        ("", "#0F4462", "#B4431F", "#1F4D38", "#8C3A6A", "#6B2C20", "#C77A1E", "#2B4C9B"),
        ("-mono", *[black] * 7),
    ):
        shared = lantern_row(brick, amber)
        for brand, logos in {
            "harbour-mind": harbour_mind(deep, coral) | shared,
            "ardmarrow": ardmarrow(forest, heather) | shared | inverlade(blue),
        }.items():
            (out / brand).mkdir(parents=True, exist_ok=True)
            for name, drawn in logos.items():
                (out / brand / f"{name}{end}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
