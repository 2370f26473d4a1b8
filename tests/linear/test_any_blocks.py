"""Whatever blocks stand in whatever order, text, Markdown and braille hold the same words in the same order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from printgen.check.brf import BrailleFile, check_brf, read_back
from printgen.edition import Braille
from printgen.render.linear import model as e
from printgen.render.linear.words import spelled_out
from tests.documents.words import letters, out_of_order, text_of_markdown
from tests.linear.conftest import Bench

BLOCKS = (
    "A plain paragraph with *stress*, **strength** and `code`.",
    "A [link to a place](https://example.org/a/long/address) and a note.[^n]",
    "## A heading of two",
    "### A heading of three",
    "- first of them\n- second of them\n  - inside the second\n\n    more of the inside",
    "4. fourth thing\n5. fifth thing",
    "- [x] finished thing\n- [ ] unfinished thing",
    "| Weekday | Person | Hours |\n|---|---|---|\n| Monday | Ana Maria | 3 |\n| Tuesday | | 12 |",
    "```\ntyped as it stands\n    and indented\n```",
    "---",
    ":::{quote}\n:by: Somebody else\nWords of somebody.\n:::",
    ":::{callout} A short title\n:tone: important\nOne thing.\n\nAnother thing.\n:::",
    ":::{box}\n- in a box\n- still in it\n:::",
    ":::{pause}\nThink of something.\n:::",
    ":::{worksheet} On paper\n:time: 20 min\nWrite here.\n\n:::{question} What is it?\n:lines: 2\n:::\n:::",
    ":::{activity} To do\n:group: In pairs\n:numbered:\n:::{question} Who?\n:::\n:::{fields}\n- Your name\n:::\n:::",
    ":::{scale} How far?\n:points: 0..10\n:labels: 0 = Not far | 10 = Very far\n:::",
    ":::{choices} Which one?\n- This one\n- That one\n- Another ...\n:::",
    ":::{action-plan} Next steps\n:columns: What to do | By whom\n:rows: 2\n:::",
    ":::{compare} Two ways\n:::{column} This way\n- Slowly\n:::\n:::{column} That way\n- Quickly\n:::\n:::",
    ":::{session-plan} Meeting\n:start: 10:00\n- before: Read it.\n- 5: Say hello.\n- 5 break\n:::",
    ":::{draw} Draw the room.\n:::",
    ":::{list-answer} Name two.\n:items: 2\n:::",
    ":::{video} A film\n:url: https://example.org/film\n**Ana:** Hello there.\n:::",
    ":::{contacts} Reach us\nMore words.\n:::",
)  # fmt: skip
READ_ALIKE = (e.Heading, e.Paragraph, e.Item, e.Answer, e.Entries, e.Open, e.Close)
"""Elements whose words Markdown has in their place: a table stays a table, and notes go to its end."""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=9, unique=True))
def test_all_formats_hold_the_same_words_in_the_same_order(blocks: list[str]) -> None:
    body = "\n\n".join(blocks) + "\n\n[^n]: The note itself.\n"
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        job = bench.job(body)
        read = bench.read(body)
        wanted = [letters(text) for text in _texts(read.linear, job.labels)]
        text, markdown = bench.made("txt", body), bench.made("md", body)
        braille = bench.made("brf", body, braille=Braille(grade=1, cells=32)).encode()
    assert check_brf(braille, cells=32, lines=25, grade=1) == ()
    assert out_of_order([words for words in wanted if words], letters(text)) == []
    assert out_of_order([words for words in wanted if words], letters(read_back(BrailleFile(braille), 1))) == []
    linked = [letters(e.plain(one.words)) for one in read.linear if isinstance(one, READ_ALIKE)]
    assert out_of_order([words for words in linked if words], text_of_markdown(markdown.encode())) == []


def _texts(linear: e.Linear, labels: object) -> list[str]:
    """All that is read, in order, but what ends a thing, which braille draws."""
    return [
        e.plain(spelled_out(one.words, labels))  # type: ignore[attr-defined, arg-type]
        for one in linear
        if hasattr(one, "words") and not isinstance(one, e.Close)
    ]
