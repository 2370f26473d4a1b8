"""One section file into a Section."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from markdown_it.token import Token

from printgen.diagnostics import Diagnostics, PrintgenError, Span, nearest
from printgen.model.fields import Minutes
from printgen.model.inline import Only, Text
from printgen.model.workbook import Section
from printgen.read.blocks import BlockReader
from printgen.read.fences import new_env
from printgen.read.inlines import InlineReader, names
from printgen.read.markdown import markdown
from printgen.read.marks import ID
from printgen.read.options import minutes
from printgen.read.slips import find_slips
from printgen.read.yamls import Located, parse

_FRONT = re.compile(r"\A(\s*\n)?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_SOFT_BREAKS = re.compile("[\v\u2028\u2029]")
_UNSEEN = re.compile("[\0-\b\f\x0e-\x1f\x7f]")
LONG_TITLE, MAX_TITLE = 100, 200
"""Letters of a title: with more than these it runs into the art of a cover or an opener; over its edge."""
FRONT_KEYS = ("id", "title", "short", "purpose", "kicker", "time", "opener", "lang", "audience", "edition", "format")


def parse_section(
    text: str, file: str, diagnostics: Diagnostics, variables: Mapping[str, str] | None = None, quotes: str = "“”‘’"
) -> Section | None:
    """A section from its file's text; None when its front matter cannot be read.

    Args:
        text: The whole file.
        file: Its name, for messages.
        diagnostics: Where everything wrong goes.
        variables: Values for ``{{ name }}``.
        quotes: Outer and inner quotation marks of the workbook's language.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _visible(text, file, diagnostics)
    front, body = _split(text, file, diagnostics)
    if front is None:
        return None
    reader = InlineReader(diagnostics, variables or {}, quotes=quotes)
    section = _section(front, file, diagnostics, reader)
    tokens = _tokens(body, file, diagnostics, reader)
    find_slips(tokens, lambda n: Span(file, n + 1), diagnostics, reader.variables)
    blocks = BlockReader(tokens, reader, lambda n: Span(file, n + 1)).read()
    if section and not blocks and not diagnostics.errors and section.opener is not True:
        diagnostics.error(
            "empty-section", "this section has no text", Span(file, 1), "write some, or take it out of workbook.yaml"
        )
    return replace(section, body=blocks) if section else None


def _visible(text: str, file: str, diagnostics: Diagnostics) -> str:
    """Without the control characters that come along when text is copied; the line breaks of Word become spaces."""
    text = _SOFT_BREAKS.sub(" ", text.replace("\ufeff", ""))
    for found in _UNSEEN.finditer(text):
        said = f"an invisible character (U+{ord(found[0]):04X}) stands in this line and is left out"
        hint = "type the words round it anew; it comes along when text is copied"
        diagnostics.warning("unseen", said, Span(file, text.count("\n", 0, found.start()) + 1), hint)
    return _UNSEEN.sub("", text)


def _split(text: str, file: str, diagnostics: Diagnostics) -> tuple[Located | None, str]:
    """Front matter, and the body on the lines where it stood."""
    match = _FRONT.match(text)
    if not match:
        said = "this section does not begin with its id and title"
        hint = "put --- on the first line, then id: and title:, then --- again"
        if not text.strip():
            said = "this section's file is empty"
        elif text.lstrip().startswith("---"):
            said = "nothing ends the lines with this section's id and title"
            hint = "put --- on a line of its own after them"
        diagnostics.error("front-matter", said, Span(file, 1), hint)
        return None, text
    blank = "\n" * match[0].count("\n")
    try:
        return parse((match[1] or "") + "\n" + match[2], file), blank + text[match.end() :]
    except PrintgenError as fault:
        diagnostics.extend(fault.diagnostics)
        return None, text


def _tokens(body: str, file: str, diagnostics: Diagnostics, reader: InlineReader) -> list[Token]:
    env = new_env(diagnostics, lambda n: Span(file, n + 1))
    tokens = markdown(reader.quotes).parse(body, env)
    at = next((k for k, t in enumerate(tokens) if t.type == "footnote_block_open"), len(tokens))
    number = -1
    for token in tokens[at:]:
        if token.type == "footnote_open":
            number = token.meta["id"]
        elif token.type == "inline":
            words = reader.read(token.children or [], Span(file, (token.map or [0])[0] + 1))
            reader.notes[number] = (
                reader.notes.get(number, ()) + ((Text(" "),) if number in reader.notes else ()) + words
            )
    return tokens


def _section(front: Located, file: str, diagnostics: Diagnostics, reader: InlineReader) -> Section | None:
    data = front.data
    if not isinstance(data, dict):
        diagnostics.error(
            "front-matter", "the front matter is not a list of key: value", Span(file, 1), "write id: and title:"
        )
        return None
    span_of: Callable[[str], Span] = lambda key: Span(file, front.line((key,)))  # noqa: E731
    for key in data:
        if key not in FRONT_KEYS:
            diagnostics.error("front-matter", f'a section has no "{key}"', span_of(key), nearest(str(key), FRONT_KEYS))
        elif isinstance(data[key], list | dict) and key not in ("audience", "edition", "format"):
            hint = "write words; put them between straight quotation marks if they hold brackets"
            diagnostics.error("front-matter", f'"{key}" of this section is a list', span_of(key), hint)
    values = {key: str(data[key]) for key in FRONT_KEYS if data.get(key) is not None and key != "opener"}
    id_, title = values.get("id", ""), values.get("title", "")
    if not ID.match(id_):
        said = f'the id "{id_}" is not usable' if id_ else "this section has no id"
        diagnostics.error("id", said, span_of("id"), "use letters, digits and hyphens; begin with a letter")
    if not title.strip():
        diagnostics.error("title", "this section has no title", span_of("title"), "add title: to its front matter")
    check_length(title, span_of("title"), diagnostics, "purpose")
    return Section(
        id=id_,
        title=reader.words(title, Span(file, front.line(("title",)))),
        time=_minutes(values.get("time"), span_of("time"), diagnostics),
        opener=_flag(data.get("opener"), span_of("opener"), diagnostics),
        lang=values.get("lang", ""),
        only=Only(*(names(_listed(data.get(key))) for key in ("audience", "edition", "format"))),
        span=Span(file, 1),
        short=reader.typeset(values.get("short", ""), span_of("short")),
        purpose=reader.typeset(values.get("purpose", ""), span_of("purpose")),
        kicker=reader.typeset(values.get("kicker", ""), span_of("kicker")),
    )


def check_length(title: str, span: Span, diagnostics: Diagnostics, instead: str) -> None:
    """Says that a title is too long for the page that it opens.

    Args:
        title: Of a section, or of the workbook.
        span: Where it stands.
        diagnostics: An error goes there when it cannot fit, a warning when it leaves no room for anything else.
        instead: The key that takes more words.
    """
    if len(title) > LONG_TITLE:
        say = diagnostics.error if len(title) > MAX_TITLE else diagnostics.warning
        hint = f"keep it under {LONG_TITLE}, and say more under {instead}:"
        say("title-long", f"this title has {len(title)} letters, too many for its page", span, hint)


def _listed(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _minutes(value: str | None, span: Span, diagnostics: Diagnostics) -> Minutes | None:
    if value is None:
        return None
    try:
        return minutes(value)
    except ValueError as bad:
        diagnostics.error("time", f'the time is "{value}"', span, str(bad))
        return None


def _flag(value: object, span: Span, diagnostics: Diagnostics) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    diagnostics.error("opener", f'opener is "{value}"', span, "use true or false")
    return None
