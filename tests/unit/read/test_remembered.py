"""What was read once without a finding is not read again; what had a finding is."""

from __future__ import annotations

import pytest

from printgen import kept
from printgen.diagnostics import Diagnostics
from printgen.read import text as reading
from printgen.read.remembered import section_of
from printgen.read.text import parse_section

GOOD = "---\nid: one\ntitle: One\n---\n\nSome *words* and [more](https://example.org).\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def reads(monkeypatch):
    """Counts how often a section is really read."""
    read: list[str] = []
    monkeypatch.setattr(reading, "parse_section", lambda *given: read.append(given[1]) or parse_section(*given))
    return read


def test_the_same_text_is_read_once(reads):
    first = section_of(GOOD, "one.md", Diagnostics(), {})
    assert first == section_of(GOOD, "one.md", Diagnostics(), {}) == parse_section(GOOD, "one.md", Diagnostics())
    assert reads == ["one.md"]


def test_another_text_file_or_variable_is_read_anew(reads):
    section_of(GOOD, "one.md", Diagnostics(), {})
    section_of(GOOD + "\nMore.\n", "one.md", Diagnostics(), {})
    section_of(GOOD, "two.md", Diagnostics(), {})
    section_of(GOOD, "one.md", Diagnostics(), {"team": "Us"})
    assert len(reads) == 4


def test_a_finding_is_said_each_time(reads):
    for _ in range(2):
        found = Diagnostics()
        section_of(GOOD + "\n:::{nonsense}\n:::\n", "one.md", found, {})
        assert [one.code for one in found] == ["unknown-kind"]
    assert len(reads) == 2


def test_a_damaged_file_counts_as_none():
    kept.remember("sorts", b"key", ("a", 1))
    assert kept.recall("sorts", b"key") == ("a", 1)
    (file,) = kept.place("sorts").iterdir()
    file.write_bytes(b"nothing that was pickled")
    assert kept.recall("sorts", b"key") is None


def test_the_oldest_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(kept, "LIMIT", 10)
    for n in range(15):
        kept.keep(kept.place("many") / f"{n:02}", b"")
    kept.remember("many", b"key", 1)
    assert len(list(kept.place("many").iterdir())) == 6
