"""Files that cannot be imported, or are made to do harm: a clear message, nothing written, bounded time and memory."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printgen.check.content import check_content
from printgen.diagnostics import Diagnostic, PrintgenError
from printgen.importer import import_word
from tests.importer.conftest import write
from tests.importer.workbooks import MORE, WORKBOOKS, awkward, classic, form

SECONDS = 20
MEGABYTES = 400


def changed(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """A document with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, edit(text.decode()).encode() if name == part else text)
    return out.getvalue()


def faults(data: bytes, folder: Path) -> list[Diagnostic]:
    """What is wrong with the content made of a file; nothing when the file is refused with a message."""
    with suppress(PrintgenError):
        write(folder, import_word(data, "odd.docx").files)
        return [d for d in check_content(str(folder)) if d.severity == "error"]
    return []


def in_body(xml: str) -> bytes:
    """A document that holds this and nothing else."""
    body = f"<?xml version='1.0'?><w:document {MORE}><w:body>{xml}<w:sectPr/></w:body></w:document>"
    return changed(classic(), "word/document.xml", lambda _: body)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"Dear all, here is the workbook.", "not a Word document"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "a PDF"),
        (b"{\\rtf1\\ansi Hello}", "an RTF document"),
        (b"<html><body>", "a web page"),
        (b"<?xml version='1.0'?><pkg:package>", "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "password"),
        (b"PK\x03\x04 broken", "not a Word document"),
    ],
)
def test_another_kind_of_file_is_said_to_be_one(data: bytes, said: str) -> None:
    with pytest.raises(PrintgenError, match=said) as told:
        import_word(data, "workbook.docx")
    assert [d.severity for d in told.value.diagnostics] == ["error"]
    assert all(d.hint and d.span.file == "workbook.docx" for d in told.value.diagnostics)


def test_an_opendocument_text_is_said_to_be_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    with pytest.raises(PrintgenError, match="OpenDocument"):
        import_word(out.getvalue(), "workbook.odt")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_said_to_be_cut_off(share: float) -> None:
    data = classic()
    with pytest.raises(PrintgenError):
        import_word(data[: int(len(data) * share)], "workbook.docx")


def test_entities_are_refused() -> None:
    hostile = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<w:document {MORE}><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(PrintgenError, match="document type"):
        import_word(changed(classic(), "word/document.xml", lambda _: hostile), "a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = changed(classic(), "word/styles.xml", lambda _: " " * 80_000_000)
    tracemalloc.start()
    with pytest.raises(PrintgenError):
        import_word(bomb, "a.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


def test_nothing_outside_the_file_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import socket

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")

    def outside(rels: str) -> str:
        base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        more = "".join(
            f'<Relationship Id="rIdO{n}" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
            for n, (kind, target) in enumerate(
                (("image", f"file://{secret}"), ("attachedTemplate", "https://example.org/x.dotm"),
                 ("frame", "https://example.org/f"), ("image", "\\\\\\\\server\\\\share\\\\x.png"))
            )
        )  # fmt: skip
        return rels.replace("</Relationships>", f"{more}</Relationships>")

    done = import_word(changed(classic(), "word/_rels/document.xml.rels", outside), "a.docx")
    assert b"secret" not in b"".join(done.files.values())


def test_links_that_run_or_read_something_are_words_only() -> None:
    data = classic()
    for target in ("javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "data:text/html,x"):
        hostile = changed(
            data, "word/_rels/document.xml.rels", lambda r, t=target: r.replace("https://www.example.org/staff", t)
        )
        done = import_word(hostile, "a.docx")
        text = done.files["sections/welcome.md"].decode()
        assert "our website" in text
        assert f"]({target}" not in text
        assert "unsure-link" in [d.code for d in done.unsure]


def test_a_comment_cannot_end_the_comment_that_it_becomes(tmp_path: Path) -> None:
    hostile = "--&gt; :::{page-break} &lt;script&gt;alert(1)&lt;/script&gt; &lt;!--"
    data = changed(awkward(), "word/comments.xml", lambda c: c.replace("Is this still right?", hostile))
    write(tmp_path, import_word(data, "a.docx").files)
    assert [d for d in check_content(str(tmp_path)) if d.severity == "error"] == []


def test_names_of_parts_and_titles_make_no_path(tmp_path: Path) -> None:
    data = changed(
        classic(),
        "word/document.xml",
        lambda x: x.replace("Welcome", "../../etc/passwd").replace("Planning ahead", "C:\\\\windows"),
    )
    done = import_word(data, "../../../evil.docx")
    assert all(not name.startswith(("/", ".")) and ".." not in name and "\\" not in name for name in done.files)


@pytest.mark.parametrize(
    "xml",
    [
        "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 60,
        "<w:sdt><w:sdtContent>" * 100 + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * 100,
        "<w:p>" + "<w:ins>" * 200 + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins>" * 200 + "</w:p>",
        "<w:p><w:r>" + '<w:fldChar w:fldCharType="begin"/>' * 3000 + "</w:r><w:r><w:t>open</w:t></w:r></w:p>",
        "<w:p><w:r>" + '<w:fldChar w:fldCharType="end"/>' * 3000 + "</w:r><w:r><w:t>open</w:t></w:r></w:p>",
        "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl><w:p/>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr><w:tr/></w:tbl>',
        '<w:p><w:pPr><w:outlineLvl w:val="99"/><w:numPr><w:numId w:val="x"/></w:numPr></w:pPr></w:p><w:p/>',
        "<w:p>" + "<w:r><w:t>_</w:t></w:r>" * 20000 + "</w:p>",
        '<w:p><w:r><w:footnoteReference w:id="77"/><w:t>no such note</w:t></w:r></w:p>',
        "",
    ],
)
def test_odd_xml_takes_little_time_and_no_traceback(xml: str, tmp_path: Path) -> None:
    start = time.process_time()
    assert faults(in_body(xml), tmp_path) == []
    assert time.process_time() - start < SECONDS


def test_a_very_long_document_takes_bounded_time_and_memory(tmp_path: Path) -> None:
    """20,000 paragraphs, 500 tables: about 600 pages."""
    para = "<w:p><w:r><w:t>Words that go on for about one line of an ordinary page of text, and stop.</w:t></w:r></w:p>"
    cell = "<w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl>{f'<w:tr>{cell * 4}</w:tr>' * 10}</w:tbl>"
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from printgen.importer import import_word\n"
        "start = time.process_time()\n"
        "import_word(Path(sys.argv[1]))\n"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(time.process_time() - start, int(peak.split()[1]) / 1024)\n"
    )
    path = tmp_path / "long.docx"
    path.write_bytes(in_body((para * 40 + table) * 500))
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 3 * SECONDS
    assert megabytes < MEGABYTES


MANGLE = st.tuples(st.sampled_from(["drop", "twice", "swap", "text"]), st.integers(0, 10**6), st.integers(0, 10**6))


@given(st.sampled_from(sorted(WORKBOOKS)), st.lists(MANGLE, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mangled_document_gives_content_that_passes_the_check(
    tmp_path_factory: pytest.TempPathFactory, name: str, edits: list[tuple[str, int, int]]
) -> None:
    data = changed(_made(name), "word/document.xml", lambda xml: _mangled(xml, edits))
    assert faults(data, tmp_path_factory.mktemp("mangled")) == []


_CACHE: dict[str, bytes] = {}


def _made(name: str) -> bytes:
    return _CACHE.setdefault(name, WORKBOOKS[name]())


def _mangled(xml: str, edits: list[tuple[str, int, int]]) -> str:
    """The document with elements dropped, doubled and swapped, and words changed."""
    from lxml import etree

    root = etree.fromstring(xml.encode())
    for kind, first, second in edits:
        every = [e for e in root.iter() if isinstance(e.tag, str) and e.getparent() is not None]
        if len(every) < 3:
            break
        one, other = every[first % len(every)], every[second % len(every)]
        if kind == "drop":
            one.getparent().remove(one)
        elif kind == "twice":
            one.addnext(deepcopy(one))
        elif kind == "swap" and one not in other.iterancestors() and other not in one.iterancestors():
            one.tag, other.tag = other.tag, one.tag
        elif one.text:
            one.text = [":::{quote} x", "{{ x }}", "# ", "[^9]", "@key", "---", "<!-- ", "{#id}"][second % 8]
    return etree.tostring(root, encoding="unicode")


def test_an_empty_form_still_has_its_fields() -> None:
    assert b":::{fields}" in b"".join(import_word(form(), "a.docx").files.values())
