"""A page in a real browser: axe's rules, nothing that scrolls sideways, everything by the keyboard alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from printgen.check import EXTRA, CheckerMissingError, Finding
from printgen.check.programs import chromium, npm_file
from printgen.check.session import shared
from printgen.record import record

DESK, PHONE = (1280, 900), (320, 640)
"""Sizes of windows. 320 CSS pixels is also what 1280 are at 400 % zoom (WCAG 2.2, 1.4.10)."""
ZOOMED = (320, 256)
MOST_TABS = 2000
PATIENCE = 120_000
"""Milliseconds that one step may take on a busy machine."""
_WIDE = """() => {
  const most = document.documentElement.clientWidth + 1;
  if (document.documentElement.scrollWidth <= most) return [];
  const found = [...document.querySelectorAll('body *')].filter(one =>
    one.getBoundingClientRect().right > most || one.scrollWidth > one.clientWidth + 1 && one.scrollWidth > most)
    .slice(0, 5).map(one => one.tagName.toLowerCase() + (one.id ? '#' + one.id : '.' + one.className));
  return found.length ? found : ['something'];
}"""
_STOPS = """() => [...document.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex]')]
  .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true}))
  .filter(one => one.type !== 'radio' || one.checked ||
    (!document.querySelector(`input[name="${CSS.escape(one.name)}"]:checked`) &&
      one === document.querySelector(`input[name="${CSS.escape(one.name)}"]`)))
  .map((one, at) => {
    one.dataset.stop = at;
    return (one.id || one.textContent.trim() || one.name || one.tagName).slice(0, 40);
  })"""
_FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const look = getComputedStyle(one), box = one.getBoundingClientRect();
  return {stop: Number(one.dataset.stop ?? -1),
    shown: (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none',
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0};
}"""

_AXE = """async rules => (await axe.run(rules.length ? {runOnly: {type: 'rule', values: rules}} : {})).violations.map(
  rule => ({id: rule.id, help: rule.help, targets: rule.nodes.slice(0, 3).map(node => String(node.target[0]))}))"""
"""Only what is wrong comes back: handing over all that is right takes three times as long as finding it."""


@contextmanager
def browser(checker: str) -> Iterator[Any]:
    """A browser without a window; in a session of checks, one for all of it.

    Raises:
        CheckerMissingError: Playwright or Chromium is not installed.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise CheckerMissingError(checker, EXTRA) from error
    program = chromium(checker)
    with (
        shared("playwright", sync_playwright) as player,
        shared("browser", lambda: _launched(player, program), lambda one: bool(one.is_connected())) as opened,
    ):
        yield opened


@contextmanager
def _launched(player: Any, program: str) -> Iterator[Any]:
    opened = player.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def page_of(opened: Any, data: bytes, size: tuple[int, int] = DESK, **settings: Any) -> Iterator[Any]:
    """A page in a window of this size, with a reader's own settings (Playwright's names)."""
    settings = {"reduced_motion": "reduce", **settings}
    context = opened.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(data)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(path.as_uri())
        try:
            yield page
        finally:
            context.close()


@record
class Reader:
    """How somebody looks at a page.

    Attributes:
        size: Of the window.
        settings: Of the reader's own, by Playwright's names.
        rules: Which of axe's rules are asked; all that it asks of itself when empty.
    """

    size: tuple[int, int] = DESK
    settings: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[str, ...] = ()


_PLAIN: Final = {"color_scheme": "light", "contrast": "no-preference"}
READERS: Final = (
    Reader(),
    Reader(settings={"color_scheme": "dark"}, rules=("color-contrast", "link-in-text-block")),
    Reader(PHONE, {"color_scheme": "dark", "contrast": "more"}),
)
"""Windows and settings that a page is looked at with. All that dark may hide or show is also there in the third."""


def axe_findings(data: bytes, readers: Sequence[Reader] = READERS) -> tuple[Finding, ...]:
    """What axe has against a page: light, dark, and with more contrast on a small screen.

    Args:
        data: The page.
        readers: Windows and settings that it is looked at with, one or more.

    Raises:
        CheckerMissingError: axe, Playwright or Chromium is not installed.
    """
    source = npm_file("axe", "axe-core/axe.min.js").read_text(encoding="utf-8")
    found: dict[Finding, None] = {}
    with browser("axe") as opened, page_of(opened, data, readers[0].size, **readers[0].settings) as page:
        for at, reader in enumerate(readers):
            if at:
                _resize(page, reader.size)
                page.emulate_media(**{**_PLAIN, **reader.settings})
                page.reload()
            page.evaluate(source)
            for rule in page.evaluate(_AXE, reader.rules):
                where = ", ".join(rule["targets"])
                found[Finding(f"axe {rule['id']}", 0, f"{rule['help']} ({where})")] = None
    return tuple(found)


def window_findings(data: bytes) -> tuple[Finding, ...]:
    """What does not work in a small window or by the keyboard alone (WCAG 2.2, 1.4.10, 2.1.1, 2.4.1, 2.4.7, 2.4.11).

    Raises:
        CheckerMissingError: Playwright or Chromium is not installed.
    """
    found: list[Finding] = []
    with browser("Chromium") as opened, page_of(opened, data, PHONE) as page:
        for size, words in ((PHONE, "320 pixels wide"), (ZOOMED, "at 400 % zoom")):
            _resize(page, size)
            wide = page.evaluate(_WIDE)
            found += [Finding("reflow", 0, f"{one} makes the page scroll sideways, {words}") for one in wide]
        _resize(page, DESK)
        found += _said_by_browser(page)
        found += _keyboard(page)
    return tuple(found)


def _resize(page: Any, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def _said_by_browser(page: Any) -> list[Finding]:
    """Faults that the browser itself says, such as what a policy forbids."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.reload()
    return [Finding("browser", 0, words[:300]) for words in said]


def _keyboard(page: Any) -> list[Finding]:
    stops: list[str] = page.evaluate(_STOPS)
    reached: dict[int, None] = {}
    found: list[Finding] = []
    page.evaluate("() => { document.activeElement.blur(); }")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus is None:
            break
        at = focus["stop"]
        if at < 0 or at in reached:
            continue  # a part of a control, such as the day of a date
        if reached and at < next(reversed(reached)):
            found.append(Finding("keyboard", 0, f"{stops[at]} is reached after what stands below it"))
        reached[at] = None
        if not focus["shown"]:
            found.append(Finding("focus", 0, f"nothing shows that {stops[at]} has the focus"))
        if not focus["seen"]:
            found.append(Finding("focus", 0, f"{stops[at]} has the focus and is out of sight"))
    lost = [words for at, words in enumerate(stops) if at not in reached]
    found += [Finding("keyboard", 0, f"the Tab key never reaches {words}") for words in lost]
    return found


__all__ = ["axe_findings", "browser", "page_of", "window_findings"]
