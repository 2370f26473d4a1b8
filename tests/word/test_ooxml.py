"""The Open XML SDK: finds a fault of the schema, and says when it is not there."""

from __future__ import annotations

import pytest

from printgen.check import CheckerMissingError, ooxml
from tests.word.conftest import Break, replaced


def test_a_whole_document_is_valid(every_kind: bytes) -> None:
    assert ooxml.validate(every_kind) == ()


def test_a_fault_of_the_schema_is_found(broken: Break) -> None:
    data = broken("word/document.xml", replaced("<w:sdtContent>", '<w:sdtContent w:wrong="1">'))
    found = ooxml.validate(data)
    assert found
    assert "wrong" in found[0].what


def test_bytes_that_are_no_document_are_found() -> None:
    assert ooxml.validate(b"nothing") != ()


def test_a_missing_validator_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(ooxml, "_HERE", ooxml.Path("/nowhere"))
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(CheckerMissingError, match="npm ci"):
        ooxml.validator()
