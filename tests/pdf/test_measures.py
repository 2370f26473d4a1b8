"""Each measure tells a page that keeps its rule from one that breaks it, in the finished file."""

from __future__ import annotations

import pytest

from printgen.check import EXTRA, CheckerMissingError, UnreadableError, pdf_read
from printgen.check.pdf_measure import measures
from printgen.check.rules import MEASURED, check_edition, rule_findings
from printgen.edition import STANDARD, Colours, Edition, Rule

SENTENCE = "Listening may be the kindest thing that you do all day. "
TEXT = f"<p>{SENTENCE * 9}</p><p>{SENTENCE * 9}</p>"
WIDE = "@page { size: 210mm 297mm; margin: 20mm }"
LINES = '<p data-pg="prompt">What?</p><div data-pg="answer" class="ruled">{}</div>'
RULED = ".ruled div {{ height: {}mm; border-bottom: .7pt solid {} }}"
ROWS = "<tr><th>A</th><th>B</th>{}</tr><tr><td>C</td><td>D</td>{}</tr>"


def table(columns):
    extra = range(columns - 2)
    return f"<table>{ROWS.format(''.join('<th>E</th>' for _ in extra), ''.join('<td>F</td>' for _ in extra))}</table>"


CASES = {
    "smallest-text": (TEXT, "", 10.5, "p + p { font-size: 8pt }"),
    "text-size": (TEXT, "", 12, "p { font-size: 10pt }"),
    "heading-size": (f"<h2>H</h2>{TEXT}", "h1, h2 { font-size: 16pt }", 120, "h2 { font-size: 13pt }"),
    "line-length": (TEXT, WIDE + "p { width: 100mm }", 70, "p { width: 170mm }"),
    "line-spacing": (TEXT, "html { line-height: 1.5 }", 1.5, "p { line-height: 1.2 }"),
    "paragraph-gap": (TEXT, "p { margin: 0 0 6mm }", 1, "p { margin: 0 0 1mm }"),
    "blocks-of-capitals": (TEXT, "", None, "p + p { text-transform: uppercase }"),
    "split-words": ("<p>Understand&shy;ing listeners</p>", "", None, "p { width: 24mm }"),
    "table-columns": (table(2), "", 2, table(3)),
    "page-size": (TEXT, WIDE, None, "@page { size: 150mm }"),
    "letter-gap": (TEXT, "", 28, "p { letter-spacing: -.06em }"),
    "word-gap": (TEXT, "p { word-spacing: .5em }", 3.5, "p { word-spacing: -.1em }"),
    "writing-line": (LINES.format("<div></div>" * 5), RULED.format(9, "#666"), 9, RULED.format(6, "#666")),
    "line-contrast": (LINES.format("<div></div>" * 5), RULED.format(9, "#666"), 3, RULED.format(9, "#bbb")),
    "page-ground": (TEXT, "@page { background: #fff }", None, "@page { background: #fff9e8 }"),
    "text-contrast": (TEXT, "", 4.5, "p + p { color: #999 }"),
    "colour-operators": (TEXT, "", 0, "p + p { color: #24414f }"),
    "ink-cover": (TEXT, "", 12, "p { background: #333; color: #fff }"),
}


def made(make, body, css):
    return make(f"<h1>T</h1>{body}", css).data


@pytest.mark.parametrize("measure", CASES)
def test_a_rule_is_met_and_broken(make, measure):
    body, css, limit, fault = CASES[measure]
    edition = Edition(rules=(Rule(id="it", words="It is so.", source="test", measure=measure, limit=limit),))
    (kept,) = check_edition(made(make, body, css), edition, "pdf")
    assert (kept.status, kept.by) == ("met", "printgen, in this file"), kept
    broken = made(make, fault, css) if fault.startswith("<") else made(make, body, css + fault)
    (result,) = check_edition(broken, edition, "pdf")
    assert result.status == "not met", result
    assert result.said
    (finding,) = rule_findings(broken, edition, "pdf")
    assert finding.what.startswith("It is so. ")


def test_every_measure_has_a_case(make):
    assert set(measures(make("<h1>T</h1><p>Words</p>").data, STANDARD)) == set(CASES) == MEASURED["pdf"]


def test_words_all_underlined_are_found_and_links_are_not(make):
    edition = Edition(rules=(Rule(id="u", words="U.", source="test", measure="blocks-of-capitals"),))
    (result,) = check_edition(made(make, TEXT, "p + p { text-decoration: underline }"), edition, "pdf")
    assert "underlined words" in result.said
    linked = TEXT.replace("<p>", '<p><a href="https://example.org">').replace("</p>", "</a></p>")
    (result,) = check_edition(made(make, linked, "a { text-decoration: underline }"), edition, "pdf")
    assert result.status == "met"


def test_why_less_contrast_is_enough_is_said(make):
    edition = Edition(rules=(Rule(id="c", words="C.", source="test", measure="text-contrast", limit=4.5),))
    (result,) = check_edition(made(make, TEXT, "p, h1 { color: #8a8a8a; font-size: 18pt }"), edition, "pdf")
    assert "(large words need 3)" in result.said

def test_justified_text_is_found(make):
    edition = Edition(rules=(Rule(id="left", words="Left.", source="test", measure="split-words"),))
    (result,) = check_edition(made(make, TEXT, "p { text-align: justify }"), edition, "pdf")
    assert "2 paragraphs justified" in result.said


def test_large_words_need_less_contrast(make):
    edition = Edition(rules=(Rule(id="c", words="C.", source="test", measure="text-contrast", limit=4.5),))
    for size, status in (("18pt", "met"), ("17pt", "not met")):
        (result,) = check_edition(made(make, TEXT, f"p {{ color: #8a8a8a; font-size: {size} }}"), edition, "pdf")
        assert result.status == status


def test_a_tinted_page_has_the_editions_ground(make):
    edition = Edition(
        colours=Colours(ground="#FFF9E8"), rules=(Rule(id="g", words="G.", source="test", measure="page-ground"),)
    )
    (result,) = check_edition(made(make, TEXT, "@page { background: #fff9e8 }"), edition, "pdf")
    assert result.status == "met"


def test_what_nothing_measures_is_not_checked(make):
    rules = tuple(Rule(id=m, words="W.", source="test", measure=m) for m in ("people", "something-else"))
    results = check_edition(make("<h1>T</h1>").data, Edition(rules=rules), "pdf")
    assert [(r.status, r.by) for r in results] == [
        ("not checked", "nobody; people have to look"),
        ("not checked", "nobody; nothing here measures this, so please look"),
    ]


def test_a_rule_that_a_file_gives_no_occasion_for_is_not_checked(make):
    edition = Edition(rules=(Rule(id="w", words="W.", source="test", measure="writing-line", limit=9),))
    (result,) = check_edition(make("<h1>T</h1>").data, edition, "pdf")
    assert (result.status, result.said) == ("not checked", "It has no answer space with lines.")


def test_rules_about_other_formats_are_left_out(make):
    edition = Edition(rules=(Rule(id="w", words="W.", source="test", measure="nobody", formats=("mp3",)),))
    assert check_edition(make("<h1>T</h1>").data, edition, "pdf") == ()


def test_an_untagged_file_cannot_be_measured(make):
    import io

    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make("<h1>T</h1>").data)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(out)
    with pytest.raises(UnreadableError, match="not tagged"):
        measures(out.getvalue(), STANDARD)


def test_missing_readers_are_said_and_nothing_is_met(make, monkeypatch):
    monkeypatch.setattr(pdf_read, "pikepdf", None)
    edition = Edition(rules=(Rule(id="w", words="W.", source="test", measure="text-size", limit=9),))
    (result,) = check_edition(b"", edition, "pdf")
    assert result.status == "not checked"
    assert EXTRA in result.by
    with pytest.raises(CheckerMissingError, match="printgen"):
        rule_findings(b"", edition, "pdf")
