"""Templates for screens: those in ``web`` where there is one, else the page's own in ``html``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from jinja2 import BaseLoader, Environment
from jinja2.exceptions import TemplateNotFound

from printgen.render.templates import Templates

PAPER, SCREEN = "html/", "web/"


class WebTemplates(Templates):
    """The folder of templates as screens see it: "html/x" is "web/x" where there is such a file.

    So a template of the page that includes another gets the screen's, and only what differs has a file in ``web``.
    """

    def has(self, name: str) -> bool:
        """Whether there is such a template, for screens or for paper."""
        return super().has(_screen(name)) or super().has(name)

    def text(self, name: str) -> str:
        """A file of the folder as it stands."""
        return super().text(_screen(name) if super().has(_screen(name)) else name)

    @cached_property
    def _environment(self) -> Environment:
        environment = super()._environment
        assert environment.loader is not None
        environment.loader = _ScreenFirst(environment.loader)
        return environment


class _ScreenFirst(BaseLoader):
    def __init__(self, files: BaseLoader) -> None:
        self.files = files

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template.startswith(PAPER):
            try:
                return self.files.get_source(environment, _screen(template))
            except TemplateNotFound:
                pass
        return self.files.get_source(environment, template)


def _screen(name: str) -> str:
    return SCREEN + name.removeprefix(PAPER) if name.startswith(PAPER) else name
