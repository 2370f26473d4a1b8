"""Which files a pack of alternates holds."""

from __future__ import annotations

import pytest

from printgen.alternates import GROUPS, all_alternates, chosen
from printgen.diagnostics import PrintgenError
from printgen.formats import FORMATS
from printgen.read.edition import load_edition


def test_the_packaged_list_names_real_formats_editions_and_groups():
    listed = all_alternates()
    assert len({one.name for one in listed}) == len(listed) > 10
    for one in listed:
        assert one.format in FORMATS
        assert load_edition(one.edition).name == one.edition
        assert one.group in GROUPS


def test_nothing_named_is_all_of_them():
    assert chosen(()) == all_alternates()


def test_names_by_comma_and_by_option_each_once():
    picked = chosen(("txt,standard-pdf", "txt", " braille-grade-1"))
    assert [one.name for one in picked] == ["txt", "standard-pdf", "braille-grade-1"]
    assert picked[2].braille_grade == 1


def test_any_edition_with_any_format():
    (one,) = chosen(("tinted-docx",))
    assert (one.edition, one.format, one.group) == ("tinted", "docx", "fill")


def test_a_personal_edition(tmp_path):
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "sam-20.yaml").write_text("based-on: large-print\nsize: 20\n")
    (one,) = chosen(("sam-20-pdf",), workbook=tmp_path)
    assert one.edition == "sam-20"


def test_an_unknown_name_says_the_nearest():
    with pytest.raises(PrintgenError, match='there is no alternate "large-print-pfd"; did you mean "large-print-pdf"'):
        chosen(("large-print-pfd",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {name: a, format: pfd}\n", r'alternates.yaml:1: there is no format "pfd"; did you mean "pdf"'),
        ("- {name: a, format: pdf}\n- {name: b}\n", r'alternates.yaml:2: "format" is missing'),
        ("[]\n", "it names no file"),
        ("- {name: a, format: pdf, group: shelf}\n", '"group" is "shelf"; give paper or screen'),
    ],
)
def test_a_fault_in_a_list_of_ones_own_has_its_line(tmp_path, text, said):
    (tmp_path / "accessible").mkdir()
    (tmp_path / "accessible" / "alternates.yaml").write_text(text)
    with pytest.raises(PrintgenError, match=said):
        all_alternates(tmp_path)
