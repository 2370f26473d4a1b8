"""Brands: what a ``_brand.yml`` gives, and what is said of one that has a fault."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from printgen.brand import load_brand
from printgen.brand.colour import PAIRS, derived
from printgen.brand.fonts import PACKAGED, packaged
from printgen.colour import contrast, mix, nearest_passing
from printgen.diagnostics import PrintgenError
from printgen.resources import folder

BRANDS = folder("content") / "brands"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>'
Write = Callable[..., Path]
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a brand folder and goes to the folder above it."""
    monkeypatch.chdir(tmp_path)

    def make(yaml: str, **files: bytes) -> Path:
        (tmp_path / "team").mkdir(exist_ok=True)
        (tmp_path / "team" / "_brand.yml").write_text(yaml, encoding="utf-8")
        (tmp_path / "team" / "logo.svg").write_text(LOGO, encoding="utf-8")
        for name, data in files.items():
            (tmp_path / "team" / name.replace("_", ".")).write_bytes(data)
        return Path("team")

    return make


def said(path: Path) -> list[str]:
    with pytest.raises(PrintgenError) as caught:
        load_brand(path)
    return [str(d) for d in caught.value.diagnostics]


def test_the_two_teams_have_names_of_12_and_52_letters() -> None:
    short, long = load_brand(BRANDS / "harbour-mind"), load_brand(BRANDS / "ardmarrow")
    assert [len(short.name), len(long.name)] == [12, 52]
    assert short.logo is not None
    assert long.logo is not None
    assert short.logo.ratio > 3, "one logo is wide"
    assert long.logo.ratio < 1, "one is tall"
    assert short.name_beside_logo == "", "a logo that spells the name stands alone"
    assert long.name_beside_logo == long.name
    assert [m.alt for m in long.partners] == ["Lantern Row", "Inverlade Council"]
    assert short.contacts.phone != long.contacts.phone
    assert short.imprint == ("Scottish charity number SC000158",)


def test_the_neutral_brand_has_no_name_and_no_logo() -> None:
    brand = load_brand(None)
    assert (brand.name, brand.logo, brand.slug) == ("", None, "default")


@pytest.mark.parametrize("name", ["default", "harbour-mind", "ardmarrow"])
def test_every_pair_of_a_packaged_brand_is_readable(name: str) -> None:
    tokens = load_brand(BRANDS / name).tokens
    assert [p for p in PAIRS if contrast(tokens[p[0]], tokens[p[1]]) < p[2]] == []


@pytest.mark.parametrize("family", PACKAGED)
def test_packaged_fonts_are_there_with_a_licence(family: str) -> None:
    font = packaged(family)
    assert font is not None
    assert all(path.is_file() for path in font.faces.values())
    assert 0.45 < font.x_height < 0.56
    assert len(list((folder("templates") / "fonts").glob("*-LICENSE.txt"))) == 4


def test_a_file_made_for_quarto_works(write: Write) -> None:
    brand = load_brand(
        write(
            "meta: {name: {short: QT, full: Quarto Team}, link: {home: https://example.org}}\n"
            "logo: {images: {main: {path: logo.svg, alt: Our sign}}, medium: main, small: {light: main, dark: main}}\n"
            "color:\n  palette: {sea: '#036', warm: '#a33'}\n  primary: {light: sea, dark: warm}\n  secondary: warm\n"
            "  success: sea\ntypography:\n  base: {family: Atkinson Hyperlegible, size: 11pt, line-height: 1.5}\n"
            "  monospace: Fira Code\ndefaults: {bootstrap: {theme: cosmo}}\n"
        )
    )
    assert brand.name == "Quarto Team"
    assert brand.tokens["primary"] == "#003366"
    assert brand.tokens["accent"] == "#AA3333"
    assert brand.text.family == brand.display.family == "Atkinson Hyperlegible"
    assert brand.logo is not None
    assert brand.logo.alt == "Our sign"
    assert brand.slug == "team"


NAME = "meta: {name: Team}\n"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("", "team/_brand.yml:1: this brand file is empty; write meta: and color:"),
        ("meta: {}\n", "team/_brand.yml:1: this brand has no name; write meta: {name: ...}"),
        (NAME + "colour: {}\n", 'team/_brand.yml:2: there is no "colour" here; did you mean "color"?'),
        (NAME + "color: '#123456'\n", 'team/_brand.yml:2: "color" is not a list of key: value; write one'),
        (NAME + "color:\n  primary: '#zzz'\n", 'team/_brand.yml:3: "#zzz" is not a colour; write it as #RRGGBB'),
        (NAME + "color:\n  primary: sea\n", 'team/_brand.yml:3: "sea" is not a colour; write it as #RRGGBB'),
        (NAME + "color:\n  primary: teal\n", 'team/_brand.yml:3: "teal" is not a colour; write "#008080"'),
        (NAME + "color:\n  primary: 1d5c63\n", 'team/_brand.yml:3: "1d5c63" is not a colour; write "#1D5C63"'),
        (NAME + "color: {primary: 'rgb(9,9,9)'}\n", 'team/_brand.yml:2: "rgb(9,9,9)" is not a colour; write "#090909"'),
        (NAME + "color:\n  primary: #1d5c63\n", 'team/_brand.yml:3: the colour "primary" is empty; a sign # begins'),
        (NAME + "typography: {base: Atkinson Hyperlegibel}\n", 'team/_brand.yml:2: there is no font "Atkinson '
         'Hyperlegibel"; did you mean "Atkinson Hyperlegible"?'),
        (NAME + "color: {palette: {a: b, b: a}, primary: a}\n", 'team/_brand.yml:2: the colour "b" is named by itself'),
        (NAME + "logo: sign.svg\n", 'team/_brand.yml:2: there is no logo "sign.svg"; did you mean "logo.svg"?'),
        (NAME + "logo: ../logo.svg\n", 'team/_brand.yml:2: "../logo.svg" lies outside the workbook\'s folder'),
        (NAME + "logo: _brand.yml\n", 'team/_brand.yml:2: the picture "_brand.yml" cannot be read'),
        (NAME + "logo: [logo.svg]\n", "team/_brand.yml:2: logo is not a file or a list of sizes"),
        (NAME + "logo: {medium: {alt: A}}\n", "team/_brand.yml:2: this logo has no file; write path: logo.svg"),
        (NAME + "typography: {base: Comic Sans}\n", 'team/_brand.yml:2: there is no font "Comic Sans"; list its files'),
        (
            NAME + "typography:\n  fonts:\n    - {family: Open Sans, source: google}\n  base: Open Sans\n",
            'team/_brand.yml:4: the font "Open Sans" would have to be fetched from google; '
            "printgen fetches nothing: install fontpkg-open-sans and write source: package, or give its files",
        ),
        (
            NAME + "typography:\n  fonts: [{family: Ours, files: [{path: logo.svg}]}]\n  base: Ours\n",
            'team/_brand.yml:3: the font file "logo.svg" of Ours cannot be used: it is not a TrueType or OpenType font',
        ),
        (
            NAME + "typography:\n  fonts: [{family: Ours, files: [ours.ttf]}]\n  base: Ours\n",
            'team/_brand.yml:3: there is no font file "ours.ttf"',
        ),
        (
            NAME + "typography:\n  fonts: [{family: Nobodys, source: package}]\n  base: Nobodys\n",
            'team/_brand.yml:3: the font "Nobodys": the package fontpkg-nobodys is not installed',
        ),
        (
            NAME + "defaults: {printgen: {contacts: {web: 'javascript:go'}}}\n",
            'team/_brand.yml:2: "javascript:go" is not a web address; write it as www.example.org or https://...',
        ),
        (NAME + "defaults: {printgen: {contact: {}}}\n", 'team/_brand.yml:2: there is no "contact" here; did you mean'),
        (
            NAME + "defaults: {printgen: {colors: {red: '#f00'}}}\n",
            'team/_brand.yml:2: there is no "red" under colors; allowed: accent,',
        ),
        (
            NAME + "defaults: {printgen: {partners: [{logo: x.svg}]}}\n",
            'team/_brand.yml:2: "name" is missing; add name',
        ),
        (NAME + "color: {primry: '#123'}\n", 'team/_brand.yml:2: there is no "primry" under color; did you mean'),
        (NAME + "color: {primary: 123456}\n", 'team/_brand.yml:2: "primary" is not a colour; write it as #RRGGBB, in'),
        (NAME + "color: {palette: ['#123']}\n", 'team/_brand.yml:2: "palette" is not a list of key: value'),
        (NAME + "color: {primary: secondary, secondary: primary}\n", 'team/_brand.yml:2: the colour "primary"'),
        (NAME + "typography: {bsae: Ours}\n", 'team/_brand.yml:2: there is no "bsae" under typography; did you mean'),
        (NAME + "logo: {big: logo.svg}\n", 'team/_brand.yml:2: there is no "big" under logo; allowed: images, large'),
        (NAME + "logo: {images: {a: a}, small: a}\n", 'team/_brand.yml:2: there is no logo "a"'),
        (
            NAME + "typography:\n  fonts: [{family: Arial, source: system}]\n  base: Arial\n",
            'team/_brand.yml:3: the font "Arial" is looked for on this computer, and others may not have it; printgen',
        ),
        (
            NAME + "typography:\n  fonts: [{family: Ours}]\n  base: Ours\n",
            'team/_brand.yml:3: the font "Ours" has no files; list them under files:',
        ),
        (
            NAME + "typography:\n  fonts: [{family: Ours, files: [{weight: 400}]}]\n  base: Ours\n",
            "team/_brand.yml:3: a file of the font Ours has no name; write path:",
        ),
        (
            NAME + "typography:\n  fonts: [{family: Lexend, source: package}]\n  base: Lexend\n",
            'team/_brand.yml:3: the font "Lexend": fontpkg-lexend holds variable fonts only; give files of one weight',
        ),
        (
            "meta:\n  name: Team\n  link: example.org\n",
            'team/_brand.yml:3: "example.org" is not a web address; begin it with https://',
        ),
        (
            NAME + "defaults: {printgen: {contacts: {sign-language-url: 'javascript:x'}}}\n",
            'team/_brand.yml:2: "javascript:x" is not a web address',
        ),
        (
            NAME + "defaults: {printgen: {contacts: {email: nobody}}}\n",
            'team/_brand.yml:2: "nobody" is not an e-mail address',
        ),
        (NAME + "defaults: {printgen: {display-scale: 3}}\n", "team/_brand.yml:2: display-scale is not between"),
        (NAME + "defaults: {printgen: {display-track: 1}}\n", "team/_brand.yml:2: display-track is not between"),
        (NAME + "meta: {name: B}\n", 'team/_brand.yml:2: the key "meta" stands twice; keep one of the two'),
    ],
)
def test_a_fault_is_said_with_its_line(write: Write, yaml: str, expected: str) -> None:
    lines = said(write(yaml))
    assert any(line.startswith(expected) for line in lines), lines


def test_all_faults_come_in_one_run(write: Write) -> None:
    lines = said(write("meta: {}\nlogo: none.svg\ncolor: {primary: blue}\ntypography: {base: None Such}\n"))
    assert len(lines) == 4


def test_low_contrast_names_pair_ratio_and_a_colour_that_passes(write: Write) -> None:
    lines = said(write(NAME + "color:\n  primary: '#2A9DB0'\n"))
    assert lines[0].startswith(
        "team/_brand.yml:3: headings on white: primary #2A9DB0 on white #FFFFFF has a contrast of 3.2"
    )
    assert "it needs 4.5:1; primary #" in lines[0]
    assert "--fix-contrast uses it" in lines[0]


def test_fix_contrast_uses_the_colour_that_passes(write: Write) -> None:
    brand = load_brand(write(NAME + "color:\n  primary: '#2A9DB0'\n"), fix_contrast=True)
    assert contrast(brand.tokens["primary"], "#FFFFFF") >= 4.5
    assert brand.warnings
    assert all("is used instead" in str(w) for w in brand.warnings)
    assert [p for p in PAIRS if contrast(brand.tokens[p[0]], brand.tokens[p[1]]) < p[2]] == []


@given(colours)
def test_any_primary_can_be_mended(colour: str) -> None:
    mended = nearest_passing(colour, "#FFFFFF", 4.5)
    assert contrast(mended, "#FFFFFF") >= 4.5
    tokens = derived({"primary": mended})
    assert contrast(tokens["on-primary"], tokens["primary-3"]) >= 4.5
    assert contrast(tokens["field-mark"], tokens["field"]) >= 3


@given(colours, colours)
def test_contrast_is_that_of_wcag(a: str, b: str) -> None:
    assert contrast(a, b) == pytest.approx(Color(a).contrast(b, method="wcag21"), abs=1e-3)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mix("#102030", "#FFFFFF", s) for s in (1, 0)] == ["#102030", "#FFFFFF"]
    assert mix("#000000", "#FFFFFF", 0.07) == "#EDEDED"


REGULAR, BOLD = ((folder("templates") / "fonts" / f"printgen-text-{weight}.ttf").read_bytes() for weight in (400, 700))


def test_font_files_tell_their_own_weight(write: Write) -> None:
    path = write(
        NAME + "typography:\n  fonts:\n  - family: Ours\n    files: [bold.ttf, regular.ttf]\n  base: Ours\n",
        regular_ttf=REGULAR, bold_ttf=BOLD,
    )  # fmt: skip
    font = load_brand(path).text
    assert {weight: file.name for weight, file in font.faces.items()} == {400: "regular.ttf", 700: "bold.ttf"}
    assert font.x_height == 0.486, "of the regular face"


def test_two_files_of_one_weight_are_said(write: Write) -> None:
    path = write(
        NAME + "typography:\n  fonts:\n  - family: Ours\n    files: [a.ttf, b.ttf]\n  base: Ours\n",
        a_ttf=REGULAR, b_ttf=REGULAR,
    )  # fmt: skip
    assert said(path) == [
        'team/_brand.yml:5: the font files "a.ttf" and "b.ttf" have the same weight, 400; '
        "give each its weight, such as weight: 700"
    ]


def test_a_base_font_needs_a_regular_weight_and_should_have_a_bold_one(write: Write) -> None:
    listed = NAME + "typography:\n  fonts:\n  - family: Ours\n    files: [one.ttf]\n"
    assert said(write(listed + "  base: Ours\n", one_ttf=BOLD)) == [
        'team/_brand.yml:4: the font "Ours" has no regular weight; add a file of weight 400'
    ]
    brand = load_brand(write(listed + "  base: Ours\n", one_ttf=REGULAR))
    assert [d.message for d in brand.warnings] == ['the font "Ours" has no bold file']
    assert load_brand(write(listed + "  headings: Ours\n", one_ttf=BOLD)).display.family == "Ours"


@pytest.mark.parametrize("end", [4, 11, 40, 200, 400])
def test_a_font_cut_short_is_said_to_be_damaged(write: Write, end: int) -> None:
    path = write(NAME + "typography: {fonts: [{family: F, files: [f.ttf]}], base: F}\n", f_ttf=REGULAR[:end])
    assert said(path)[0].endswith('the font file "f.ttf" of F cannot be used: it is damaged')


def test_a_variable_font_is_refused(write: Write) -> None:
    import fontpkg_lexend

    (file,) = (fontpkg_lexend.ROOT / "files").glob("*.ttf")
    path = write(NAME + "typography: {fonts: [{family: F, files: [f.ttf]}], base: F}\n", f_ttf=file.read_bytes())
    assert said(path)[0].endswith("it is a variable font; give files of one weight each")


def test_sizes_make_the_height_of_x_equal() -> None:
    for name in ("harbour-mind", "ardmarrow"):
        brand = load_brand(BRANDS / name)
        assert brand.type_k * brand.text.x_height == pytest.approx(0.496, abs=0.001)


def test_a_logo_may_have_a_black_form_beside_it() -> None:
    brand = load_brand(BRANDS / "ardmarrow")
    assert brand.logo is not None
    assert brand.logo_small is not None
    for mark in (brand.logo, brand.logo_small, *brand.partners):
        assert mark.mono is not None
        assert (mark.mono.width, mark.mono.height) == (mark.picture.width, mark.picture.height)
        assert mark.mono.data != mark.picture.data


def test_a_tint_that_is_too_dark_is_what_gets_lighter(write: Write) -> None:
    path = write(NAME + "color: {primary: '#123'}\ndefaults:\n  printgen:\n    colors: {tint-2: '#345'}\n")
    assert said(path)[0].startswith("team/_brand.yml:5: text on a worksheet's band: ink #1B2324 on tint-2 #334455 has")
    tokens = load_brand(path, fix_contrast=True).tokens
    assert tokens["primary"] == "#112233"
    assert contrast(tokens["ink"], tokens["tint-2"]) >= 4.5


def test_names_of_a_colour_lead_through_the_palette_and_the_theme(write: Write) -> None:
    color = "color: {palette: {sea: '#036', deep: sea}, danger: deep, primary: danger, background: white}\n"
    brand = load_brand(write(NAME + color))
    assert brand.tokens["primary"] == "#003366"
    assert brand.warnings == ()


def test_a_coloured_background_is_not_used_and_said(write: Write) -> None:
    brand = load_brand(write(NAME + "color: {background: '#ffe'}\n"))
    assert [str(d) for d in brand.warnings] == [
        "team/_brand.yml:2: paper is white: the background colour is not used; "
        "a tinted edition takes its ground from the edition"
    ]


def test_telephone_numbers_keep_their_first_nought(write: Write) -> None:
    path = write(NAME + "defaults: {printgen: {contacts: {phone: 0114000}, charity: 0012}}\n")
    brand = load_brand(path)
    assert (brand.contacts.phone, brand.imprint) == ("0114000", ("0012",))


def test_logos_can_be_drawn_again_byte_for_byte(tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "scripts" / "make_logos.py"
    runpy.run_path(str(script))["main"](tmp_path)
    drawn = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.svg")}
    kept = {file.relative_to(BRANDS).as_posix(): file.read_bytes() for file in BRANDS.rglob("*.svg")}
    assert drawn == kept


@pytest.mark.parametrize("file", sorted(BRANDS.rglob("*.svg")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_logos_need_no_font_and_black_ones_no_colour(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "<text" not in text
    assert "<title>" in text
    if file.stem.endswith("-mono"):
        assert set(re.findall(r"#\w+", text)) <= {"#000000", "#FFFFFF"}
