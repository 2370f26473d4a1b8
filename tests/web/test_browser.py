"""Web pages in a real browser: other people's checkers, a keyboard, answers that are kept, and no script at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from printgen.check.browser import axe_findings, browser, page_of, window_findings
from printgen.check.vnu import vnu_findings
from tests.web.pages import SAMPLES, page

pytestmark = pytest.mark.xdist_group("browser")
HEAD = re.compile(r"^Activity\s+2\.\d+\s*$", re.M)
WORDS = "We ask before we open the notes.\nEvery time."


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser("tests") as one:
        yield one


def test_checkers_find_nothing_in_any_kind_of_block() -> None:
    """For the samples in every edition, see test_editions."""
    assert [str(f) for f in vnu_findings(page().data)] == []
    assert [str(f) for f in axe_findings(page().data)] == []


@pytest.mark.parametrize(("name", "of"), SAMPLES)
def test_small_windows_and_the_keyboard_do(name: str, of: str) -> None:
    assert [str(f) for f in window_findings(page(name, of).data)] == []


def test_the_checkers_see_what_is_wrong() -> None:
    source = page().data.decode()
    broken = source.replace("</main>", '<p><b>wrong</p><input><img src="data:,"></main>').encode()
    assert any("vnu" in f.rule for f in vnu_findings(broken))
    assert {"axe label", "axe image-alt"} <= {f.rule for f in axe_findings(broken)}


def test_a_page_that_is_too_wide_or_loses_the_keyboard_is_found() -> None:
    wide = '<pre class="wide">' + "w" * 400 + "</pre>"
    source = (
        '<!DOCTYPE html><html lang="en"><head><title>x</title><style>a { outline: none }</style></head><body>'
        f'<a href="#b">first</a><button tabindex="5">second</button>{wide}'
        '<input id="c" tabindex="3"><script>throw new Error("no")</script></body></html>'
    )
    found = {f.rule for f in window_findings(source.encode())}
    assert found == {"reflow", "focus", "keyboard", "browser"}


def test_the_skip_link_goes_to_the_content(opened: Any) -> None:
    with page_of(opened, page().data) as shown:
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement.textContent") == "Skip to the first section"
        assert shown.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        shown.keyboard.press("Enter")
        assert shown.evaluate("document.activeElement.id") == "web--main"


def _saved(shown: Any, place: Path) -> bytes:
    with shown.expect_download() as waiting:
        shown.click("button[data-do=save]")
    assert waiting.value.suggested_filename.endswith("-my-answers.html")
    waiting.value.save_as(place)
    return place.read_bytes()


def test_a_copy_holds_the_answers(opened: Any, tmp_path: Path) -> None:
    picture = tmp_path / "room.png"
    picture.write_bytes(_png())
    with page_of(opened, page().data) as shown:
        shown.fill("#like--in", WORDS)
        shown.check("#easy--8")
        shown.fill("#what-did--in", "Waited <b> & nodded")
        shown.set_input_files("input[type=file]", str(picture))
        shown.wait_for_selector(".shown img")
        copy = _saved(shown, tmp_path / "copy.html")
        assert shown.text_content(".said") == "A copy with your answers is in your downloads."
    for settings in ({}, {"java_script_enabled": False}):
        with page_of(opened, copy, **settings) as again:
            assert again.input_value("#like--in") == WORDS
            assert again.is_checked("#easy--8")
            assert again.input_value("#what-did--in") == "Waited <b> & nodded"
            assert again.get_attribute(".shown img", "alt") == "Your drawing"
            assert again.is_visible(".by-script") == (not settings)


def test_a_copy_of_a_copy_is_the_same(opened: Any, tmp_path: Path) -> None:
    with page_of(opened, page().data) as shown:
        shown.fill("#like--in", WORDS)
        first = _saved(shown, tmp_path / "one.html")
    with page_of(opened, first) as shown:
        assert _saved(shown, tmp_path / "two.html") == first


def test_answers_stay_in_the_browser_only_when_asked(opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page().data)
    context = opened.new_context()
    shown = context.new_page()
    shown.on("dialog", lambda dialog: dialog.accept())
    shown.goto(file.as_uri())
    shown.fill("#like--in", WORDS)
    assert shown.evaluate("localStorage.length") == 0
    shown.check("#web--keep")
    assert shown.evaluate("localStorage.length") == 1
    shown.reload()
    assert shown.input_value("#like--in") == WORDS
    shown.uncheck("#web--keep")
    assert shown.evaluate("localStorage.length") == 0
    shown.evaluate("localStorage.setItem('printgen:the-kitchen-sink', '{\"on-another-page\": \"yes\"}')")
    shown.reload()
    assert not shown.is_checked("#web--keep")
    shown.fill("#like--in", WORDS)
    shown.check("#web--keep")
    shown.uncheck("#web--keep")
    assert shown.evaluate("localStorage.getItem('printgen:the-kitchen-sink')") == '{"on-another-page":"yes"}'
    shown.click("button[data-do=clear]")
    assert shown.input_value("#like--in") == ""
    context.close()


def test_without_scripts_it_can_be_read_typed_into_and_printed(opened: Any) -> None:
    with page_of(opened, page().data, java_script_enabled=False) as shown:
        assert shown.is_visible("text=The quiet chair")
        assert not shown.is_visible("button[data-do=save]")
        assert shown.is_visible("noscript p")
        shown.fill("#like--in", WORDS)
        assert shown.input_value("#like--in") == WORDS
        assert shown.pdf().startswith(b"%PDF")


def test_printed_an_activitys_head_stays_with_what_it_begins(opened: Any) -> None:
    """A number at the foot of one sheet and its title on the next is what a browser does when nobody forbids it."""
    with page_of(opened, page("content/use-of-self", "harbour-mind").data) as shown:
        sheets = pypdfium2.PdfDocument(shown.pdf(format="A4"))
    try:
        read = [sheet.get_textpage().get_text_range() for sheet in sheets]
    finally:
        sheets.close()
    heads = [(at, text[found.end() :]) for at, text in enumerate(read) for found in HEAD.finditer(text)]
    assert len(heads) == 15
    assert [at + 1 for at, after in heads if len(after.split()) < 25] == [], "sheets with little after a head"


def test_long_answers_are_shown_whole(opened: Any) -> None:
    with page_of(opened, page().data) as shown:
        shown.fill("#like--in", "One line.\n" * 40)
        cut = "one => one.scrollHeight - one.clientHeight"
        assert shown.eval_on_selector("#like--in", cut) <= 1


def test_it_is_dark_where_the_reader_likes_it_dark(opened: Any) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    shades = {}
    for name in ("light", "dark"):
        with page_of(opened, page().data, color_scheme=name) as shown:
            shades[name] = sum(map(int, shown.evaluate(ground)[4:-1].split(",")))
    assert shades["light"] == 3 * 255
    assert shades["dark"] < 120


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(out, "PNG")
    return out.getvalue()
