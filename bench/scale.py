"""The sample workbook at several times its length, and the same text as pandoc reads it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

_ID = r"[A-Za-z][\w-]*"
_PLACES = (
    re.compile(rf"(?m)^(id: )({_ID})"),
    re.compile(rf"(?m)^(\s*:(?:id|recall|continues): )({_ID})"),
    re.compile(rf"(\{{#)({_ID})(?=\}})"),
    re.compile(rf"(\{{(?:ref|page|pages)\}}`(?:[^`<]*<)?)({_ID})(?=[`>:])"),
)
"""Where an id stands in a section file."""
_WORKS = re.compile(r"(?ms)^:::\{references\}.*?^:::$")


def scaled(source: Path, target: Path, times: int) -> Path:
    """A workbook whose sections stand ``times`` times, each copy with ids of its own."""
    settings = yaml.safe_load((source / "workbook.yaml").read_text(encoding="utf-8"))
    ids = settings["sections"]
    target.mkdir(parents=True)
    if (source / "images").is_dir():
        shutil.copytree(source / "images", target / "images")
    for works in source.glob("references.*"):
        shutil.copy(works, target)
    (target / "sections").mkdir()
    for copy in range(times):
        for name in ids:
            text = (source / "sections" / f"{name}.md").read_text(encoding="utf-8")
            (target / "sections" / f"{_copied(name, copy)}.md").write_text(_renamed(text, copy), encoding="utf-8")
    settings["sections"] = [_copied(name, copy) for copy in range(times) for name in ids]
    numbering = settings.get("numbering", {})
    if isinstance(numbering.get("sections"), list):
        numbering["sections"] = [_copied(name, copy) for copy in range(times) for name in numbering["sections"]]
    settings.pop("profiles", None)
    (target / "workbook.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return target


def pandoc_text(workbook: Path) -> str:
    """The words of a workbook as pandoc's Markdown: blocks as divs, their titles in bold, options left out."""
    settings = yaml.safe_load((workbook / "workbook.yaml").read_text(encoding="utf-8"))
    parts = [f"% {settings['title']}"]
    for name in settings["sections"]:
        text = (workbook / "sections" / f"{name}.md").read_text(encoding="utf-8")
        front, body = text.split("---\n", 2)[1:]
        parts.append(f"# {yaml.safe_load(front)['title']}\n\n{_as_pandoc(body)}")
    return "\n\n".join(parts)


def _copied(name: str, copy: int) -> str:
    return f"{name}-copy{copy}" if copy else name


def _renamed(text: str, copy: int) -> str:
    """A section's text with ids of its own; the list of works cited stands in the first copy only."""
    for place in _PLACES:
        text = place.sub(lambda found: found[1] + _copied(found[2], copy), text)
    return _WORKS.sub("See the list of works cited.\n", text) if copy else text


def _as_pandoc(body: str) -> str:
    body = re.sub(r"(?m)^[ \t]*:[A-Za-z][\w-]*:(?: .*)?$\n?", "", body)
    body = re.sub(r"(?m)^([ \t]*):::\{([\w-]+)\} *(.*)$", _opened, body)
    body = re.sub(r"(?m)^([ \t]*):::[ \t]*$", r"\n\1:::\n", body)
    return re.sub(r"\{(?:ref|page|pages)\}`([^`]*)`", r"\1", body)


def _opened(found: re.Match[str]) -> str:
    indent, kind, title = found.groups()
    bold = f"\n{indent}**{title}**\n" if title else ""
    return f"\n{indent}::: {kind}\n{bold}"
