"""What an element says about the node that it was made from: id, language, classes, and its page in standard print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from printgen.model.blocks import Activity, Worksheet
from printgen.render.html_words import Words
from printgen.transform.places import PageMarks, place

if TYPE_CHECKING:
    from printgen.edition import Layout
    from printgen.labels import Labels
    from printgen.model.core import Block
    from printgen.model.workbook import Section

EMPTY = Markup("")


class Nodes(Words):
    """Attributes of elements, and the marks of the standard print.

    Args:
        labels: The words that templates add.
        layout: Paper and edition.
        print_pages: Pages of the standard print by place; None where nothing says them.
        places: Each section and block says its place in the source, for the layout that finds those pages.

    Attributes:
        print_in_foot: The running foot says the page of the standard print, not a line before what begins on it.
    """

    def __init__(
        self, labels: Labels, layout: Layout, print_pages: Mapping[str, int] | None = None, places: bool = False
    ) -> None:
        super().__init__(labels, layout)
        self.print_in_foot = False
        self._marks = PageMarks(print_pages)
        self._places = places

    def identifier(self, node: Any) -> Markup:
        """The id alone."""
        return Markup(f' id="{escape(node.id)}"') if node.id else Markup("")

    def language(self, node: Block) -> Markup:
        """The language alone, when it is not the workbook's."""
        return Markup(f' lang="{escape(node.lang)}"') if node.lang else Markup("")

    def attributes(self, node: Any, classes: str = "") -> Markup:
        """Id, language and classes of an element."""
        names = " ".join(classes.split())
        lang = getattr(node, "lang", "")
        return Markup(
            (f' id="{escape(node.id)}"' if node.id else "")
            + (f' class="{escape(names)}"' if names else "")
            + (f' lang="{escape(lang)}"' if lang else "")
        )

    def print_mark(self, node: Any) -> Markup:
        """Says which page of the standard print begins here, where one does."""
        page = self._marks.take(node)
        if page is None:
            return EMPTY
        words = self.text("print-page", n=page)
        return Markup('<p class="print-page" data-pg="band"><span>{}</span></p>').format(words)

    def print_place(self, node: Any) -> Markup:
        """The attribute from which a running foot says the page of the standard print, where it is said there."""
        page = self._marks.take(node) if self.print_in_foot else None
        return EMPTY if page is None else Markup(' data-print="{}"').format(self.text("print-page", n=page))

    def section_mark(self, section: Section, *, opener: bool) -> Markup:
        """Says which print page a section begins; a worksheet that carries its title says it in its own head."""
        carried = section.body and isinstance(section.body[0], Worksheet | Activity)
        return self.print_mark(section) if opener or not carried else EMPTY

    def place(self, node: Any, part: str = "") -> Markup:
        """The attribute that says where a node, or a part of it, stands in the source, when that is wanted."""
        return Markup(' data-at="{}{}"').format(place(node), f"/{part}" if part else "") if self._places else EMPTY
