"""Markdown: what programs that read it show is what the workbook says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from printgen.render.linear import model as e
from printgen.write.markdown import write_markdown
from tests.documents.words import text_of_html
from tests.linear.conftest import Bench

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(*elements: e.Element) -> str:
    """HTML of a document that holds these."""
    linear = e.Linear(title="T", language="en", front=(), contents=None, body=elements)
    return READER.render(write_markdown(linear).decode())


def words(html: str) -> str:
    text = re.sub(r"<br ?/?>", "", re.sub(r"</?(?!br)[a-z][^>]*>", "", html))
    for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(code, letter)
    return " ".join(text.split())


LINES = st.text(st.sampled_from("ab1 *_`#>-+.)([]|~\\<&;!$=:\"'“é"), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
).filter(bool)  # fmt: skip
RUNS = st.builds(
    e.Run,
    st.text(st.sampled_from("ab *_`#[]<.“”,"), min_size=1, max_size=8),
    strong=st.booleans(),
    emphasis=st.booleans(),
    url=st.sampled_from(["", "https://example.org/a(b)"]),
)


@given(LINES)
def test_any_words_are_shown_as_they_stand(line: str) -> None:
    html = shown(e.Paragraph(words=(e.Run(line),)))
    assert html.startswith("<p>")
    assert html.count("<") == 2
    assert words(html) == line


@given(LINES)
def test_any_words_are_shown_as_they_stand_in_an_item_and_a_table(line: str) -> None:
    item = shown(e.Item(words=(e.Run(line),)))
    assert item.startswith("<ul>\n<li>")
    assert words(item) == line
    table = shown(e.Table(head=((e.Run("h"),),), rows=(((e.Run(line),),),), announced=(), lines=()))
    assert words(table) == f"h {line}"


@given(st.lists(RUNS, min_size=1, max_size=4))
def test_any_emphasis_loses_no_letter(runs: list[e.Run]) -> None:
    from printgen.render.linear.words import joined

    html = shown(e.Paragraph(words=(e.Run("x "), *joined(runs), e.Run(" x"))))
    assert words(html) == " ".join(f"x {''.join(run.text for run in runs)} x".split())


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((e.Run("a "), e.Run("b", strong=True), e.Run(" c")), "a **b** c"),
        ((e.Run("a "), e.Run("b ", emphasis=True), e.Run("c")), "a _b_ c"),
        ((e.Run("a"), e.Run("b", strong=True), e.Run("c")), "a<strong>b</strong>c"),
        ((e.Run("typed `x`", code=True),), "`` typed `x` ``"),
        ((e.Run("go", url="https://example.org/a b"),), "[go](<https://example.org/a b>)"),
        ((e.Run("croeso", lang="cy"),), '<span lang="cy">croeso</span>'),
        ((e.Run("no place", target="gone"),), "no place"),
    ],
)
def test_runs(runs: e.Words, expected: str) -> None:
    linear = e.Linear(title="T", language="en", front=(), contents=None, body=(e.Paragraph(words=runs),))
    assert write_markdown(linear).decode() == expected + "\n"


def test_lists_that_follow_each_other_stay_apart() -> None:
    two = [e.Item(words=(e.Run(word),), marker=mark) for word, mark in (("a", ""), ("b", ""), ("c", "1."), ("d", "4."))]
    html = shown(*two)
    assert html.count("<ul>") == 2
    assert html.count("<ol") == 2


def test_a_list_in_a_list_stands_under_its_item(bench: Bench) -> None:
    html = READER.render(bench.made("md", "10. ten\n\n    - inner\n\n      more\n\n11. eleven"))
    assert re.search(r'<ol start="10">.*<ul>.*inner.*more.*</ul>.*eleven.*</ol>', html, re.S)


def test_notes_tables_and_what_leads_somewhere(bench: Bench) -> None:
    text = bench.made(
        "md", "See {ref}`why`.[^n]\n\n[^n]: A *note*.\n\n:::{question} Why?\n:id: why\n:::\n\n| A |\n|---|\n| b |"
    )
    assert "See [" in text
    assert "](#why).[^1]" in text
    assert '<a id="why"></a>Why?' in text
    assert text.endswith("[^1]: A _note_.\n")
    assert "| A |\n| --- |\n| b |" in text


def test_the_contents_lead_to_the_headings(bench: Bench) -> None:
    text = bench.made("md", ":::{worksheet} Sheet\n:id: sheet\nWrite.\n:::")
    assert "- [First](#one)\n  - [Worksheet: Sheet](#sheet)\n" in text
    assert '### <a id="sheet"></a>Worksheet: Sheet' in text


def test_a_table_to_fill_in_has_empty_rows(bench: Bench) -> None:
    text = bench.made("md", ":::{action-plan}\n:columns: What? | Date\n:rows: 2\n:::")
    assert "| What? | Date |\n| --- | --- |\n| | |\n| | |" in text
    assert text_of_html(f"<html><body>{READER.render(text)}</body></html>").endswith("whatdate")


def test_a_box_is_a_quotation_that_holds_all_of_it(bench: Bench) -> None:
    box = ":::{callout} Ask\n:tone: tip\nWait.\n\n- one\n- two\n:::\n\n"
    text = bench.made("md", f"{box}{box}After.")
    lines = ["> **Tip: Ask**", ">", "> Wait.", ">", "> - one", "> - two", ">", "> [End of tip]"]
    assert "\n".join([*lines, "", "<!-- -->", "", *lines]) in text
    html = READER.render(text)
    assert html.count("<blockquote>") == 2
    assert html.index("</blockquote>\n<p>After.") > 0


def test_quotations_stay_apart_and_their_paragraphs_together(bench: Bench) -> None:
    first = ":::{quote}\n:by: Col\nOne.\n\nMore.\n:::\n\n"
    html = READER.render(bench.made("md", f"{first}:::{{quote}}\nTwo.\n:::\n\n:::{{quote}}\nThree.\n:::"))
    assert [part.count("<p>") for part in html.split("<blockquote>")[1:]] == [3, 1, 1]


def test_a_box_in_a_list_stands_in_its_item(bench: Bench) -> None:
    text = bench.made("md", "1. one\n\n   :::{callout} Ask\n   :tone: tip\n   Wait.\n   :::\n\n2. two")
    assert "1. one\n\n   > **Tip: Ask**\n   >\n   > Wait.\n" in text
    assert re.search(r"<ol>\n<li>.*<blockquote>.*</blockquote>\n</li>\n<li>", READER.render(text), re.S)


def test_what_printgen_says_stands_in_brackets_and_leads_nowhere(bench: Bench) -> None:
    text = bench.made("md", ":::{question} Why?\n:lines: 2\n:::")
    assert "\n[Space to write, 2 lines]\n" in text
    assert "<p>[Space to write, 2 lines]</p>" in READER.render(text)
