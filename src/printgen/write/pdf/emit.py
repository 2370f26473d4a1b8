"""Writes the logical structure of a document into its PDF objects (ISO 32000-1, 14.7 and 14.8; ISO 14289-1)."""

from __future__ import annotations

from typing import Any

import pydyf

from printgen.write.pdf import roles
from printgen.write.pdf.tree import Content, Node, Tree

KEPT = frozenset({"TR", "TH", "TD"})
"""Types that stay though they are empty: without them the columns of a table would not line up."""


def emit_structure(tree: Tree, pdf: Any, pages: list[Any], language: str, *, version2: bool = False) -> None:
    """Adds the structure tree, the parent tree, the ID tree and what the catalog has to say about them.

    Args:
        tree: Structure whose contents have been drawn.
        pdf: pydyf document, after its pages were drawn.
        pages: The engine's pages, for their link annotations.
        language: BCP 47 tag of the document.
        version2: Add the namespace that PDF 2.0 asks for.
    """
    writer = _Writer(tree, pdf)
    writer.write(pages, version2)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    if any(node.mark for node in writer.objects):
        pdf.catalog["MarkInfo"]["UserProperties"] = "true"
    pdf.catalog["Lang"] = pydyf.String(language)


class _Writer:
    def __init__(self, tree: Tree, pdf: Any) -> None:
        self.tree = tree
        self.pdf = pdf
        self.objects: dict[Node, Any] = {}
        self.ids: list[tuple[str, bytes]] = []
        self.page_references: tuple[bytes, ...] = pdf.page_references

    def write(self, pages: list[Any], version2: bool) -> None:
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(root)
        self.pdf.catalog["StructTreeRoot"] = root.reference
        links = self._group_links(pages)
        _prune(self.tree.root, links)
        if version2:
            for node in tuple(self.tree.root.nodes()):
                _settle_captions(node)
        self._number(self.tree.root, root.reference)
        for node, element in self.objects.items():
            self._fill(node, element)
        if version2:
            self._add_namespace(root)
            self._aim_at_structure()
        nums = self._page_numbers()
        self._add_links(links, nums)
        root["K"] = pydyf.Array([self.objects[self.tree.root].reference])
        root["ParentTree"] = pydyf.Dictionary({"Nums": nums})
        root["ParentTreeNextKey"] = len(nums) // 2
        if self.ids:
            names = pydyf.Array()
            for name, reference in sorted(self.ids):
                names += [pydyf.String(name), reference]
            root["IDTree"] = pydyf.Dictionary({"Names": names})

    def _number(self, node: Node, parent: bytes) -> None:
        element = pydyf.Dictionary({"S": f"/{node.tag}", "P": parent})
        self.pdf.add_object(element)
        self.objects[node] = element
        reference = element.reference
        for kid in node.kids:
            if isinstance(kid, Node):
                self._number(kid, reference)

    def _fill(self, node: Node, element: Any) -> None:
        page = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
        if page is not None:
            element["Pg"] = self.page_references[page]
        kids = pydyf.Array(self._kid(kid, page) for kid in node.kids)
        if kids:
            element["K"] = kids
        for name, words in node.entries.items():
            element[name] = pydyf.String(words)
        if attributes := self._attributes(node):
            element["A"] = attributes
        if node.tag == "Note" or (node.mark and node.element.get("id")):
            name = node.element.get("id") or f"note-{len(self.ids) + 1}"
            element["ID"] = pydyf.String(name)
            self.ids.append((name, element.reference))

    def _kid(self, kid: Node | Content, page: int | None) -> object:
        if isinstance(kid, Node):
            return self.objects[kid].reference
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.page_references[kid.page], "MCID": kid.mcid})

    def _attributes(self, node: Node) -> Any:
        found = [pydyf.Dictionary({"O": f"/{owner}", **said}) for owner, said in node.attributes.items() if said]
        if node.tag == "Figure" and len(node.boxes) == 1:
            box = pydyf.Array(round(v, 2) for v in node.boxes[0][1])
            found.append(pydyf.Dictionary({"O": "/Layout", "BBox": box}))
        if node.mark or (node.tag == "TR" and len(node.boxes) > 1):
            found.append(_user_properties(node))
        return found[0] if len(found) == 1 else pydyf.Array(found)

    def _page_numbers(self) -> Any:
        """The parent tree's entry for each page: the structure element of each marked-content identifier."""
        rows: list[dict[int, bytes]] = [{} for _ in self.page_references]
        for node, element in self.objects.items():
            for kid in node.kids:
                if isinstance(kid, Content) and kid.mcid is not None:
                    rows[kid.page][kid.mcid] = element.reference
        nums = pydyf.Array()
        for number, row in enumerate(rows):
            nums += [number, pydyf.Array(row[mcid] for mcid in sorted(row))]
        return nums

    def _group_links(self, pages: list[Any]) -> dict[Node, list[tuple[int, Any]]]:
        """Link annotations by the Link element they belong to, page by page."""
        grouped: dict[Node, list[tuple[int, Any]]] = {}
        for number, page in enumerate(pages):
            for _, _, _, box in page.links:
                node = self.tree.links.get(box)
                if node is not None and node.link is not None and box.link_annotation is not None:
                    grouped.setdefault(node.link, []).append((number, box.link_annotation))
        return grouped

    def _add_links(self, links: dict[Node, list[tuple[int, Any]]], nums: Any) -> None:
        for node, fragments in links.items():
            element = self.objects[node]
            words = link_words(node, self.tree)
            for number, annotation in fragments:
                page = self.page_references[number]
                element.setdefault("Pg", page)
                element.setdefault("K", pydyf.Array()).append(
                    pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})
                )
                annotation["StructParent"] = len(nums) // 2
                annotation["F"] = 4  # Print, ISO 32000-1, table 165
                annotation["Contents"] = pydyf.String(words)
                nums += [len(nums) // 2, element.reference]

    def _add_namespace(self, root: Any) -> None:
        namespace = pydyf.Dictionary({"Type": "/Namespace", "NS": pydyf.String("http://iso.org/pdf2/ssn")})
        self.pdf.add_object(namespace)
        root["Namespaces"] = pydyf.Array([namespace.reference])
        self.objects[self.tree.root]["NS"] = namespace.reference
        for node, element in self.objects.items():
            if node.tag == "Note":  # its name in PDF 2.0 (ISO 32000-2, table 375; ISO 14289-2, 8.2.5.14)
                element |= {"S": "/FENote", "NS": namespace.reference}
                element["A"] = pydyf.Dictionary({"O": "/FENote", "NoteType": "/Footnote"})

    def _aim_at_structure(self) -> None:
        """PDF/UA-2 wants destinations to name structure elements (ISO 14289-2, 8.8)."""
        names = self.pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        for at in range(0, len(names), 2):
            names[at + 1] = self._aimed(names[at + 1], self.tree.named(names[at].string))
        headings = iter([node for node in self.objects if node.tag in roles.HEADINGS])
        for item in self.pdf.objects:
            if isinstance(item, dict) and "Dest" in item and "Title" in item:
                aim = self._aimed(item.pop("Dest"), next(headings, self.tree.root))
                item["A"] = pydyf.Dictionary({"S": "/GoTo", **aim})

    def _aimed(self, destination: Any, node: Node) -> Any:
        element = self.objects.get(node, self.objects[self.tree.root])
        return pydyf.Dictionary({"D": destination, "SD": pydyf.Array([element.reference, *destination[1:]])})


def _prune(node: Node, links: dict[Node, Any]) -> bool:
    """Takes out what was not drawn and what is empty for it; says whether anything is left of the node."""
    if node.tag == "Link" and node not in links:
        node.tag = "Span"
    node.kids[:] = [kid for kid in node.kids if (_prune(kid, links) if isinstance(kid, Node) else kid.mcid is not None)]
    labels = [kid for kid in node.kids if isinstance(kid, Node) and kid.tag == "Lbl"]
    if node.tag == "LI" and len(labels) == len(node.kids):
        for label in labels:
            label.tag = "LBody"  # an empty line to write on: its letter is all that it says (ISO 32000-1, table 336)
    if not node.kids and node.mark:
        node.tag = "NonStruct"
        node.attributes.clear()
    return bool(node.kids or node.mark or node.tag in KEPT or node in links)


def _settle_captions(node: Node) -> None:
    """Makes a caption the first or the last child (ISO 14289-2, 8.2.5.27): what it is of joins it in a section.

    A Div will not do, as checkers look through it.
    """
    if node.tag == "Div" and any(isinstance(kid, Node) and kid.tag == "Caption" for kid in node.kids):
        node.tag = "Sect"
    for at, kid in enumerate(node.kids[1:-1], 1):
        before = node.kids[at - 1]
        if isinstance(kid, Node) and kid.tag == "Caption" and isinstance(before, Node):
            both = Node("Sect", None, node, kids=[before, kid])
            before.parent = kid.parent = both
            node.kids[at - 1 : at + 1] = [both]
            return _settle_captions(node)
    return None


def _user_properties(node: Node) -> Any:
    """The layout test's knowledge as user properties (ISO 32000-1, 14.7.5.4): kind, and box on each page."""
    said = [pydyf.Dictionary({"N": pydyf.String("kind"), "V": pydyf.String(node.mark or "row")})]
    for page, rect in node.boxes:
        value = pydyf.Array([page, *(round(v, 2) for v in rect)])
        said.append(pydyf.Dictionary({"N": pydyf.String("box"), "V": value}))
    return pydyf.Dictionary({"O": "/UserProperties", "P": pydyf.Array(said)})


def link_words(node: Node, tree: Tree) -> str:
    """What a link says: its label or words; for a bare page number also the heading that it leads to."""
    label = node.element.get("aria-label") or node.element.get("title")
    if label:
        return str(label)
    words = roles.words(node.element)
    if any(c.isalpha() for c in words):
        return words
    drawn = words or " ".join("".join(kid.words for kid in node.kids if isinstance(kid, Content)).split())
    target = node.element.get("href", "")
    heading = tree.heading(target[1:]) if target.startswith("#") else target
    return ", ".join(part for part in (heading, drawn) if part) or target
