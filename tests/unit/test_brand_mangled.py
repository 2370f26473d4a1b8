"""Brand files that nobody would write on purpose: diagnostics, never a traceback, and a brand that is readable."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.brand import Brand, load_brand
from printgen.brand.colour import PAIRS
from printgen.colour import contrast
from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.resources import folder

TEAM: dict[str, Any] = {
    "meta": {"name": {"full": "Team"}, "link": {"home": "https://example.org"}},
    "logo": {"images": {"main": {"path": "logo.svg", "alt": "A"}}, "medium": "main", "small": {"light": "logo.svg"}},
    "color": {
        "palette": {"sea": "#036", "warm": "#a33"},
        "primary": {"light": "sea", "dark": "warm"},
        "secondary": "warm",
        "background": "#fff",
    },
    "typography": {
        "fonts": [
            {"family": "Ours", "source": "file", "files": [{"path": "ours.ttf", "weight": 400, "style": "normal"}]},
            {"family": "Packaged", "source": "package"},
        ],
        "base": {"family": "Ours", "size": "11pt"},
        "headings": "Printgen Display",
    },
    "defaults": {
        "printgen": {
            "contacts": {"phone": "01632 960 000"},
            "partners": [{"logo": "logo.svg", "name": "P"}],
            "colors": {"tint-1": "sea", "accent-bright": "#fc0"},
            "display-scale": 1.1,
            "logo-spells-name": True,
        }
    },
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>'
PLAIN = [None, True, 0, -1, 1.5, "", "x", "main", "sea", "../x", "/etc/passwd", "a\x00b", "#12", "400..700"]
INSIDE = [[], {}, ["x"], [[]], {"x": 1}, {"light": "x"}, {"light": {"light": "sea"}}, [{"path": 3}], [{"weight": []}]]
small = st.sampled_from([*PLAIN, *INSIDE])


def outcome(root: Path) -> tuple[Brand | None, tuple[Diagnostic, ...]]:
    """The brand, or None, and what was said."""
    try:
        brand = load_brand(root, fix_contrast=True)
    except PrintgenError as fault:
        return None, fault.diagnostics
    return brand, brand.warnings


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inside for place in places(one, (*path, key)))]


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with this value there, where an earlier change has left such a place."""
    if not path:
        return value
    if isinstance(data, dict) or (isinstance(data, list) and isinstance(path[0], int) and path[0] < len(data)):
        inner = data.get(path[0]) if isinstance(data, dict) else data[path[0]]
        data[path[0]] = put(inner, path[1:], value)
    return data


@given(st.lists(st.tuples(st.sampled_from(places(TEAM)), small), min_size=1, max_size=3))
@settings(max_examples=600, deadline=None)
def test_a_mangled_brand_gives_diagnostics_or_a_readable_brand(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    team = copy.deepcopy(TEAM)
    for path, value in changes:
        team = put(team, path, copy.deepcopy(value))
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "_brand.yml").write_text(yaml.safe_dump(team), encoding="utf-8")
        (root / "logo.svg").write_text(LOGO, encoding="utf-8")
        (root / "ours.ttf").write_bytes((folder("templates") / "fonts" / "printgen-text-400.ttf").read_bytes())
        brand, found = outcome(root)
    assert (brand is None) == any(d.severity == "error" for d in found)
    assert all(d.message and d.span.file.endswith("_brand.yml") for d in found)
    if brand is None:
        return
    assert [p for p in PAIRS if contrast(brand.tokens[p[0]], brand.tokens[p[1]]) < p[2]] == []


@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda b: b"\x00\x01\x00\x00" + b))
def test_bytes_are_a_font_or_said_not_to_be(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        text = "meta: {name: T}\ntypography: {fonts: [{family: F, files: [f.ttf]}], base: F}\n"
        (root / "_brand.yml").write_text(text, encoding="utf-8")
        (root / "f.ttf").write_bytes(data)
        brand, found = outcome(root)
    assert (brand is not None and brand.text.x_height > 0) or 'the font file "f.ttf"' in str(found[0])


@given(st.dictionaries(st.sampled_from(["primary", "secondary", "tertiary", "foreground"]), st.integers(0, 0xFFFFFF)))
def test_any_four_colours_can_be_mended(chosen: dict[str, int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        colours = {key: f"#{value:06X}" for key, value in chosen.items()}
        brand = {"meta": {"name": "T"}, "color": colours}
        (Path(name) / "_brand.yml").write_text(yaml.safe_dump(brand), encoding="utf-8")
        tokens = load_brand(name, fix_contrast=True).tokens
    assert [p for p in PAIRS if contrast(tokens[p[0]], tokens[p[1]]) < p[2]] == []
