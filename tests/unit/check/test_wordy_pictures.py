"""Pictures of text are told from pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

import printgen
from printgen.check.content import check_content
from printgen.check.wordy_pictures import picture_of_text
from printgen.model.workbook import Picture

ROOT = Path(__file__).resolve().parents[3]
FONT = ROOT / "templates" / "fonts" / "printgen-text-400.ttf"


def png(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture(data=out.getvalue(), mime="image/png", width=image.width, height=image.height)


def page(lines: int, ground: str = "white", size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), 30)
    words = "Some people say that it helps to have somebody beside them"
    for n in range(lines):
        draw.text((90, 80 + 48 * n), words, font=font, fill="#222222")
    return image


def svg(words: int) -> Picture:
    text = " ".join(["word"] * words)
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{text}</text></svg>'.encode()
    return Picture(data=data, mime="image/svg+xml", width=9, height=9)


@pytest.mark.parametrize("ground", ["white", "#FFF9E8"])
def test_a_scanned_page_is_a_picture_of_text(ground):
    assert picture_of_text(png(page(30, ground))) == "it looks like a page with 30 lines of print"


def test_words_on_a_clear_ground_count_too():
    image = page(30).convert("RGBA")
    image.putalpha(Image.eval(page(30).convert("L"), lambda grey: 255 if grey < 128 else 0))
    assert picture_of_text(png(image))


def test_a_caption_a_photograph_and_a_chart_are_not():
    photograph = Image.effect_noise((800, 600), 90).convert("RGB")
    chart = Image.new("RGB", (800, 600), "white")
    for n in range(6):
        ImageDraw.Draw(chart).rectangle((80 + 110 * n, 120 + 50 * n, 150 + 110 * n, 560), fill="#124559")
    for image in (page(4), photograph, chart, Image.new("RGB", (800, 600), "black")):
        assert picture_of_text(png(image)) == ""


def test_a_drawing_is_told_by_its_words():
    assert picture_of_text(svg(12)) == ""
    assert picture_of_text(svg(60)) == "it holds 60 words"


@pytest.mark.parametrize("name", ["use-of-self", "working-alongside"])
def test_the_samples_have_none(name):
    pictures = printgen.load(ROOT / "content" / name).pictures
    assert pictures
    assert {src: why for src, one in pictures.items() if (why := picture_of_text(one))} == {}


def test_it_is_said_with_file_and_line(tmp_path):
    (tmp_path / "sections").mkdir()
    (tmp_path / "images").mkdir()
    page(30).save(tmp_path / "images" / "letter.png")
    (tmp_path / "workbook.yaml").write_text("title: Small\nsections: [one]\ncover: false\n")
    body = "Words.\n\n:::{figure}\n:src: images/letter.png\n:alt: A letter from the clinic\n:::\n"
    (tmp_path / "sections" / "one.md").write_text(f"---\nid: one\ntitle: One\n---\n\n{body}")
    (said,) = [one for one in check_content(str(tmp_path)) if one.code == "picture-of-text"]
    assert said.severity == "warning"
    assert said.span.line == 8
    assert "letter.png may be a picture of text" in said.message
