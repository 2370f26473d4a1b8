"""The folder of templates: a designer's own goes first, and faults say where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from printgen.diagnostics import PrintgenError
from printgen.render.templates import Templates

NAME = "html/blocks/divider.html.j2"


def overlay(folder: Path, text: str, name: str = NAME) -> Templates:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return Templates(folder)


def fault(templates: Templates, **context: object) -> str:
    with pytest.raises(PrintgenError) as caught:
        templates.render(NAME, context)
    return str(caught.value)


def test_a_designer_s_file_goes_first_and_the_others_stay(tmp_path: Path) -> None:
    templates = overlay(tmp_path, "<hr class='mine'>")
    assert templates.render(NAME, {}) == "<hr class='mine'>"
    assert templates.has("html/blocks/quote.html.j2")
    assert "--primary" in templates.text("html/css/tokens.css")


def test_words_are_escaped(tmp_path: Path) -> None:
    assert overlay(tmp_path, "{{ words }}").render(NAME, {"words": "<b>&"}) == "&lt;b&gt;&amp;"


def test_a_name_that_is_not_given_is_a_fault_with_its_line(tmp_path: Path) -> None:
    said = fault(overlay(tmp_path, "one\n{{ nothing }}"))
    assert said.startswith(f"{NAME}:2: ")
    assert "nothing" in said


def test_bad_syntax_is_a_fault_with_its_line(tmp_path: Path) -> None:
    assert fault(overlay(tmp_path, "one\ntwo\n{% if %}")).startswith(f"{NAME}:3: ")


def test_a_wrong_sum_is_the_designer_s_fault(tmp_path: Path) -> None:
    said = fault(overlay(tmp_path, "one\n{{ 1 + words }}"), words="a")
    assert said.startswith(f"{NAME}:2: ")


def test_a_designer_s_template_cannot_reach_into_python(tmp_path: Path) -> None:
    said = fault(overlay(tmp_path, "{{ words.__class__.__mro__ }}"), words="a")
    assert "a template may only read what it is given" in said


def test_no_path_of_the_machine_is_said(tmp_path: Path) -> None:
    assert str(tmp_path) not in fault(overlay(tmp_path, "{{ nothing }}"))


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(PrintgenError, match="no/such"):
        Templates().render("html/no/such.html.j2", {})
    with pytest.raises(PrintgenError, match=r"no\.css"):
        Templates().text("html/css/no.css")
