"""The layout test finds each fault in a document made to have it, and nothing in one that has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from printgen.check.pdf_layout import Standard, layout_findings

GOOD = """
<section><h1>A title</h1><p>Words to read before writing.</p>
<p data-pg="prompt">What helps?</p><div class="lines" data-pg="answer" style="--n: 2"></div>
<table><caption>Plan</caption><thead><tr><th>No</th><th>What</th></tr></thead><tr><td>1</td><td>Ask</td></tr></table></section>
<section style="break-before: page"><h1>Another</h1><p>Last words.</p></section>
"""
FILL = "<p>Words that fill the page from its head down to its foot, line by line by line.</p>" * 5
LONG = "Words that go on and on. " * 40
SVG = '<svg viewBox="0 0 9 9" width="30mm" height="30mm"><title>Square</title><rect width="9" height="9"/></svg>'

FAULTS = {
    "heading-last": (
        f"<h1>T</h1><p>{'Words that fill. ' * 17}</p><h2>Stranded</h2><p>Next page</p>",
        "h2 { break-after: auto; height: 12mm } h2 + p { break-before: page }",
    ),
    "caption-parted": (
        f"<h1>T</h1><figure><p>{SVG}</p><figcaption style='break-before: page'>Square</figcaption></figure>{FILL}",
        "",
    ),
    "prompt-parted": (
        '<h1>T</h1><p>Words</p><p data-pg="prompt">Why?</p>'
        '<div class="lines" data-pg="answer" style="--n: 3; break-before: page"></div>',
        "",
    ),
    "outside-margins": ('<h1>T</h1><p style="margin-right: -8mm; text-align: right">Too far right</p>', ""),
    "near-edge": ('<h1>T</h1><p data-pg="band" style="margin-left: -15mm">At the edge</p>', ""),
    "overlap": ('<h1>T</h1><p>First words</p><p style="margin-top: -5mm">Second words</p>', ""),
    "busy-ground": (
        '<h1>T</h1><div class="lines" style="--n: 3"></div><p>Struck</p>',
        "p { margin: -18.5mm 0 13mm }",
    ),
    "small-text": ('<h1>T</h1><p style="font-size: 8pt">Small print</p>', ""),
    "empty-page": ("<section><h1>T</h1><p>Short</p><p style='break-before: page'>Goes on</p></section>", ""),
    "row-cut": (f"<h1>T</h1><table><tr><th>A</th></tr><tr><td>{LONG}</td></tr></table>", ""),
}


@pytest.fixture(scope="module")
def make(make):
    """The same page with a margin that keeps the footer clear of the edge."""
    css = "@page { size: 116mm; margin: 20mm; @bottom-center { vertical-align: top; padding-top: 4mm } }"
    return lambda body, more="", **given: make(body, css + more, **given)


def rules(pdf, standard=None):
    return {finding.rule for finding in layout_findings(pdf.data, standard)}


def test_nothing_against_a_good_document(make):
    assert layout_findings(make(GOOD).data) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_each_fault_is_found_and_only_it(rule, make):
    assert rules(make(*FAULTS[rule])) == {rule}


def test_findings_say_page_and_words(make):
    (finding,) = layout_findings(make(*FAULTS["prompt-parted"]).data)
    assert str(finding) == 'page 1: prompt-parted: "Why?" is on another page than the space for its answer'


def test_an_answer_that_goes_over_the_page_starts_with_its_prompt(make):
    body = '<h1>T</h1><p data-pg="prompt">Why?</p>' + '<div class="lines" data-pg="answer" style="--n: 1"></div>' * 14
    assert rules(make(body)) == set()


def test_words_over_an_answer_space(make):
    body = (
        '<h1>T</h1><div class="lines" data-pg="answer" style="--n: 3"></div><p style="margin-top: -7.5mm">Over it</p>'
    )
    assert rules(make(body)) == {"overlap"}


def test_a_label_in_its_own_answer_space_is_fine(make):
    body = '<h1>T</h1><div data-pg="answer" style="height: 30mm; border: 1px solid"><p>Your name</p></div>'
    assert rules(make(body)) == set()


def test_two_answer_spaces_over_each_other(make):
    one = '<div class="lines" data-pg="answer" style="--n: 3; margin-top: -6mm"></div>'
    assert "overlap" in rules(make(f"<h1>T</h1><p>Words</p><p>Words</p>{one}{one}"))


def test_content_over_the_page_footer(make):
    body = f'<h1>T</h1>{FILL}<p data-pg="band" style="position: absolute; bottom: -9mm; left: 30mm">Words down here</p>'
    assert "overlap" in rules(make(body))


def test_words_that_are_cut_off_the_page(make):
    body = '<h1>T</h1><p style="position: absolute; left: 70mm; white-space: nowrap">Words that leave the page</p>'
    assert rules(make(body)) == {"outside-margins", "near-edge"}


def test_a_band_may_use_the_margin(make):
    assert rules(make('<div data-pg="band" style="margin: -2mm -2mm 0"><h1>T</h1></div><p>Words</p>')) == set()


def test_words_across_the_edge_of_a_panel(make):
    panel = '<div style="background: #235; height: 9mm; margin-bottom: -6mm; width: 20mm"></div>'
    assert rules(make(f"<h1>T</h1>{panel}<p>Words that leave their panel on the right</p>")) == {"busy-ground"}


def test_words_on_a_panel_underlined_in_a_figure_or_beside_a_rule(make):
    panel = '<div style="background: #fe8; padding: 2mm"><p>Words on their <u>panel</u></p></div>'
    figure = (
        '<svg viewBox="0 0 30 9" width="30mm" height="9mm"><title>One</title><rect width="9" height="9" fill="red"/>'
    )
    figure += '<text x="3" y="7" font-size="6">Words</text></svg>'
    body = f'<h1>T</h1>{panel}<p>{figure}</p><p style="border-bottom: 1px solid">Words over a rule</p>'
    assert rules(make(body)) == set()


def test_the_standard_can_ask_for_large_print(make):
    assert rules(make(GOOD)) == set()
    assert rules(make(GOOD), Standard(smallest=18)) == {"small-text"}


def test_sizes_are_compared_by_the_height_of_the_x(make):
    """The x of Lexend is 0.525 em: 10 pt of it are as large as 10.8 pt of a face whose x is 0.486."""
    import fontpkg_lexend

    font = next(Path(fontpkg_lexend.__file__).parent.glob("files/*.ttf")).read_bytes()
    css = (
        '@font-face { font-family: "Lexend"; src: url(a.ttf) } h1, p, html { font: 12pt Lexend } p { font-size: 10pt }'
    )
    css += "@page { @bottom-center { font-family: Lexend } }"
    pdf = make("<h1>T</h1><p>Words</p>", css, fetch=lambda name: (font, "font/ttf"))
    assert rules(pdf) == set()
    assert rules(pdf, Standard(x_height=0.525)) == {"small-text"}


def test_a_short_page_where_a_section_ends_is_fine(make):
    body = "<section><h1>T</h1></section><section style='break-before: page'><h1>U</h1><p>V</p></section>"
    assert "empty-page" not in rules(make(body))


def test_a_row_of_empty_cells_cut_by_the_page(make):
    cell = '<div style="height: 25mm"></div>' * 3
    row = f"<tr><td>{cell}</td></tr>"
    assert rules(make(f"<h1>T</h1><table><tr><th>A</th></tr>{row}</table>")) == {"row-cut"}


def test_a_table_caption_left_behind(make):
    table = '<table><caption>Our plan</caption><tr style="height: 20mm"><th>A</th></tr></table>'
    body = f"<h1>T</h1>{'<p>Line</p>' * 7}{table}"
    assert rules(make(body, "caption { break-after: auto }")) == {"caption-parted"}


def test_an_untagged_file_is_not_passed(make):
    import weasyprint

    data = weasyprint.HTML(string="<h1>T</h1>").write_pdf()
    assert [finding.rule for finding in layout_findings(data)] == ["untagged"]
