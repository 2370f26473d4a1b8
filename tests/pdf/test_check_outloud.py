"""outloud: what it finds is said, what is argued for our own files is left out, and it may not be there."""

from __future__ import annotations

import shutil

import pytest

from printgen.check import CheckerMissingError, UnreadableError, outloud
from printgen.check.outloud import outloud_findings

SCALE = "<tr>{}</tr><tr><td colspan=6>Hardly at all</td><td colspan=5>Very well</td></tr>"
BODY = f"<h1>T</h1><table>{SCALE.format(''.join(f'<th>{n}</th>' for n in range(11)))}</table>"
LONG_HEADING = f"<h1>T</h1><h2>{'A heading that goes on and on as no heading should. ' * 9}</h2><p>Words.</p>"
HEAD = "<thead><tr><th>What you share with people</th><th>What it can give to them</th></tr></thead>"


def rules(data: bytes, *, ours: bool) -> set[str]:
    return {found.rule for found in outloud_findings(data, ours=ours)}


def test_meaning_is_looked_at(make):
    (found, *_) = outloud_findings(make(LONG_HEADING, "@page { size: 210mm }").data, ours=True)
    assert (found.rule, found.severity, found.page) == ("HDG-011", "warning", 1)


def test_what_is_argued_is_left_out_of_our_own_files_only(make):
    data = make(BODY, "@page { size: 210mm }").data
    assert rules(data, ours=True) == set()
    assert "TBL-010" in rules(data, ours=False)


@pytest.mark.parametrize(
    ("evidence", "count", "left_out"),
    [
        ("What you share with people What it can", 1, True),
        ("What you share with people What it can; What you share with people", 2, True),
        ("What you share with people What it can; Words that are lost", 2, False),
        ("What you share with people What it can; What you share", 3, False),
        ("Words that are lost to every reader", 1, False),
        ("", 1, False),
    ],
)
def test_a_tables_head_shown_again_is_no_lost_line(make, evidence, count, left_out):
    heads = outloud._table_heads(make(f"<h1>T</h1><table>{HEAD}<tr><td>A</td><td>B</td></tr></table>").data)
    assert outloud._repeats({"evidence": evidence, "count": count}, heads) == left_out


def test_it_may_not_be_installed(make, monkeypatch, tmp_path):
    monkeypatch.setattr(outloud.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CheckerMissingError, match="pip install outloud"):
        outloud_findings(b"", ours=True)


def test_a_file_that_it_cannot_read_is_not_passed():
    with pytest.raises(UnreadableError, match="outloud cannot read it"):
        outloud_findings(b"no pdf", ours=True)
