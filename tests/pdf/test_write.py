"""The PDF as a file: what comes back with it, what it may fetch, that it is the same each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.write.pdf import write_pdf
from tests.pdf.documents import PAGE, PNG, codes, opened

DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'


def test_pages_of_ids_by_the_page_counter_and_by_sheet(make):
    css = "@page :first { counter-reset: page 39 } h1 { break-before: page }"
    pdf = make('<h1 id="a">A</h1><p id="b">B</p><h1 id="c">C</h1>', css)
    assert pdf.pages == {"a": 39, "b": 39, "c": 40}
    assert pdf.page_index == {"a": 0, "b": 0, "c": 1}
    assert pdf.page_count == 2


def test_title_and_language(make):
    with opened(make("<h1>A</h1>", title="A title — with a dash", language="cy")) as file:
        assert str(file.docinfo["/Title"]) == "A title — with a dash"
        assert (str(file.Root.Lang), bool(file.Root.ViewerPreferences.DisplayDocTitle)) == ("cy", True)
        assert "A title — with a dash" in file.Root.Metadata.read_bytes().decode()


def test_bookmarks_follow_the_headings(make):
    with opened(make("<h1>A<br>new line</h1><h2>B</h2><h1>C</h1>")) as file, file.open_outline() as outline:
        assert [(one.title, [two.title for two in one.children]) for one in outline.root] == [
            ("A new line", ["B"]),
            ("C", []),
        ]


def test_files_come_from_the_function_only(make):
    asked = []

    def fetch(name):
        asked.append(name)
        return DOT, "image/svg+xml"

    pdf = make('<h1>T</h1><p><img src="images/my%20dot.svg" alt="Dot"></p>', fetch=fetch)
    assert (asked, codes(pdf)) == (["images/my dot.svg"], [])


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "https://example.org/a.png", "http://localhost/a.png", "ftp://example.org/a.png"],
)
def test_nothing_is_fetched_from_outside(address, make):
    pdf = make(f'<h1>T</h1><p><img src="{address}" alt="A"></p>')
    assert codes(pdf) == ["fetch-refused"]
    assert pdf.diagnostics[0].severity == "error"
    assert address in str(pdf.diagnostics[0])


def test_paths_that_climb_out_are_only_names(make):
    asked = []

    def fetch(name):
        asked.append(name)
        raise FileNotFoundError(name)

    pdf = make('<h1>T</h1><p><img src="../../etc/hostname" alt="A"></p>', fetch=fetch)
    assert (asked, codes(pdf)) == (["etc/hostname"], ["file-missing"])


def test_a_diagnostic_of_the_function_is_kept(make):
    said = Diagnostic("error", "image-huge", "the picture is too large")

    def fetch(name):
        raise PrintgenError(said)

    assert make('<h1>T</h1><p><img src="a.png" alt="A"></p>', fetch=fetch).diagnostics == (said,)


@pytest.mark.parametrize(
    ("body", "css", "code"),
    [
        ("<h1>T</h1><p>\ufdd0 \U000f0000</p>", "", "missing-glyph"),
        ('<h1>T</h1><p><a href="#gone">There</a></p>', "", "link-to-nothing"),
        ('<h1>T</h1><p><a href="other.html">There</a></p>', "", "link-relative"),
        ("<h1>T</h1>", "h1 { colour: red }", "layout"),
        ("<h1>T</h1>", '@font-face { font-family: "Own"; src: url(own.ttf) }', "font-missing"),
    ],
)
def test_what_the_engine_says_becomes_diagnostics(body, css, code, make):
    assert code in codes(make(body, css))


def test_words_in_a_font_that_nobody_brought(make):
    css = '@font-face { font-family: "Own"; src: url(own.ttf) }'
    assert "font-stray" in codes(make("<h1>T</h1>", css))


def test_an_unreadable_picture_is_said_once(make):
    pdf = make('<h1>T</h1><p><img src="a.png" alt="A"></p>', fetch=lambda name: (b"no picture", "image/png"))
    assert codes(pdf) == ["image-unreadable"]


SCRIPT = """
import sys, hashlib
from tests.pdf.documents import PAGE
from printgen.write.pdf import write_pdf
body = '<h1 id="t">T</h1><p>Words <a href="#t">there</a></p><table><tr><th>A</th></tr></table>' * 20
pdf = write_pdf("<html lang=en><body>" + body, [PAGE], None, title="T", language="en")
print(hashlib.sha256(pdf.data).hexdigest())
"""


def test_same_bytes_in_another_process_folder_zone_and_hash_seed(tmp_path):
    sums = set()
    for number, zone in enumerate(("UTC", "Pacific/Auckland")):
        folder = tmp_path / f"folder-{number}"
        folder.mkdir()
        paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
        env = {**os.environ, "PYTHONHASHSEED": str(number), "TZ": zone, "PYTHONPATH": paths}
        done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=folder, env=env, capture_output=True, check=True)
        sums.add(done.stdout)
    assert len(sums) == 1


def test_no_path_and_no_date_in_the_file(make):
    pdf = make('<h1>T</h1><p><img src="images/dot.svg" alt="Dot"></p>', fetch=lambda name: (DOT, "image/svg+xml"))
    with opened(pdf) as file:
        out = io.BytesIO()
        every = pikepdf.StreamDecodeLevel.all
        file.save(out, stream_decode_level=every, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    plain = out.getvalue()
    for trace in (b"/tmp", b"/home", b"weasyprint-", b"content.invalid", b"CreationDate", b"ModDate"):
        assert trace not in plain, trace


def test_a_second_document_does_not_depend_on_the_first(make):
    first = make("<h1>A</h1><p>One</p>")
    make("<h1>B</h1><p>Two</p>", "h1 { font-size: 30pt }")
    assert make("<h1>A</h1><p>One</p>").data == first.data


BOTH = f"""<h1 id="a">A</h1><p>One <a href="https://example.org">example site</a>, <a href="#a">back to A</a></p>
<p><img src="{PNG}" alt="Dot" width="20"></p><ul><li>Item</li></ul>
<p style="background: rgb(9 20 200 / 30%)">Tinted</p>"""


@pytest.mark.parametrize(
    ("standard", "flavours"), [("ua-1", ["ua1"]), ("ua-2", ["ua2"]), ("a-2a", ["2a", "ua1"]), ("a-3a", ["3a", "ua1"])]
)
def test_standards(make, standard, flavours):
    """What a file claims is what was asked for, and both validators agree that it keeps to it."""
    from printgen.check.pdf import claims
    from printgen.check.pdf_ua import page_findings, vera_findings

    pdf = make(BOTH, standard=standard)
    with opened(pdf) as file:
        assert sorted(claims(file.Root.Metadata.read_bytes())) == sorted(flavours)
    for flavour in flavours:
        assert vera_findings([pdf.data], flavour) == [[]]
        assert flavour == "ua2" or page_findings(pdf.data, flavour) == []
    assert make(BOTH, standard=standard).data == pdf.data


def test_what_made_it_stands_in_the_file(make):
    with opened(make("<h1>A</h1>")) as file, opened(make("<h1>A</h1>", creator="printgen, giant edition")) as other:
        assert str(file.docinfo["/Creator"]) == "printgen"
        assert str(other.docinfo["/Creator"]) == "printgen, giant edition"


def test_content_area_is_the_art_box(make):
    with opened(make("<h1>A</h1>")) as file:
        assert [round(float(v) / 72 * 25.4) for v in file.pages[0].ArtBox] == [12, 12, 88, 88]


def test_importing_the_writer_does_not_import_the_engine():
    code = "import printgen.write.pdf, sys; print('weasyprint' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


def test_html_without_a_language_gets_the_documents(make):
    pdf = write_pdf("<h1>T</h1>", [PAGE], None, title="T", language="cy")
    with opened(pdf) as file:
        assert str(file.Root.Lang) == "cy"
