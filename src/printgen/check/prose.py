"""Advice on words: long sentences, hard words, reading age. Worth a look, never a fault: the author decides.

Limits are those of GOV.UK ("Writing for GOV.UK": sentences of at most 25 words) and of our own way to write (a reading
age of 12). Quotations, addresses and lists of works are not the author's words and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from printgen.check.plain_words import PlainWords, plain_words, reading_age, words_of
from printgen.check.source_lines import SourceLines
from printgen.diagnostics import Diagnostic, Span
from printgen.model.blocks import Contacts, Quote, References
from printgen.model.core import Block, CodeBlock, Heading, Table
from printgen.model.inline import plain
from printgen.model.walk import contents
from printgen.model.workbook import Section, Workbook

LONGEST: Final = 25
"""Words of a sentence (GOV.UK)."""
OLDEST: Final = 12
"""Reading age in years."""
LEAST: Final = 60
"""Words of a section from which its reading age says something."""
_NOT_PROSE: Final = (Quote, References, Contacts, CodeBlock, Table, Heading)


def advice(book: Workbook) -> Iterator[Diagnostic]:
    """Everything about a workbook's words that an author may want to weigh."""
    known = plain_words(book.settings.language)
    if known is None:
        return
    lines = SourceLines(book)
    for section in book.sections:
        if not section.lang and not section.made:
            yield from _section(section, known, lines)


def _section(section: Section, known: PlainWords, lines: SourceLines) -> Iterator[Diagnostic]:
    said: list[str] = []
    hard: dict[str, tuple[str, Span, int]] = {}
    for span, text in _texts(section.body):
        for sentence in known.sentences(text):
            count = len(words_of(sentence))
            if count:
                said.append(sentence)
            if count > LONGEST:
                what = f'a sentence of {count} words: "{_opening(sentence)}"'
                hint = f"{LONGEST} are enough; make two of it"
                yield Diagnostic("advice", "long-sentence", what, lines.place(span, sentence), hint)
            for word, plainer in known.hard(sentence):
                first = hard.get(word, (plainer, lines.place(span, sentence), 0))
                hard[word] = (*first[:2], first[2] + 1)
    for word, (plainer, span, count) in hard.items():
        again = f", {count} times in this section" if count > 1 else ""
        yield Diagnostic("advice", "hard-word", f'"{word}" is a hard word{again}', span, f"perhaps: {plainer}")
    if sum(len(words_of(one)) for one in said) >= LEAST and (age := reading_age(said)) > OLDEST + 0.5:
        what = f'"{plain(section.title)}" has a reading age of about {age:.0f}'
        hint = f"{OLDEST} suits most readers: shorter sentences and words"
        yield Diagnostic("advice", "reading-age", what, section.span, hint)


def _texts(body: tuple[Block, ...]) -> Iterator[tuple[Span, str]]:
    """Each run of the author's own words, with the place of the block that holds it."""
    for block in body:
        if isinstance(block, _NOT_PROSE) or block.lang:
            continue
        for one in contents(block):
            if isinstance(one, Block):
                yield from _texts((one,))
            else:
                yield block.span, plain(one)


def _opening(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")
