"""What the tests of recordings share: a cache of their own, a tone for a voice, workbooks small and whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printgen.pipeline import Order, build, job, load
from printgen.render.speech.script import Chapter
from printgen.sound import Sound
from printgen.spoken import script_job
from printgen.write.audio.voices import VOICES
from tests.audio.tone import tone

ROOT = Path(__file__).resolve().parents[2]
WORKBOOKS = {
    "use-of-self": ROOT / "content" / "use-of-self",
    "working-alongside": ROOT / "content" / "working-alongside",
    "kitchen-sink": ROOT / "tests" / "cases" / "kitchen-sink",
}
TONE = Order(sound=Sound(voice="tone"))


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is kept from one test to the next."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Registers the tone; gives the file in which it notes what it was asked to say."""
    file = tmp_path / "heard.txt"
    monkeypatch.setitem(VOICES, "tone", tone(str(file)))
    return file


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook of one section from its text."""

    def write(body: str, settings: str = "", folder: str = "book") -> Path:
        place = tmp_path / folder
        (place / "sections").mkdir(parents=True, exist_ok=True)
        (place / "workbook.yaml").write_text(f"title: Small\nsections: [one]\ncover: false\n{settings}")
        (place / "sections" / "one.md").write_text(f"---\nid: one\ntitle: One\n---\n\n{body}")
        return place

    return write


def scripted(path: Path, order: Order = TONE) -> tuple[Chapter, ...]:
    """A workbook's chapters as they will be said, each taken to last six minutes."""
    written = script_job(job(load(path), "mp3", order))
    return (written.opening([360.0] * len(written.script.chapters)), *written.script.chapters)


def said(path: Path, order: Order = TONE) -> list[str]:
    """Every line that is said of a workbook."""
    return [line.text for chapter in scripted(path, order) for line in chapter.lines if line.text]


def made(path: Path, format: str = "mp3", order: Order = TONE) -> bytes:
    """A finished recording."""
    return build(load(path), format, order).data
