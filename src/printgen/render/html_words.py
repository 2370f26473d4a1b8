"""Words on their way from model to HTML: runs of text, durations, times of day, labels."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from printgen.model.core import Block
from printgen.model.inline import plain
from printgen.render.html_inlines import InlineWriter, address, tied
from printgen.render.html_measure import letters
from printgen.render.html_style import head_letters

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.blocks import Activity, Worksheet
    from printgen.model.fields import Minutes
    from printgen.model.inline import Inlines


class Words:
    """What templates ask for words.

    Args:
        labels: The words that templates add.
        layout: Paper and edition.
    """

    def __init__(self, labels: Labels, layout: Layout) -> None:
        self.labels, self.layout = labels, layout
        self._inlines = InlineWriter(labels)

    def inline(self, nodes: Inlines, tie: bool = False) -> Markup:
        """Inlines as HTML; ``tie`` keeps the last two words together."""
        html = self._inlines.write(nodes)
        return Markup(tied(html) if tie else html)

    def tied(self, words: str) -> Markup:
        """Plain words, the last two kept together."""
        return Markup(tied(str(escape(words))))

    def unlinked(self, nodes: Inlines) -> Markup:
        """Inlines without links and notes: for words that are themselves a link."""
        return Markup(self._inlines.write(nodes, linked=False))

    def plain(self, nodes: Inlines) -> str:
        """The words alone."""
        return plain(nodes)

    def text(self, key: str, **values: object) -> str:
        """A label of the workbook's language."""
        return self.labels.text(key, **values)

    def continued(self, block: Worksheet | Activity) -> str:
        """What stands at the head of a worksheet's or activity's next page."""
        title = plain(block.title)
        if self.layout.edition.signs == "above":
            room = head_letters(self.layout, tab=block.kind == "activity")
            said = self.labels.text("continued", title=title)
            if len(said) <= room or len(title) <= room:
                return said if len(said) <= room else title
            return shorten(block.short or title, max(room, 8), placeholder=" \u2026")
        return self.labels.text("continued", title=title)

    def minutes(self, count: Minutes, short: bool = False) -> str:
        """A duration in words."""
        words = self.labels.text("minutes-short", n=count) if short else self.labels.duration(count)
        return words.replace(" ", "\u00a0")

    def clock(self, at: int) -> str:
        """A time of day."""
        return self.labels.clock(at)

    def letters(self, content: Any) -> int:
        """Letters in inlines or blocks."""
        if content and isinstance(content[0], Block):
            return letters(content)
        return len(plain(content))

    def address(self, url: str) -> str:
        """An address as people write it."""
        return address(url)
