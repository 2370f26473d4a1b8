"""The documentation is true: generated pages are up to date, links lead somewhere, commands exist."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import click
import pytest

from printgen.cli import main
from printgen.model.core import FENCES

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_guide_for_authors_is_what_the_registry_says(make_docs: ModuleType) -> None:
    written = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
    assert written == make_docs.guide(), "run: make docs"


def test_every_kind_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
    for kind in FENCES:
        assert f"#### {kind}\n" in guide or f"Inside it, `{kind}`" in guide


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    heads = {
        re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in re.findall(r"(?m)^#+ (.*)$", text)
    }
    found = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?s)```.*?```|`[^`\n]*`", "", text))
    for target in found:
        if target.startswith("#"):
            assert target[1:] in heads, target
        elif "://" not in target:
            assert (page.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"(?s)```\n(.*?)```", text) + re.findall(r"`(printgen [^`\n]*)`", text))
    for line in re.findall(r"(?m)^printgen ([a-z].*)", code):
        words = shlex.split(line.split("  ")[0], comments=True)
        command = main.commands[words[0]]
        if isinstance(command, click.Group):
            command = command.commands[words[1]]
        known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
        for word in words[1:]:
            assert not word.startswith("-") or word in known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_knows_its_targets(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    code = "\n".join(re.findall(r"(?s)```\n(.*?)```", text) + re.findall(r"`(make [^`\n]*)`", text))
    assert set(re.findall(r"(?m)^make ([a-z]+)", code)) <= known
