"""The rules of Word's accessibility checker, by our own code, for our own output and anybody's.

Source: Microsoft, "Rules for the Accessibility Checker", with its three levels (error, warning, tip); title and
language by WCAG 2.2, 2.4.2 and 3.1.1; contrast by 1.4.3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from printgen.check import Finding
from printgen.check.docx_file import Element, Styles, W, WordFile, find, number, words
from printgen.check.docx_look import Look, is_large
from printgen.colour import contrast

_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|svg|webp|emf|tiff?)$", re.I)
_EMPTY_LINKS = {"", "here", "click here", "go here", "see this page", "learn more", "read more", "more"}
_VML = "urn:schemas-microsoft-com:vml"
LONGEST_ALT = 250


def accessibility(file: WordFile) -> Iterator[Finding]:
    """Everything that Word's checker would name."""
    for rule, check in RULES.items():
        for what in check(file):
            yield Finding(rule, 0, what, "warning" if rule in WARNINGS else "error")


def _title(file: WordFile) -> Iterator[str]:
    core = "docProps/core.xml"
    if not file.has(core) or not find(file.tree(core), "//*[local-name()='title']/text()[normalize-space()]"):
        yield "the document has no title"


def _language(file: WordFile) -> Iterator[str]:
    if not Styles.of(file).default(".//w:lang/@w:val"):
        yield "the document has no language"


def _decorative(drawing: Element) -> bool:
    return bool(find(drawing, ".//adec:decorative[@val='1']"))


def _alt_text(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        for drawing in find(root, "//wp:docPr[not(ancestor::mc:Fallback)]"):
            if not _decorative(drawing) and (wrong := _wrong_alt((drawing.get("descr") or "").strip())):
                yield f"{name}: {drawing.get('name')} {wrong}"
        for old in find(root, f"//*[local-name()='imagedata'][namespace-uri()='{_VML}'][not(ancestor::mc:Fallback)]"):
            if wrong := _wrong_alt((old.getparent().get("alt") or "").strip()):
                yield f"{name}: a picture in an old format {wrong}"


def _wrong_alt(alt: str) -> str:
    """What is wrong with an alternative text; "" for nothing."""
    if not alt:
        return "has no alternative text"
    if _FILE_NAME.search(alt):
        return f"has a file name as its alternative text: {alt}"
    return f"has {len(alt)} characters of alternative text; {LONGEST_ALT} are enough" if len(alt) > LONGEST_ALT else ""


def _in_line(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        for anchor in find(root, "//wp:anchor[not(ancestor::mc:Fallback)]"):
            if not _decorative(anchor) and not find(anchor, "wp:docPr[@descr!='']"):
                yield f"{name}: a picture stands beside the text, not in it"


def _header_rows(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        for table in find(root, "//w:tbl[count(.//w:tc) > 1]"):  # one cell alone is a frame
            if not find(table, "(w:tr|w:sdt/w:sdtContent/w:tr)[1]/w:trPr/w:tblHeader"):
                yield f"{name}: a table has no header row: {words(table)[:40]!r}"


def _simple_tables(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        if find(root, "//w:tcPr/w:vMerge|//w:tcPr/w:gridSpan[@w:val>1]"):
            yield f"{name}: a table has merged or split cells"
        if find(root, "//w:tc//w:tbl"):
            yield f"{name}: a table stands inside a table"


def _control_titles(file: WordFile) -> Iterator[str]:
    for control in find(file.document, "//w:sdt/w:sdtPr[not(w15:repeatingSectionItem) and not(w:group)]"):
        if not "".join(find(control, "w:alias/@w:val")).strip():
            yield f"a control has no title: {words(control.getparent())[:40]!r}"


def _headings(file: WordFile) -> Iterator[str]:
    if not any(level for level, _ in _levels(file)):
        yield "the document has no headings"
    yield from ("a heading has no words" for level, said in _levels(file) if level and not said)


def _heading_order(file: WordFile) -> Iterator[str]:
    last = 0
    for level, said in _levels(file):
        if level > last + 1:
            yield f"heading levels jump from {last} to {level}: {said[:60]!r}"
        last = level or last


def _levels(file: WordFile) -> Iterator[tuple[int, str]]:
    """Level and words of each paragraph of the text."""
    styles = Styles.of(file)
    for paragraph in find(file.document, "//w:body//w:p"):
        yield heading_level(paragraph, styles), words(paragraph).strip()


def heading_level(paragraph: Element, styles: Styles) -> int:
    """1 for a heading of the first level and so on; 0 for other paragraphs."""
    own = find(paragraph, "w:pPr/w:outlineLvl/@w:val")
    value = str(own[0]) if own else styles.value(styles.of_paragraph(paragraph), "w:pPr/w:outlineLvl/@w:val")
    return int(number(value)) + 1 if 0 <= number(value, -1) < 9 else 0


def _blanks(file: WordFile) -> Iterator[str]:
    run = 0
    for element in find(file.document, "w:body/*"):
        empty = (
            element.tag == f"{W}p"
            and not words(element).strip()
            and not find(element, ".//w:drawing|.//w:br|.//w:fldChar")
        )
        run = run + 1 if empty else 0
        if run == 2:
            yield "two empty paragraphs stand one after the other"
    for paragraph in find(file.document, "//w:p"):
        if re.search(r"[ \u00a0]{4,}", words(paragraph)):
            yield f"blanks are used for layout: {words(paragraph)[:60]!r}"


def _links(file: WordFile) -> Iterator[str]:
    for name, root in file.stories():
        for link in find(root, "//w:hyperlink"):
            said = words(link).strip()
            if said.lower() in _EMPTY_LINKS:
                yield f"{name}: a link says only {said!r}"


def _restricted(file: WordFile) -> Iterator[str]:
    name = file.part("settings")
    path = "//w:documentProtection[@w:edit='readOnly'][@w:enforcement='1' or @w:enforcement='true']"
    if name and find(file.tree(name), path):
        yield "the document is protected against editing, which keeps some aids out"


def _contrast(file: WordFile) -> Iterator[str]:
    look = Look(Styles.of(file))
    pages = "".join(find(file.document, "w:background/@w:color")).upper()
    seen: set[str] = set()
    for name, root in file.stories():
        for run in find(root, "//w:r[w:t]"):
            ink, ground, points, bold = look.of(run)
            if re.fullmatch("[0-9A-F]{6}", pages) and ground == "#FFFFFF":
                ground = f"#{pages}"
            ratio = contrast(ink, ground)
            said = f"{name}: {ink} on {ground} has a contrast of {ratio:.1f}"
            if words(run).strip() and ratio < (3 if is_large(points, bold) else 4.5) and said not in seen:
                seen.add(said)
                yield f"{said}: {words(run)[:40]!r}"


RULES: dict[str, Callable[[WordFile], Iterator[str]]] = {
    "title": _title,
    "language": _language,
    "alt-text": _alt_text,
    "in-line": _in_line,
    "header-rows": _header_rows,
    "simple-tables": _simple_tables,
    "control-titles": _control_titles,
    "headings": _headings,
    "heading-order": _heading_order,
    "blanks": _blanks,
    "links": _links,
    "restricted": _restricted,
    "contrast": _contrast,
}
"""Each of the checker's rules by its name."""

WARNINGS = frozenset({"simple-tables", "in-line", "control-titles", "heading-order", "blanks", "links", "contrast"})
"""Rules whose breach Word's checker calls a warning or a tip."""
