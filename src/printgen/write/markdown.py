"""The linear form as Markdown: CommonMark with GitHub's tables, task lists and footnotes, which Pandoc reads as well.

One file: pictures stand as their alternatives. Anchors stand only where something leads to them. Boxes are block
quotations; what printgen says itself stands in square brackets, as in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeGuard

from printgen.render.linear import model as e
from printgen.write.text import Chunk, finished

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")
"""Letters that mean something anywhere in a line ($ starts a formula on GitHub, & an entity)."""
_APART = "<!-- -->"
"""Between two quotations or boxes: some programs would take them for one."""
_AT_START = re.compile(r"(?m)^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What would open a heading, a list or an underline at the start of a line."""


def write_markdown(linear: e.Linear) -> bytes:
    """The document as Markdown, UTF-8 with LF."""
    return finished(_Markdown(linear).chunks(linear))


def escaped(text: str) -> str:
    """Words that Markdown shows as they stand."""
    return _SPECIAL.sub(r"\\\1", text)


def _safe_start(line: str) -> str:
    """A block whose first letters open nothing: a digit's mark is escaped behind it."""
    return _AT_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)


class _Markdown:
    """Writes one document.

    Attributes:
        named: Ids that something leads to.
        notes: Footnotes met; their definitions end the file, where every reader looks for them.
    """

    def __init__(self, linear: e.Linear) -> None:
        self.named = _led_to(linear)
        self.notes: list[e.Note] = []
        self._widths: list[int] = []
        self._boxes: list[int] = []
        self._before: e.Element | None = None
        self._other = False

    def chunks(self, linear: e.Linear) -> Iterator[Chunk]:
        yield from self._run(linear.front)
        if linear.contents:
            yield Chunk(f"## {escaped(linear.contents.title)}")
            for at, entry in enumerate(linear.contents.entries):
                link = f"[{escaped(entry.listed)}](#{entry.id})" if entry.id else escaped(entry.listed)
                yield Chunk(f"{'  ' * (entry.level - 1)}- {link}", apart=at == 0)
        yield from self._run(linear.body)
        yield from self._run(linear.back)
        for note in self.notes:
            yield Chunk(f"[^{note.number}]: {self.words(note.text)}")

    def _run(self, elements: Iterable[e.Element]) -> Iterator[Chunk]:
        for one in elements:
            indent = sum(self._widths[: one.depth])
            if isinstance(one, e.Open):
                if isinstance(self._before, e.Close) and not self._boxes:
                    yield Chunk(_APART)
                self._boxes.append(indent)
            for chunk in _WRITERS[type(one)](self, one):
                if chunk.text:
                    text = chunk.text if isinstance(one, e.Item) else _indented(chunk.text, " " * indent)
                    yield self._boxed(text, chunk.apart, opens=isinstance(one, e.Open))
            if isinstance(one, e.Close) and self._boxes:
                self._boxes.pop()
            if not isinstance(one, e.Note | e.Reflect | e.PageMark):
                self._before = one

    def _boxed(self, text: str, apart: bool, *, opens: bool) -> Chunk:
        """Lines in the boxes that they stand in; the empty line before them is in all but one that opens here."""
        lines = text.split("\n")
        if apart and len(self._boxes) > opens:
            before = _in_boxes([""], self._boxes[: len(self._boxes) - opens])
            lines = [*before, *_in_boxes(lines, self._boxes)]
            return Chunk("\n".join(lines), apart=False)
        return Chunk("\n".join(_in_boxes(lines, self._boxes)), apart)

    def anchor(self, one: e.Element) -> str:
        """Where something leads to."""
        return f'<a id="{one.id}"></a>' if one.id in self.named else ""

    def words(self, words: e.Words) -> str:
        """Runs with emphasis, links and notes."""
        out: list[str] = []
        for (url, target), group in groupby(words, key=lambda run: (run.url, run.target)):
            runs = tuple(group)
            inner = "".join(self._looks(run, _beside(words, run)) for run in runs)
            leads = url or (f"#{target}" if target in self.named else "")
            out.append(_link(inner, leads) if leads else inner)
        return "".join(out).replace("\n", "\\\n")

    def _looks(self, run: e.Run, beside: tuple[str, str]) -> str:
        if run.note:
            return f"[^{run.note}]"
        text = _code(run.text) if run.code else escaped(run.text)
        if run.emphasis:
            text = _round(text, "_", "em", beside)
        if run.strong:
            text = _round(text, "**", "strong", beside)
        return f'<span lang="{run.lang}">{text}</span>' if run.lang else text

    def place(self, one: e.Item) -> tuple[str, str]:
        """Indent and marker of an item. A list right after another one of its kind gets another marker."""
        del self._widths[one.depth - 1 :]
        indent = " " * sum(self._widths)
        if one.at == 1 and one.depth == 1:
            self._other = isinstance(self._before, e.Item) and not self._other
        bullet, after = ("*", ")") if self._other else ("-", ".")
        marker = one.marker[:-1] + after if one.marker else bullet
        self._widths.append(len(marker) + 1)
        return indent, marker


def _led_to(linear: e.Linear) -> frozenset[str]:
    """Ids that links and the contents lead to, where they are in the document."""
    there = {one.id for one in linear if one.id}
    entries = linear.contents.entries if linear.contents else ()
    return frozenset(there & ({run.target for one in linear for run in _runs(one)} | {entry.id for entry in entries}))


def _runs(one: e.Element) -> Iterator[e.Run]:
    if isinstance(one, e.Table):
        yield from (run for row in (one.head, *one.rows) for cell in row for run in cell)
    else:
        yield from getattr(one, "words", ())


def _link(inner: str, url: str) -> str:
    """A link: spaces at its ends stand outside."""
    text = inner.strip()
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    place = f"<{url}>" if re.search(r"[\s()]", url) else url
    return f"{before}[{text}]({place}){after}"


def _beside(words: e.Words, run: e.Run) -> tuple[str, str]:
    """The letters on both sides of a run."""
    at = next(k for k, one in enumerate(words) if one is run)
    before = words[at - 1].text[-1:] if at else ""
    after = words[at + 1].text[:1] if at + 1 < len(words) else ""
    return before, after


def _round(text: str, mark: str, tag: str, beside: tuple[str, str]) -> str:
    """Marks round words. Inside a word, or beside another mark, only the element is read by every program alike."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    tight = (beside[0] and not before and not beside[0].isspace()) or (
        beside[1] and not after and not (beside[1].isspace() or beside[1] in ".,;:!?")
    )
    if tight or "\n" in inner:
        return f"{before}<{tag}>{inner}</{tag}>{after}"
    return f"{before}{mark}{inner}{mark}{after}"


def _code(text: str) -> str:
    """Typed words, between more backticks than they hold (CommonMark 6.1)."""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{gap}{text}{gap}{ticks}"


def _in_boxes(lines: list[str], boxes: Sequence[int]) -> list[str]:
    """Lines behind a mark for each box, where its own indent ends."""
    for indent in reversed(boxes):
        lines = [f"{line[:indent]:<{indent}}> {line[indent:]}".rstrip() for line in lines]
    return lines


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line if line else "" for line in text.split("\n")) if text and indent else text


def _write_heading(w: _Markdown, one: e.Heading) -> Iterator[Chunk]:
    yield Chunk(f"{'#' * min(one.level + 1, 6)} {w.anchor(one)}{w.words(one.words)}")


def _write_paragraph(w: _Markdown, one: e.Paragraph) -> Iterator[Chunk]:
    text = w.anchor(one) + (w.words(one.words) if one.number else _safe_start(w.words(one.words)))
    if one.role == "instruction":
        yield Chunk(f"**{text}**" if "**" not in text and "<" not in text else text)
    elif one.role == "quote":
        yield from _write_quote(w, text)
    elif one.role == "by":
        yield Chunk(">\n" + _quoted(f"— {text}"), apart=False) if _is_quote(w._before) else Chunk(text)
    else:
        yield Chunk(f"**{one.number}.** {text}" if one.number else text)


def _write_quote(w: _Markdown, text: str) -> Iterator[Chunk]:
    """A paragraph of a quotation: one more of the same, or the first of another."""
    before = w._before
    if _is_quote(before) and not e.plain(before.words).endswith(("”", "’", '"', "'", "»")):
        yield Chunk(">\n" + _quoted(text), apart=False)
        return
    if isinstance(before, e.Paragraph) and before.role in ("quote", "by"):
        yield Chunk(_APART)
    yield Chunk(_quoted(text))


def _is_quote(one: e.Element | None) -> TypeGuard[e.Paragraph]:
    return isinstance(one, e.Paragraph) and one.role == "quote"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _write_item(w: _Markdown, one: e.Item) -> Iterator[Chunk]:
    indent, marker = w.place(one)
    box = {"": "", "off": "[ ] ", "on": "[x] "}[one.tick]
    text = _indented(_safe_start(w.words(one.words)), indent + " " * (len(marker) + 1)).lstrip(" ")
    yield Chunk(f"{indent}{marker} {box}{w.anchor(one)}{text}", apart=not one.tight or (one.at == 1 and one.depth == 1))


def _write_table(w: _Markdown, one: e.Table) -> Iterator[Chunk]:
    align = {"right": "---:", "center": ":---:", "left": ":---"}
    width = max((len(row) for row in (one.head, *one.rows)), default=0)
    rules = [align.get(side, "---") for side in (*one.align, *[""] * width)][:width]
    rows = [_cells(w, one.head, width), rules, *(_cells(w, row, width) for row in one.rows)]
    yield Chunk(_table(rows))


def _cells(w: _Markdown, row: Iterable[e.Words], width: int) -> list[str]:
    cells = [w.words(cell).replace("\\\n", "<br>") for cell in row]
    return cells + [""] * (width - len(cells))


def _write_entries(w: _Markdown, one: e.Entries) -> Iterator[Chunk]:
    yield Chunk(w.words(one.words))
    rows = [[escaped(head) for head in one.columns], ["---"] * len(one.columns)]
    yield Chunk(_table([*rows, *([""] * len(one.columns) for _ in one.rows)]))


def _table(rows: Iterable[list[str]]) -> str:
    return "\n".join("|" + "".join(f" {cell} |" if cell else " |" for cell in row) for row in rows)


def _write_announced(w: _Markdown, one: Any) -> Iterator[Chunk]:
    """What printgen says, in brackets. They make no link, since nothing in the file defines one of that name."""
    text = "".join(w._looks(run, ("", "")) for run in one.words)
    yield Chunk(w.anchor(one) + (f"[{text}]" if text.strip() else ""))


def _write_open(w: _Markdown, one: e.Open) -> Iterator[Chunk]:
    text = "".join(escaped(run.text) for run in one.words)
    yield Chunk(w.anchor(one) + (f"**{text}**" if text.strip() else ""))


def _write_page(w: _Markdown, one: e.PageMark) -> Iterator[Chunk]:
    yield Chunk(f'<a id="print-page-{one.number}"></a>[{w.words(one.words)}]')


def _write_verbatim(_: _Markdown, one: e.Verbatim) -> Iterator[Chunk]:
    text = one.text.rstrip("\n")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    yield Chunk(f"{fence}\n{text}\n{fence}")


def _write_note(w: _Markdown, one: e.Note) -> Iterator[Chunk]:
    w.notes.append(one)
    yield from ()


def _write_divider(_: _Markdown, __: e.Divider) -> Iterator[Chunk]:
    yield Chunk("***")


def _write_nothing(_: _Markdown, __: e.Element) -> Iterator[Chunk]:
    yield from ()


_WRITERS: Mapping[type[e.Element], Callable[[_Markdown, Any], Iterator[Chunk]]] = {
    e.Heading: _write_heading,
    e.Paragraph: _write_paragraph,
    e.Item: _write_item,
    e.Table: _write_table,
    e.Answer: _write_announced,
    e.Entries: _write_entries,
    e.Picture: _write_announced,
    e.Verbatim: _write_verbatim,
    e.Note: _write_note,
    e.Open: _write_open,
    e.Close: _write_announced,
    e.Reflect: _write_nothing,
    e.Divider: _write_divider,
    e.PageMark: _write_page,
}
