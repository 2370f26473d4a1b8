"""What the structure of a PDF is for each kind of HTML, and that validators have nothing against it."""

from __future__ import annotations

import pytest

from tests.pdf.documents import PNG, codes, opened

WORDS = "Words that go on and on until the page is full. " * 40
SVG = '<svg viewBox="0 0 9 9" width="9mm" height="9mm" {}>{}<rect width="9" height="9"/></svg>'
ROWS = "".join(f"<tr><td>{n}</td><td>Something to do</td></tr>" for n in range(30))
ITEMS = "".join(f"<li>Item {n}</li>" for n in range(30))

CASES = {
    "a paragraph over pages": (f"<h1>Title</h1><p>{WORDS}</p>", "Document(H1 P)"),
    "loose words in blocks": ("<h1>T</h1><div>One</div><div><div>Two</div></div>", "Document(H1 P P)"),
    "loose words go on over pages": (f"<h1>T</h1><section>{WORDS}</section>", "Document(H1 Sect(P))"),
    "loose words round a link": (
        '<h1 id="t">T</h1><div>See <a href="#t">the <b>title</b></a> again</div>',
        "Document(H1 P(Link))",
    ),
    "a list over pages": (
        f"<h1>T</h1><ul>{ITEMS}</ul>",
        "Document(H1 L(" + " ".join(["LI(LBody)"] * 30) + "))",
    ),
    "an item over pages": (f"<h1>T</h1><ul><li>{WORDS}</li></ul>", "Document(H1 L(LI(LBody)))"),
    "blocks in an item": (
        "<h1>T</h1><ul><li><p>A</p><p>B</p></li></ul>",
        "Document(H1 L(LI(LBody(P P))))",
    ),
    "a list in a list": (
        "<h1>T</h1><ol><li>A<ul><li>B</li></ul></li></ol>",
        "Document(H1 L(LI(LBody(L(LI(LBody))))))",
    ),
    "terms": (
        "<h1>T</h1><dl><dt>A</dt><dd>B</dd><dt>C</dt><dd>D</dd></dl>",
        "Document(H1 L(LI(Lbl LBody) LI(Lbl LBody)))",
    ),
    "a table over pages, its header once": (
        f"<h1>T</h1><table><caption>Plan</caption><thead><tr><th>No</th><th>What</th></tr></thead>{ROWS}</table>",
        "Document(H1 Table(Caption THead(TR(TH TH)) TBody(" + " ".join(["TR(TD TD)"] * 30) + ")))",
    ),
    "a table for layout": (
        '<h1>T</h1><table role="presentation"><tr><td>A</td><td><p>B</p></td></tr></table>',
        "Document(H1 P P)",
    ),
    "empty cells stay": (
        "<h1>T</h1><table><tr><th>A</th><td></td></tr></table>",
        "Document(H1 Table(TBody(TR(TH TD))))",
    ),
    "a gap between columns goes": (
        '<h1>T</h1><table><tr><th>A</th><td aria-hidden="true"></td><td>B</td></tr></table>',
        "Document(H1 Table(TBody(TR(TH TD))))",
    ),
    "a figure with a caption": (
        f'<h1>T</h1><figure><p><img src="{PNG}" alt="A dot"></p><figcaption>Dot</figcaption></figure>',
        "Document(H1 Div(P(Figure) Caption))",
    ),
    "decoration": (
        f'<h1>T</h1><p><img src="{PNG}" alt="">{SVG.format("aria-hidden=true", "")}A'
        f'<span aria-hidden="true"> B</span></p>',
        "Document(H1 P)",
    ),
    "an inline SVG with a title": (
        f"<h1>T</h1><p>{SVG.format('', '<title>A square</title>')}</p>",
        "Document(H1 P(Figure))",
    ),
    "words in another language": (
        '<h1>T</h1><p>Say <i lang="cy">croeso</i> to all.</p><div lang="fr">Bonjour</div>',
        "Document(H1 P(Span) Div(P))",
    ),
    "contents by data-tag": (
        '<h1 id="a">T</h1><ul data-tag="TOC"><li data-tag="TOCI"><a href="#a">T</a></li></ul>',
        "Document(H1 TOC(TOCI(Link)))",
    ),
    "a quote": ("<h1>T</h1><blockquote>A<footer>B</footer></blockquote>", "Document(H1 BlockQuote(P P))"),
    "a footnote after its call": (
        '<h1>T</h1><p>Before<span style="float: footnote">note</span> after</p><p>Next</p>',
        "Document(H1 P(Reference Note(Lbl)) P)",
    ),
}


@pytest.fixture(scope="module")
def built(make):
    return {name: make(body) for name, (body, _) in CASES.items()}


@pytest.mark.parametrize("name", CASES)
def test_structure(name, outline):
    body, expected = CASES[name]
    assert outline(body) == expected


def test_validators_have_nothing_against_any_of_them(built):
    from printgen.check.pdf_ua import page_findings, vera_findings

    assert {name: tuple(page_findings(pdf.data)) for name, pdf in built.items()} == dict.fromkeys(built, ())
    found = vera_findings([pdf.data for pdf in built.values()])
    assert dict(zip(built, found, strict=True)) == {name: [] for name in built}


def test_the_structure_test_has_nothing_against_any_of_them(built):
    from printgen.check.pdf_structure import structure_findings

    plain = {name: pdf for name, pdf in built.items() if "table" not in name}
    assert {name: structure_findings(pdf.data) for name, pdf in plain.items()} == {name: [] for name in plain}


def test_nothing_to_say_about_any_of_them(built):
    assert {name: pdf.diagnostics for name, pdf in built.items()} == dict.fromkeys(built, ())


def test_a_paragraph_over_pages_reads_to_its_end(read):
    file = read(f"<h1>T</h1><p>{WORDS}</p>")
    paragraph = file.root.children()[1]
    assert len({page for page, _ in paragraph.contents()}) > 1
    assert file.words(paragraph) == " ".join(WORDS.split())


def test_running_words_and_repeated_headers_are_artifacts(read):
    file = read(f"<h1>T</h1><table><thead><tr><th>No</th><th>What</th></tr></thead>{ROWS}</table>")
    assert len(file.pages) > 2
    for page in file.pages[1:]:
        artifacts = [item.words.strip() for item in page.drawn if item.artifact and item.kind == "text"]
        assert artifacts[:2] == ["No", "What"]
        assert any("Running words" in words for words in artifacts)


def test_scope(make):
    pdf = make(
        "<h1>T</h1><table><thead><tr><th>A</th><th scope=colgroup>B</th></tr></thead>"
        "<tr><th>C</th><td>D</td></tr><tr><th scope=both>E</th><td>F</td></tr></table>"
    )
    with opened(pdf) as file:
        cells = _all(file.Root.StructTreeRoot.K[0], "/TH")
        assert [str(cell.A.Scope) for cell in cells] == ["/Column", "/Column", "/Row", "/Both"]


def test_spans(make):
    rows = "<tr><th colspan=2>A</th><th rowspan=2>B</th></tr><tr><td>C</td><td>D</td></tr>"
    pdf = make(f"<h1>T</h1><table>{rows}</table>")
    with opened(pdf) as file:
        first, second = _all(file.Root.StructTreeRoot.K[0], "/TH")
        assert (first.A.ColSpan, second.A.RowSpan) == (2, 2)


def test_list_numbering(make):
    pdf = make("<h1>T</h1><ul><li>A</li></ul><ol><li>B</li></ol><ul style='list-style: square inside'><li>C</li></ul>")
    with opened(pdf) as file:
        lists = _all(file.Root.StructTreeRoot.K[0], "/L")
        assert [str(one.A.ListNumbering) for one in lists] == ["/None", "/Decimal", "/Square"]


def test_a_counter_before_an_item_is_its_label(outline):
    css = "ol { counter-reset: n } li { counter-increment: n } li::before { content: counter(n) }"
    assert outline("<h1>T</h1><ol><li>A</li></ol>", css) == "Document(H1 L(LI(Lbl LBody)))"


def test_a_hanging_quote_mark_is_decoration(read):
    css = "blockquote { position: relative } blockquote::before { content: '\\201C'; position: absolute; left: -5mm }"
    file = read("<h1>T</h1><blockquote><p>Words</p></blockquote>", css)
    assert file.words(file.root) == "T Words"


def test_figure(make):
    pdf = make(f'<h1>T</h1><p><img src="{PNG}" alt="A dot" style="width: 20mm; height: 10mm; vertical-align: top"></p>')
    with opened(pdf) as file:
        (figure,) = _all(file.Root.StructTreeRoot.K[0], "/Figure")
        assert str(figure.Alt) == "A dot"
        left, bottom, right, top = (float(v) / 72 * 25.4 for v in figure.A.BBox)
    assert (left, right) == pytest.approx((12, 32), abs=0.1)
    assert top - bottom == pytest.approx(10, abs=0.1)
    assert top < 88


def test_a_picture_that_says_nothing_is_an_error(make):
    pdf = make(f'<h1>T</h1><p><img src="{PNG}">{SVG.format("", "")}</p>')
    assert codes(pdf) == ["alt-missing", "alt-missing"]


LINKS = {
    '<a href="https://example.org/a">Our site</a>': "Our site",
    '<a href="https://example.org/a" aria-label="The film on our site">film</a>': "The film on our site",
    '<a href="https://example.org/a"><strong>Bold</strong> words</a>': "Bold words",
    '<a href="#t">12</a>': "A title, 12",
    '<a class="pn" href="#t"></a>': "A title, 1",
}


@pytest.mark.parametrize("link", LINKS)
def test_links_say_where_they_go(link, make):
    pdf = make(f'<h1 id="t">A title</h1><p>See {link}.</p>', ".pn::after { content: target-counter(attr(href), page) }")
    with opened(pdf) as file:
        (annotation,) = file.pages[0].Annots
        assert str(annotation.Contents) == LINKS[link]
        assert annotation.F == 4


def test_a_link_over_two_lines_is_one_link_with_two_areas(make):
    link = f'<a href="https://example.org/">{"words " * 9}</a>'
    with opened(make(f"<h1>T</h1><p>{link}</p>")) as file:
        (element,) = _all(file.Root.StructTreeRoot.K[0], "/Link")
        assert len([kid for kid in element.K if not isinstance(kid, int)]) == len(file.pages[0].Annots) == 2


def test_links_in_page_footers_are_left_out(make):
    css = ".foot { position: running(foot) } @page { @bottom-left { content: element(foot) } }"
    pdf = make('<div class="foot"><a href="https://example.org/">Us</a></div><h1>T</h1><p>A</p>', css)
    with opened(pdf) as file:
        assert "/Annots" not in file.pages[0]


def test_marks_of_templates(read):
    body = '<h1>T</h1><p data-pg="prompt">Why?</p><div id="why" data-pg="answer" style="height: 20mm"></div>'
    root = read(body).root
    prompt, answer = root.children()[1:]
    assert (prompt.tag, prompt.kind) == ("P", "prompt")
    assert (answer.tag, answer.kind, answer.entries["ID"]) == ("NonStruct", "answer", "why")
    ((page, (left, bottom, right, top)),) = answer.boxes
    assert page == 0
    assert (top - bottom, right - left) == pytest.approx((20 * 72 / 25.4, 76 * 72 / 25.4), abs=0.1)


def test_words_under_opacity_are_an_error(make):
    assert codes(make('<h1>T</h1><p style="opacity: .5">Faint</p>')) == ["text-unreadable"]


def _all(node, tag):
    import pikepdf

    found = [node] if node.get("/S") == tag else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += _all(kid, tag)
    return found
