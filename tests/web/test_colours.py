"""A brand's colours on screen: every pair can be read, whatever the reader's settings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from printgen.brand.colour import derived
from printgen.colour import contrast
from printgen.render.web.colours import MORE, TEXT, dark, light, more, more_dark
from tests.documents.matrix import brand

BRANDS = ("default", "harbour-mind", "ardmarrow")
PAIRS = [
    ("ink", "ground"), ("ink", "tint-1"), ("ink", "tint-2"), ("ink", "accent-tint"), ("ink", "field-ground"),
    ("ink-soft", "ground"), ("primary", "ground"), ("primary", "tint-1"), ("primary", "tint-2"),
    ("on-primary", "primary"), ("link", "ground"), ("link", "tint-1"), ("on-accent", "accent"),
]  # fmt: skip
SHAPES = [("line", "ground"), ("line", "field-ground"), ("focus", "ground"), ("accent", "ground")]
hues = some.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def low(tokens: dict[str, str], least: float, shapes: float = 3.0) -> list[str]:
    pairs = [(*pair, least) for pair in PAIRS] + [(*pair, shapes) for pair in SHAPES]
    return [f"{a} on {b}" for a, b, n in pairs if contrast(tokens[a], tokens[b]) < n]


@pytest.mark.parametrize("name", BRANDS)
def test_on_white(name: str) -> None:
    tokens = light(brand(name).tokens)
    assert low({**tokens, "on-accent": tokens["on-primary"]}, TEXT) == []


@pytest.mark.parametrize("name", BRANDS)
def test_on_a_dark_ground(name: str) -> None:
    tokens = {**light(brand(name).tokens), **dark(brand(name).tokens)}
    assert low(tokens, TEXT) == []
    assert contrast(tokens["ink"], tokens["ground"]) > 10


@pytest.mark.parametrize("name", BRANDS)
@pytest.mark.parametrize("scheme", [more, more_dark])
def test_with_more_contrast(name: str, scheme: object) -> None:
    tokens = {**light(brand(name).tokens), **scheme(brand(name).tokens)}  # type: ignore[operator]
    assert low(tokens, MORE, 4.5) == []


@settings(max_examples=60, deadline=None)
@given(hues, hues, hues)
def test_any_brand_can_be_read_in_the_dark(primary: str, accent: str, bright: str) -> None:
    tokens = derived({"primary": primary, "accent": accent, "accent-bright": bright})
    assert low({**light(tokens), **dark(tokens)}, TEXT) == []
    assert low({**light(tokens), **more_dark(tokens)}, MORE) == []
