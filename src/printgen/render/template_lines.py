"""Which line of which template some rendered text came from: asked only once a fault has been found in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment
from jinja2.exceptions import TemplateError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from printgen.diagnostics import PrintgenError

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Unicode's noncharacters: no text may hold them, so none is taken for a mark."""

_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*):([0-9]+){_CLOSE}")


class _Marks(Extension):
    """Writes the template's name and line before each line of its own text."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens of one template, those of its text with marks."""
        for token in stream:
            yield token if token.type != "data" else Token(token.lineno, "data", "".join(_marked(token, stream.name)))


def _marked(token: Token, name: str | None) -> Iterator[str]:
    for number, line in enumerate(token.value.splitlines(keepends=True), token.lineno):
        yield f"{_OPEN}{name or ''}:{number}{_CLOSE}{line}"


def template_line(
    environment: Environment, name: str, context: Mapping[str, Any], fault: Callable[[str], int | None]
) -> tuple[str, int]:
    """The template, and its line, that wrote what is at fault.

    Renders once more, with marks. A template may count as it runs (identities of controls), so what it makes now need
    not be, to the letter, what it made before: the fault is looked for again.

    Args:
        environment: The one that found the fault.
        name: The template's path in the folder of templates.
        context: What it was given.
        fault: Where in a text the fault stands: index of a character, from 0; None when there is none.

    Returns:
        The path and line (from 1) of a template, which may be one that ``name`` includes; ``name`` and 0 if unknown.
    """
    marking = environment.overlay(extensions=[_Marks], bytecode_cache=None)
    try:
        marked = marking.get_template(name).render(context)
    except (TemplateError, PrintgenError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError):
        return name, 0
    at = fault(_MARK.sub("", marked))
    return (name, 0) if at is None else _last_mark(marked, at) or (name, 0)


def _last_mark(marked: str, at: int) -> tuple[str, int] | None:
    found, removed = None, 0
    for mark in _MARK.finditer(marked):
        if mark.start() - removed > at:
            break
        found, removed = (mark[1], int(mark[2])), removed + len(mark[0])
    return found
