"""Guards for what the writer uses of the layout engine's private interfaces."""

from __future__ import annotations

import gc
import importlib.metadata

import pydyf
import pytest
import weasyprint
import weasyprint.pdf
from weasyprint.images import SVGImage

from printgen.write.pdf import engine


def test_the_engine_is_the_version_that_this_was_written_for():
    assert importlib.metadata.version("weasyprint") == engine.VERSION == weasyprint.__version__


def test_the_engine_is_left_as_it_was(make):
    def parts():
        return weasyprint.pdf.Stream, weasyprint.pdf.add_tags, pydyf.PDF.page_references, SVGImage.draw

    before = parts()
    make("<h1>T</h1>")
    with pytest.raises(TypeError):
        make("<h1>T</h1>", title=object())
    assert parts() == before


def test_the_collector_runs_again_afterwards(make):
    assert gc.isenabled()
    make("<h1>T</h1>")
    assert gc.isenabled()


ICON = '<svg viewBox="0 0 9 9" width="{0}mm" height="{0}mm" aria-hidden="true"><path d="M1 1h7v7z" fill="{1}"/></svg>'


def test_an_icon_drawn_again_looks_the_same(make):
    """Colours and opacity that an icon sets must not leak into what comes after, nor be missing the second time."""
    import pypdfium2

    icons = [ICON.format(size, colour) for size, colour in ((5, "red"), (5, "blue"), (5, "red"), (9, "red"))]
    faint = ICON.format(5, "red").replace("<path", '<path opacity=".5"')
    every = enumerate([*icons, faint, faint])
    body = "<h1>T</h1>" + "".join(f'<p style="color: #{n}58">{one} words</p>' for n, one in every)
    ours = make(body + body).data
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_remembering", lambda draw: draw)
        theirs = make(body + body).data
    pictures = [pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().tobytes() for data in (ours, theirs)]
    assert pictures[0] == pictures[1]


HELD_BACK = """<h1>T</h1><ol style="position: relative"><li>One <u>two</u></li><li style="opacity: .99">Three</li></ol>
<p style="overflow: hidden; width: 20mm; height: 5mm; white-space: nowrap">Words that are cut at the edge of a box</p>
<p style="transform: rotate(9deg)">Turned</p><p style="color: #345678">Blue <b style="color: red">red</b> blue</p>
<p style="background: #ccc">Words on a shade</p>"""


def test_words_drawn_last_look_as_they_did(make):
    """Only words that look the same at the end of the page wait for it: not those cut by a box, nor those turned."""
    import pypdfium2

    ours = make(HELD_BACK).data
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine._TaggedStream, "_can_wait", lambda stream, box: False)
        at_once = make(HELD_BACK).data
    pictures = [pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().tobytes() for data in (ours, at_once)]
    assert pictures[0] == pictures[1]
    assert ours != at_once


def test_pages_look_as_the_engine_draws_them(make):
    """Our way from HTML to pages is the engine's own, step by step."""
    import pypdfium2

    from tests.pdf.documents import PAGE

    body = "<h1>T</h1><p>Words</p><table><tr><th>A</th><td>B</td></tr></table><ul><li>C</li></ul>" * 4
    html = f'<html lang="en-GB"><title>Test</title><body>{body}</body></html>'
    theirs = weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=PAGE)], pdf_variant="pdf/ua-1")
    pairs = zip(pypdfium2.PdfDocument(make(body).data), pypdfium2.PdfDocument(theirs), strict=True)
    for ours, other in pairs:
        assert ours.render(scale=2).to_pil().tobytes() == other.render(scale=2).to_pil().tobytes()


def test_time_grows_no_faster_than_the_pages(make):
    """Tagging used to be quadratic; it is counted here in calls, which do not depend on the machine."""
    import cProfile
    import pstats

    def calls(times):
        part = '<section><h1 id="x{0}">A</h1><p>Words <a href="#x{0}">there</a></p></section>'
        body = "".join(part.format(n) for n in range(times))
        profile = cProfile.Profile()
        profile.runcall(make, body)
        return pstats.Stats(profile).total_calls

    calls(2)
    assert calls(80) < 4.4 * calls(20)
