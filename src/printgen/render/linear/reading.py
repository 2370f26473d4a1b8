"""How each kind that is read stands in a line. A kind without a function is read as what it lowers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printgen.model import blocks as b
from printgen.model import core as c
from printgen.model.inline import Inlines, Reference, plain
from printgen.model.plan import PlanRow, SessionPlan
from printgen.model.resources import Reading, Resource
from printgen.render.linear import model as e
from printgen.render.linear.reader import Elements, Kinds, Reader
from printgen.render.linear.words import address, joined
from printgen.transform.cite import target
from printgen.transform.inlines import mapped

PAUSE_SECONDS = 20
"""Silence after a prompt to stop and think. Ours: UKAAF's guidance asks for time to think and names no number."""
WIDEST = 8
"""Columns that a listener or a braille reader can follow when a row is read in a line. Ours."""
_TABLE_JOIN = ". "
_CLOSING = "”’»\"')]"
"""Marks that may follow the full stop of a sentence."""
_ICONS = {
    "phone": "contact-phone",
    "post": "contact-post",
    "email": "contact-email",
    "web": "contact-web",
    "signing": "contact-sign-language",
}
"""The label that names each sign of a contact line."""


# Plain Markdown


def _paragraph(r: Reader, block: c.Paragraph) -> Elements:
    yield r.paragraph(block.content)


def _heading(r: Reader, block: c.Heading) -> Elements:
    yield r.heading(r.words.read(block.content), block.level)


def _list(r: Reader, block: c.List) -> Elements:
    for at, item in enumerate(block.items):
        first, rest = (item.body[0], item.body[1:]) if item.words else (None, item.body)
        yield e.Item(
            words=r.words.read(item.words),
            id=item.id,
            depth=r.depth + 1,
            lang=item.lang or (first.lang if first else ""),
            marker=f"{block.start + at}." if block.ordered else "",
            at=at + 1,
            of=len(block.items),
            tick="" if item.checked is None else "on" if item.checked else "off",
            tight=block.tight,
        )
        yield from r.inside_list(rest)


def _table(r: Reader, block: c.Table) -> Elements:
    head = tuple(r.words.read(cell.content) for cell in block.head)
    rows = tuple(tuple(r.words.read(cell.content) for cell in row.cells) for row in block.rows)
    columns = [e.plain(words) for words in head]
    if len(columns) > WIDEST:
        said = f"this table has {len(columns)} columns; read in a line, nobody can keep track of so many"
        hint = f"split it, or make its columns rows; {WIDEST} can be followed"
        r.found.warning("wide-table", said, block.span, hint, id=block.id)
    announced = r.words.text("table-columns", columns=r.labels.listed(columns)) if any(columns) else ()
    yield e.Table(
        head=head, rows=rows, align=block.align, announced=announced, lines=tuple(_line(r, head, row) for row in rows)
    )


def _line(r: Reader, head: tuple[e.Words, ...], row: tuple[e.Words, ...]) -> e.Words:
    """A row in a line: "Day: Monday. Who: Ana."; an empty cell is left out."""
    cells = [
        r.words.message("titled", what=e.plain(what), title=cell) if what else cell
        for what, cell in zip(head, row, strict=False)
        if cell
    ]
    runs: list[e.Run] = []
    for at, cell in enumerate(cells):
        runs += cell
        ended = e.plain(cell).rstrip(_CLOSING).endswith((".", "?", "!", "…"))
        runs.append(e.Run((" " if ended else _TABLE_JOIN) if at + 1 < len(cells) else "" if ended else "."))
    return joined(runs)


def _code(_: Reader, block: c.CodeBlock) -> Elements:
    yield e.Verbatim(text=block.text)


def _divider(_: Reader, __: c.Divider) -> Elements:
    yield e.Divider()


# Set apart


def _quote(r: Reader, block: b.Quote) -> Elements:
    """The words in the language's quotation marks; many printed quotes have drawn ones instead."""
    said = [replace(one, role="quote") if isinstance(one, e.Paragraph) else one for one in r.blocks(block.body)]
    yield from _quoted(r, said)
    by: e.Words = (e.Run(block.by),) if block.by else ()
    source = r.words.read(block.source)
    if by or source:
        yield e.Paragraph(words=joined((*by, *((e.Run(", "),) if by and source else ()), *source)), role="by")


def _quoted(r: Reader, said: list[e.Element]) -> Elements:
    (first, last), inner = r.labels.quotes
    at = [n for n, one in enumerate(said) if isinstance(one, e.Paragraph)]
    marks = (first, last, *inner, '"', "'")
    for n, one in enumerate(said):
        if isinstance(one, e.Paragraph) and one.words:
            words = one.words
            if not e.plain(words).startswith(marks):
                words = (e.Run(first), *words)
                words = joined((*words, e.Run(last))) if n == at[-1] else joined(words)
            yield replace(one, words=words)
        else:
            yield one


def _callout(r: Reader, block: b.Callout) -> Elements:
    words = r.titled(r.text(f"tone-{block.tone}"), block.title)
    yield from r.apart(words, "callout", r.blocks(block.body), f"end-{block.tone}", block.tone)


def _box(r: Reader, block: b.Box) -> Elements:
    yield from r.apart(r.words.read(block.title), "box", r.blocks(block.body), "end-box" if block.title else "")


def _pause(r: Reader, block: b.Pause) -> Elements:
    def inside() -> Elements:
        yield from r.blocks(block.body)
        yield e.Reflect(seconds=PAUSE_SECONDS)

    words = r.words.read(block.title) if block.title else r.words.text("pause")
    yield from r.apart(words, "pause", inside())


def _scenario(r: Reader, block: b.Scenario) -> Elements:
    def inside() -> Elements:
        if block.continued_from:
            yield r.paragraph(block.continued_from, "goes-on")
        yield from r.blocks(block.body)
        if block.continued_in:
            yield r.paragraph(block.continued_in, "goes-on")

    yield from r.apart(r.titled(r.text("scenario"), block.title), "scenario", inside(), "end-scenario")


def _example(r: Reader, block: b.Example) -> Elements:
    def inside() -> Elements:
        if block.belongs_to:
            yield r.paragraph(block.belongs_to, "goes-on")
        yield from r.blocks(block.body)

    yield from r.apart(r.titled(r.text("example"), block.title), "example", inside(), "end-example")


def _example_link(r: Reader, block: b.ExampleLink) -> Elements:
    yield r.paragraph(block.content, "goes-on")


# Pictures and films


def _figure(r: Reader, block: b.Figure) -> Elements:
    if not block.decorative:
        yield e.Picture(words=r.words.text("picture", alt=block.alt), alt=block.alt, src=block.src)
    caption = r.blocks(block.caption)
    for at, one in enumerate(caption):
        if at == 0 and isinstance(one, e.Paragraph) and block.number:
            words = r.words.message("figure-caption", number=block.number, caption=one.words)
            yield replace(one, words=words, role="caption")
        else:
            yield replace(one, role="caption") if isinstance(one, e.Paragraph) else one
    if block.description:
        words = r.words.text("description")
        yield from r.apart(words, "description", r.blocks(block.description), "end-description")


def _video(r: Reader, block: b.Video) -> Elements:
    yield e.Paragraph(words=r.titled(r.text("watch"), block.title), role="label")
    yield _address(block.url)
    if block.bsl:
        yield r.said("sign-language-film", "detail")
    if block.credit:
        yield r.said("film-credit", "detail", name=block.credit)
    if block.transcript:
        yield from r.apart(r.words.text("transcript"), "transcript", r.blocks(block.transcript), "end-transcript")


def _address(url: str, depth: int = 0) -> e.Paragraph:
    return e.Paragraph(words=(e.Run(address(url), url=url),), role="address", depth=depth)


# Parts of a workbook


def _worksheet(r: Reader, block: b.Worksheet) -> Elements:
    what = block.kicker or r.text("worksheet")
    listed = r.text("titled", what=r.text("worksheet"), title=block.short or plain(block.title))
    yield r.sheet_heading(r.titled(what, block.title), "worksheet", listed=listed)
    if block.subtitle:
        yield e.Paragraph(words=(e.Run(block.subtitle),), role="lead")
    yield from _sheet(r, block)


def _activity(r: Reader, block: b.Activity) -> Elements:
    what = r.text("activity-number", number=block.number)
    listed = r.text("titled", what=what, title=block.short or plain(block.title))
    yield r.sheet_heading(r.titled(what, block.title), "activity", block.number, listed)
    yield from _sheet(r, block)


def _sheet(r: Reader, block: b.Worksheet | b.Activity) -> Elements:
    yield from r.facts(block.time, block.group)
    if r.layout.pack:
        for key in ("name", "team", "date"):
            label = r.text(key)
            yield e.Answer(words=r.words.text("field-space", label=label), type="short", label=label, field=True)
    yield from r.blocks(block.body)
    r.close_sheet()


def _session_plan(r: Reader, block: SessionPlan) -> Elements:
    words = r.titled(r.text("session-plan"), block.title)
    yield r.heading(words, 2, "session-plan", listed=plain(block.title))
    yield from r.blocks(block.lead)
    rows = [*(_plan_row(r, row) for row in block.rows), _plan_end(r, block)]
    for at, row in enumerate(rows, 1):
        yield e.Item(words=row, depth=r.depth + 1, at=at, of=len(rows))
    yield from r.blocks(block.body)


def _plan_row(r: Reader, row: PlanRow) -> e.Words:
    what = r.words.read(row.content) or r.words.text("plan-break")
    if row.where:
        what = r.words.message("plan-where", what=what, where=r.words.read(_in_full(row.where)))
    if row.minutes is None:
        return r.words.message("titled", what=r.text(f"plan-{row.part}"), title=what)
    minutes = r.labels.duration(row.minutes)
    if row.clock is None:
        return r.words.message("titled", what=minutes, title=what)
    return r.words.message("plan-row-clock", clock=r.labels.clock(row.clock), minutes=minutes, what=what)


def _in_full(where: Inlines) -> Inlines:
    """Page references with the word "page": here no column's head says it."""
    return mapped(where, Reference, lambda node: (replace(node, bare=False),))


def _plan_end(r: Reader, block: SessionPlan) -> e.Words:
    total = r.labels.duration(block.total)
    if block.end is not None:
        return r.words.text("plan-row-end", clock=r.labels.clock(block.end), minutes=total)
    return r.words.text("titled", what=r.text("plan-total"), title=total)


def _contacts(r: Reader, block: b.Contacts) -> Elements:
    if not r.heads_section:
        yield from r.title(block.title, 2)
    if not block.own:
        for at, line in enumerate(r.contacts, 1):
            words = r.titled(r.text(_ICONS[line.icon]), line.strong)
            shown = tuple(_contact(line.words, line.url))
            if line.strong and shown:
                words = (*words, e.Run(", "), *shown)
            elif shown:
                words = r.words.message("titled", what=r.text(_ICONS[line.icon]), title=shown)
            yield e.Item(words=joined(words), depth=r.depth + 1, at=at, of=len(r.contacts))
    yield from r.blocks(block.body)
    if not block.own:
        yield e.Paragraph(words=(e.Run(r.other_formats),))


def _contact(words: str, url: str) -> Iterator[e.Run]:
    """The words of a contact line, the address in them linked."""
    shown = address(url)
    before, found, after = words.partition(shown) if shown else (words, "", "")
    yield e.Run(before if found or not url else "")
    yield e.Run(found or (words if url else ""), url=url)
    yield e.Run(after)


# Sources


def _reading(r: Reader, block: Reading) -> Elements:
    yield from r.title(block.title, 2)
    yield from r.blocks(block.lead)
    for at, one in enumerate(block.resources, 1):
        yield from _resource(r, one, at, len(block.resources))


def _resource(r: Reader, one: Resource, at: int, of: int) -> Elements:
    title = r.words.read(one.title)
    words = title if one.key else tuple(replace(run, strong=True) for run in title)
    depth = r.depth + 1
    yield e.Item(words=words, depth=depth, at=at, of=of, tight=False, span=one.span)
    note = r.words.read(one.note)
    if note:
        yield e.Paragraph(words=note, depth=depth)
    if one.url and all(run.url != one.url for run in (*words, *note)):
        yield _address(one.url, depth)


def _references(r: Reader, block: b.References) -> Elements:
    yield from r.title(block.title, 2)
    yield from r.blocks(block.body)
    for at, entry in enumerate(block.entries, 1):
        yield e.Item(
            words=r.words.read(entry.content),
            id=target(entry.key),
            depth=r.depth + 1,
            at=at,
            of=len(block.entries),
            tight=False,
        )


def _nothing(_: Reader, __: b.PageBreak) -> Elements:
    yield from ()


READ: Kinds = {
    c.Paragraph: _paragraph,
    c.Heading: _heading,
    c.List: _list,
    c.Table: _table,
    c.CodeBlock: _code,
    c.Divider: _divider,
    b.Quote: _quote,
    b.Callout: _callout,
    b.Box: _box,
    b.Pause: _pause,
    b.Scenario: _scenario,
    b.Example: _example,
    b.ExampleLink: _example_link,
    b.Figure: _figure,
    b.Video: _video,
    b.Worksheet: _worksheet,
    b.Activity: _activity,
    SessionPlan: _session_plan,
    b.Contacts: _contacts,
    Reading: _reading,
    b.References: _references,
    b.PageBreak: _nothing,
}
"""Kinds that are read."""
