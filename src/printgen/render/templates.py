"""The folder of templates, with a designer's own folder laid over it file by file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MethodType
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.environment import Template
from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import select_autoescape

from printgen.diagnostics import Diagnostic, PrintgenError, Span
from printgen.kept import place
from printgen.resources import folder


class _Quick(Context):
    """A context that calls methods at once: Jinja looks at each call for decorators, which no method of ours wears."""

    def call(self, obj: Any, /, *given: Any, **named: Any) -> Any:
        """Calls what a template calls."""
        if type(obj) is not MethodType:
            return super().call(obj, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return obj(*given, **named)


class Templates:
    """Templates of every family by their path in the folder ("html/blocks/quote.html.j2").

    As soon as there is a folder of somebody's own, templates run in Jinja's sandbox: they can be handed on.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        self.overlay = overlay
        self._known: dict[str, bool] = {}
        self._made: dict[str, Template] = {}
        self._folders = [*([overlay] if overlay else []), folder("templates")]

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Fills a template.

        Raises:
            PrintgenError: The template is not there, or has a fault; names its file and line.
        """
        try:
            return self._filled(name, context)
        except TemplateError as error:
            raise PrintgenError(_fault(error, name)) from error
        except (TypeError, ValueError, AttributeError, KeyError, IndexError, ZeroDivisionError) as error:
            raise self._own_or_theirs(error, name) from error

    def _filled(self, name: str, context: Mapping[str, Any]) -> str:
        """As ``Template.render``, without copying Jinja's own names each time: a document renders thousands of them."""
        environment = self._environment
        template = self._made.get(name)
        if template is None:
            template = self._made[name] = environment.get_template(name)
        given = template.new_context({**environment.globals, **context}, shared=True)
        try:
            return environment.concat(template.root_render_func(given))
        except Exception:
            return environment.handle_exception()  # raises with the template's own lines

    def place(self, name: str, context: Mapping[str, Any], fault: Callable[[str], int | None]) -> tuple[str, int]:
        """The template and line that wrote what is at fault in a rendered text: see ``template_lines``."""
        from printgen.render.template_lines import template_line

        return template_line(self._environment, name, context, fault)

    def has(self, name: str) -> bool:
        """Whether there is such a template."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = any((one / name).is_file() for one in self._folders)
        return found

    def text(self, name: str) -> str:
        """A file of the folder as it stands: a style sheet, an icon.

        Raises:
            PrintgenError: There is no such file.
        """
        for one in self._folders:
            path = one / name
            if path.is_file():
                return path.read_text(encoding="utf-8")
        raise PrintgenError(Diagnostic("error", "template", f"there is no template file {name!r}", Span(name)))

    @cached_property
    def _environment(self) -> Environment:
        kind = ImmutableSandboxedEnvironment if self.overlay else Environment
        made = kind(
            loader=ChoiceLoader([FileSystemLoader(one) for one in self._folders]),
            autoescape=select_autoescape(enabled_extensions=("html.j2", "xml.j2"), default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_bytecode_cache(sandboxed=self.overlay is not None),
        )
        if not self.overlay:
            made.context_class = _Quick
        return made

    def _own_or_theirs(self, error: Exception, name: str) -> Exception:
        """A fault that a template of the designer's caused is theirs to mend; any other is printgen's own."""
        line = _line(error, name)
        if self.overlay and (self.overlay / name).is_file():
            return PrintgenError(Diagnostic("error", "template", f"{type(error).__name__}: {error}", Span(name, line)))
        return error


def _fault(error: TemplateError, name: str) -> Diagnostic:
    if isinstance(error, TemplateNotFound):
        return Diagnostic("error", "template", f"there is no template {error.name!r}", Span(name))
    if isinstance(error, TemplateSyntaxError):
        return Diagnostic("error", "template", error.message or "syntax error", Span(error.name or name, error.lineno))
    words = error.message or type(error).__name__
    hint = "a template may only read what it is given" if isinstance(error, SecurityError) else ""
    return Diagnostic("error", "template", words, Span(*_place(error, name)), hint)


def _place(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line of a traceback (Jinja rewrites frames to the template's own lines)."""
    place, frame = (name, 0), error.__traceback__
    while frame:
        file = frame.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = (_short(file), frame.tb_lineno)
        frame = frame.tb_next
    return place


def _line(error: BaseException, name: str) -> int:
    return _place(error, name)[1]


def _short(file: str) -> str:
    """The path inside the folder of templates: never a path of the machine."""
    parts = Path(file).parts
    start = next((k for k, part in enumerate(parts) if part in ("html", "word", "text")), len(parts) - 1)
    return "/".join(parts[start:])


def _bytecode_cache(*, sandboxed: bool) -> BytecodeCache | None:
    """Compiled templates are kept between runs where the user's cache folder can be written; else not at all.

    The sandbox compiles calls in another way, and Jinja's own key does not say so: each has a folder of its own.
    """
    cache = place("templates-sandboxed" if sandboxed else "templates")
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(cache)) if os.access(cache, os.W_OK) else None
