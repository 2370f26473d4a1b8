"""The rules of editions and formats: each says for every format what measures it, or why nobody does."""

from __future__ import annotations

import pytest

from printgen.check.files import Checked
from printgen.check.rules import LAID_OUT, MEASURED, check_edition, check_format, who_looks
from printgen.edition import Edition, Rule
from printgen.formats import FORMATS
from printgen.read.edition import load_edition, packaged_editions
from printgen.read.rules import format_rules


@pytest.mark.parametrize("name", packaged_editions())
def test_every_rule_is_measured_in_every_format_or_says_why_nobody_does(name):
    for rule in load_edition(name).rules:
        for format in rule.formats or LAID_OUT:
            assert format in FORMATS
            assert who_looks(rule, format) != "nothing", (rule.id, format)
            if who_looks(rule, format) == "people":
                assert rule.note, f"{rule.id}: say what people have to look at"


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_rules_with_sources(format):
    rules = format_rules(format)
    assert rules
    assert all(rule.words.endswith(".") and rule.source and rule.measure for rule in rules)


def test_what_measures_a_rule_is_said_for_each_format():
    rule = Rule(id="r", words="R.", source="s", measure="page-size", unmeasured={"html": "screens have no pages"})
    assert {format: who_looks(rule, format) for format in LAID_OUT} == {
        "pdf": "measured",
        "docx": "measured",
        "html": "screens have no pages",
        "epub": "nothing",
    }
    assert who_looks(Rule(id="r", words="R.", source="s", measure="x", formats=("pdf",)), "docx") == ""
    assert "page-size" not in MEASURED["html"]


def test_a_rule_that_nobody_measures_says_why():
    rule = Rule(id="r", words="R.", source="s", measure="x", formats=("txt",), unmeasured={"txt": "text has no pages"})
    (result,) = check_edition(b"", Edition(rules=(rule,)), "txt")
    assert (result.status, result.by) == ("not checked", "nobody; text has no pages")


def test_a_missing_checker_is_not_checked_and_says_what_to_install():
    from printgen.check import CheckerMissingError

    rule = Rule(id="r", words="R.", source="s", measure="veraPDF")
    checked = Checked(missing=(CheckerMissingError("PDF/UA-1 by veraPDF", "pip install verapdf"),))
    (result,) = check_format([rule], checked)
    assert (result.status, result.by) == ("not checked", "nobody; to measure it: pip install verapdf")
