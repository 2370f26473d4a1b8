"""The logical structure of a laid-out document: one node an HTML element, however many pages the element crosses.

The layout engine makes a box a fragment. Here fragments of one element meet again in one node, in the order of the
source, and every drawn thing is either the content of a node or an artifact. `emit` writes the nodes into the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from printgen.write.pdf import roles

PX = 0.75
"""PDF points in a CSS pixel."""

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the trimmed page."""


@dataclass(slots=True, eq=False)
class Content:
    """A piece of drawn content (a line's words, a picture); drawing it gives it its number on the page.

    Attributes:
        page: 0-based index of the page.
        mcid: Marked-content identifier, or None as long as nothing was drawn.
    """

    node: Node
    page: int
    words: str = ""
    mcid: int | None = None


@dataclass(slots=True, eq=False)
class Node:
    """A structure element.

    Attributes:
        tag: Structure type, without the solidus.
        element: HTML element it comes from; None for the document itself.
        kids: Nodes and contents in reading order.
        source: Block whose loose words this paragraph holds; None for a paragraph of the source.
        link: The link this node is or stands in.
        mark: What the layout test must know about it (``data-pg``): "prompt", "answer", "caption" ...
        boxes: Where its fragments are, page by page; kept for marked nodes, table rows and figures only.
        attributes: Entries of the attribute dictionary for tables, lists and figures, by owner.
    """

    tag: str
    element: Any = None
    parent: Node | None = None
    kids: list[Node | Content] = field(default_factory=list)
    source: Any = None
    mark: str = ""
    boxes: list[tuple[int, Rect]] = field(default_factory=list)
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    link: Node | None = None

    def __post_init__(self) -> None:
        self.link = self if self.tag == "Link" else self.parent.link if self.parent else None

    def nodes(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def contents(self) -> Iterator[Content]:
        """All that is drawn of this node and those below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.contents()
            else:
                yield kid

    def nearest(self, tag: str) -> Node | None:
        """This node or the closest one above it of the given type."""
        node: Node | None = self
        while node is not None and node.tag != tag:
            node = node.parent
        return node


Key = tuple[Any, str]


@dataclass(slots=True)
class Tree:
    """The structure of a document and what each box means in it.

    Attributes:
        root: The Document node.
        contents: Content of each box that draws words or a picture. A box that is not here draws an artifact.
        running: Boxes of page headers and footers, artifacts all.
        links: Node of each box inside a link.
        lost: Contents that were drawn where no structure can reach them (in a group with opacity).
        failures: Pictures that have neither words nor a sign that they are decoration.
    """

    root: Node = field(default_factory=lambda: Node("Document"))
    contents: dict[Any, Content] = field(default_factory=dict)
    running: set[Any] = field(default_factory=set)
    links: dict[Any, Node] = field(default_factory=dict)
    failures: list[Any] = field(default_factory=list)
    html: Any = None
    lost: list[Content] = field(default_factory=list)
    _ranks: dict[Content, int] = field(default_factory=dict)
    _headings: dict[str, str] = field(default_factory=dict)
    _named: dict[str, Node] = field(default_factory=dict)
    _places: dict[Key, Node] = field(default_factory=dict)
    _first_page: dict[Key, int] = field(default_factory=dict)
    _parents: dict[Any, Any] = field(default_factory=dict)

    def rank(self, content: Content) -> int:
        """The place of a content in reading order; asked for when the structure is whole."""
        if not self._ranks:
            self._ranks.update((one, at) for at, one in enumerate(self.root.contents()))
        return self._ranks.get(content, len(self._ranks))

    def heading(self, name: str) -> str:
        """Words of the heading that an id leads to: the first one inside its element, else the last one before it."""
        if not self._headings:
            self._headings.update(_headings(self.html))
        return self._headings.get(name, "")

    def named(self, name: str) -> Node:
        """Node that the element with an id is in, or the document."""
        if not self._named:
            for element in self.html.iter():
                if (own := element.get("id")) and (node := self._places.get((element, element.tag))):
                    self._named.setdefault(own, node)
        return self._named.get(name, self.root)


def _is_heading(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag.upper() in roles.HEADINGS


def _headings(html: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    last = ""
    for element in html.iter():
        if _is_heading(element):
            last = roles.words(element)
        if (name := element.get("id")) and name not in found:
            inside = next((e for e in element.iter() if _is_heading(e)), None)
            found[name] = last if inside is None else roles.words(inside)
    return found


def build_tree(page_boxes: list[Any], html: Any) -> Tree:
    """Reads the structure out of laid-out pages.

    Args:
        page_boxes: The engine's page boxes, in order.
        html: Root element of the document.
    """
    tree = Tree(html=html)
    for element in html.iter():
        for child in element:
            tree._parents[child] = element
    for number, page in enumerate(page_boxes):
        height = page.margin_height()
        for child in page.children:
            if type(child).__name__ == "MarginBox":
                tree.running.update(child.descendants())
            else:
                _Walk(tree, number, height).visit(child, tree.root, (None, ""), None)
    return tree


@dataclass(slots=True)
class _Walk:
    tree: Tree
    page: int
    height: float

    def visit(self, box: Any, node: Node, key: Key, block: Any) -> None:
        """Goes through a box and its children; ``node`` is where their words belong, ``key`` the parent's element."""
        box = getattr(box, "_box", box)
        kind = type(box).__name__
        if kind == "TextBox":
            if box.text.strip() and box.style["visibility"] == "visible":
                self._add(box, node, block)
            return
        own = (box.element, box.element_tag)
        if box.element is not None and own != key:
            entered = self._enter(box, node, own, key, block)
            if entered is None:
                return
            node = entered
        if node.link:
            self.tree.links[box] = node
        if hasattr(box, "replacement"):
            self._add(box, node, block)
            return
        if kind not in ("LineBox", "InlineBox"):
            block = own
        for child in box.children:
            self.visit(child, node, own, block)

    def _enter(self, box: Any, node: Node, own: Key, parent: Key, block: Any) -> Node | None:
        """Node for the words of an element, made at its first fragment; None for decoration and repeated headers."""
        element, name = own
        pseudo = name.partition("::")[2]
        if _is_skipped(box, pseudo):
            if roles.lacks_alternative(element):
                self.tree.failures.append(element)
            return None
        place = self.tree._places.get(own)
        if place is None:
            place = self._pseudo(node, element, pseudo) if pseudo else self._place(box, node, own, parent, block)
            self.tree._places[own] = place
            self.tree._first_page[own] = self.page
        elif name in ("thead", "tfoot") and self.tree._first_page[own] != self.page:
            return None
        if not pseudo and place.element is element:
            self._record_box(box, place)
        return place

    def _place(self, box: Any, node: Node, own: Key, parent: Key, block: Any) -> Node:
        element = own[0]
        after: Node | None = None
        if self.tree._parents.get(element) is not parent[0]:
            node, after = self._source_place(element, node)
        tag = "Note" if after else roles.structure_type(element, node.tag)
        mark = element.get("data-pg", "")
        if tag is None and (mark or (element.get("lang") and element.tag not in ("html", "body"))):
            tag = "Span" if type(box).__name__ == "InlineBox" else "Div"
        if tag is None:
            return node
        if tag in roles.INLINE and node.tag in roles.GROUPING:
            node = self._paragraph(node, block)
        made = self._make(tag, node, element, after)
        made.mark = mark
        _describe(made, box)
        if tag in roles.HEADINGS:
            _space_bookmark(box, element)
        if tag in ("LI", "DD"):
            return self._make("LBody", made, element)
        return made

    def _make(self, tag: str, parent: Node, element: Any, after: Node | None = None) -> Node:
        if tag in ("DT", "DD"):
            return self._description(tag, parent, element)
        made = Node(tag, element, parent)
        at = parent.kids.index(after) + 1 if after in parent.kids else len(parent.kids)
        parent.kids.insert(at, made)
        return made

    def _description(self, tag: str, parent: Node, element: Any) -> Node:
        """A term opens a list item with a label; its descriptions are the body of the same item."""
        last = parent.kids[-1] if parent.kids else None
        if tag == "DT" or not isinstance(last, Node):
            last = self._make("LI", parent, element)
        return self._make("Lbl", last, element) if tag == "DT" else last

    def _pseudo(self, node: Node, element: Any, pseudo: str) -> Node:
        if pseudo == "footnote-call":
            return self._make("Reference", node, element)
        if node.tag == "LBody" and node.element is element and pseudo in ("before", "marker") and node.parent:
            label = Node("Lbl", None, node.parent)
            node.parent.kids.insert(0, label)
            return label
        return self._make("Lbl", node, None) if pseudo == "footnote-marker" else node

    def _source_place(self, element: Any, node: Node) -> tuple[Node, Node | None]:
        """Where an element taken out of the flow (a footnote) belongs: inside its source parent, after its call."""
        call = self.tree._places.get((element, f"{element.tag}::footnote-call"))
        if call is not None and call.parent is not None:
            return call.parent, call
        ancestor = self.tree._parents.get(element)
        while ancestor is not None:
            if found := self.tree._places.get((ancestor, ancestor.tag)):
                return found, None
            ancestor = self.tree._parents.get(ancestor)
        return node, None

    def _add(self, box: Any, node: Node, block: Any) -> None:
        if node.tag in roles.GROUPING:
            node = self._paragraph(node, block)
        content = Content(node, self.page, getattr(box, "text", ""))
        node.kids.append(content)
        self.tree.contents[box] = content

    def _paragraph(self, node: Node, source: Any) -> Node:
        """The P that holds loose words of a grouping node; words of the same block go on in the same P."""
        last = node.kids[-1] if node.kids else None
        if isinstance(last, Node) and last.tag == "P" and last.source is not None and last.source == source:
            return last
        made = Node("P", None, node, source=source)
        node.kids.append(made)
        return made

    def _record_box(self, box: Any, node: Node) -> None:
        holder = node.parent if node.tag == "LBody" and node.parent else node
        if holder.mark or holder.tag in ("TR", "Figure"):
            inner = holder.tag == "Figure"
            x, y = (box.content_box_x(), box.content_box_y()) if inner else (box.border_box_x(), box.border_box_y())
            width, height = (box.width, box.height) if inner else (box.border_width(), box.border_height())
            rect = (x * PX, (self.height - y - height) * PX, (x + width) * PX, (self.height - y) * PX)
            holder.boxes.append((self.page, rect))


def _space_bookmark(box: Any, element: Any) -> None:
    """Puts back the space that the engine loses where a heading breaks its line with ``br``."""
    label, words = box.bookmark_label, roles.words(element)
    if label and "".join(label.split()) == "".join(words.split()):
        box.bookmark_label = words


def _is_skipped(box: Any, pseudo: str) -> bool:
    if roles.is_decoration(box.element) or box.style["position"] == "fixed":
        return True
    if pseudo in ("before", "after") and box.is_absolutely_positioned():
        return not any(c.isalnum() for child in box.descendants() for c in getattr(child, "text", ""))
    return False


def _describe(node: Node, box: Any) -> None:
    """Adds what a structure element says about itself: language, alternative text, table and list attributes."""
    element = node.element
    if lang := element.get("lang"):
        node.entries["Lang"] = lang
    if node.tag == "Figure":
        node.entries["Alt"] = roles.alternative(element)
    elif node.tag in ("TH", "TD"):
        node.attributes["Table"] = _cell(node, box)
    elif node.tag == "L":
        item = next((b for b in box.descendants() if b.element_tag == "li"), None)
        style = item.style["list_style_type"] if item is not None else None
        node.attributes["List"] = {"ListNumbering": f"/{roles.list_numbering(element, style)}"}
    elif node.tag in ("Sect", "Div", "Art") and element.get("aria-label"):
        node.entries["T"] = element.get("aria-label")
    if element.tag == "abbr" and element.get("title"):
        node.entries["E"] = element.get("title")


def _cell(node: Node, box: Any) -> dict[str, object]:
    said: dict[str, object] = {}
    if box.colspan != 1:
        said["ColSpan"] = box.colspan
    if box.rowspan != 1:
        said["RowSpan"] = box.rowspan
    row = node.parent
    if node.tag == "TH" and row is not None:
        said["Scope"] = f"/{roles.scope(node.element, row.nearest('THead') is not None, row.kids[0] is node)}"
    return said
