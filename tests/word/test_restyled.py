"""Five styles changed in a reference document: on paper, five things look different and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printgen.pipeline import Built
from tests.word.looks import Look, Shown, shown, styles_of
from tests.word.references import W, built, styles

WINE, GREEN, RED = "#8A1253", "#E3F1DA", "#B00020"
"""Colours that the changed styles have: heading 1, Box Table, Callout Tip Table."""
NEAR = 0.05
"""Share by which a colour's area may differ: panels grow by the width of a frame."""


@pytest.fixture(scope="module")
def before() -> Shown:
    return shown(built().data)


@pytest.fixture(scope="module")
def after(five_changed: Built) -> Shown:
    return shown(five_changed.data)


def _by(document: bytes, name: str, says: str) -> set[str]:
    """Ids of a style and of those that are based on it, as far as none of them says this property itself."""
    every = styles(document)
    based = {s.get(f"{W}styleId"): s.find(f"{W}basedOn") for s in every.values()}
    itself = {s.get(f"{W}styleId") for s in every.values() if s.find(f"{W}rPr/{W}{says}") is not None}
    start = every[name].get(f"{W}styleId")

    def follows(one: str) -> bool:
        if one == start:
            return True
        parent = based[one]
        return one not in itself and parent is not None and follows(parent.get(f"{W}val"))

    return {one for one in based if follows(one)}


def test_words_of_the_changed_styles_look_as_the_designer_said_and_all_others_as_before(
    before: Shown, after: Shown, five_changed: Built
) -> None:
    words = [word for word, _ in before.words]
    assert [word for word, _ in after.words] == words
    coloured, sized, sloped = (
        _by(five_changed.data, name, says)
        for name, says in (("heading 1", "color"), ("Body Text", "sz"), ("caption", "i"))
    )

    def wanted(old: Look, style: str) -> Look:
        want = replace(old, ink=WINE) if style in coloured else old
        want = replace(want, size=13.0) if style in sized and old.size == 12 else want
        return replace(want, slopes=True) if style in sloped else want

    seen: set[str] = set()
    every = styles_of(five_changed.data, words)
    for may, (word, old), (_, new) in zip(every, before.words, after.words, strict=True):
        assert new in {wanted(old, style) for style in may}, f"{word} {may}"
        seen |= may if new != old and len(may) == 1 else set()
    assert seen > {"Heading1", "BodyText", "Caption", "ListBullet"}


def test_grounds_and_frames_of_the_changed_styles_are_new_and_all_others_as_before(before: Shown, after: Shown) -> None:
    assert GREEN not in before.fills
    assert RED not in before.lines
    assert set(after.fills) == {*before.fills, GREEN}
    assert set(after.lines) == {*before.lines, RED}
    boxes = after.fills[GREEN]
    assert boxes > 10_000, "square points"
    assert before.fills["#FFFFFF"] - after.fills["#FFFFFF"] == pytest.approx(boxes, rel=NEAR)
    kept = set(before.fills) - {"#FFFFFF"}
    assert {c: after.fills[c] for c in kept} == pytest.approx({c: before.fills[c] for c in kept}, rel=NEAR)
    assert {c: after.lines[c] for c in before.lines} == pytest.approx(dict(before.lines), rel=NEAR)


def test_a_reference_saved_by_libreoffice_looks_the_same_on_paper(after: Shown, five_resaved: Built) -> None:
    resaved = shown(five_resaved.data)
    assert resaved.words == after.words
    assert resaved.fills == pytest.approx(after.fills)
    assert resaved.lines == pytest.approx(after.lines)
