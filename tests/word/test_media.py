"""Pictures that Word cannot show are converted; others go in as they are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from printgen.diagnostics import PrintgenError
from printgen.render.word.parts import Media, Parts
from printgen.write.docx.media import Fonts, picture_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#0D4A50"/></svg>'


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def image(mode: str, form: str, size: tuple[int, int] = (40, 20)) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 0).save(out, form)
    return out.getvalue()


def converted(data: bytes, mime: str, width: float = 100) -> Image.Image:
    media = Parts().picture(data, mime, width)
    return Image.open(BytesIO(picture_bytes(media, Fonts())))


@pytest.mark.parametrize(("form", "mime"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_what_word_shows_is_not_touched(form: str, mime: str) -> None:
    data = image("RGB", form)
    assert picture_bytes(Parts().picture(data, mime, 100), Fonts()) == data


def test_cmyk_becomes_rgb() -> None:
    made = converted(image("CMYK", "JPEG"), "image/jpeg")
    assert (made.mode, made.format) == ("RGB", "JPEG")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_webp_becomes_png_and_keeps_what_is_clear(mode: str) -> None:
    made = converted(image(mode, "WEBP"), "image/webp")
    assert (made.mode, made.format) == (mode, "PNG")


def test_a_picture_far_too_large_is_reduced() -> None:
    made = converted(image("RGB", "PNG", (4000, 2000)), "image/png", width=100)
    assert made.size == (1181, 590), "100 mm at 300 dots an inch"


def test_an_svg_is_drawn_and_goes_in_beside_the_drawing() -> None:
    media = Parts().picture(SVG, "image/svg+xml", 25.4)
    made = Image.open(BytesIO(picture_bytes(media, Fonts())))
    assert made.size == (300, 150)
    assert made.convert("RGB").getpixel((150, 75)) == (13, 74, 80)
    assert media.vector == media.name.replace(".png", ".svg")


def test_a_drawing_is_kept_for_the_next_run_and_is_the_same(own_cache: Path) -> None:
    media = Parts().picture(SVG, "image/svg+xml", 25.4)
    first = picture_bytes(media, Fonts())
    (kept,) = (own_cache / "printgen" / "pictures").iterdir()
    assert kept.read_bytes() == first == picture_bytes(media, Fonts())
    kept.unlink()
    assert picture_bytes(media, Fonts()) == first


def test_a_cache_that_cannot_be_written_is_done_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert picture_bytes(Parts().picture(SVG, "image/svg+xml", 10), Fonts()).startswith(b"\x89PNG")


def test_an_svg_that_cannot_be_drawn_is_said() -> None:
    with pytest.raises(PrintgenError, match="could not be drawn"):
        picture_bytes(Media("x.png", b"<svg", "image/svg+xml", 10, "x.svg"), Fonts())


def test_the_same_picture_is_stored_once_for_its_widest_use() -> None:
    parts = Parts()
    parts.picture(SVG, "image/svg+xml", 10)
    wide = parts.picture(SVG, "image/svg+xml", 80)
    assert parts.picture(SVG, "image/svg+xml", 20) == wide
    assert list(parts.media.values()) == [wide]
