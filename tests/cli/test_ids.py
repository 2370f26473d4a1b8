"""``printgen ids``: what is made up can be written into the source, and nothing else in it changes."""

from pathlib import Path

import pytest

from printgen.ids import edits
from printgen.model.walk import walk
from printgen.model.workbook import Workbook
from printgen.output import write_whole
from printgen.read.workbook import load_with_ids

FRONT = "---\nid: one\ntitle: One\n---\n\n"


def workbook(folder: Path, body: str) -> Path:
    (folder / "sections").mkdir(parents=True)
    (folder / "workbook.yaml").write_text("title: Test\nsections: [one]\n")
    (folder / "sections" / "one.md").write_bytes((FRONT + body).encode())
    return folder


def answers(book: Workbook) -> list[tuple[str, str]]:
    return [(a.id, a.label) for s in book.sections for block in walk(s.body) for a in block.answers()]


def written(folder: Path) -> str:
    book, new = load_with_ids(folder)
    write_whole(edits(new, book.settings.variables))
    again, left = load_with_ids(folder)
    assert left == ()
    assert answers(again) == answers(book)
    text = (folder / "sections" / "one.md").read_bytes().decode()
    assert text.startswith(FRONT)
    return text.removeprefix(FRONT)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            ":::{worksheet} Listening\n:::{prompts}\n- What helps?\n- What gets in the way?\n:::\n:::\n",
            ":::{worksheet} Listening\n:id: one-listening\n:::{prompts}\n- What helps? {#one-helps}\n"
            "- What gets in the way? {#one-gets-way}\n:::\n:::\n",
        ),
        (
            ":::{prompts}\n- A question that\n  goes on\n  for lines?\n\n  And more.\n- Next?\n:::\n",
            ":::{prompts}\n- A question that\n  goes on\n  for lines? {#one-question-that-goes-on}\n\n  And more.\n"
            "- Next? {#one-next}\n:::\n",
        ),
        (
            "1. First.\n2. :::{question} Why?\n   :lines: 2\n   :::\n",
            "1. First.\n2. :::{question} Why?\n   :id: one-why\n   :lines: 2\n   :::\n",
        ),
        (
            ":::{question} Why?\n:id: mine\n:::\n:::{draw} Your way\n:::\n",
            ":::{question} Why?\n:id: mine\n:::\n:::{draw} Your way\n:id: one-way\n:::\n",
        ),
    ],
)
def test_ids_are_written_where_they_belong(tmp_path: Path, body: str, wanted: str) -> None:
    assert written(workbook(tmp_path / "book", body)) == wanted


def test_line_endings_stay(tmp_path: Path) -> None:
    folder = workbook(tmp_path / "book", "")
    file = folder / "sections" / "one.md"
    file.write_bytes((FRONT + ":::{question} Why?\n:::\n").replace("\n", "\r\n").encode())
    book, new = load_with_ids(folder)
    write_whole(edits(new, book.settings.variables))
    assert file.read_bytes() == (FRONT + ":::{question} Why?\n:id: one-why\n:::\n").replace("\n", "\r\n").encode()


def test_a_workbook_with_all_its_ids_is_left_alone(tmp_path: Path) -> None:
    folder = workbook(tmp_path / "book", ":::{question} Why?\n:id: why\n:::\n")
    _, new = load_with_ids(folder)
    assert edits(new, {}) == {}
